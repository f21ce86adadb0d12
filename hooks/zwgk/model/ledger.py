"""公开责任台账: who owed what by when, and what was published (ZL-01, CAT-08).

Computed by derive for one day. A *duty* is a catalog item and a unit that owes it; its
*entries* say of every period, or of every record published, whether it was in time.
The rules in Chinese, for inspectors: ``docs/for-operators/ledger.md``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from zwgk.model.graph import RecordKey
from zwgk.model.values.calendar import Calendar
from zwgk.model.values.text import Choice
from zwgk.model.values.time_limit import TimeLimit


class DutyState(Choice):
    """How a duty, or one period of it, stands today."""

    fulfilled = "已公开"
    fulfilled_late = "逾期公开"
    due_soon = "即将到期"
    overdue = "逾期未公开"
    skipped = "漏期"
    nothing_due = "本期未到期"
    never_published = "从未公开"


class Exemption(Choice):
    """Why a duty is not counted on this site."""

    cancelled = "事项已取消"
    on_request = "不主动公开"
    off_site = "渠道不含政府网站"
    not_applicable = "本地没有这个领域"


class Unjudged(Choice):
    """Why something is published, but nobody can say whether in time."""

    no_day = "没有写形成日期"
    reposted = "转载的信息"
    unread_limit = "公开时限看不懂"
    no_length = "时限没有期限可算"
    before_formed = "发布早于形成"
    unsure_year = "那一年的放假通知程序里没有"
    not_owed = "不是必须主动公开的"
    elsewhere = "公开在别的网页"


@dataclass(frozen=True, slots=True)
class StatutoryLimit:
    """A limit that a law sets, whatever the catalog says (standards 3.4).

    ``id`` is that of the list of requirements, ``basis`` the article. ``uncomputed``
    says why nothing can be computed from it; empty where it is.
    """

    id: str
    what: str
    limit: TimeLimit
    basis: str
    confidence: str
    uncomputed: str = ""


@dataclass(frozen=True, slots=True)
class LimitOfItem:
    """What an item must keep: its own words, and the laws over them.

    ``written`` is None where the cell is empty or not understood (``text`` tells which);
    ``general``: the general limit stands in, because the cell gives no length (CAT-05).
    """

    text: str
    written: TimeLimit | None
    statutory: tuple[StatutoryLimit, ...] = ()
    general: StatutoryLimit | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One period, or one published record, of a duty.

    ``period``: ``2026-10``, ``2026年第3季度`` …; empty where a record is judged.
    ``started_on``: when the clock started (the day the information came about, or the
    period's first day); ``due_on``: the last day. ``published_on``: the day of ``proof``.
    ``days``: days left, or late when negative, counted as the limit counts
    (``in_working_days``); None where there is nothing to count. ``shown_until``: the last
    day of a display. ``basis``: ID of the law that set ``due_on``, empty for the catalog's
    own words. ``projected``: counted over a year whose holidays are not ordered yet.
    ``others``: what else was published in the period. ``link``: the page elsewhere that
    shows it was published, where no ``proof`` of this site does (公开链接). ``held_back``: of a record that waits
    for its 发布日期; of such an entry the public sees the state, and no date.
    """

    state: DutyState
    period: str = ""
    proof: RecordKey | None = None
    started_on: date | None = None
    due_on: date | None = None
    published_on: date | None = None
    days: int | None = None
    in_working_days: bool = False
    unjudged: Unjudged | None = None
    shown_until: date | None = None
    basis: str = ""
    projected: bool = False
    others: tuple[RecordKey, ...] = ()
    held_back: bool = False
    link: str = ""

    @property
    def proven(self) -> bool:
        """Whether there is something to show, here or elsewhere."""
        return self.proof is not None or bool(self.link)

    @property
    def judged(self) -> bool:
        """Whether it can be said that this was in time, or that it was not."""
        late = (DutyState.fulfilled_late, DutyState.overdue, DutyState.skipped)
        return self.state in late or (self.state is DutyState.fulfilled and not self.unjudged)


@dataclass(frozen=True, slots=True)
class Coming:
    """A period that has not begun: its name and last day; ``projected`` as in an entry."""

    period: str
    due_on: date
    projected: bool = False


@dataclass(frozen=True, slots=True)
class Duty:
    """An item and a unit that owes it.

    ``subject`` is None for what was published by a unit that is not among the item's
    公开主体. ``entries``: newest first. ``state`` is that of today (see :func:`standing`),
    ``due_on`` the day that made it so; None where only what is held back did.
    ``coming``: periods that begin later and end within a year, in order of their last days.
    """

    item: RecordKey
    subject: RecordKey | None
    state: DutyState
    entries: tuple[Entry, ...] = ()
    exemption: Exemption | None = None
    due_on: date | None = None
    coming: tuple[Coming, ...] = ()

    @property
    def owed(self) -> bool:
        """Whether the duty counts."""
        return self.exemption is None and self.subject is not None

    @property
    def published(self) -> bool:
        """Whether anything was ever published under it."""
        return any(e.proven for e in self.entries)


@dataclass(frozen=True, slots=True)
class Planned:
    """A record that is held back, and the last day for it. Never shown to the public."""

    record: RecordKey
    item: RecordKey
    due_on: date
    planned_on: date


@dataclass(frozen=True, slots=True)
class CutShort:
    """A record that was taken down before its display was over."""

    record: RecordKey
    item: RecordKey
    shown_until: date
    withdrawn_on: date


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over duties.

    ``states``: duties by state, those that do not count left out; ``exempt``: how many
    were. ``covered``: duties under which anything was published. ``items``: catalog items
    behind the duties, ``items_covered``: those under which anybody published anything
    (CAT-08). ``skipped``: periods that passed and cannot be made up for. ``in_time`` and ``late`` count entries that could be judged, ``unjudged``
    those that could not; what was published by a unit that does not owe it is in none.
    """

    states: Mapping[DutyState, int] = field(default_factory=dict)
    exempt: int = 0
    covered: int = 0
    items: int = 0
    items_covered: int = 0
    in_time: int = 0
    late: int = 0
    skipped: int = 0
    unjudged: int = 0

    @property
    def owed(self) -> int:
        """Duties that count."""
        return sum(self.states.values())

    @property
    def coverage(self) -> float | None:
        """Share of duties under which the unit published anything; None of nothing."""
        return self.covered / self.owed if self.owed else None

    @property
    def item_coverage(self) -> float | None:
        """Share of items under which anything was published (公开率); None of nothing."""
        return self.items_covered / self.items if self.items else None

    @property
    def punctuality(self) -> float | None:
        """Share of judged entries that were in time (按时率); None of nothing."""
        judged = self.in_time + self.late
        return self.in_time / judged if judged else None

    @classmethod
    def of(cls, duties: Iterable[Duty], *, since: date | None = None) -> Tally:
        """Count ``duties``; ``since``: of entries, only those due (or published) from then on."""
        states: Counter[DutyState] = Counter()
        owed: set[RecordKey] = set()
        proven: set[RecordKey] = set()
        exempt = covered = in_time = late = skipped = unjudged = 0
        for duty in duties:
            exempt += duty.exemption is not None and duty.subject is not None
            if duty.published:
                proven.add(duty.item)
            if duty.owed:
                owed.add(duty.item)
                states[duty.state] += 1
                covered += duty.published
            for entry in duty.entries if duty.subject else ():
                day = entry.due_on or entry.published_on
                if since and day and day < since:
                    continue
                if entry.judged:
                    in_time += entry.state is DutyState.fulfilled
                    late += entry.state is not DutyState.fulfilled
                    skipped += entry.state is DutyState.skipped
                elif entry.proven:
                    unjudged += 1
        return cls(
            states={s: states[s] for s in DutyState if states[s]},
            exempt=exempt,
            covered=covered,
            items=len(owed),
            items_covered=len(owed & proven),
            in_time=in_time,
            late=late,
            skipped=skipped,
            unjudged=unjudged,
        )


@dataclass(frozen=True)
class Ledger:
    """All duties of a site on one day.

    ``limits``: item → what it must keep; ``sector_of``: item → its sector. ``planned`` and
    ``cut_short`` are for checks only. ``general``: the limit of all proactive disclosure.
    ``due_soon_days``: how long before its last day something is said to be due soon.
    """

    calendar: Calendar = field(default_factory=Calendar)
    duties: tuple[Duty, ...] = ()
    limits: Mapping[RecordKey, LimitOfItem] = field(default_factory=dict)
    sector_of: Mapping[RecordKey, RecordKey] = field(default_factory=dict)
    planned: tuple[Planned, ...] = ()
    cut_short: tuple[CutShort, ...] = ()
    general: StatutoryLimit | None = None
    due_soon_days: int = 0

    @cached_property
    def by_item(self) -> Mapping[RecordKey, tuple[Duty, ...]]:
        """Item → its duties, in the order of its 公开主体."""
        return _grouped((d.item, d) for d in self.duties)

    @cached_property
    def by_subject(self) -> Mapping[RecordKey, tuple[Duty, ...]]:
        """Unit → what it owes, by item."""
        return _grouped((d.subject, d) for d in self.duties if d.subject)

    @cached_property
    def by_sector(self) -> Mapping[RecordKey, tuple[Duty, ...]]:
        """Sector → duties of its items."""
        found = ((self.sector_of.get(d.item), d) for d in self.duties)
        return _grouped((sector, d) for sector, d in found if sector)

    @cached_property
    def tallies(self) -> Mapping[RecordKey, Tally]:
        """Unit or sector → its counts; those of the whole site are ``tally``."""
        groups = (*self.by_subject.items(), *self.by_sector.items())
        return {key: Tally.of(duties) for key, duties in groups}

    @cached_property
    def tally(self) -> Tally:
        """Counts over all duties."""
        return Tally.of(self.duties)

    @cached_property
    def by_proof(self) -> Mapping[RecordKey, tuple[tuple[Duty, Entry], ...]]:
        """Record → the duties it fulfils, with the entry that says whether in time."""
        found: dict[RecordKey, list[tuple[Duty, Entry]]] = {}
        for duty in self.duties:
            for entry in duty.entries:
                for key in (*((entry.proof,) if entry.proof else ()), *entry.others):
                    found.setdefault(key, []).append((duty, entry))
        return {key: tuple(pairs) for key, pairs in found.items()}


def _grouped(
    pairs: Iterable[tuple[RecordKey, Duty]],
) -> dict[RecordKey, tuple[Duty, ...]]:
    found: dict[RecordKey, list[Duty]] = {}
    for key, duty in pairs:
        found.setdefault(key, []).append(duty)
    return {key: tuple(duties) for key, duties in found.items()}


#: What weighs most in a duty's standing today comes first.
_WEIGHT = (DutyState.overdue, DutyState.due_soon)


def standing(entries: Iterable[Entry]) -> DutyState:
    """The state of a duty from its entries, newest first.

    Anything overdue makes it overdue, anything due soon due soon; else it stands as its
    newest entry does. A period that was skipped and has been followed by a later one is
    history: it weighs in the counts, not in the standing.
    """
    found = [e.state for e in entries]
    for state in _WEIGHT:
        if state in found:
            return state
    rest = [s for s in found if s is not DutyState.skipped]
    return rest[0] if rest else DutyState.never_published
