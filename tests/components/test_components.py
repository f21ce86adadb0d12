"""Every component alone: its files, its examples as HTML, to axe-core, and its escaping."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import jinja2
import pytest
from playwright.sync_api import Browser, Page

from tests.components.rendering import (
    COMPONENTS,
    NAMES,
    THEME,
    WHOLE,
    Example,
    changed,
    escaping,
    examples,
    exercised,
    macros,
    markdown_keys,
    not_escaping,
    page,
    whole_style,
)
from tests.conftest import serve
from tests.html.test_validity import validate
from tests.support.browser import axe_findings
from zwgk.render.environment import bundled_assets

Once = Callable[[str, Callable[[Path], None]], Path]
EXAMPLES = list(enumerate(examples()))


def renders(example: Example) -> bool:
    try:
        example.render(escaping())
    except jinja2.UndefinedError:
        return False
    return True


#: Those that lack nothing; the others fail in one test and not in all.
RENDERED = [example for example in examples() if renders(example)]


@pytest.fixture(scope="session")
def rendered(once: Once) -> Path:
    """A page for each example, with the built style sheet."""

    def make(folder: Path) -> None:
        environment = escaping()
        for path, content in bundled_assets(THEME):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        (folder / WHOLE).write_text(whole_style(), "utf-8")
        for number, example in EXAMPLES:
            with contextlib.suppress(jinja2.UndefinedError):  # told by its own test
                whole = page(example, example.render(environment))
                (folder / f"{number}").mkdir()
                (folder / f"{number}" / "index.html").write_text(whole, "utf-8")

    return once("components", make)


@pytest.fixture(scope="session")
def rendered_at(rendered: Path) -> Iterator[str]:
    yield from serve(rendered, "/")


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab for all examples; the addresses in them lead nowhere here."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("folder", COMPONENTS, ids=NAMES)
def test_every_component_has_its_files(folder: Path) -> None:
    for name in ("template.html", "README.md", "examples.yml"):
        assert (folder / name).is_file(), f"{folder.name} has no {name}"
    strange = {path.name for path in folder.iterdir()} - {
        "template.html", "README.md", "examples.yml", "style.css", "behaviour.js",
    }  # fmt: skip
    assert not strange, strange


def test_every_macro_is_exercised_by_an_example() -> None:
    missing = {(component, macro) for component, macro, _ in macros()} - exercised()
    assert not missing, f"no example calls {sorted(missing)}; an example may say `macro: …`"


@pytest.mark.parametrize("example", examples(), ids=str)
def test_every_example_has_what_its_component_asks_for(example: Example) -> None:
    try:
        example.render(escaping())
    except jinja2.UndefinedError as error:
        pytest.fail(f"{example}: {error}", pytrace=False)


@pytest.mark.parametrize("example", RENDERED, ids=str)
def test_both_environments_give_the_same(example: Example) -> None:
    """Hand-written pages are rendered by the frame's environment, which does not escape."""
    ours, theirs = example.render(escaping()), example.render(not_escaping())
    assert without_spaces(ours) == without_spaces(theirs)


def without_spaces(html: str) -> str:
    """One environment keeps the line ends after blocks, the other drops them."""
    return re.sub(r"\s+", " ", re.sub(r">\s+<", "><", html))


class _Planted(HTMLParser):
    """Counts elements that came out of a string, and texts that say the markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.told = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements += [name for name, _ in attrs if name.startswith("data-planted")]
        self.told += sum(
            MARK in (value or "") or quote(MARK) in (value or "") for _, value in attrs
        )

    def handle_data(self, data: str) -> None:
        self.told += data.count(MARK)


MARK = "<i data-planted"


def planted_in(html: str) -> _Planted:
    parser = _Planted()
    parser.feed(html)
    parser.close()
    return parser


@pytest.mark.parametrize("name", NAMES)
def test_markup_in_any_string_shows_as_text(name: str) -> None:
    markdown = markdown_keys(name)
    strings = told = 0

    def plant(key: str, text: str) -> str:
        nonlocal strings
        if key in markdown:
            return text
        strings += 1
        return f'{text}"\'>{MARK}-{key or "x"}="1">&amp;</i>'

    for example in RENDERED:
        if example.component == name:
            args = changed(example.args, plant)
            for environment in (escaping(), not_escaping()):
                found = planted_in(example.render(environment, args))
                assert not found.elements, f"{example}: markup got through as {found.elements}"
                told += found.told
    # A name of an icon only chooses; but some string of a component must come out of it.
    assert told or not strings, f"{name}: no string of its examples is shown"


def test_markup_that_gets_through_is_seen() -> None:
    """The check itself."""
    assert planted_in(f"<p>{MARK}-a>x</i></p>").elements == ["data-planted-a"]
    assert planted_in("<p>&lt;i data-planted-a&gt;</p>").told == 1


def test_examples_are_valid_html(rendered: Path) -> None:
    """GW-16."""
    wrong = validate(sorted(rendered.glob("*/index.html")))
    names = dict(EXAMPLES)
    told = [
        f"{names[int(Path(line.partition(':')[0]).parent.name)]}: {line.partition(':')[2]}"
        for line in wrong
    ]
    assert not told, "\n".join(told[:30])


@pytest.mark.browser
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_in_examples(
    tab: Page, rendered: Path, rendered_at: str, axe: str, name: str
) -> None:
    """Standard and elder, folded parts open."""
    found = []
    for number, example in EXAMPLES:
        if example.component != name or not (rendered / f"{number}").is_dir():
            continue
        tab.goto(f"{rendered_at}{number}/")
        tab.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        for mode in ("standard", "elder"):
            tab.evaluate("mode => document.documentElement.setAttribute('data-mode', mode)", mode)
            found += [f"{example} ({mode}): {line}" for line in axe_findings(tab, axe)]
    assert not found, "\n".join(found[:20])


@pytest.mark.browser
def test_axe_finds_a_fault_in_an_example(tab: Page, rendered_at: str, axe: str) -> None:
    """The check itself."""
    tab.goto(f"{rendered_at}0/")
    tab.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input>')")
    assert any(line.startswith("label") for line in axe_findings(tab, axe))
