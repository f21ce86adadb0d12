"""公开信息 and 政府公报."""

from __future__ import annotations

from zwgk.model.catalog_item import CatalogItem
from zwgk.model.disclosure import Disclosure
from zwgk.model.gazette_issue import GazetteIssue
from zwgk.model.place import Place
from zwgk.model.policy import Policy
from zwgk.model.views import RecordView
from zwgk.plan.context import Context
from zwgk.plan.sections import listing, present


def disclosure_view(context: Context, record: Disclosure) -> RecordView:
    """The page of a disclosure."""
    return RecordView(
        **context.frame(record),
        facts=context.fact(
            record,
            "index_number",
            "organisation",
            "formed_on",
            "statutory_class",
            "method",
            "item",
        ),
        has_body=bool(record.body.strip()),
        files=context.attachments(record),
        sections=present(
            listing(context, "对应的公开事项", context.to(record, CatalogItem, "item"))
        ),
    )


def gazette_view(context: Context, issue: GazetteIssue) -> RecordView:
    """The page of a gazette issue: its contents by section (DOC-12)."""
    sections = []
    for i, part in enumerate(issue.contents):
        found = context.to(issue, Policy, "contents", i, "policies")
        sections.append(listing(context, part.column, found))
    places = context.to(issue, Place, "reading_points")
    return RecordView(
        **context.frame(issue),
        facts=context.fact(issue, "year", "number"),
        files=context.attachments(issue),
        sections=present(*sections, listing(context, "纸质公报查阅点", places)),
    )
