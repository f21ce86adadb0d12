"""The full-text index: postings in term shards, facet columns, rows and texts.

``search/meta``: how many, version, facets with a column each. ``search/i/<h>``: term →
postings. ``search/d/<k>``: rows of sixteen entries. ``search/t/<k>``: their texts by fours.
Written as JSON, or as scripts where a site is opened from disk (rulings 18).
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from zwgk.model.addresses import output_path, written
from zwgk.model.result import OutputFile
from zwgk.model.search import FacetValue, Numbering, SearchEntry
from zwgk.outputs.search.counting import TEXT, Terms
from zwgk.outputs.search.fold import hashed, number
from zwgk.outputs.search.text import plain_text

#: Facet → its heading, in the order they are shown.
FACETS = {
    "kind": "类别",
    "sector": "领域",
    "organisation": "单位",
    "year": "年份",
    "validity": "有效性",
    "audience": "面向",
    "site": "网站",
}

#: Entries a file of rows and a file of texts hold.
ROWS, TEXTS = 16, 4

#: In a large site, where a term stands in more than this share of the texts, it says nothing
#: about them: only its titles are kept. Its rarity is still told truly.
_COMMON, _LARGE = 0.25, 2_000


def facet_values(entry: SearchEntry) -> dict[str, tuple[FacetValue, ...]]:
    """The values of an entry by facet."""
    return {
        "kind": (entry.kind,),
        "sector": entry.sectors,
        "organisation": entry.organisations,
        "year": entry.year,
        "validity": entry.validity,
        "audience": entry.audience,
        "site": entry.site,
    }


def numbered(entries: Sequence[SearchEntry], numbering: Numbering = "facets") -> list[SearchEntry]:
    """Entries in the order they are numbered in.

    ``facets``: by facet, newest first within, so that columns become short runs. ``dates``:
    oldest first, so that what is published today comes last and moves no other.
    """
    if numbering == "dates":
        return sorted(entries, key=lambda e: (e.date, e.url))

    def place(entry: SearchEntry) -> tuple[Any, ...]:
        values = facet_values(entry)
        ids = [tuple(v.id for v in values[f]) for f in FACETS if f != "year"]
        return (*ids, _descending(entry.date), entry.url)

    return sorted(entries, key=place)


def _descending(day: str) -> int:
    return -date.fromisoformat(day).toordinal() if day else 0


def _state(entry: SearchEntry) -> list[Any] | int:
    """``["有效", "in_force"]``, and where it turns, each later ``[day, text, state]`` (DOC-08)."""
    if entry.badge is None:
        return 0
    later = [[turn.since, turn.text, turn.state] for turn in entry.badge.turns]
    return [entry.badge.text, entry.badge.state, *([later] if later else [])]


def shard_count(entries: int) -> int:
    """A power of two: files stay small, and there are not many more than pages."""
    count = 64
    while count < 8192 and count * 5 < entries * 2.5:
        count *= 2
    return count


class IndexFiles:
    """Makes the files of an index from numbered entries."""

    def __init__(
        self,
        entries: Sequence[SearchEntry],
        terms: Terms,
        site: dict[str, str],
        *,
        offline: bool,
        by_day: bool = False,
        folder: str = "search",
    ) -> None:
        """``entries`` as :func:`numbered` has them, ``by_day`` if so; ``folder`` of the files."""
        self._site = site
        self._entries = entries
        self._terms = terms
        self._offline = offline
        self._by_day = by_day
        self._folder = folder
        self._texts = [
            plain_text(" ".join(piece for piece in e.text if piece))[:TEXT] for e in entries
        ]

    def files(self, words: dict[str, Any]) -> Iterator[OutputFile]:
        """All files; ``words`` go into those beside the index, by name."""
        made = [*self._shards(), *self._rows(), *self._bodies()]
        made += [(name, content) for name, content in words.items()]
        made.append(("dates", self._dates()))
        encoded = [(name, self._encode(name, content)) for name, content in made]
        digest = hashlib.sha256()
        for name, content in encoded:
            digest.update(name.encode() + b"\0" + content + b"\0")
        meta = self._meta(digest.hexdigest()[:12])
        ending = "js" if self._offline else "json"
        for name, content in (*encoded, ("meta", self._encode("meta", meta))):
            yield OutputFile(f"{self._folder}/{name}.{ending}", content)

    def _encode(self, name: str, content: Any) -> bytes:
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        text = text.replace("<", "\\u003c")  # whoever pastes it into a page is safe
        if self._offline:
            # Signs that end a line in a script but not in JSON.
            text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
            text = f"zwgkSearchFile({json.dumps(name)},{text});"
        return text.encode()

    # -- postings --------------------------------------------------------------------------

    def _shards(self) -> Iterator[tuple[str, dict[str, str]]]:
        average = sum(map(len, self._texts)) / max(len(self._texts), 1)
        vocabulary = self._terms.vocabulary
        postings: list[array[int]] = []
        self._terms.begin()
        for doc, entry in enumerate(self._entries):
            counted = self._terms.of(entry, self._texts[doc], average)
            missing = len(vocabulary) - len(postings)
            if missing > 0:
                postings.extend(array("I") for _ in range(missing))
            base = doc << 4
            for term, weight in zip(counted.terms, counted.weights, strict=True):
                postings[term].append(base | weight)
        self._terms.end()
        count = shard_count(len(self._entries))
        shards: list[dict[str, str]] = [{} for _ in range(count)]
        for word in sorted(vocabulary):
            at = vocabulary[word]
            # A kept vocabulary may know words of earlier builds.
            if at < len(postings) and postings[at]:
                shards[hashed(word) % count][word] = self._posting(postings[at])
        for n, shard in enumerate(shards):
            yield f"i/{n}", shard

    def _posting(self, found: Sequence[int]) -> str:
        n = len(self._entries)
        kept = 8 if n >= _LARGE and len(found) > n * _COMMON else 1
        groups: list[list[int]] = [[] for _ in range(16)]
        for packed in found:
            groups[packed & 15].append(packed >> 4)
        out = [number(len(found))]
        for weight in range(15, kept - 1, -1):
            docs = groups[weight]
            if docs:
                out.append(number(weight))
                out.append(number(len(docs)))
                before = -1
                for doc in docs:
                    gap = doc - before - 1
                    out.append(_SMALL[gap] if gap < 1024 else number(gap))
                    before = doc
        return "".join(out)

    # -- rows and texts --------------------------------------------------------------------

    def _rows(self) -> Iterator[tuple[str, list[list[Any]]]]:
        for k in range(0, len(self._entries), ROWS):
            yield f"d/{k // ROWS}", [self._row(e) for e in self._entries[k : k + ROWS]]

    def _row(self, entry: SearchEntry) -> list[Any]:
        names = " ".join(entry.names)
        return [
            entry.title, self._address(entry.url), entry.date, entry.unit, _state(entry),
            entry.number, entry.summary[:120], names,
            [n for n in entry.numbers if n != entry.number],
        ]  # fmt: skip

    def _address(self, url: str) -> str:
        if url.startswith(("http:", "https:")):
            return url
        path, mark, fragment = url.partition("#")
        if self._offline and (path == "" or path.endswith("/")):
            path = output_path(path)
        return written(path + mark + fragment)

    def _bodies(self) -> Iterator[tuple[str, list[str]]]:
        for k in range(0, len(self._texts), TEXTS):
            yield f"t/{k // TEXTS}", self._texts[k : k + TEXTS]

    def _dates(self) -> str:
        """Days since 1980 of every entry, as differences; for the order of time."""
        out, before = [], 0
        for entry in self._entries:
            day = date.fromisoformat(entry.date).toordinal() - 722_814 if entry.date else 0
            gap = day - before
            out.append(number(gap * 2 if gap >= 0 else -gap * 2 - 1))
            before = day
        return "".join(out)

    # -- facets ----------------------------------------------------------------------------

    def _meta(self, version: str) -> dict[str, Any]:
        facets = []
        for name, label in FACETS.items():
            facet = self._facet(name)
            if facet:
                facets.append({"id": name, "label": label, **facet})
        return {
            "version": version,
            "site": self._site,
            "n": len(self._entries),
            "shards": shard_count(len(self._entries)),
            "rising": int(self._by_day),
            "rows": ROWS,
            "texts": TEXTS,
            "facets": facets,
            "past": self._runs([int(e.past) for e in self._entries]),
            "weight": self._runs([round(e.weight * 20) for e in self._entries]),
        }

    def _facet(self, name: str) -> dict[str, Any] | None:
        sets: dict[tuple[int, ...], int] = {(): 0}
        values: dict[FacetValue, int] = {}
        column = []
        for entry in self._entries:
            found = tuple(values.setdefault(v, len(values)) for v in facet_values(entry)[name])
            column.append(sets.setdefault(found, len(sets)))
        if not values:
            return None
        return {
            "values": [[v.id, v.label] for v in values],
            "sets": [list(s) for s in sets],
            "column": self._runs(column),
        }

    @staticmethod
    def _runs(column: Sequence[int]) -> str:
        """A column as (value, how often in a row)."""
        out: list[str] = []
        start = 0
        for i in range(1, len(column) + 1):
            if i == len(column) or column[i] != column[start]:
                out.append(number(column[start]) + number(i - start))
                start = i
        return "".join(out)


_SMALL = [number(n) for n in range(1024)]
