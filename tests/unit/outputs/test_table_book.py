"""Workbooks are read by others as they were meant: values, links, looks, the same bytes."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from zwgk.outputs.table_book import CellValue, Column, Styled, Table, table_book

_COLUMNS = (Column("文字", 20), Column("日期", 12), Column("数", 8), Column("链接", 30))
_DAY = date(2026, 11, 22)


def made(*rows: tuple[CellValue, ...], names: tuple[str, ...] = ("台账", "每期")) -> bytes:
    tables = [Table(name, "标题", "说明", _COLUMNS, rows) for name in names]
    return table_book(tables, title="标题", author="某县", made_on=_DAY)


def values(data: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()


def page(data: bytes) -> Worksheet:
    first: Worksheet = load_workbook(BytesIO(data)).worksheets[0]
    return first


def test_both_readers_find_what_was_written() -> None:
    link = Styled("一页", "https://www.example.com/a?b=1&c=2")
    data = made(("文字", _DAY, -3, link), (None, None, None, None))
    assert values(data)[3][:3] == ["文字", _DAY, -3]
    read = page(data)
    assert [c.value for c in read[3]] == [c.head for c in _COLUMNS]
    assert read["B4"].value.date() == _DAY and read["C4"].value == -3
    assert read["D4"].value == "一页"
    assert read["D4"].hyperlink.target == "https://www.example.com/a?b=1&c=2"
    assert [c.value for c in read[5]] == [None] * 4
    assert read["D5"].border.left.style == "thin"  # an empty cell is a cell of the table


@pytest.mark.parametrize(
    "text",
    ["=1+1", "0505", " 前后有空格 ", "<b>&\"'", "两\n行", "_x0041_", "https://www.example.com/a"],
)
def test_a_text_stays_a_text(text: str) -> None:
    data = made((text, None, None, None))
    assert values(data)[3][0] == text
    cell = page(data)["A4"]
    assert (cell.data_type, cell.hyperlink) == ("s", None)


def test_it_is_ready_to_be_read_filtered_and_printed() -> None:
    read = page(made(("a", _DAY, 1, "b")))
    assert read.freeze_panes == "A4" and read.auto_filter.ref == "A3:D4"
    assert read.print_title_rows == "$1:$3"
    setup = read.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToHeight) == ("landscape", 9, 0)
    assert read.sheet_properties.pageSetUpPr.fitToPage
    assert [m.coord for m in read.merged_cells.ranges] == ["A1:D1", "A2:D2"]
    assert read["A3"].font.b and read["A4"].alignment.wrap_text
    assert 20 <= read.column_dimensions["A"].width < 21


def test_states_have_the_colours_of_the_theme() -> None:
    font = page(made((Styled("逾期未公开", tone="stop"), None, None, None)))["A4"].font
    assert font.color.rgb == "FF8F1010" and font.b


def test_the_same_tables_give_the_same_bytes_and_no_time_of_making() -> None:
    rows = (("文字", _DAY, 1, Styled("x", "https://www.example.com/")),) * 3
    assert made(*rows) == made(*rows)
    with ZipFile(BytesIO(made(*rows))) as package:
        assert len({info.date_time for info in package.infolist()}) == 1
        core = package.read("docProps/core.xml").decode()
    assert core.count("2026-11-22T00:00:00Z") == 2


def test_tabs_bear_what_tabs_can_and_no_name_twice() -> None:
    name = "很长很长很长很长很长很长很长很长很长很长很长很长的名称"
    data = made(names=("城乡/规划", "城乡:规划", name * 2, name * 2, ""))
    tabs = load_workbook(BytesIO(data)).sheetnames
    assert tabs[:2] == ["城乡-规划", "城乡-规划-2"] and tabs[4] == "表"
    assert len(set(tabs)) == 5 and max(map(len, tabs)) <= 31


@pytest.mark.filterwarnings("error")
def test_links_that_a_sheet_cannot_hold_are_left_out_and_their_texts_stay() -> None:
    link = Styled("x", "https://www.example.com/")
    many = page(made(*[(link, link, link, link)] * 16_300, names=("台账",)))
    assert many["A4"].value == "x" and many["A4"].hyperlink is None
    long = page(made((Styled("x", f"https://www.example.com/{'a' * 3000}"), None, None, None)))
    assert long["A4"].value == "x" and long["A4"].hyperlink is None
