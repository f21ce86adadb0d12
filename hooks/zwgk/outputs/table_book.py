"""Plain tables as a workbook: title, note, head, rows; filtered, frozen and printed heads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from zwgk.outputs.books import Book, merge, print_landscape, put_text

#: Title, note, head.
_ABOVE = 3
#: A sheet holds no more links, and none that are longer. The addresses stand in a column, too.
_MOST_LINKS, _LONGEST_LINK = 65_000, 2_000
#: Tones of states, and of links; the colours are those of the theme.
_TONES = {"go": "14532D", "wait": "0B3D91", "half": "663C00", "stop": "8F1010", "soft": "404040"}
_HEAD_FILL = "#F5F0E5"


@dataclass(frozen=True, slots=True)
class Styled:
    """A text with an address behind it, or in the tone of a state."""

    text: str
    url: str = ""
    tone: str = ""


CellValue = str | int | float | date | Styled | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head and its width in signs."""

    head: str
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: its tab, what stands above the table, and the table."""

    name: str
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[CellValue]]


def table_book(tables: Iterable[Table], *, title: str, author: str, made_on: date) -> bytes:
    """The tables as the sheets of a workbook."""
    book = Book(title=title, author=author, made_on=made_on)
    for table in tables:
        page = book.page(table.name)
        _above(book, page, table)
        _rows(book, page, table)
        page.freeze_panes(_ABOVE, 0)
        last = len(table.columns) - 1
        page.autofilter(_ABOVE - 1, 0, max(_ABOVE - 1 + len(table.rows), _ABOVE), last)
        print_landscape(page, _ABOVE, footer="第 &P 页，共 &N 页")
    return book.done()


def _above(book: Book, page: Any, table: Table) -> None:
    """Title and note over the whole width, and the head."""
    last = len(table.columns) - 1
    title = book.look(border=False, bold=True, font_size=16, align="center")
    merge(page, 0, 0, 0, last, table.title, title)
    page.set_row(0, 30)
    merge(page, 1, 0, 1, last, table.note, book.look(border=False))
    head = book.look(bold=True, align="center", bg_color=_HEAD_FILL)
    for number, column in enumerate(table.columns):
        page.set_column(number, number, column.width)
        put_text(page, _ABOVE - 1, number, column.head, head)


def _rows(book: Book, page: Any, table: Table) -> None:
    text = book.look(valign="top")
    day = book.look(valign="top", num_format="yyyy-mm-dd")
    link = book.look(valign="top", underline=1, font_color="#0B3D91")
    tones = {
        name: book.look(valign="top", bold=True, font_color=f"#{colour}")
        for name, colour in _TONES.items()
    }
    count = sum(isinstance(v, Styled) and bool(v.url) for row in table.rows for v in row)
    linked = count <= _MOST_LINKS
    for r, row in enumerate(table.rows, _ABOVE):
        for c, value in enumerate(row):
            if value is None or isinstance(value, str):
                put_text(page, r, c, value or "", text)
            elif isinstance(value, Styled):
                if value.url and linked and len(value.url) <= _LONGEST_LINK:
                    page.write_url(r, c, value.url, link, value.text)
                else:
                    put_text(page, r, c, value.text, tones.get(value.tone, text))
            elif isinstance(value, date):
                page.write_datetime(r, c, value, day)
            else:
                page.write_number(r, c, value, text)
