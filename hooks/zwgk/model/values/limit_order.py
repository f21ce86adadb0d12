"""Whether one 公开时限 gives more time than another. What cannot be told is not guessed."""

from __future__ import annotations

from zwgk.model.values.dates import Unit
from zwgk.model.values.text import Choice, fold
from zwgk.model.values.time_limit import Clause, Cycle, LimitKind, TimeLimit
from zwgk.model.values.time_limit_text import read


class Slack(Choice):
    """What a limit leaves beside the one it is measured by."""

    none = "不比上级慢"
    more = "比上级慢"
    unknown = "比不出"


def slack(upper: str, own: str) -> Slack:
    """Whether the cell ``own`` is slower than the cell ``upper``."""
    if fold(upper) == fold(own):
        return Slack.none
    theirs, ours = read(upper), read(own)
    return of_limits(theirs, ours) if theirs and ours else Slack.unknown


def of_limits(upper: TimeLimit, own: TimeLimit) -> Slack:
    """The same of limits that were understood: clause by clause, by what each is about."""
    scopes = [c.scope for c in upper.clauses]
    if sorted(scopes) != sorted(c.scope for c in own.clauses) or len({*scopes}) < len(scopes):
        return Slack.none if upper.clauses == own.clauses else Slack.unknown
    ours = {c.scope: c for c in own.clauses}
    return _worst([_clause(c, ours[c.scope]) for c in upper.clauses])


def _worst(found: list[Slack]) -> Slack:
    if Slack.more in found:
        return Slack.more
    return Slack.unknown if Slack.unknown in found else Slack.none


def _clause(upper: Clause, own: Clause) -> Slack:
    found = [_alone(upper, own)]
    if upper.then:
        found.append(_clause(upper.then, own.then) if own.then else Slack.more)
    return _worst(found)


_COUNTED = (LimitKind.working_days, LimitKind.calendar_days)


def _alone(upper: Clause, own: Clause) -> Slack:
    """One clause, whatever follows it."""
    kinds = (upper.kind, own.kind)
    if own.kind is LimitKind.realtime and upper.kind in (
        LimitKind.realtime,
        LimitKind.prompt,
        *_COUNTED,
    ):
        return Slack.none
    if upper.kind is LimitKind.realtime and own.kind in (LimitKind.prompt, *_COUNTED):
        return Slack.more
    if kinds == (LimitKind.permanent, LimitKind.permanent):
        return Slack.none
    if LimitKind.periodic in kinds:
        return _periodic(upper, own) if upper.kind is own.kind else Slack.unknown
    if upper.anchor != own.anchor:
        return Slack.unknown
    if kinds == (LimitKind.prompt, LimitKind.prompt):
        return Slack.none
    if upper.kind in _COUNTED and own.kind in _COUNTED:
        return _at_most(own, upper)
    if upper.kind is own.kind and upper.kind in (
        LimitKind.before_event,
        LimitKind.minimum_display,
    ):
        return _at_most(upper, own)
    return Slack.unknown


def _at_most(first: Clause, second: Clause) -> Slack:
    """Whether the first span is at most as long as the second."""
    if first.unit is second.unit:
        return Slack.none if first.amount <= second.amount else Slack.more
    (least, most), (their_least, their_most) = _days(first), _days(second)
    if most <= their_least:
        return Slack.none
    return Slack.more if least > their_most else Slack.unknown


def _days(clause: Clause) -> tuple[float, float]:
    """The least and the most natural days a span may last.

    Working days: a week has five; make-up days shorten it by three at most, holidays with
    the weekends they join lengthen it by ten for every begun forty days.
    """
    n = clause.amount
    match clause.unit:
        case Unit.working_days:
            return n + 2 * ((n - 1) // 5) - 3, n + 2 * (-(-n // 5)) + 10 * (-(-n // 40))
        case Unit.months:
            return 28 * n, 31 * n
        case Unit.years:
            return 365 * n, 366 * n
        case Unit.hours:
            return n / 24, n / 24
        case _:
            return n, n


_CYCLE_DAYS = {Unit.calendar_days: 1.0, Unit.months: 365.25 / 12, Unit.years: 365.25}


def _periodic(upper: Clause, own: Clause) -> Slack:
    theirs, ours = upper.cycle, own.cycle
    assert theirs and ours
    often, how_often = _a_day(theirs), _a_day(ours)
    if how_often < often * 0.99:  # months differ in length
        return Slack.more
    if (theirs.every, theirs.unit) != (ours.every, ours.unit):
        return Slack.none if not (theirs.day or upper.amount) else Slack.unknown
    if upper.amount and own.amount:
        return _at_most(own, upper)
    if theirs.day and ours.day:
        later = (ours.month, ours.day) > (theirs.month, theirs.day)
        return Slack.more if later else Slack.none
    return Slack.unknown if theirs.day or own.amount or upper.amount else Slack.none


def _a_day(cycle: Cycle) -> float:
    """How often a day something comes round."""
    return cycle.times / (cycle.every * _CYCLE_DAYS[cycle.unit])
