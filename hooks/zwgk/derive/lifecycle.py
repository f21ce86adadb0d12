"""What became of a policy: amended, repealed, expired, when and by what (DOC-07 to DOC-09)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from datetime import date, timedelta

from zwgk.model.facts import Act, Clearance
from zwgk.model.graph import Graph, RecordKey
from zwgk.model.policy import OVER, Policy, Validity

_DIGITS = re.compile(r"\d+")


def all_acts(
    policies: Sequence[Policy], graph: Graph, shown: frozenset[RecordKey]
) -> dict[RecordKey, tuple[Act, ...]]:
    """Who amends and repeals each policy, from the day each takes effect, in a fixed order.

    Only what the public sees counts, and only what ever takes effect: a document that is
    repealed or lapses before its day acts on nothing. Acts of one day stand by 成文日期, then
    by 文号 as a number, so that two amendments on one day are both told, always in the same
    order.
    """
    idle: set[RecordKey] = set()
    # By the day: whatever could end a document before its own day has had its turn.
    for policy in sorted(policies, key=lambda p: (p.starts_on, *_rank(p))):
        if validity(policy, _acts(policy, graph, shown, idle), policy.starts_on) in OVER:
            idle.add(policy.key)
    return {policy.key: _acts(policy, graph, shown, idle) for policy in policies}


def _acts(
    policy: Policy, graph: Graph, shown: frozenset[RecordKey], idle: Set[RecordKey]
) -> tuple[Act, ...]:
    found = [
        (Act(outcome, later.starts_on, later.key), later)
        for outcome, reverse in (
            (Validity.amended, "amended_by"),
            (Validity.repealed, "repealed_by"),
        )
        for later in graph.back(policy, reverse, Policy)
        if later.key in shown and later.key not in idle
    ]
    return tuple(act for act, _ in sorted(found, key=lambda pair: _place(*pair)))


def _place(act: Act, by: Policy) -> tuple[date, date, tuple[int, ...], str, str]:
    return act.on, *_rank(by), act.outcome.name


def _rank(policy: Policy) -> tuple[date, tuple[int, ...], str]:
    """Which of two documents of one day is the later: by 成文日期, then by 文号 as a number."""
    number = tuple(int(n) for n in _DIGITS.findall(policy.document_number or ""))
    return policy.signed_on, number, policy.id


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
