"""Style sheets read into rules, for what can be said of them without a browser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tests.end_to_end.routes import ROOT

THEME = ROOT / "theme"
SHEETS = sorted(THEME.rglob("*.css"))


@dataclass(frozen=True)
class Rule:
    """A rule: its selectors, its declarations in order, the conditions around it.

    ``inside`` holds the heads of the blocks around the rule, outermost first (``@media …``).
    """

    sheet: str
    line: int
    selectors: tuple[str, ...]
    declarations: tuple[tuple[str, str], ...]
    inside: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.sheet}:{self.line} {', '.join(self.selectors)}"

    def value(self, name: str) -> str:
        """The last value of a property, ``""`` where it is not set."""
        return next((v for n, v in reversed(self.declarations) if n == name), "")


def split(text: str, sign: str) -> list[str]:
    """``text`` cut at ``sign``, but not within brackets or quotation marks."""
    parts, depth, quote, start = [], 0, "", 0
    for place, letter in enumerate(text):
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter in "([":
            depth += 1
        elif letter in ")]":
            depth -= 1
        elif letter == sign and not depth:
            parts.append(text[start:place])
            start = place + 1
    return [part.strip() for part in [*parts, text[start:]] if part.strip()]


def parse(text: str, sheet: str = "sheet.css") -> list[Rule]:
    """The rules of a style sheet; rules within rules (nesting) have a selector ``inside``."""
    text = re.sub(r"/\*.*?\*/", lambda m: re.sub(r"[^\n]", " ", m[0]), text, flags=re.S)
    return list(_rules(text, sheet, (), 1))


def _rules(text: str, sheet: str, inside: tuple[str, ...], line: int) -> Iterator[Rule]:
    for head, body, offset in _blocks(text):
        here = line + text[:offset].count("\n")
        if head.startswith(("@media", "@supports", "@container", "@layer", "@scope")):
            yield from _rules(body, sheet, (*inside, head), here)
            continue
        inner = list(_blocks(body)) if "{" in body else []
        own = re.sub(r"[^;{}]*\{[^{}]*\}", "", body) if inner else body
        declarations = tuple(
            (name.strip().lower(), value.strip())
            for part in split(own, ";")
            for name, _, value in [part.partition(":")]
        )
        yield Rule(sheet, here, tuple(split(head, ",")), declarations, inside)
        if inner:
            yield from _rules(body, sheet, (*inside, head), here)


def _blocks(text: str) -> Iterator[tuple[str, str, int]]:
    """(head, body, where the head begins) of every outermost ``{}`` in ``text``."""
    start, depth, opened, quote = 0, 0, 0, ""
    for place, letter in enumerate(text):
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter == "{":
            depth += 1
            opened = place if depth == 1 else opened
        elif letter == "}":
            depth -= 1
            if not depth:
                raw = text[start:opened]
                head = split(raw, ";")[-1] if split(raw, ";") else ""
                yield head, text[opened + 1 : place], start + raw.rfind(head)
                start = place + 1
        elif letter == ";" and not depth:
            start = place + 1


@cache
def theme_rules() -> tuple[Rule, ...]:
    """Every rule of the theme's style sheets."""
    return tuple(
        rule
        for path in SHEETS
        for rule in parse(path.read_text("utf-8"), path.relative_to(ROOT).as_posix())
    )


@dataclass(frozen=True)
class Scheme:
    """A look: attributes of the root element and what the media queries answer."""

    name: str
    attributes: frozenset[tuple[str, str]] = frozenset()
    media: frozenset[str] = frozenset({"screen"})

    def matches(self, rule: Rule) -> bool:
        """Whether a rule for ``:root`` counts in this look."""
        return all(self._condition(head) for head in rule.inside) and any(
            self._selector(selector) for selector in rule.selectors
        )

    def _condition(self, head: str) -> bool:
        asked = re.sub(r"^@media\s*", "", head)
        return any(
            all(self._answer(part.strip()) for part in re.split(r"\band\b", query))
            for query in split(asked, ",")
        )

    def _answer(self, part: str) -> bool:
        # Widths change no colour and no size here; a token set by one is not looked at.
        return part.strip("()").replace(" ", "") in {m.replace(" ", "") for m in self.media}

    def _selector(self, selector: str) -> bool:
        if not selector.startswith(":root"):
            return False
        rest = selector.removeprefix(":root")
        for part in re.findall(r":not\(\[[^\]]+\]\)|\[[^\]]+\]", rest):
            negative = part.startswith(":not")
            name, _, value = part.removeprefix(":not(").strip("[])").partition("=")
            wanted = (name, value.strip("\"'"))
            if (wanted in self.attributes) == negative:
                return False
        return not re.sub(r":not\(\[[^\]]+\]\)|\[[^\]]+\]", "", rest)


def elder(**attributes: str) -> frozenset[tuple[str, str]]:
    """The attributes of elder mode, with size or contrast."""
    return frozenset({("data-mode", "elder"), *((f"data-{k}", v) for k, v in attributes.items())})


SCREEN = frozenset({"screen"})
DARK = frozenset({"screen", "prefers-color-scheme: dark"})
SCHEMES = (
    Scheme("标准"),
    Scheme("标准，深色", media=DARK),
    Scheme("长者", elder()),
    Scheme("长者，系统深色", elder(), DARK),
    Scheme("长者，米色底", elder(contrast="cream")),
    Scheme("长者，黑底", elder(contrast="dark")),
    Scheme("长者，黑底，系统深色", elder(contrast="dark"), DARK),
    Scheme("打印", media=frozenset({"print"})),
    Scheme("长者，黑底，打印", elder(contrast="dark"), frozenset({"print"})),
)


def tokens(scheme: Scheme, rules: Iterable[Rule] | None = None) -> dict[str, str]:
    """The custom properties of the root element in a look, as the cascade leaves them."""
    found: dict[str, tuple[tuple[bool, int], str]] = {}
    for rule in theme_rules() if rules is None else rules:
        if not scheme.matches(rule):
            continue
        weight = max(s.count("[") + s.count(":root") for s in rule.selectors)
        for name, value in rule.declarations:
            if name.startswith("--"):
                important = value.endswith("!important")
                rank = (important, weight)
                if name not in found or rank >= found[name][0]:
                    found[name] = rank, value.removesuffix("!important").strip()
    return {name: value for name, (_, value) in found.items()}


def resolved(value: str, known: Mapping[str, str]) -> str:
    """``value`` with ``var(--x)`` replaced by what is known of it."""
    for _ in range(9):
        done = re.sub(r"var\((--[\w-]+)(?:,[^)]*)?\)", lambda m: known.get(m[1], m[0]), value)
        if done == value:
            return value
        value = done
    raise AssertionError(f"{value} leads to itself")


NAMED = {"white": "#ffffff", "black": "#000000"}
HEX = re.compile(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-f])", re.I)


def colour(text: str) -> tuple[int, int, int] | None:
    """Red, green and blue of a plain colour; None for anything else."""
    text = NAMED.get(text.strip().lower(), text.strip())
    if not HEX.fullmatch(text):
        return None
    digits = text[1:] if len(text) == 7 else "".join(2 * d for d in text[1:])
    red, green, blue = (int(digits[i : i + 2], 16) for i in (0, 2, 4))
    return red, green, blue


def luminance(rgb: tuple[int, int, int]) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [v / 255 for v in rgb]
    r, g, b = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
