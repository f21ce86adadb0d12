"""/search/ and the boxes as people use them: address, keyboard, announcements, phone, disk, no script."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.end_to_end.routes import ROOT
from tests.search.index import Index
from tests.support.browser import axe_findings
from tests.support.county import build_result, policy
from zwgk.build import build
from zwgk.finished import merge_search
from zwgk.model.settings import Settings

ROWS = ".hits > li"


def opened(browser: Browser, address: str, *, width: int = 1280, script: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=script, locale="zh-CN"
    )
    page = context.new_page()
    page.wrong = []  # type: ignore[attr-defined]
    page.on("pageerror", lambda e: page.wrong.append(str(e)))  # type: ignore[attr-defined]
    # What was still on its way when the visitor went on is no fault.
    page.on(
        "requestfailed",
        lambda r: "ABORTED" in (r.failure or "") or page.wrong.append(r.url),  # type: ignore[attr-defined]
    )
    page.goto(address)
    return page


def asked(browser: Browser, served: str, query: str, *, width: int = 1280, more: str = "") -> Page:
    page = opened(browser, f"{served}search/?q={quote(query)}{more}", width=width)
    expect(page.locator("#found-status")).to_have_text(re.compile("找到|换个说法|去掉筛选"))
    return page


def told(page: Page) -> str:
    return page.locator("#found-status").inner_text()


def test_a_box_on_any_page_leads_to_results(browser: Browser, served: str) -> None:
    page = opened(browser, served + "policies/")
    page.get_by_role("searchbox", name="站内搜索").fill("高龄津贴")
    page.keyboard.press("Enter")
    page.wait_for_selector(ROWS)
    assert page.url.endswith("search/?q=" + quote("高龄津贴"))
    assert re.fullmatch(r"“高龄津贴”找到 \d+ 条，第 1 页，共 \d+ 页。", told(page))
    first = page.locator(ROWS).first
    assert first.get_by_role("link").inner_text() == "高龄津贴申领"
    assert page.title().startswith("高龄津贴_")
    assert not page.wrong  # type: ignore[attr-defined]
    first.get_by_role("link").click()
    assert page.url.endswith("guides/gaoling-jintie/")
    page.go_back()
    page.wait_for_selector(ROWS)
    page.context.close()


def test_facets_sort_and_page_are_kept_in_the_address(browser: Browser, served: str) -> None:
    page = asked(browser, served, "低保")
    every = page.locator(ROWS).all_inner_texts()
    facet = page.get_by_role("group", name="按类别筛选").get_by_role("link", name="政策文件")
    count = int(facet.locator(".num").inner_text())
    facet.click()
    expect(page).to_have_url(re.compile("kind=policy"))
    expect(page.locator("#found-status")).to_contain_text(f"找到 {count} 条")
    assert page.evaluate("document.activeElement.id") == "found-status"
    assert all("政策文件" in row for row in page.locator(ROWS).all_inner_texts())
    page.get_by_role("link", name="最新的在前").click()
    expect(page).to_have_url(re.compile("sort=time"))
    expect(page.locator("[data-found-sort] span")).to_have_text("最新的在前")
    dates = page.locator(f"{ROWS} time").all_inner_texts()
    assert dates == sorted(dates, reverse=True) and len(dates) == 10
    shared = opened(browser, page.url)
    shared.wait_for_selector(ROWS)
    assert (
        shared.locator(f"{ROWS} h3").all_inner_texts()
        == page.locator(f"{ROWS} h3").all_inner_texts()
    )
    page.get_by_role("link", name="取消“政策文件”").click()
    expect(page).not_to_have_url(re.compile("kind="))
    page.go_back()
    expect(page).to_have_url(re.compile("kind=policy"))
    page.go_back()
    page.go_back()
    expect(page).not_to_have_url(re.compile("kind=|sort="))
    expect(page.locator(ROWS)).to_have_count(len(every))
    for p in (page, shared):
        p.context.close()


def test_repealed_documents_are_marked(browser: Browser, served: str) -> None:
    page = asked(browser, served, "城乡居民最低生活保障实施细则")
    row = page.locator(ROWS).first
    assert "青政办发〔2019〕12号" in row.inner_text() and "废止" in row.inner_text()
    page.context.close()


@pytest.mark.parametrize(
    ("day", "state"),
    [(datetime(2026, 12, 31, 23), "有效"), (datetime(2027, 1, 1, 0, 5), "失效")],
)
def test_validity_follows_the_day(browser: Browser, served: str, day: datetime, state: str) -> None:
    """A document whose last day passes between two builds says so (DOC-08)."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, timezone_id="UTC")
    page = context.new_page()
    page.clock.set_fixed_time(day)
    page.goto(f"{served}search/?q={quote('青人社发〔2023〕31号')}")
    row = page.locator(ROWS).first
    expect(row).to_contain_text("青人社发〔2023〕31号")
    assert row.locator(".badge").inner_text() == state
    context.close()


def test_a_slip_is_found_and_the_right_word_offered(browser: Browser, served: str) -> None:
    page = asked(browser, served, "高岭津贴")
    assert page.locator(ROWS).first.get_by_role("link").inner_text() == "高龄津贴申领"
    offer = page.locator("[data-found-also] a").first
    offer.wait_for()
    assert "高龄" in offer.inner_text()
    offer.click()
    expect(page).not_to_have_url(re.compile(quote("高岭")))
    page.context.close()


def test_addresses_from_elsewhere(browser: Browser, served: str) -> None:
    """Parameters of others are no filters; whatever an address bears, the page stands."""
    more = "&utm_source=x&constructor=y&__proto__=z&page=9999&sort=no"
    page = asked(browser, served, "低保", more=more)
    assert "第 9 页，共 9 页" in told(page) or re.search("第 (\\d+) 页，共 \\1 页", told(page))
    assert "utm_source" not in page.inner_html("[data-found]")
    assert not page.wrong  # type: ignore[attr-defined]
    page.context.close()
    page = asked(browser, served, "低保" * 500)
    assert len(told(page)) < 140 and page.locator(ROWS).count() == 10
    page.context.close()


def test_a_filter_that_is_gone_can_be_dropped(browser: Browser, served: str) -> None:
    """An old address names a unit that is no more: say so, and lead out of it."""
    page = asked(browser, served, "低保", more="&organisation=gone")
    assert "去掉筛选" in told(page)
    assert "您要找的是不是" not in page.inner_text("[data-found-also]")
    page.get_by_role("link", name="全部取消").click()
    expect(page.locator("#found-status")).to_contain_text("找到")
    assert not page.wrong  # type: ignore[attr-defined]
    page.context.close()


def test_nothing_found_leads_to_people(browser: Browser, served: str) -> None:
    page = asked(browser, served, "量子纠缠")
    assert told(page).startswith("没有找到“量子纠缠”")
    assert page.locator("[data-found-none]").is_visible()
    help_ = page.locator("[data-found-none]").inner_text()
    assert "12345" in help_ and "申请公开" in help_ and "政策解读人" in help_
    page.context.close()


def test_markup_in_a_query_is_text(browser: Browser, served: str) -> None:
    page = asked(browser, served, "<img src=x onerror=alert(1)>低保")
    assert page.locator("main img").count() == 0 and "<img" in told(page)
    page.context.close()


@pytest.mark.parametrize(
    ("query", "width", "mode"),
    [
        ("低保", 1280, ""),
        ("高岭津贴", 320, ""),
        ("低保", 360, "&mode=elder"),
        ("量子纠缠", 360, ""),
    ],
)
def test_results_are_accessible(
    browser: Browser, served: str, axe: str, query: str, width: int, mode: str
) -> None:
    page = asked(browser, served, query, width=width, more=mode)
    page.wait_for_timeout(200)
    page.evaluate("document.querySelectorAll('details').forEach(function (d) { d.open = true; })")
    assert not axe_findings(page, axe)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.evaluate(
        """() => [...document.querySelectorAll('.found-side a, .found-sort a, .found-also a, .hits h3 a, summary')]
        .filter(a => a.offsetParent && a.getBoundingClientRect().height < 44).map(a => a.textContent)"""
    )
    assert not small
    page.context.close()


def test_suggestions_by_keyboard(browser: Browser, served: str, axe: str) -> None:
    page = opened(browser, served + "guides/")
    box = page.locator("#q")
    assert box.get_attribute("role") is None  # a plain field until the script is there
    box.focus()
    page.wait_for_selector("#q[role=combobox]", state="attached")
    page.keyboard.type("高龄")
    options = page.get_by_role("option")
    options.first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    page.get_by_role("status").filter(has_text="条联想").wait_for(state="attached")
    assert not axe_findings(page, axe)
    page.keyboard.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    assert active and page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("Escape")
    assert options.count() == 0 and box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "高龄"
    page.keyboard.press("ArrowDown")
    options.first.wait_for()
    page.keyboard.press("ArrowDown")
    title = page.locator("[aria-selected=true] span").first.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("gaoling-jintie"))
    assert page.locator("h1").inner_text() == title
    page.context.close()


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("低", "低保"),
        ("gljt", "高龄津贴"),
        ("shenfenzheng", "身份证"),
        ("青政办发2026 22", "水费"),
        ("户口", "户口迁移"),
    ],
)
def test_what_is_suggested(browser: Browser, served: str, typed: str, wanted: str) -> None:
    page = opened(browser, served + "search/")
    page.locator("#q-search").focus()
    page.keyboard.type(typed)
    page.get_by_role("option").first.wait_for()
    assert any(wanted in text for text in page.get_by_role("option").all_inner_texts())
    page.context.close()


def test_nothing_is_suggested_while_characters_are_composed(browser: Browser, served: str) -> None:
    page = opened(browser, served + "search/")
    box = page.locator("#q-search")
    box.focus()
    page.wait_for_selector("#q-search[role=combobox]", state="attached")
    page.evaluate(
        """() => { const q = document.getElementById('q-search');
        q.dispatchEvent(new CompositionEvent('compositionstart')); q.value = 'gaoling';
        q.dispatchEvent(new Event('input', {bubbles: true})); }"""
    )
    page.wait_for_timeout(400)
    assert page.get_by_role("option").count() == 0
    page.evaluate(
        """() => { const q = document.getElementById('q-search'); q.value = '高龄';
        q.dispatchEvent(new CompositionEvent('compositionend')); }"""
    )
    page.get_by_role("option").first.wait_for()
    page.context.close()


def test_a_page_where_nobody_searches_loads_nothing_of_search(
    browser: Browser, served: str
) -> None:
    page = browser.new_page()
    urls: list[str] = []
    page.on("request", lambda r: urls.append(r.url))
    for address in ("policies/", "search/"):
        urls.clear()
        page.goto(served + address)
        page.wait_for_load_state("networkidle")
        scripts = [u.rsplit("/", 1)[-1] for u in urls if u.endswith((".js", ".json"))]
        assert scripts == ["zwgk.js"], address
    page.close()


def test_without_script_the_lists_hold_everything(
    browser: Browser, served: str, index: Index
) -> None:
    page = opened(browser, served + "search/?q=" + quote("低保"), script=False)
    assert page.get_by_text("没有运行脚本").is_visible()
    assert not page.locator("#found").is_visible()
    ways = page.get_by_role("navigation", name="按条件查看")
    assert ways.locator("a[href*='by-']").count() > 60
    assert not page.locator("main button:visible").filter(has_not_text="搜索").count()
    page.context.close()
    site = index.folder.parent
    wanted = {row[1] for row in index.rows}
    for way in ("sector", "organisation", "year", "initial"):
        found: set[str] = set()
        for path in (site / "search" / f"by-{way}").rglob("index.html"):
            found.update(re.findall(r'<li><a href="(?:\.\./)+([^"]*)"', path.read_text("utf-8")))
        assert wanted <= found | {""}, f"{way}: {sorted(wanted - found)[:5]}"


@pytest.fixture(scope="module")
def from_disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The example county as written with ``offline: true``."""
    folder = tmp_path_factory.mktemp("disk")
    settings = dataclasses.replace(Settings(), offline=True, shared=("catalog/上级/示范市",))
    result, _ = build(ROOT, today=date(2026, 11, 22), settings=settings)
    for file in result.files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    yield folder


def test_search_works_from_disk(browser: Browser, from_disk: Path) -> None:
    assert not list((from_disk / "search").rglob("*.json"))
    page = opened(browser, (from_disk / "search" / "index.html").as_uri())
    page.locator("#q-search").fill("低保怎么申请")
    page.keyboard.press("Enter")
    page.wait_for_selector(ROWS)
    link = page.locator(ROWS).first.get_by_role("link")
    assert link.inner_text() == "最低生活保障申请"
    link.click()
    assert page.locator("h1").inner_text() == "最低生活保障申请"
    page.locator("#q").focus()
    page.wait_for_selector("#q[role=combobox]", state="attached")
    page.keyboard.type("高龄")
    page.get_by_role("option").first.wait_for()
    assert not page.wrong  # type: ignore[attr-defined]
    page.context.close()


def test_several_sites_are_searched_from_disk(browser: Browser, tmp_path: Path) -> None:
    """Of two folders side by side one finds what the other has, and leads there."""
    sites = []
    for name, title in (("a", "高龄津贴办法"), ("b", "高龄津贴细则")):
        site = tmp_path / name / "site"
        result, _ = build_result(
            tmp_path / name / "sources",
            {"content/policies/2025/b.md": policy(title)},
            settings=Settings(offline=True),
        )
        for file in result.files:
            path = site / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
        sites.append(site)
    assert not merge_search(sites[0], sites[1:]).remarks
    page = opened(browser, (sites[0] / "search" / "index.html").as_uri())
    page.locator("#q-search").fill("高龄津贴")
    page.keyboard.press("Enter")
    page.wait_for_selector(ROWS)
    assert page.get_by_role("group", name="按网站筛选").count() == 1
    page.get_by_role("link", name="高龄津贴细则").click()
    assert page.locator("h1").inner_text() == "高龄津贴细则" and "/b/site/" in page.url
    page.go_back()
    page.locator("#q-search").fill("高龄津贴细")
    page.get_by_role("option").filter(has_text="细则").click()
    page.wait_for_url(re.compile("/b/site/policies/b/index.html"))
    assert not page.wrong  # type: ignore[attr-defined]
    page.context.close()


def test_search_works_below_a_path(browser: Browser, served_below: str) -> None:
    page = asked(browser, served_below, "低保")
    assert page.locator(ROWS).count() == 10
    assert not page.wrong  # type: ignore[attr-defined]
    page.context.close()


def test_a_missing_file_is_told(browser: Browser, served: str) -> None:
    page = browser.new_page()
    page.route("**/search/meta.json*", lambda route: route.abort())
    page.goto(served + "search/?q=" + quote("低保"))
    expect(page.locator("#found-status")).to_contain_text("没有取到")
    page.close()
