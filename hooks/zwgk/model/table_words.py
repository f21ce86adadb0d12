"""What the words of a catalog table mean: the engine's vocabulary and the site's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from zwgk.model.values.text import Choice, fold
from zwgk.model.vocabulary import (
    AUDIENCES,
    CHANNELS,
    HEADERS,
    MARKS,
    METHODS,
    STAGES,
    TIERS,
    Marks,
    Word,
    WordList,
)
from zwgk.model.vocabulary_file import COLUMNS, VocabularyFile

#: Fields of an item with a closed vocabulary.
CLOSED: Mapping[str, WordList] = {
    "channels": CHANNELS,
    "audience": AUDIENCES,
    "method": METHODS,
    "tier": TIERS,
    "stages": STAGES,
}


@dataclass(frozen=True, slots=True)
class TableWords:
    """``lists``: field → its closed vocabulary; ``heads``: folded head → column; ``marks``."""

    lists: Mapping[str, WordList]
    heads: Mapping[str, str]
    marks: Marks


def table_words(own: VocabularyFile | None = None) -> TableWords:
    """The engine's words with those of a site's ``catalog/vocabulary.yml``.

    The engine's meaning of a word wins; that a site says otherwise is V154.
    """
    heads: dict[str, str] = {}
    for column, spelling in _heads(own):
        heads.setdefault(fold(spelling), column)
    lists = dict(CLOSED)
    marks = MARKS
    if own:
        lists = {name: _extended(name, words, own) for name, words in CLOSED.items()}
        marks = replace(
            MARKS,
            ticked=MARKS.ticked | set(own.ticked),
            unticked=MARKS.unticked | set(own.unticked),
            as_above=MARKS.as_above | set(own.as_above),
        )
    return TableWords(lists, heads, marks)


def _heads(own: VocabularyFile | None) -> Iterator[tuple[str, str]]:
    yield from COLUMNS.items()
    for column, spellings in HEADERS.items():
        yield from ((column, spelling) for spelling in spellings)
    for entry in own.headers if own else ():
        yield from ((entry.column, spelling) for spelling in entry.also)


def _extended(name: str, words: WordList, own: VocabularyFile) -> WordList:
    taken = {fold(s) for word in words.words.values() for s in (word.label, *word.aliases)}
    found = dict(words.words)
    for choice, spellings in own_spellings(own, name):
        word = found[choice.name]
        new = tuple(s for s in spellings if fold(s) not in taken)
        taken.update(map(fold, new))
        found[choice.name] = Word(
            word.id, word.label, (*word.aliases, *new), word.source, word.needs_text
        )
    texts = (*words.texts, *own.other_channels) if name == "channels" else words.texts
    return WordList(found, texts, words.texts_of)


def own_spellings(own: VocabularyFile, name: str) -> Iterable[tuple[Choice, tuple[str, ...]]]:
    """(word, spellings) that a site adds to the closed vocabulary of a field."""
    return [(entry.word, entry.also) for entry in getattr(own, name)]
