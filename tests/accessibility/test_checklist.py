"""The checklist of a bundle in a browser: ticked with and without script, kept nowhere."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

_BUNDLE = "bundles/newborn/"


def test_ticks_are_counted_and_cleared_and_kept_nowhere(browser: Browser, served: str) -> None:
    page = browser.new_context().new_page()
    page.goto(served + _BUNDLE)
    boxes = page.get_by_role("checkbox")
    every = boxes.count()
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    status = page.locator("[data-checklist-status]")
    expect(page.get_by_role("button", name="全部不勾")).to_be_hidden()
    boxes.first.check()
    expect(status).to_have_text(f"备好 1 样，还差 {every - 1} 样")
    for box in boxes.all():
        box.check()
    expect(status).to_have_text(f"全部备齐了，共 {every} 样")
    assert page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])") == kept
    page.get_by_role("button", name="全部不勾").click()
    expect(boxes.first).not_to_be_checked()
    expect(boxes.first).to_be_focused()
    page.context.close()


def test_without_script_it_can_be_ticked_too(browser: Browser, served: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(served + _BUNDLE)
    page.get_by_role("checkbox").first.check()
    expect(page.get_by_role("button", name="全部不勾")).to_be_hidden()
    page.context.close()
