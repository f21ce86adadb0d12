"""What can be downloaded is what the page shows: workbook = text table = data = rows (CAT-12)."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from tests.support.county import build_result
from tests.support.ledger_county import LEDGER_COUNTY, STATES

_BASE = "https://www.qinghe.example.gov.cn/zwgk/"
_UNIT = "ledger/organisations/mzj/"

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    result, _ = build_result(tmp_path_factory.mktemp("county"), LEDGER_COUNTY)
    return {f.path: f.content for f in result.files}


def table(files: Files, path: str) -> list[dict[str, str]]:
    data = files[path]
    assert data.startswith(b"\xef\xbb\xbf") and b"\r\n" in data
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def book(files: Files, path: str, sheet: int = 0) -> list[dict[str, str]]:
    read = CalamineWorkbook.from_filelike(io.BytesIO(files[path])).get_sheet_by_index(sheet)
    _, _, heads, *rows = read.to_python()
    return [
        {str(head): _said(value) for head, value in zip(heads, row, strict=True)} for row in rows
    ]


def _said(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return str(int(value)) if isinstance(value, float) else str(value)


def data(files: Files, path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files[path])
    return found


def shown(files: Files, path: str) -> list[tuple[str, ...]]:
    """(code, state, last day, title of the proof) of every row of a page."""
    page = files[path].decode()
    found = []
    for row in re.findall(r'<tr[^>]* data-s="([^"]*)">(.*?)</tr>', page, re.S):
        code = re.search(r'class="line code">([\w-]+)', row[1])
        due = re.search(r"<time[^>]*>([\d-]+)</time>", row[1])
        proof = re.search(r'data-l="凭证"><a[^>]*>([^<]*)</a>', row[1])
        assert code
        found.append((code[1], row[0], due[1] if due else "", unescape(proof[1]) if proof else ""))
    return found


@pytest.mark.parametrize(
    ("page", "stem", "json_path"),
    [
        (_UNIT, f"{_UNIT}ledger-mzj", f"{_UNIT}ledger-mzj.json"),
        (
            "ledger/sectors/shehui-jiuzhu/",
            "ledger/sectors/shehui-jiuzhu/ledger-shehui-jiuzhu",
            "ledger/sectors/shehui-jiuzhu/ledger-shehui-jiuzhu.json",
        ),
    ],
)
def test_page_table_workbook_and_data_are_the_same_rows(
    files: Files, page: str, stem: str, json_path: str
) -> None:
    rows = table(files, f"{stem}.csv")
    assert book(files, f"{stem}.xlsx") == rows
    assert len(rows) == len(STATES)
    heads = ("事项编码", "状态", "最迟公开日期", "凭证")
    assert shown(files, f"{page}index.html") == [tuple(r[h] for h in heads) for r in rows]
    for row, duty in zip(rows, data(files, json_path)["duties"], strict=True):
        proof = duty["proof"] or {"title": "", "published_on": None, "url": ""}
        assert (row["事项编码"], row["最迟公开日期"]) == (duty["item"], duty["due_on"] or "")
        assert (row["凭证"], row["凭证网址"]) == (proof["title"], proof["url"])
        assert row["实际公开日期"] == (proof["published_on"] or "")
        assert row["早晚天数"] == ("" if duty["days"] is None else str(duty["days"]))
        assert STATES[duty["item"]] == duty["state"]


def test_the_site_has_all_rows_and_the_sums_of_units_and_sectors(files: Files) -> None:
    whole = data(files, "api/ledger.json")
    assert [d["item"] for d in whole["duties"]] == [
        r["事项编码"] for r in table(files, "ledger/ledger.csv")
    ]
    assert (whole["scope"], whole["computed_for"], whole["url"]) == (
        "site", "2026-11-22", f"{_BASE}ledger/",
    )  # fmt: skip
    (unit,) = [u for u in whole["organisations"] if u["id"] == "mzj"]
    own = data(files, f"{_UNIT}ledger-mzj.json")["summary"]
    assert unit == own
    assert own["duties"] == sum(own["states"].values()) == 9
    assert (own["exempt"], own["in_time"], own["late"], own["unjudged"]) == (1, 5, 3, 1)
    assert [s["id"] for s in whole["sectors"]] == ["shehui-jiuzhu"]


def test_every_period_is_in_the_data_and_on_the_second_sheet(files: Files) -> None:
    duties = data(files, f"{_UNIT}ledger-mzj.json")["duties"]
    entries = [e for d in duties for e in d["entries"]]
    second = book(files, f"{_UNIT}ledger-mzj.xlsx", 1)
    assert [(r["期次"], r["最迟公开日期"]) for r in second] == [
        (e["period"] or "", e["due_on"] or "") for e in entries
    ]
    own = data(files, f"{_UNIT}ledger-mzj.json")["summary"]
    late = [e for e in entries if e["state"] in ("fulfilled_late", "overdue", "skipped")]
    assert len(late) == own["late"]


def test_what_is_held_back_has_a_state_and_no_dates(files: Files) -> None:
    (duty,) = [d for d in data(files, "api/ledger.json")["duties"] if d["item"] == "SHJZ-0109"]
    for one in (duty, *duty["entries"]):
        assert one["state"] == "overdue"
        assert one["due_on"] is one["days"] is one["proof"] is None


def test_addresses_in_the_files_are_whole_and_lead_to_pages(files: Files) -> None:
    rows = table(files, "ledger/ledger.csv")
    urls = {r["事项网址"] for r in rows} | {r["凭证网址"] for r in rows if r["凭证网址"]}
    for url in urls:
        assert f"{url.removeprefix(_BASE)}index.html" in files, url
    page = load_workbook(io.BytesIO(files["ledger/ledger.xlsx"])).worksheets[0]
    links = {c.hyperlink.target for line in page.iter_rows() for c in line if c.hyperlink}
    assert links == urls


def test_sizes_on_the_page_are_those_of_the_files(files: Files) -> None:
    page = files[f"{_UNIT}index.html"].decode()
    for name, kind in (
        ("ledger-mzj.xlsx", "XLSX"),
        ("ledger-mzj.csv", "CSV"),
        ("ledger-mzj.json", "JSON"),
    ):
        size = max(1, round(len(files[f"{_UNIT}{name}"]) / 1024))
        assert re.search(rf'href="[^"]*{name}" download>.*?（{kind}，{size} KB）', page, re.S), name


def test_two_builds_give_the_same_bytes(files: Files, tmp_path: Path) -> None:
    result, _ = build_result(tmp_path, LEDGER_COUNTY)
    for file in result.files:
        if file.path.endswith((".xlsx", ".csv", ".json", ".xml", ".ics")):
            assert file.content == files[file.path], file.path


def test_rows_say_in_words_what_a_reader_must_know(files: Files) -> None:
    said = {r["事项编码"]: r["说明"] for r in table(files, "ledger/ledger.csv")}
    assert said["SHJZ-0103"] == "凭证是上一次公开的"
    assert said["SHJZ-0107"] == "不计入应公开：渠道不含政府网站"
    assert said["SHJZ-0108"] == "无法判断按时不按时：没有写形成日期；演示内容"
