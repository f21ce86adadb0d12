"""Workbooks are read by others as they were meant: values, links, looks, the same bytes."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZipFile

from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from zwgk.outputs.xlsx import Column, Sheet, Styled, row, workbook

_COLUMNS = (Column("文字", 20), Column("日期", 12), Column("数", 8), Column("链接", 30))
_DAY = date(2026, 11, 22)


def made(*rows: object) -> bytes:
    sheet = Sheet("台账", "标题", "说明", _COLUMNS, [row(r) for r in rows])  # type: ignore[arg-type]
    return workbook([sheet, sheet], title="标题", author="某县", made_on=_DAY)


def values(data: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()


def test_both_readers_find_what_was_written() -> None:
    link = Styled("一页", "https://www.example.com/a?b=1&c=2")
    data = made(("文字", _DAY, -3, link), (None, None, None, None))
    assert values(data)[3][:3] == ["文字", _DAY, -3]
    page = load_workbook(BytesIO(data)).worksheets[0]
    assert [c.value for c in page[3]] == [c.head for c in _COLUMNS]
    assert page["B4"].value.date() == _DAY and page["C4"].value == -3
    assert page["D4"].value == "一页"
    assert page["D4"].hyperlink.target == "https://www.example.com/a?b=1&c=2"
    assert [c.value for c in page[5]] == [None] * 4


def test_a_text_stays_a_text() -> None:
    texts = ("=1+1", "0505", " 前后有空格 ", "<b>&\"'", "两\n行", "a\x0bb")
    for text in texts:
        data = made((text, None, None, None))
        said = text.replace("\x0b", "")
        assert values(data)[3][0] == said
        cell = load_workbook(BytesIO(data)).worksheets[0]["A4"]
        assert (cell.value, cell.data_type) == (said, "s"), text
    assert values(made(("_x0041_", None, None, None)))[3][0] == "_x0041_"


def test_it_is_ready_to_be_read_filtered_and_printed() -> None:
    page = load_workbook(BytesIO(made(("a", _DAY, 1, "b")))).worksheets[0]
    assert page.freeze_panes == "A4" and page.auto_filter.ref == "A3:D4"
    assert page.print_title_rows == "$1:$3"
    assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)
    assert [m.coord for m in page.merged_cells.ranges] == ["A1:D1", "A2:D2"]
    assert page["A3"].font.b and page["A4"].alignment.wrap_text
    assert page.column_dimensions["A"].width == 20


def test_states_have_the_colours_of_the_theme() -> None:
    data = made((Styled("逾期未公开", tone="stop"), None, None, None))
    font = load_workbook(BytesIO(data)).worksheets[0]["A4"].font
    assert font.color.rgb == "FF8F1010" and font.b


def test_the_same_tables_give_the_same_bytes_and_no_time_of_making() -> None:
    rows = (("文字", _DAY, 1, Styled("x", "https://www.example.com/")),) * 3
    assert made(*rows) == made(*rows)
    with ZipFile(BytesIO(made(*rows))) as package:
        assert {info.date_time for info in package.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    assert core.count("2026-11-22T00:00:00Z") == 2


def test_more_links_than_a_sheet_may_hold_are_left_out() -> None:
    link = Styled("x", "https://www.example.com/")
    data = made(*[(link, link, link, link)] * 16_300)
    page = load_workbook(BytesIO(data), read_only=False).worksheets[0]
    assert page["A4"].value == "x" and page["A4"].hyperlink is None
