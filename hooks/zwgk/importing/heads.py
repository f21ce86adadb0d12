"""The head of a catalog table: which rows it takes and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from zwgk.model.cell_text import FORMS, clean
from zwgk.model.sheet import Cell, Merge, Sheet
from zwgk.model.table_words import TableWords
from zwgk.model.values.text import fold

LEVELS = ("level1", "level2", "level3")

#: A head has one of each: what the item is called, and what is said of it.
_NAMES = frozenset(("name", *LEVELS))
_SAID = frozenset(("content", "basis", "time_limit", "subject", "channels"))
_AT_LEAST = 3
_NOTE = re.compile(r"[（(\[【〔].*?[）)\]】〕]")
_ORNAMENT = re.compile(r"[\s:：*＊]+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its field (empty: not known), the word whose ticks it holds, its head.

    ``field`` is an English name of an item's field, or ``number``.
    """

    index: int
    field: str
    word: str
    label: str
    place: Cell


@dataclass(frozen=True, slots=True)
class Head:
    """The rows ``top`` … ``bottom`` and the columns under them."""

    top: int
    bottom: int
    columns: tuple[Column, ...]

    def of(self, field: str) -> tuple[Column, ...]:
        """The columns that hold a field."""
        return tuple(c for c in self.columns if c.field == field)

    @property
    def fields(self) -> frozenset[str]:
        """The fields that have a column."""
        return frozenset(c.field for c in self.columns if c.field)


class HeadFinder:
    """Finds heads in one sheet."""

    def __init__(self, sheet: Sheet, owners: dict[Cell, Merge], words: TableWords) -> None:
        self._sheet = sheet
        self._owners = owners
        self._heads = words.heads
        self._known: dict[str, tuple[str, str] | None] = {}
        self._values: dict[str, tuple[str, str]] = {}
        for field, word_list in words.lists.items():
            for word in word_list.words.values():
                for spelling in (word.label, *word.aliases):
                    self._values.setdefault(fold(spelling), (field, word.id))

    def at(self, row: int) -> Head | None:
        """The head that begins in ``row``, if one does."""
        found = {field for field, _ in self._meanings(row)}
        if len(found) < _AT_LEAST or not found & _NAMES or not found & _SAID:
            return None
        bottom = row
        while bottom + 1 < len(self._sheet.rows) and self._goes_on(bottom + 1, row):
            bottom += 1
        columns = [self._column(c, row, bottom) for c in range(self._sheet.width)]
        return Head(row, bottom, tuple(_named([c for c in columns if c])))

    def _text(self, row: int, column: int) -> str:
        merge = self._owners.get((row, column))
        return self._sheet.text(merge.top, merge.left) if merge else self._sheet.text(row, column)

    def _meanings(self, row: int) -> Iterator[tuple[str, str]]:
        for column in range(self._sheet.width):
            meaning = self._meaning(self._text(row, column))
            if meaning:
                yield meaning

    def _meaning(self, text: str) -> tuple[str, str] | None:
        """(field, word) that a text of the head stands for; the word is empty for a field."""
        if text not in self._known:
            self._known[text] = self._look_up(text)
        return self._known[text]

    def _look_up(self, text: str) -> tuple[str, str] | None:
        whole = fold(_ORNAMENT.sub("", clean(text)))
        if not whole:
            return None
        short = fold(_ORNAMENT.sub("", _NOTE.sub("", clean(text))))
        for spelling in (whole, short):
            if spelling in self._values:
                return self._values[spelling]
            if spelling in self._heads:
                return self._heads[spelling], ""
        return None

    def _goes_on(self, row: int, top: int) -> bool:
        """Whether ``row`` has nothing of its own but words of a head."""
        own = []
        for column in range(self._sheet.width):
            merge = self._owners.get((row, column))
            if merge and merge.top < row:
                if merge.top < top:
                    return False
                continue
            text = clean(self._sheet.text(row, column))
            if text:
                own.append(self._meaning(text))
        return bool(own) and all(own)

    def _column(self, column: int, top: int, bottom: int) -> Column | None:
        labels: list[tuple[str, Cell]] = []
        for row in range(top, bottom + 1):
            text = clean(self._text(row, column))
            if text and (not labels or labels[-1][0] != text):
                merge = self._owners.get((row, column))
                place = (merge.top, merge.left) if merge else (row, column)
                labels.append((text, place))
        if not labels:
            return None
        for text, place in reversed(labels):
            meaning = self._meaning(text)
            if meaning:
                return Column(column, *meaning, text, place)
        return Column(column, "", "", labels[-1][0], labels[-1][1])


def _named(columns: list[Column]) -> Iterator[Column]:
    """Columns headed 公开事项 or 事项名称 take the level that has no column of its own."""
    taken = {c.field for c in columns}
    free = [level for level in LEVELS if level not in taken]
    names = [c for c in columns if c.field == "name"]
    if len(names) == 1 and "level1" in free:
        free.remove("level1")  # one name alone is that of the item itself
    for column in columns:
        if column.field == "name":
            yield replace(column, field=free.pop(0) if free else "")
        elif column.field in FORMS or column.field == "number":
            yield column
        else:
            yield replace(column, field="")
