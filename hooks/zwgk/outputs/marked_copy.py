"""The marked copy of a table that came back: what was not understood is coloured and explained."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from xlsxwriter.exceptions import OverlappingRange

from zwgk.model.sheet import Sheet
from zwgk.outputs.books import Book, merge, put_text, tab_name
from zwgk.outputs.packing import EPOCH, repacked

_BAD_FILL = PatternFill("solid", fgColor="FFD6D6")
_AUTHOR = "zwgk"
_NARROWEST, _WIDEST = 6, 40


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that was not understood (rows and columns from 0), and why."""

    sheet: str
    row: int
    column: int
    reason: str


def marked_copy(
    sheets: Sequence[Sheet], bad: Iterable[BadCell], workbook: bytes | None = None
) -> bytes:
    """The same sheets with the cells that were not understood coloured and explained.

    ``workbook``: the bytes they were read from, when they were a workbook: its looks stay.
    """
    book = _opened(workbook) if workbook else None
    if book is None:
        book = _opened(_plain_book(sheets))
    reasons: dict[tuple[str, int, int], list[str]] = {}
    for cell in bad:
        said = reasons.setdefault((tab_name(cell.sheet), cell.row + 1, cell.column + 1), [])
        if cell.reason not in said:
            said.append(cell.reason)
    for (name, row, column), said in sorted(reasons.items()):
        if name in book.sheetnames:
            _mark(book[name], row, column, "\n".join(said))
    return _bytes(book)


def _opened(data: bytes) -> Any:
    """The workbook itself; None when it is of a make that is only read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(data))
    except Exception:
        return None  # the copy is made from the texts instead
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                # What an earlier copy marked may be right by now.
                if cell.comment and cell.comment.author == _AUTHOR:
                    cell.comment, cell.fill = None, PatternFill()
    return book


def _mark(page: Any, row: int, column: int, reason: str) -> None:
    cell = page.cell(row, column)
    for merged in page.merged_cells.ranges:
        if cell.coordinate in merged:
            cell = page.cell(merged.min_row, merged.min_col)
    comment = Comment(reason, _AUTHOR)
    comment.width, comment.height = 320, 60 + 20 * reason.count("\n") + len(reason)
    cell.fill, cell.comment = _BAD_FILL, comment


def _plain_book(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as they were read, with lines round their cells."""
    book = Book(title="退回的表格", author=_AUTHOR, made_on=EPOCH.date())
    look = book.look(align="left")
    for sheet in sheets:
        page = book.page(sheet.name)
        for c in range(sheet.width):
            widest = max((len(row[c]) for row in sheet.rows if c < len(row)), default=0)
            page.set_column(c, c, min(max(_NARROWEST, widest * 2), _WIDEST))
        for r in range(len(sheet.rows)):
            for c in range(sheet.width):
                put_text(page, r, c, sheet.text(r, c), look)
        for m in sheet.merges:
            try:
                merge(page, m.top, m.left, m.bottom, m.right, sheet.text(m.top, m.left), look)
            except OverlappingRange:
                continue  # a damaged table; its texts stand in their cells all the same
    return book.done()


def _bytes(book: Any) -> bytes:
    """The workbook without the time it was made."""
    out = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book.save(out)
    return repacked(out)
