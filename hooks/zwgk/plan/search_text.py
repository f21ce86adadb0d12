"""What a page says, as search reads it: body and view, without frame and lists of others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from zwgk.model.body import BodyText
from zwgk.model.result import PlannedPage
from zwgk.model.views import Badge, Fact, PageView, Row, Value
from zwgk.plan.ledger_parts import FULFILS

#: Fields of every page's frame, and lists of other pages that are found by themselves.
_FRAME = {f.name for f in fields(PageView)} | {"sections", "ledger", "ledger_link", "more"}

#: Parts of views that are not text: addresses, marks of time and state.
_SILENT = frozenset(
    ("url", "iso", "state", "anchor", "anchors", "icon", "external", "current", "size", "type",
     "lead", "header", "path", "links", "level", "prefix", "badge", "since", "until")
)  # fmt: skip


def said(page: PlannedPage) -> tuple[str, ...]:
    """The texts of a page, Markdown as written: its body first, then as its view has them."""
    view = page.view
    found = [page.body.text] if page.body else []
    for field in fields(view):
        if field.name not in _FRAME:
            found.extend(_strings(getattr(view, field.name)))
    return tuple(dict.fromkeys(found))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, BodyText):
        yield value.text
    elif isinstance(value, Row):
        yield value.title
    elif (isinstance(value, Fact) and value.label == FULFILS) or (
        isinstance(value, Value) and value.since  # does not hold yet
    ):
        return
    elif is_dataclass(value) and not isinstance(value, Badge):
        for field in fields(value):
            if field.name not in _SILENT:
                yield from _strings(getattr(value, field.name))
