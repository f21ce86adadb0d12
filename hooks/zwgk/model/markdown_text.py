"""Reading Markdown without converting it: code blanked out, and HTML an editor typed.

Compiled expressions; every offset is one of the text as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t]*\1[^\n]*$|\Z)", re.M | re.S)
_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_INK = re.compile(r"[^\n]")
_TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])"
    r"([^<>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*)*)>|<!--.*?-->",
    re.S,
)
_ATTRIBUTE = re.compile(r"([a-zA-Z][a-zA-Z0-9:_-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s/>]+)))?")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as typed: its offset, where it ends, its name and attributes in small letters."""

    offset: int
    end: int
    name: str
    attributes: dict[str, str]
    closing: bool = False


def without_code(text: str) -> str:
    """``text`` with fenced blocks and code spans blanked out, of the same length."""
    if "```" in text or "~~~" in text:
        text = _FENCE.sub(blank, text)
    return _CODE.sub(blank, text) if "`" in text else text


def blank(match: re.Match[str]) -> str:
    """As many spaces as were matched; line ends stay."""
    return blanked(match[0])


def blanked(text: str) -> str:
    """As many spaces as ``text`` has characters; line ends stay."""
    return _INK.sub(" ", text)


def tags(text: str) -> Iterator[Tag]:
    """Every HTML tag of a text without code. Addresses in ``<…>`` and remarks are none."""
    if "<" not in text:
        return
    for match in _TAG.finditer(text):
        if match[2] is not None:
            yield Tag(
                match.start(), match.end(), match[2].lower(), _attributes(match[3]), bool(match[1])
            )


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), unescape(double or single or bare).strip())
    return found
