"""Whether a table on a page says the same as the file beside it (CAT-12)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from html import unescape

from zwgk.model.addresses import catalog_file

#: Columns that page and file must have in common: the item, and by when.
_CODE, _LIMIT = "事项编码", "公开时限"
_PAGE = re.compile(r"catalog/([^/]+)/index\.html")
_ROW = re.compile(r"<tr[^>]*>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(rf'data-l="({_CODE}|{_LIMIT})"[^>]*>(.*?)</t[dh]>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_NAMED = 5


def table_beside(path: str) -> str:
    """The text table that stands beside the page at an output path; empty for other pages."""
    match = _PAGE.fullmatch(path)
    return catalog_file(match[1], "csv") if match else ""


def differences(html: str, table: bytes) -> Iterator[str]:
    """What differs between the table of a page and the text table beside it."""
    on_page = _of_page(html)
    reader = csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline=""))
    in_file = {row[_CODE]: _bare(row[_LIMIT] or "") for row in reader}
    for what, one, other in (
        ("下载的表格里没有", on_page, in_file),
        ("网页上没有", in_file, on_page),
    ):
        missing = [code for code in one if code not in other]
        if missing:
            yield f"标准目录有 {len(missing)} 条{what}：{_listed(missing)}"
    changed = [c for c, limit in on_page.items() if c in in_file and in_file[c] != limit]
    if changed:
        yield f"有 {len(changed)} 条的公开时限和下载的表格不一样：{_listed(changed)}"


def _of_page(html: str) -> Mapping[str, str]:
    """Code → time limit of the rows of a page's table."""
    found = {}
    for row in _ROW.findall(html):
        cells = {head: _bare(unescape(_TAG.sub("", cell))) for head, cell in _CELL.findall(row)}
        if _CODE in cells:
            found[cells[_CODE]] = cells.get(_LIMIT, "")
    return found


def _bare(text: str) -> str:
    return "".join(text.split())


def _listed(codes: list[str]) -> str:
    return "、".join(codes[:_NAMED]) + ("等" if len(codes) > _NAMED else "")
