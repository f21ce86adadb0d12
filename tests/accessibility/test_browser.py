"""In a browser: no request to another host, no overflow, keyboard, no script, sub-path."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.accessibility.modes import NARROW, PARTS, WIDE, looked_at, opened
from tests.html.summary import Summary


def mine(pages: list[Summary], part: int) -> list[Summary]:
    return looked_at(pages)[part::PARTS]


@pytest.mark.parametrize("part", range(PARTS))
def test_no_request_to_another_host_and_no_error(
    browser: Browser, served_below: str, summaries: list[Summary], part: int
) -> None:
    """GW-59, IPF-09: under a sub-path, with the content security policy in force."""
    host = urlsplit(served_below).netloc
    found = []
    for summary in mine(summaries, part):
        if summary.path == "404.html":  # made for the address of the site, not for this one
            continue
        context = browser.new_context(viewport={"width": WIDE, "height": 800})
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda m, said=said: said.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error, said=said: said.append(str(error)))

        def asked(request, said=said):  # type: ignore[no-untyped-def]
            parts = urlsplit(request.url)
            if parts.scheme not in ("data", "blob") and parts.netloc != host:
                said.append(f"asks {request.url}")

        page.on("request", asked)
        page.on(
            "response",
            lambda answer, said=said: (
                said.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None
            ),
        )
        page.goto(served_below + summary.address, wait_until="networkidle")
        found += [f"{summary.path}: {line}" for line in said]
        context.close()
    assert not found, "\n".join(found[:20])


#: Text nodes that are shown smaller than ``least`` pixels.
SMALL = (
    "least => { const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);"
    " const small = []; let node; while (node = walk.nextNode()) {"
    " const e = node.parentElement; if (!node.data.trim() || !e.offsetParent) continue;"
    " const size = parseFloat(getComputedStyle(e).fontSize);"
    " if (size < least - 0.01) small.push(size + ' ' + node.data.trim().slice(0, 20)); }"
    " return small.slice(0, 4); }"
)
#: Elements that make the page wider than the window.
WIDER = (
    "() => { const root = document.documentElement;"
    " const wide = [...document.querySelectorAll('body *')].filter(e => {"
    "   const box = e.getBoundingClientRect();"
    "   return box.right > root.clientWidth + 1 && box.width > 0; });"
    " return root.scrollWidth > root.clientWidth + 1"
    "   ? [root.scrollWidth, ...wide.slice(0, 3).map(e => e.outerHTML.slice(0, 90))]"
    "   : []; }"
)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize(("query", "least"), [("", 16), ("?mode=elder", 20)], ids=["", "elder"])
def test_at_320_nothing_overflows_and_text_is_large(
    browser: Browser, served: str, summaries: list[Summary], part: int, query: str, least: int
) -> None:
    """WCAG 1.4.10: no sideways scrolling; accessibility 6.2: no text below 16 px, elder 20 px."""
    found = []
    for summary in mine(summaries, part):
        with opened(browser, f"{served}{summary.address}{query}", width=320, height=640) as page:
            over, small = page.evaluate(WIDER), page.evaluate(SMALL, least)
            if over:
                found.append(f"{summary.path} is wider than the window: {over}")
            if small:
                found.append(f"{summary.path} has small text: {small}")
    assert not found, "\n".join(found[:15])


def focused(page: Page) -> dict[str, object]:
    found: dict[str, object] = page.evaluate(
        "() => { const e = document.activeElement, box = e.getBoundingClientRect(),"
        " style = getComputedStyle(e), inside = getComputedStyle(e, ':focus');"
        " return {tag: e.tagName, id: e.id, text: (e.textContent || '').trim().slice(0, 40),"
        "  name: e.getAttribute('aria-label') || e.textContent.trim() || e.id || e.name || '',"
        "  inMain: !!e.closest('main'), shown: box.width > 0 && box.height > 0 && box.bottom > 0"
        "   && box.right > 0, outlined: style.outlineStyle !== 'none' || style.boxShadow !== 'none'}; }"
    )
    return found


def test_skip_link_leads_to_main(browser: Browser, served: str, summaries: list[Summary]) -> None:
    for summary in looked_at(summaries)[:6]:
        with opened(browser, served + summary.address) as page:
            page.keyboard.press("Tab")
            first = focused(page)
            assert first["text"] == "跳到正文" and first["shown"], f"{summary.path}: {first}"
            page.keyboard.press("Enter")
            page.wait_for_function("document.activeElement.id === 'main'", timeout=3000)
            page.keyboard.press("Tab")
            after = focused(page)
            assert after["inMain"] or after["tag"] in ("A", "BODY", "BUTTON"), summary.path


@pytest.mark.parametrize("part", range(PARTS))
def test_keyboard_reaches_everything_visibly(
    browser: Browser, served: str, summaries: list[Summary], part: int
) -> None:
    """At most 15 stops before main; every stop is shown, named and outlined; no trap."""
    found = []
    for summary in mine(summaries, part):
        if summary.kind in ("all",):  # one long list: its first stops are like those of any list
            continue
        with opened(browser, served + summary.address) as page:
            before, seen, in_main = 0, 0, False
            last: dict[str, object] = {}
            for _ in range(40):
                page.keyboard.press("Tab")
                stop = focused(page)
                if stop["tag"] == "BODY":
                    break
                seen += 1
                in_main = in_main or bool(stop["inMain"])
                before += not in_main
                if not (stop["shown"] and stop["name"] and stop["outlined"]):
                    found.append(f"{summary.path}: {stop}")
                last = stop
            if in_main and before > 15:
                found.append(f"{summary.path}: {before} stops before main")
            if seen < 5:
                found.append(f"{summary.path}: only {seen} stops, the last {last}")
    assert not found, "\n".join(found[:15])


@pytest.mark.parametrize("part", range(PARTS))
def test_pages_are_whole_without_script(
    browser: Browser, served: str, summaries: list[Summary], part: int
) -> None:
    """Every word that is there with script is there without; no dead control is shown."""
    found = []
    for summary in mine(summaries, part):
        address = served + summary.address
        with opened(browser, address) as page:
            with_script = page.locator("main").inner_text()
        with opened(browser, address, script=False) as page:
            without = page.locator("main").inner_text()
            if page.locator(".js-only:visible").count():
                found.append(f"{summary.path}: a control that needs script is shown")
            if not page.locator("form[action]").count():
                found.append(f"{summary.path}: no way to search")
        lost = set(words(with_script)) - set(words(without)) - CONTROLS
        if lost:
            found.append(f"{summary.path}: lost {sorted(lost)[:6]}")
    assert not found, "\n".join(found[:15])


#: What the script adds: reading tools that mean nothing without it.
CONTROLS = {"字号", "标准", "大", "特大", "读给我听", "打印", "复制链接"}


def words(text: str) -> list[str]:
    return [word for word in re.split(r"\s+", text) if word]


def test_the_elder_mode_can_be_switched_on_and_stays(browser: Browser, served: str) -> None:
    with opened(browser, served, width=NARROW, height=740) as page:
        switch = page.locator("[data-elder]").first
        assert switch.get_attribute("aria-pressed") == "false"
        switch.click()
        assert page.evaluate("document.documentElement.dataset.mode") == "elder"
        assert switch.get_attribute("aria-pressed") == "true"
        page.goto(served + "policies/")
        assert page.evaluate("document.documentElement.dataset.mode") == "elder"
        page.goto(served + "?mode=standard")
        assert not page.evaluate("document.documentElement.dataset.mode")


def test_the_elder_mode_is_set_before_the_page_appears(browser: Browser, served: str) -> None:
    """No flash: the attribute is there when ``<body>`` starts."""
    context = browser.new_context(viewport={"width": NARROW, "height": 740})
    context.add_init_script(
        "new MutationObserver((_, me) => { if (document.body) {"
        " window.__mode = document.documentElement.getAttribute('data-mode') || 'none';"
        " me.disconnect(); } }).observe(document, {childList: true, subtree: true});"
    )
    page = context.new_page()
    page.goto(served + "?mode=elder")
    assert page.evaluate("window.__mode") == "elder"
    context.close()
