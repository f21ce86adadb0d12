"""What the gates found on the example county, gathered once by all processes of a run."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.accessibility import audit, pool
from tests.accessibility.seen import Seen
from tests.accessibility.states import State, full, rounds
from tests.accessibility.visit import Visitor
from tests.end_to_end.routes import ROOT
from tests.html.kinds import fullness, is_list, is_plain, one_of_each, ordinary
from tests.html.summary import Summary
from tests.html.test_validity import validate

Once = Callable[[str, Callable[[Path], None]], Path]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder needs the browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


def looked_at(summaries: list[Summary]) -> list[Summary]:
    """One page of each template, the one that shows most of it; in a whole run of each kind."""
    pages = one_of_each(ordinary(summaries))
    if full():
        return list(pages.values())
    # A twin in large type is the template of its page, which is looked at in elder mode.
    alone = [page for page in pages.values() if not _is_twin(page)]
    alike = [page for page in alone if is_list(page) and is_plain(page.kind)]
    return [page for page in alone if page not in alike] + [max(alike, key=fullness)]


def in_elder_area(page: Summary) -> bool:
    """The page is in elder mode by its own HTML."""
    return page.address.startswith("zhangzhe/")


@pytest.fixture(scope="session")
def visitor(browser: Browser, axe: str) -> Iterator[Visitor]:
    """A visitor for the whole run."""
    visitor = Visitor(browser, axe)
    yield visitor
    visitor.close()


@pytest.fixture(scope="session")
def seen(
    once: Once,
    visitor: Visitor,
    browser: Browser,
    served: str,
    served_below: str,
    summaries: list[Summary],
    built_demo: Path,
) -> list[Seen]:
    """What every gate found; with ``ZWGK_AUDIT`` the record of it is written to that file.

    Pages in standard mode are opened under a sub-path, in elder mode at the site's own
    address, so that links and files are found in both.
    """
    pages = looked_at(summaries)

    def look(path: str) -> list[dict[str, object]]:
        number, page = next((i, p) for i, p in enumerate(pages) if p.path == path)

        def address(state: State) -> str:
            # 404.html is made for the address of the site.
            return (served if state.elder or path == "404.html" else served_below) + page.address

        states = rounds(number, whole=full(), always_elder=in_elder_area(page))
        return [entry.plain() for entry in visitor.visit(path, address, states)]

    folder = once("seen", lambda folder: folder.mkdir())
    results = pool.shared(folder, [page.path for page in pages], look)
    found = [Seen.of(entry) for entries in results.values() for entry in entries]
    found += [*_validity(once, pages, built_demo), *titles_of(summaries)]
    if os.environ.get("ZWGK_AUDIT"):
        target = ROOT / os.environ["ZWGK_AUDIT"]
        once("audit", lambda _: audit.write(target, found, browser.version))
    return found


def _validity(once: Once, pages: list[Summary], site: Path) -> Iterator[Seen]:
    """The gate ``html`` on every page that was looked at."""

    def read(folder: Path) -> None:
        folder.mkdir()
        wrong = validate(site / page.path for page in pages)
        (folder / "wrong").write_text("\n".join(wrong), "utf-8")

    wrong = (once("validity", read) / "wrong").read_text("utf-8").splitlines()
    for page in pages:
        mine = tuple(line for line in wrong if line.startswith(f"{site / page.path}:"))
        yield Seen("html", page.path, None, len(mine), mine)


def titles_of(summaries: list[Summary]) -> Iterator[Seen]:
    """The gate ``titles`` on every page of the site; twins share their page's title."""
    pages = [page for page in ordinary(summaries) if not _is_twin(page)]
    called: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        called[page.title].append(page.path)
    for page in pages:
        others = [path for path in called[page.title] if path != page.path]
        found = (f"“{page.title}” is the title of {', '.join(others[:3])} too",) if others else ()
        yield Seen("titles", page.path, None, len(found), found)


def _is_twin(page: Summary) -> bool:
    """Its canonical address is another page's."""
    named = [href for relation, href in page.named if relation == "canonical"]
    return in_elder_area(page) and bool(named) and "/zhangzhe/" not in named[0]
