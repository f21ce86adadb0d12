"""What the theme's style sheets and scripts must not use.

The floor is Chromium 80 and Safari 13 (accessibility 6.2): what these do not know may only
adorn. Flat pages (A11-01), a focus that is never taken away (A11-04), nothing from other
hosts (GW-59).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import pytest

from tests.unit.theme.css import THEME, Rule, parse, split, theme_rules

Lint = Callable[[Sequence[Rule]], Iterator[str]]

#: In selectors: pseudo-classes the floor does not know; one spoils its whole rule.
SELECTORS = re.compile(r":(?:has|is|where|focus-visible|user-invalid|open|modal|popover-open)\b")
#: Properties and values that the floor does not know and that carry layout.
PROPERTIES = re.compile(
    r"^(?:inset(?:-.+)?|aspect-ratio|container(?:-.+)?|(?:margin|padding|border)-(?:inline|block)$"
    r"|translate|rotate|scale|accent-color|animation-timeline|anchor-name|position-anchor)$"
)
VALUES = re.compile(
    r"\b(?:oklch|oklab|lch|lab|color-mix|light-dark)\(|\d(?:[dsl]v[hwib]|cq[wh])\b|\bsubgrid\b"
)
AT_RULES = re.compile(r"@(?:container|layer|scope|property|starting-style|import)\b")
#: Pseudo-elements of newer browsers: alone in a rule they do no harm.
LATE_ELEMENTS = re.compile(r"::(?:details-content|marker|backdrop|view-transition)")


def late_features(rules: Sequence[Rule]) -> Iterator[str]:
    for rule in rules:
        for selector in rule.selectors:
            if SELECTORS.search(selector):
                yield f"{rule}: {selector}"
            if LATE_ELEMENTS.search(selector) and len(rule.selectors) > 1:
                yield f"{rule}: {selector} spoils the other selectors"
        for head in rule.inside:
            if not head.startswith("@"):
                yield f"{rule}: nested in {head}"
            elif AT_RULES.match(head):
                yield f"{rule}: {head}"
        for name, value in rule.declarations:
            if PROPERTIES.match(name) or VALUES.search(value):
                yield f"{rule}: {name}: {value}"


def flex_gaps(rules: Sequence[Rule]) -> Iterator[str]:
    """``gap`` is known in grids only; ``grid-gap`` says that it is one."""
    for rule in rules:
        for name, value in rule.declarations:
            if name in ("gap", "row-gap", "column-gap") and "grid" not in rule.value("display"):
                yield f"{rule}: {name}: {value}"


def lost_outlines(rules: Sequence[Rule]) -> Iterator[str]:
    """An outline is taken away only where a shadow or border takes its place."""
    for rule in rules:
        for name, value in rule.declarations:
            if name in ("outline", "outline-style", "outline-width") and re.match(
                r"(?:none|0(?:px)?)\b", value
            ):
                instead = [
                    rule.value("box-shadow"),
                    rule.value("border"),
                    rule.value("border-color"),
                ]
                if not any(part and not part.startswith(("none", "0 none")) for part in instead):
                    yield f"{rule}: {name}: {value}"


def ornaments(rules: Sequence[Rule]) -> Iterator[str]:
    """Shadows other than the halo of the focus, and pictures under text."""
    for rule in rules:
        for name, value in rule.declarations:
            plain = value.removesuffix("!important").strip()
            if (
                (name == "box-shadow" and plain != "none" and "var(--halo)" not in plain)
                or (name in ("text-shadow", "filter", "backdrop-filter") and plain != "none")
                or (
                    name in ("background", "background-image")
                    and re.search(r"url\(|gradient\(", plain)
                )
            ):
                yield f"{rule}: {name}: {value}"


def other_hosts(rules: Sequence[Rule]) -> Iterator[str]:
    for rule in rules:
        for name, value in rule.declarations:
            for address in re.findall(r"url\(\s*[\"']?([^\"')]*)", value):
                if re.match(r"(?:[a-z][a-z0-9+.-]*:)?//|https?:", address):
                    yield f"{rule}: {name}: {value}"


LINTS: dict[Lint, tuple[tuple[str, ...], tuple[str, ...]]] = {
    late_features: (
        (
            "a:has(b) { color: red }", ":is(a, b) { color: red }", "a { b { color: red } }",
            "a { color: red; & b { color: red } }",
            "@container (width > 1px) { a { color: red } }", "@layer x { a { color: red } }",
            "a { inset: 0 }", "a { aspect-ratio: 1 }", "a { margin-inline: 1em }",
            "a { height: 100dvh }", "a { color: color-mix(in srgb, red, blue) }",
            "a:focus-visible { outline: 1px solid }",
            "@media print { a, details::details-content { display: block } }",
        ),
        ("details::details-content { display: block }", "a:focus { outline: 1px solid }",
         "@media (min-width: 1em) { a { left: 0 } }"),
    ),
    flex_gaps: (
        ("a { display: flex; gap: 1em }", "a { column-gap: 1em }"),
        ("a { display: grid; gap: 1em }", "a { grid-column-gap: 1em }"),
    ),
    lost_outlines: (
        ("a:focus { outline: none }", "a { outline: 0 }", "a { outline: 0; box-shadow: none }"),
        ("a:focus { outline: none; box-shadow: 0 0 0 2px red }", "a { outline: .2rem solid }"),
    ),
    ornaments: (
        ("a { box-shadow: 0 1px 2px #000 }", "a { text-shadow: 0 0 1px }",
         "a { background: url(x.png) }", "a { background-image: linear-gradient(red, blue) }"),
        ("a { box-shadow: 0 0 0 .35rem var(--halo) }", "a { box-shadow: none }",
         "a { background: var(--paper) }", "a { cursor: url(hand.svg), auto }"),
    ),
    other_hosts: (
        ("a { cursor: url(https://other.example/x.svg) }", "a { background: url('//x.example/y') }"),
        ("a { cursor: url(pointer.svg) }",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("lint", LINTS, ids=lambda lint: lint.__name__)
def test_the_theme_uses_nothing_of_this(lint: Lint) -> None:
    found = list(lint(theme_rules()))
    assert not found, "\n".join(found[:20])


@pytest.mark.parametrize(
    ("lint", "css"), [(lint, css) for lint, (wrong, _) in LINTS.items() for css in wrong]
)
def test_what_must_not_be_is_found(lint: Lint, css: str) -> None:
    assert list(lint(parse(css))), css


@pytest.mark.parametrize(
    ("lint", "css"), [(lint, css) for lint, (_, right) in LINTS.items() for css in right]
)
def test_what_may_be_is_let_through(lint: Lint, css: str) -> None:
    assert not list(lint(parse(css))), css


def test_no_sheet_is_fetched_by_another() -> None:
    found = [path for path in THEME.rglob("*.css") if "@import" in path.read_text("utf-8")]
    assert not found, found


#: ``(?<=`` and ``(?<!`` stop the whole script on Safari before 16.4.
LOOKBEHIND = re.compile(r"\(\?<[=!]")


def test_no_lookbehind_in_scripts() -> None:
    assert LOOKBEHIND.search("/(?<!a)b/")
    found = [
        path.name for path in THEME.rglob("*.js") if LOOKBEHIND.search(path.read_text("utf-8"))
    ]
    assert not found, found


def test_rules_are_read() -> None:
    """The reader itself: selectors, conditions, lines, values with signs in them."""
    rules = parse('a, b > c { x: "}" ; y: url(a;b) }\n@media print {\n d { z: 1 }\n}')
    assert rules[0].selectors == ("a", "b > c") and rules[0].value("y") == "url(a;b)"
    assert rules[1].inside == ("@media print",) and rules[1].line == 3
    assert split("a:not(b, c), d", ",") == ["a:not(b, c)", "d"]
    assert len(theme_rules()) > 300


def test_every_sheet_is_closed() -> None:
    """One that is not would hide rules from all of these, and from browsers."""
    found = [
        p for p in THEME.rglob("*.css") if (t := p.read_text("utf-8")).count("{") != t.count("}")
    ]
    assert not found
