"""Compute what is shown, in force, open and proven on a given day. Pure."""

from __future__ import annotations

from datetime import date

from zwgk.derive.adjustments import adjustments, ended
from zwgk.derive.classes import classes
from zwgk.derive.courses import consultation_course, courses
from zwgk.derive.interpreting import duty_of, interpreting
from zwgk.derive.ledger import ledger
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.consultation import Consultation
from zwgk.model.facts import ConsultationState, Facts
from zwgk.model.graph import Graph, RecordKey
from zwgk.model.policy import Policy, Validity
from zwgk.model.record import Record
from zwgk.model.shared import Method, Status
from zwgk.model.values.dates import Moment


def derive(graph: Graph, today: date) -> Facts:
    """Facts of ``today``."""
    shown: set[RecordKey] = set()
    held: dict[RecordKey, str] = {}
    withdrawn: set[RecordKey] = set()
    for record in graph.everything():
        status = getattr(record, "status", Status.published)
        published = getattr(record, "published_on", None)
        # A catalog item states how a duty is met; only publications are kept back by it.
        method = getattr(record, "method", Method.proactive)
        if status is Status.withdrawn:
            withdrawn.add(record.key)
        elif status is Status.draft:
            continue
        elif isinstance(published, Moment) and published.day > today:
            held[record.key] = published.text
        elif method is Method.proactive or isinstance(record, CatalogItem):
            shown.add(record.key)
    seen, gone = frozenset(shown), frozenset(withdrawn)
    duties = ledger(graph, today, shown=seen, held=held, withdrawn=gone)
    duty = duty_of(graph)
    return Facts(
        today=today,
        shown=seen,
        held=held,
        withdrawn=gone,
        validity={p.key: validity(p, graph, seen, today) for p in graph.all(Policy)},
        consultations={c.key: consultation_state(c, today) for c in graph.all(Consultation)},
        evidence={item.key: _evidence(item, graph, seen) for item in graph.all(CatalogItem)},
        ledger=duties,
        ended=ended(graph, today),
        adjustments=adjustments(graph, today),
        courses=dict(courses(graph, seen, today)),
        classes=dict(classes(graph, seen)),
        interpretation_duty=duty,
        interpreting=interpreting(graph, today, seen, duty, duties.calendar),
    )


def validity(policy: Policy, graph: Graph, shown: frozenset[RecordKey], today: date) -> Validity:
    """Validity of a policy on a day (DOC-07, DOC-08).

    A repealing or amending document counts from the day it takes effect, and only when
    the public sees it.
    """

    def acting(reverse: str) -> bool:
        return any(
            later.key in shown and (later.effective_on or later.signed_on) <= today
            for later in graph.back(policy, reverse, Policy)
        )

    if acting("repealed_by"):
        return Validity.repealed
    if policy.valid_until and policy.valid_until < today:
        return Validity.expired
    if (policy.effective_on or policy.signed_on) > today:
        return Validity.not_yet_in_force
    if policy.validity in (Validity.repealed, Validity.expired):
        # The repealing act may stand outside this site; the editor's word holds.
        return policy.validity
    return Validity.amended if acting("amended_by") else Validity.in_force


def consultation_state(consultation: Consultation, today: date) -> ConsultationState:
    """State on a day (DEC-09)."""
    return ConsultationState[consultation_course(consultation, today).now.name]


def _evidence(
    item: CatalogItem, graph: Graph, shown: frozenset[RecordKey]
) -> tuple[RecordKey, ...]:
    """What was published under an item, newest first (CAT-08)."""
    found = [
        record
        for reverse in ("disclosures", "guides")
        for record in graph.back(item, reverse, Record)
        if record.key in shown
    ]

    def newest(record: Record) -> tuple[Moment, str]:
        published = getattr(record, "published_on", None)
        return (published if isinstance(published, Moment) else Moment(date.min), record.id)

    return tuple(r.key for r in sorted(found, key=newest, reverse=True))
