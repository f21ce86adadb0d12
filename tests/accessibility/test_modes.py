"""Elder mode, elder area, kiosk, reading aloud and page tools, used as people use them."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

GUIDE = "guides/dibao/"
NO_STORAGE = (
    "for (const name of ['localStorage', 'sessionStorage'])"
    " Object.defineProperty(window, name, {get() { throw new Error('blocked') }})"
)
#: A system with (or without) a Chinese voice; what is spoken is kept in ``window.spoken``.
VOICES = """
window.spoken = [];
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
const synthesis = {
  voices: %s,
  getVoices() { return this.voices; },
  addEventListener() {},
  cancel() { this.stopped = true; },
  speak(u) { window.spoken.push(u.text); window.current = u; },
};
Object.defineProperty(window, 'speechSynthesis', {get: () => synthesis});
"""
CHINESE = "[{lang: 'en-US', localService: true}, {lang: 'zh-CN', localService: true}]"
ENGLISH = "[{lang: 'en-US', localService: true}]"
MODE = "document.documentElement.getAttribute('data-mode')"
KIOSK = "document.documentElement.getAttribute('data-kiosk')"


@contextlib.contextmanager
def opened(
    browser: Browser, address: str, *, script: bool = True, before: str = "", **options: Any
) -> Iterator[Page]:
    """A page in a fresh profile; ``before`` runs before its own scripts."""
    context = browser.new_context(java_script_enabled=script, locale="zh-CN", **options)
    if before:
        context.add_init_script(before)
    try:
        page = context.new_page()
        page.goto(address)
        yield page
    finally:
        context.close()


def test_elder_mode_is_switched_on_kept_and_left(browser: Browser, served: str) -> None:
    with opened(browser, served) as page:
        switch = page.locator("[data-elder]")
        assert switch.get_attribute("aria-pressed") == "false"
        switch.click()
        assert page.evaluate(MODE) == "elder"
        assert switch.get_attribute("aria-pressed") == "true"
        assert switch.inner_text() == "标准版"
        page.goto(served + "policies/")
        assert page.evaluate(MODE) == "elder"
        page.goto(served + "?mode=standard")
        assert page.evaluate(MODE) is None


def test_sizes_and_colours_go_round_and_say_what_comes_next(browser: Browser, served: str) -> None:
    with opened(browser, served + "?mode=elder") as page:
        page.locator(".settings summary").click()
        bigger, colour = page.locator("[data-size-cycle]"), page.locator("[data-contrast-cycle]")
        seen = []
        for _ in range(3):
            bigger.click()
            seen.append(page.evaluate("getComputedStyle(document.documentElement).fontSize"))
        assert seen == ["27px", "30px", "24px"]
        assert colour.inner_text() == "换颜色：米色底"
        colour.click()
        assert colour.inner_text() == "换颜色：黑底"
        page.reload()
        assert page.evaluate("document.documentElement.getAttribute('data-contrast')") == "cream"


def test_the_pointer_is_large_in_elder_mode_only(browser: Browser, served: str) -> None:
    """A11-07: 56 px, for those who use a mouse."""
    cursor = "getComputedStyle(document.documentElement).cursor"
    with opened(browser, served) as page:
        assert "image/svg+xml" not in page.evaluate(cursor)
        page.goto(served + "?mode=elder")
        assert "M6 4v42" in page.evaluate(cursor)
        link = page.locator("main a[href]").first
        assert "M19 8a4" in link.evaluate("e => getComputedStyle(e).cursor")


def test_with_storage_blocked_links_carry_the_mode(browser: Browser, served: str) -> None:
    with opened(browser, served + "?mode=elder", before=NO_STORAGE) as page:
        assert page.evaluate(MODE) == "elder"
        page.locator(".menu a", has_text="政策文件").click()
        page.wait_for_url("**/policies/**")
        assert "mode=elder" in page.url and page.evaluate(MODE) == "elder"
        page.locator("[data-elder]").click()
        page.locator(".menu a", has_text="办事指南").click()
        page.wait_for_url("**/guides/**")
        assert page.evaluate(MODE) is None


def test_without_script_large_type_is_a_link_away(browser: Browser, served: str) -> None:
    with opened(browser, served + GUIDE, script=False) as page:
        size = float(
            page.locator("main p").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
        )
        page.locator("a", has_text="大字版").click()
        assert page.url == served + "zhangzhe/" + GUIDE
        larger = page.locator("main p").first.evaluate(
            "e => parseFloat(getComputedStyle(e).fontSize)"
        )
        assert larger >= 24 > size
        page.locator(".breadcrumb a", has_text="办事指南").click()
        assert page.url == served + "zhangzhe/guides/"
        page.go_back()
        page.locator("a", has_text="标准版").click()
        assert page.url.startswith(served + GUIDE)


def test_the_area_turns_the_mode_on_for_the_whole_site(browser: Browser, served: str) -> None:
    """A11-15: a desktop shortcut straight into the elder service."""
    with opened(browser, served + "zhangzhe/") as page:
        page.goto(served + "policies/")
        assert page.evaluate(MODE) == "elder"


def test_reading_aloud_waits_for_a_chinese_voice(browser: Browser, served: str) -> None:
    """A11-05."""
    with opened(browser, served + GUIDE, before=VOICES % ENGLISH) as page:
        assert not page.locator("[data-read]:visible").count()
    with opened(browser, served + GUIDE, before=VOICES % CHINESE) as page:
        button = page.locator(".article-tools [data-read]")
        button.click()
        assert button.get_attribute("aria-pressed") == "true"
        assert button.inner_text().strip() == "停止朗读"
        assert page.evaluate("window.spoken") == ["最低生活保障申请"]
        page.evaluate("window.current.onend()")
        spoken = page.evaluate("window.spoken")
        assert len(spoken) == 2 and not re.search("[。！？]", spoken[1]), spoken
        button.click()
        assert button.get_attribute("aria-pressed") == "false"
        page.evaluate("window.current.onend()")
        assert len(page.evaluate("window.spoken")) == 2, "it went on after it was stopped"


def test_reading_aloud_leaves_out_the_tools(browser: Browser, served: str) -> None:
    with opened(browser, served + GUIDE, before=VOICES % CHINESE) as page:
        page.locator(".article-tools [data-read]").click()
        for _ in range(400):
            if page.evaluate("window.spoken.length > 400 || (window.current.onend(), false)"):
                break
        said = "".join(page.evaluate("window.spoken"))
        assert "受理条件" in said and "户籍在本县" in said
        for tool in ("复制链接", "手机上看", "我要纠错", "上一篇"):
            assert tool not in said


def test_the_qr_code_opens_without_script(browser: Browser, served: str) -> None:
    with opened(browser, served + GUIDE, script=False) as page:
        assert not page.locator(".qr-code").is_visible()
        page.locator(".qr summary").click()
        box = page.locator(".qr-code").bounding_box()
        assert box and box["width"] >= 120


def test_copying_says_so(browser: Browser, served: str) -> None:
    with opened(browser, served + GUIDE, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.locator("[data-copy]").click()
        page.wait_for_function("document.querySelector('.said').textContent === '链接已复制'")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == "https://www.qinghe.example.gov.cn/zwgk/guides/dibao/"


def test_a_kiosk_leads_nowhere_else(browser: Browser, served: str) -> None:
    with opened(
        browser, served + GUIDE + "?kiosk", viewport={"width": 1080, "height": 1400}
    ) as page:
        assert page.evaluate(KIOSK) == "90"
        out = page.evaluate(
            "[...document.querySelectorAll('a[href]')].filter(a => a.host !== location.host"
            " || a.hasAttribute('download') || !/^http/.test(a.protocol)).map(a => a.outerHTML)"
        )
        assert not out, out[:3]
        assert page.locator(".qr-code").is_visible(), "to be taken away by phone"
        assert "0000-0000013" in page.locator(".glance").inner_text(), "the number is still told"
        small = page.evaluate(
            "[...document.querySelectorAll('header a, header button, .menu a')]"
            ".filter(e => e.offsetParent && e.offsetHeight < 60).map(e => e.outerHTML.slice(0, 80))"
        )
        assert not small, small
        page.goto(served + "policies/")
        assert page.evaluate(KIOSK) == "90", "kept in this window"
        page.goto(served + "policies/?kiosk=off")
        assert page.evaluate(KIOSK) is None


def test_an_idle_kiosk_asks_and_then_goes_home(browser: Browser, served: str) -> None:
    """WCAG 2.2.1: one may stay; the next visitor finds the ordinary home page."""
    context = browser.new_context()
    page = context.new_page()
    page.clock.install()
    page.goto(served + GUIDE + "?kiosk=60&mode=elder")
    notice = page.locator("[data-kiosk-notice]")
    page.clock.run_for(39_000)
    assert not notice.is_visible()
    page.clock.run_for(3_000)
    assert notice.is_visible() and "秒后回到首页" in notice.inner_text()
    page.locator("[data-kiosk-stay]").click()
    assert not notice.is_visible()
    page.clock.run_for(55_000)
    assert notice.is_visible()
    page.clock.run_for(6_000)
    expect(page).to_have_url(re.compile(re.escape(served) + r"\?"))
    assert page.evaluate(MODE) is None and page.evaluate(KIOSK) == "60"
    context.close()


@pytest.mark.parametrize("path", ["", "policies/", GUIDE, "zhangzhe/"])
def test_pages_work_from_disk_in_the_chosen_mode(
    browser: Browser, built_demo: Path, path: str
) -> None:
    """Files opened from disk have styles, script and the mode."""
    address = (built_demo / path / "index.html").as_uri()
    with opened(browser, address + "?mode=elder") as page:
        assert page.evaluate(MODE) == "elder"
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "24px"
