"""The states a page is looked at in, and how an open page is put into each of them.

A page is loaded once for every ``Load``; its dresses (schemes, sizes, media, widths) are put
on and taken off the open page.
"""

from __future__ import annotations

import contextlib
import itertools
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from playwright.sync_api import CDPSession, Page

WIDE, NARROW = 1280, 360
HEIGHTS = {WIDE: 800, NARROW: 740}

NORMAL, NO_SCRIPT, NO_STYLE, NO_STORAGE = "normal", "no-script", "no-style", "no-storage"
LOADS = {NO_SCRIPT: "关闭脚本", NO_STYLE: "不加载样式", NO_STORAGE: "禁用存储"}

PLAIN = ""
DRESSES = {
    "opened": "展开折叠的内容",
    "cream": "长者模式，米色底",
    "black": "长者模式，黑底",
    "lg": "长者模式，大字",
    "xl": "长者模式，特大字",
    "reflow": "320 px 宽（放大到 400%）",
    "font-200": "浏览器字号 200%",
    "spacing": "加大文字间距",
    "forced-colours": "系统高对比度",
    "still": "减少动态效果",
    "print": "打印（A4）",
}
ELDER_ONLY = ("cream", "black", "lg", "xl")
#: Unless all is looked at, these are put on at the wide load only and the others at the narrow
#: one; each is in one mode on a page and in the other on the next.
AT_WIDE = ("forced-colours", "still", "print")


@dataclass(frozen=True)
class State:
    """How a page is opened (``load``, mode, width, scheme) and dressed."""

    elder: bool
    width: int
    dark: bool = False
    load: str = NORMAL
    dress: str = PLAIN

    def __str__(self) -> str:
        looks = f"{self.width} px，{'长者' if self.elder else '标准'}，{'深色' if self.dark else '浅色'}"
        return "，".join(filter(None, (looks, LOADS.get(self.load), DRESSES.get(self.dress))))

    @property
    def title(self) -> str:
        """What the statement calls it: special states by what is special about them."""
        return DRESSES.get(self.dress) or LOADS.get(self.load) or str(self)

    @property
    def plain(self) -> bool:
        """Loaded normally, nothing changed since."""
        return self.load == NORMAL and self.dress == PLAIN

    @property
    def query(self) -> str:
        """What is added to the address."""
        return "?mode=elder" if self.elder else ""


PLAIN_STATES = tuple(
    State(elder, width, dark)
    for elder, width, dark in itertools.product((False, True), (WIDE, NARROW), (False, True))
)


def full() -> bool:
    """Whether the whole matrix was asked for."""
    return bool(os.environ.get("ZWGK_TEST_FULL"))


def rounds(number: int, *, whole: bool, always_elder: bool = False) -> Iterator[State]:
    """The loads of page ``number``. By default two plain ones, which differ in mode, width
    and scheme; over four pages every pair of two choices comes up.

    ``always_elder``: the page is in elder mode by its own HTML.
    """
    turn, scheme = bool(number % 2), bool(number // 2 % 2)
    width, other = (WIDE, NARROW) if turn else (NARROW, WIDE)
    if whole:
        yield from (s for s in PLAIN_STATES if s.elder or not always_elder)
    else:
        yield State(always_elder, width, scheme)
        yield State(True, other, not scheme)
    for wide in (width, other) if whole else (width,):
        yield State(always_elder, wide, load=NO_SCRIPT)
    yield State(always_elder, width, load=NO_STYLE)
    yield State(True, NARROW, load=NO_STORAGE)


def dresses(state: State) -> Iterator[State]:
    """What the page of a plain load is dressed in, one after the other."""
    for name in DRESSES:
        if name in ELDER_ONLY:
            wanted = state.elder
        else:
            wanted = full() or (name in AT_WIDE) == (state.width == WIDE)
        if wanted:
            yield replace(state, dress=name)


#: WCAG 1.4.12.
SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    " p { margin-bottom: 2em !important }"
)


#: Two frames later: what listens to a change of the window has had its turn.
SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@contextlib.contextmanager
def dressed(page: Page, cdp: CDPSession, state: State) -> Iterator[None]:
    """The open page in a dress; afterwards it is as before."""
    put_on, take_off = _WARDROBE[state.dress]
    page.evaluate("zwgkGates.remember()")
    put_on(page, cdp)
    page.evaluate(SETTLED)
    try:
        yield
    finally:
        take_off(page, cdp)
        page.set_viewport_size({"width": state.width, "height": HEIGHTS[state.width]})


Change = Callable[[Page, CDPSession], None]


def _attribute(name: str, value: str) -> tuple[Change, Change]:
    def put_on(page: Page, _: CDPSession) -> None:
        page.evaluate(f"document.documentElement.setAttribute('{name}', '{value}')")

    def take_off(page: Page, _: CDPSession) -> None:
        page.evaluate(f"document.documentElement.removeAttribute('{name}')")

    return put_on, take_off


def _script(put_on: str, take_off: str) -> tuple[Change, Change]:
    return lambda page, _: page.evaluate(put_on), lambda page, _: page.evaluate(take_off)


def _window(width: int, height: int) -> tuple[Change, Change]:
    def put_on(page: Page, _: CDPSession) -> None:
        page.set_viewport_size({"width": width, "height": height})

    return put_on, lambda *_: None


def _font(page: Page, cdp: CDPSession) -> None:
    page.set_viewport_size({"width": WIDE, "height": HEIGHTS[WIDE]})
    cdp.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})


def _font_back(_: Page, cdp: CDPSession) -> None:
    cdp.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})


def _print(page: Page, _: CDPSession) -> None:
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


def _screen(page: Page, _: CDPSession) -> None:
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")


_WARDROBE: dict[str, tuple[Change, Change]] = {
    "opened": _script(
        "window.zwgkFolded = [...document.querySelectorAll('details:not([open])')];"
        " for (const d of window.zwgkFolded) d.open = true",
        "for (const d of window.zwgkFolded) d.open = false",
    ),
    "cream": _attribute("data-contrast", "cream"),
    "black": _attribute("data-contrast", "dark"),
    "lg": _attribute("data-size", "lg"),
    "xl": _attribute("data-size", "xl"),
    "reflow": _window(320, 256),
    "font-200": (_font, _font_back),
    # The object model of style sheets is not subject to the content security policy.
    "spacing": _script(
        "{ const s = new CSSStyleSheet(); s.replaceSync(`" + SPACING + "`);"
        " document.adoptedStyleSheets = [s] }",
        "document.adoptedStyleSheets = []",
    ),
    "forced-colours": (
        lambda page, _: page.emulate_media(forced_colors="active"),
        lambda page, _: page.emulate_media(forced_colors="none"),
    ),
    "still": (
        lambda page, _: page.emulate_media(reduced_motion="reduce"),
        lambda page, _: page.emulate_media(reduced_motion="no-preference"),
    ),
    "print": (_print, _screen),
}
