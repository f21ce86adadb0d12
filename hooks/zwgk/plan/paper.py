"""Sheets to print from guides and bundles: 一次告知单, 明白卡, 张贴单 (SVC-10).

Pages rather than PDF files: a counter prints them with the browser it has, today's text, and
nothing has to be installed. Each has its own address and its own size of paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zwgk.model.bundle import Bundle
from zwgk.model.organisation import Organisation
from zwgk.model.result import PlannedPage
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.service_views import PaperView
from zwgk.model.views import LinkView, RecordView
from zwgk.plan.context import Context, section_of
from zwgk.plan.views_service import bundle_view, guide_view

#: What pages of sheets are called; they have no large-type twin.
PAPER = "paper"


@dataclass(frozen=True, slots=True)
class SheetKind:
    """A sheet: the word in its address, its name, what it is for, its template."""

    word: str
    name: str
    purpose: str
    template: str


_NOTICE = "A4，当面交给来办事的人，双方签名"
SHEETS: Mapping[type[ServiceGuide | Bundle], tuple[SheetKind, ...]] = {
    ServiceGuide: (
        SheetKind("notice", "一次性告知单", _NOTICE, "notice"),
        SheetKind("card", "明白卡", "A5，随手带走", "card"),
        SheetKind("poster", "张贴单", "A3，贴在窗口和公示栏", "poster"),
    ),
    Bundle: (SheetKind("notice", "一次性告知单", _NOTICE, "bundle"),),
}


def sheet_links(context: Context, record: ServiceGuide | Bundle) -> tuple[LinkView, ...]:
    """Links to the sheets of a guide or bundle."""
    url = context.url(record)
    return tuple(LinkView(s.name, f"{url}{s.word}/") for s in SHEETS[type(record)])


def paper_pages(context: Context) -> Iterator[PlannedPage]:
    """The sheets of all guides and bundles; in no list and no search engine: they are."""
    for guide in context.all(ServiceGuide):
        view = guide_view(context, guide)
        unit = context.one(guide, Organisation, "provider")
        yield from _sheets(
            context,
            guide,
            view,
            guide=view,
            office=unit.name if unit else guide.provider,
            phone=guide.phone,
            complaint_phone=guide.complaint_phone,
            counter=guide.counter or "",
            hours=guide.hours,
        )
    for bundle in context.all(Bundle):
        whole = bundle_view(context, bundle)
        unit = context.one(bundle, Organisation, "lead")
        yield from _sheets(
            context,
            bundle,
            whole,
            bundle=whole,
            office=unit.name if unit else bundle.lead,
            phone=bundle.phone,
            complaint_phone=(unit.complaint_phone if unit else None) or "",
            counter=bundle.counter,
        )


def _sheets(
    context: Context, record: ServiceGuide | Bundle, view: RecordView, **own: Any
) -> Iterator[PlannedPage]:
    kind, home = record.kind, context.url(record)
    sheets = SHEETS[type(record)]
    for sheet in sheets:
        name = f"{record.name}{sheet.name}"
        others = (
            LinkView(f"回到{kind.label}", home),
            *(LinkView(s.name, f"{home}{s.word}/", current=s is sheet) for s in sheets),
        )
        yield PlannedPage(
            f"{home}{sheet.word}/",
            f"kinds/{PAPER}/{sheet.template}.html",
            PaperView(
                title=name,
                kind=PAPER,
                section=section_of(kind.name),
                labels=context.column_labels(
                    name, f"{name}，{sheet.purpose}", (record.name, sheet.name), kind.column.type
                ),
                trail=context.trail(context.list_link(type(record))),
                canonical=view.canonical,
                summary=sheet.purpose,
                notices=view.notices,
                feedback=view.feedback,
                noindex=True,
                form=sheet.name,
                others=others,
                **own,
            ),
            source=record.origin.where.path,
            listed=False,
        )
