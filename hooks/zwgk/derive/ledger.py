"""公开责任台账: every item, every unit that owes it, every period (ZL-01, CAT-08).

Pure: records and a day in, :class:`~zwgk.model.ledger.Ledger` out; linear in items,
units and records. What counts how is written for inspectors in
``docs/for-operators/ledger.md``; the two are kept in step.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files

import yaml

from zwgk.derive.holidays import calendar
from zwgk.derive.judging import Judge, published_day, started_day
from zwgk.derive.publishers import Publishers
from zwgk.derive.statutory import GENERAL, statutory_limits
from zwgk.model.catalog_item import CatalogItem, ChangeType, Channel
from zwgk.model.graph import Graph, RecordKey
from zwgk.model.ledger import (
    Coming,
    CutShort,
    Duty,
    DutyState,
    Entry,
    Exemption,
    Ledger,
    LimitOfItem,
    Planned,
    StatutoryLimit,
    Unjudged,
    standing,
)
from zwgk.model.record import Record
from zwgk.model.sector import Sector
from zwgk.model.shared import Method
from zwgk.model.site import Site
from zwgk.model.values.calendar import HolidayYear
from zwgk.model.values.dates import Unit
from zwgk.model.values.time_limit import Clause, LimitKind, TimeLimit, add
from zwgk.model.values.time_limit_text import read


def _numbers() -> dict[str, int]:
    text = (files("zwgk.derive") / "ledger.yml").read_text("utf-8")
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    return {name: int(entry["value"]) for name, entry in data.items()}


#: The numbers of ``ledger.yml`` by name.
NUMBERS = _numbers()

#: A cell that says only this says how, not how long: the general limit stands in.
_WITHOUT_LENGTH = frozenset(
    {LimitKind.realtime, LimitKind.prompt, LimitKind.permanent, LimitKind.minimum_display}
)
_COUNTED = frozenset({LimitKind.working_days, LimitKind.calendar_days})


def ledger(
    graph: Graph,
    today: date,
    *,
    shown: frozenset[RecordKey],
    held: Mapping[RecordKey, str],
    withdrawn: frozenset[RecordKey],
) -> Ledger:
    """The ledger of ``today``; the sets are those of :class:`~zwgk.model.facts.Facts`."""
    judge = Judge(
        calendar(_site_years(graph)),
        today,
        due_soon_days=NUMBERS["due_soon_days"],
        unsure_working_days=NUMBERS["unsure_working_days"],
    )
    making = _Making(graph, judge, Publishers(graph, today), shown, held, withdrawn)
    for item in graph.all(CatalogItem):
        making.add(item)
    return Ledger(
        judge.calendar,
        tuple(making.duties),
        making.limits,
        making.sector_of,
        tuple(making.planned),
        tuple(making.cut_short),
        GENERAL,
        NUMBERS["due_soon_days"],
    )


def _site_years(graph: Graph) -> Iterable[HolidayYear]:
    """Years of holidays that the site states before the engine has them."""
    for site in graph.all(Site):
        for arranged in site.holidays:
            yield HolidayYear(
                arranged.year,
                frozenset(day for holiday in arranged.off for day in holiday.days()),
                frozenset(arranged.worked),
                (arranged.document_number,),
            )


def limits_of(item: CatalogItem, sector: Sector | None) -> LimitOfItem:
    """What an item must keep: its words, the laws over them, the general limit if need be."""
    written = read(item.time_limit) if item.time_limit else None
    statutory = statutory_limits(item, sector.number.zfill(2) if sector else "")
    return LimitOfItem(item.time_limit, written, statutory, _general(item, written))


def _general(item: CatalogItem, written: TimeLimit | None) -> StatutoryLimit | None:
    """The general limit, where the catalog gives no length of its own (CAT-05)."""
    if not item.time_limit:
        return GENERAL if _proactive(item) else None
    if written is None or written.of(*_COUNTED) or not written.of(*_WITHOUT_LENGTH):
        return None
    return GENERAL


def _proactive(item: CatalogItem) -> bool:
    return Method.proactive in item.method


@dataclass(slots=True)
class _Evidence:
    """What stands under an item: on show, waiting for its day, or displayed and taken down."""

    published: list[Record] = field(default_factory=list)
    waiting: list[Record] = field(default_factory=list)


@dataclass
class _Making:
    """The ledger as it grows, item by item."""

    graph: Graph
    judge: Judge
    publishers: Publishers
    shown: frozenset[RecordKey]
    held: Mapping[RecordKey, str]
    withdrawn: frozenset[RecordKey]
    duties: list[Duty] = field(default_factory=list)
    limits: dict[RecordKey, LimitOfItem] = field(default_factory=dict)
    sector_of: dict[RecordKey, RecordKey] = field(default_factory=dict)
    planned: list[Planned] = field(default_factory=list)
    cut_short: list[CutShort] = field(default_factory=list)

    def add(self, item: CatalogItem) -> None:
        """Add the duties of an item."""
        sector = self.graph.one(item, Sector, "sector")
        if sector:
            self.sector_of[item.key] = sector.key
        limits = self.limits[item.key] = limits_of(item, sector)
        evidence = self._evidence(item, limits)
        subjects = self.publishers.subjects(item)
        published, strangers = self._by_subject(evidence.published, subjects)
        waiting, _ = self._by_subject(evidence.waiting, subjects)
        exemption = self._exemption(item, sector)
        for subject in subjects:
            records = published.get(subject, ())
            exempt = exemption or _off_site(item, records)
            entries = self._entries(item, limits, records, exempt)
            if not records:
                entries += self._elsewhere(item)
            if not exempt:
                entries += self._waiting(item, limits, waiting.get(subject, ()))
            self.duties.append(self._duty(item, limits, subject, entries, exempt))
        if strangers:
            entries = self._entries(item, limits, strangers, exemption)
            self.duties.append(self._duty(item, limits, None, entries, exemption))

    # -- what was published --------------------------------------------------------------

    def _evidence(self, item: CatalogItem, limits: LimitOfItem) -> _Evidence:
        found = _Evidence()
        for reverse in ("disclosures", "guides"):
            for record in self.graph.back(item, reverse, Record):
                if record.key in self.shown or self._was_displayed(record, item, limits):
                    found.published.append(record)
                elif record.key in self.held:
                    found.waiting.append(record)
        return found

    def _was_displayed(self, record: Record, item: CatalogItem, limits: LimitOfItem) -> bool:
        """Whether a withdrawn record had been displayed as long as it must.

        A list of names is taken down when its display is over: that is no lack but a duty
        (PRV-06). One taken down earlier is noted.
        """
        if record.key not in self.withdrawn:
            return False
        until = self.judge.shown_until(limits, published_day(record))
        taken_down = getattr(record, "withdrawn_on", None)
        if until is None or not isinstance(taken_down, date):
            return False
        if taken_down <= until:
            self.cut_short.append(CutShort(record.key, item.key, until, taken_down))
            return False
        return True

    def _by_subject(
        self, records: Sequence[Record], subjects: Sequence[RecordKey]
    ) -> tuple[dict[RecordKey, list[Record]], list[Record]]:
        """Records by the subject they count for, and those that count for none."""
        found: dict[RecordKey, list[Record]] = {}
        strangers = []
        for record in records:
            credited = self.publishers.credited(record, subjects)
            for subject in credited:
                found.setdefault(subject, []).append(record)
            if not credited:
                strangers.append(record)
        return found, strangers

    # -- what is owed --------------------------------------------------------------------

    def _exemption(self, item: CatalogItem, sector: Sector | None) -> Exemption | None:
        if item.ended_by(self.judge.today):
            return Exemption.cancelled
        if not _proactive(item):
            return Exemption.on_request
        if sector and sector.not_applicable:
            return Exemption.not_applicable
        return None

    def _entries(
        self,
        item: CatalogItem,
        limits: LimitOfItem,
        records: Sequence[Record],
        exempt: Exemption | None,
    ) -> list[Entry]:
        turns = self._turns(item, limits, records) if not exempt else []
        if turns and not _judges_records(limits):
            return turns
        owed = exempt not in (Exemption.on_request, Exemption.not_applicable)
        return [*turns, *(self.judge.published(r, limits, owed=owed) for r in records)]

    def _turns(
        self, item: CatalogItem, limits: LimitOfItem, records: Sequence[Record]
    ) -> list[Entry]:
        """The periods of a periodic item; the law's where the catalog has none."""
        oldest = add(self.judge.today, -NUMBERS["history_years"], Unit.years)
        since = _added_on(item, self.judge.today) if records else None
        found: list[Entry] = []
        for clause in _periodic(limits):
            found += self.judge.turns(clause, records, since, oldest)
        return found

    def _elsewhere(self, item: CatalogItem) -> list[Entry]:
        """What is published on other pages (公开链接), for who has nothing here.

        Nobody knows when or by whom: it is published, and not judged.
        """
        return [
            Entry(DutyState.fulfilled, unjudged=Unjudged.elsewhere, link=link)
            for link in dict.fromkeys(item.links)
        ]

    def _waiting(
        self, item: CatalogItem, limits: LimitOfItem, records: Sequence[Record]
    ) -> list[Entry]:
        """Entries of records that are held back although their clock has started."""
        found = []
        for record in records:
            start, planned = started_day(record), published_day(record)
            if start is None or planned is None or start > self.judge.today:
                continue
            due = self.judge.due(limits, start, record.name_text)
            if due and not getattr(record, "reposted_from", None):
                self.planned.append(Planned(record.key, item.key, due.day, planned))
                entry = self.judge.waiting(due)
                found += [entry] if entry else []
        return found

    def _duty(
        self,
        item: CatalogItem,
        limits: LimitOfItem,
        subject: RecordKey | None,
        entries: list[Entry],
        exempt: Exemption | None,
    ) -> Duty:
        ordered = tuple(sorted(entries, key=_newest, reverse=True))
        if exempt:
            return Duty(item.key, subject, DutyState.nothing_due, ordered, exempt)
        if not ordered:
            ordered = self._first_time(item, limits)
        state = standing(ordered)
        # The last day of what is held back is told to nobody but its editors.
        days = [e.due_on for e in ordered if e.state is state and e.due_on and not e.held_back]
        # What is late is late since the first day it was; all else by its newest day.
        due = (min(days) if state is DutyState.overdue else days[0]) if days else None
        coming = self._coming(limits, ordered) if subject else ()
        return Duty(item.key, subject, state, ordered, due_on=due, coming=coming)

    def _coming(self, limits: LimitOfItem, entries: Sequence[Entry]) -> tuple[Coming, ...]:
        """The next periods of what has begun to come round."""
        begun = [e.started_on for e in entries if e.period and e.started_on]
        if not begun:
            return ()
        since = min(begun)
        until = add(self.judge.today, 1, Unit.years)
        found = (c for clause in _periodic(limits) for c in self.judge.coming(clause, since, until))
        return tuple(sorted(found, key=lambda c: (c.due_on, c.period)))

    def _first_time(self, item: CatalogItem, limits: LimitOfItem) -> tuple[Entry, ...]:
        """What is owed of an item that was just added: its first publication has time, too."""
        added = _added_on(item, self.judge.today)
        if added is None:
            return ()
        entry = self.judge.first_time(limits, added)
        return (entry,) if entry else ()


def _newest(entry: Entry) -> tuple[date, str, RecordKey]:
    """Periods by their last day, publications by theirs; what still waits comes first."""
    day = entry.due_on if entry.period else entry.published_on
    return (day or date.max, entry.period, entry.proof or ("", ""))


def _periodic(limits: LimitOfItem) -> tuple[Clause, ...]:
    """What comes round: the catalog's own periodic clauses, else the law's."""
    own = limits.written.of(LimitKind.periodic) if limits.written else ()
    law = (c for s in limits.statutory for c in s.limit.of(LimitKind.periodic))
    return own or tuple(law)


def _judges_records(limits: LimitOfItem) -> bool:
    """Whether records are judged one by one, beside or instead of periods."""
    counted = limits.written and limits.written.of(*_COUNTED)
    law = any(s.limit.of(*_COUNTED) for s in limits.statutory)
    return bool(counted or law or limits.general)


def _off_site(item: CatalogItem, records: Sequence[Record]) -> Exemption | None:
    """What need not be on the website is not missed there; what is there is judged."""
    if Channel.website in item.channels or records:
        return None
    return Exemption.off_site


def _added_on(item: CatalogItem, today: date) -> date | None:
    """The day an item was added to the catalog, where the 调整记录 tell it."""
    added = [c.date for c in item.changes if c.type is ChangeType.added and c.date <= today]
    return max(added, default=None)
