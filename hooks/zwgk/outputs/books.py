"""What all workbooks we write have in common: tabs, looks, paper, bytes without a clock.

XlsxWriter writes them. Those that others filled in are opened by :mod:`.marked_copy`.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

#: A cell of a workbook holds no more.
MAX_CELL = 32_767
#: What all cells have.
_BASE = {"font_name": "宋体", "font_size": 10, "valign": "vcenter", "text_wrap": True}
_BORDER = {"border": 1, "border_color": "#808080"}
_A4 = 9
_SEVERAL = 2


class Book:
    """A new workbook; the same calls give the same bytes.

    ``made_on`` is the only time in the file: its document's date of making.
    """

    def __init__(self, *, title: str, author: str, made_on: date) -> None:
        self._out = BytesIO()
        # In memory: outputs never touch the disk. Addresses in texts stay texts.
        self._book: Any = Workbook(self._out, {"in_memory": True, "strings_to_urls": False})
        self._book.set_properties(
            {"title": title, "author": author, "created": datetime.combine(made_on, time())}
        )
        self._looks: dict[tuple[tuple[str, object], ...], Any] = {}
        self._tabs: set[str] = set()

    def page(self, name: str) -> Any:
        """A new sheet; of two of the same name the second bears a number."""
        told, number = tab_name(name), 1
        while told.casefold() in self._tabs:
            number += 1
            told = f"{tab_name(name)[:27]}-{number}"
        self._tabs.add(told.casefold())
        return self._book.add_worksheet(told)

    def look(self, *, border: bool = True, **wanted: object) -> Any:
        """A format: the house's own with what is wanted besides; each is made once."""
        properties = {**_BASE, **(_BORDER if border else {}), **wanted}
        key = tuple(sorted(properties.items()))
        if key not in self._looks:
            self._looks[key] = self._book.add_format(properties)
        return self._looks[key]

    def done(self) -> bytes:
        """The workbook's bytes; nothing is added after this."""
        self._book.close()
        return self._out.getvalue()


def tab_name(name: str) -> str:
    """A name that a tab may bear."""
    return re.sub(r"[\[\]:*?/\\]", "-", name)[:31].strip("'") or "表"


def put_text(page: Any, row: int, column: int, text: str, look: Any = None) -> None:
    """A text that stays one: "=" begins no formula, 0505 keeps its four digits."""
    if text:
        page.write_string(row, column, text[:MAX_CELL], look)
    elif look is not None:
        page.write_blank(row, column, None, look)


def merge(page: Any, top: int, left: int, bottom: int, right: int, text: str, look: Any) -> None:
    """Cells joined to one with a text."""
    if (bottom - top + 1) * (right - left + 1) >= _SEVERAL:
        page.merge_range(top, left, bottom, right, "", look)
    put_text(page, top, left, text, look)


def print_landscape(page: Any, head_rows: int, *, footer: str) -> None:
    """A4 landscape, as wide as the paper, the head on every page."""
    page.set_paper(_A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, head_rows - 1)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.center_horizontally()
    page.set_footer(f"&C{footer}")
