"""Cells of closed vocabularies: lists of words, ticked boxes, columns of ticks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

from zwgk.model.cell_text import clean, entries_of
from zwgk.model.values.text import fold
from zwgk.model.vocabulary import Marks, WordList
from zwgk.problem import Code, Level, declare

T022 = declare(
    "T022",
    "格里的词不在可选范围里",
    "公开渠道、对象、方式、层级只有国家表格规定的选项，统计才能对得上。",
)
T023 = declare("T023", "看不出勾了哪几项", "勾没勾说不清的，程序不替您猜。")
T042 = declare(
    "T042",
    "13种以外的渠道记作“其他”",
    "国家表格的公开渠道只有13种，别的渠道都是“其他”，并写明是什么。",
    level=Level.hint,
)

_PARTING = " \t\n　、，,；;。·"
_BOXED = re.compile(r"[\[（(【]\s*([^\w\s（()）])\s*[\]）)】]")
_EMPTY_BOX = re.compile(r"[\[（(【]\s*[\]）)】]")
_LINE = re.compile(r"[_＿]+")
_OPENING = "（([【〔:：_＿"
#: A spelling this near to a standard word is a slip, not another channel.
_NEAR = 0.7


@dataclass(slots=True)
class Choices:
    """What a cell chooses: identifiers, the texts that go with them, what was not understood.

    ``faults``: (code, what, advice); none of a fault's cell is used.
    """

    chosen: set[str] = field(default_factory=set)
    texts: dict[str, list[str]] = field(default_factory=dict)
    faults: list[tuple[Code, str, str]] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether the cell was not understood."""
        return any(code.level is Level.error for code, _, _ in self.faults)

    def add(self, other: Choices) -> None:
        """Take in what another cell of the same field chooses."""
        self.chosen |= other.chosen
        for word, texts in other.texts.items():
            own = self.texts.setdefault(word, [])
            own.extend(t for t in texts if t not in own)
        self.faults += other.faults


@dataclass(frozen=True, slots=True)
class _Token:
    kind: Literal["tick", "box", "word", "unknown"]
    word: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Spelling:
    pattern: re.Pattern[str]
    word: str
    text: str  # what goes to the texts of the word: the spelling itself names it


@lru_cache(maxsize=64)
def _spellings(words: tuple[tuple[str, str, str], ...]) -> tuple[_Spelling, ...]:
    ordered = sorted(words, key=lambda w: -len(w[0]))
    return tuple(
        _Spelling(re.compile(r"\s*".join(map(re.escape, folded))), word, text)
        for folded, word, text in ordered
    )


def _folded(text: str) -> str:
    """``fold`` character by character, so that places stay the same."""
    return "".join(f if len(f := fold(c)) == 1 else c for c in text)


class ChoiceReader:
    """Reads cells of one closed vocabulary."""

    def __init__(self, label: str, words: WordList, marks: Marks) -> None:
        self.label = label
        self._words = words
        self._marks = marks
        known = [(fold(s), w.id, "") for w in words.words.values() for s in (w.label, *w.aliases)]
        known += [(fold(t), words.texts_of, t) for t in words.texts]
        self._spellings = _spellings(tuple(dict.fromkeys(known)))
        self._signs = {s: "tick" for s in marks.ticked} | {s: "box" for s in marks.unticked}

    def labels(self, chosen: Iterable[str]) -> tuple[str, ...]:
        """Standard words in the order of the vocabulary."""
        wanted = set(chosen)
        return tuple(w.label for w in self._words.words.values() if w.id in wanted)

    def cell(self, text: str) -> Choices:
        """A cell that lists words, or boxes of which some are ticked."""
        text = _LINE.sub(" ", self._unboxed(text))
        tokens = list(self._tokens(text))
        if not any(t.kind in ("tick", "box") for t in tokens):
            return self._taken(tokens)
        if tokens[0].kind not in ("tick", "box") and tokens[-1].kind in ("tick", "box"):
            tokens.reverse()  # the marks stand behind the words
        return self._marked(tokens)

    def tick(self, text: str, word: str) -> Choices:
        """A cell in the column of one word."""
        text = clean(self._unboxed(text))
        marks = self._marks
        if not text or text in marks.unticked | marks.said_no | marks.empty:
            return Choices()
        if text in marks.ticked | marks.said_yes:
            return Choices({word})
        known = self.cell(text)
        if not known.faults and known.chosen:
            return known
        if self._words.words[word].needs_text:
            said = text.lstrip("".join(marks.ticked - {"t", "R"})).lstrip(":： \n")
            return Choices({word}, {word: self._names(said)})
        column = self._words.words[word].label
        what = f"“{column}”这一列的“{_short(text)}”不是打勾"
        return Choices(faults=[(T022, what, "给要选的打“√”，不选的空着")])

    def _unboxed(self, text: str) -> str:
        """The text with boxes drawn by brackets, ``[√]`` and ``（ ）``, as single signs."""

        def mark(match: re.Match[str]) -> str:
            known = match[1] in self._signs or match[1] in self._marks.said_no
            return match[1] if known else match[0]

        return _EMPTY_BOX.sub("□", _BOXED.sub(mark, clean(text)))

    def _names(self, text: str) -> list[str]:
        return list(entries_of(text, "names")) if self._words.texts_of else [clean(text)]

    def _tokens(self, text: str) -> Iterator[_Token]:
        folded = _folded(text)
        at, end = 0, len(text)
        while at < end:
            if folded[at] in _PARTING:
                at += 1
                continue
            sign = self._signs.get(text[at])
            if sign and self._is_mark(folded, at):
                yield _Token("tick" if sign == "tick" else "box")
                at += 1
                continue
            match = self._word(text, folded, at)
            if match:
                spelling, at = match
                word = self._words.words[spelling.word]
                if spelling.text or not word.needs_text:
                    yield _Token("word", spelling.word, spelling.text)
                    continue
                stop = self._stop(text, folded, at)
                yield from self._with_text(spelling.word, text[at:stop])
                at = stop
                continue
            stop = at + 1
            while (
                stop < end
                and folded[stop] not in _PARTING
                and not self._mark_at(text, folded, stop)
            ):
                stop += 1
            yield _Token("unknown", text=text[at:stop])
            at = stop

    def _with_text(self, word: str, rest: str) -> Iterator[_Token]:
        """其他：甲、乙 and 特定群体（项目单位）; a standard word in the list is itself."""
        rest = rest.strip()
        if rest and rest[0] in "（([【〔" and rest[-1] in "）)]】〕":
            rest = rest[1:-1]
        names = self._names(rest.lstrip(":： \n").strip()) if rest else []
        names = [n for n in names if n and n not in self._marks.empty]
        if not names:
            yield _Token("word", word)
        for name in names:
            whole = self._word(name, _folded(name), 0) if self._words.texts_of else None
            if whole and whole[1] == len(name) and whole[0].word != word:
                yield _Token("word", whole[0].word)
            else:
                yield _Token("word", word, name)

    def _stop(self, text: str, folded: str, at: int) -> int:
        """Where the text of a word ends: at the end of the line or at the next mark."""
        if at < len(text) and folded[at] in "、，,；;。":
            return at
        while at < len(text) and text[at] != "\n" and not self._mark_at(text, folded, at):
            at += 1
        return at

    def _mark_at(self, text: str, folded: str, at: int) -> bool:
        return text[at] in self._signs and self._is_mark(folded, at)

    def _is_mark(self, folded: str, at: int) -> bool:
        """Letters and 口 are marks only before or behind a word, and apart from others."""
        if not folded[at].isalpha():
            return True
        after = at + 1
        while after < len(folded) and folded[after] in " \t　":
            after += 1
        if at and folded[at - 1] not in _PARTING:
            return False
        return any(s.pattern.match(folded, after) for s in self._spellings)

    def _word(self, text: str, folded: str, at: int) -> tuple[_Spelling, int] | None:
        """The longest known spelling at a place that ends there."""
        for spelling in self._spellings:
            match = spelling.pattern.match(folded, at)
            if match is None:
                continue
            end = match.end()
            needs = not spelling.text and self._words.words[spelling.word].needs_text
            apart = end == len(folded) or folded[end] in _PARTING or text[end] in self._signs
            if needs or apart:
                return spelling, end
        return None

    def _taken(self, tokens: Iterable[_Token]) -> Choices:
        found = Choices()
        for token in tokens:
            self._take(found, token)
        return found

    def _take(self, found: Choices, token: _Token) -> None:
        if token.kind == "unknown":
            self._unknown(found, token.text)
        elif token.kind == "word":
            found.chosen.add(token.word)
            texts = found.texts.setdefault(token.word, [])
            if token.text and token.text not in texts:
                texts.append(token.text)

    def _unknown(self, found: Choices, text: str) -> None:
        spellings = [s for w in self._words.words.values() for s in (w.label, *w.aliases)]
        near = get_close_matches(text, spellings, n=1, cutoff=_NEAR)
        near = near or [s for s in spellings if len(s) > 2 and s in text][:1]
        if self._words.texts_of and not near:
            found.chosen.add(self._words.texts_of)
            found.texts.setdefault(self._words.texts_of, []).append(text)
            what = f"“{_short(text)}”不在13种渠道里，记作“其他”"
            advice = "核对一下；以后常用的，登记在 catalog/vocabulary.yml 的“其他渠道”里"
            found.faults.append((T042, what, advice))
            return
        question = f"。是不是“{near[0]}”？" if near else ""
        words = "、".join(w.label for w in self._words.words.values())
        found.faults.append(
            (
                T022,
                f"“{self.label}”不能填“{_short(text)}”",
                f"改成这些词里的一个：{words}{question}",
            )
        )

    def _marked(self, tokens: list[_Token]) -> Choices:
        """Only what stands behind a tick counts."""
        found, boxed, bare = Choices(), Choices(), Choices()
        ticks = any(t.kind == "tick" for t in tokens)
        state = bare
        last = ""
        for token in tokens:
            if token.kind in ("tick", "box"):
                state, last = (found if token.kind == "tick" else boxed), ""
                continue
            # One mark counts for one word and all texts of that word.
            if state is not bare and last and token.word != last:
                state = bare
            self._take(state, token)
            last = token.word or "?"
        if bare.chosen and not ticks:
            what = f"“{self.label}”有的词前面是空框，有的没有记号，看不出选了哪几项"
            return Choices(faults=[(T023, what, "给要选的打“■”，不选的留“□”")])
        unknown = [f for f in bare.faults if f[0] is T022]
        found.faults += unknown
        return found


def _short(text: str) -> str:
    """A text as far as a message quotes it."""
    text = unicodedata.normalize("NFC", text.replace("\n", " "))
    return text if len(text) <= 20 else f"{text[:20]}…"
