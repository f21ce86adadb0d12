"""How Chinese is read: for search, and for lists by initial. Never for addresses.

pypinyin reads words, not only characters (银行, 长寿), but guesses like any reader; nothing
but finding and ordering may depend on it (architecture 7).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pypinyin import Style, lazy_pinyin, pinyin

_CHINESE = re.compile(r"[一-鿿]+")

#: Signs of a name that decide its place in a list.
_SORTED = 12


@lru_cache(maxsize=1 << 16)  # names of units, sectors and synonyms come again and again
def syllables(run: str) -> tuple[str, ...]:
    """A syllable for every character of ``run`` as read there, ü as v; "" where unknown."""
    found = lazy_pinyin(run, style=Style.NORMAL, errors=_unknown, v_to_u=False)  # type: ignore[arg-type]  # a list is allowed
    return tuple(s if s.isascii() and s.isalpha() else "" for s in found)


def _unknown(signs: str) -> list[str]:
    return [""] * len(signs)


def reading(name: str) -> str:
    """What a list by initial is sorted by: ``gao ling jin tie``."""
    read = " ".join(syllables(name[:_SORTED]))
    return read if read.strip() else name


def initial(name: str) -> str:
    """The letter a name is listed under, ``A`` … ``Z``; ``#`` where it begins with a digit."""
    for at, character in enumerate(name):
        if "a" <= character.lower() <= "z":
            return character.upper()
        if character.isdigit():
            return "#"
        run = _CHINESE.match(name, at)
        if run:
            read = syllables(run[0][:4])[0]
            return read[0].upper() if read else "#"
    return "#"


@lru_cache(maxsize=1)
def characters() -> dict[str, str]:
    """Syllable → the characters of GB 2312 that are read so, by their first reading."""
    found: dict[str, list[str]] = {}
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                character = bytes((high, low)).decode("gb2312")
            except UnicodeDecodeError:
                continue
            read = pinyin(character, style=Style.NORMAL, heteronym=False, v_to_u=False)[0][0]
            if read.isascii() and read.isalpha():
                found.setdefault(read, []).append(character)
    return {s: "".join(found[s]) for s in sorted(found)}
