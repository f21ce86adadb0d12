"""How a state changes by itself with the calendar (DEC-09)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from zwgk.model.values.text import Choice


@dataclass(frozen=True, slots=True)
class Course:
    """The state of a day, and what it becomes on later days while nobody edits anything.

    ``due``: the last day to publish what is still owed.
    """

    now: Choice
    later: tuple[tuple[date, Choice], ...] = ()
    due: date | None = None


def course(
    state_on: Callable[[date], Choice],
    days: Iterable[date | None],
    today: date,
    due: date | None = None,
) -> Course:
    """The course of something whose state can change on ``days`` only."""
    now = last = state_on(today)
    later = []
    for day in sorted({d for d in days if d and d > today}):
        state = state_on(day)
        if state is not last:
            later.append((day, state))
            last = state
    return Course(now, tuple(later), due)
