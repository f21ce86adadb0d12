"""A sheet of a table, whatever kind of file it stands in: texts, merged ranges, addresses.

Rows and columns count from 0 here and from 1 in the place of a problem (:meth:`Sheet.at`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from zwgk.problem import Where

#: ``(row, column)``.
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, its last row and column included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def size(self) -> int:
        """How many cells it covers."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)


@dataclass(frozen=True)
class Sheet:
    """``rows``: the text of every cell; of a merged range only the first has one.

    ``heading``: what stands above the table in a text document. ``links``: cell → address
    it leads to. ``hidden``: the program does not show it.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    merges: tuple[Merge, ...] = ()
    heading: str = ""
    links: Mapping[Cell, str] = field(default_factory=lambda: MappingProxyType({}))
    hidden: bool = False

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max(map(len, self.rows), default=0)

    def at(self, path: str, row: int = -1, column: int = -1) -> Where:
        """The place of a cell, of a row, or of the whole sheet, in the file ``path``."""
        return Where(path, row + 1, column + 1, self.name)

    def text(self, row: int, column: int) -> str:
        """The text of a cell; empty outside."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return ""

    def owners(self) -> dict[Cell, Merge]:
        """Every cell of a merged range → the range."""
        return {
            (row, column): merge
            for merge in self.merges
            for row in range(merge.top, merge.bottom + 1)
            for column in range(merge.left, merge.right + 1)
        }




#: The hidden sheet of an exported workbook that says what the table said when it was made:
#: its name, and the text of its first cell. Rows: code, field, fingerprint.
BASE_SHEET, BASE_MARK = "zwgk", "zwgk-base-1"
