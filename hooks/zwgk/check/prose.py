"""Reading Markdown bodies and answers for the checks: pictures, links, headings, tables.

One pass per text with compiled expressions; places are worked out only for findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zwgk.check.rule import Context
from zwgk.model.kinds import RECORD_TYPES
from zwgk.model.question import Question
from zwgk.model.record import Record
from zwgk.problem import Where

_FENCE = re.compile(r"^(```|~~~)[^\n]*\n.*?(?:^\1[^\n]*$|\Z)", re.M | re.S)
_CODE = re.compile(r"`[^`\n]*`")


@dataclass(frozen=True, slots=True)
class Prose:
    """A Markdown text of a record. ``field`` is empty for the body."""

    record: Record
    text: str
    field: str = ""

    def where(self, offset: int) -> Where:
        """The place of a character; inside a field only the field's place is known."""
        origin = self.record.origin
        if self.field:
            return origin.of(self.field)
        line = self.text.count("\n", 0, offset)
        column = offset - (self.text.rfind("\n", 0, offset) + 1)
        return Where(origin.where.path, origin.body_line + line, column + 1)


#: Content types that have Markdown texts.
TYPES: tuple[type[Record], ...] = (
    *(t for t in RECORD_TYPES if t.kind.form == "markdown"),
    Question,
)


def prose_of(record: Record, at: Context) -> tuple[Prose, ...]:
    """The Markdown texts of a record, with code blanked out so that offsets stay."""
    known = at.memo.get(("prose", record.key))
    if known is None:
        known = at.memo[("prose", record.key)] = tuple(_prose(record))
    found: tuple[Prose, ...] = known
    return found


def _prose(record: Record) -> Iterator[Prose]:
    if record.body:
        yield Prose(record, _without_code(record.body))
    if isinstance(record, Question):
        yield Prose(record, _without_code(record.answer), "answer")


def _without_code(text: str) -> str:
    if "```" in text or "~~~" in text:
        text = _FENCE.sub(_blank, text)
    return _CODE.sub(_blank, text) if "`" in text else text


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


_IMAGE = re.compile(r"!\[([^\]\n]*)\]\(")
_LINK = re.compile(r"(?<!!)\[([^\]\n]*)\]\([^)\n]+\)|<(https?://[^>\s]+)>")
_HTML_IMAGE = re.compile(r"<img\b([^>]*)>", re.I)
_HEADING = re.compile(r"^(#{1,6})(?!#)[^\n]*|^[^\n#|>\-\s][^\n]*\n=+[ \t]*$", re.M)
_DIVIDER = re.compile(
    r"^([^\n]*)\n[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$", re.M
)
_HTML_TABLE = re.compile(r"<table\b.*?(?:</table>|\Z)", re.I | re.S)


def images(text: str) -> Iterator[tuple[int, str]]:
    """(offset, text instead of the picture) of every picture."""
    if "![" in text:
        for match in _IMAGE.finditer(text):
            yield match.start(), match[1].strip()
    if "<img" in text:
        for match in _HTML_IMAGE.finditer(text):
            alt = re.search(r"\balt\s*=\s*[\"']([^\"']*)", match[1])
            yield match.start(), alt[1].strip() if alt else ""


def links(text: str) -> Iterator[tuple[int, str]]:
    """(offset, link text) of every link; of ``<https://…>`` the address is its text."""
    if "](" in text or "<http" in text:
        for match in _LINK.finditer(text):
            yield match.start(), (match[1] if match[1] is not None else match[2]).strip()


def headings(text: str) -> Iterator[tuple[int, int, str]]:
    """(offset, level, text) of every heading."""
    if "#" in text or "\n=" in text:
        for match in _HEADING.finditer(text):
            line = match[0].split("\n", 1)[0]
            yield match.start(), len(match[1] or "#"), line.strip("# \t")


def headless_tables(text: str) -> Iterator[int]:
    """Offset of every table whose head row is missing or empty."""
    if "|" in text:
        for match in _DIVIDER.finditer(text):
            if "|" in match[1] and not match[1].replace("|", "").strip():
                yield match.start()
    if "<table" in text.lower():
        for match in _HTML_TABLE.finditer(text):
            if "<th" not in match[0].lower().replace("<thead", ""):
                yield match.start()


def table_heads(text: str) -> Iterator[tuple[int, str]]:
    """(offset, head row) of every Markdown table."""
    if "|" in text:
        for match in _DIVIDER.finditer(text):
            if "|" in match[1]:
                yield match.start(), match[1]
