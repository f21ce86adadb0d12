"""Markdown as the plain text that search shows and indexes."""

from __future__ import annotations

import re
from html import unescape

_DROPPED = re.compile(
    r"<!--.*?-->|<[a-zA-Z/][^>]*>|^\s*(?:[-:| ]{3,}|```.*|~~~.*|\[\^[^\]]+\]:)\s*$", re.M | re.S
)
_LINK = re.compile(r"!?\[([^\]\[]*)\](?:\([^)]*\)|\[[^\]]*\])")
_MARK = re.compile(
    r"^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d{1,3}\.\s+)|\*\*|__|`|\{[:#.][^}]*\}|\[\^[^\]]+\]", re.M
)


def plain_text(markdown: str) -> str:
    """``markdown`` without its signs, in one line."""
    text = markdown
    if "<" in text or "--" in text or "```" in text or "~~~" in text:
        text = _DROPPED.sub(" ", text)
    if "](" in text or "][" in text:
        text = _LINK.sub(r"\1", text)
    text = _MARK.sub("", text)
    if "&" in text:
        text = unescape(text)
    return " ".join(text.replace("|", " ").split())
