"""The self-test in a browser: one question at a time, by keyboard, and nothing leaves the page."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

_TABLE = "eligibility/gaoling/"
_PARTS = "[data-decision-part]:visible"


def opened(browser: Browser, address: str, *, script: bool = True) -> Page:
    page = browser.new_context(java_script_enabled=script).new_page()
    page.goto(address)
    return page


def test_answers_lead_to_a_conclusion_and_back(browser: Browser, served: str) -> None:
    page = opened(browser, served + _TABLE)
    expect(page.locator(_PARTS)).to_have_count(1)
    page.get_by_role("link", name="在青禾县", exact=True).press("Enter")
    heading = page.locator(f"{_PARTS} h2")
    expect(heading).to_be_focused()
    page.get_by_role("link", name="没有领", exact=True).click()
    page.get_by_role("link", name="90到99周岁", exact=True).click()
    expect(heading).to_contain_text("每月领90岁档")
    said = page.locator("[data-decision-said] li")
    assert said.all_inner_texts() == ["户口：在青禾县", "别处：没有领", "年龄：90到99周岁"]
    page.get_by_role("button", name="上一题").click()
    expect(heading).to_contain_text("满多少周岁")
    expect(said).to_have_count(2)
    page.get_by_role("button", name="从头再答").click()
    expect(heading).to_contain_text("户口")
    expect(page.get_by_role("button", name="上一题")).to_be_hidden()
    page.context.close()


def test_no_answer_leaves_the_page_or_stays_behind(browser: Browser, served: str) -> None:
    page = opened(browser, served + _TABLE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    address, entries = page.url, page.evaluate("history.length")
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    page.get_by_role("link", name="不在青禾县", exact=True).click()
    expect(page.locator(f"{_PARTS} h2")).to_contain_text("到户籍地领")
    assert not [url for url in asked if "favicon" not in url]
    assert (page.url, page.evaluate("history.length")) == (address, entries)
    assert page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])") == kept
    page.context.close()


def test_without_script_links_lead_through(browser: Browser, served: str) -> None:
    page = opened(browser, served + _TABLE, script=False)
    assert page.locator(_PARTS).count() > 5
    page.locator("#q1").get_by_role("link", name="在青禾县").first.click()
    assert page.url.endswith("#q2")
    expect(page.get_by_role("button", name="上一题")).to_be_hidden()
    page.context.close()


def test_on_paper_the_whole_flow_is_printed(browser: Browser, served: str) -> None:
    page = opened(browser, served + _TABLE)
    every = page.locator("[data-decision-part]").count()
    expect(page.locator(_PARTS)).to_have_count(1)
    page.emulate_media(media="print")
    expect(page.locator(_PARTS)).to_have_count(every)
    expect(page.get_by_text("结论：到户籍地领")).to_be_visible()
    page.context.close()
