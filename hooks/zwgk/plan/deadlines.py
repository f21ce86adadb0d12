"""The coming deadlines of a unit and of the site, for calendars.

Only what is public: of a record that is held back neither name nor day is told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date

from zwgk.model.ledger import Duty, DutyState, Entry
from zwgk.model.ledger_views import LedgerRow
from zwgk.model.publication import Deadline, DeadlineCalendar
from zwgk.model.values.dates import Unit
from zwgk.model.values.time_limit import add
from zwgk.plan.context import Context
from zwgk.plan.ledger_rows import ON_ITEM

_FILE = "deadlines.ics"
_PROJECTED = "按双休日推算，放假通知印发后可能变动。"
_OPEN = (DutyState.due_soon, DutyState.nothing_due)


def calendar(
    context: Context, name: str, page: str, duties: Sequence[tuple[Duty, LedgerRow]]
) -> DeadlineCalendar:
    """The calendar of some duties with their rows, for the page at ``page``."""
    today = context.facts.today
    until = add(today, 1, Unit.years)
    found = {d.uid: d for duty, row in duties for d in _deadlines(context, duty, row, until)}
    ordered = tuple(sorted(found.values(), key=lambda d: (d.due_on, d.title, d.uid)))
    return DeadlineCalendar(f"{page}{_FILE}", f"{name}公开期限", page, today, ordered)


def _deadlines(context: Context, duty: Duty, row: LedgerRow, until: date) -> Iterator[Deadline]:
    if not duty.owed:
        return
    today = context.facts.today
    for entry in duty.entries:
        if _is_open(entry) and entry.due_on and today <= entry.due_on <= until:
            yield _deadline(context, row, entry.period, entry.due_on, projected=entry.projected)
    for coming in duty.coming:
        if coming.due_on <= until:
            yield _deadline(context, row, coming.period, coming.due_on, projected=coming.projected)


def _is_open(entry: Entry) -> bool:
    return entry.state in _OPEN and entry.proof is None and not entry.held_back


def _deadline(
    context: Context, row: LedgerRow, period: str, due: date, *, projected: bool
) -> Deadline:
    what = f"{row.code} {row.item}" + (f"（{period}）" if period else "")
    text = f"{row.unit}最迟在这一天公开。时限：{row.limit}（{row.basis}）。"
    # The last day may move when a year's holidays are ordered; the event stays the same.
    digest = hashlib.sha256(f"{row.code}\n{row.unit_id}\n{period}".encode()).hexdigest()[:20]
    return Deadline(
        uid=f"{digest}@{context.domain or 'zwgk'}",
        due_on=due,
        title=f"最迟公开：{what}",
        text=text + (_PROJECTED if projected else ""),
        url=row.item_url + ON_ITEM,
    )
