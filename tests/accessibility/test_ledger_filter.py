"""The filter of the ledger's tables: made by the script, told to screen readers, no dead control."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page

_UNIT = "ledger/organisations/mzj/"
_STATE = "ledger/by-state/never-published/"


def opened(browser: Browser, address: str, *, script: bool = True) -> Page:
    page = browser.new_context(java_script_enabled=script).new_page()
    page.goto(address)
    return page


def shown(page: Page) -> int:
    return page.locator("table.data-ledger tbody tr:visible").count()


def test_rows_are_chosen_by_state_unit_and_text(browser: Browser, served: str) -> None:
    page = opened(browser, served + _UNIT)
    every = shown(page)
    page.get_by_label("状态", exact=True).select_option("已公开")
    chosen = shown(page)
    assert 0 < chosen < every
    told = page.get_by_role("status").filter(has_text="本页")
    assert told.inner_text() == f"本页 {every} 行里列出 {chosen} 行"
    page.get_by_label("含有文字").fill("shjz-0101")
    told.filter(has_text="列出 1 行").wait_for()
    assert shown(page) == 1
    page.get_by_label("含有文字").fill("没有这样的字")
    told.filter(has_text="换一个条件试试").wait_for()
    page.get_by_role("button", name="全部列出").click()
    told.filter(has_text="全部列出").wait_for()
    assert shown(page) == every
    page.context.close()


def test_units_are_chosen_where_there_are_several(browser: Browser, served: str) -> None:
    page = opened(browser, served + _STATE)
    page.get_by_label("公开主体", exact=True).select_option(index=1)
    word = page.get_by_label("公开主体", exact=True).input_value()
    rows = page.locator("table.data-ledger tbody tr:visible").all_inner_texts()
    assert rows and all(word in row for row in rows)
    page.context.close()


def test_the_keyboard_reaches_every_control_in_order(browser: Browser, served: str) -> None:
    page = opened(browser, served + _STATE)
    page.get_by_label("公开主体", exact=True).focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id").startswith("filter-")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "全部列出"
    page.context.close()


def test_without_script_there_is_no_filter_and_every_row(browser: Browser, served: str) -> None:
    page = opened(browser, served + _STATE, script=False)
    assert page.locator("form.filter").count() == 0
    assert shown(page) == 40
    assert page.get_by_role("navigation", name="按条件查看").locator("a").count() >= 6
    assert re.search(
        r"从未公开（\d+）", page.get_by_role("navigation", name="按条件查看").inner_text()
    )
    page.context.close()
