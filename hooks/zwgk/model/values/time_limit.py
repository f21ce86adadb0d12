"""公开时限: what the cell of the official table means, and how it is said back.

The cell stays as it was written; this is its meaning. It is read by
:mod:`zwgk.model.values.time_limit_text`, and ``read(limit.words()) == limit``.
"""

from __future__ import annotations

import calendar as gregorian
from dataclasses import dataclass
from datetime import date, timedelta

from zwgk.model.values.calendar import Calendar
from zwgk.model.values.dates import Unit
from zwgk.model.values.text import Choice


class LimitKind(Choice):
    """What a limit counts (standards 4.3)."""

    working_days = "若干工作日内"
    calendar_days = "若干日内"
    realtime = "实时"
    prompt = "及时"
    before_event = "提前"
    permanent = "长期"
    periodic = "定期"
    minimum_display = "公示期"


#: Kinds that run from a day on which something came about.
FROM_A_DAY = frozenset(
    {LimitKind.working_days, LimitKind.calendar_days, LimitKind.realtime, LimitKind.prompt}
)

_CYCLES = {
    (1, Unit.calendar_days): "日",
    (7, Unit.calendar_days): "周",
    (1, Unit.months): "月",
    (3, Unit.months): "季度",
    (6, Unit.months): "半年",
    (1, Unit.years): "年",
}
_END_OF_MONTH = 31


@dataclass(frozen=True, slots=True)
class Cycle:
    """How often a periodic limit comes round: ``every`` 3 ``months``, ``times`` within each.

    ``day`` of ``month`` (counted inside the cycle; 0 for cycles of a month) is the last
    day, 31 the end of the month; ``day`` 0 leaves the whole cycle. Days are ``1`` and
    ``7``, months divide a year. Raises ``ValueError`` for anything else.
    """

    every: int
    unit: Unit
    times: int = 1
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        allowed = {
            Unit.calendar_days: self.every in (1, 7),
            Unit.months: self.every in (1, 2, 3, 4, 6),
            Unit.years: 1 <= self.every <= 9,
        }
        if not allowed.get(self.unit) or not 1 <= self.times <= 99:
            raise ValueError(f"no such cycle: {self}")
        months = self.every if self.unit is Unit.months else 12
        fits = 1 <= self.month <= months if months > 1 else self.month == 0
        longer = self.unit is Unit.years and self.every > 1
        if self.day and (self.unit is Unit.calendar_days or longer or not fits or self.day > 31):
            raise ValueError(f"no such day in the cycle: {self}")
        if self.month and not self.day:
            raise ValueError(f"a month without a day: {self}")

    @property
    def label(self) -> str:
        """``月``, ``季度``, ``2年``."""
        known = _CYCLES.get((self.every, self.unit))
        return known or f"{self.every}{self.unit.label}"

    def words(self, amount: int = 0, unit: Unit | None = None) -> str:
        """``每季度更新``; ``amount`` and ``unit``: so long after the cycle has ended."""
        if amount and unit:
            return f"每{self.label}结束后{amount}{unit.label}内更新"
        if self.day:
            return f"每{self.label}{self._by()}前更新"
        if self.times > 1:
            return f"每{self.label}至少更新{self.times}次"
        return f"每{self.label}更新"

    def _by(self) -> str:
        if not self.month:
            return "底" if self.day == _END_OF_MONTH else f"{self.day}日"
        month = f"第{self.month}个月" if self.unit is Unit.months else f"{self.month}月"
        return f"{month}底" if self.day == _END_OF_MONTH else f"{month}{self.day}日"


@dataclass(frozen=True, slots=True)
class Clause:
    """One limit. Which fields mean something depends on ``kind``; the rest stay empty.

    ``amount`` and ``unit``: how long. ``anchor``: the day it runs from (``信息形成之日``,
    ``批准后``), the event of ``before_event`` or the condition of ``prompt``. ``action``:
    what is done before an event. ``cycle``: of a periodic limit, where ``amount`` counts
    from the cycle's end. ``then``: what follows, a display of some length or for good.
    ``scope``: what the clause is about, where a cell has several. Raises ``ValueError``
    for fields that do not go together.
    """

    kind: LimitKind
    amount: int = 0
    unit: Unit | None = None
    anchor: str = ""
    action: str = ""
    cycle: Cycle | None = None
    then: Clause | None = None
    scope: str = ""

    def __post_init__(self) -> None:
        if (self.amount > 0) > (self.unit is not None) or not 0 <= self.amount <= 999:
            raise ValueError(f"an amount needs its unit: {self}")
        counted = {
            LimitKind.working_days: self.amount > 0 and self.unit is Unit.working_days,
            LimitKind.calendar_days: self.unit in (_NATURAL if self.amount else _TODAY),
            LimitKind.before_event: self.amount > 0 and self.unit in _DAYS,
            LimitKind.minimum_display: self.amount > 0 and self.unit in _DAYS,
            LimitKind.periodic: self.unit in _DAYS if self.amount else self.unit is None,
        }
        if not counted.get(self.kind, self.unit is None):
            raise ValueError(f"not a limit of this kind: {self}")
        if (self.cycle is not None) is not (self.kind is LimitKind.periodic):
            raise ValueError(f"only a periodic limit has a cycle: {self}")
        if self.cycle and self.amount and (self.cycle.day or self.cycle.times > 1):
            raise ValueError(f"two last days: {self}")
        if self.action and self.kind is not LimitKind.before_event:
            raise ValueError(f"only what is before an event has an action: {self}")
        if self.then and (self.kind not in FROM_A_DAY or self.then.kind not in _FOLLOWING):
            raise ValueError(f"this cannot follow: {self}")
        if self.then and (self.then.then or self.then.scope):
            raise ValueError(f"nothing follows what follows: {self}")

    def words(self) -> str:
        """The clause as an official would write it."""
        scope = f"{self.scope}：" if self.scope else ""
        then = f"，{self.then.words()}" if self.then else ""
        return f"{scope}{self._words()}{then}"

    def _words(self) -> str:
        start = f"自{self.anchor}起" if self.anchor.endswith("之日") else self.anchor
        length = f"{self.amount}{self.unit.label}" if self.unit else ""
        match self.kind:
            case LimitKind.realtime:
                return f"{start}实时公开"
            case LimitKind.prompt:
                return f"{start}及时公开"
            case LimitKind.permanent:
                return "长期公开"
            case LimitKind.minimum_display:
                return f"公示期不少于{length}"
            case LimitKind.before_event:
                lead = f"{self.anchor}前" if self.anchor else "提前"
                return f"{lead}{length}{self.action or '公开'}"
            case LimitKind.periodic:
                assert self.cycle is not None
                return self.cycle.words(self.amount, self.unit)
            case _:
                return f"{start}{length}内公开" if self.amount else f"{start}当日公开"

    def due_on(self, start: date, calendar: Calendar) -> date | None:
        """The last day, for a limit that counts from ``start``; None for all others.

        The first day is not counted. A limit in natural days that would end on a day
        off ends on the next working day (Civil Code, articles 201 and 203).
        """
        if self.kind is LimitKind.working_days:
            return calendar.add_working_days(start, self.amount)
        if self.kind is LimitKind.calendar_days and self.unit:
            return calendar.on_or_after(add(start, self.amount, self.unit))
        return None

    def shown_until(self, start: date, calendar: Calendar) -> date | None:
        """The last day of a display that begins on ``start``; None where none is asked for."""
        display = self.then if self.then and self.then.amount else self
        if display.kind is not LimitKind.minimum_display or display.unit is None:
            return None
        if display.unit is Unit.working_days:
            return calendar.add_working_days(start, display.amount)
        return add(start, display.amount, display.unit)


_DAYS = frozenset({Unit.working_days, Unit.calendar_days, Unit.months, Unit.years})
_TODAY = frozenset({Unit.calendar_days})
_NATURAL = frozenset({Unit.calendar_days, Unit.months, Unit.years, Unit.hours})
_FOLLOWING = frozenset({LimitKind.minimum_display, LimitKind.permanent})


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A whole cell: its clauses, and whether it leaves room for other laws.

    ``reserved``: the cell says that laws that set another limit are followed.
    """

    clauses: tuple[Clause, ...]
    reserved: bool = False

    def words(self) -> str:
        """The cell as an official would write it."""
        said = [c.words() for c in self.clauses]
        return "；".join([*said, "法律、法规另有规定的，从其规定"] if self.reserved else said)

    def of(self, *kinds: LimitKind) -> tuple[Clause, ...]:
        """Clauses of some kinds, those that follow included."""
        every = (c for clause in self.clauses for c in (clause, clause.then) if c)
        return tuple(c for c in every if c.kind in kinds)


def add(day: date, amount: int, unit: Unit) -> date:
    """``day`` and so many natural days, months, years or hours; the day itself not counted.

    A month ends on the same day of a later month, or on its last day. Of hours only the
    days are known: every begun day counts.
    """
    if unit is Unit.months or unit is Unit.years:
        months = amount * (12 if unit is Unit.years else 1) + day.month - 1
        year, month = day.year + months // 12, months % 12 + 1
        return date(year, month, min(day.day, gregorian.monthrange(year, month)[1]))
    return day + timedelta(days=-(-amount // 24) if unit is Unit.hours else amount)
