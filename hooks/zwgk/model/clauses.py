"""Clauses of a legal text: how they are named, and anchors that never move.

第三条 is ``t3``, 第十二条之一 ``t12-1``, 第二章 ``z2``, 第二章第一节 ``z2-j1``. An anchor
follows from the number alone, so nothing that is written before a clause changes it. Where
numbering starts again (an annex with clauses of its own), the second text's anchors begin
with ``b2-``, the third's with ``b3-``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from zwgk.model.markdown_text import without_code

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMBER = r"[零〇一二三四五六七八九十百千两]{1,9}|\d{1,4}"
_LABEL = re.compile(
    rf"第[ \u3000]?(?P<number>{_NUMBER})[ \u3000]?(?P<kind>[章节条])(?:之(?P<sub>{_NUMBER}))?"
)
#: What separates a clause's name from its text; without it the name is a mention.
_SEPARATOR = re.compile(r"$|[\s\u3000:：（(【〔]")


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a chapter (章), section (节) or clause (条) as written, and its number."""

    text: str
    kind: str
    number: int
    sub: int = 0


def label_of(text: str, *, heading: bool = False) -> Label | None:
    """The label that ``text`` begins with, or None.

    A paragraph begins with a clause only where something separates name and text: 第三条规定
    is a mention. Chapters and sections are headings.
    """
    match = _LABEL.match(text)
    if match is None or not (heading or match["kind"] == "条"):
        return None
    if not heading and not _SEPARATOR.match(text, match.end()):
        return None
    number = number_of(match["number"])
    sub = number_of(match["sub"]) if match["sub"] else 0
    return Label(match[0], match["kind"], number, sub) if number else None


def number_of(text: str) -> int:
    """A number in Chinese or Arabic numerals: 一百二十三, 十, 〇; 0 where it is none."""
    if text.isascii():
        return int(text)
    if not set(text) & _UNITS.keys():  # 二〇, read digit by digit
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit = 0, 0
    for sign in text:
        if sign in _UNITS:
            total += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit


@dataclass(slots=True)
class Anchors:
    """Gives anchors to the labels of one text, in their order."""

    _part: int = 1
    _chapter: int = 0
    _clause: tuple[int, int] = (0, 0)
    _given: set[str] = field(default_factory=set)

    def of(self, label: Label) -> str:
        """The anchor of the next label; no anchor is given twice."""
        if label.kind == "章":
            if label.number <= self._chapter:
                self._part, self._clause = self._part + 1, (0, 0)
            self._chapter = label.number
        elif label.kind == "条":
            number = (label.number, label.sub)
            if number <= self._clause:
                self._part, self._chapter = self._part + 1, 0
            self._clause = number
        while self._written(label) in self._given:
            self._part += 1
        anchor = self._written(label)
        self._given.add(anchor)
        return anchor

    def _written(self, label: Label) -> str:
        number = f"{label.number}-{label.sub}" if label.sub else f"{label.number}"
        if label.kind == "章":
            name = f"z{number}"
        elif label.kind == "节":
            name = f"z{self._chapter}-j{number}" if self._chapter else f"j{number}"
        else:
            name = f"t{number}"
        return f"b{self._part}-{name}" if self._part > 1 else name


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a text that has a name: a chapter's head, a clause, a headed section.

    ``key`` is the same in two versions of a text when they name the same clause; ``anchor``
    is its place on the page, ``""`` for pieces without a stable one. ``start`` and ``end``
    are offsets of the Markdown it was cut from.
    """

    key: str
    title: str
    anchor: str
    text: str
    start: int
    end: int


_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_BOLD_LABEL = re.compile(r"^(\*\*|__)(.+?)\1")


def units(markdown: str) -> list[Unit]:
    """A Markdown text cut at its headings and clauses, in order.

    What stands before the first has the key ``""``. Quotations, lists and code are not cut.
    """
    cuts = list(_cuts(markdown))
    anchors = Anchors()
    found: list[Unit] = []
    seen: dict[str, int] = {}
    if (cuts and markdown[: cuts[0].start].strip()) or not cuts:
        end = cuts[0].start if cuts else len(markdown)
        found.append(Unit("", "", "", markdown[:end].strip(), 0, end))
    for n, cut in enumerate(cuts):
        end = cuts[n + 1].start if n + 1 < len(cuts) else len(markdown)
        anchor = anchors.of(cut.label) if cut.label else ""
        key = anchor or "".join(cut.title.split())
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1:
            key = f"{key}#{seen[key]}"
        found.append(
            Unit(key, cut.title, anchor, markdown[cut.after : end].strip(), cut.start, end)
        )
    return found


def from_first_clause(markdown: str) -> str:
    """The text from its first chapter or clause on; all of it when it has none."""
    start = next((u.start for u in units(markdown) if u.anchor), 0)
    return markdown[start:]


def has_clauses(markdown: str) -> bool:
    """Whether a text is divided into 条."""
    return any(cut.label and cut.label.kind == "条" for cut in _cuts(markdown))


@dataclass(frozen=True, slots=True)
class _Cut:
    start: int
    after: int
    title: str
    label: Label | None


def _cuts(markdown: str) -> Iterator[_Cut]:
    """Headings, and paragraphs that begin with a clause."""
    offset, fresh = 0, True
    for line, plain in zip(
        markdown.splitlines(keepends=True),
        without_code(markdown).splitlines(keepends=True),
        strict=True,
    ):
        heading = _HEADING.match(plain.rstrip("\r\n"))
        if heading:
            title = _BOLD_LABEL.sub(r"\2", heading[2]).strip()
            label = label_of(title, heading=True)
            if label and label.kind == "条" and title != label.text:
                # 第三条 适用范围: the words behind the name belong to the clause.
                rest = offset + plain.index(label.text) + len(label.text)
                yield _Cut(offset, rest, label.text, label)
            else:
                yield _Cut(offset, offset + len(line), title, label)
            fresh = True
        elif fresh and plain.startswith(("第", "**第", "__第")):
            bold = _BOLD_LABEL.match(plain)
            label = label_of(bold[2]) if bold else label_of(plain)
            if label:
                behind = bold.end() if bold and bold[2] == label.text else 0
                yield _Cut(
                    offset,
                    offset + (behind or plain.index(label.text) + len(label.text)),
                    label.text,
                    label,
                )
            fresh = False
        else:
            fresh = not plain.strip()
        offset += len(line)
