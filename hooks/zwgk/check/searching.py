"""What inspectors try of search: everything is in it, by its own title (GW-53 to GW-55)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from zwgk.check.page_codes import S117, S118, S119
from zwgk.model.addresses import output_path
from zwgk.model.search import FoundTitle
from zwgk.problem import Code

_TELL = "把这一条告诉软件维护人员"
_FOUND = re.compile(r"<[^>]*\sdata-found-(sort|facets)\b")

#: The page of search.
SEARCH_PAGE = "search/index.html"


def not_in_search(
    contents: Collection[str], found: Sequence[FoundTitle]
) -> Iterator[tuple[str, Code, str, str]]:
    """Output path, code, what is wrong and what to do, of entries and of pages without one.

    ``contents``: output paths of the pages that hold content.
    """
    indexed = {output_path(each.url.partition("#")[0]) for each in found}
    for path in contents:
        if path not in indexed:
            yield path, S117, "不在站内搜索里", _TELL
    for each in found:
        if each.found is False:
            yield (
                output_path(each.url.partition("#")[0]),
                S118,
                f"搜“{each.title}”，前十条里没有它",
                "把标题写得更具体，例如加上年份、期数",
            )


def search_page_faults(html: str) -> Iterator[tuple[Code, str]]:
    """What the page of search lacks."""
    there = set(_FOUND.findall(html))
    if "facets" not in there:
        yield S119, "搜索页没有放筛选的地方（data-found-facets）"
    if "sort" not in there:
        yield S119, "搜索页没有放排序的地方（data-found-sort）"
