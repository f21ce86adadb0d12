"""Compute how every shown policy stands with its interpretation (INT-01, INT-04, INT-05, INT-08).

Pages, rules and the quarterly notice read the result; nothing is counted elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from zwgk.model.copied import copied_share
from zwgk.model.graph import Graph, RecordKey
from zwgk.model.interpretation import Form, Interpretation
from zwgk.model.interpretation_rules import (
    SHIPPED,
    InterpretationDuty,
    InterpretationRules,
    Wanted,
)
from zwgk.model.interpreting import InterpretationState, Interpreting
from zwgk.model.markdown_text import without_code
from zwgk.model.organisation import Organisation
from zwgk.model.policy import Policy
from zwgk.model.question import Question
from zwgk.model.values.calendar import Calendar
from zwgk.model.values.text import fold

_HEADING = re.compile(r"(?m)^#{1,6}[ \t]+([^\n]+)|^\*\*([^*\n]+)\*\*\s*$")


def duty_of(graph: Graph) -> InterpretationDuty:
    """The rules of interpretation that are in force on the site."""
    return SHIPPED.of(next(iter(graph.all(InterpretationRules)), None))


def interpreting(
    graph: Graph,
    today: date,
    shown: frozenset[RecordKey],
    duty: InterpretationDuty,
    days: Calendar,
) -> Mapping[RecordKey, Interpreting]:
    """How each shown policy stands today."""
    return {
        policy.key: _of(policy, graph, today, shown, duty, days)
        for policy in graph.all(Policy)
        if policy.key in shown
    }


def _of(
    policy: Policy,
    graph: Graph,
    today: date,
    shown: frozenset[RecordKey],
    duty: InterpretationDuty,
    days: Calendar,
) -> Interpreting:
    found = [i for i in graph.back(policy, "interpretations", Interpretation) if i.key in shown]
    found.sort(key=lambda i: (i.published_on, i.id))
    units = graph.to(policy, Organisation, "drafter") or graph.to(policy, Organisation, "issuers")
    published = policy.published_on.day
    due = days.add_working_days(published, duty.working_days)
    first = found[0].published_on.day if found else None
    needed = policy.calls_for_interpretation
    state, waited = InterpretationState.not_needed, None
    if first is not None:
        waited = days.working_days_between(published, first)
        state = _when(published, first, due)
    elif needed:
        state = InterpretationState.pending if today <= due else InterpretationState.missing
    count, enough_on, certain = _questions(policy, found, graph, shown, duty)
    forms = tuple(dict.fromkeys(i.form for i in found))
    lacking = dict(_lacking(policy, found, forms, duty)) if found else {}
    return Interpreting(
        policy=policy.key,
        published_on=published,
        unit=units[0].key if units else None,
        required=needed,
        exemption="" if needed else (policy.no_interpretation or ""),
        state=state,
        due_on=due,
        interpretations=tuple(i.key for i in found),
        first_on=first,
        days=waited,
        projected=days.projected_between(published, max(due, first or due)),
        forms=forms,
        questions=count,
        questions_on=enough_on,
        in_step=_in_step(published, first, enough_on, certain),
        lacking=tuple(name for name, wanted in lacking.items() if wanted is not Wanted.advised),
        advised=tuple(name for name, wanted in lacking.items() if wanted is Wanted.advised),
        copied=max((copied_share(i.body, policy.body) for i in found), default=0.0),
    )


def _when(published: date, first: date, due: date) -> InterpretationState:
    if first < published:
        return InterpretationState.early
    if first == published:
        return InterpretationState.same_day
    return InterpretationState.in_time if first <= due else InterpretationState.late


def _questions(
    policy: Policy,
    found: list[Interpretation],
    graph: Graph,
    shown: frozenset[RecordKey],
    duty: InterpretationDuty,
) -> tuple[int, date | None, bool]:
    """How many answers there are, since when enough, and whether that day is certain.

    An interpretation of questions is enough by itself. The day of an answer is that of its
    last check, so it may have been there earlier, unless its first day is written.
    """
    answers = [q for q in graph.back(policy, "questions", Question) if q.key in shown]
    told = sorted(i.published_on.day for i in found if i.form is Form.questions)
    dates = sorted(
        (q.first_published_on or q.published_on.day, q.first_published_on is not None)
        for q in answers
    )
    since = [(told[0], True)] if told else []
    if duty.questions and len(dates) >= duty.questions:
        day = dates[duty.questions - 1][0]
        since.append((day, all(sure for known, sure in dates if known >= day)))
    if not since:
        return len(answers), None, True
    day, sure = min(since)
    return len(answers), day, sure


def _in_step(
    published: date, first: date | None, questions_on: date | None, certain: bool
) -> bool | None:
    """三同步: all three on the day of the document. None: the questions' first day is unknown."""
    if first != published or questions_on is None:
        return False
    if questions_on <= published:
        return True
    return False if certain else None


def headings(text: str) -> list[str]:
    """The headings of a Markdown text, folded; a line all in bold counts as one."""
    return [fold(m[1] or m[2]) for m in _HEADING.finditer(without_code(text))]


def _lacking(
    policy: Policy, found: list[Interpretation], forms: tuple[Form, ...], duty: InterpretationDuty
) -> Iterator[tuple[str, Wanted]]:
    """Parts that none of the interpretations has; together they must have all (INT-08)."""
    told = [h for i in found for h in headings(i.body)]
    replaces = bool(policy.repeals or policy.amends)
    for part in duty.parts:
        asked = part.wanted in (Wanted.required, Wanted.advised) or (
            part.wanted is Wanted.on_replacing and replaces
        )
        if asked and not part.is_in(told, forms):
            yield part.label, part.wanted
