"""政策解读情况通报 as page and files show it: rows, sums, the words between (INT-01..09).

Page, workbook, text, Markdown and data are made of the same frozen values. Days are ISO text.
"""

from __future__ import annotations

from dataclasses import dataclass

from zwgk.model.views import AttachmentView, LinkView, PageView, TableView


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A policy of the quarter.

    ``state`` and ``label``: how it stands (:class:`InterpretationState`). ``days``: working
    days from document to first interpretation. ``in_step``: ``yes``, ``no``, ``unknown`` or
    empty where nothing is asked. ``copied``: percent. ``remarks``: what a reader must know.
    """

    title: str
    url: str
    number: str
    unit: str
    unit_url: str | None
    published: str
    type: str
    required: bool
    state: str
    label: str
    due: str
    first: str = ""
    days: int | None = None
    materials: int = 0
    forms: tuple[str, ...] = ()
    questions: int = 0
    questions_on: str = ""
    in_step: str = ""
    lacking: tuple[str, ...] = ()
    copied: int = 0
    remarks: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """``《……的通知》（青政办发〔2026〕7号）``."""
        return f"《{self.title}》" + (f"（{self.number}）" if self.number else "")


@dataclass(frozen=True, slots=True)
class ReportSums:
    """A unit's or the county's quarter in numbers.

    ``required`` = ``interpreted`` + ``missing`` + ``pending``; ``interpreted`` = ``same_day``
    + ``in_time`` + ``late`` + ``early``. ``rate`` is ``interpreted`` of what is due, in
    words, never rounded up; empty where nothing is due. ``materials`` and ``forms`` count
    interpretations of all documents.
    """

    name: str
    url: str | None = None
    policies: int = 0
    required: int = 0
    interpreted: int = 0
    missing: int = 0
    pending: int = 0
    same_day: int = 0
    in_time: int = 0
    late: int = 0
    early: int = 0
    in_step: int = 0
    step_unknown: int = 0
    materials: int = 0
    forms: tuple[tuple[str, int], ...] = ()
    rate: str = ""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A document by name under what is wrong with it: whose, which, and how."""

    unit: str
    called: str
    url: str
    said: str

    @property
    def text(self) -> str:
        """The line as a sentence."""
        return f"{self.unit}：{self.called}，{self.said}。"


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A sort of shortcoming and the documents that have it."""

    title: str
    lines: tuple[ReportLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """A quarter's notice. ``quarter`` is ``2026q3``; ``finished``: whether it is over."""

    quarter: str
    label: str
    title: str
    url: str
    as_of: str
    finished: bool
    summary: ReportSums
    units: tuple[ReportSums, ...]
    rows: tuple[ReportRow, ...]
    overall: tuple[str, ...]
    problems: tuple[ReportSection, ...]
    how: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InterpretationReportView(PageView):
    """The page of a quarter, and the list of all of them."""

    overall: tuple[str, ...] = ()
    problems: tuple[ReportSection, ...] = ()
    tables: tuple[TableView, ...] = ()
    how: tuple[str, ...] = ()
    files: tuple[AttachmentView, ...] = ()
    links: tuple[LinkView, ...] = ()
