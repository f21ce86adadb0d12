"""What search finds: an entry for everything that is shown, and nothing else (GW-53, PRV-09)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from zwgk.model.catalog_item import CatalogItem
from zwgk.model.facts import Facts
from zwgk.model.interpretation import Interpretation
from zwgk.model.kinds import RECORD_TYPES
from zwgk.model.organisation import Organisation
from zwgk.model.page import Page
from zwgk.model.policy import OVER, Policy
from zwgk.model.question import Question
from zwgk.model.record import Record
from zwgk.model.result import PlannedPage
from zwgk.model.search import FacetValue, SearchEntry, SearchPlan, Synonym
from zwgk.model.search_words import SearchWords
from zwgk.model.sector import Sector
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.values.text import Choice
from zwgk.model.website_report import WebsiteReport
from zwgk.plan.context import Context
from zwgk.plan.elder import ALIASES
from zwgk.plan.search_text import said

#: How much likelier a kind is what people seek; kinds not named here stand at 1.
_WEIGHT = {
    "service_guide": 1.15, "bundle": 1.15, "organisation": 1.1, "sector": 1.1, "page": 1.1,
    "column": 1.1, "place": 1.05, "policy": 1.05, "question": 1.05,
    "catalog_item": 0.9, "task": 0.9, "organisation_group": 0.9, "request_office": 0.9,
}  # fmt: skip

#: Kinds named while people type.
_SUGGESTED = frozenset(
    ("service_guide", "bundle", "question", "policy", "interpretation", "organisation", "sector",
     "place", "page", "column", "consultation", "catalog_item", "gazette_issue", "annual_report")
)  # fmt: skip

#: Fields with words a record is found under, and with its numbers.
_NAMES = ("keywords", "other_names", "topics", "level1", "level2", "level3", "theme")
_NUMBERS = ("document_number", "index_number", "code")
_SHOWN = ("document_number", "code")

#: Fields that say whose a record is.
_UNITS = ("organisation", "provider", "organiser", "issuers", "lead", "subject", "owners")

#: Pages that are no record: address → other words for them.
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "zhangzhe/": ALIASES,
    "open-government/": ("公开专栏",),
    "statutory/": ("法定公开",),
    "ledger/": ("台账", "公开率"),
    "catalog/changes/": ("动态调整",),
    "all/": ("网站地图", "站点地图"),
}
_COLUMN = FacetValue("column", "栏目")


def search_plan(context: Context, pages: Iterable[PlannedPage]) -> SearchPlan:
    """Entries of all pages and rows, and the site's own words."""
    by_address = {p.url: p for p in pages if not p.elder or p.url in _COLUMNS}
    entries = [*_columns(by_address), *_records(context, by_address)]
    words = tuple(_own_words(context))
    return SearchPlan(tuple(entries), words, context.site.name, context.base_url)


def _columns(pages: Mapping[str, PlannedPage]) -> Iterator[SearchEntry]:
    """The lists themselves: who asks for 办事指南 wants them all."""
    lists = (f"{t.kind.plural}/" for t in RECORD_TYPES if not t.kind.settings)
    for address in dict.fromkeys((*lists, *_COLUMNS)):  # two kinds may share a list
        page = pages.get(address)
        if page is not None:
            yield SearchEntry(
                title=page.view.title,
                url=address,
                kind=_COLUMN,
                names=_COLUMNS.get(address, ()),
                summary=page.view.summary,
                weight=_WEIGHT["column"],
                suggested=True,
            )


def _records(context: Context, pages: Mapping[str, PlannedPage]) -> Iterator[SearchEntry]:
    for record_type in RECORD_TYPES:
        if record_type.kind.settings:
            continue
        found: list[Record] = list(context.all(record_type))
        if record_type is CatalogItem:
            found += context.ended()
        for record in found:
            if isinstance(record, Page) and record.id == "index":
                continue
            yield _entry(context, record, pages.get(context.url(record)))


def _entry(context: Context, record: Record, page: PlannedPage | None) -> SearchEntry:
    kind = record.kind
    row = context.row(record)
    unit = row.unit if not isinstance(record, Organisation) else ""
    title = row.title
    names = [n for field in _NAMES for n in _texts(getattr(record, field, None))]
    # The 网站标识码 of a website report is the site's: all its reports bear it.
    own = () if isinstance(record, WebsiteReport) else _NUMBERS
    numbers = [n for field in own for n in _texts(getattr(record, field, None))]
    if not isinstance(record, Page):  # whose other names are its files
        names += [n for n in record.names if n not in numbers]
    badge = row.badge
    return SearchEntry(
        title=title,
        url=row.url,
        kind=FacetValue(kind.name.replace("_", "-"), kind.label),
        names=tuple(dict.fromkeys(n for n in names if n != title)),
        numbers=tuple(numbers),
        number=next((str(n) for f in _SHOWN if (n := getattr(record, f, None))), "")
        if own and not isinstance(record, ServiceGuide)
        else "",
        summary=row.summary or _first_words(record) or _said_of(page, row.url),
        text=said(page) if page and page.url == row.url else tuple(_texts(record)),
        date=row.date,
        unit=unit,
        badge=badge,
        past=_is_past(context, record),
        weight=_WEIGHT.get(kind.name, 1.0),
        suggested=kind.name in _SUGGESTED,
        sectors=tuple(FacetValue(s.id, s.name) for s in _sectors(context, record)),
        organisations=tuple(
            FacetValue(u.id, u.short_name or u.name) for u in _units(context, record)
        ),
        validity=_validity(context, record),
        audience=tuple(
            FacetValue(a.name.replace("_", "-"), a.label)
            for a in getattr(record, "audience", None) or ()
            if isinstance(a, Choice)
        ),
    )


def _texts(value: Any) -> Iterator[str]:
    """Every text inside a value or a record's keys."""
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)
    elif hasattr(type(value), "fields"):
        for name in type(value).fields():
            if name != "id":
                yield from _texts(getattr(value, name))


def _units(context: Context, record: Record) -> list[Organisation]:
    if isinstance(record, Organisation):
        return [record]
    for field in _UNITS:
        if field in type(record).model_fields:
            found = context.to(record, Organisation, field)
            if found:
                return found
    return []


def _sectors(context: Context, record: Record) -> list[Sector]:
    """The sectors a record belongs to: its own, its items', those of what it is about."""
    if isinstance(record, Sector):
        return [record]
    own = type(record).model_fields
    items: list[CatalogItem] = [record] if isinstance(record, CatalogItem) else []
    for field in ("item", "items", "about"):
        if field in own:
            items += context.to(record, CatalogItem, field)
    if isinstance(record, Interpretation):
        for policy in context.to(record, Policy, "policies"):
            items += context.to(policy, CatalogItem, "item")
    if isinstance(record, Question):
        for about in context.to(record, Record, "about"):
            if "item" in type(about).model_fields:
                items += context.to(about, CatalogItem, "item")
    found = [s for item in items for s in context.to(item, Sector, "sector")]
    if "sector" in own and not isinstance(record, CatalogItem):
        found += context.to(record, Sector, "sector")
    return sorted({s.id: s for s in found}.values(), key=lambda s: s.id)


def _first_words(record: Record) -> str:
    """How an answer begins: its first sentence answers the question."""
    if not isinstance(record, Question):
        return ""
    first = next((line.strip() for line in record.answer.splitlines() if line.strip()), "")
    # 以标题、列表、表格、图片、链接开头的，没有一句现成的话
    return "" if re.match(r"[#>|!\[*+\-]|\d+[.)]", first) or "](" in first else first


def _said_of(page: PlannedPage | None, url: str) -> str:
    return page.view.summary if page and page.url == url else ""


def _validity(context: Context, record: Record) -> tuple[FacetValue, ...]:
    if isinstance(record, Policy):
        validity = context.facts.validity[record.key]
        return (FacetValue(validity.name.replace("_", "-"), validity.label),)
    return ()


def _is_past(context: Context, record: Record) -> bool:
    """Lapsed, repealed or ended: found, but after what holds (DOC-07)."""
    facts: Facts = context.facts
    if isinstance(record, Policy):
        return facts.validity[record.key] in OVER
    if isinstance(record, Interpretation):
        policies = context.to(record, Policy, "policies")
        return bool(policies) and all(facts.validity[p.key] in OVER for p in policies)
    if isinstance(record, Organisation):
        return bool(record.abolished_on and record.abolished_on <= facts.today)
    return record.key in facts.ended


def _bare(name: str, county: str) -> str:
    """A unit's name as people say it: 扶贫办 for 县扶贫办."""
    short = name.removeprefix(county).removeprefix(county[-1:])
    return short if len(short) > 2 else name


def _own_words(context: Context) -> Iterator[Synonym]:
    """What the site's editors know, and the former, full and short names of units (GW-55)."""
    for file in context.graph.all(SearchWords):
        for pair in file.synonyms:
            yield Synonym(pair.words, pair.terms)
    for unit in context.all(Organisation):
        name = unit.short_name or unit.name
        heir = context.one(unit, Organisation, "successor")
        terms = [name] + ([heir.short_name or heir.name] if heir else [])
        former = [f.name for f in unit.former_names]
        if former:
            bare = [_bare(name, context.site.county) for name in former]
            yield Synonym(tuple(dict.fromkeys((*former, *bare))), tuple(terms))
        if heir:
            yield Synonym((name, unit.name), tuple(terms[1:]))
        if unit.short_name and unit.name != unit.short_name:
            yield Synonym((unit.name,), (unit.short_name,))
    for sector in context.all(Sector):
        if sector.other_names:
            yield Synonym(sector.other_names, (sector.name,))
