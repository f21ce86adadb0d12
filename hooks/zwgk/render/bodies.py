"""Markdown bodies to HTML: one parser, links resolved, tables with scope (A11-37)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape, unescape
from pathlib import PurePosixPath
from urllib.parse import unquote

from markdown import Markdown

from zwgk.model.addresses import is_outside, leaving_address, needs_notice
from zwgk.render.dialect import EXTENSIONS, SETTINGS

_ATTRIBUTE = re.compile(r'(<(?:a|img)\b[^>]*?\b(?:href|src)=")([^"]*)(")')
_HEAD_CELL = re.compile(r"<th(?=[\s>])")
_NOWHERE = re.compile(r'<a href=""[^>]*>(.*?)</a>', re.S)
_SOURCES = (".md", ".yml", ".yaml")
_STYLE = re.compile(r' style="text-align: (left|center|right);"')


class Bodies:
    """Renders Markdown; keeps what it rendered, so that an unchanged text costs nothing."""

    def __init__(self) -> None:
        """Make the parser once; it is reset between texts."""
        self._parser = Markdown(extensions=list(EXTENSIONS), extension_configs=SETTINGS)
        self._kept: dict[str, str] = {}
        self.converted = 0

    def html(self, text: str) -> str:
        """The HTML of ``text``, links as written. Kept by content."""
        found = self._kept.get(text)
        if found is None:
            self._parser.reset()
            found = tidy(self._parser.convert(text))
            self._kept[text] = found
            self.converted += 1
        return found

    def page(
        self,
        text: str,
        source: str,
        addresses: Mapping[str, str],
        trusted: tuple[str, ...],
        href: Callable[[str], str],
    ) -> str:
        """The HTML of a body with every link resolved from where it was written."""
        folder = PurePosixPath(source).parent

        html = rewrite_links(
            self.html(text), lambda t: self._resolve(t, folder, addresses, trusted, href)
        )
        return _NOWHERE.sub(r"\1", html)

    def _resolve(
        self,
        target: str,
        folder: PurePosixPath,
        addresses: Mapping[str, str],
        trusted: tuple[str, ...],
        href: Callable[[str], str],
    ) -> str:
        if is_outside(target):
            return href(leaving_address(target)) if needs_notice(target, trusted) else target
        if target.startswith(("#", "mailto:", "tel:")):
            return target
        path, mark, fragment = target.partition("#")
        for place in (folder, folder / "附件", folder / PurePosixPath(path).stem):
            address = addresses.get(_join(place, unquote(path)))
            if address is not None:
                return href(address + mark + fragment)
        # A source without an address is not public (a draft, a withheld record): its words
        # stay, the link goes.
        return "" if path.endswith(_SOURCES) else target


def tidy(html: str) -> str:
    """Column heads get a scope; alignment becomes a class (no inline style: GW-11, CSP)."""
    return _STYLE.sub(r' class="align-\1"', _HEAD_CELL.sub('<th scope="col"', html))


def rewrite_links(html: str, change: Callable[[str], str]) -> str:
    """Change every link and picture address of a body."""
    return _ATTRIBUTE.sub(lambda m: m[1] + escape(change(unescape(m[2]))) + m[3], html)


def _join(folder: PurePosixPath, target: str) -> str:
    parts: list[str] = []
    for part in (folder / target).parts:
        if part == "..":
            if parts:
                parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
