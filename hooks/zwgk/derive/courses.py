"""States that change with the calendar, today and on the days to come (DEC-09, DOC-08)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from zwgk.derive.deadlines import DAYS
from zwgk.derive.lifecycle import days_of_change, validity
from zwgk.derive.task_deadline import last_day
from zwgk.model.consultation import Consultation
from zwgk.model.course import Course, course
from zwgk.model.decision_item import DecisionChangeType, DecisionItem, DecisionState
from zwgk.model.facts import Act, ConsultationState
from zwgk.model.finding import Finding, FindingState
from zwgk.model.graph import Graph, RecordKey
from zwgk.model.interpretation import Interpretation
from zwgk.model.open_event import EventState, OpenEvent
from zwgk.model.policy import OVER, Policy, Validity
from zwgk.model.task import Progress, Task, TaskState

_NEXT = timedelta(days=1)


def courses(
    graph: Graph,
    shown: frozenset[RecordKey],
    today: date,
    acts: Mapping[RecordKey, tuple[Act, ...]],
) -> Iterator[tuple[RecordKey, Course]]:
    """The course of everything that has one. ``acts``: who amends and repeals each policy."""
    for policy in graph.all(Policy):
        yield policy.key, policy_course(policy, acts.get(policy.key, ()), today)
    for interpretation in graph.all(Interpretation):
        policies = [p for p in graph.to(interpretation, Policy, "policies") if p.key in shown]
        if policies:
            yield interpretation.key, _interpretation(policies, acts, today)
    for consultation in graph.all(Consultation):
        yield consultation.key, consultation_course(consultation, today)
    for event in graph.all(OpenEvent):
        yield event.key, event_course(event, today)
    for item in graph.all(DecisionItem):
        yield item.key, _decision(item, graph, shown, today)
    for finding in graph.all(Finding):
        yield finding.key, _finding(finding, today)
    for task in graph.all(Task):
        yield task.key, task_course(task, today)


def policy_course(policy: Policy, acts: tuple[Act, ...], today: date) -> Course:
    """Validity today, and when it takes effect, is amended, lapses or is repealed (DOC-08)."""
    return course(lambda day: validity(policy, acts, day), days_of_change(policy, acts), today)


def _interpretation(
    policies: Sequence[Policy], acts: Mapping[RecordKey, tuple[Act, ...]], today: date
) -> Course:
    """What an interpretation inherits: the first of its documents that is over (INT-14)."""

    def on(day: date) -> Validity:
        found = (validity(p, acts.get(p.key, ()), day) for p in policies)
        return next((state for state in found if state in OVER), Validity.in_force)

    days = [d for p in policies for d in days_of_change(p, acts.get(p.key, ()))]
    return course(on, days, today)


def consultation_course(consultation: Consultation, today: date) -> Course:
    """State on a day; the closing day still counts as open, the last day is in time."""
    due = consultation.closes_on + timedelta(days=DAYS["feedback_days"])

    def on(day: date) -> ConsultationState:
        if consultation.outcome:
            return ConsultationState.answered
        if day < consultation.opens_on:
            return ConsultationState.upcoming
        if day <= consultation.closes_on:
            return ConsultationState.open
        return ConsultationState.closed if day <= due else ConsultationState.overdue

    days = (consultation.opens_on, consultation.closes_on + _NEXT, due + _NEXT)
    return course(on, days, today, due)


def event_course(event: OpenEvent, today: date) -> Course:
    """An event is to come until its day is over."""
    held = event.held_on.day
    due = held + timedelta(days=DAYS["event_report_days"])

    def on(day: date) -> EventState:
        if event.outcome:
            return EventState.answered
        if day <= held:
            return EventState.upcoming
        return EventState.held if day <= due else EventState.overdue

    return course(on, (held + _NEXT, due + _NEXT), today, due)


def _decision(item: DecisionItem, graph: Graph, shown: frozenset[RecordKey], today: date) -> Course:
    decided = any(p.key in shown for p in graph.to(item, Policy, "policies"))
    linked = [c for c in graph.to(item, Consultation, "consultations") if c.key in shown]
    cancelled = [c.date for c in item.changes if c.type is DecisionChangeType.cancelled]

    def on(day: date) -> DecisionState:
        if any(d <= day for d in cancelled):
            return DecisionState.cancelled
        if decided:
            return DecisionState.decided
        if any(c.opens_on <= day <= c.closes_on for c in linked):
            return DecisionState.consulting
        return DecisionState.planned if day <= item.planned_on else DecisionState.overdue

    days = [item.planned_on + _NEXT, *cancelled]
    for one in linked:
        days += [one.opens_on, one.closes_on + _NEXT]
    return course(on, days, today, item.planned_on)


def _finding(finding: Finding, today: date) -> Course:
    def on(day: date) -> FindingState:
        if finding.corrected_on and finding.corrected_on <= day:
            return FindingState.done
        return FindingState.pending if day <= finding.due_on else FindingState.overdue

    return course(on, (finding.due_on + _NEXT, finding.corrected_on), today, finding.due_on)


def task_course(task: Task, today: date) -> Course:
    """What was last told of a task; overdue when its last day is over and it is not done."""
    due = last_day(task.deadline)
    latest = max(task.progress, key=lambda p: p.date, default=None)
    told = latest.state if latest else Progress.not_started

    def on(day: date) -> TaskState:
        late = due is not None and day > due and told is not Progress.done
        return TaskState.overdue if late else TaskState[told.name]

    return course(on, (due + _NEXT if due else None,), today, due)
