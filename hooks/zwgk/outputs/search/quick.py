"""The quick index: key pages by title, for suggestions while people type (lunr.js reads it)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from lunr.builder import Builder

from zwgk.model.search import SearchEntry
from zwgk.outputs.search.fold import fold, number_key, number_terms, terms

#: Entries it may hold: the file is fetched when the box gets focus, so it stays small.
MOST = 800

#: A title counts more than the names beside it.
_BOOST = {"title": 3, "names": 1}


def quick_entries(entries: Sequence[SearchEntry]) -> list[SearchEntry]:
    """The entries that are suggested: those of the likelier kinds first, newest first."""
    found = [e for e in entries if e.suggested and not e.past and _title(e)]
    found.sort(key=lambda e: e.date, reverse=True)
    found.sort(key=lambda e: e.weight, reverse=True)
    return found[:MOST]


def quick_index(entries: Sequence[SearchEntry]) -> dict[str, Any]:
    """The index as lunr serialises it, and the rows its references name.

    Terms are those of the full index, so neither side needs a dictionary of words.
    """
    found = quick_entries(entries)
    if not found:  # lunr cannot count to nothing
        return {"rows": [], "index": None}
    builder = Builder()
    builder.ref("id")
    for name, boost in _BOOST.items():
        builder.field(name, boost)
    for n, entry in enumerate(found):
        builder.add({"id": str(n), "title": _title(entry), "names": _names(entry)})
    rows = [[e.title, e.url, e.kind.label, *[n for n in (e.number,) if n]] for e in found]
    index = builder.build().serialize()
    return {"rows": rows, "index": _small(index)}


def _title(entry: SearchEntry) -> list[str]:
    return sorted(set(terms(fold(entry.title))))


def _names(entry: SearchEntry) -> list[str]:
    found: set[str] = set()
    for text in entry.names:
        if text not in entry.title:
            found.update(terms(fold(text)))
    for text in entry.numbers[:1]:
        folded = fold(text)
        found.update((*terms(folded), *number_terms(folded), number_key(folded)))
    return sorted(found)


def _small(index: dict[str, Any]) -> dict[str, Any]:
    """The index with weights to three places: what is compared needs no more."""
    plain = json.loads(json.dumps(index))
    for vector in plain["fieldVectors"]:
        vector[1] = [round(v, 2) if i % 2 else v for i, v in enumerate(vector[1])]
    return dict(plain)
