"""The annual report as page, DOCX and XLSX: one grid, three drawings (AR-01, AR-12)."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from docx import Document
from openpyxl import load_workbook

from tests.support.county import build_result, unit
from tests.support.rules import RULES
from zwgk.model.report_form import REQUEST_ROWS, SECTIONS
from zwgk.outputs.annual_reports import report_docx, report_xlsx

PATH = "content/annual-reports/2025/xzf.yml"
TEXT = (
    (RULES / "V142" / "right" / PATH)
    .read_text("utf-8")
    .replace("总体情况: 全年主动公开信息320条。", "总体情况: |\n  第一段。\n\n  第二段，见[指南](https://www.gov.cn/a)。\n\n  - **一项**\n  - 二项")
)  # fmt: skip
CHANGES = {
    PATH: TEXT,
    "content/organisations/xzf.yml": unit("青禾县人民政府", "县政府", "人民政府"),
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    result = build_result(tmp_path_factory.mktemp("county"), CHANGES)[0]
    return {f.path: f.content for f in result.files}


@pytest.fixture(scope="module")
def page(files: dict[str, bytes]) -> BeautifulSoup:
    return BeautifulSoup(files["annual-reports/2025-xzf/index.html"], "html.parser")


def test_the_six_sections_stand_in_order(page: BeautifulSoup, files: dict[str, bytes]) -> None:
    """AR-01."""
    heads = [h.get_text() for h in page.select(".report-part > h2")]
    book = Document(BytesIO(files["annual-reports/2025-xzf/report.docx"]))
    assert heads == list(SECTIONS)
    assert [p.text for p in book.paragraphs if p.style.name == "Heading 1"] == list(SECTIONS)


def announced(table: Tag) -> dict[str, str]:
    """Number cells → the heads that are read with them, by way of ``headers``."""
    ids = {str(th["id"]): th.get_text() for th in table.select("th")}
    return {
        "/".join(ids[i] for i in td.get_attribute_list("headers")): td.get_text()
        for td in table.select("td[headers]")
    }


def test_every_number_names_all_its_heads(page: BeautifulSoup) -> None:
    """A11-37: 25 rows of seven, and the fifteen of table 4."""
    tables = page.select("table.form-table")
    assert len(tables) == 6
    requests = announced(tables[4])
    assert len(requests) == 175
    assert requests["三、本年度办理结果/（一）予以公开/申请人情况/自然人"] == "4"
    assert (
        requests[
            "三、本年度办理结果/（三）不予公开/8.属于行政查询事项/申请人情况/法人或其他组织/其他"
        ]
        == "0"
    )
    assert requests["四、结转下年度继续办理/申请人情况/总计"] == "1"
    disputes = announced(tables[5])
    assert len(disputes) == 15
    assert disputes["行政复议/结果维持"] == "1"
    for table in tables:
        assert all(th.get("scope") in ("col", "row") for th in table.select("th"))
        assert table.caption and table.caption.get_text()


def test_a_narrow_screen_is_told_that_what_is_left_out_is_nought(page: BeautifulSoup) -> None:
    table = page.select("table.form-table")[4]
    shown = [td.get_text() for td in table.select("tbody td:not(.zero)")]
    assert len(table.select("tbody td.total")) == len(REQUEST_ROWS)
    assert "0" not in {td.get_text() for td in table.select("tbody td:not(.zero):not(.total)")}
    assert len(shown) < 175
    wrap = table.find_parent(class_="form-wrap")
    assert wrap and "没有列出的栏都是 0" in wrap.get_text()


def test_the_workbook_holds_the_same_numbers_where_the_form_has_them(
    files: dict[str, bytes],
) -> None:
    book = load_workbook(BytesIO(files["annual-reports/2025-xzf/report.xlsx"]))
    assert book.sheetnames == ["主动公开", "申请处理", "复议诉讼"]
    requests = book["申请处理"]
    assert requests["A5"].value == "一、本年新收政府信息公开申请数量"
    assert [c.value for c in requests[5][3:]] == [5, 0, 0, 0, 0, 0, 5]
    assert [c.value for c in requests[29][3:]] == [1, 0, 0, 0, 0, 0, 1]
    assert requests.max_row == 29
    assert {"A2:C4", "D2:J2", "E3:I3", "A7:A28", "B9:B16"} <= {
        str(r) for r in requests.merged_cells.ranges
    }
    assert [c.value for c in book["复议诉讼"][5]] == [1, 0, 0, 0, 1, *[0] * 10]
    charges = [row[1].value for row in book["主动公开"].rows if row[0].value == "行政事业性收费"]
    assert charges == [15.2]


def test_the_word_file_is_whole(files: dict[str, bytes]) -> None:
    book = Document(BytesIO(files["annual-reports/2025-xzf/report.docx"]))
    lines = [p.text for p in book.paragraphs]
    assert lines[0] == "县政府2025年政府信息公开工作年度报告"
    assert lines[2:7] == [SECTIONS[0], "第一段。", "第二段，见指南。", "一项", "二项"]
    requests = book.tables[1]
    assert len(requests.rows) == 28 and len(requests.columns) == 10
    assert [c.text for c in requests.rows[3].cells][3:] == ["5", "0", "0", "0", "0", "0", "5"]
    assert not re.search("§", "".join(c.text for t in book.tables for r in t.rows for c in r.cells))
    assert len(book.tables[2].columns) == 15


def test_the_page_leads_to_both_with_their_sizes(
    page: BeautifulSoup, files: dict[str, bytes]
) -> None:
    """AR-12."""
    links = {str(a["href"]): a.get_text() for a in page.select("a.file")}
    assert set(links) == {"report.docx", "report.xlsx"} or set(links) == {
        "../../annual-reports/2025-xzf/report.docx",
        "../../annual-reports/2025-xzf/report.xlsx",
    }
    assert all(re.search(r"，\d+ KB）", text) for text in links.values()), links


def test_the_same_report_gives_the_same_bytes(tmp_path: Path, files: dict[str, bytes]) -> None:
    result = build_result(tmp_path, CHANGES)[0]
    assert result.plan
    report = result.plan.annual_reports[0]
    report_docx.cache_clear()
    report_xlsx.cache_clear()
    assert report_docx(report) == files[report.docx]
    assert report_xlsx(report) == files[report.xlsx]
