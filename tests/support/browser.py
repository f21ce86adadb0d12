"""Debian's Chromium, driven by Playwright; a missing one is a failure, never a skip."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.end_to_end.routes import ROOT

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: axe's own names for its rules (accessibility 7); the two rules are off unless asked for.
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE_RULES = ["color-contrast-enhanced", "target-size"]
AXE = """([tags, rules]) => axe.run(document, {
  runOnly: {type: 'tag', values: tags},
  rules: Object.fromEntries(rules.map(rule => [rule, {enabled: true}])),
  resultTypes: ['violations'],
}).then(result => result.violations.flatMap(v => v.nodes.map(
  n => `${v.id}: ${n.target} ${n.html.slice(0, 120)}`)))"""


def axe_findings(page: Page, source: str) -> list[str]:
    """What axe-core finds wrong in an open page: one line a node."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(source)
    found: list[str] = page.evaluate(AXE, [AXE_TAGS, AXE_RULES])
    return found


@pytest.fixture(scope="session")
def playwright_driver() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright_driver: Playwright) -> Iterator[Browser]:
    executable = os.environ.get("ZWGK_CHROMIUM") or "/usr/bin/chromium"
    if not shutil.which(executable):
        pytest.fail(f"{executable} is not there. Run: scripts/setup-browser", pytrace=False)
    running = playwright_driver.chromium.launch(executable_path=executable, args=ARGUMENTS)
    yield running
    running.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, to be evaluated in a page."""
    source = ROOT / "node_modules" / "axe-core" / "axe.min.js"
    if not source.is_file():
        pytest.fail("axe-core is not installed. Run: scripts/setup-browser", pytrace=False)
    return source.read_text("utf-8")
