"""沿用: what a record takes from an upper level's record, and how it may differ.

Which fields follow and which differences are forbidden are data (``adoption.yml``), read
once when this is imported. Whether a difference is allowed is decided here; the check
stage says so and the plan stage shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal

import yaml

from zwgk.model.catalog_item import CatalogItem, Tier
from zwgk.model.levels import CatalogLevel
from zwgk.model.record import Record
from zwgk.model.shared import Method
from zwgk.model.values.text import Choice, fold

RuleName = Literal["same", "keep", "not_longer", "not_weaker"]


@dataclass(frozen=True, slots=True)
class DifferenceRule:
    """How a field may differ from the upper record's: ``rule``, why, and who says so."""

    rule: RuleName
    why: str
    source: str


def _data() -> dict[str, Any]:
    text = (files("zwgk.model") / "adoption.yml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return data


_DATA = _data()

#: Kind → fields that never follow the upper record.
NOT_TAKEN: Mapping[str, frozenset[str]] = {
    kind: frozenset(entry["not_taken"]) for kind, entry in _DATA.items()
}

#: Kind → fields that a file's own 默认 says better than the upper record.
OWN_DEFAULT_FIRST: Mapping[str, frozenset[str]] = {
    kind: frozenset(entry["own_default_first"]) for kind, entry in _DATA.items()
}

#: Kind → field → what its differences are measured by; other fields are free.
RULES: Mapping[str, Mapping[str, DifferenceRule]] = {
    kind: {name: DifferenceRule(**rule) for name, rule in entry["differences"].items()}
    for kind, entry in _DATA.items()
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that a record states otherwise than the record it adopts."""

    field: str
    upper: Any
    own: Any


def differences(record: Record) -> tuple[Difference, ...]:
    """What ``record`` states otherwise than its upper record, in the order of the fields.

    Fields that never follow are left out, unless they are held to be the same; so is who
    discloses, which each level says in its own words.
    """
    upper = record.upper
    if not isinstance(upper, type(record)):
        return ()
    kind = record.kind.name
    found = []
    for name in type(record).fields():
        if name in NOT_TAKEN[kind] | OWN_DEFAULT_FIRST[kind] and name not in RULES[kind]:
            continue
        own, theirs = getattr(record, name), getattr(upper, name)
        if _folded(own) != _folded(theirs):
            found.append(Difference(name, theirs, own))
    return tuple(found)


def _folded(value: Any) -> Any:
    if isinstance(value, str):
        return fold(value)
    if isinstance(value, tuple):
        return tuple(_folded(v) for v in value)
    return value


def dropped(upper: Iterable[Any], own: Iterable[Any], level: CatalogLevel) -> tuple[Any, ...]:
    """What the upper record has and the own one lacks; tiers above ``level`` do not count."""
    kept = {_folded(v) for v in own}
    return tuple(
        v
        for v in upper
        if _folded(v) not in kept and not (isinstance(v, Tier) and above(v, level))
    )


_TIERS = {
    Tier.city: CatalogLevel.city,
    Tier.county: CatalogLevel.county,
    Tier.town: CatalogLevel.town,
}


def above(tier: Tier, level: CatalogLevel) -> bool:
    """Whether a 公开层级 is a duty of a level above ``level``: 市级 in a county's catalog."""
    own = _TIERS.get(tier)
    return own is not None and own.is_above(level)


def concerns(item: CatalogItem, level: CatalogLevel) -> bool:
    """Whether an upper item lays a duty on ``level`` or below it."""
    return any(not above(tier, level) for tier in item.tier)


_STRENGTH = (Method.withheld, Method.on_request, Method.proactive)


def weaker(upper: Iterable[Method], own: Iterable[Method]) -> bool:
    """Whether ``own`` opens less than ``upper``: at its most open or at its least."""
    theirs = [_STRENGTH.index(m) for m in upper]
    ours = [_STRENGTH.index(m) for m in own]
    if not (theirs and ours):
        return False
    return max(ours) < max(theirs) or min(ours) < min(theirs)


def chain(record: Record) -> Iterator[Record]:
    """The records it adopts, nearest first."""
    upper = record.upper
    while isinstance(upper, Record):
        yield upper
        upper = upper.upper


def in_words(value: Any) -> tuple[str, ...]:
    """A field's value as the words an editor would read, one an entry; empty: nothing."""
    if value is None or value == "" or value == ():
        return ()
    if isinstance(value, tuple):
        return tuple(word for v in value for word in in_words(v))
    if isinstance(value, Choice):
        return (value.label,)
    if isinstance(value, bool):
        return ("是" if value else "否",)
    return (str(value),)
