"""公开责任台账 on its pages, on items, documents, units and the home page (ZL-01, CAT-08)."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.support.county import TODAY, build_result, built, county
from tests.support.duties import catalog
from tests.support.ledger_county import DRAFT, GONE, HELD, LEDGER_COUNTY, STATES
from zwgk.build import build
from zwgk.plan.ledger_words import percent, ratio

_UNIT = "ledger/organisations/mzj/index.html"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return built(tmp_path_factory.mktemp("county"), LEDGER_COUNTY)


def item(code: str) -> str:
    return f"catalog/shehui-jiuzhu/{code.lower()}/index.html"


def rows(page: str) -> list[str]:
    """The text of every row of the ledger's tables on a page."""
    tables = re.findall(r'<table class="data data-ledger.*?</table>', page, re.S)
    found = re.findall(r"<tr[^>]* data-s=.*?</tr>", "".join(tables), re.S)
    return [text(row) for row in found]


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def row_of(page: str, code: str) -> str:
    (found,) = [row for row in rows(page) if code in row]
    return found


def test_every_state_is_on_the_page_of_the_unit(pages: dict[str, str]) -> None:
    page = pages[_UNIT]
    for code, word in (
        ("SHJZ-0101", "逾期公开 晚了1个工作日 2026-10-09 晚了的 2026-10-10公开"),
        ("SHJZ-0102", "已公开 提前16个工作日 2026-11-11 按时的 2026-10-20公开"),
        ("SHJZ-0103", "逾期未公开 已逾期22天 2026-10-31 2026年10月 九月的 上一次，2026-09-10公开"),
        ("SHJZ-0104", "即将到期 还有8天 2026-11-30 2026年11月 十月的 上一次，2026-10-10公开"),
        ("SHJZ-0105", "从未公开 每月更新 标准目录"),
        ("SHJZ-0106", "本期未到期 还有39天 2026-12-31 2026年 去年的 上一次，2025-03-10公开"),
        ("SHJZ-0107", "不计入 不计入应公开：渠道不含政府网站"),
        ("SHJZ-0108", "已公开 无法判断按时不按时：没有写形成日期 没有日期的"),
    ):
        assert word in row_of(page, code), code


def test_what_needs_attention_comes_first(pages: dict[str, str]) -> None:
    order = [re.search(r"SHJZ-\d+", row) for row in rows(pages[_UNIT])]
    states = [STATES[match.group()] for match in order if match]
    assert states == [
        "overdue", "overdue", "due_soon", "never_published", "fulfilled_late", "nothing_due",
        "fulfilled", "fulfilled", "fulfilled", "exempt",
    ]  # fmt: skip


def test_sums_are_said_in_words_and_equal_the_rows(pages: dict[str, str]) -> None:
    page = text(pages[_UNIT])
    assert "应公开9条，已经公开过的7条，占77.7%" in page
    assert "逾期未公开2条，即将到期1条，从未公开1条" in page
    # in time: September of one item, October of another, 2025 of the third, one publication,
    # one list; late: one publication, October, the one that waits
    assert "能判断的8期（条）里，按时的5，按时率62.5%；另有1条无法判断" in page


@pytest.mark.parametrize("state", sorted(set(STATES.values())))
def test_every_state_has_a_list_of_its_own(pages: dict[str, str], state: str) -> None:
    page = pages[f"ledger/by-state/{state.replace('_', '-')}/index.html"]
    codes = {code for code, own in STATES.items() if own == state}
    assert {match for row in rows(page) for match in re.findall(r"SHJZ-\d+", row)} == codes
    assert f"（{len(codes)}）" in text(page)


def test_the_lists_of_what_was_late_and_what_is_not_judged_are_complete(
    pages: dict[str, str],
) -> None:
    late = rows(pages["ledger/by-timeliness/late/index.html"])
    assert len(late) == 3
    (unjudged,) = rows(pages["ledger/by-timeliness/unjudged/index.html"])
    assert "没有写形成日期" in unjudged


def test_the_first_page_leads_to_everything(pages: dict[str, str]) -> None:
    page = pages["ledger/index.html"]
    for href in (
        "../ledger/by-state/overdue/", "../ledger/organisations/mzj/", "../ledger/organisations/",
        "../ledger/sectors/shehui-jiuzhu/", "../ledger/ledger.xlsx", "../ledger/ledger.csv",
        "../api/ledger.json", "../ledger/deadlines.ics", "../feed.xml",
    ):  # fmt: skip
        assert f'href="{href}"' in page, href
    assert "截至2026年11月22日" in page
    assert re.search(r"XLSX，\d+ KB", text(page))


def test_the_item_tells_of_each_unit_and_period(pages: dict[str, str]) -> None:
    page = pages[item("SHJZ-0103")]
    assert [re.findall(r"20\d\d年\d+月", row)[0] for row in rows(page)] == [
        "2026年11月", "2026年10月", "2026年9月",
    ]  # fmt: skip
    assert "已公开 提前20天" in rows(page)[2] and "九月的" in rows(page)[2]
    assert "时限怎么算" in page and 'id="ledger"' in page


def test_a_page_elsewhere_is_the_proof_of_what_is_published_there(tmp_path: Path) -> None:
    links = "[https://www.example.gov.cn/a.html, https://www.qinghe.example.gov.cn/zwgk/help/]"
    result, _ = build_result(tmp_path, catalog(公开链接=links))
    files = {f.path: f.content.decode("utf-8", "replace") for f in result.files}
    said = "已公开 无法判断按时不按时：公开在别的网页"
    for path in (item("SHJZ-0101"), _UNIT, "ledger/by-state/fulfilled/index.html"):
        assert f"{said} www.example.gov.cn上的网页" in rows(files[path])[0]
        assert '<a href="https://www.example.gov.cn/a.html" rel="external">' in files[path]
    assert '<a href="../../../help/">本专栏的网页</a>' in files[item("SHJZ-0101")]
    assert "www.example.gov.cn上的网页" in files["catalog/shehui-jiuzhu/index.html"]
    assert "公开率100%" in text(files["ledger/index.html"])
    (duty,) = json.loads(files["api/ledger.json"])["duties"]
    assert (duty["publications"], duty["reason"]) == (2, "elsewhere")
    proofs = [e["proof"]["url"] for e in duty["entries"]]
    assert sorted(proofs) == sorted(links.strip("[]").split(", "))
    assert "D501" not in {p.code for p in result.problems}


def test_the_item_says_how_its_limit_is_understood(tmp_path: Path) -> None:
    catalog = LEDGER_COUNTY["catalog/社会救助.yml"]
    for limit, said in (
        ("及时公开", "没有写期限，按《政府信息公开条例》第二十六条：自信息形成或者变更之日起20个工作日内公开"),
        ("按上级规定的时间", "没有看懂这一时限，不判断按时不按时"),
    ):  # fmt: skip
        other = catalog.replace("信息形成之日起3个工作日内", limit)
        page = built(tmp_path / limit, {**LEDGER_COUNTY, "catalog/社会救助.yml": other})
        assert said in text(page[item("SHJZ-0101")])


def test_what_another_unit_published_is_told_apart(pages: dict[str, str]) -> None:
    """It covers the item (CAT-08), and is no merit of the unit that owes it."""
    page = pages[item("SHJZ-0105")]
    assert "发布单位不是这个事项的公开主体，不计入" in text(page)
    assert "县政府办公室 已公开" in rows(page)[-1]
    assert "1条，由别的单位公开" in text(pages["catalog/shehui-jiuzhu/index.html"])
    assert "发布单位不是这个事项的公开主体" in pages["disclosures/stranger/index.html"]


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("late", "社会救助 SHJZ-0101：最迟应于2026-10-09公开，晚了1个工作日"),
        ("in-time", "社会救助 SHJZ-0102：最迟应于2026-11-11公开，提前16个工作日"),
        ("monthly", "社会救助 SHJZ-0103（2026年9月）：最迟应于2026-09-30公开，提前20天"),
        ("undated", "社会救助 SHJZ-0108：无法判断按时不按时（没有写形成日期）"),
    ],
)
def test_a_document_says_which_duty_it_fulfils_and_whether_in_time(
    pages: dict[str, str], record: str, said: str
) -> None:
    page = pages[f"disclosures/{record}/index.html"]
    assert "履行公开责任" in page and said in text(page)
    assert 'href="../../ledger/organisations/mzj/"' in page
    assert "#ledger" in page


def test_a_moved_record_changes_the_state_of_both_items(tmp_path: Path) -> None:
    path = "content/disclosures/in-time.md"
    moved = LEDGER_COUNTY[path].replace("SHJZ-0102", "SHJZ-0105")
    page = built(tmp_path, {**LEDGER_COUNTY, path: moved})[_UNIT]
    assert "从未公开" in row_of(page, "SHJZ-0102")
    assert "从未公开" not in row_of(page, "SHJZ-0105")


def test_drafts_and_what_is_held_back_are_nowhere(tmp_path: Path) -> None:
    """Neither by name nor by day: not planned, not formed, not due (19 October)."""
    result, _ = build_result(tmp_path, LEDGER_COUNTY)
    found = []
    for file in result.files:
        content = file.content
        if file.path.endswith(".xlsx"):
            with ZipFile(BytesIO(content)) as package:
                content = b"".join(map(package.read, package.namelist()))
        said = content.decode("utf-8", "ignore")
        found += [file.path for title in (HELD, DRAFT, GONE) if title in said]
        found += [
            f"{file.path}: {day}"
            for day in ("2026-12-15", "2026-09-15", "2026-10-19", "20261019", "46314")
            if day in said and not file.path.startswith(("policies/", "assets/"))
        ]
    assert not found
    page = {f.path: f.content.decode() for f in result.files if f.path == _UNIT}[_UNIT]
    row = row_of(page, "SHJZ-0109")
    assert "逾期未公开" in row and not re.search(r"\d{4}-\d\d-\d\d|逾期\d", row)


def test_a_list_taken_down_after_its_display_counts_without_its_name(
    pages: dict[str, str],
) -> None:
    row = row_of(pages[_UNIT], "SHJZ-0110")
    assert "已公开" in row and "公示期满，已经撤下 2026-09-20公开" in row
    assert 'href="../../../disclosures/gone/"' in pages[_UNIT]


def test_demonstration_content_is_said_to_be(pages: dict[str, str]) -> None:
    assert "演示" in row_of(pages[_UNIT], "SHJZ-0108")
    assert "有1个事项是演示内容" in text(pages[_UNIT])
    assert "演示" not in row_of(pages[_UNIT], "SHJZ-0102")


def test_a_projected_day_says_so(tmp_path: Path) -> None:
    path = "content/disclosures/in-time.md"
    late = (
        LEDGER_COUNTY[path].replace("2026-10-14", "2026-12-10").replace("2026-10-20", "2026-12-15")
    )
    page = built(tmp_path, {**LEDGER_COUNTY, path: late}, today=date(2026, 12, 20))
    assert "按双休日推算" in row_of(page[_UNIT], "SHJZ-0102")
    assert "（按双休日推算）" in text(page["disclosures/in-time/index.html"])


def test_units_without_duties_have_a_page_that_says_so(pages: dict[str, str]) -> None:
    """An address that was linked stays, whatever becomes of the catalog (GW-33)."""
    assert "标准目录里没有由柳泉镇政府公开的事项" in pages["ledger/organisations/lqz/index.html"]
    old = pages["ledger/organisations/old/index.html"]
    assert "县老龄委已于2020-01-01撤并，由县民政局承接公开责任" in old
    assert "ledger/organisations/lqz/ledger-lqz.csv" not in pages


def test_long_ledgers_are_cut_into_pages_and_the_legend_leads_into_them(tmp_path: Path) -> None:
    head, _, rest = LEDGER_COUNTY["catalog/社会救助.yml"].partition("  - 事项编码: SHJZ-0102")
    many = "".join(
        f"  - 事项编码: X-{n:03}{(rest.partition('  - ')[0]).replace('按时公布', f'第{n}项')}"
        for n in range(60)
    )
    changes = {
        **LEDGER_COUNTY,
        "catalog/社会救助.yml": f"{head}  - 事项编码: SHJZ-0102{rest}{many}",
    }
    pages = built(tmp_path, changes)
    first, second = pages[_UNIT], pages["ledger/organisations/mzj/page/2/index.html"]
    assert len(rows(first)) == 40 and len(rows(second)) == 30
    assert 'href="../../../ledger/organisations/mzj/page/2/#state-fulfilled"' in first
    assert '<tr id="state-fulfilled"' in second
    assert 'id="state-never-published"' in first and 'id="state-never-published"' not in second
    assert "ledger/by-state/never-published/page/2/index.html" in pages


def test_units_sectors_catalog_and_home_lead_to_the_ledger(pages: dict[str, str]) -> None:
    for path, href in (
        ("index.html", "./ledger/"),
        ("catalog/index.html", "../ledger/"),
        ("catalog/shehui-jiuzhu/index.html", "../../ledger/sectors/shehui-jiuzhu/"),
        ("organisations/mzj/index.html", "../../ledger/organisations/mzj/"),
        ("policies/a/index.html", "../../ledger/"),
    ):
        assert f'href="{href.removeprefix("./")}"' in pages[path], path


def test_home_page_and_ledger_say_the_same(pages: dict[str, str]) -> None:
    said = re.search(r"<b>([\d.]+)%</b>", pages["ledger/index.html"])
    assert said and f"<b>{float(said[1])}%</b>" in pages["index.html"]
    assert "应公开 9 项，已公开 8" in text(pages["index.html"]).replace("， ", "，")


def test_the_feed_is_announced_in_the_head(pages: dict[str, str]) -> None:
    for path, href in (
        ("index.html", "feed.xml"),
        ("organisations/mzj/index.html", "../../organisations/mzj/feed.xml"),
        ("catalog/shehui-jiuzhu/index.html", "../../catalog/shehui-jiuzhu/feed.xml"),
        (_UNIT, "../../../organisations/mzj/feed.xml"),
    ):
        head = pages[path].partition("</head>")[0]
        assert re.search(
            rf'<link rel="alternate" type="application/atom\+xml"[^>]* href="{href}">', head
        )
    assert "atom+xml" not in pages["policies/a/index.html"]


def test_a_site_without_a_catalog_has_no_ledger_and_no_link_to_one(tmp_path: Path) -> None:
    folder = county(tmp_path, without=("catalog/社会救助.yml",))
    result, _ = build(folder, today=TODAY)
    assert not result.stopped
    paths = {f.path for f in result.files}
    assert not [p for p in paths if p.startswith("ledger/") or p == "api/ledger.json"]
    home = next(f for f in result.files if f.path == "index.html").content.decode()
    assert "ledger/" not in home


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 3, "0%"), (3, 3, "100%"), (1, 3, "33.3%"), (1999, 2000, "99.9%"),
        (1, 4000, "不足0.1%"), (9, 10, "90%"), (100, 1000, "10%"), (0, 0, ""),
    ],
)  # fmt: skip
def test_percentages_are_never_rounded_up(part: int, whole: int, said: str) -> None:
    assert percent(part, whole) == said


def test_the_picture_is_not_rounded_up_either() -> None:
    assert ratio(1999, 2000) == 0.999
    assert ratio(0, 0) is None


def test_data_tell_what_others_published_apart(pages: dict[str, str]) -> None:
    data = json.loads(pages["api/ledger.json"])
    (other,) = data["outside"]
    assert (other["item"], other["organisation"], other["state"], other["days"]) == (
        "SHJZ-0105",
        "xzfb",
        "fulfilled",
        None,
    )
    assert all(d["organisation"] == "mzj" for d in data["duties"])
