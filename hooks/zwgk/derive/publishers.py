"""Who owes an item, and whose publication a record is (ZL-13)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from zwgk.model.catalog_item import CatalogItem
from zwgk.model.graph import Graph, RecordKey
from zwgk.model.organisation import Organisation
from zwgk.model.organisation_group import OrganisationGroup
from zwgk.model.record import Record

#: Fields that name the units a record is published by. Of a joint document each unit has
#: done its part (条例 art. 10: the lead publishes), and so has the unit that drafted it.
_PUBLISHERS = ("organisation", "provider", "organiser", "issuers", "drafter")


class Publishers:
    """Questions about units, answered once for a graph and a day."""

    def __init__(self, graph: Graph, today: date) -> None:
        self._graph = graph
        self._today = today

    @cached_property
    def _now(self) -> dict[RecordKey, RecordKey | None]:
        """Unit → the unit that has its duties today; None when it left none."""
        return {u.key: self._follow(u) for u in self._graph.all(Organisation)}

    def _follow(self, unit: Organisation) -> RecordKey | None:
        seen: set[RecordKey] = set()
        current: Organisation | None = unit
        while current and current.abolished_on and current.abolished_on <= self._today:
            if current.key in seen:  # R202 tells of the circle
                return None
            seen.add(current.key)
            current = self._graph.one(current, Organisation, "successor")
        return current.key if current else None

    def subjects(self, item: CatalogItem) -> tuple[RecordKey, ...]:
        """Units that owe ``item``: groups as their members, abolished ones as their successors."""
        found: dict[RecordKey, None] = {}
        for target in self._graph.to(item, Record, "subject"):
            members: Sequence[Record] = (
                self._graph.to(target, Organisation, "members")
                if isinstance(target, OrganisationGroup)
                else (target,)
            )
            for unit in members:
                now = self._now.get(unit.key)
                if now:
                    found.setdefault(now)
        return tuple(found)

    def of(self, record: Record) -> tuple[RecordKey, ...]:
        """Units a record is published by, abolished ones as their successors."""
        found: dict[RecordKey, None] = {}
        for name in _PUBLISHERS:
            if name in type(record).model_fields:
                for unit in self._graph.to(record, Organisation, name):
                    now = self._now.get(unit.key)
                    if now:
                        found.setdefault(now)
        return tuple(found)

    def credited(self, record: Record, subjects: Sequence[RecordKey]) -> tuple[RecordKey, ...]:
        """Those of ``subjects`` that have published ``record``.

        A unit's publication also counts for the unit above it, where only that is a
        subject: 县就业服务中心 publishes for 县人力资源社会保障局.
        """
        units = self.of(record)
        found = tuple(s for s in subjects if s in units)
        if found:
            return found
        above = {a for unit in units for a in self._above(unit)}
        return tuple(s for s in subjects if s in above)

    def _above(self, unit: RecordKey) -> tuple[RecordKey, ...]:
        found: list[RecordKey] = []
        current = self._graph.get(unit)
        while True:
            parent = self._graph.one(current, Organisation, "parent")
            if parent is None or parent.key in found:
                return tuple(found)
            found.append(parent.key)
            current = parent
