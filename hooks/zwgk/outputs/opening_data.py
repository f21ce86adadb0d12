"""Opening hours in the words of schema.org and of iCalendar (SVC-11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from zwgk.model.values.calendar import Calendar
from zwgk.model.values.opening import Opening, Rule

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAYS = frozenset(range(5))


def days_of(rule: Rule) -> list[int]:
    """Weekdays of a rule; working days are Monday to Friday, holidays are told apart."""
    return sorted(rule.days | (_WEEKDAYS if rule.working else frozenset()))


def byday(rule: Rule) -> str:
    """``MO,TU,WE`` of RFC 5545."""
    return ",".join(_DAYS[d][:2].upper() for d in days_of(rule))


def clock(minutes: int, zone: str = "") -> str:
    """``09:00``; midnight at the end of a day is the last minute, which every reader takes."""
    minutes = min(minutes, 24 * 60 - 1)
    return f"{minutes // 60:02d}:{minutes % 60:02d}{zone}"


def weekly(opening: Opening) -> list[dict[str, Any]]:
    """``schema:OpeningHoursSpecification`` of an ordinary week."""
    return [
        {
            "@type": "schema:OpeningHoursSpecification",
            "schema:dayOfWeek": [f"schema:{_DAYS[d]}" for d in days_of(rule)],
            "schema:opens": clock(hours.start),
            "schema:closes": clock(hours.end),
        }
        for rule in opening.rules
        for hours in rule.hours
    ]


def special(opening: Opening, calendar: Calendar, today: date) -> list[dict[str, Any]]:
    """Days of the known notices on which an ordinary week does not hold; closed is 00:00 twice."""
    if not any(rule.working for rule in opening.rules):
        return []
    last = date(max(calendar.years, default=today.year), 12, 31)
    off, worked = calendar.exceptions(today, last)
    found = []
    shut = [d for d in off if not opening.on(d, calendar).hours]
    for first, until in _runs(shut):
        found.append(_special(first, until, "00:00", "00:00"))
    for day in worked:
        for hours in opening.on(day, calendar).hours:
            found.append(_special(day, day, clock(hours.start), clock(hours.end)))
    return found


def _special(first: date, last: date, opens: str, closes: str) -> dict[str, Any]:
    return {
        "@type": "schema:OpeningHoursSpecification",
        "schema:validFrom": first.isoformat(),
        "schema:validThrough": last.isoformat(),
        "schema:opens": opens,
        "schema:closes": closes,
    }


def _runs(days: list[date]) -> Iterator[tuple[date, date]]:
    for _, run in groupby(enumerate(days), key=lambda p: p[1] - timedelta(days=p[0])):
        found = [day for _, day in run]
        yield found[0], found[-1]
