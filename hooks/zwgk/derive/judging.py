"""Whether a published record, or a period, was in time. Pure; the rules one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from zwgk.derive.periods import Period, periods
from zwgk.model.ledger import Coming, DutyState, Entry, LimitOfItem, Unjudged
from zwgk.model.record import Record
from zwgk.model.values.calendar import Calendar
from zwgk.model.values.dates import Moment, Unit
from zwgk.model.values.time_limit import Clause, LimitKind, add

_COUNTED = (LimitKind.working_days, LimitKind.calendar_days)


@dataclass(frozen=True, slots=True)
class Due:
    """A last day: by which law (empty: the catalog's own words), and how it was counted."""

    day: date
    basis: str
    in_working_days: bool
    projected: bool


@dataclass(frozen=True, slots=True)
class Judge:
    """What is needed to judge: the calendar, the day, and two numbers of ``ledger.yml``."""

    calendar: Calendar
    today: date
    due_soon_days: int
    unsure_working_days: int

    # -- limits that run from a day ------------------------------------------------------

    def due(self, limits: LimitOfItem, start: date, about: str = "") -> Due | None:
        """The last day for information that came about on ``start``.

        Of several clauses of a cell the most generous holds, unless one says what it is
        about and ``about`` (the record's title) names it: a doubt is never held against
        the unit. Over that, the strictest law. None where nothing gives a length.
        """
        own = [
            self._due(clause, start, "")
            for clause in _applying(limits.written.clauses if limits.written else (), about)
        ]
        law = [
            self._due(clause, start, statutory.id)
            for statutory in limits.statutory
            for clause in statutory.limit.of(*_COUNTED)
        ]
        if limits.general and not own:
            law += [
                self._due(c, start, limits.general.id) for c in limits.general.limit.of(*_COUNTED)
            ]
        # min() keeps the first of equals: where the catalog is as strict, it is the catalog's.
        candidates = [*([max(own, key=lambda d: d.day)] if own else []), *law]
        return min(candidates, key=lambda d: d.day) if candidates else None

    def _due(self, clause: Clause, start: date, basis: str) -> Due:
        day = clause.due_on(start, self.calendar)
        assert day is not None
        counted = clause.kind is LimitKind.working_days
        return Due(day, basis, counted, self.calendar.projected_between(start, day))

    def published(self, record: Record, limits: LimitOfItem, *, owed: bool = True) -> Entry:
        """The entry of a published record; ``owed``: whether it had to be published at all."""
        day = published_day(record)
        start = started_day(record)
        why = self._why_not(record, limits, day, start) if owed else Unjudged.not_owed
        if why or start is None or day is None:
            return Entry(
                DutyState.fulfilled,
                proof=record.key,
                started_on=start,
                published_on=day,
                unjudged=why,
                shown_until=self.shown_until(limits, day),
            )
        due = self.due(limits, start, record.name_text)
        assert due is not None
        unsure = self._unsure(day, due)
        late = day > due.day and not unsure
        return Entry(
            DutyState.fulfilled_late if late else DutyState.fulfilled,
            proof=record.key,
            started_on=start,
            due_on=due.day,
            published_on=day,
            days=None if unsure else self._days(day, due),
            in_working_days=due.in_working_days,
            unjudged=Unjudged.unsure_year if unsure else None,
            shown_until=self.shown_until(limits, day),
            basis=due.basis,
            projected=due.projected,
        )

    def _unsure(self, day: date, due: Due) -> bool:
        """Whether a day is late only as long as nobody knows that year's holidays."""
        if not due.projected or day <= due.day:
            return False
        return self.calendar.working_days_between(due.day, day) <= self.unsure_working_days

    def _why_not(
        self, record: Record, limits: LimitOfItem, day: date | None, start: date | None
    ) -> Unjudged | None:
        """Why a publication cannot be judged, if so."""
        if getattr(record, "reposted_from", None):
            return Unjudged.reposted
        if start is None or day is None:
            return Unjudged.no_day
        if day < start:
            return Unjudged.before_formed
        if self.due(limits, start, record.name_text) is None:
            unread = limits.text and limits.written is None
            return Unjudged.unread_limit if unread else Unjudged.no_length
        return None

    def waiting(self, due: Due) -> Entry | None:
        """The entry of information that is there and not yet published; None while it has time.

        Neither its name nor its day is told: it is not public yet.
        """
        state = self._state_until(due.day)
        if state is DutyState.nothing_due:
            return None
        return Entry(
            state,
            due_on=due.day,
            days=self._days(self.today, due),
            in_working_days=due.in_working_days,
            basis=due.basis,
            projected=due.projected,
            held_back=True,
        )

    def first_time(self, limits: LimitOfItem, added: date) -> Entry | None:
        """The entry of an item that was added on a day and has nothing yet; None when late.

        A limit counts from that day, a period that is cut is not owed: the next one is.
        """
        due = self.due(limits, added)
        last = due.day if due else None
        for clause in limits.written.of(LimitKind.periodic) if limits.written else ():
            turns = periods(clause, added, add(added, 9, Unit.years), self.calendar)
            last = next((t.due_on for t in turns if t.start >= added), last)
        if last is None or self.today > last:
            return None
        return Entry(self._state_until(last), due_on=last, days=(last - self.today).days)

    def shown_until(self, limits: LimitOfItem, day: date | None) -> date | None:
        """The last day of the longest display asked for; None where none is."""
        if day is None:
            return None
        displays = [
            *(limits.written.of(LimitKind.minimum_display) if limits.written else ()),
            *(c for s in limits.statutory for c in s.limit.of(LimitKind.minimum_display)),
        ]
        days = (c.shown_until(day, self.calendar) for c in displays)
        return max((d for d in days if d), default=None)

    def _days(self, day: date, due: Due) -> int:
        """Days from ``day`` to the last day, as the limit counts; negative when late.

        Late by part of a working day is late by one: the week-end after the last day.
        """
        if not due.in_working_days:
            return (due.day - day).days
        if day <= due.day:
            return self.calendar.working_days_between(day, due.day)
        return -max(self.calendar.working_days_between(due.day, day), 1)

    def _state_until(self, due_on: date) -> DutyState:
        """How something stands that is not published, by its last day."""
        if self.today > due_on:
            return DutyState.overdue
        if (due_on - self.today).days <= self.due_soon_days:
            return DutyState.due_soon
        return DutyState.nothing_due

    # -- limits that come round ----------------------------------------------------------

    def turns(
        self, clause: Clause, records: Sequence[Record], since: date | None, oldest: date
    ) -> list[Entry]:
        """The entries of a periodic clause, oldest first.

        They begin with ``since`` (the day the item was added), else with the first
        publication, and never before ``oldest``.
        """
        updates = _updates(records, self.today)
        first = since or min(updates, default=None)
        if first is None or clause.cycle is None:
            return []
        begun = first >= oldest
        found = []
        for period in periods(clause, max(first, oldest), self.today, self.calendar):
            partial = begun and period.start < first
            entry = self._turn(period, clause.cycle.times, updates, records, partial=partial)
            if entry:
                unsure = clause.amount and self.calendar.projected_between(
                    period.start, period.due_on
                )
                found.append(replace(entry, projected=bool(unsure)))
        return found

    def coming(self, clause: Clause, since: date, until: date) -> list[Coming]:
        """The periods of a periodic clause that begin after today and are due by ``until``.

        ``since``: the first day of an earlier period, from which cycles of years count.
        """
        if clause.cycle is None or clause.cycle.unit is Unit.calendar_days:
            return []  # daily and weekly: nobody needs to be told of the next one
        return [
            Coming(
                period.label,
                period.due_on,
                bool(clause.amount)
                and self.calendar.projected_between(period.start, period.due_on),
            )
            for period in periods(clause, since, until, self.calendar)
            if period.start > self.today and period.due_on <= until
        ]

    def _turn(
        self,
        period: Period,
        times: int,
        updates: dict[date, list[Record]],
        records: Sequence[Record],
        *,
        partial: bool,
    ) -> Entry | None:
        """The entry of one period; None where it is not owed or cannot be known."""
        hits = [day for day in updates if period.start <= day <= period.end]
        made = [(day, record) for day in hits for record in updates[day]]
        others = tuple(dict.fromkeys(record.key for _, record in made))
        base = Entry(
            DutyState.nothing_due,
            period=period.label,
            started_on=period.start,
            due_on=period.due_on,
            others=others,
        )
        if len(hits) >= times:
            day = hits[times - 1]
            late = day > period.due_on
            proof = updates[day][0].key
            return replace(
                base,
                state=DutyState.fulfilled_late if late else DutyState.fulfilled,
                proof=proof,
                published_on=day,
                days=(period.due_on - day).days,
                others=tuple(k for k in others if k != proof),
            )
        if partial:
            return None
        if self.today > period.end:
            if _may_have_been_updated(records, period):
                return None
            later = any(day > period.end for day in updates)
            state = DutyState.skipped if later else DutyState.overdue
        else:
            state = self._state_until(period.due_on)
        days = None if state is DutyState.skipped else (period.due_on - self.today).days
        return replace(base, state=state, days=days)


def _applying(clauses: Iterable[Clause], about: str) -> list[Clause]:
    """Clauses with a length that apply to a record with this title."""
    counted = [c for c in clauses if c.kind in _COUNTED]
    named = [c for c in counted if c.scope and c.scope in about]
    return named or counted


def published_day(record: Record) -> date | None:
    """The day of 发布日期."""
    published = getattr(record, "published_on", None)
    return published.day if isinstance(published, Moment) else None


def started_day(record: Record) -> date | None:
    """The day the clock starts: 形成日期, of a document 成文日期."""
    day = getattr(record, "formed_on", None) or getattr(record, "signed_on", None)
    return day if isinstance(day, date) else None


def _updates(records: Sequence[Record], today: date) -> dict[date, list[Record]]:
    """Day → what was published or updated on it, in order of days."""
    found: dict[date, list[Record]] = defaultdict(list)
    for record in records:
        for day in dict.fromkeys(_days_of(record)):
            if day <= today:
                found[day].append(record)
    return dict(sorted(found.items()))


def _days_of(record: Record) -> Iterator[date]:
    published, updated = published_day(record), getattr(record, "updated_on", None)
    if published:
        yield published
    if isinstance(updated, date) and (published is None or updated > published):
        yield updated


def _may_have_been_updated(records: Sequence[Record], period: Period) -> bool:
    """Whether a page that stood through a closed period was updated again after it.

    Only its last update is known, so it may have been updated in the period as well.
    """
    for record in records:
        published, updated = published_day(record), getattr(record, "updated_on", None)
        stood = published is not None and published < period.start
        if stood and isinstance(updated, date) and updated > period.end:
            return True
    return False
