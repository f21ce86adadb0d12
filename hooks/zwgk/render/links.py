"""Links of bodies on the page where they stand: resolved, and files named with type and size."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from pathlib import PurePosixPath
from posixpath import join, normpath
from urllib.parse import unquote

from zwgk.model.addresses import is_outside, leaving_address, needs_notice
from zwgk.model.body import BodyText
from zwgk.model.result import FileNote, Plan

_TAG = re.compile(
    r"<(a|img|video|audio|source|track)(\s[^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*)>", re.I
)
_ATTRIBUTE = re.compile(r"(?<=\s)(href|src|poster)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.I)
_NOWHERE = re.compile(r"<a\s(?:[^>]*\s)?href=\"\"[^>]*>(.*?)</a>", re.S)
_ANCHOR = re.compile(r"(<a\s[^>]*>)(.*?)</a>(?=(.{0,40}))", re.S)
_ANY_TAG = re.compile(r"<[^>]+>")
_CLASS = re.compile(r"\sclass=\"([^\"]*)\"")
_DOWNLOAD = re.compile(r"\sdownload(?=[\s=/>]|$)")
_ID = re.compile(r"(<[^>]*?\s(?:id|for|aria-labelledby|aria-describedby)=\")([^\"]+)")
_OWN = re.compile(r"(<a\s[^>]*?href=\"#)([^\"]+)")
_SOURCES = (".md", ".yml", ".yaml")

#: What an editor writes beside the name of a file himself: (DOCX，24 KB), 【PDF】.
_BRACKETED = r"[（(【\[]([^（()）\[\]【】]{1,30})[）)】\]]"
_SAID_INSIDE = re.compile(_BRACKETED + r"\s*$")
_SAID_AFTER = re.compile(r"\s*" + _BRACKETED)
_SIZE = re.compile(r"\d\s*(?:[KMG]B?|字节|兆)(?![a-z])", re.I)


class Links:
    """The links of one plan's bodies, as they are written on a page."""

    def __init__(self, plan: Plan, href: Callable[[str], str], *, offline: bool = False) -> None:
        """``href`` writes an address as seen from the page at hand."""
        self._addresses = plan.addresses
        self._files = plan.files
        self._trusted = plan.site.trusted_hosts
        self._href = href
        self._offline = offline

    def of_body(self, html: str, body: BodyText) -> str:
        """The HTML of ``body`` with every link resolved from where it was written."""
        folder = PurePosixPath(body.path).parent
        written = dict(body.links)

        def resolve(target: str) -> tuple[str, FileNote | None]:
            path, mark, fragment = target.partition("#")
            for place in (written.get(path), _join(folder, unquote(path))):
                address = self._addresses.get(place or "")
                if address is not None:
                    return self._href(address + mark + fragment), self._files.get(address)
            # A source without an address is not public (a draft, a withheld record): its
            # words stay, the link goes.
            return "" if path.endswith(_SOURCES) else target, None

        html = self._written(html, resolve)
        return _with_prefix(html, body.prefix) if body.prefix else html

    def of_page(self, html: str, body: BodyText, page: str) -> str:
        """The HTML MkDocs made of a hand-written page; it has resolved the Markdown links.

        ``page`` is the page's address. HTML that the editor typed is resolved here.
        """
        written = dict(body.links)

        def resolve(target: str) -> tuple[str, FileNote | None]:
            path, mark, fragment = target.partition("#")
            place = written.get(path)
            address = self._addresses.get(place) if place else None
            if address is not None and path.endswith(_SOURCES):
                return self._href(address + mark + fragment), None
            if address is None:
                address = normpath(join(page, unquote(path)))
            note = self._files.get(address)
            if note:
                return self._href(address + mark + fragment), note
            if self._offline and path.endswith("/"):
                path += "index.html"
            return path + mark + fragment, None

        return self._written(html, resolve)

    def _written(self, html: str, resolve: Callable[[str], tuple[str, FileNote | None]]) -> str:
        notes: dict[str, FileNote] = {}
        lost = False

        def tag(match: re.Match[str]) -> str:
            nonlocal lost
            note = None

            def attribute(match: re.Match[str]) -> str:
                nonlocal lost, note
                target = unescape(match[2] if match[2] is not None else match[3])
                if is_outside(target):
                    if needs_notice(target, self._trusted):
                        target = self._href(leaving_address(target))
                elif not target.startswith(("#", "mailto:", "tel:", "data:")):
                    target, note = resolve(target)
                    lost = lost or not target
                return f'{match[1]}="{escape(target)}"'

            attributes = _ATTRIBUTE.sub(attribute, match[2])
            if note is None or match[1] not in "aA":
                return f"<{match[1]}{attributes}>"
            opening = f"<a{_downloading(attributes)}>"
            notes[opening] = note
            return opening

        html = _TAG.sub(tag, html)
        if lost:
            html = _NOWHERE.sub(r"\1", html)
        if notes:
            html = _ANCHOR.sub(lambda m: _with_note(m, notes.get(m[1])), html)
        return html


def file_note(text: str, after: str, file: FileNote) -> str:
    """What a link to ``file`` has yet to say behind ``text``: ``（DOCX，24 KB）`` or less.

    Nothing where the editor wrote type or size himself, in the link or right behind it.
    """
    for said in (_SAID_INSIDE.search(text), _SAID_AFTER.match(after)):
        if said and (_SIZE.search(said[1]) or file.type.lower() in said[1].lower()):
            return ""
    if _SIZE.search(text) and file.type.lower() in text.lower():
        return ""
    if text.lower().rstrip().endswith(f".{file.type.lower()}"):
        return f"（{file.size}）"
    return f"（{file.type}，{file.size}）"


def _with_note(match: re.Match[str], file: FileNote | None) -> str:
    if file is None:
        return match[0]
    text, after = (unescape(_ANY_TAG.sub("", part)) for part in (match[2], match[3]))
    note = file_note(text, after, file)
    mark = f'<span class="file-type">{escape(note)}</span>' if note else ""
    return f"{match[1]}{match[2]}{mark}</a>"


def _downloading(attributes: str) -> str:
    """The attributes of a link to a file: our look, and saved instead of opened."""
    known = _CLASS.search(attributes)
    if known:
        attributes = f"{attributes[: known.start(1)]}{known[1]} file{attributes[known.end(1) :]}"
    else:
        attributes = f' class="file"{attributes}'
    return attributes if _DOWNLOAD.search(attributes) else f"{attributes.rstrip()} download"


def _with_prefix(html: str, prefix: str) -> str:
    """Ids of a text that stands on a page with others, and its links to them."""
    if ' id="' not in html:
        return html
    return _OWN.sub(rf"\g<1>{prefix}\g<2>", _ID.sub(rf"\g<1>{prefix}\g<2>", html))


def _join(folder: PurePosixPath, target: str) -> str:
    parts: list[str] = []
    for part in (folder / target).parts:
        if part == "..":
            if parts:
                parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
