"""axe-core finds nothing on one page of each kind, wide and narrow, standard and elder."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.accessibility.modes import PARTS, all_modes_are_covered, opened, pairs
from tests.html.summary import Summary

#: axe's own names; AAA contrast is a gate of its own (accessibility 7).
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page, axe: str) -> list[str]:
    page.evaluate(axe)
    found: dict[str, Any] = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS
    )
    return [
        f"{violation['id']}: {node['target']} {node['html'][:120]}"
        for violation in found["violations"]
        for node in violation["nodes"][:3]
    ]


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing(
    browser: Browser, served: str, axe: str, summaries: list[Summary], part: int
) -> None:
    found = []
    for summary, mode in pairs(summaries, part):
        with opened(browser, mode.of(served + summary.address), width=mode.width) as page:
            elder = page.evaluate("document.documentElement.getAttribute('data-mode')")
            assert (elder == "elder") == mode.elder or summary.path.startswith("zhangzhe/")
            found += [f"{summary.path} ({mode}): {line}" for line in violations(page, axe)]
    assert not found, f"{len(found)} findings:\n" + "\n".join(found[:25])


def test_the_modes_are_covered_pairwise() -> None:
    assert all_modes_are_covered()


def test_planted_faults_are_found(browser: Browser, axe: str) -> None:
    """The gate itself."""
    with opened(browser, "about:blank") as page:
        page.set_content("<html><body><img src='x.png'><input><a href='#'></a></body></html>")
        found = " ".join(violations(page, axe))
    assert "image-alt" in found and "label" in found and "html-has-lang" in found
