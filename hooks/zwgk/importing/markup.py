"""Tables of web pages and of text documents → sheets."""

from __future__ import annotations

import email
import email.policy
import re
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import mammoth
from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from zwgk.importing.guard import damaged, problem, too_large
from zwgk.importing.text_table import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, T007, decode
from zwgk.model.sheet import Cell, Merge, Sheet
from zwgk.problem import Problem

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_BLOCKS = frozenset(
    ("p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "dd", "dt")
)
_UNSEEN = frozenset(("script", "style", "template", "noscript"))
_WIDE = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef]) *\n *(?=[\u2e80-\u9fff\uff00-\uffef])")

#: How many texts above a table may name its sector.
_HEADINGS = 3


def page_sheets(path: str, data: bytes, declared: str = "") -> tuple[Sheet, ...] | Problem:
    """The tables of a web page."""
    match = _CHARSET.search(data[:4096])
    text = decode(path, data, declared or (match[1].decode("ascii") if match else ""))
    return text if isinstance(text, Problem) else _tables(path, text)


def saved_page_sheets(path: str, data: bytes) -> tuple[Sheet, ...] | Problem:
    """The tables of a web page saved as a single file (mhtml)."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            if isinstance(body, bytes):
                return page_sheets(path, body, part.get_content_charset() or "")
    return damaged(path)


def document_sheets(path: str, data: bytes) -> tuple[Sheet, ...] | Problem:
    """The tables of a Word document."""
    try:
        # Pictures are not looked at; nothing outside the file is opened.
        result = mammoth.convert_to_html(
            BytesIO(data), convert_image=mammoth.images.img_element(lambda image: {})
        )
    except Exception:
        # Whatever is wrong inside, the reader raises errors of many kinds.
        return damaged(path)
    return _tables(path, str(result.value))


def _tables(path: str, text: str) -> tuple[Sheet, ...] | Problem:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        soup = BeautifulSoup(text, "html.parser")
    sheets = []
    # A table that holds tables only arranges the page.
    tables = [t for t in soup.find_all("table") if isinstance(t, Tag) and not t.find("table")]
    for number, table in enumerate(tables, 1):
        sheet = _table(table, f"表{number}")
        if sheet is None:
            return too_large(path, "表格的行数或列数大得不正常，没有读")
        sheets.append(sheet)
    if not sheets and "\ufffd" in text:
        return problem(T007, path, "文字是乱码", "打开网页，换一种编码另存，再导入")
    return tuple(sheets)


def _table(table: Tag, name: str) -> Sheet | None:
    """One table; None when it is larger than any table of a county."""
    rows = [r for r in table.find_all("tr") if isinstance(r, Tag)]
    if len(rows) > MAX_ROWS:
        return None
    grid: list[dict[int, str]] = [{} for _ in rows]
    taken: list[set[int]] = [set() for _ in rows]
    merges: list[Merge] = []
    links: dict[Cell, str] = {}
    size = 0
    for r, row in enumerate(rows):
        c = 0
        for cell in row.find_all(["td", "th"], recursive=False):
            assert isinstance(cell, Tag)
            while c in taken[r]:
                c += 1
            down = _span(cell, "rowspan", len(rows) - r)
            across = _span(cell, "colspan", MAX_COLUMNS)
            size += down * across
            if c + across > MAX_COLUMNS or size > MAX_CELLS:
                return None
            for i in range(r, r + down):
                taken[i].update(range(c, c + across))
            if down > 1 or across > 1:
                merges.append(Merge(r, c, r + down - 1, c + across - 1))
            grid[r][c] = cell_text(cell)
            anchor = cell.find("a", href=True)
            if isinstance(anchor, Tag):
                links[(r, c)] = str(anchor["href"])
            c += across
    width = max((max(t, default=-1) + 1 for t in taken), default=0)
    texts = tuple(tuple(line.get(c, "") for c in range(width)) for line in grid)
    return Sheet(name, texts, tuple(merges), _heading(table), links)


def _span(cell: Tag, name: str, limit: int) -> int:
    digits = re.match(r"\s*(\d{1,6})", str(cell.get(name, "1")))
    value = int(digits[1]) if digits else 1
    if value == 0 and name == "rowspan":  # down to the end of the table
        return limit
    return max(1, min(value, limit))


def cell_text(cell: Tag) -> str:
    """The text of a cell as it is shown: blocks and ``<br>`` on lines of their own."""
    text = "".join(_pieces(cell))
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", text)
    return re.sub(r"\n{2,}", "\n", text).strip("\n \t")


def _pieces(node: Tag) -> Iterator[str]:
    number = 0
    for child in node.children:
        if isinstance(child, PreformattedString):
            continue  # comments and the like
        if isinstance(child, NavigableString):
            # A line break of the source is a blank, and nothing between Chinese characters.
            yield re.sub(r"[ \t\r\n\f]+", " ", _WIDE.sub("", str(child).replace("\r\n", "\n")))
        elif isinstance(child, Tag):
            if child.name in _UNSEEN:
                continue
            if child.name == "br":
                yield "\n"
            elif child.name == "input":
                if child.get("type") == "checkbox":
                    yield "☑" if child.has_attr("checked") else "☐"
            elif child.name in _BLOCKS:
                yield "\n"
                if child.name == "li":
                    number += 1
                    yield f"{number}." if node.name == "ol" else "●"
                yield from _pieces(child)
                yield "\n"
            else:
                yield from _pieces(child)


def _heading(table: Tag) -> str:
    """Caption, and the nearest short texts above the table, nearest first."""
    found: list[str] = []
    caption = table.find("caption")
    if isinstance(caption, Tag):
        found.append(cell_text(caption))
    above: Any = table.find_all_previous(["h1", "h2", "h3", "h4", "h5", "h6", "p", "title"])
    for element in above[:40]:
        text = cell_text(element).replace("\n", " ").strip()
        inside = element.find_parent("table")
        if text and len(text) <= 80 and (inside is None or inside.find("table")):
            found.append(text)
        if len(found) >= _HEADINGS:
            break
    return "\n".join(found)
