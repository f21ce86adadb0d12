"""Workbooks: the official table ready to print and to edit, and the marked copy of a table.

The same table gives the same bytes: no clock, no random order.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from zwgk.model.catalog_item import CatalogItem
from zwgk.model.plain import fingerprint, plain
from zwgk.model.sheet import BASE_MARK, BASE_SHEET, Sheet
from zwgk.outputs.catalog_sheet import HEAD, TICK, CatalogSheet
from zwgk.outputs.packing import EPOCH, repacked

#: A cell of a workbook holds no more.
MAX_CELL = 32_767

_THIN = Side("thin", color="808080")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD_FILL = PatternFill("solid", fgColor="EDEDED")
_OWN_FILL = PatternFill("solid", fgColor="F5F5F5")
_BAD_FILL = PatternFill("solid", fgColor="FFD6D6")
_SONG = "宋体"
_AUTHOR = "zwgk"
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_TEXT = Alignment(horizontal="left", vertical="center", wrap_text=True)
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that was not understood (rows and columns from 0), and why."""

    sheet: str
    row: int
    column: int
    reason: str


def too_long(sheets: Iterable[CatalogSheet]) -> list[tuple[CatalogItem, str]]:
    """(item, field) of every text that no cell of a workbook can hold."""
    found = []
    for table in sheets:
        for item, row in zip(table.items, table.sheet.rows[HEAD[1] + 1 :], strict=True):
            for column, text in zip(table.columns, row, strict=True):
                if len(text) > MAX_CELL:
                    found.append((item, column.field))
    return found


def catalog_workbook(sheets: Sequence[CatalogSheet]) -> bytes:
    """One sheet a sector, as the national form prints it, with drop-downs for ticks."""
    book = _new_book()
    for table in sheets:
        page = book.create_sheet(_tab(table.sheet.name))
        _fill(page, table.sheet)
        _dress(page, table)
        _drop_downs(page, table)
        _print(page, table)
    _remember(book, sheets)
    return _bytes(book)


def marked_copy(
    sheets: Sequence[Sheet], bad: Iterable[BadCell], workbook: bytes | None = None
) -> bytes:
    """The same sheets with the cells that were not understood coloured and explained.

    ``workbook``: the bytes they were read from, when they were a workbook: its looks stay.
    """
    book = _opened(workbook) if workbook else None
    if book is None:
        book = _new_book()
        for sheet in sheets:
            page = book.create_sheet(_tab(sheet.name))
            _fill(page, sheet)
            _plain_looks(page, sheet)
    reasons: dict[tuple[str, int, int], list[str]] = {}
    for cell in bad:
        said = reasons.setdefault((_tab(cell.sheet), cell.row + 1, cell.column + 1), [])
        if cell.reason not in said:
            said.append(cell.reason)
    for (name, row, column), said in sorted(reasons.items()):
        if name in book.sheetnames:
            _mark(book[name], row, column, "\n".join(said))
    return _bytes(book)


def _tab(name: str) -> str:
    """A name that a tab may bear."""
    return re.sub(r"[\[\]:*?/\\]", "-", name)[:31].strip("'") or "表"


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


def _new_book() -> Any:
    book = Workbook()
    book.remove(book.active)
    book.properties.creator = _AUTHOR
    book.properties.created = EPOCH
    return book


def _fill(page: Any, sheet: Sheet) -> None:
    for r, row in enumerate(sheet.rows, 1):
        for c, text in enumerate(row, 1):
            if text:
                cell = page.cell(r, c)
                # Set as a text, so that "=" begins no formula and 0505 stays four digits.
                cell.value = _ESCAPED.sub("_x005F_", text[:MAX_CELL])
                cell.data_type = "s"
    for m in sheet.merges:
        page.merge_cells(None, m.top + 1, m.left + 1, m.bottom + 1, m.right + 1)


def _dress(page: Any, table: CatalogSheet) -> None:
    head = HEAD[1] + 1
    for i, column in enumerate(table.columns, 1):
        page.column_dimensions[get_column_letter(i)].width = column.width
    page.cell(1, 1).font = Font(_SONG, size=18, bold=True)
    page.cell(1, 1).alignment = _MIDDLE
    page.row_dimensions[1].height = 36
    for r in range(2, len(table.sheet.rows) + 1):
        for c, column in enumerate(table.columns, 1):
            cell = page.cell(r, c)
            cell.border = _BORDER
            middle = r <= head or column.word or column.field in ("number", "level1", "level2")
            cell.alignment = _MIDDLE if middle else _TEXT
            cell.font = Font(_SONG, size=10, bold=r <= head)
            if r <= head:
                cell.fill = _HEAD_FILL if column.official else _OWN_FILL
            else:
                cell.number_format = "@"
            if column.field == "number" and r > head:
                cell.value, cell.number_format = int(table.sheet.text(r - 1, c - 1)), "0"
    page.freeze_panes = page.cell(head + 1, 4)


def _drop_downs(page: Any, table: CatalogSheet) -> None:
    """Ticks are chosen from a list. Where a group may be named, other text is let pass."""
    first, last = HEAD[1] + 2, max(len(table.sheet.rows), HEAD[1] + 2) + 200
    lists: dict[tuple[str, bool], DataValidation] = {}
    for i, column in enumerate(table.columns, 1):
        if not column.word and column.field != "sample":
            continue
        word = TICK if column.word else "是"
        free = column.word == "specific"
        rule = lists.get((word, free))
        if rule is None:
            rule = DataValidation("list", formula1=f'"{word}"', allow_blank=True)
            rule.showErrorMessage = not free
            rule.errorTitle, rule.error = "填写不对", f"只能选“{word}”，不选的空着"
            if free:
                rule.showInputMessage = True
                rule.promptTitle, rule.prompt = "特定群体", "写明是哪些人，或者只打“√”"
            lists[word, free] = rule
            page.add_data_validation(rule)
        letter = get_column_letter(i)
        rule.add(f"{letter}{first}:{letter}{last}")


def _print(page: Any, table: CatalogSheet) -> None:
    """A4 landscape, as wide as the paper, the head on every page; the official columns only."""
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.orientation = page.ORIENTATION_LANDSCAPE
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.print_title_rows = f"1:{HEAD[1] + 1}"
    page.print_area = f"A1:{get_column_letter(table.official)}{len(table.sheet.rows)}"
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top = page.page_margins.bottom = 0.5
    page.print_options.horizontalCentered = True
    page.oddFooter.center.text = "第 &P 页　共 &N 页"


def _remember(book: Any, sheets: Sequence[CatalogSheet]) -> None:
    """What the table said when it was written, so that later edits on both sides are told."""
    page = book.create_sheet(BASE_SHEET)
    page.sheet_state = "veryHidden"
    page.append([BASE_MARK])
    for table in sheets:
        for item in table.items:
            values = plain(item)
            for name in base_fields(table):
                page.append([item.code, name, fingerprint(name, values.get(name))])
    if len(book.sheetnames) == 1:
        page.sheet_state = "visible"  # a workbook shows at least one sheet


def base_fields(table: CatalogSheet) -> tuple[str, ...]:
    """The fields that a table says something of, with those that share a cell."""
    names = dict.fromkeys(c.field for c in table.columns if c.field not in ("number", "code"))
    names |= dict.fromkeys(("other_channels", "audience_group"))
    return tuple(names)


def _plain_looks(page: Any, sheet: Sheet) -> None:
    widest: Mapping[int, int] = {
        c: max((len(line) for row in sheet.rows for line in row[c : c + 1]), default=0)
        for c in range(sheet.width)
    }
    for c, width in widest.items():
        page.column_dimensions[get_column_letter(c + 1)].width = min(max(6, width * 2), 40)
    for row in page.iter_rows(max_row=len(sheet.rows), max_col=max(sheet.width, 1)):
        for cell in row:
            cell.border, cell.alignment = _BORDER, _TEXT


def _bytes(book: Any) -> bytes:
    """The workbook without the time it was made."""
    out = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book.save(out)
    return repacked(out)
