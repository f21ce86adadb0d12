"""The official holidays: one file a year, as the State Council ordered them.

The files in ``holiday_years/`` are part of the engine and read once, when it is imported.
A new year is a new file; until then the year is projected (rulings 8).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

import yaml

from zwgk.model.values.calendar import Calendar, HolidayYear


def days(first: date, last: date) -> Iterator[date]:
    """Every day from ``first`` to ``last``. Raises ``ValueError`` when ``last`` is earlier."""
    if last < first:
        raise ValueError(f"{last} is before {first}")
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def holiday_year(data: dict[str, Any]) -> HolidayYear:
    """A file's contents as a year. Raises ``ValueError`` for a day that is off and worked."""
    off = frozenset(
        day
        for holiday in data["holidays"]
        for day in days(holiday["from"], holiday.get("to", holiday["from"]))
    )
    worked = frozenset(data["worked"])
    if off & worked:
        raise ValueError(f"{data['year']}: both off and worked: {sorted(off & worked)}")
    notices = tuple(notice["number"] for notice in data["notices"])
    return HolidayYear(data["year"], off, worked, notices)


def _shipped() -> Iterator[HolidayYear]:
    folder = files("zwgk.derive") / "holiday_years"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yml"):
            yield holiday_year(yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader))


#: The years that ship with the engine, 2019 on.
SHIPPED: tuple[HolidayYear, ...] = tuple(_shipped())


def calendar(more: Iterable[HolidayYear] = ()) -> Calendar:
    """The shipped years, and a site's own years over them."""
    return Calendar((*SHIPPED, *more))
