"""Codes for new items, in the style the site writes them (standards 4.4, CAT-06).

Without a style of its own a site gets ``<division 6>-<field 2><L1 2><L2 2>[<L3 2>]``. A
code that was ever used is not given again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from zwgk.model.catalog_item import CatalogItem
from zwgk.model.sector import Sector
from zwgk.model.values.text import fold

_LETTERS = re.compile(r"(?P<prefix>.*?[A-Za-z-])(?P<one>\d\d)(?P<two>\d\d)(?P<three>\d\d)?")
_RUNNING = re.compile(r"(?P<prefix>.*?)(?P<number>\d+)")
_SYLLABLE = re.compile(
    r"((?:zh|ch|sh|[b-df-hj-np-tw-z])?[aeiouv]+(?:ng(?![aeiouv])|n(?![aeiouv])|r(?![aeiouv]))?)"
)
_HIERARCHICAL = re.compile(r"\d\d(\d\d){1,2}")


@dataclass(frozen=True, slots=True)
class _Known:
    """An item that has a code: the code and the names it stands for."""

    code: str
    names: tuple[str, str, str]


@lru_cache(maxsize=65_536)
def _levels(code: str) -> re.Match[str] | None:
    """The parts of a code that counts by levels."""
    division = re.fullmatch(
        r"(?P<prefix>\d{6}-\d\d)(?P<one>\d\d)(?P<two>\d\d)(?P<three>\d\d)?", code
    )
    return division or _LETTERS.fullmatch(code)


class CodeBook:
    """Gives codes to new items and remembers those it gave."""

    def __init__(
        self,
        items: Iterable[tuple[Sector, CatalogItem]],
        used: Iterable[str] = (),
        division: str = "",
    ) -> None:
        """``items``: every item with its sector; ``used``: codes that may not be given."""
        self._known: dict[str, list[_Known]] = {}
        self._prefixes: dict[str, str] = {}
        self._used: set[str] = set()
        self._spent: dict[str, list[re.Match[str]]] = {}
        for code in used:
            self._use(code)
        self._division = division
        for sector, item in items:
            names = (fold(item.level1), fold(item.level2), fold(item.level3 or ""))
            self._known.setdefault(sector.id, []).append(_Known(item.code, names))
            self._use(item.code)
        self._styles = Counter(
            "division" if re.match(r"\d{6}-\d{6}", k.code) else "letters"
            for known in self._known.values()
            for k in known
            if re.match(r"\d{6}-\d{6}", k.code) or re.fullmatch(r"[A-Za-z]+-?\d{4,6}", k.code)
        )
        for sector_id, known in self._known.items():
            prefix = Counter(p for k in known if (p := self._prefix(k.code)) is not None)
            if prefix:
                self._prefixes[sector_id] = prefix.most_common(1)[0][0]

    def take(self, code: str, sector: Sector, names: tuple[str, str, str]) -> None:
        """Remember a code that an item has brought along."""
        self._use(code)
        one, two, three = map(fold, names)
        self._known.setdefault(sector.id, []).append(_Known(code, (one, two, three)))

    def _use(self, code: str) -> None:
        folded = code.casefold()
        if folded not in self._used:
            self._used.add(folded)
            if match := _levels(folded):
                self._spent.setdefault(match["prefix"], []).append(match)

    def is_used(self, code: str) -> bool:
        """Whether a code was ever given, letter case aside."""
        return code.casefold() in self._used

    def propose(self, sector: Sector, names: tuple[str, str, str], number: str = "") -> str:
        """A new code; ``number`` is the row's 序号, which may count by levels (``0505``)."""
        known = self._known.get(sector.id, [])
        if known and sector.id not in self._prefixes:
            code = self._running(known)
        else:
            code = self._levelled(sector, names, known, number)
        self.take(code, sector, names)
        return code

    def _prefix(self, code: str) -> str | None:
        match = _levels(code)
        return match["prefix"] if match else None

    def _levelled(
        self, sector: Sector, names: tuple[str, str, str], known: list[_Known], number: str
    ) -> str:
        prefix = self._prefixes.setdefault(sector.id, self._new_prefix(sector))
        counted = _HIERARCHICAL.fullmatch(number)
        if counted and bool(counted[1]) and not self.is_used(prefix + number):
            return prefix + number
        one_name, two_name, three_name = map(fold, names)
        places = [(m, k) for k in known if (m := _levels(k.code)) and m["prefix"] == prefix]
        spent = self._spent.get(prefix.casefold(), [])
        one = next((m["one"] for m, k in places if k.names[0] == one_name), None)
        if one is None:
            one = _next(m["one"] for m in spent)
        pair = (one_name, two_name)
        two = next((m["two"] for m, k in places if three_name and k.names[:2] == pair), None)
        if two is None:
            two = _next(m["two"] for m in spent if m["one"] == one)
        code = prefix + one + two
        while not three_name and self.is_used(code):
            two = f"{int(two) + 1:02d}"
            code = prefix + one + two
        if not three_name:
            return code
        below = [m for m in spent if (m["one"], m["two"]) == (one, two)]
        return code + _next(m["three"] for m in below if m["three"])

    def _running(self, known: list[_Known]) -> str:
        """The next of codes that only count: ``A-7`` → ``A-8``."""
        matches = [m for k in known if (m := _RUNNING.fullmatch(k.code))]
        prefix = Counter(m["prefix"] for m in matches).most_common(1)[0][0] if matches else ""
        widths = [len(m["number"]) for m in matches if m["prefix"] == prefix]
        number = max((int(m["number"]) for m in matches if m["prefix"] == prefix), default=0)
        while True:
            number += 1
            code = f"{prefix}{number:0{max(widths, default=2)}d}"
            if not self.is_used(code):
                return code

    def _new_prefix(self, sector: Sector) -> str:
        """The head of codes in a sector that has none yet, as the site's other sectors have it."""
        digits = re.sub(r"\D", "", sector.number).zfill(2)
        if self._division and self._styles["letters"] <= self._styles["division"]:
            return f"{self._division}-{digits}"
        initials = "".join(s[0] for s in _SYLLABLE.findall(sector.id)).upper()
        prefix = f"{initials or sector.id.upper()}-"
        taken = set(self._prefixes.values())
        return prefix if prefix not in taken else f"{prefix[:-1]}{digits}-"


def _next(numbers: Iterable[str]) -> str:
    return f"{max((int(n) for n in numbers), default=0) + 1:02d}"
