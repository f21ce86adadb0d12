"""Sizes of the theme, computed from its style sheets (accessibility 6.2, A11-02, A11-03)."""

from __future__ import annotations

import re

import pytest

from tests.unit.theme.css import SCHEMES, Scheme, elder, parse, resolved, theme_rules, tokens

STANDARD, ELDER, ELDER_LG, ELDER_XL = (
    SCHEMES[0],
    Scheme("长者", elder()),
    Scheme("长者，大字", elder(size="lg")),
    Scheme("长者，特大字", elder(size="xl")),
)


def percent(scheme: Scheme) -> float:
    """The size of the root element in percent of the reader's own setting."""
    known = tokens(scheme)
    sizes = [
        resolved(rule.value("font-size"), known)
        for rule in theme_rules()
        if {"html", ":root"} & set(rule.selectors) and rule.value("font-size") and not rule.inside
    ]
    assert len(sizes) == 1 and sizes[0].endswith("%"), f"the root is set by {sizes}"
    return float(sizes[0].rstrip("%"))


@pytest.mark.parametrize(
    ("scheme", "pixels"), [(STANDARD, 18), (ELDER, 24), (ELDER_LG, 27), (ELDER_XL, 30)],
    ids=lambda value: str(getattr(value, "name", value)),
)  # fmt: skip
def test_sizes_of_text(scheme: Scheme, pixels: int) -> None:
    """18, 24, 27 and 30 px where the reader's own setting is 16, and growing with it."""
    assert percent(scheme) * 16 / 100 == pytest.approx(pixels)


@pytest.mark.parametrize(("scheme", "least"), [(STANDARD, 16), (ELDER, 20)], ids=["标准", "长者"])
def test_small_text_is_not_too_small(scheme: Scheme, least: int) -> None:
    known = tokens(scheme)
    small = float(known["--small"].removesuffix("rem"))
    assert small * percent(scheme) * 16 / 100 >= least - 0.01


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
def test_lines_and_measure(scheme: Scheme) -> None:
    """Lines of 1.5 and more, gaps of 1.3 lines in elder mode, at most 42 characters."""
    known = tokens(scheme)
    assert float(known["--line-height"]) >= 1.5
    if "print" not in scheme.media:
        assert float(known["--measure"].removesuffix("em")) <= 42
    if ("data-mode", "elder") in scheme.attributes and "print" not in scheme.media:
        assert float(known["--line-height"]) >= 1.8
        assert float(known["--gap"].removesuffix("em")) >= 1.3
        assert float(known["--measure"].removesuffix("em")) <= 30


@pytest.mark.parametrize(("scheme", "main", "other"), [(STANDARD, 44, 44), (ELDER, 60, 48)],
                         ids=["标准", "长者"])  # fmt: skip
def test_targets(scheme: Scheme, main: int, other: int) -> None:
    known = tokens(scheme)
    rem = percent(scheme) * 16 / 100
    sizes = {
        name: float(value.removesuffix("rem")) * rem
        for name, value in known.items()
        if name.startswith("--target")
    }
    assert sizes["--target"] >= main
    assert all(size >= other for size in sizes.values()), sizes


FIXED = re.compile(r"(?<![\w.])\d*\.?\d+(px|pt|cm|mm|in)\b")


def fixed_sizes(css: str | None = None) -> list[str]:
    """Type in units that ignore the reader's own setting, on the screen."""
    return [
        f"{rule}: {name}: {value}"
        for rule in (theme_rules() if css is None else parse(css))
        if not rule.sheet.endswith("print.css") and not any("print" in h for h in rule.inside)
        for name, value in rule.declarations
        if name in ("font-size", "font", "--size", "--small") and FIXED.search(value)
    ]


def test_no_type_in_pixels() -> None:
    assert not fixed_sizes()


def test_type_in_pixels_is_found() -> None:
    assert fixed_sizes("p { font-size: 14px }") and not fixed_sizes("p { font-size: 1rem }")
