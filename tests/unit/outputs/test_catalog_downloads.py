"""The standard table that can be downloaded is the one on the page (CAT-12)."""

from __future__ import annotations

import csv
import io
import re

import pytest
from openpyxl import load_workbook

from tests.support.county import build_result
from tests.support.duties import catalog

_PAGE = "catalog/shehui-jiuzhu/index.html"
_STEM = "catalog/shehui-jiuzhu/catalog-shehui-jiuzhu"

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    later = "[{日期: 2027-01-01, 类型: 取消, 说明: 以后不再公开}]"
    row = catalog(调整记录=later, 备注="内部掌握")["catalog/社会救助.yml"]
    gone = row.partition("事项:\n")[2].replace("SHJZ-0101", "SHJZ-0102")
    gone = gone.replace("2027-01-01", "2026-01-01").replace("政策法规文件", "不再公开的")
    result, _ = build_result(
        tmp_path_factory.mktemp("county"), {"catalog/社会救助.yml": row + gone}
    )
    return {f.path: f.content for f in result.files}


def table(files: Files) -> list[dict[str, str]]:
    text = files[f"{_STEM}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_page_workbook_and_text_table_have_the_same_items(files: Files) -> None:
    page = files[_PAGE].decode()
    (shown,) = re.findall(r'<table class="data data-wide">(.*?)</table>', page, re.S)
    codes = re.findall(r'data-l="事项编码"><span class="cell"><span class="line">([^<]+)', shown)
    rows = table(files)
    assert codes == [r["事项编码"] for r in rows] == ["SHJZ-0101"]
    assert rows[0]["领域"] == "社会救助" and rows[0]["公开主体"] == "县民政局"
    book = load_workbook(io.BytesIO(files[f"{_STEM}.xlsx"]))
    (sheet,) = book.worksheets
    heads = [cell.value for cell in sheet[2]]
    column = heads.index("事项编码") + 1
    assert [sheet.cell(r, column).value for r in range(4, sheet.max_row + 1)] == codes
    assert sheet["E4"].value == "《社会救助暂行办法》"


def test_nothing_is_in_them_that_the_table_on_the_page_does_not_say(files: Files) -> None:
    text = files[f"{_STEM}.csv"].decode("utf-8-sig")
    sheet = load_workbook(io.BytesIO(files[f"{_STEM}.xlsx"])).worksheets[0]
    text += "".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert not any(word in text for word in ("以后不再公开", "内部掌握", "调整记录", "不再公开的"))


def test_the_page_leads_to_them_and_says_how_large_they_are(files: Files) -> None:
    page = files[_PAGE].decode()
    for type_ in ("xlsx", "csv"):
        size = max(1, round(len(files[f"{_STEM}.{type_}"]) / 1024))
        found = rf'href="[^"]*catalog-shehui-jiuzhu\.{type_}" download>.*?（{type_.upper()}，{size} KB）'
        assert re.search(found, page, re.S), type_


def test_sectors_without_items_have_no_files_and_no_links(files: Files) -> None:
    written = sorted(path for path in files if path.startswith("catalog/") and "/catalog-" in path)
    assert written == [f"{_STEM}.csv", f"{_STEM}.xlsx"]
    pages = [p for p in files if re.fullmatch(r"catalog/[\w-]+/index\.html", p)]
    linking = [p for p in pages if b" download>" in files[p]]
    assert linking == [_PAGE] and len(pages) > 1
