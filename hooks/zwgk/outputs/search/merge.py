"""One query over several sites (IPF-06): their finished indexes become one, with a facet of sites.

What a site publishes for its own search is enough: no sources are needed, nothing that is not
public can come along, and results of the other sites bear their whole address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zwgk.model.result import OutputFile
from zwgk.model.search import FacetValue, SearchEntry, SearchPlan, Synonym
from zwgk.model.views import Badge, Turn
from zwgk.outputs.search.files import search_files
from zwgk.outputs.search.fold import numbers

#: Facet → field of an entry that holds several values.
_FIELDS = {
    "sector": "sectors", "organisation": "organisations", "validity": "validity",
    "audience": "audience", "site": "site",
}  # fmt: skip

#: A file of a built site's search by its name (``meta``, ``d/0``), as data.
Read = Callable[[str], Any]


class NotAnIndex(Exception):
    """A site's search cannot be read; the text says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class BuiltSearch:
    """The search of one built site."""

    name: str
    url: str
    search: SearchPlan


def built_search(read: Read) -> BuiltSearch:
    """The entries of a built site, as far as its search tells them.

    Raises NotAnIndex where it was written by an engine that said less.
    """
    meta, words = read("meta"), read("words")
    site = meta.get("site")
    if not site:
        raise NotAnIndex("这个网站的搜索里没有网站名称和网址，用现在的版本重新生成它")
    facets = {f["id"]: _values(f, meta["n"]) for f in meta["facets"]}
    past, weight = _column(meta["past"], meta["n"]), _column(meta["weight"], meta["n"])
    suggested = {_online(row[1]) for row in read("quick")["rows"]}
    sites = facets.get("site")
    own = sites[0] if sites else ()  # of a merged index, what is the site's own
    entries = []
    for n in range(meta["n"]):
        if sites and sites[n] != own:
            continue
        row = read(f"d/{n // meta['rows']}")[n % meta["rows"]]
        text = read(f"t/{n // meta['texts']}")[n % meta["texts"]]
        title, url, date, unit, badge, number, summary, names, others = row
        url = _online(url)
        several = {_FIELDS[f]: facets[f][n] for f in _FIELDS if f in facets}
        entries.append(
            SearchEntry(
                title=title,
                url=url,
                kind=facets["kind"][n][0],
                names=tuple(names.split(" ")) if names else (),
                numbers=tuple(x for x in (number, *others) if x),
                number=number,
                summary=summary,
                text=(text,),
                date=date,
                unit=unit,
                badge=_badge(badge),
                past=bool(past[n]),
                weight=weight[n] / 20,
                suggested=url in suggested,
                **several,
            )
        )
    synonyms = tuple(Synonym((row[0],), tuple(row[1:])) for row in words["same"])
    return BuiltSearch(site["name"], site["url"], SearchPlan(tuple(entries), synonyms))


def _badge(row: Any) -> Badge | None:
    """What ``_state`` of the index wrote; the last day of each state follows from the next."""
    if not row:
        return None
    text, state, *later = row
    turns = tuple(Turn(word, name, since) for since, word, name in (later[0] if later else ()))
    return Badge(text, state, turns)


def merged_search(
    platform: BuiltSearch, others: Sequence[tuple[BuiltSearch, str]], *, offline: bool = False
) -> Iterator[OutputFile]:
    """The search files of ``platform`` that also find what ``others`` have.

    With each of these, what its addresses begin with: its own, or the way to its folder from
    that of ``platform``, where both are opened from disk.
    """
    own = platform.search.entries
    sectors = {v.label: v for e in own for v in e.sectors}
    units = {v.label: v for e in own for v in e.organisations}
    entries: list[SearchEntry] = []
    synonyms: list[Synonym] = []
    for number, (site, base) in enumerate(((platform, ""), *others)):
        here = FacetValue(f"s{number}", site.name)
        for entry in site.search.entries:
            entries.append(_of_site(entry, here, base, sectors, units))
        synonyms += site.search.synonyms
    plan = SearchPlan(tuple(entries), tuple(dict.fromkeys(synonyms)), platform.name, platform.url)
    yield from search_files(plan, offline=offline)


def _of_site(
    entry: SearchEntry,
    site: FacetValue,
    base: str,
    sectors: Mapping[str, FacetValue],
    units: Mapping[str, FacetValue],
) -> SearchEntry:
    # Written out: replace() would walk all fields for each of many thousand entries.
    return SearchEntry(
        **{
            **{name: getattr(entry, name) for name in SearchEntry.__slots__},
            "site": (site,),
            "url": base + entry.url,
            # Units and sectors of two sites may bear one id and be two things: the name says
            # which. What the platform has, too, keeps its id, by which its lists are found.
            "sectors": tuple(_named(v, sectors) for v in entry.sectors),
            "organisations": tuple(_named(v, units) for v in entry.organisations),
        }
    )


def _named(value: FacetValue, known: Mapping[str, FacetValue]) -> FacetValue:
    return known.get(value.label) or FacetValue(value.label, value.label)


def _online(url: str) -> str:
    """An address as a served site has it, also where it was written for the disk."""
    path, mark, fragment = url.partition("#")
    folder, _, name = path.rpartition("/")
    if name != "index.html":
        return url
    return (f"{folder}/" if folder else "") + mark + fragment


def _values(facet: dict[str, Any], count: int) -> list[tuple[FacetValue, ...]]:
    values = [FacetValue(*v) for v in facet["values"]]
    sets = [tuple(values[i] for i in s) for s in facet["sets"]]
    return [sets[i] for i in _column(facet["column"], count)]


def _column(text: str, count: int) -> list[int]:
    found = numbers(text)
    column: list[int] = []
    for value, often in zip(found[::2], found[1::2], strict=True):
        column += [value] * often
    if len(column) != count:
        raise NotAnIndex("这个网站的搜索文件不完整，重新生成它")
    return column
