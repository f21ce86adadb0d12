"""How a state changes by itself with the calendar (DEC-09, DOC-08)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from zwgk.model.values.text import Choice


@dataclass(frozen=True, slots=True)
class Course:
    """The state of a day, and what it becomes on later days while nobody edits anything.

    ``due``: the last day to publish what is still owed.
    """

    now: Choice
    later: tuple[tuple[date, Choice], ...] = ()
    due: date | None = None

    def spans(self) -> Iterator[tuple[str, str, Choice]]:
        """(first day, last day, state) in order, days as pages write them; open ends are ""."""
        starts = [day for day, _ in self.later]
        ends = [day_before(day) for day in starts] + [""]
        states = [self.now, *(state for _, state in self.later)]
        yield from zip(["", *(d.isoformat() for d in starts)], ends, states, strict=True)


def day_before(day: date) -> str:
    """The last day of what ends when something begins on ``day``, as pages write it."""
    return (day - timedelta(days=1)).isoformat()


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
