"""What ``zwgk export catalog`` writes: the national form, and the same as data (CAT-12)."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook

from tests.support.county import COUNTY
from tests.support.site import site_from
from zwgk.exchange import CalledWrongly, export_catalog

FILE = "catalog/社会救助.yml"
MORE = """\
  - 事项编码: SHJZ-0102
    一级事项: 综合业务
    二级事项: 监督检查
    公开内容: ["=1+1 电话", 地址]
    公开依据: 《社会救助暂行办法》
    公开时限: 实时公开
    公开主体: 县民政局
    公开渠道: [政府网站, 其他]
    其他渠道: 图书馆
    公开对象: 特定群体
    特定群体: 救助对象
    公开方式: 不予公开
    不公开依据: 个人隐私
    复核日期: 2026-03-01
    公开层级: 县级
  - 事项编码: SHJZ-0103
    一级事项: 综合业务
    二级事项: 旧事项
    公开内容: 电话
    公开依据: 《社会救助暂行办法》
    公开时限: 实时公开
    公开主体: 县民政局
    公开层级: 县级
    调整记录: [{日期: 2025-06-01, 类型: 取消, 说明: 不再开展}]
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return site_from(tmp_path, {**COUNTY, FILE: COUNTY[FILE] + MORE})


def exported(site: Path, form: str) -> bytes:
    content = export_catalog(site, form)
    assert isinstance(content, bytes)
    return content


def workbook(site: Path) -> Any:
    return load_workbook(io.BytesIO(exported(site, "xlsx")))


def test_the_workbook_is_the_national_form(site: Path) -> None:
    page = workbook(site)["社会救助"]
    columns = [str(page.cell(2, c).value or "") for c in range(1, 15)]
    lower = [str(page.cell(3, c).value or "") for c in range(1, 15)]
    assert page["A1"].value == "社会救助领域基层政务公开标准目录"
    assert [c for c in columns if c] == [
        "序号", "公开事项", "公开内容（要素）", "公开依据", "公开时限", "公开主体",
        "公开渠道和载体", "公开对象", "公开方式", "公开层级",
    ]  # fmt: skip
    assert [c for c in lower if c][:6] == [
        "一级事项",
        "二级事项",
        "全社会",
        "特定群体",
        "主动",
        "依申请",
    ]
    merged = {str(m) for m in page.merged_cells.ranges}
    # The head, and one 一级事项 over the rows it is for.
    assert {"A2:A3", "B2:C2", "D2:D3", "I2:J2", "B4:B5"} <= merged
    boxes = str(page["H5"].value)
    assert boxes.count("■") + boxes.count("□") == 13
    assert "■其他：图书馆" in boxes and "■政府网站" in boxes and "□政府公报" in boxes
    assert page["J5"].value == "救助对象"


def test_the_workbook_prints_on_a4_with_its_head_on_every_page(site: Path) -> None:
    page = workbook(site)["社会救助"]
    assert page.print_title_rows == "$1:$3"
    assert page.page_setup.orientation == "landscape" and page.page_setup.fitToHeight == 0
    assert page.sheet_properties.pageSetUpPr.fitToPage  # one page wide, which is the default
    assert page.page_setup.paperSize == 9


def test_closed_vocabularies_are_chosen_from_a_list(site: Path) -> None:
    page = workbook(site)["社会救助"]
    heads = {str(c.value): c.column_letter for row in page["2:3"] for c in row if c.value}
    lists = {
        str(part).split(":")[0]: rule
        for rule in page.data_validations.dataValidation
        for part in str(rule.sqref).split(" ")
    }
    for head in ("全社会", "主动", "依申请", "县级", "乡级"):
        rule = lists[f"{heads[head]}4"]
        assert rule.formula1 == '"√"' and rule.showErrorMessage
    assert not lists[f"{heads['特定群体']}4"].showErrorMessage  # a group may be named
    choices = lists[f"{heads['不公开依据']}4"]
    assert "个人隐私" in choices.formula1.strip('"').split(",")
    assert len(choices.formula1) <= 257  # a spreadsheet takes no longer list


def test_no_cell_is_a_formula(site: Path) -> None:
    page = workbook(site)["社会救助"]
    assert page["D5"].data_type == "s" and "=1+1" in page["D5"].value
    rows = list(csv.DictReader(io.StringIO(exported(site, "csv").decode("utf-8-sig"))))
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_what_was_cancelled_is_not_in_the_table(site: Path) -> None:
    for form in ("csv", "json", "html"):
        text = exported(site, form).decode()
        assert "监督检查" in text and "旧事项" not in text


def test_the_data_say_every_key(site: Path) -> None:
    data = json.loads(exported(site, "json"))
    [sector] = data["sectors"]
    first, second = sector["items"]
    assert first.keys() == second.keys()
    assert (second["code"], second["other_channels"]) == ("SHJZ-0102", ["图书馆"])
    assert (second["withheld_basis"], second["reviewed_on"]) == ("privacy", "2026-03-01")


def test_the_page_is_a_table_that_can_be_read_aloud(site: Path) -> None:
    soup = BeautifulSoup(exported(site, "html"), "html.parser")
    [table] = soup.find_all("table")
    assert soup.html["lang"] == "zh-CN" and soup.title
    assert table.caption.get_text() == "社会救助领域基层政务公开标准目录"
    assert all(th.get("scope") in ("col", "colgroup") for th in table.thead.find_all("th"))
    group = table.tbody.find("th", scope="rowgroup")
    assert (group.get_text(), group["rowspan"]) == ("综合业务", "2")


def test_the_same_catalog_gives_the_same_bytes(site: Path) -> None:
    for form in ("xlsx", "csv", "json", "html"):
        assert exported(site, form) == exported(site, form)


def test_a_sector_that_does_not_exist(site: Path) -> None:
    with pytest.raises(CalledWrongly, match="没有“水利”这个领域"):
        export_catalog(site, "csv", sectors=["水利"])
