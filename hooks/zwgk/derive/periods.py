"""The periods of a limit that comes round: which there were, and the last day of each."""

from __future__ import annotations

import calendar as gregorian
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from zwgk.model.values.calendar import Calendar
from zwgk.model.values.dates import Unit
from zwgk.model.values.time_limit import Clause, Cycle, add

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """One turn of a cycle: what is published from ``start`` to ``end`` counts for it.

    ``due_on`` is the last day that is in time. ``label`` names it for readers.
    """

    label: str
    start: date
    end: date
    due_on: date


def periods(clause: Clause, first: date, last: date, calendar: Calendar) -> Iterator[Period]:
    """The periods of a periodic clause from the one ``first`` is in to the one ``last`` is in.

    Months, quarters and years are those of the calendar, weeks begin on Monday; cycles of
    several years are counted from the year of ``first``. Where the clause counts from a
    cycle's end, the period that carries a cycle's name is the one that follows it.
    """
    assert clause.cycle is not None
    start = _start(clause.cycle, first, first.year)
    while start <= last:
        end = _end(clause.cycle, start)
        if clause.amount and clause.unit:
            before = _start(clause.cycle, start - _DAY, first.year)
            label = _label(clause.cycle, before, start - _DAY)
            yield Period(label, start, end, _after(start - _DAY, clause, calendar))
        else:
            yield Period(
                _label(clause.cycle, start, end), start, end, _by(clause.cycle, start, end)
            )
        start = end + _DAY


def _start(cycle: Cycle, day: date, year: int) -> date:
    """First day of the turn that ``day`` is in."""
    if cycle.unit is Unit.calendar_days:
        return day - timedelta(days=day.weekday()) if cycle.every == 7 else day
    if cycle.unit is Unit.months:
        return date(day.year, (day.month - 1) // cycle.every * cycle.every + 1, 1)
    return date(year + (day.year - year) // cycle.every * cycle.every, 1, 1)


def _end(cycle: Cycle, start: date) -> date:
    """Last day of the turn that begins on ``start``."""
    if cycle.unit is Unit.calendar_days:
        return start + timedelta(days=cycle.every - 1)
    return add(start, cycle.every, cycle.unit) - _DAY


def _by(cycle: Cycle, start: date, end: date) -> date:
    """The last day in time, inside the turn."""
    if not cycle.day:
        return end
    month = add(start, max(cycle.month - 1, 0), Unit.months)
    return month.replace(day=min(cycle.day, gregorian.monthrange(month.year, month.month)[1]))


def _after(end: date, clause: Clause, calendar: Calendar) -> date:
    """The last day in time, counted from the end of a turn."""
    assert clause.unit is not None
    if clause.unit is Unit.working_days:
        return calendar.add_working_days(end, clause.amount)
    return calendar.on_or_after(add(end, clause.amount, clause.unit))


def _label(cycle: Cycle, start: date, end: date) -> str:
    """``2026年10月``, ``2026年第3季度``, ``2026年上半年``, ``2026年``."""
    if cycle.unit is Unit.calendar_days:
        if cycle.every == 1:
            return start.isoformat()
        year, week, _ = start.isocalendar()
        return f"{year}年第{week}周"
    if cycle.unit is Unit.years:
        return f"{start.year}年" if cycle.every == 1 else f"{start.year}年至{end.year}年"
    match cycle.every:
        case 1:
            return f"{start.year}年{start.month}月"
        case 3:
            return f"{start.year}年第{end.month // 3}季度"
        case 6:
            return f"{start.year}年{'上' if start.month == 1 else '下'}半年"
        case _:
            return f"{start.year}年{start.month}月至{end.month}月"
