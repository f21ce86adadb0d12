"""Reading Markdown texts for the checks: pictures, links, headings, tables, typed HTML.

One pass per text with compiled expressions; places are worked out only for findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from zwgk.check.rule import Context
from zwgk.model.kinds import RECORD_TYPES
from zwgk.model.markdown_text import Tag, tags, without_code
from zwgk.model.record import Record
from zwgk.problem import Where


@dataclass(frozen=True, slots=True)
class Prose:
    """A Markdown text of a record, its code blanked out, and the HTML typed in it.

    ``field`` is empty for the body.
    """

    record: Record
    text: str
    field: str = ""
    tags: tuple[Tag, ...] = ()

    def where(self, offset: int) -> Where:
        """The place of a character; inside a field only the field's place is known."""
        return self.record.place(self.field, offset)


@dataclass(frozen=True, slots=True)
class Link:
    """A link: where it stands, its words, and the address as written."""

    offset: int
    text: str
    target: str


#: Content types that have Markdown texts.
TYPES: tuple[type[Record], ...] = tuple(
    t for t in RECORD_TYPES if t.kind.form == "markdown" or t.kind.texts
)


def prose_of(record: Record, at: Context) -> tuple[Prose, ...]:
    """The Markdown texts of a record, with code blanked out so that offsets stay."""
    known = at.memo.get(("prose", record.key))
    if known is None:
        known = at.memo[("prose", record.key)] = tuple(_prose(record))
    found: tuple[Prose, ...] = known
    return found


def _prose(record: Record) -> Iterator[Prose]:
    for field, written in record.texts:
        text = without_code(written)
        yield Prose(record, text, field, tuple(tags(text)))


_IMAGE = re.compile(r"!\[([^\]\n]*)\]\(")
_LINK = re.compile(r"(?<!!)\[([^\]\n]*)\]\(\s*<?([^)\s>]+)>?(?:\s[^)\n]*)?\)|<(https?://[^>\s]+)>")
_HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ANY_TAG = re.compile(r"<[^>]+>")
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
    if "<" in text:
        for tag in tags(text):
            # An empty alt is a word too: the picture is for decoration only.
            if tag.name == "img" and tag.attributes.get("alt") != "":
                yield tag.offset, tag.attributes.get("alt", "")


def links(text: str) -> Iterator[Link]:
    """Every link; of ``<https://…>`` the address is its words."""
    if "](" in text or "<http" in text:
        for match in _LINK.finditer(text):
            if match[3]:
                yield Link(match.start(), match[3], match[3])
            else:
                yield Link(match.start(), match[1].strip(), match[2])
    if "<" in text:
        found = [t for t in tags(text) if t.name == "a"]
        for tag, end in pairwise(found):
            if not tag.closing and end.closing and "href" in tag.attributes:
                inner = text[tag.end : end.offset]
                words = tag.attributes.get("aria-label") or _words(inner)
                yield Link(tag.offset, words, tag.attributes["href"])


def _words(html: str) -> str:
    """What is heard of the inside of a link: its words, and those of its pictures."""
    pictures = [text for _, text in images(html)]
    words = _ANY_TAG.sub("", _IMAGE.sub("", html))
    return " ".join(" ".join((words, *pictures)).split())


def headings(text: str) -> Iterator[tuple[int, int, str]]:
    """(offset, level, text) of every heading, those typed as HTML too."""
    found = []
    if "#" in text or "\n=" in text:
        for match in _HEADING.finditer(text):
            line = match[0].split("\n", 1)[0]
            found.append((match.start(), len(match[1] or "#"), line.strip("# \t")))
    if "<" in text:
        for tag in tags(text):
            if tag.name in _HEADING_TAGS and not tag.closing:
                inner = _ANY_TAG.sub("", text[tag.end :].partition(f"</{tag.name}")[0])
                found.append((tag.offset, int(tag.name[1]), inner.strip()))
        found.sort()
    yield from found


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
