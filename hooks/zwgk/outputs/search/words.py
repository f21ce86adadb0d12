"""What people say and officials write: synonyms, question words, phrases, tables (YAML)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml

from zwgk.model.pinyin import characters, syllables
from zwgk.model.search import SearchEntry, Synonym
from zwgk.outputs.search.fold import TRADITIONAL, fold

_HERE = Path(__file__).parent

#: Words of a question that say nothing of what is sought; dropped if something remains.
STOP = (
    "怎么办理", "如何办理", "怎么申请", "如何申请", "怎么领取", "怎么领", "怎么办", "怎么样",
    "怎样", "怎么", "如何", "多少钱", "多少", "哪里", "在哪", "哪儿", "哪些", "哪个", "什么时候",
    "什么", "为什么", "是不是", "能不能", "可不可以", "可以", "需要", "我要", "我想", "请问",
    "一下", "有没有", "吗", "呢", "啊", "吧", "的", "了",
)  # fmt: skip

#: Phrases that a wrong query is compared with.
_PHRASES = 2_000
_LONGEST_PHRASE = 14


def shipped() -> tuple[Synonym, ...]:
    """The synonyms that come with the engine; ``source`` of each is in the file."""
    sectors = yaml.load((_HERE / "synonyms.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return tuple(
        Synonym(tuple(str(word).split("、")), tuple(str(terms).split("、")))
        for sector in sectors
        for word, terms in sector["词"].items()
    )


def words_file(synonyms: Iterable[Synonym]) -> dict[str, Any]:
    """``search/words``: question words, and of each word what officials write for it."""
    same: dict[str, list[str]] = {}
    for synonym in synonyms:
        for word in synonym.words:
            found = same.setdefault(fold(word), [])
            found += [t for t in map(fold, synonym.terms) if t not in found and t != fold(word)]
    return {
        "stop": sorted(STOP, key=lambda w: (-len(w), w)),
        "same": [[w, *same[w]] for w in sorted(same) if same[w]],
    }


def tables_file(synonyms: Iterable[Synonym]) -> dict[str, Any]:
    """``search/tables``: what only Latin letters and slips need."""
    spoken = sorted({w for s in synonyms for w in s.words if not w.isascii()})
    return {
        "pinyin": characters(),
        "spoken": [[fold(w), "'".join(syllables(fold(w)))] for w in spoken if len(w) < 9],
    }


def simple_file() -> list[str]:
    """``search/simple``: traditional characters and their simplified ones, in two texts."""
    return ["".join(TRADITIONAL), "".join(TRADITIONAL.values())]


def phrases_file(entries: Sequence[SearchEntry], synonyms: Iterable[Synonym]) -> list[str]:
    """``search/phrases``: what "did you mean" chooses from, the likelier first."""
    found: dict[str, None] = {}
    for entry in sorted(entries, key=lambda e: -e.weight):
        for name in (entry.title, *entry.names):
            if 2 <= len(name) <= _LONGEST_PHRASE:
                found.setdefault(name)
    for synonym in synonyms:
        for word in (*synonym.words, *synonym.terms):
            found.setdefault(word)
    return list(found)[:_PHRASES]
