"""Opening pages in their states and running the gates of each state on them.

Tabs are made once and reused; pages are loaded without a cache, so that requests and weight
are those of a first visit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from tests.accessibility.gates import Gate, gates_of
from tests.accessibility.keyboard import WALKED, walked_through
from tests.accessibility.seen import Seen
from tests.accessibility.states import (
    HEIGHTS,
    NO_SCRIPT,
    NO_STORAGE,
    NO_STYLE,
    NORMAL,
    WIDE,
    State,
    dressed,
    dresses,
)
from tests.accessibility.traffic import Traffic, weigh
from tests.end_to_end.routes import TODAY
from tests.support.browser import axe_findings

CHECKS = Path(__file__).parent / "checks"
#: Gates that only the driver can judge; all others are functions in ``checks/``.
DRIVEN = frozenset(["axe", "third-party", "errors", "weight", "requests"])
#: Gates that compare with the words of the page as it normally is.
COMPARING = frozenset(["noscript-text", "css-off"])
#: Makes every use of storage throw, as strict privacy settings do.
BLOCKED_STORAGE = """for (const name of ['localStorage', 'sessionStorage']) {
  Object.defineProperty(window, name, {get() { throw new DOMException('blocked', 'SecurityError'); }});
}"""

#: Whether anything is folded up that could be opened.
FOLDED = "[...document.querySelectorAll('details:not([open])')].some(d => d.checkVisibility())"

Results = dict[str, tuple[float, list[str]]]


@cache
def checks() -> str:
    """The joined source of all checks, ready to be evaluated."""
    parts = sorted(CHECKS.glob("*.js"), key=lambda path: (path.name != "common.js", path.name))
    joined = "\n".join(path.read_text("utf-8") for path in parts if path.name != "start.js")
    return f"(() => {{ 'use strict';\n{joined}\n}})()"


@dataclass
class Tab:
    """A tab of one sort of load, and what is heard in it."""

    context: BrowserContext
    page: Page
    cdp: CDPSession
    traffic: Traffic


class Visitor:
    """Visits pages. Keeps one tab for every sort of load; ``close`` when done."""

    def __init__(self, browser: Browser, axe: str) -> None:
        self._browser, self._axe = browser, axe
        self._tabs: dict[str, Tab] = {}

    def close(self) -> None:
        """Close every tab."""
        for tab in self._tabs.values():
            tab.context.close()
        self._tabs.clear()

    def visit(
        self,
        name: str,
        address: Callable[[State], str],
        rounds: Iterable[State],
        only: frozenset[str] = frozenset(),
    ) -> Iterator[Seen]:
        """Run the gates (or ``only`` some) on a page in all its states.

        ``address`` says where the page stands, for each load (without the mode's query).
        """
        words: dict[tuple[int, bool], list[str]] = {}
        for state in rounds:
            wanted = {
                dress: [gate for gate in gates_of(dress) if not only or gate.id in only]
                for dress in (state, *(dresses(state) if state.load == NORMAL else ()))
            }
            keeps_words = state.plain and (not only or bool(only & COMPARING))
            if any(wanted.values()) or keeps_words:
                yield from self._load(name, address(state), state, wanted, words)

    def _load(
        self,
        name: str,
        address: str,
        state: State,
        wanted: dict[State, list[Gate]],
        words: dict[tuple[int, bool], list[str]],
    ) -> Iterator[Seen]:
        """One load and all its dresses. ``words``: what main says, by width and mode."""
        tab = self._tab(state.load)
        page = tab.page
        page.set_viewport_size({"width": state.width, "height": HEIGHTS[state.width]})
        page.emulate_media(media="screen", color_scheme="dark" if state.dark else "light")
        tab.traffic.forget(address)
        page.goto(address + state.query, wait_until="load")
        loaded = list(tab.traffic.responses)
        page.evaluate(checks())
        page.evaluate("elder => zwgkGates.expectElder(elder)", state.elder)
        if state.plain:
            words[state.width, state.elder] = page.evaluate("zwgkGates.words()")
        elif state.load in (NO_SCRIPT, NO_STYLE):
            other = words.get((state.width, not state.elder), [])
            expected = words.get((state.width, state.elder), other)
            page.evaluate("words => zwgkGates.expect(words)", expected)
        found: Results = {}
        if any(gate.id in ("weight", "requests") for gate in wanted[state]):
            weight = weigh(page, loaded)
            if weight:
                found |= {"weight": _measured(weight[0]), "requests": _measured(weight[1])}
        found |= self._run(page, wanted[state])
        for dress in list(wanted)[1:]:
            if wanted[dress] and (dress.dress != "opened" or page.evaluate(FOLDED)):
                with dressed(page, tab.cdp, dress):
                    here = self._dressed(page, wanted[dress], dress)
                yield from _all_seen(name, dress, wanted[dress], here)
        # Last, so that what comes late is heard too.
        found["third-party"] = len(tab.traffic.outside), tab.traffic.outside
        found["errors"] = len(tab.traffic.errors), tab.traffic.errors
        yield from _all_seen(name, state, wanted[state], found)

    def _dressed(self, page: Page, gates: list[Gate], state: State) -> Results:
        if state.dress != "print":
            return self._run(page, gates)
        # Each sort of sheet has its own width; the window takes it in turn.
        found: Results = {gate.id: (0, []) for gate in gates}
        sheets: dict[str, float] = page.evaluate("zwgkGates.sheets()")
        for sheet, width in sorted(sheets.items()):
            page.set_viewport_size({"width": int(width), "height": 1000})
            page.evaluate("sheet => zwgkGates.printOn(sheet)", sheet)
            for gate, (_, findings) in self._run(page, gates).items():
                if gate == "print-wide" or sheet == "auto":
                    found[gate][1].extend(findings)
        return {gate: (len(findings), findings) for gate, (_, findings) in found.items()}

    def _run(self, page: Page, gates: list[Gate]) -> Results:
        """Run the gates that judge what is shown now."""
        here = {gate.id: gate.limit for gate in gates if gate.id not in DRIVEN}
        found = _evaluate(page, {gate: here[gate] for gate in here.keys() - WALKED})
        if any(gate.id == "axe" for gate in gates):
            violations = axe_findings(page, self._axe)
            found["axe"] = len(violations), violations
        if here.keys() & WALKED:
            with walked_through(page):
                found |= _evaluate(page, {gate: here[gate] for gate in here.keys() & WALKED})
        return found

    def _tab(self, load: str) -> Tab:
        if load not in self._tabs:
            context = self._browser.new_context(
                java_script_enabled=load != NO_SCRIPT,
                locale="zh-CN",
                viewport={"width": WIDE, "height": HEIGHTS[WIDE]},
            )
            context.add_init_script(path=CHECKS / "start.js")
            if load == NO_STORAGE:
                context.add_init_script(BLOCKED_STORAGE)
            page = context.new_page()
            if load != NO_SCRIPT:
                # Scripts turn states with the calendar: the day is that of the build.
                page.clock.set_fixed_time(f"{TODAY}T02:00:00Z")
            if load == NO_STYLE:
                page.route(
                    "**/*.css", lambda route: route.fulfill(content_type="text/css", body="")
                )
            cdp = context.new_cdp_session(page)
            cdp.send("Network.enable")
            cdp.send("Network.setCacheDisabled", {"cacheDisabled": True})
            self._tabs[load] = Tab(context, page, cdp, Traffic())
            self._tabs[load].traffic.listen(page)
        return self._tabs[load]


def _measured(value: float) -> tuple[float, list[str]]:
    return value, []


def _evaluate(page: Page, limits: dict[str, float]) -> Results:
    found: dict[str, dict[str, object]] = page.evaluate("limits => zwgkGates.run(limits)", limits)
    return {gate: (result["value"], result["findings"]) for gate, result in found.items()}  # type: ignore[misc]


def _all_seen(name: str, state: State, gates: list[Gate], found: Results) -> Iterator[Seen]:
    """One entry for each gate that had something to judge."""
    for gate in gates:
        if gate.id in found:
            value, findings = found[gate.id]
            if not findings and value > gate.limit:
                findings = [f"{value:g} {gate.unit}"]
            yield Seen(gate.id, name, state, value, tuple(findings))
