"""/search/ and the lists that hold everything for who has no script (GW-53, A11-12).

Four ways, each of which leads to every entry: by sector, by unit, by year and by initial.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from zwgk.model.addresses import facet_address, list_address
from zwgk.model.organisation import Organisation
from zwgk.model.pinyin import initial, reading
from zwgk.model.result import PlannedPage
from zwgk.model.search import FacetValue, SearchEntry
from zwgk.model.sector import Sector
from zwgk.model.views import Fact, LinkView, Listing, ListView, Row, SearchView, Value
from zwgk.plan.context import Context
from zwgk.plan.home import common_guides
from zwgk.plan.pager import pager

#: Where search stands.
SEARCH = "search/"

#: Rows a page of these lists has: as the index of everything, they are for looking through.
_ROWS = 200

_NONE = FacetValue("none", "其他")


@dataclass(frozen=True, slots=True)
class _Way:
    """A way through everything: its word in the address, its heading, its groups in order."""

    name: str
    label: str
    groups: tuple[tuple[FacetValue, tuple[Row, ...]], ...]


def search_pages(context: Context, entries: Sequence[SearchEntry]) -> Iterator[PlannedPage]:
    """The search page and all pages of the four ways."""
    ways = _ways(context, entries)
    facts = tuple(
        Fact(
            way.label,
            tuple(
                Value(f"{value.label}（{len(rows)}）", facet_address("search", way.name, value.id))
                for value, rows in way.groups
            ),
        )
        for way in ways
    )
    yield _search_page(context, facts)
    for way in ways:
        for value, rows in way.groups:
            yield from _lists(context, way, value, rows)


def _search_page(context: Context, facts: tuple[Fact, ...]) -> PlannedPage:
    title = "站内搜索"
    text = (
        "写几个字，找本专栏公开的文件、指南、事项和单位；也可以按领域、单位、年份、拼音首字母翻看"
    )
    guides = common_guides(context, 6)
    view = SearchView(
        title=title,
        kind="search",
        section="search",
        labels=context.column_labels(title, text, (title, "检索", "查找"), "信息公开目录"),
        trail=context.trail(),
        canonical=context.base_url + SEARCH,
        summary=text,
        browse=facts,
        common=Listing("大家常办", context.rows(guides)) if guides else None,
        help=_help(context),
        contact=context.contact(context.host),
        feedback=context.contact(context.host),
    )
    return PlannedPage(SEARCH, "kinds/search/page.html", view)


def _help(context: Context) -> tuple[LinkView, ...]:
    """Where to go when search finds nothing: a person, a request."""
    addresses = {r.kind.plural for r in context.graph.everything() if context.facts.shows(r)}
    found = []
    if "requests" in addresses:
        found.append(LinkView("申请公开没有主动公开的信息", "requests/"))
    if "interpreters" in addresses:
        found.append(LinkView("打电话问政策解读人", "interpreters/"))
    if "questions" in addresses:
        found.append(LinkView("看别人问过的问题", "questions/"))
    return (*found, LinkView("看全部目录", "all/"))


def _ways(context: Context, entries: Sequence[SearchEntry]) -> tuple[_Way, ...]:
    newest = sorted(entries, key=lambda e: e.title)
    newest.sort(key=lambda e: e.date, reverse=True)
    rows = {id(e): _row(e) for e in entries}

    def way(
        name: str,
        label: str,
        ordered: Sequence[SearchEntry],
        of: Callable[[SearchEntry], tuple[FacetValue, ...]],
        order: Callable[[FacetValue], object],
    ) -> _Way:
        found: dict[FacetValue, list[Row]] = defaultdict(list)
        for entry in ordered:
            for value in of(entry) or (_NONE,):
                found[value].append(rows[id(entry)])
        values = sorted((v for v in found if v is not _NONE), key=order)  # type: ignore[arg-type]
        values += [_NONE] if _NONE in found else []
        return _Way(name, label, tuple((v, tuple(found[v])) for v in values))

    sectors = {s.id: n for n, s in enumerate(context.all(Sector))}
    units = {u.id: n for n, u in enumerate(context.all(Organisation))}
    letters = {id(e): initial(e.title) for e in entries}
    readings = {id(e): reading(e.title) for e in entries}
    by_letter = sorted(newest, key=lambda e: (letters[id(e)], readings[id(e)], e.title))
    return (
        way(
            "sector", "按领域", newest, lambda e: e.sectors,
            lambda v: (sectors.get(v.id, 999), v.id),
        ),
        way(
            "organisation", "按单位", newest, lambda e: e.organisations,
            lambda v: (units.get(v.id, 999), v.id),
        ),
        way("year", "按年份", newest, lambda e: e.year, lambda v: -int(v.id)),
        way(
            "initial", "按拼音首字母", by_letter, lambda e: (_letter(letters[id(e)]),),
            lambda v: v.label,
        ),
    )  # fmt: skip


def _letter(letter: str) -> FacetValue:
    return FacetValue("other", "数字开头") if letter == "#" else FacetValue(letter.lower(), letter)


def _row(entry: SearchEntry) -> Row:
    return Row(
        title=entry.title,
        url=entry.url,
        date=entry.date,
        iso=entry.date,
        kind=entry.kind.label,
        badge=entry.badge,
    )


def _lists(
    context: Context, way: _Way, value: FacetValue, rows: tuple[Row, ...]
) -> Iterator[PlannedPage]:
    stem = facet_address("search", way.name, value.id).rstrip("/")
    count = -(-len(rows) // _ROWS)
    name = f"{way.label}看全部内容：{value.label}"
    text = f"本专栏全部内容里{way.label[1:]}为“{value.label}”的"
    for number in range(1, count + 1):
        address = list_address(stem, number)
        view = ListView(
            title=name if number == 1 else f"{name} 第{number}页",
            kind="search",
            section="search",
            labels=context.column_labels(name, text, ("全部目录", value.label), "信息公开目录"),
            trail=context.trail(LinkView("站内搜索", SEARCH)),
            canonical=context.base_url + address,
            summary=text,
            rows=rows[(number - 1) * _ROWS : number * _ROWS],
            pager=pager(stem, number, count, len(rows)),
            feedback=context.contact(context.host),
        )
        yield PlannedPage(address, "kinds/search/list.html", view)
