"""What changed between two versions of a legal text, by clause. Pure; the same every time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from zwgk.model.clauses import Unit, from_first_clause, has_clauses, label_of, units

Mark = Literal["", "del", "ins"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Running text: as in both versions, only in the old (``del``) or the new (``ins``)."""

    text: str
    mark: Mark = ""


#: A paragraph in pieces.
Paragraph = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """A clause in both versions, or in one.

    ``state``: ``same``, ``changed``, ``renumbered`` (same words, another number), ``added``,
    ``removed``. Titles are empty on the side that has no such clause.
    """

    state: Literal["same", "changed", "renumbered", "added", "removed"]
    old_title: str
    new_title: str
    old: tuple[Paragraph, ...]
    new: tuple[Paragraph, ...]
    anchor: str
    head: bool = False


def compare(old: str, new: str, *, clauses_only: bool = False) -> tuple[ClauseChange, ...]:
    """Two Markdown texts clause by clause, in the order of the new one.

    ``clauses_only``: what stands before the first clause is another document's covering
    letter and is left out, where both texts have clauses.
    """
    if clauses_only and has_clauses(old) and has_clauses(new):
        old, new = from_first_clause(old), from_first_clause(new)
    left, right = units(old), units(new)
    return tuple(
        _change(n, left[i] if i is not None else None, right[j] if j is not None else None)
        for n, (i, j) in enumerate(_aligned(left, right), start=1)
    )


def _change(number: int, old: Unit | None, new: Unit | None) -> ClauseChange:
    anchor = f"c{number}"
    head = any(u is not None and _is_head(u) for u in (old, new))
    if old is None:
        assert new is not None
        added = _all(paragraphs(new.text), "ins")
        return ClauseChange("added", "", new.title, (), added, anchor, head)
    if new is None:
        removed = _all(paragraphs(old.text), "del")
        return ClauseChange("removed", old.title, "", removed, (), anchor, head)
    before, after = paragraphs(old.text), paragraphs(new.text)
    if before == after and _name(old) == _name(new):
        state: Literal["same", "renumbered"] = "same" if old.title == new.title else "renumbered"
        same = _all(after, "")
        return ClauseChange(state, old.title, new.title, same, same, anchor, head)
    was, now = _paragraph_changes(before, after)
    return ClauseChange("changed", old.title, new.title, was, now, anchor, head)


def _is_head(unit: Unit) -> bool:
    label = label_of(unit.title, heading=True)
    return label is not None and label.kind != "条"


def _name(unit: Unit) -> str:
    """The title without its number: 总则 of 第一章 总则."""
    label = label_of(unit.title, heading=True)
    return unit.title[len(label.text) :].strip() if label else unit.title


def _all(texts: Sequence[str], mark: Mark) -> tuple[Paragraph, ...]:
    return tuple((Piece(text, mark),) for text in texts)


# -- which clause is which --------------------------------------------------------------

#: How alike two clauses must be to be shown as one that changed.
_ALIKE = 0.35
_SAME_NUMBER = 0.2


def _aligned(
    left: Sequence[Unit], right: Sequence[Unit]
) -> list[tuple[int | None, int | None]]:
    """Pairs of positions; a clause that moved down by an insertion keeps its partner.

    The best total likeness in order (dynamic programming), so that one new clause does not
    make every later one look changed.
    """
    grams = [_grams(u) for u in left], [_grams(u) for u in right]
    rows, columns = len(left), len(right)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            likeness = _likeness(left[i], right[j], grams[0][i], grams[1][j])
            pair = likeness + best[i + 1][j + 1] if likeness else 0.0
            best[i][j] = max(pair, best[i + 1][j], best[i][j + 1])
    found: list[tuple[int | None, int | None]] = []
    i = j = 0
    while i < rows or j < columns:
        if i < rows and j < columns:
            likeness = _likeness(left[i], right[j], grams[0][i], grams[1][j])
            if likeness and best[i][j] == likeness + best[i + 1][j + 1]:
                found.append((i, j))
                i, j = i + 1, j + 1
                continue
        if i < rows and (j == columns or best[i][j] == best[i + 1][j]):
            found.append((i, None))
            i += 1
        else:
            found.append((None, j))
            j += 1
    return found


def _grams(unit: Unit) -> Counter[str]:
    text = "".join(f"{_name(unit)}{unit.text}".split())
    return Counter(text[k : k + 2] for k in range(max(1, len(text) - 1)))


def _likeness(old: Unit, new: Unit, before: Counter[str], after: Counter[str]) -> float:
    """0 where the two are not one clause; a whole match counts most."""
    if _is_head(old) != _is_head(new) or bool(old.anchor) != bool(new.anchor):
        return 0.0
    total = before.total() + after.total()
    shared = 2 * (before & after).total() / total if total else 1.0
    bonus = _SAME_NUMBER if old.key == new.key else 0.0
    if old.key == new.key and not old.anchor:
        return shared + bonus  # the same heading is the same section, however much changed
    return shared + bonus if shared + bonus >= _ALIKE else 0.0


# -- words ------------------------------------------------------------------------------

_TOKEN = re.compile(r"[A-Za-z0-9.%]+|.", re.S)
#: Words that happen to stand in both, between two changes, only make it hard to read.
_TINY = 2


def _paragraph_changes(
    before: Sequence[str], after: Sequence[str]
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    was: list[Paragraph] = []
    now: list[Paragraph] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for name, i, i2, j, j2 in matcher.get_opcodes():
        if name == "equal":
            was += _all(before[i:i2], "")
            now += _all(after[j:j2], "")
            continue
        pairs = min(i2 - i, j2 - j)
        for k in range(pairs):
            left, right = word_changes(before[i + k], after[j + k])
            was.append(left)
            now.append(right)
        was += _all(before[i + pairs : i2], "del")
        now += _all(after[j + pairs : j2], "ins")
    return tuple(was), tuple(now)


def word_changes(before: str, after: str) -> tuple[Paragraph, Paragraph]:
    """Two paragraphs, each in pieces: what both have, what only the one has."""
    left, right = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    steps = matcher.get_opcodes()
    was: list[Piece] = []
    now: list[Piece] = []
    for n, (name, i, i2, j, j2) in enumerate(steps):
        tiny = name == "equal" and i2 - i <= _TINY and 0 < n < len(steps) - 1
        changed = name != "equal" or tiny
        _add(was, "".join(left[i:i2]), "del" if changed else "")
        _add(now, "".join(right[j:j2]), "ins" if changed else "")
    return tuple(was), tuple(now)


def _add(pieces: list[Piece], text: str, mark: Mark) -> None:
    if not text:
        return
    if pieces and pieces[-1].mark == mark:
        text = pieces.pop().text + text
    pieces.append(Piece(text, mark))


# -- Markdown to words ------------------------------------------------------------------

_REMARK = re.compile(r"<!--.*?-->", re.S)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_STRONG = re.compile(r"(\*\*|__)(.+?)\1", re.S)
_RULE = re.compile(r"^\|?[\s:|-]+\|?$")
_ITEM = re.compile(r"^(?:[-*+]|\d+[.)])\s+")


def paragraphs(markdown: str) -> list[str]:
    """The words of a Markdown text, a paragraph, list entry or table row each."""
    text = _REMARK.sub("", markdown)
    text = _LINK.sub(r"\1", _PICTURE.sub(r"（图：\1）", text))
    text = _STRONG.sub(r"\2", _TAG.sub("", text))
    found: list[str] = []
    running = False
    for line in text.splitlines():
        words = line.strip()
        if not words or (words.startswith("|") and _RULE.match(words)):
            running = False
        elif words.startswith("|"):
            found.append("｜".join(cell.strip() for cell in words.strip("|").split("|")))
            running = False
        elif running and not _ITEM.match(words):
            found[-1] += _joined(found[-1], words.lstrip("> "))
        else:
            found.append(words.lstrip("> "))
            running = True
    return [" ".join(words.split()) for words in found if words]


def _joined(before: str, words: str) -> str:
    """Lines of one paragraph: Latin words keep their space."""
    gap = " " if before[-1:].isascii() and words[:1].isascii() else ""
    return gap + words


def without_links(markdown: str) -> str:
    """A Markdown text with the words of its links and pictures, and no address."""
    return _LINK.sub(r"\1", _PICTURE.sub(r"（图：\1）", markdown))
