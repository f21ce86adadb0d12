"""Compute what is shown, in force, open and proven on a given day. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from zwgk.derive.adjustments import adjustments, ended
from zwgk.derive.classes import classes
from zwgk.derive.courses import consultation_course, courses
from zwgk.derive.gazette import gazette_coverage
from zwgk.derive.interpreting import duty_of, interpreting
from zwgk.derive.ledger import ledger
from zwgk.derive.lifecycle import acts, clearances, never_held, validity
from zwgk.derive.versions import versions
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.consultation import Consultation
from zwgk.model.facts import Clearance, ConsultationState, Facts
from zwgk.model.graph import Graph, RecordKey
from zwgk.model.policy import Policy
from zwgk.model.record import Record
from zwgk.model.shared import Method, Status
from zwgk.model.values.dates import Moment
from zwgk.model.versions import SourceRevision


def derive(
    graph: Graph, today: date, revisions: Mapping[str, Sequence[SourceRevision]] | None = None
) -> Facts:
    """Facts of ``today``. ``revisions``: earlier texts of policies' sources, by path."""
    earlier = revisions or {}
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
    policies = graph.all(Policy)
    stopped = never_held(graph, seen)
    done = {p.key: acts(p, graph, seen, stopped) for p in policies}
    texts = {
        p.key: found
        for p in policies
        if p.key in seen
        and (found := versions(p, done[p.key], graph, earlier.get(p.origin.where.path, ())))
    }
    cleared = [c for p in policies if p.key in seen for c in clearances(p, done[p.key], today)]
    holds = {p.key: validity(p, done[p.key], today) for p in policies}
    return Facts(
        today=today,
        shown=seen,
        held=held,
        withdrawn=gone,
        validity=holds,
        consultations={c.key: consultation_state(c, today) for c in graph.all(Consultation)},
        evidence={item.key: _evidence(item, graph, seen) for item in graph.all(CatalogItem)},
        ledger=duties,
        ended=ended(graph, today),
        adjustments=adjustments(graph, today),
        courses=dict(courses(graph, seen, today, done)),
        classes=dict(classes(graph, seen)),
        interpretation_duty=duty,
        interpreting=interpreting(graph, today, seen, duty, duties.calendar),
        acts=done,
        clearances=tuple(sorted(cleared, key=_newest, reverse=True)),
        versions=texts,
        gazette=gazette_coverage(graph, seen, holds, today),
    )


def _newest(cleared: Clearance) -> tuple[date, RecordKey, str]:
    return cleared.on or date.min, cleared.policy, cleared.outcome.name


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
