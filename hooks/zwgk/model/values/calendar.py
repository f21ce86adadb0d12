"""Working days: weekdays, less the holidays and plus the make-up days of the yearly notices."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """What the notices of one year order: days off, and weekend days that are worked.

    Days may lie outside the year: New Year's holiday often begins in December.
    ``notices`` are the document numbers it was taken from.
    """

    year: int
    off: frozenset[date]
    worked: frozenset[date]
    notices: tuple[str, ...] = ()


class Calendar:
    """Which days are worked. Pure; knows the years it was given.

    A year without its notice has its weekends only and is said to be projected
    (rulings 8). What two years say of one day: the later given wins.
    """

    def __init__(self, years: Iterable[HolidayYear] = ()) -> None:
        off: set[date] = set()
        worked: set[date] = set()
        known: dict[int, tuple[str, ...]] = {}
        for year in years:
            off = (off - year.worked) | year.off
            worked = (worked - year.off) | year.worked
            known[year.year] = year.notices
        self._known = known
        # A weekend day off or a weekday at work changes nothing: only exceptions are kept.
        self._off = sorted(d for d in off if d.weekday() < 5)
        self._worked = sorted(d for d in worked if d.weekday() >= 5)
        self._exceptions = frozenset((*self._off, *self._worked))
        self._holidays = frozenset(off)

    @property
    def years(self) -> tuple[int, ...]:
        """The years whose notice is known."""
        return tuple(sorted(self._known))

    def notices(self, year: int) -> tuple[str, ...]:
        """Document numbers of a year's notices; empty when it is projected."""
        return self._known.get(year, ())

    def projected(self, year: int) -> bool:
        """Whether a year's notice is unknown, so that only weekends are off."""
        return year not in self._known

    def projected_between(self, start: date, end: date) -> bool:
        """Whether counting from ``start`` to ``end`` touches a projected year."""
        first, last = sorted((start.year, end.year))
        return any(self.projected(year) for year in range(first, last + 1))

    def is_working_day(self, day: date) -> bool:
        """Whether offices are open."""
        return (day.weekday() < 5) is not (day in self._exceptions)

    def is_holiday(self, day: date) -> bool:
        """Whether a notice names the day as off; weekends inside a holiday count too."""
        return day in self._holidays

    def exceptions(self, first: date, last: date) -> tuple[tuple[date, ...], tuple[date, ...]]:
        """Days that a notice names as off, and weekend days at work, from ``first`` to ``last``."""
        off = (d for d in self._holidays if first <= d <= last)
        worked = (d for d in self._worked if first <= d <= last)
        return tuple(sorted(off)), tuple(worked)

    def add_working_days(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``; the day itself is not counted.

        So does the Civil Code, article 201. ``count`` 0 is the day itself, a negative
        count goes back.
        """
        step = _DAY if count > 0 else -_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_working_day(day):
                day += step
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and with ``end``; negative when ``end`` is earlier.

        ``working_days_between(d, add_working_days(d, n)) == n``.
        """
        if end < start:
            # Counted from the other side, so that going back n and coming n is the same.
            return -self._within(end, start - _DAY)
        return self._within(start + _DAY, end)

    def on_or_after(self, day: date) -> date:
        """The day itself when it is worked, else the next one that is."""
        while not self.is_working_day(day):
            day += _DAY
        return day

    def _within(self, first: date, last: date) -> int:
        """Working days from ``first`` to ``last``, both included."""
        if last < first:
            return 0
        weeks, rest = divmod((last - first).days + 1, 7)
        weekdays = weeks * 5 + sum((first.weekday() + i) % 7 < 5 for i in range(rest))
        return weekdays - _count(self._off, first, last) + _count(self._worked, first, last)


def _count(days: list[date], first: date, last: date) -> int:
    return bisect_right(days, last) - bisect_left(days, first)
