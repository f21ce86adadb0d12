"""Marks of language on the passages of a body that are certainly not Chinese (A11-37)."""

from __future__ import annotations

import re
from html import unescape

from zwgk.model.languages import language_of, maybe_foreign, runs

_TAG = re.compile(r"(<!--.*?-->|<[^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*>)", re.S)
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_LANG = re.compile(r"\slang\s*=", re.I)
_BLOCK = (
    "p|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|td|th|caption|div|section|article|aside"
    "|figure|figcaption|blockquote|pre|details|summary|hr"
)
#: A block with nothing but running text in it.
_PARAGRAPH = re.compile(
    rf"<(p|h[1-6]|li|dt|dd|td|th|caption|figcaption|summary|blockquote)(\s[^>]*)?>"
    rf"((?:(?!</?(?:{_BLOCK})[\s>]).)*)</\1>",
    re.S,
)
_ANY_TAG = re.compile(r"<[^>]+>")
#: Where letters are not language.
_LITERAL = frozenset(("code", "pre", "kbd", "samp", "var", "script", "style", "textarea", "svg"))
_NOT_PROSE = re.compile(
    r"<(code|kbd|samp|var)\b.*?</\1>|<([a-z]+)\b[^>]*\slang=.*?</\2>", re.S | re.I
)
_VOID = frozenset(("img", "br", "hr", "input", "source", "track", "wbr"))


def with_languages(html: str) -> str:
    """``html`` with ``lang`` on paragraphs and passages in another language.

    Nothing inside code, tags, or what the editor marked is touched.
    """
    if not maybe_foreign(html):
        return html
    parts = _TAG.split(_PARAGRAPH.sub(_paragraph, html))
    skipping, depth = "", 0
    for i, part in enumerate(parts):
        if i % 2:
            name = _NAME.match(part)
            if name is None or name[2].lower() in _VOID or part.endswith("/>"):
                continue
            if skipping:
                if name[2].lower() == skipping:
                    depth += -1 if name[1] else 1
                    skipping = skipping if depth else ""
            elif not name[1] and (name[2].lower() in _LITERAL or _LANG.search(part)):
                skipping, depth = name[2].lower(), 1
        elif part and not skipping:
            parts[i] = _passages(part)
    return "".join(parts)


def _paragraph(match: re.Match[str]) -> str:
    attributes = match[2] or ""
    if _LANG.search(attributes):
        return match[0]
    language = language_of(unescape(_ANY_TAG.sub("", _NOT_PROSE.sub("", match[3]))))
    if not language:
        return match[0]
    return f'<{match[1]}{attributes} lang="{language}">{match[3]}</{match[1]}>'


def _passages(text: str) -> str:
    found = []
    last = 0
    for run in sorted(runs(text), key=lambda r: r.start):
        if run.language and run.start >= last:
            found.append(text[last : run.start])
            found.append(f'<span lang="{run.language}">{text[run.start : run.end]}</span>')
            last = run.end
    return "".join((*found, text[last:]))
