"""The words of the official tables, as data: standard words, other spellings, marks.

The YAML files of this folder are part of the engine and read once, when it is imported;
each names its source. What is a word of the closed vocabularies is said here and nowhere
else: the choices of the model take their labels and aliases from it, and so do reading
and writing of tables. A site adds spellings of its own in ``catalog/vocabulary.yml``
(:mod:`zwgk.model.site_vocabulary`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Word:
    """A standard word: identifier, label, other spellings, where it was seen.

    ``needs_text``: it says something only with a text (其他, 特定群体).
    """

    id: str
    label: str
    aliases: tuple[str, ...]
    source: str
    needs_text: bool = False


@dataclass(frozen=True, slots=True)
class WordList:
    """A closed vocabulary by identifier.

    ``texts`` are known texts of the word ``texts_of``: ``公共资源交易平台`` is 其他.
    """

    words: Mapping[str, Word]
    texts: tuple[str, ...] = ()
    texts_of: str = ""

    def label(self, id: str) -> str:
        """The standard word."""
        return self.words[id].label

    def aliases(self) -> dict[str, str]:
        """Other spelling → identifier."""
        return {alias: word.id for word in self.words.values() for alias in word.aliases}


def _data(name: str) -> Any:
    text = (files("zwgk.model.vocabulary") / f"{name}.yml").read_text("utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


def _word_list(name: str) -> WordList:
    data = _data(name)
    words = {
        id: Word(
            id,
            entry["label"],
            tuple(entry.get("aliases", ())),
            entry.get("source", data["source"]),
            entry.get("needs_text", False),
        )
        for id, entry in data["words"].items()
    }
    texts = data.get("texts", {})
    return WordList(words, tuple(texts.get("words", ())), texts.get("of", ""))


CHANNELS = _word_list("channels")
AUDIENCES = _word_list("audiences")
METHODS = _word_list("methods")
TIERS = _word_list("tiers")
STAGES = _word_list("stages")

#: Column → spellings of its head besides the field's own label.
HEADERS: Mapping[str, tuple[str, ...]] = {
    column: tuple(spellings) for column, spellings in _data("headers")["columns"].items()
}


@dataclass(frozen=True, slots=True)
class Marks:
    """Signs and short words that mean something other than their letters."""

    ticked: frozenset[str]
    unticked: frozenset[str]
    said_yes: frozenset[str]
    said_no: frozenset[str]
    empty: frozenset[str]
    as_above: frozenset[str]
    notes: frozenset[str]
    errors: frozenset[str]


def _marks() -> Marks:
    data = _data("marks")
    return Marks(
        **{
            name: frozenset(str(sign) for signs in data[name].values() for sign in signs)
            for name in Marks.__slots__
        }
    )


MARKS = _marks()
