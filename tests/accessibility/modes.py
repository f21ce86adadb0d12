"""Which pages are looked at in which modes: a few by default, all with ``make test-full``."""

from __future__ import annotations

import contextlib
import itertools
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from tests.html.kinds import one_of_each, ordinary
from tests.html.summary import Summary

#: Tests are split in so many parts, so that the processes of a run share the work.
PARTS = 6
WIDE, NARROW = 1280, 360


@dataclass(frozen=True)
class Mode:
    """A width and a look."""

    width: int
    elder: bool

    def __str__(self) -> str:
        return f"{self.width} px, {'elder' if self.elder else 'standard'}"

    def of(self, address: str) -> str:
        """The address that opens a page in this mode."""
        return f"{address}{'?mode=elder' if self.elder else ''}"


MODES = tuple(Mode(width, elder) for width in (WIDE, NARROW) for elder in (False, True))


def full() -> bool:
    """Whether the whole matrix was asked for."""
    return bool(os.environ.get("ZWGK_TEST_FULL"))


def looked_at(pages: Sequence[Summary]) -> list[Summary]:
    """One page of each kind; every page with the whole matrix."""
    shown = ordinary(pages)
    return shown if full() else list(one_of_each(shown).values())


def pairs(pages: Sequence[Summary], part: int) -> Iterator[tuple[Summary, Mode]]:
    """Pages with modes. By default each page in two modes that differ in width and look."""
    for number, page in enumerate(looked_at(pages)):
        if number % PARTS != part:
            continue
        if full():
            yield from ((page, mode) for mode in MODES)
        else:
            first = number // PARTS % 2
            yield page, Mode(WIDE, bool(first))
            yield page, Mode(NARROW, not first)


@contextlib.contextmanager
def opened(
    browser: Browser, address: str, *, width: int = WIDE, height: int = 800, script: bool = True
) -> Iterator[Page]:
    """A page in a fresh profile, loaded."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, java_script_enabled=script, locale="zh-CN"
    )
    try:
        page = context.new_page()
        page.goto(address, wait_until="load")
        yield page
    finally:
        context.close()


def all_modes_are_covered() -> bool:
    """The pairs of one round cover every width with every look."""
    seen = {(WIDE, bool(f)) for f in (0, 1)} | {(NARROW, not f) for f in (0, 1)}
    return seen == set(itertools.product((WIDE, NARROW), (False, True)))
