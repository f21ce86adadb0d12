"""Whether what is published is found by its own title, asked of the very files (GW-55).

The twin of what ``theme/search/engine.js`` does for a whole title: as typed and without question
words, scored, then the best twelve by their titles. Synonyms, sounds and slips are left out;
a title needs none. ``tests/search/test_titles.py`` holds it to the engine, which has all.

Only entries that share the rarer half of a title's terms are scored: no other could come
before one that has them all, and where that is not certain, all are.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from zwgk.model.result import OutputFile
from zwgk.model.search import FoundTitle
from zwgk.outputs.search.fold import fold, hashed, numbers, runs, terms

#: Titles asked for at most: an inspection samples, too, and a build should not take long.
SAMPLES = 2_000

#: As in the page: signs looked at, terms from which on every other pair is taken, rows ranked
#: again by title, results on the first page.
_LONGEST, _LONG, _RANKED, _TOP = 80, 14, 12, 10

_CALL = re.compile(r'^zwgkSearchFile\("[^"]*",|\);$')


def found_titles(files: Iterable[OutputFile], folder: str = "search") -> tuple[FoundTitle, ...]:
    """Every entry of an index, and of up to 2,000 of them whether its title finds it."""
    start = len(folder) + 1
    index = _Index({f.path[start:].rpartition(".")[0]: f.content for f in files})
    step = max(1, -(-index.count // SAMPLES))
    return tuple(
        FoundTitle(row[1], row[0], index.finds(doc, row[0]) if doc % step == 0 else None)
        for doc, row in enumerate(index.rows)
    )


class _Index:
    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        meta = self._read("meta")
        self.count: int = meta["n"]
        self.rows: list[list[Any]] = []
        for n in range(-(-self.count // meta["rows"])):
            self.rows += self._read(f"d/{n}")
        self._shards: int = meta["shards"]
        self._rising = bool(meta["rising"])
        self._priors = self._prior(meta)
        self._best_prior = max(self._priors, default=0.0)
        self._stop: list[str] = self._read("words")["stop"]
        self._kept: dict[str, tuple[int, dict[int, int]]] = {}

    def _read(self, name: str) -> Any:
        return json.loads(_CALL.sub("", self._files[name].decode()))

    def _prior(self, meta: Mapping[str, Any]) -> list[float]:
        year = next((f for f in meta["facets"] if f["id"] == "year"), None)
        factors = [1.0] * self.count
        if year:
            named = [int(v[0]) for v in year["values"]]
            by_set = [max(0.88, 1 - 0.01 * (max(named) - named[s[0]])) if s else 1.0
                      for s in year["sets"]]  # fmt: skip
            factors = [by_set[v] for v in _column(year["column"])]
        past, weight = _column(meta["past"]), _column(meta["weight"])
        return [
            w / 20 * (0.85 if p else 1) * f for w, p, f in zip(weight, past, factors, strict=True)
        ]

    def _posting(self, term: str) -> tuple[int, dict[int, int]]:
        """How many entries have a term, and the weights of those the page would add up."""
        if term not in self._kept:
            written = self._shard(hashed(term) % self._shards).get(term, "")
            found = iter(numbers(written))
            count, weights = next(found, 0), {}
            for weight in found:
                doc = -1
                for _ in range(next(found)):
                    doc += next(found) + 1
                    weights[doc] = weight
            self._kept[term] = count, weights
        return self._kept[term]

    def _shard(self, number: int) -> dict[str, str]:
        return dict(self._read(f"i/{number}"))

    def _ways(self, folded: str) -> list[tuple[list[str], float]]:
        short = folded
        for word in self._stop:
            short = short.replace(word, " ")
        short = " ".join(short.split()) if runs(short) else folded
        thin = len(set(terms(short))) > _LONG
        cut = _sparse if thin else _whole
        return [(cut(folded), 1.0), (cut(short), 0.98)]

    def finds(self, own: int, title: str) -> bool:
        """Whether the entry ``own`` is on the first page for its title."""
        folded = " ".join(fold(title).split())[:_LONGEST]
        best: dict[int, float] = {}
        ways = [way for way in self._ways(folded) if way[0]]
        for all_ in (False, True):
            best = {}
            certain = True
            for found, factor in ways:
                certain &= self._add(best, found, factor, own, everything=all_)
            if certain:
                break
        if own not in best:
            return False
        for doc in best:
            best[doc] *= self._priors[doc]
        order = sorted(best, key=lambda d: (-best[d], -d if self._rising else d))
        for doc in order[:_RANKED]:
            best[doc] *= self._likeness(doc, folded)
        ranked = sorted(order[:_RANKED], key=lambda d: (-best[d], -d if self._rising else d))
        return own in ranked[:_TOP]

    def _add(
        self, best: dict[int, float], found: list[str], factor: float, own: int, *, everything: bool
    ) -> bool:
        """Score one way of reading the title; whether nobody left out could come before."""
        postings = [self._posting(t) for t in found]
        idf = [math.log(1 + (self.count - n + 0.5) / (n + 0.5)) for n, _ in postings]
        total = sum(idf)
        rare = sorted(zip(idf, postings, strict=True), key=lambda p: -p[0])
        candidates: set[int] = set()
        left = total
        for weight, (_, docs) in rare:
            if left < total / 2 and not everything:
                break
            candidates.update(docs)
            left -= weight
        for doc in candidates:
            gained = covered = 0.0
            for weight, (_, docs) in rare:
                inside = docs.get(doc)
                if inside:
                    gained += weight * inside
                    covered += weight
            share = covered / total
            value = gained / (15 * total) * (0.35 + 0.65 * share) * factor
            if value > best.get(doc, 0):
                best[doc] = value
        most = left / total * (0.35 + 0.65 * left / total) * self._best_prior
        return everything or best.get(own, 0) * self._priors[own] > most

    def _likeness(self, doc: int, text: str) -> float:
        asked = "".join(runs(text))
        title = "".join(runs(fold(self.rows[doc][0])))
        if title == asked:
            return 3
        factor = 1.0
        if len(asked) > 1:
            if f" {asked} " in f" {fold(self.rows[doc][7])} ":
                factor = 1.4
            if asked in title:
                factor = max(factor, 1.25 + 0.5 * len(asked) / len(title))
            if len(title) > 3 and title in asked:
                factor = max(factor, 1.1 + 0.4 * len(title) / len(asked))
        return factor


def _whole(folded: str) -> list[str]:
    return list(dict.fromkeys(terms(folded)))


def _sparse(folded: str) -> list[str]:
    """Every other pair of a long title, its last, and what touches numbers."""
    return list(dict.fromkeys(terms(folded, sparse=True)))


def _column(text: str) -> list[int]:
    found = numbers(text)
    column: list[int] = []
    for value, often in zip(found[::2], found[1::2], strict=True):
        column += [value] * often
    return column
