"""Which limits of the law hold for an item (TL-01..16, ZL-01). The limits are data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from zwgk.model.catalog_item import CatalogItem
from zwgk.model.ledger import StatutoryLimit
from zwgk.model.values.time_limit_text import read


@dataclass(frozen=True, slots=True)
class _Rule:
    """A limit and what it holds for; an empty condition holds for everything."""

    limit: StatutoryLimit
    sectors: frozenset[str]
    tiers: frozenset[str]
    names: re.Pattern[str] | None
    contents: re.Pattern[str] | None
    never: re.Pattern[str] | None

    def holds(self, item: CatalogItem, sector: str) -> bool:
        """Whether the limit is one of ``item``, which stands in the sector of this number."""
        names = " ".join((item.level1, item.level2, item.level3 or ""))
        if self.sectors and sector not in self.sectors:
            return False
        if self.tiers and not self.tiers & {t.label for t in item.tier}:
            return False
        if self.names and not self.names.search(names):
            return False
        if self.contents and not any(map(self.contents.search, item.content)):
            return False
        return not (self.never and any(map(self.never.search, (names, *item.content))))


def _limit(data: dict[str, Any]) -> StatutoryLimit:
    limit = read(data["limit"])
    if limit is None:
        raise ValueError(f"{data['id']}: not a limit: {data['limit']}")
    return StatutoryLimit(
        data["id"],
        data["what"],
        limit,
        data["basis"],
        data["confidence"],
        data.get("uncomputed", ""),
    )


def _pattern(data: dict[str, Any], name: str) -> re.Pattern[str] | None:
    return re.compile(data[name]) if name in data else None


def _rules(data: dict[str, Any]) -> Iterator[_Rule]:
    for entry in data["limits"]:
        yield _Rule(
            _limit(entry),
            frozenset(entry.get("sectors", ())),
            frozenset(entry.get("tiers", ())),
            _pattern(entry, "names"),
            _pattern(entry, "contents"),
            _pattern(entry, "never"),
        )


def _data() -> dict[str, Any]:
    text = (files("zwgk.derive") / "statutory_limits.yml").read_text("utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return found


_DATA = _data()
_RULES = tuple(_rules(_DATA))

#: The limit of every proactive disclosure that no other law limits (条例 art. 26).
GENERAL: StatutoryLimit = _limit(_DATA["general"])

#: Every limit of the list, computed or not.
STATUTORY: tuple[StatutoryLimit, ...] = tuple(r.limit for r in _RULES)


def statutory_limits(item: CatalogItem, sector: str) -> tuple[StatutoryLimit, ...]:
    """Limits of the law that hold for ``item`` of the sector numbered ``sector``.

    Those nothing can be computed from are left out.
    """
    return tuple(r.limit for r in _RULES if not r.limit.uncomputed and r.holds(item, sector))
