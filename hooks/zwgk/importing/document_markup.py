"""HTML of a document → blocks, with nothing of its looks and nothing that could run.

Used for web pages and for what Word's reader gives. Only text, emphasis inside a
paragraph, links that people can follow, tables and pictures are taken over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape

from bs4.element import NavigableString, PreformattedString, Tag

from zwgk.importing.document import Block
from zwgk.importing.letterhead import is_head

_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BLOCKS = frozenset(
    (
        *_HEADINGS,
        *(
            "p",
            "div",
            "section",
            "article",
            "main",
            "center",
            "blockquote",
            "pre",
            "dl",
            "dd",
            "dt",
        ),
        *("ul", "ol", "li", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "figure"),
        *("figcaption", "body", "html", "header", "footer", "nav", "aside", "form", "fieldset"),
        *("details", "summary", "hr", "address"),
    )
)
UNSEEN = frozenset(("script", "style", "template", "noscript", "head", "title", "meta", "link"))
_SAFE_LINK = re.compile(r"(?:https?://|mailto:)\S+", re.I)
_SPECIAL = re.compile(r"([\\`*_\[\]{}#|])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")

#: A picture's source and text → name of the file it will be, None when it cannot be taken.
Pictures = Callable[[str, str], str | None]


def escaped(text: str) -> str:
    """Text that Markdown shows as it stands, wherever it stands."""
    text = _SPECIAL.sub(r"\\\1", _ENTITY.sub("&amp;", text))
    return text.replace("<", "&lt;").replace(">", "&gt;")


def line(markdown: str) -> str:
    """A paragraph whose first signs begin no list, no quotation, nothing of Markdown's."""
    markdown = re.sub(r"^(\d+)([.)])(?=\s)", r"\1\\\2", markdown)
    markdown = re.sub(r"^([-+!])", r"\\\1", markdown)
    return re.sub(r"^[=:?~]", lambda m: f"&#{ord(m[0])};", markdown)


def paragraph(text: str, *, level: int = 0) -> Block:
    """A block of plain text."""
    text = re.sub(r"[ \t\u3000\xa0]+", " ", text).strip()
    return Block("text", text, line(escaped(text)), level)


def blocks_of(root: Tag, pictures: Pictures) -> Iterator[Block]:
    """The blocks of an element, in reading order."""
    yield from _Walker(pictures).walk(root)


class _Walker:
    def __init__(self, pictures: Pictures) -> None:
        self.pictures = pictures
        #: (words as counted, Markdown, whether emphasised) of the paragraph at hand.
        self.runs: list[tuple[str, str, bool]] = []

    def walk(self, root: Tag) -> Iterator[Block]:
        yield from self._inside(root, 0, "")
        yield from self._flush(0, "")

    def _inside(self, node: Tag, level: int, mark: str) -> Iterator[Block]:
        for child in node.children:
            if isinstance(child, PreformattedString):
                continue
            if isinstance(child, NavigableString):
                self._run(str(child), False)
            elif isinstance(child, Tag) and child.name not in UNSEEN:
                yield from self._element(child, level, mark)

    def _element(self, tag: Tag, level: int, mark: str) -> Iterator[Block]:
        if tag.name == "table" and _is_data(tag):
            yield from self._flush(level, mark)
            yield table_block(tag)
            yield from self._pictures_in(tag)
        elif tag.name == "img":
            yield from self._flush(level, mark)
            yield from self._picture(tag)
        elif tag.name == "br":
            yield from self._flush(level, mark)
        elif tag.name in _BLOCKS:
            yield from self._flush(level, mark)
            inner = _HEADINGS.get(tag.name, level)
            own = mark
            if tag.name == "li":
                own = "1. " if tag.parent is not None and tag.parent.name == "ol" else "- "
            yield from self._inside(tag, inner, own)
            yield from self._flush(inner, own)
        elif tag.name == "a":
            self._link(tag)
        elif tag.name in ("sup", "sub") and not tag.find("a"):
            text = _SPACE.sub(" ", tag.get_text())
            self.runs.append((text, f"<{tag.name}>{escaped(text)}</{tag.name}>", False))
        elif tag.name in ("strong", "b") and not tag.find(["a", "img", "br"]):
            self._run(tag.get_text(), True)
        else:
            yield from self._inside(tag, level, mark)

    def _run(self, text: str, strong: bool) -> None:
        text = _SPACE.sub(" ", text)
        if text:
            self.runs.append((text, escaped(text), strong and bool(text.strip())))

    def _link(self, tag: Tag) -> None:
        text = _SPACE.sub(" ", tag.get_text())
        target = str(tag.get("href", ""))
        if target.startswith("#footnote-ref") or (target.startswith("#") and text == "↑"):
            return
        if target.startswith("#footnote"):
            self.runs.append(("", escaped(text), False))  # the reader's own sign, not the text's
        elif _SAFE_LINK.fullmatch(target) and text.strip():
            shown = target.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
            self.runs.append((text, f"[{escaped(text.strip())}]({shown})", False))
        elif text:
            self._run(text, False)

    def _flush(self, level: int, mark: str) -> Iterator[Block]:
        runs, self.runs = self.runs, []
        text = re.sub(r"[ \u3000]+", " ", "".join(t for t, _, _ in runs)).strip()
        if not "".join(m for _, m, _ in runs).strip():
            return
        # A paragraph that is bold from end to end is dressed, not emphasised.
        some = any(s for _, _, s in runs) and any(not s and t.strip() for t, _, s in runs)
        pieces = [_strong(m) if strong and some else m for _, m, strong in runs]
        markdown = line(re.sub(r"[ \u3000]+", " ", "".join(pieces)).strip())
        if mark and not level:
            yield Block("item", text, mark + markdown)
        else:
            yield Block("text", text, markdown, level)

    def _picture(self, tag: Tag) -> Iterator[Block]:
        alt = _SPACE.sub(" ", str(tag.get("alt", ""))).strip()
        name = self.pictures(str(tag.get("src", "")), alt)
        if name:
            yield Block("image", "", f"![{escaped(alt)}](附件/{name})", image=name)

    def _pictures_in(self, tag: Tag) -> Iterator[Block]:
        for image in tag.find_all("img"):
            if isinstance(image, Tag):
                yield from self._picture(image)


def _strong(markdown: str) -> str:
    bare = markdown.strip()
    before, after = markdown.partition(bare)[0], markdown.rpartition(bare)[2]
    return f"{before}**{bare}**{after}"


def _is_data(table: Tag) -> bool:
    """Whether a table holds data: one that holds tables, one cell or a 红头 only arranges."""
    cells = table.find_all(["td", "th"])
    few = len(table.find_all("tr")) <= 3
    return (
        not table.find("table")
        and len(cells) > 1
        and not (few and is_head([cell.get_text() for cell in cells]))
    )


def table_block(table: Tag) -> Block:
    """A table: with bars where it is plain, else as HTML with its merged cells."""
    rows = [
        [c for c in row.find_all(["td", "th"], recursive=False) if isinstance(c, Tag)]
        for row in table.find_all("tr")
        if isinstance(row, Tag)
    ]
    cells = [[(_lines(c), _span(c, "rowspan"), _span(c, "colspan")) for c in row] for row in rows]
    cells = [row for row in cells if row]
    return made_table(cells)


def made_table(cells: list[list[tuple[list[str], int, int]]]) -> Block:
    """A table of (lines, rows down, columns across)."""
    text = "\n".join("\t".join(" ".join(lines) for lines, _, _ in row) for row in cells)
    widths = {len(row) for row in cells}
    plain = len(widths) == 1 and all(
        down == across == 1 and len(lines) <= 1 for row in cells for lines, down, across in row
    )
    return Block("table", text, _piped(cells) if plain else _html(cells))


def _piped(cells: list[list[tuple[list[str], int, int]]]) -> str:
    rows = [[escaped(" ".join(lines)) or " " for lines, _, _ in row] for row in cells]
    head, *others = rows
    bars = [f"| {' | '.join(row)} |" for row in (head, *others)]
    return "\n".join([bars[0], "|" + "---|" * len(head), *bars[1:]])


def _html(cells: list[list[tuple[list[str], int, int]]]) -> str:
    out = ["<table>"]
    for number, row in enumerate(cells):
        tags = []
        for lines, down, across in row:
            name = "td" if number else "th"
            spans = f' rowspan="{down}"' * (down > 1) + f' colspan="{across}"' * (across > 1)
            inner = "<br>".join(escape(one, quote=False) for one in lines)
            tags.append(f"<{name}{spans}>{inner}</{name}>")
        line_ = f"<tr>{''.join(tags)}</tr>"
        out.append(f"<thead>{line_}</thead>\n<tbody>" if not number else line_)
    return "\n".join([*out, "</tbody>", "</table>"])


def _lines(cell: Tag) -> list[str]:
    """The lines of a cell, empty ones left out."""
    marked = "".join(_pieces(cell))
    lines = (_SPACE.sub(" ", one.replace("\u3000", " ")).strip() for one in marked.split("\x00"))
    return [one for one in lines if one]


def _pieces(node: Tag) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, PreformattedString):
            continue
        if isinstance(child, NavigableString):
            yield str(child)
        elif isinstance(child, Tag) and child.name not in UNSEEN:
            if child.name == "br":
                yield "\x00"
            elif child.name in _BLOCKS:
                yield "\x00"
                yield from _pieces(child)
                yield "\x00"
            else:
                yield from _pieces(child)


def _span(cell: Tag, name: str) -> int:
    digits = re.match(r"\s*(\d{1,4})", str(cell.get(name, "1")))
    return max(1, int(digits[1])) if digits else 1
