"""Two states of a catalog compared: which items came, changed, moved and went (CAT-09). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from zwgk.model.adoption import in_words
from zwgk.model.catalog_item import CatalogItem, Change, ChangeType
from zwgk.model.national_sectors import NATIONAL_SECTORS
from zwgk.model.record import Record
from zwgk.model.sector import Sector
from zwgk.model.values.text import Choice, fold


class RowKind(Choice):
    """What became of an item, in the order of the report."""

    added = "新增"
    restored = "恢复"
    moved = "调整领域"
    changed = "修改"
    merged = "合并"
    split = "拆分"
    cancelled = "取消"
    removed = "删除"


_ENDED = {
    ChangeType.merged: RowKind.merged,
    ChangeType.split: RowKind.split,
    ChangeType.cancelled: RowKind.cancelled,
}

#: Told in another way: the code is the item's identity, the others have places of their own.
_APART = frozenset({"code", "sector", "version", "changes"})


#: How an item is kept rather than what is owed to the public: no adjustment of the catalog.
_HOUSEKEEPING = frozenset(
    {"adopts", "links", "unit", "reviewed_on", "note", "sample", "former_addresses"}
)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after, in words. ``from_above``: an upper catalog changed it."""

    field: str
    label: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    from_above: bool = False


@dataclass(frozen=True, slots=True)
class RowChange:
    """What became of one item.

    ``sector`` and ``old_sector``: names. ``recorded``: 调整记录 that were written since;
    ``rewritten``: such as stood there before and do no more. ``end``: the adjustment that
    took it out.
    """

    kind: RowKind
    code: str
    title: str
    sector: str
    number: str = ""
    old_sector: str = ""
    fields: tuple[FieldChange, ...] = ()
    recorded: tuple[Change, ...] = ()
    rewritten: tuple[Change, ...] = ()
    end: Change | None = None

    @property
    def unrecorded(self) -> bool:
        """Whether 调整记录 say nothing of a change that is the catalog's own."""
        if self.recorded:
            return False
        own = self.kind is not RowKind.changed or any(
            not f.from_above and f.field not in _HOUSEKEEPING for f in self.fields
        )
        return own and self.kind not in _ENDED.values()


@dataclass(frozen=True, slots=True)
class VersionChange:
    """版本 of a sector's table before and after."""

    sector: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class CatalogDiff:
    """All of it. ``before`` and ``after``: how many items were in the catalog."""

    rows: tuple[RowChange, ...]
    versions: tuple[VersionChange, ...]
    before: int
    after: int


class Catalog:
    """The items of one state, and what their sectors are called."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Take the items and sectors among ``records``."""
        self.items: dict[str, CatalogItem] = {}
        self._sectors: dict[str, Sector] = {}
        for record in records:
            if isinstance(record, CatalogItem):
                self.items[record.code.casefold()] = record
            elif isinstance(record, Sector):
                for name in (record.id, *record.names):
                    self._sectors.setdefault(fold(name), record)

    def sector(self, item: CatalogItem) -> tuple[str, str]:
        """(number, name) of an item's sector; as written where it is not listed."""
        sector = self._sectors.get(fold(item.sector))
        if sector:
            return sector.number.zfill(2), sector.name
        national = next((s for s in NATIONAL_SECTORS.values() if s.is_called(item.sector)), None)
        return (national.number, national.name) if national else ("", item.sector)

    def versions(self) -> dict[str, str]:
        """Sector → 版本 of its table."""
        told = ((self.sector(i)[1], i.version) for i in self.items.values() if i.version)
        found: dict[str, str] = {}
        for name, version in told:
            found.setdefault(name, version)
        return found


def compare(old: Catalog, new: Catalog) -> CatalogDiff:
    """What happened from ``old`` to ``new``, by kind, sector and code."""
    rows = []
    for key in {**old.items, **new.items}:
        row = _row(old, new, old.items.get(key), new.items.get(key))
        if row:
            rows.append(row)
    order = list(RowKind)
    rows.sort(key=lambda r: (order.index(r.kind), r.number or "~", r.code))
    was, now = old.versions(), new.versions()
    versions = tuple(
        VersionChange(name, was[name], now[name])
        for name in sorted(was.keys() & now.keys())
        if was[name] != now[name]
    )
    return CatalogDiff(tuple(rows), versions, _count(old), _count(new))


def _count(catalog: Catalog) -> int:
    return sum(_end(item) is None for item in catalog.items.values())


def _end(item: CatalogItem) -> Change | None:
    """The adjustment that takes an item out, of whatever day: it is decided."""
    return item.ended_by(date.max)


def _row(
    old: Catalog, new: Catalog, before: CatalogItem | None, after: CatalogItem | None
) -> RowChange | None:
    if after is None:
        assert before is not None
        number, sector = old.sector(before)
        return RowChange(RowKind.removed, before.code, before.full_title, sector, number)
    number, sector = new.sector(after)
    end = _end(after)
    if before is None:
        kind = _ENDED[end.type] if end else RowKind.added
        return RowChange(
            kind, after.code, after.full_title, sector, number, recorded=after.changes, end=end
        )
    old_number, old_sector = old.sector(before)
    fields = _fields(before, after)
    recorded = _without(after.changes, before.changes)
    rewritten = _without(before.changes, after.changes)
    moved = (old_number or fold(old_sector)) != (number or fold(sector))
    was_ended = _end(before) is not None
    if end and not was_ended:
        kind = _ENDED[end.type]
    elif was_ended and not end:
        kind = RowKind.restored
    elif moved:
        kind = RowKind.moved
    elif fields or recorded or rewritten:
        kind = RowKind.changed
    else:
        return None
    return RowChange(
        kind,
        after.code,
        after.full_title,
        sector,
        number,
        old_sector if moved else "",
        fields,
        recorded,
        rewritten,
        end if kind in _ENDED.values() else None,
    )


def _without(changes: Sequence[Change], known: Sequence[Change]) -> tuple[Change, ...]:
    """Those of ``changes`` that are not among ``known``, each counted."""
    left = list(known)
    found = []
    for change in changes:
        if change in left:
            left.remove(change)
        else:
            found.append(change)
    return tuple(found)


def _fields(before: CatalogItem, after: CatalogItem) -> tuple[FieldChange, ...]:
    found = []
    for name, info in CatalogItem.fields().items():
        if name in _APART:
            continue
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            above = name in after.origin.elsewhere and name in before.origin.elsewhere
            found.append(FieldChange(name, info.label, _said(old), _said(new), above))
    return tuple(found)


def _said(value: Any) -> tuple[str, ...]:
    return () if value is False else in_words(value)


def as_data(diff: CatalogDiff) -> dict[str, Any]:
    """The comparison as plain data with English names."""
    return {
        "before": diff.before,
        "after": diff.after,
        "counts": counts(diff),
        "versions": [{"sector": v.sector, "old": v.old, "new": v.new} for v in diff.versions],
        "rows": [_row_data(row) for row in diff.rows],
    }


def counts(diff: CatalogDiff) -> dict[str, int]:
    """Kind → how many, kinds without any left out."""
    found = {kind.name: sum(r.kind is kind for r in diff.rows) for kind in RowKind}
    return {name: count for name, count in found.items() if count}


def _row_data(row: RowChange) -> Mapping[str, Any]:
    return {
        "kind": row.kind.name,
        "label": row.kind.label,
        "code": row.code,
        "title": row.title,
        "sector": row.sector,
        "old_sector": row.old_sector or None,
        "fields": [
            {
                "field": f.field,
                "label": f.label,
                "old": list(f.old),
                "new": list(f.new),
                "from_above": f.from_above,
            }
            for f in row.fields
        ],
        "recorded": [_change_data(c) for c in row.recorded],
        "rewritten": [_change_data(c) for c in row.rewritten],
        "successors": list(row.end.successors) if row.end else [],
        "unrecorded": row.unrecorded,
    }


def _change_data(change: Change) -> Mapping[str, Any]:
    return {
        "date": change.date.isoformat(),
        "type": change.type.name,
        "label": change.type.label,
        "note": change.note,
        "successors": list(change.successors),
    }
