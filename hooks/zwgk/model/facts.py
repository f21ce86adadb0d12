"""What the derive stage computed for one day (rulings 2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from zwgk.model.catalog_item import Change
from zwgk.model.course import Course
from zwgk.model.graph import RecordKey
from zwgk.model.interpretation_rules import SHIPPED, InterpretationDuty
from zwgk.model.interpreting import Interpreting
from zwgk.model.ledger import Ledger
from zwgk.model.policy import Validity
from zwgk.model.record import Record
from zwgk.model.shared import StatutoryClass
from zwgk.model.values.text import Choice
from zwgk.model.versions import Version


class ConsultationState(Choice):
    """State of a consultation on a day (DEC-09)."""

    upcoming = "尚未开始"
    open = "正在征集"
    closed = "已截止"
    answered = "已公布采纳情况"
    overdue = "逾期未公布采纳情况"


@dataclass(frozen=True, slots=True)
class Adjustment:
    """An entry of 调整记录 and the item it stands in (CAT-09)."""

    item: RecordKey
    change: Change


@dataclass(frozen=True, slots=True)
class Act:
    """A policy amends or repeals another one: outcome, the day it takes effect, and which."""

    outcome: Validity
    on: date
    by: RecordKey


@dataclass(frozen=True, slots=True)
class Clearance:
    """A line of the cleared-documents list: a policy, what became of it, since when and why.

    ``on`` None: the day is not known. ``by``: the policies that did it; ``reason``: in words
    where none of this site did.
    """

    policy: RecordKey
    outcome: Validity
    on: date | None
    by: tuple[RecordKey, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GazetteCoverage:
    """Rules and normative documents that the gazette carries, will carry, and lacks (DOC-11).

    ``since``: the year of the first issue, before which nothing is asked for.
    """

    since: int
    carried: tuple[RecordKey, ...] = ()
    pending: tuple[RecordKey, ...] = ()
    missing: tuple[RecordKey, ...] = ()

    @property
    def percent(self) -> int | None:
        """How many of a hundred that are due are carried, rounded down; None when none is."""
        due = len(self.carried) + len(self.missing)
        return len(self.carried) * 100 // due if due else None


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of one day. Everything is keyed by record.

    ``shown``: records the public sees; ``held``: kept back until their 发布日期, with it;
    ``withdrawn``: records that leave only a tombstone; ``validity`` of policies;
    ``acts``: policy → who amends and repeals it, by day, those of coming days too;
    ``clearances``: what was amended, repealed or expired, newest first; ``versions``:
    the texts of policies that have had several, oldest first; ``consultations``: states;
    ``evidence``: catalog item → records published under it, newest first;
    ``ledger``: who owed what by when, and what was published; ``ended``: item → the
    adjustment that took it out of the catalog, of which only a remark is left;
    ``adjustments``: all that are in effect, newest first; ``courses``: states that change
    with the calendar (policies, their interpretations, consultations, decisions, events,
    tasks, findings); ``classes``: the classes of the law that each record of the statutory
    contents belongs to;
    ``interpreting``: shown policy → how it stands with its interpretation, by the rules of
    ``interpretation_duty``; ``gazette``: what it carries, None without any issue.
    """

    today: date
    shown: frozenset[RecordKey]
    held: Mapping[RecordKey, str]
    withdrawn: frozenset[RecordKey]
    validity: Mapping[RecordKey, Validity]
    consultations: Mapping[RecordKey, ConsultationState]
    evidence: Mapping[RecordKey, tuple[RecordKey, ...]]
    ledger: Ledger
    ended: Mapping[RecordKey, Change] = field(default_factory=dict)
    adjustments: tuple[Adjustment, ...] = ()
    courses: Mapping[RecordKey, Course] = field(default_factory=dict)
    classes: Mapping[RecordKey, tuple[StatutoryClass, ...]] = field(default_factory=dict)
    interpretation_duty: InterpretationDuty = SHIPPED
    interpreting: Mapping[RecordKey, Interpreting] = field(default_factory=dict)
    acts: Mapping[RecordKey, tuple[Act, ...]] = field(default_factory=dict)
    clearances: tuple[Clearance, ...] = ()
    versions: Mapping[RecordKey, tuple[Version, ...]] = field(default_factory=dict)
    gazette: GazetteCoverage | None = None

    def shows(self, record: Record) -> bool:
        """Whether the public sees ``record`` today."""
        return record.key in self.shown
