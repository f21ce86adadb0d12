"""HTML of a body as blocks that a book can set: nothing of it can be a command (SVC-09).

A block is a dict with ``kind``: ``text`` and ``heading`` (``level``) with ``runs``; ``list``
(``numbered``) with ``items``, each a list of blocks; ``table`` with ``head`` and ``rows``, each
cell a list of runs. A run is ``{"text", "strong", "url"}``. A picture is its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

Block = dict[str, Any]
Run = dict[str, Any]

_VOID = frozenset({"br", "hr", "img", "input", "col", "source", "track", "wbr"})
_STRONG = frozenset({"strong", "b", "th"})
_HEADING = re.compile(r"h([1-6])")
_BLOCKS = frozenset(
    {"p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "blockquote", "pre", "div", "section",
     "dl", "dt", "dd", "figure", "figcaption", "details", "summary", "h1", "h2", "h3", "h4", "h5",
     "h6"}
)  # fmt: skip
_SPACE = re.compile(r"\s+")


@dataclass
class _Node:
    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[_Node | str] = field(default_factory=list)


class _Tree(HTMLParser):
    """A tree of what was written; an end tag without a beginning is passed over."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = _Node("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = _Node(tag, {k: v or "" for k, v in attrs})
        self._open[-1].children.append(node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(_Node(tag, {k: v or "" for k, v in attrs}))

    def handle_endtag(self, tag: str) -> None:
        for n in range(len(self._open) - 1, 0, -1):
            if self._open[n].name == tag:
                del self._open[n:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def printed_blocks(html: str) -> list[Block]:
    """The blocks of ``html``, in order."""
    tree = _Tree()
    tree.feed(html)
    tree.close()
    return [*_blocks(tree.root)]


def _blocks(node: _Node) -> Iterator[Block]:
    """Blocks below a node; loose words between them are texts of their own."""
    loose: list[_Node | str] = []
    for child in node.children:
        if isinstance(child, str) or child.name not in _BLOCKS:
            loose.append(child)
            continue
        yield from _text(loose)
        loose = []
        heading = _HEADING.fullmatch(child.name)
        if heading:
            yield {"kind": "heading", "level": int(heading[1]), "runs": _trimmed(_runs(child))}
        elif child.name in ("ul", "ol"):
            items = [c for c in child.children if isinstance(c, _Node) and c.name == "li"]
            yield {
                "kind": "list",
                "numbered": child.name == "ol",
                "items": [[*_blocks(item)] for item in items],
            }
        elif child.name == "table":
            yield from _table(child)
        else:
            yield from _blocks(child)
    yield from _text(loose)


def _text(nodes: list[_Node | str]) -> Iterator[Block]:
    runs = _trimmed(_runs(_Node("", children=nodes)))
    if runs:
        yield {"kind": "text", "runs": runs}


def _table(node: _Node) -> Iterator[Block]:
    rows = [
        [
            _trimmed(_runs(cell))
            for cell in row.children
            if isinstance(cell, _Node) and cell.name in ("th", "td")
        ]
        for row in _find(node, "tr")
    ]
    rows = [row for row in rows if row]
    width = max(map(len, rows), default=0)
    if width:
        even = [row + [[]] * (width - len(row)) for row in rows]
        yield {"kind": "table", "columns": width, "head": even[0], "rows": even[1:]}


def _find(node: _Node, name: str) -> Iterator[_Node]:
    for child in node.children:
        if isinstance(child, _Node):
            if child.name == name:
                yield child
            else:
                yield from _find(child, name)


def _runs(node: _Node, *, strong: bool = False, url: str = "") -> Iterator[Run]:
    for child in node.children:
        if isinstance(child, str):
            text = _SPACE.sub(" ", child)
            if text:
                yield {"text": text, "strong": strong, "url": url}
        elif child.name == "br":
            yield {"text": "\n", "strong": False, "url": ""}
        elif child.name == "img":
            if child.attributes.get("alt"):
                yield {"text": f"（图：{child.attributes['alt']}）", "strong": strong, "url": url}
        else:
            target = child.attributes.get("href", "") if child.name == "a" else ""
            yield from _runs(
                child,
                strong=strong or child.name in _STRONG,
                url=target if target.startswith(("http:", "https:", "tel:", "mailto:")) else url,
            )


def _trimmed(runs: Iterator[Run]) -> list[Run]:
    """Without white space at the ends."""
    found = [*runs]
    while found and not found[0]["text"].strip():
        del found[0]
    while found and not found[-1]["text"].strip():
        del found[-1]
    if found:
        found[0]["text"] = found[0]["text"].lstrip()
        found[-1]["text"] = found[-1]["text"].rstrip()
    return found
