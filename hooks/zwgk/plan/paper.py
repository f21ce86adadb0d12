"""Sheets to print from a guide: 一次告知单, 明白卡, 张贴单 (SVC-10).

Pages rather than PDF files: a counter prints them with the browser it has, today's text, and
nothing has to be installed. Each has its own address and its own size of paper.
"""

from __future__ import annotations

from collections.abc import Iterator

from zwgk.model.organisation import Organisation
from zwgk.model.result import PlannedPage
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.views import LinkView, PaperView
from zwgk.plan.context import Context, section_of
from zwgk.plan.views_service import guide_view

#: Word in the address, name, what it is for.
SHEETS = (
    ("notice", "一次性告知单", "A4，当面交给来办事的人，双方签名"),
    ("card", "明白卡", "A5，随手带走"),
    ("poster", "张贴单", "A3，贴在窗口和公示栏"),
)
#: What pages of sheets are called; they have no large-type twin.
PAPER = "paper"


def sheet_links(context: Context, guide: ServiceGuide) -> tuple[LinkView, ...]:
    """Links to the sheets of a guide."""
    return tuple(LinkView(title, f"{context.url(guide)}{word}/") for word, title, _ in SHEETS)


def paper_pages(context: Context) -> Iterator[PlannedPage]:
    """The sheets of every guide; in no list and no search engine: the guide itself is."""
    for guide in context.all(ServiceGuide):
        view = guide_view(context, guide)
        unit = context.one(guide, Organisation, "provider")
        for word, title, text in SHEETS:
            url = f"{context.url(guide)}{word}/"
            name = f"{guide.name}{title}"
            yield PlannedPage(
                url,
                f"kinds/{PAPER}/{word}.html",
                PaperView(
                    title=name,
                    kind=PAPER,
                    section=section_of(ServiceGuide.kind.name),
                    labels=context.column_labels(
                        name, f"{name}，{text}", (guide.name, title), ServiceGuide.kind.column.type
                    ),
                    trail=context.trail(context.list_link(ServiceGuide)),
                    canonical=view.canonical,
                    summary=text,
                    notices=view.notices,
                    feedback=view.feedback,
                    noindex=True,
                    form=title,
                    guide=view,
                    office=(unit.name if unit else guide.provider),
                    phone=guide.phone,
                    complaint_phone=guide.complaint_phone,
                    counter=guide.counter or "",
                    hours=guide.hours,
                    others=(
                        LinkView("回到办事指南", context.url(guide)),
                        *(
                            LinkView(t, f"{context.url(guide)}{w}/", current=w == word)
                            for w, t, _ in SHEETS
                        ),
                    ),
                ),
                source=guide.origin.where.path,
                listed=False,
            )
