"""Related lists: what a record's page shows of the records joined to it."""

from __future__ import annotations

from collections.abc import Sequence

from zwgk.model.record import Record
from zwgk.model.views import LinkView, Listing
from zwgk.plan.context import Context

#: How many rows a related list shows before it leads to its own page.
SHOWN = 10


def listing(
    context: Context,
    title: str,
    records: Sequence[Record],
    *,
    more: str | None = None,
    anchor: str = "",
    kind: bool = False,
) -> Listing | None:
    """A related list, or None when there is nothing to list.

    With ``more`` (an address that lists them all) the list is cut after ``SHOWN`` rows.
    """
    if not records:
        return None
    shown = records if more is None else records[:SHOWN]
    link = LinkView(f"全部{len(records)}条", more) if more and len(records) > SHOWN else None
    return Listing(title, context.rows(shown, kind=kind), link, anchor)


def present(*listings: Listing | None) -> tuple[Listing, ...]:
    """Those that have rows."""
    return tuple(one for one in listings if one)
