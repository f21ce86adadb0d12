"""Tables against the catalog that is there: codes stay, hand edits stay, nothing is lost."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

from openpyxl import Workbook, load_workbook

from tests.support.county import COUNTY
from tests.support.importing import became, items_in, run, told
from tests.support.site import site_from
from zwgk.exchange import export_catalog

FILE = "catalog/社会救助.yml"
SECOND = """\
  # 这一条是手写的
  - 事项编码: SHJZ-0102
    一级事项: 综合业务
    二级事项: 监督检查
    公开内容: [通讯地址, 投诉电话]
    公开依据: 《社会救助暂行办法》
    公开时限: 自信息形成或者变更之日起20个工作日内
    公开主体: 县民政局
    公开层级: 县级
    调整记录: [{日期: 2026-01-05, 类型: 修改, 说明: 增加投诉电话}]
"""


def site(folder: Path) -> Path:
    return site_from(folder, {**COUNTY, FILE: COUNTY[FILE] + SECOND})


def edited(root: Path, cells: Mapping[tuple[int, str], str], drop: int = 0) -> bytes:
    """What is exported, with cells (row from 1, head) changed, and a row taken out."""
    book = export_catalog(root, "xlsx")
    assert isinstance(book, bytes)
    page = load_workbook(io.BytesIO(book))
    sheet = page["社会救助"]
    heads = {str(c.value): c.column for row in sheet["2:3"] for c in row if c.value}
    for (row, head), text in cells.items():
        sheet.cell(row, heads[head]).value = text
    if drop:
        sheet.unmerge_cells("B4:B5")
        sheet.delete_rows(drop)
    return saved(page)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_an_item_with_a_new_name_keeps_its_code(tmp_path: Path) -> None:
    root = site(tmp_path)
    done = run(root, {"目录.xlsx": edited(root, {(5, "二级事项"): "监督和检查"})})
    assert became(done) == [(4, "same", "SHJZ-0101"), (5, "changed", "SHJZ-0102")]
    assert items_in(root)["SHJZ-0102"]["level2"] == "监督和检查"


def test_what_was_edited_by_hand_meanwhile_stays(tmp_path: Path) -> None:
    root = site(tmp_path)
    book = edited(root, {(5, "公开时限"): "10个工作日内"})
    file = root / FILE
    file.write_text(file.read_text("utf-8").replace("投诉电话]", "举报电话]  # 新号"), "utf-8")
    done = run(root, {"目录.xlsx": book})
    assert told(done) == []
    item = items_in(root)["SHJZ-0102"]
    assert (item["content"], item["time_limit"]) == (("通讯地址", "举报电话"), "10个工作日内")
    assert "# 这一条是手写的" in file.read_text("utf-8")
    assert "# 新号" in file.read_text("utf-8")
    assert "保留文件里的 1 条" in done.report.text()
    assert "公开内容：文件里“通讯地址；举报电话”，表里“通讯地址；投诉电话”" in done.report.text()


def test_the_same_edited_workbook_twice_changes_nothing_more(tmp_path: Path) -> None:
    root = site(tmp_path)
    book = edited(root, {(5, "公开时限"): "10个工作日内"})
    run(root, {"目录.xlsx": book})
    again = run(root, {"目录.xlsx": book})
    assert {kind for _, kind, _ in became(again)} == {"same"}
    assert again.site == {}


def test_an_item_is_merged_into_another_in_the_table(tmp_path: Path) -> None:
    """The line is added under the ones that are there, with a bullet or without."""
    root = site(tmp_path)
    cell = "●2026-01-05 修改：增加投诉电话\n2026/6/10 合并→SHJZ-0101：并入政策法规文件"
    book = edited(root, {(5, "调整记录"): cell})
    done = run(root, {"目录.xlsx": book})
    assert told(done) == []
    added = "2026-06-10 合并→SHJZ-0101：并入政策法规文件"
    assert f"调整记录：增加“{added}”" in done.report.text()
    assert items_in(root)["SHJZ-0102"]["changes"][-1] == {  # type: ignore[index]
        "date": "2026-06-10",
        "type": "合并",
        "note": "并入政策法规文件",
        "successors": ("SHJZ-0101",),
    }
    again = run(root, {"目录.xlsx": book})
    assert told(again) == []
    assert {kind for _, kind, _ in became(again)} == {"same"}
    assert "SHJZ-0102" not in str(export_catalog(root, "csv"))


def test_an_item_that_no_table_lists_stays_and_is_told(tmp_path: Path) -> None:
    root = site(tmp_path)
    before = items_in(root)
    done = run(root, {"目录.xlsx": edited(root, {}, drop=5)})
    assert [p.code for p in done.report.problems] == ["T034"]
    assert done.report.sentence().endswith("；表里没有、目录里保留 1 条。")
    assert items_in(root) == before


def test_it_is_cancelled_only_when_that_is_asked_for(tmp_path: Path) -> None:
    root = site(tmp_path)
    done = run(root, {"新目录.xlsx": edited(root, {}, drop=5)}, cancel_missing=True)
    assert done.report.sentence().endswith("；记为取消 1 条。")
    last = items_in(root)["SHJZ-0102"]["changes"][-1]
    assert last == {  # type: ignore[comparison-overlap]
        "date": "2026-11-22",
        "type": "取消",
        "note": "导入的目录表（新目录）不再列出",
    }


def test_nothing_is_cancelled_while_a_row_is_refused(tmp_path: Path) -> None:
    root = site(tmp_path)
    cells = {(4, "公开时限"): "#REF!", (4, "事项编码"): "", (4, "二级事项"): "认不出的"}
    book = edited(root, cells, drop=5)
    done = run(root, {"目录.xlsx": book}, cancel_missing=True)
    assert done.report.merged.cancelled == []
    assert [p.code for p in done.report.problems] == ["T034", "T034", "T027"]


def test_a_row_that_is_refused_is_not_called_missing(tmp_path: Path) -> None:
    root = site(tmp_path)
    done = run(root, {"目录.xlsx": edited(root, {(5, "事项编码"): "SHJZ-0999"})})
    assert [p.code for p in done.report.problems] == ["T031"]
    assert "SHJZ-0102" in done.report.problems[0].advice


def test_both_sides_changed_the_same(tmp_path: Path) -> None:
    root = site(tmp_path)
    book = edited(root, {(5, "公开主体"): "县政府办公室"})
    file = root / FILE
    file.write_text(
        file.read_text("utf-8").replace("公开主体: 县民政局\n", "公开主体: 柳泉镇政府\n"), "utf-8"
    )
    done = run(root, {"目录.xlsx": book})
    assert told(done, "error") == ["T033 目录.xlsx 社会救助!G5"]
    assert items_in(root)["SHJZ-0102"]["subject"] == ("柳泉镇政府",)
    run(root, {"目录.xlsx": book}, prefer_table=True)
    assert items_in(root)["SHJZ-0102"]["subject"] == ("县政府办公室",)


def test_a_dry_run_writes_nothing_and_says_so(tmp_path: Path) -> None:
    root = site(tmp_path)
    done = run(
        root, {"目录.xlsx": edited(root, {(5, "公开时限"): "实时公开"})}, dry_run=True, write=False
    )
    assert "这是试运行，什么都没有写。" in done.report.text()
    assert "已写入" not in done.report.text()
    assert "修改 1" in done.report.sentence()


def test_many_missing_items_are_told_together(tmp_path: Path) -> None:
    more = "".join(
        SECOND.replace("0102", f"02{n:02d}").replace("监督检查", f"第{n}项") for n in range(1, 6)
    )
    root = site_from(tmp_path, {**COUNTY, FILE: COUNTY[FILE] + more})
    book = load_workbook(io.BytesIO(edited(root, {})))
    page = book["社会救助"]
    for merge in list(page.merged_cells.ranges):
        if merge.min_row > 3:
            page.unmerge_cells(str(merge))
    page.delete_rows(5, 5)
    done = run(root, {"目录.xlsx": saved(book)})
    [problem] = done.report.problems
    assert problem.message.startswith("表里没有目录里的 5 条事项，目录里保留着：SHJZ-0201“第1项”、")
    assert problem.message.endswith("SHJZ-0205“第5项”")
    assert [item.code for item in done.report.merged.missing] == [
        f"SHJZ-020{n}" for n in range(1, 6)
    ]


def test_a_cover_is_no_table_but_a_table_without_a_head_is_told(tmp_path: Path) -> None:
    root = site(tmp_path)
    book = load_workbook(io.BytesIO(edited(root, {})))
    cover = book.create_sheet("封面", 0)
    cover["A1"], cover["A3"] = "青禾县标准目录", "二〇二六年"
    assert told(run(root, {"目录.xlsx": saved(book)})) == []
    cover.append(["1", "甲", "乙"])
    assert told(run(root, {"目录.xlsx": saved(book)})) == ["T011 目录.xlsx 封面"]
