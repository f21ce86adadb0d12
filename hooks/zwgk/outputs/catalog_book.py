"""The official table as a workbook, ready to print and to edit, with drop-downs for ticks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from zwgk.model.catalog_item import CatalogItem
from zwgk.model.plain import fingerprint, plain
from zwgk.model.shared import WithheldBasis
from zwgk.model.sheet import BASE_MARK, BASE_SHEET
from zwgk.outputs.books import MAX_CELL, Book, merge, print_landscape, put_text
from zwgk.outputs.catalog_sheet import HEAD, TICK, CatalogSheet, SheetColumn

#: The same table gives the same bytes on any day.
_MADE_ON = date(2000, 1, 1)
_HEAD_FILL, _OWN_FILL = "#EDEDED", "#F5F5F5"
_HEAD_ROWS = HEAD[1] + 1
#: Rows that may be added below and still have their drop-downs.
_SPARE_ROWS = 200


def too_long(sheets: Iterable[CatalogSheet]) -> list[tuple[CatalogItem, str]]:
    """(item, field) of every text that no cell of a workbook can hold."""
    found = []
    for table in sheets:
        for item, row in zip(table.items, table.sheet.rows[HEAD[1] + 1 :], strict=True):
            for column, text in zip(table.columns, row, strict=True):
                if len(text) > MAX_CELL:
                    found.append((item, column.field))
    return found


def catalog_workbook(sheets: Sequence[CatalogSheet], *, editable: bool = True) -> bytes:
    """One sheet a sector, as the national form prints it.

    ``editable``: with drop-downs for ticks, and with what the table said, so that it can
    come back.
    """
    book = Book(title="基层政务公开标准目录", author="zwgk", made_on=_MADE_ON)
    for table in sheets:
        page = book.page(table.sheet.name)
        _fill(book, page, table)
        if editable:
            _drop_downs(page, table)
        page.freeze_panes(_HEAD_ROWS, 3)
        print_landscape(page, _HEAD_ROWS, footer="第 &P 页　共 &N 页")
        # The official columns only.
        page.print_area(0, 0, len(table.sheet.rows) - 1, table.official - 1)
    if editable:
        _remember(book, sheets)
    return book.done()


def _fill(book: Book, page: Any, table: CatalogSheet) -> None:
    for c, column in enumerate(table.columns):
        page.set_column(c, c, column.width)
    page.set_row(0, 36)
    title = book.look(border=False, bold=True, font_size=18, align="center")
    put_text(page, 0, 0, table.sheet.text(0, 0), title)
    for c, column in enumerate(table.columns):
        head, cell = _looks(book, column)
        for r in range(1, len(table.sheet.rows)):
            text = table.sheet.text(r, c)
            if column.field == "number" and r >= _HEAD_ROWS:
                page.write_number(r, c, int(text), cell)
            else:
                put_text(page, r, c, text, cell if r >= _HEAD_ROWS else head)
    for m in table.sheet.merges:
        look = title if m.top == 0 else _looks(book, table.columns[m.left])[m.top >= _HEAD_ROWS]
        merge(page, m.top, m.left, m.bottom, m.right, table.sheet.text(m.top, m.left), look)


def _looks(book: Book, column: SheetColumn) -> tuple[Any, Any]:
    """How the head of a column looks, and its cells: texts, whatever is typed into them."""
    fill = _HEAD_FILL if column.official else _OWN_FILL
    middle = bool(column.word) or column.field in ("number", "level1", "level2")
    return (
        book.look(bold=True, align="center", bg_color=fill),
        book.look(
            align="center" if middle else "left",
            num_format="0" if column.field == "number" else "@",
        ),
    )


#: What a cell of a field that is no column of ticks may hold.
_LISTS = {"sample": ["是"], "withheld_basis": [basis.label for basis in WithheldBasis]}


def _drop_downs(page: Any, table: CatalogSheet) -> None:
    """Closed vocabularies are chosen from a list. Where a group may be named, text may pass."""
    last = max(len(table.sheet.rows), _HEAD_ROWS + 1) + _SPARE_ROWS - 1
    for c, column in enumerate(table.columns):
        words = [TICK] if column.word else _LISTS.get(column.field)
        if not words:
            continue
        rule: dict[str, object] = {"validate": "list", "source": words}
        if column.word == "specific":
            rule |= {
                "show_error": False,
                "input_title": "特定群体",
                "input_message": "写明是哪些人，或者只打“√”",
            }
        else:
            said = f"选“{words[0]}”" if len(words) == 1 else "从下拉的选项里选"
            rule |= {"error_title": "填写不对", "error_message": f"只能{said}，不选的空着"}
        page.data_validation(_HEAD_ROWS, c, last, c, rule)


def _remember(book: Book, sheets: Sequence[CatalogSheet]) -> None:
    """What the table said when it was written, so that later edits on both sides are told."""
    page = book.page(BASE_SHEET)
    rows: list[tuple[str, ...]] = [(BASE_MARK,)]
    for table in sheets:
        for item in table.items:
            values = plain(item)
            rows += [
                (item.code, name, fingerprint(name, values.get(name)))
                for name in base_fields(table)
            ]
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            put_text(page, r, c, text)
    if sheets:
        page.very_hidden()  # a workbook shows at least one sheet


def base_fields(table: CatalogSheet) -> tuple[str, ...]:
    """The fields that a table says something of, with those that share a cell."""
    names = dict.fromkeys(c.field for c in table.columns if c.field not in ("number", "code"))
    names |= dict.fromkeys(("other_channels", "audience_group"))
    return tuple(names)
