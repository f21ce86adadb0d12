"""Rows that were refused come back as the same sheet, the bad cell coloured and explained."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import load_workbook

from tests.support import tables
from tests.support.county import COUNTY
from tests.support.importing import became, items_in, run
from tests.support.layouts import merged
from tests.support.site import site_from
from zwgk.model.sheet import Sheet

ITEMS = [
    {
        "level1": "综合业务",
        "level2": name,
        "content": ["电话"],
        "basis": ["《社会救助暂行办法》"],
        "time_limit": "实时公开",
        "subject": ["县民政局"],
        "channels": ["政府网站"],
        "audience": ["全社会"],
        "method": ["主动公开"],
        "tier": ["县级"],
    }
    for name in ("信访渠道", "监督检查")
]
BAD = (4, 5)  # row and column from 0: the second item's 公开时限


def sheet() -> Sheet:
    table = merged("社会救助", ITEMS)
    rows = [list(row) for row in table.rows]
    assert rows[BAD[0]][BAD[1]] == "实时公开"
    rows[BAD[0]][BAD[1]] = "#REF!"
    return Sheet(table.name, tuple(map(tuple, rows)), table.merges)


def test_the_workbook_comes_back_with_its_bad_cell_marked(tmp_path: Path) -> None:
    root = site_from(tmp_path, COUNTY)
    source = load_workbook(io.BytesIO(tables.xlsx(sheet())))
    source["社会救助"].column_dimensions["E"].width = 55
    out = io.BytesIO()
    source.save(out)
    done = run(root, {"目录.xlsx": out.getvalue()})
    assert [kind for _, kind, _ in became(done)] == ["added", "refused"]
    assert "读入事项 2 行 = 新增 1、修改 0、不变 0、退回 1" in done.report.sentence()

    page = load_workbook(io.BytesIO(done.returned["目录.xlsx"]))["社会救助"]
    marked = [c for row in page.iter_rows() for c in row if c.comment]
    [cell] = marked
    assert (cell.row - 1, cell.column - 1) == BAD
    assert cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb == "00FFD6D6"
    assert "公式错误" in cell.comment.text and "改成文字" in cell.comment.text
    # Everything else is as it was.
    assert page.column_dimensions["E"].width == 55
    assert {str(r) for r in page.merged_cells.ranges} == {
        str(r) for r in source["社会救助"].merged_cells.ranges
    }
    for row, wanted in zip(page.iter_rows(values_only=True), sheet().rows, strict=True):
        assert tuple(v or "" for v in row) == wanted


def test_the_marked_sheet_is_mended_and_read(tmp_path: Path) -> None:
    root = site_from(tmp_path, COUNTY)
    done = run(root, {"目录.xlsx": tables.xlsx(sheet())})
    book = load_workbook(io.BytesIO(done.returned["目录.xlsx"]))
    book["社会救助"].cell(BAD[0] + 1, BAD[1] + 1).value = "10个工作日内"
    out = io.BytesIO()
    book.save(out)
    again = run(root, {"目录.退回.xlsx": out.getvalue()})
    assert [kind for _, kind, _ in became(again)] == ["same", "added"]
    assert again.returned == {}
    assert "10个工作日内" in [v["time_limit"] for v in items_in(root).values()]


def test_marks_of_an_earlier_return_are_taken_off(tmp_path: Path) -> None:
    root = site_from(tmp_path, COUNTY)
    book = load_workbook(
        io.BytesIO(run(root, {"目录.xlsx": tables.xlsx(sheet())}).returned["目录.xlsx"])
    )
    page = book["社会救助"]
    page.cell(BAD[0] + 1, BAD[1] + 1).value = "10个工作日内"
    page.cell(BAD[0] + 1, BAD[1] + 2).value = "#REF!"
    out = io.BytesIO()
    book.save(out)
    done = run(root, {"目录.xlsx": out.getvalue()})
    page = load_workbook(io.BytesIO(done.returned["目录.xlsx"]))["社会救助"]
    [cell] = [c for row in page.iter_rows() for c in row if c.comment]
    assert (cell.row - 1, cell.column - 1) == (BAD[0], BAD[1] + 1)
    assert page.cell(BAD[0] + 1, BAD[1] + 1).fill.fill_type is None


def test_other_kinds_of_file_come_back_as_a_workbook(tmp_path: Path) -> None:
    for kind in ("xls", "docx", "html"):
        root = site_from(tmp_path / kind, COUNTY)
        name = f"目录.{kind}"
        done = run(root, {name: getattr(tables, kind)(sheet())})
        page = load_workbook(io.BytesIO(done.returned[name])).worksheets[0]
        [cell] = [c for row in page.iter_rows() for c in row if c.comment]
        assert cell.value == "#REF!"
        assert (cell.row - 1, cell.column - 1) == BAD
