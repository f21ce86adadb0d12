"""From an entry to its terms with weights: what is in the title counts more than in the text.

Weights are 1 to 15. The upper half belongs to title, names and numbers, the lower to text,
so that no amount of text outweighs a title (search.md 5). What was counted depends on the
entry alone; the usual length of texts, which every new page moves, comes in at the end.
"""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from zwgk.model.search import SearchEntry
from zwgk.outputs.search.fold import fold, number_key, number_terms, singles, terms
from zwgk.outputs.search.pinyin import pinyin_terms

#: Longest title (in signs) → weight of its terms: a hit in a short title says more.
_BY_LENGTH = ((6, 15), (10, 14), (16, 13), (24, 12), (36, 11))
_LONG = 10
_BESIDE = 9  # unit, sector, summary: said of the thing, not its name

#: BM25 with short saturation; the best a text can get is 7.
_K1, _B, _BEST = 1.4, 0.6, 7

#: How often a term may stand in a text before more says nothing.
_OFTEN = 8

#: Text kept for indexing and snippets of one page, in signs.
TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Counted:
    """What an entry says: terms by number, and of each how it stands there.

    ``stands``: a sign a term, low half how often in the text (up to eight), high half the
    weight it has in title, names and numbers, 0 for not at all. ``length``: signs of the text.
    """

    terms: array[int]
    stands: bytes
    length: int


@dataclass(frozen=True, slots=True)
class Weighted:
    """The terms of one entry by number, and their weights."""

    terms: array[int]
    weights: bytes


class Vocabulary(dict[str, int]):
    """Term → number, in the order of first meeting."""

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self)
        return number


def _key(entry: SearchEntry, text: str) -> bytes:
    """The digest of all that is counted of an entry."""
    labels = (v.label for v in (*entry.organisations, *entry.sectors))
    parts = ((entry.title, *entry.names), entry.numbers, (entry.summary,), labels, (text,))
    written = "\x02".join("\x01".join(p) for p in parts)
    return hashlib.blake2b(written.encode("utf-8", "replace"), digest_size=16).digest()


class Terms:
    """Counts entries; keeps what it counted by content, so that only changes are counted.

    Between builds of one process (serve) as it is, between processes as :mod:`packing` has it.
    """

    def __init__(self, *, keep: bool = False) -> None:
        """``keep``: for later builds; one build alone would only pay for it."""
        self.vocabulary = Vocabulary()
        self.keeps = keep
        self.counted = 0
        #: Words at the last whole count of a site; 0 before the first.
        self.begun = 0
        self.kept: dict[bytes, Counted] = {}
        self._used: dict[bytes, Counted] = {}

    def begin(self) -> None:
        """A build begins; what it does not ask for is forgotten at :meth:`end`."""
        self._used = {}

    def end(self) -> None:
        """A build is over."""
        self.kept, self._used = self._used, {}

    def of(self, entry: SearchEntry, text: str, average: float) -> Weighted:
        """The terms of ``entry``; ``text`` is what its page says, ``average`` the usual length."""
        if self.keeps:
            key = _key(entry, text)
            counted = self._used[key] = (
                self._used.get(key) or self.kept.get(key) or self._count(entry, text)
            )
        else:
            counted = self._count(entry, text)
        norm = _K1 * (1 - _B + _B * counted.length / max(average, 1))
        scale = _BEST / (_K1 + 1)
        by_count = (max(1, round(scale * n * (_K1 + 1) / (n + norm))) for n in range(1, _OFTEN + 1))
        return Weighted(counted.terms, counted.stands.translate(_weights((0, *by_count))))

    def _count(self, entry: SearchEntry, text: str) -> Counted:
        self.counted += 1
        folded = fold(text)
        found = Counter(terms(folded))
        found.update(number_terms(folded))
        stands = {term: count if count < _OFTEN else _OFTEN for term, count in found.items()}
        for term, weight in _named(entry).items():
            stands[term] = stands.get(term, 0) | weight << 4
        vocabulary = self.vocabulary
        numbers = array("I", [vocabulary[t] for t in stands])
        return Counted(numbers, bytes(stands.values()), len(folded))


@lru_cache(maxsize=4096)
def _weights(by_count: tuple[int, ...]) -> bytes:
    """How a term stands in an entry → its weight, as a table for ``bytes.translate``."""
    table = bytearray(256)
    for named in range(16):
        for count, inside in enumerate(by_count):
            weight = inside
            if named:
                weight = min(15, named + 1) if inside > 3 else named
            table[named << 4 | count] = weight
    return bytes(table)


def _named(entry: SearchEntry) -> dict[str, int]:
    weights: dict[str, int] = {}

    def add(found: set[str], weight: int) -> None:
        for term in found:
            if weights.get(term, 0) < weight:
                weights[term] = weight

    for name in (entry.title, *entry.names):
        folded = fold(name)
        weight = next((w for most, w in _BY_LENGTH if len(folded) <= most), _LONG)
        add({*terms(folded), *pinyin_terms(folded), *number_terms(folded)}, weight)
        add(singles(folded), weight)
    for written in entry.numbers:
        folded = fold(written)
        add({*terms(folded), *number_terms(folded), number_key(folded)}, 14)
    for beside in (entry.summary, *(v.label for v in (*entry.organisations, *entry.sectors))):
        folded = fold(beside)
        add({*terms(folded), *singles(folded)}, _BESIDE)
    return weights
