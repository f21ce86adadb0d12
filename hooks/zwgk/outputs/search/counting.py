"""From an entry to its terms with weights: what is in the title counts more than in the text.

Weights are 1 to 15. The upper half belongs to title, names and numbers, the lower to text,
so that no amount of text outweighs a title (search.md 5).
"""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass

from zwgk.model.search import SearchEntry
from zwgk.outputs.search.fold import fold, number_key, number_terms, singles, terms
from zwgk.outputs.search.pinyin import pinyin_terms

#: Longest title (in signs) → weight of its terms: a hit in a short title says more.
_BY_LENGTH = ((6, 15), (10, 14), (16, 13), (24, 12), (36, 11))
_LONG = 10
_BESIDE = 9  # unit, sector, summary: said of the thing, not its name

#: BM25 with short saturation; the best a text can get is 7.
_K1, _B, _BEST = 1.4, 0.6, 7

#: Text kept for indexing and snippets of one page, in signs.
TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Counted:
    """The terms of one entry by number, and their weights."""

    terms: array[int]
    weights: bytes


class Vocabulary(dict[str, int]):
    """Term → number, in the order of first meeting."""

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self)
        return number


class Terms:
    """Counts entries; keeps what it counted by content, so that serve counts only changes."""

    def __init__(self, *, keep: bool = False) -> None:
        """``keep``: between builds of one process; a single build would only pay for it."""
        self.vocabulary = Vocabulary()
        self._kept: dict[tuple[object, ...], Counted] | None = {} if keep else None
        self.counted = 0

    def of(self, entry: SearchEntry, text: str, average: float) -> Counted:
        """The terms of ``entry``; ``text`` is what its page says, ``average`` the usual length."""
        if self._kept is None:
            return self._count(entry, text, average)
        units = tuple(v.label for v in (*entry.organisations, *entry.sectors))
        key = (entry.title, entry.names, entry.numbers, entry.summary, units, text, round(average))
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._count(entry, text, average)
        return found

    def _count(self, entry: SearchEntry, text: str, average: float) -> Counted:
        self.counted += 1
        weights: dict[str, int] = {}
        folded = fold(text)
        found = Counter(terms(folded))
        found.update(number_terms(folded))
        norm = _K1 * (1 - _B + _B * len(folded) / max(average, 1))
        scale = _BEST / (_K1 + 1)
        by_count = [max(1, round(scale * n * (_K1 + 1) / (n + norm))) for n in range(1, 9)]
        for term, count in found.items():
            weights[term] = by_count[count - 1] if count < 8 else by_count[7]
        for term, weight in self._named(entry).items():
            inside = weights.get(term, 0)
            weights[term] = min(15, weight + 1) if inside > 3 else weight
        vocabulary = self.vocabulary
        return Counted(array("I", [vocabulary[t] for t in weights]), bytes(weights.values()))

    def _named(self, entry: SearchEntry) -> dict[str, int]:
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
