"""The reader's path: policy ↔ interpretation ↔ questions ↔ guide ↔ bundle (INT-06, GW-51).

Wherever a reader comes in, the other four are one step away. What belongs together is
said here once; the pages show it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from zwgk.model.bundle import Bundle
from zwgk.model.interpretation import Interpretation
from zwgk.model.policy import Policy
from zwgk.model.question import Question
from zwgk.model.record import Record
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.views import Listing
from zwgk.plan.context import Context
from zwgk.plan.sections import listing, present

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class ReadersPath:
    """What belongs to a subject, without the record one stands at."""

    policies: tuple[Policy, ...] = ()
    interpretations: tuple[Interpretation, ...] = ()
    questions: tuple[Question, ...] = ()
    guides: tuple[ServiceGuide, ...] = ()
    bundles: tuple[Bundle, ...] = ()

    def listings(self, context: Context, *, without: Sequence[type[Record]] = ()) -> list[Listing]:
        """The path as lists of a page; kinds in ``without`` are shown there in another way."""
        stations: tuple[tuple[str, str, type[Record], Sequence[Record]], ...] = (
            ("政策文件", "", Policy, self.policies),
            ("政策解读", "interpretations", Interpretation, self.interpretations),
            ("相关问答", "", Question, self.questions),
            ("办事指南", "", ServiceGuide, self.guides),
            ("一件事", "", Bundle, self.bundles),
        )
        return list(
            present(
                *(
                    listing(context, title, found, anchor=anchor)
                    for title, anchor, kind, found in stations
                    if kind not in without
                )
            )
        )


def readers_path(context: Context, record: Record) -> ReadersPath:
    """The path through ``record``, one of the five kinds; records newest first, each once."""
    policies: Sequence[Policy] = ()
    guides: Sequence[ServiceGuide] = ()
    match record:
        case Policy():
            policies = (record,)
            guides = context.back(record, "guides", ServiceGuide)
        case Interpretation():
            policies = context.to(record, Policy, "policies")
            guides = _guides(context, policies)
        case Question():
            guides = context.to(record, ServiceGuide, "about")
            policies = context.to(record, Policy, "about") or _bases(context, guides)
            guides = guides or _guides(context, policies)
        case ServiceGuide():
            policies = context.to(record, Policy, "legal_basis")
            guides = (record,)
        case Bundle():
            guides = _unique(
                g
                for i, _ in enumerate(record.steps)
                for g in context.to(record, ServiceGuide, "steps", i, "guide")
            )
            policies = _bases(context, guides)
    subjects: Sequence[Record] = (*policies, *guides)
    return ReadersPath(
        _others(policies, record),
        _others(
            (i for p in policies for i in context.back(p, "interpretations", Interpretation)),
            record,
        ),
        _others((q for s in subjects for q in context.back(s, "questions", Question)), record),
        _others(guides, record),
        _others((b for g in guides for b in context.back(g, "bundles", Bundle)), record),
    )


def _guides(context: Context, policies: Sequence[Policy]) -> list[ServiceGuide]:
    return _unique(g for p in policies for g in context.back(p, "guides", ServiceGuide))


def _bases(context: Context, guides: Sequence[ServiceGuide]) -> list[Policy]:
    return _unique(p for g in guides for p in context.to(g, Policy, "legal_basis"))


def _unique(records: Iterable[R]) -> list[R]:
    return list({record.key: record for record in records}.values())


def _others(records: Iterable[R], here: Record) -> tuple[R, ...]:
    return tuple(r for r in _unique(records) if r.key != here.key)
