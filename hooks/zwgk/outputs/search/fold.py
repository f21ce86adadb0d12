"""One spelling of every sign, and the terms of a text: the twin of ``theme/search/engine.js``.

Both are held to ``tests/unit/outputs/search/vectors.json``: what one finds the other finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

_TRADITIONAL, _SIMPLE, *_ = (
    (Path(__file__).parent / "traditional.txt").read_text("utf-8").split("\n")
)

#: Traditional character → simplified; the page has the same table.
TRADITIONAL = dict(zip(_TRADITIONAL, _SIMPLE, strict=True))

_FOLDED = {
    **{ord(t): s for t, s in TRADITIONAL.items()},
    **{0xFF01 + n: chr(0x21 + n) for n in range(94)},
    **{ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    **{0xFF21 + n: chr(ord("a") + n) for n in range(26)},
    0x3000: " ",
}

_RUN = re.compile(r"[a-z0-9]+|[㐀-䶿一-鿿豈-﫿〇\U00020000-\U000323af]+")

#: Year and running number of a document number: ``〔2021〕155号`` in any brackets.
_NUMBER = re.compile(
    r"[〔\[【〖({<《「『]\s*((?:19|20)\d\d)\s*年?\s*[〕\]】〗)}>》」』]\s*第?\s*0*(\d{1,5})\s*号"
)
_NOT_KEY = re.compile(r"[^a-z0-9㐀-䶿一-鿿豈-﫿〇]|[年第号]")


def fold(text: str) -> str:
    """``text`` in half width, small letters and simplified characters, of the same length."""
    return text.translate(_FOLDED)


def runs(folded: str) -> list[str]:
    """The runs of a folded text: of Chinese characters, of letters and digits."""
    return _RUN.findall(folded)


def pairs(run: str) -> list[str]:
    """The terms of one run: it itself when Latin or one character long, else its pairs."""
    if run[0] < "\x80" or len(run) == 1:
        return [run]
    return [a + b for a, b in pairwise(run)]


def terms(folded: str, *, sparse: bool = False) -> Iterator[str]:
    """All terms of a folded text, as often as they stand there.

    Where a number touches a character they are a term together: ``第2``, ``2份``. ``sparse``:
    of the pairs of a run every other and the last, which is enough to ask for a long title.
    """
    before, end = "", -1
    for match in _RUN.finditer(folded):
        run = match[0]
        latin = run[0] < "\x80"
        if match.start() == end:
            yield before + run if latin else before + run[0]
        if latin or len(run) == 1:
            yield run
        elif sparse:
            found = pairs(run)
            yield from (p for n, p in enumerate(found) if n % 2 == 0 or n == len(found) - 1)
        else:
            yield from (a + b for a, b in pairwise(run))
        before, end = run if latin else run[-1], match.end()


def singles(folded: str) -> set[str]:
    """Every Chinese character of a folded text."""
    return {c for run in _RUN.findall(folded) if run[0] >= "\x80" for c in run}


def number_terms(folded: str) -> set[str]:
    """A term for every document number in a folded text: ``#2021:155`` (DOC-03)."""
    return {f"#{year}:{number}" for year, number in _NUMBER.findall(folded)}


def number_key(folded: str) -> str:
    """A number or code without brackets, blanks, 年 第 号: ``=示府办函2021155``."""
    return "=" + _NOT_KEY.sub("", folded)


def hashed(term: str) -> int:
    """The number by which a term finds its shard: the same in the page, exact in doubles."""
    h = 0
    for unit in _units(term):
        h = (h * 131 + unit) % 4294967291
    return h


def _units(term: str) -> Iterator[int]:
    for character in term:
        code = ord(character)
        if code < 0x10000:
            yield code
        else:
            yield 0xD800 + ((code - 0x10000) >> 10)
            yield 0xDC00 + ((code - 0x10000) & 0x3FF)


_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def number(value: int) -> str:
    """A whole number as signs of five bits each, lowest first; the sixth says: more follow."""
    out = ""
    while value > 31:
        out += _DIGITS[(value & 31) | 32]
        value >>= 5
    return out + _DIGITS[value]


def numbers(text: str) -> list[int]:
    """What :func:`number` wrote, one after the other."""
    found, value, power = [], 0, 0
    for sign in text:
        digit = _VALUES[sign]
        value |= (digit & 31) << power
        power += 5
        if digit < 32:
            found.append(value)
            value = power = 0
    return found


_VALUES = {sign: n for n, sign in enumerate(_DIGITS)}
