"""The official table as a workbook: printed as the national form, filled in with choices."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from zwgk.model.catalog_item import CatalogItem
from zwgk.model.sector import Sector
from zwgk.model.sheet import Merge, Sheet
from zwgk.outputs.catalog_book import catalog_workbook
from zwgk.outputs.catalog_sheet import catalog_sheet
from zwgk.outputs.marked_copy import BadCell, marked_copy


def table(*codes: str) -> Any:
    sector = Sector.model_validate({"id": "shehui-jiuzhu", "number": "05", "name": "社会救助"})
    items = [
        CatalogItem.model_validate(
            {
                "id": code.lower(),
                "code": code,
                "sector": "社会救助",
                "level1": "综合业务",
                "level2": f"=第{number}项",
                "content": ["内容"],
                "basis": ["依据"],
                "time_limit": "及时公开",
                "subject": ["县民政局"],
                "channels": ["政府网站"],
                "audience": "全社会",
                "method": "主动公开",
                "tier": ["县级"],
                "note": "备注",
            }
        )
        for number, code in enumerate(codes, 1)
    ]
    return catalog_sheet(sector, items)


@pytest.fixture(scope="module")
def book() -> Any:
    return load_workbook(BytesIO(catalog_workbook([table("SHJZ-0101", "SHJZ-0102")])))


def test_it_prints_as_the_national_form(book: Any) -> None:
    page = book.worksheets[0]
    assert page.title == "社会救助"
    assert page["A1"].value == "社会救助领域基层政务公开标准目录" and page["A1"].font.sz == 18
    assert page.print_title_rows == "$1:$3" and page.freeze_panes == "D4"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    printed = [c.value for c in page[page.print_area.split("!")[-1].replace("$", "")][1]]
    heads = [c.value for c in page[2]]
    assert {"序号", "公开内容（要素）"} <= set(printed)
    assert {"备注", "事项编码"} <= set(heads) - set(printed)
    assert "B4:B5" in [m.coord for m in page.merged_cells.ranges]  # one 一级事项 for both
    assert page["C4"].value == "=第1项" and page["C4"].data_type == "s"
    assert page["A5"].value == 2


def test_ticks_are_chosen_from_a_list_and_groups_may_be_named(book: Any) -> None:
    page = book.worksheets[0]
    rules = page.data_validations.dataValidation
    assert {r.formula1 for r in rules} == {'"√"'}
    assert all(r.type == "list" and r.allowBlank for r in rules)
    free = [r for r in rules if not r.showErrorMessage]
    assert [r.promptTitle for r in free] == ["特定群体"]
    strict = next(r for r in rules if r.showErrorMessage)
    assert strict.error == "只能选“√”，不选的空着"
    first, last = str(strict.sqref).split(":")
    assert first.endswith("4") and int(last[1:]) > 200  # rows that are added have it, too


def test_what_it_said_is_kept_out_of_sight(book: Any) -> None:
    hidden = book.worksheets[-1]
    assert hidden.sheet_state == "veryHidden"
    assert {r[0].value for r in hidden.iter_rows(min_row=2)} == {"SHJZ-0101", "SHJZ-0102"}


def test_the_same_table_gives_the_same_bytes() -> None:
    assert catalog_workbook([table("SHJZ-0101")]) == catalog_workbook([table("SHJZ-0101")])


def test_a_catalog_without_items_is_a_workbook_all_the_same() -> None:
    assert len(load_workbook(BytesIO(catalog_workbook([]))).worksheets) == 1


def test_what_was_not_understood_comes_back_marked_in_the_same_workbook() -> None:
    whole = table("SHJZ-0101")
    data = catalog_workbook([whole])
    bad = [BadCell("社会救助", 3, 6, "看不懂"), BadCell("社会救助", 3, 6, "也不对")]
    copy = marked_copy([whole.sheet], bad, data)
    page = load_workbook(BytesIO(copy)).worksheets[0]
    assert page["G4"].comment.text == "看不懂\n也不对"
    assert page["G4"].fill.fgColor.rgb == "00FFD6D6"
    assert page.data_validations.dataValidation and page.print_title_rows == "$1:$3"
    again = load_workbook(BytesIO(marked_copy([whole.sheet], [], copy))).worksheets[0]
    assert again["G4"].comment is None and again["G4"].fill.fill_type is None
    assert copy == marked_copy([whole.sheet], bad, data)


def test_other_kinds_of_tables_come_back_as_a_workbook_with_their_merges() -> None:
    sheet = Sheet("表1", (("甲", "", "=乙"), ("一", "二", "三")), (Merge(0, 0, 0, 1),))
    copy = marked_copy([sheet], [BadCell("表1", 0, 1, "看不懂"), BadCell("没有", 0, 0, "x")])
    page = load_workbook(BytesIO(copy)).worksheets[0]
    assert [[c.value for c in row] for row in page] == [["甲", None, "=乙"], ["一", "二", "三"]]
    assert [m.coord for m in page.merged_cells.ranges] == ["A1:B1"]
    assert page["A1"].comment.text == "看不懂"
    overlapping = Sheet("表1", sheet.rows, (Merge(0, 0, 0, 1), Merge(0, 1, 1, 1)))
    assert load_workbook(BytesIO(marked_copy([overlapping], []))).sheetnames == ["表1"]
