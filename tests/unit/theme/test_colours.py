"""Colours of the theme: contrast in every scheme, and few of them (accessibility 6.2, GW-10)."""

from __future__ import annotations

import colorsys
import re
from itertools import product

import pytest

from tests.unit.theme.css import (
    HEX,
    SCHEMES,
    THEME,
    Rule,
    Scheme,
    colour,
    contrast,
    parse,
    resolved,
    theme_rules,
    tokens,
)

#: Tokens by what they are for. A new colour has to be put into one of these rows.
TEXT = {"ink", "ink-soft", "link", "visited", "brand-ink", "go", "wait", "half", "stop"}
GROUND = {"paper", "paper-tint"}
#: What must be told from the paper without being text (WCAG 1.4.11): frames, the focus.
PARTS = {"border", "focus"}
#: Colours that stand on another than the paper, or only adorn.
OTHERS = {"brand", "on-brand", "halo", "hairline", "bar"}
#: Not counted as hues of the design (GW-10): links, focus, states.
UNCOUNTED = {"link", "visited", "focus", "halo", "go", "wait", "half", "stop"}


def colours(scheme: Scheme) -> dict[str, tuple[int, int, int]]:
    """The colour tokens of a scheme by name."""
    known = tokens(scheme)
    found = {name[2:]: colour(resolved(value, known)) for name, value in known.items()}
    return {name: rgb for name, rgb in found.items() if rgb}


def each(scheme: Scheme) -> str:
    return scheme.name


def test_every_colour_has_its_place() -> None:
    known = set(colours(SCHEMES[0]))
    assert known == TEXT | GROUND | PARTS | OTHERS


def test_schemes_differ() -> None:
    """The reading of the cascade itself."""
    grounds = {scheme.name: tokens(scheme)["--paper"] for scheme in SCHEMES}
    assert len(set(grounds.values())) >= 5, grounds
    assert grounds["长者，系统深色"] == grounds["长者"], "elder mode keeps its own colours"


@pytest.mark.parametrize("scheme", SCHEMES, ids=each)
def test_text_stands_out_7_to_1(scheme: Scheme) -> None:
    known = colours(scheme)
    pairs = [*product(TEXT, GROUND), ("on-brand", "brand")]
    low = {
        f"{text} on {ground}": round(contrast(known[text], known[ground]), 2)
        for text, ground in pairs
        if contrast(known[text], known[ground]) < 7
    }
    assert not low, low


@pytest.mark.parametrize("scheme", SCHEMES, ids=each)
def test_parts_stand_out_3_to_1(scheme: Scheme) -> None:
    """A11-04, WCAG 1.4.11; the focus is two-tone, so that one of its tones does on any ground."""
    known = colours(scheme)
    low = {
        f"{part} on {ground}": round(contrast(known[part], known[ground]), 2)
        for part, ground in [*product(PARTS, GROUND), ("focus", "halo")]
        if contrast(known[part], known[ground]) < 3
    }
    on_brand = max(contrast(known[tone], known["brand"]) for tone in ("focus", "halo"))
    assert not low, low
    assert on_brand >= 3, f"neither tone of the focus is seen on the brand: {on_brand:.2f}"


def painted(rules: tuple[Rule, ...] | list[Rule], scheme: Scheme) -> dict[str, float]:
    """Rules that set both text and ground to colours that are too near each other."""
    known = tokens(scheme)
    low = {}
    for rule in rules:
        text = colour(resolved(rule.value("color"), known))
        ground = rule.value("background-color") or rule.value("background")
        under = colour(resolved(ground, known))
        printed = any("print" in head for head in rule.inside) != ("print" in scheme.media)
        if text and under and not printed and contrast(text, under) < 7:
            low[str(rule)] = round(contrast(text, under), 2)
    return low


@pytest.mark.parametrize("scheme", SCHEMES, ids=each)
def test_rules_that_set_text_and_ground_keep_7_to_1(scheme: Scheme) -> None:
    low = painted(theme_rules(), scheme)
    assert not low, low


def test_a_rule_with_faint_text_is_found() -> None:
    assert painted(parse("p { color: #777; background: #fff }"), SCHEMES[0])


def hues(found: set[tuple[int, int, int]]) -> list[float]:
    """The hues of colours, in degrees, those within 30 degrees of each other as one.

    Greys and paper (little colour in them) have none.
    """
    angles = []
    for rgb in sorted(found):
        hue, _, saturation = colorsys.rgb_to_hls(*(v / 255 for v in rgb))
        if saturation >= 0.15 and (max(rgb) - min(rgb)) / 255 >= 0.12:
            angles.append(hue * 360)
    kept: list[float] = []
    for angle in angles:
        if all(min(abs(angle - k), 360 - abs(angle - k)) > 30 for k in kept):
            kept.append(angle)
    return kept


@pytest.mark.parametrize("scheme", SCHEMES, ids=each)
def test_gw_10_at_most_three_hues(scheme: Scheme) -> None:
    """Tokens, and colours written elsewhere in style sheets and pictures of the theme."""
    found = {rgb for name, rgb in colours(scheme).items() if name not in UNCOUNTED}
    elsewhere = [path for path in THEME.rglob("*.svg")]
    for text in (path.read_text("utf-8") for path in elsewhere):
        found |= {rgb for match in HEX.findall(text) if (rgb := colour(match))}
    for rule in theme_rules():
        for name, value in rule.declarations:
            if not name.startswith("--"):
                found |= {rgb for match in HEX.findall(value) if (rgb := colour(match))}
    assert len(hues(found)) <= 3, hues(found)


def test_hues_are_counted() -> None:
    """The count itself."""
    wanted = {(143, 16, 16), (16, 143, 16), (16, 16, 143), (143, 143, 16)}
    assert len(hues(wanted)) == 4
    assert len(hues({(143, 16, 16), (160, 30, 16), (26, 26, 26), (253, 251, 246)})) == 1


def test_colours_are_tokens() -> None:
    """A colour written into a component would stay when the scheme changes."""
    allowed = re.compile(r"theme/(tokens|print)\.css")
    found = [
        f"{rule}: {name}: {value}"
        for rule in theme_rules()
        if not allowed.match(rule.sheet) and not any("print" in head for head in rule.inside)
        for name, value in rule.declarations
        # A QR code is dark on white in every scheme, or phones do not read it.
        if HEX.search(value) and not any("qr" in selector for selector in rule.selectors)
    ]
    assert not found, found
