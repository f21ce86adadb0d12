"""The official table of a sector as a sheet: eleven columns, and ours to the right of them.

What is laid out here reads back as the same items (CAT-12, CAT-13).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zwgk.model.catalog_item import CatalogItem
from zwgk.model.cell_text import FORMS, changes_text, entries_text
from zwgk.model.plain import Plain, plain
from zwgk.model.sector import Sector
from zwgk.model.sheet import Merge, Sheet
from zwgk.model.table_words import CLOSED
from zwgk.model.vocabulary import HEADERS, Word

#: The mark in columns of ticks, and the boxes in front of channels.
TICK, TICKED, UNTICKED = "√", "■", "□"

#: The rows above the items: title, and the two rows of the head.
TITLE, HEAD = 0, (1, 2)

#: Words that the national form prints whether they are used or not, and its short heads.
_PRINTED = {
    "audience": ("public", "specific"),
    "method": ("proactive", "on_request"),
    "tier": ("county", "town"),
    "stages": (),
}
_SHORT_HEADS = {"proactive": "主动", "on_request": "依申请"}
_HEADS = {"content": HEADERS["content"][0], "channels": HEADERS["channels"][0]}

_WIDTHS = {
    "number": 5, "level1": 12, "level2": 16, "level3": 14, "content": 34, "basis": 30,
    "time_limit": 18, "subject": 16, "channels": 34, "code": 16, "links": 30, "changes": 30,
    "note": 24, "former_addresses": 24,
}  # fmt: skip
_TICK_WIDTH, _GROUP_WIDTH, _OTHER_WIDTH = 6, 12, 12

#: Our own columns; all but the code stand only where an item has something in them.
_OWN = ("code", "stages", "links", "forms", "unit", "withheld_basis", "reviewed_on", "adopts",
        "changes", "note", "sample", "former_addresses", "version")  # fmt: skip


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its field, the word whose ticks it holds, its head, its width."""

    field: str
    word: str
    label: str
    width: int
    official: bool


@dataclass(frozen=True, slots=True)
class CatalogSheet:
    """A sector's table: the sheet itself and what a workbook needs to know of it."""

    sector: Sector
    items: tuple[CatalogItem, ...]
    columns: tuple[SheetColumn, ...]
    sheet: Sheet

    @property
    def official(self) -> int:
        """How many columns the national form has; the others stand to their right."""
        return sum(column.official for column in self.columns)


def exported(items: Iterable[CatalogItem]) -> tuple[CatalogItem, ...]:
    """The items of a table: those that are not cancelled, by code."""
    return tuple(sorted((i for i in items if not i.cancelled), key=lambda i: i.code))


def catalog_sheet(sector: Sector, items: Iterable[CatalogItem]) -> CatalogSheet:
    """The table of a sector, with all that can be edited in it."""
    return _table(sector, exported(items), _OWN)


def public_sheet(sector: Sector, items: Iterable[CatalogItem]) -> CatalogSheet:
    """The table for the public: these items, the national form's columns and the code.

    What is planned for later, and what is only between editors, is not in it.
    """
    return _table(sector, tuple(items), ("code",))


def _table(sector: Sector, rows: tuple[CatalogItem, ...], own: Sequence[str]) -> CatalogSheet:
    values = [plain(item) for item in rows]
    columns = tuple(_columns(values, own))
    title = f"{sector.name}领域基层政务公开标准目录"
    grid = [[""] * len(columns) for _ in range(3)]
    grid[TITLE][0] = title
    merges = [Merge(TITLE, 0, TITLE, sum(c.official for c in columns) - 1)]
    merges += _head(columns, grid)
    for number, value in enumerate(values, 1):
        grid.append([_cell(column, value, number) for column in columns])
    merges += _levels(columns, grid, values)
    sheet = Sheet(sector.name, tuple(map(tuple, grid)), tuple(merges))
    return CatalogSheet(sector, rows, columns, sheet)


def _columns(values: Sequence[Mapping[str, Plain]], own: Sequence[str]) -> Iterable[SheetColumn]:
    used = {name for value in values for name in value}
    yield _column("number")
    for name in ("level1", "level2", "level3"):
        if name != "level3" or name in used:
            yield _column(name)
    for name in ("content", "basis", "time_limit", "subject", "channels"):
        yield _column(name)
    for name in ("audience", "method", "tier"):
        yield from _ticks(name, values, official=True)
    for name in own:
        if name == "stages":
            yield from _ticks(name, values, official=False)
        elif name == "code" or name in used:
            yield _column(name, official=False)


def _column(name: str, *, official: bool = True) -> SheetColumn:
    label = HEADERS["number"][0] if name == "number" else CatalogItem.label_of(name)
    width = _WIDTHS.get(name, _OTHER_WIDTH)
    return SheetColumn(name, "", _HEADS.get(name, label), width, official)


def _ticks(
    name: str, values: Sequence[Mapping[str, Plain]], *, official: bool
) -> Iterable[SheetColumn]:
    used = {label for value in values for label in value.get(name, ())}
    for word in CLOSED[name].words.values():
        if word.label in used or word.id in _PRINTED[name]:
            width = _GROUP_WIDTH if word.needs_text else _TICK_WIDTH
            label = _SHORT_HEADS.get(word.id, word.label)
            yield SheetColumn(name, word.id, label, width, official)


def _group(column: SheetColumn) -> str:
    """What stands above a column in the upper row of the head; empty: nothing."""
    if column.field in ("level1", "level2", "level3"):
        return HEADERS["name"][0]
    return CatalogItem.label_of(column.field) if column.word else ""


def _head(columns: Sequence[SheetColumn], grid: list[list[str]]) -> Iterable[Merge]:
    upper, lower = HEAD
    start = 0
    for i, column in enumerate(columns):
        group = _group(column)
        if not group:
            grid[upper][i] = column.label
            yield Merge(upper, i, lower, i)
            start = i + 1
            continue
        grid[lower][i] = column.label
        if i == start:
            grid[upper][i] = group
        if i + 1 == len(columns) or _group(columns[i + 1]) != group:
            if i > start:
                yield Merge(upper, start, upper, i)
            start = i + 1


def _cell(column: SheetColumn, value: Mapping[str, Plain], number: int) -> str:
    name = column.field
    if name == "number":
        return str(number)
    if column.word:
        return _tick(column, value)
    found = value.get(name)
    if name == "channels":
        return boxes(found or (), value.get("other_channels", ()))
    return cell_text(name, found)


def _tick(column: SheetColumn, value: Mapping[str, Plain]) -> str:
    word = CLOSED[column.field].words[column.word]
    if word.label not in value.get(column.field, ()):
        return ""
    group = value.get("audience_group") if word.needs_text else None
    return group if isinstance(group, str) else TICK


def cell_text(name: str, value: Plain | None) -> str:
    """A field as the text of one cell, vocabularies as their words."""
    if not value:
        return ""
    if isinstance(value, str):
        return value
    if FORMS[name] == "changes":
        return changes_text([p for p in value if isinstance(p, Mapping)])
    texts = [t for t in value if isinstance(t, str)]
    return "、".join(texts) if FORMS[name] == "closed" else entries_text(texts, FORMS[name])


def boxes(chosen: Iterable[object], others: Iterable[object]) -> str:
    """公开渠道和载体 as the national form prints it: every channel, the chosen ones ticked."""
    ticked, texts = set(chosen), [str(t) for t in others]
    lines: list[str] = []
    pair: list[str] = []
    for word in CLOSED["channels"].words.values():
        mark = TICKED if word.label in ticked else UNTICKED
        if word.needs_text or len(word.label) > 8:
            lines += ["　".join(pair)] if pair else []
            pair = []
            lines += _with_texts(mark, word, texts)
            continue
        pair.append(f"{mark}{word.label}")
        if len(pair) == 2:
            lines.append("　".join(pair))
            pair = []
    return "\n".join([*lines, *(["　".join(pair)] if pair else [])])


def _with_texts(mark: str, word: Word, texts: Sequence[str]) -> list[str]:
    if not word.needs_text or mark == UNTICKED or not texts:
        return [f"{mark}{word.label}"]
    return [f"{mark}{word.label}：{text}" for text in texts]


def _levels(
    columns: Sequence[SheetColumn], grid: list[list[str]], values: Sequence[Mapping[str, Plain]]
) -> Iterable[Merge]:
    """Names that are those of the row above stand once, over the rows they are for."""
    top = HEAD[1] + 1
    depth = {"level1": 1, "level2": 2}
    deep = any(column.field == "level3" for column in columns)
    for i, column in enumerate(columns):
        if column.field not in depth or (column.field == "level2" and not deep):
            continue
        names = [
            tuple(v.get(f"level{n}") for n in range(1, depth[column.field] + 1)) for v in values
        ]
        start = 0
        for row in range(1, len(names) + 1):
            if row < len(names) and names[row] == names[start]:
                continue
            for blank in range(start + 1, row):
                grid[top + blank][i] = ""
            if row - start > 1:
                yield Merge(top + start, i, top + row - 1, i)
            start = row
