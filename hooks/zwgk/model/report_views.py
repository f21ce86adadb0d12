"""What the templates of yearly reports read (AR-01, AR-12, WR-02)."""

from __future__ import annotations

from dataclasses import dataclass

from zwgk.model.body import BodyText
from zwgk.model.views import Fact, RecordView


@dataclass(frozen=True, slots=True)
class FormCellView:
    """A cell of a form table.

    A head has a ``scope`` and an ``id``; ``headers`` are the ids of the heads of a number, widest
    first. ``label``: name of the number's column, for narrow screens. ``zero`` numbers are
    left out there; ``total`` ones never.
    """

    text: str
    scope: str = ""
    rows: int = 1
    columns: int = 1
    id: str = ""
    headers: str = ""
    label: str = ""
    zero: bool = False
    total: bool = False


@dataclass(frozen=True, slots=True)
class FormTableView:
    """A table with heads above each other and beside each other, and numbers."""

    caption: str
    heads: tuple[tuple[FormCellView, ...], ...]
    rows: tuple[tuple[FormCellView, ...], ...]
    sparse: bool = False


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A section of the report: its heading of the form, then a text or tables."""

    title: str
    anchor: str
    text: BodyText | None = None
    tables: tuple[FormTableView, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnualReportView(RecordView):
    """政府信息公开工作年度报告: its six sections in order."""

    parts: tuple[ReportSection, ...] = ()


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts below a heading."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class WebsiteReportView(RecordView):
    """政府网站工作年度报表. ``parts``: visits and the eight sections, in the order of the form."""

    parts: tuple[FactGroup, ...] = ()
