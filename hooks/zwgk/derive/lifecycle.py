"""What became of a policy: amended, repealed, expired, when and by what (DOC-07 to DOC-09)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from zwgk.model.facts import Act, Clearance
from zwgk.model.graph import Graph, RecordKey
from zwgk.model.policy import OVER, Policy, Validity

_DIGITS = re.compile(r"\d+")


def never_held(graph: Graph, shown: frozenset[RecordKey]) -> frozenset[RecordKey]:
    """Documents that are repealed or lapse before, or on, the day they would take effect.

    What stops a document takes effect no later than it does, so days are walked in their
    order; of one day the later document is judged first. A circle (R201) is walked once.
    """
    stopped: set[RecordKey] = set()
    policies = [p for p in graph.all(Policy) if p.key in shown]
    policies.sort(key=lambda p: (p.signed_on, _number(p), p.id), reverse=True)
    for policy in sorted(policies, key=lambda p: p.starts_on):
        day = policy.starts_on
        # What the editor declares is of today; only dates tell of that day.
        ends = [policy.ended_on] if policy.ended_on else []
        if policy.valid_until:
            ends.append(policy.valid_until + timedelta(days=1))
        ends += [
            later.starts_on
            for later in graph.back(policy, "repealed_by", Policy)
            if later.key in shown and later.key not in stopped and later.key != policy.key
        ]
        if any(end <= day for end in ends):
            stopped.add(policy.key)
    return frozenset(stopped)


def acts(
    policy: Policy, graph: Graph, shown: frozenset[RecordKey], stopped: frozenset[RecordKey]
) -> tuple[Act, ...]:
    """Who amends and repeals a policy, from the day each takes effect, in a fixed order.

    Only what the public sees counts, and only what ever takes effect: not what was
    ``stopped`` (:func:`never_held`). Acts of one day stand by 成文日期, then by 文号 as a
    number, so that two amendments on one day are both told, always in the same order.
    """
    found = [
        (act, later)
        for outcome, reverse in (
            (Validity.amended, "amended_by"),
            (Validity.repealed, "repealed_by"),
        )
        for later in graph.back(policy, reverse, Policy)
        if later.key in shown and later.key != policy.key and later.key not in stopped
        for act in (Act(outcome, later.starts_on, later.key),)
    ]
    return tuple(act for act, _ in sorted(found, key=lambda pair: _place(*pair)))


def _number(policy: Policy) -> tuple[int, ...]:
    return tuple(int(n) for n in _DIGITS.findall(policy.document_number or ""))


def _place(act: Act, by: Policy) -> tuple[date, date, tuple[int, ...], str, str]:
    return act.on, by.signed_on, _number(by), by.id, act.outcome.name


def validity(policy: Policy, found: tuple[Act, ...], today: date) -> Validity:
    """Validity on a day (DOC-07, DOC-08). ``found`` are the policy's acts."""
    done = {act.outcome for act in found if act.on <= today}
    if Validity.repealed in done:
        return Validity.repealed
    if policy.valid_until and policy.valid_until < today:
        return Validity.expired
    if policy.ended_on and policy.ended_on <= today:
        # The repealing act stands outside this site; the editor's word holds.
        return Validity.expired if policy.validity is Validity.expired else Validity.repealed
    if policy.starts_on > today:
        return Validity.not_yet_in_force
    if not policy.ended_on and policy.validity in OVER:
        return policy.validity
    return Validity.amended if Validity.amended in done else Validity.in_force


def days_of_change(policy: Policy, found: tuple[Act, ...]) -> Iterator[date]:
    """The days on which the validity of a policy can change."""
    yield policy.starts_on
    if policy.valid_until:
        yield policy.valid_until + timedelta(days=1)
    if policy.ended_on:
        yield policy.ended_on
    yield from (act.on for act in found)


def clearances(policy: Policy, found: tuple[Act, ...], today: date) -> Iterator[Clearance]:
    """What the cleared-documents list says of a policy: each amendment, and its end (DOC-07).

    Acts of one day and one outcome are one line.
    """
    for outcome in (Validity.amended, Validity.repealed):
        days = sorted({a.on for a in found if a.outcome is outcome and a.on <= today})
        for day in days if outcome is Validity.amended else days[:1]:
            by = tuple(a.by for a in found if a.outcome is outcome and a.on == day)
            yield Clearance(policy.key, outcome, day, by)
    state = validity(policy, found, today)
    if any(a.outcome is Validity.repealed and a.on <= today for a in found):
        return
    if policy.valid_until and policy.valid_until < today:
        day = policy.valid_until + timedelta(days=1)
        reason = f"有效期至 {policy.valid_until.isoformat()}，期满失效"
        yield Clearance(policy.key, Validity.expired, day, (), reason)
    elif state in OVER:
        yield Clearance(policy.key, state, policy.ended_on, (), policy.ended_by or "")
