"""The walk through a page with the Tab key: pressing it; ``checks/keyboard.js`` judges."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from playwright.sync_api import Page

#: Gates that judge the stops of a walk.
WALKED = frozenset(
    ["skip-link", "focus-visible", "focus-on-screen", "focus-obscured", "focus-named",
     "focus-order", "keyboard-trap", "keyboard-reach", "stops-before-main", "switch-stops"]
)  # fmt: skip
#: So many presses between two looks at how far the walk is.
STRIDE = 10


@contextlib.contextmanager
def walked_through(page: Page) -> Iterator[None]:
    """Inside, the page knows every stop from its first to its last and the skip link's work."""
    most = int(page.evaluate("zwgkGates.walk.begin()")) + STRIDE
    ended = ""
    for _ in range(0, most, STRIDE):
        for _ in range(STRIDE):
            page.keyboard.press("Tab")
        ended = page.evaluate("zwgkGates.walk.ended")
        if ended:
            break
    if ended == "out":
        _skip(page)
    yield
    page.evaluate("zwgkGates.walk.end()")


def _skip(page: Page) -> None:
    """From outside the page again: the first stop, what Enter does there, the next stop."""
    page.evaluate("zwgkGates.walk.toLast()")
    page.keyboard.press("Tab")
    if not page.evaluate("zwgkGates.walk.atFirst()"):  # outside the page, before its first stop
        page.keyboard.press("Tab")
    if page.evaluate("zwgkGates.walk.noteSkip('first')"):
        page.keyboard.press("Enter")
        page.evaluate("zwgkGates.walk.noteSkip('jumped')")
        page.keyboard.press("Tab")
        page.evaluate("zwgkGates.walk.noteSkip('next')")
