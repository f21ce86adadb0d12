"""Put all pages together: records, lists, home, tombstones, departures, redirects."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from zwgk.model.addresses import (
    elder_address,
    file_address,
    is_outside,
    leaving_address,
    needs_notice,
)
from zwgk.model.annual_report import AnnualReport
from zwgk.model.body import BodyText, below
from zwgk.model.bundle import Bundle
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.consultation import Consultation
from zwgk.model.disclosure import Disclosure
from zwgk.model.eligibility import Eligibility
from zwgk.model.fact import PublicFact
from zwgk.model.facts import Facts
from zwgk.model.gazette_issue import GazetteIssue
from zwgk.model.graph import Graph
from zwgk.model.interpretation import Interpretation
from zwgk.model.interpreter import Interpreter
from zwgk.model.kinds import RECORD_TYPES
from zwgk.model.open_data import LINKED, PLAIN
from zwgk.model.open_event import OpenEvent
from zwgk.model.organisation import Organisation
from zwgk.model.outline import Outline
from zwgk.model.page import Page
from zwgk.model.place import Place
from zwgk.model.policy import Policy
from zwgk.model.question import Question
from zwgk.model.record import Record
from zwgk.model.response import Response
from zwgk.model.result import FileNote, Plan, PlannedPage, Redirect
from zwgk.model.sector import Sector
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.service_views import BundleView, GuideView
from zwgk.model.settings import Settings
from zwgk.model.site import Site
from zwgk.model.views import Fact, Notice, PageView, RecordView, Value
from zwgk.model.website_report import WebsiteReport
from zwgk.plan import (
    views_catalog,
    views_eligibility,
    views_events,
    views_facts,
    views_interpretation,
    views_library,
    views_organisation,
    views_participation,
    views_policy,
    views_report,
    views_service,
    views_website_report,
)
from zwgk.plan.catalog_changes import changes_pages
from zwgk.plan.cleared import cleared_pages
from zwgk.plan.context import Context, with_neighbours
from zwgk.plan.data_index import data_index
from zwgk.plan.elder import elder_pages, has_twin
from zwgk.plan.feeds import feeds
from zwgk.plan.home import everything, home, open_government
from zwgk.plan.interpretation_report import report_pages
from zwgk.plan.ledger_pages import ledger_pages
from zwgk.plan.ledger_parts import fulfils
from zwgk.plan.lists import list_pages
from zwgk.plan.paper import paper_pages, sheet_links
from zwgk.plan.place_parts import navigation_addresses
from zwgk.plan.places import service_index
from zwgk.plan.policy_data import policy_data
from zwgk.plan.policy_versions import version_pages
from zwgk.plan.search import search_plan
from zwgk.plan.search_pages import search_pages
from zwgk.plan.site_view import site_view
from zwgk.plan.statutory import statutory_pages

#: The planner of each kind that has pages of its own.
_PLANNERS: dict[type[Record], Callable[[Context, Any], PageView]] = {
    Organisation: views_organisation.view,
    Sector: views_catalog.sector_view,
    CatalogItem: views_catalog.item_view,
    Disclosure: views_library.disclosure_view,
    Policy: views_policy.view,
    Interpretation: views_interpretation.view,
    Interpreter: views_interpretation.interpreter_view,
    ServiceGuide: views_service.guide_view,
    Bundle: views_service.bundle_view,
    Eligibility: views_eligibility.eligibility_view,
    PublicFact: views_facts.fact_view,
    Place: views_service.place_view,
    Consultation: views_participation.consultation_view,
    OpenEvent: views_events.open_event_view,
    Response: views_events.response_view,
    Question: views_participation.question_view,
    GazetteIssue: views_library.gazette_view,
    AnnualReport: views_report.report_view,
    WebsiteReport: views_website_report.website_report_view,
}

_URL = re.compile(r"https?://[^\s<>()\"'\]。,;:、”]+")


def plan(
    graph: Graph,
    facts: Facts,
    settings: Settings | None = None,
    outline: Outline | None = None,
) -> Plan:
    """Every page of the site. Pure. The graph must hold exactly one site record.

    ``outline``: what a map of the county is drawn from (rulings 31).
    """
    site = graph.all(Site)[0]
    context = Context(graph, facts, site, settings or Settings(), outline)
    pages: list[PlannedPage] = [home(context), open_government(context), *statutory_pages(context)]
    for record_type in RECORD_TYPES:
        if record_type.kind.settings or record_type is Page:
            continue
        pages.extend(list_pages(context, record_type))
        if record_type is Place:
            pages.extend(service_index(context))
        if record_type is CatalogItem:
            pages.extend(changes_pages(context))
            pages.extend(_ended(context))
        if record_type in _PLANNERS:
            pages.extend(_record_pages(context, record_type))
    pages.extend(version_pages(context))
    pages.extend(cleared_pages(context))
    visits = views_service.visits_page(context)
    pages.extend([visits] if visits else [])
    pages.extend(paper_pages(context))
    made = ledger_pages(context)
    pages.extend(made.pages)
    told = report_pages(context)
    pages.extend(told.pages)
    pages.extend(_hand_written(context))
    pages.extend(_tombstones(context))
    pages.extend(everything(context))
    subscriptions = tuple(feeds(context))
    pages.append(data_index(context, subscriptions, made.calendars))
    pages.extend(_departures(context))
    pages.append(_not_found(context))
    pages.extend(elder_pages(context, pages))
    search = search_plan(context, pages)
    pages.extend(search_pages(context, search.entries))
    copies = _copies(context)
    return Plan(
        site=site_view(context),
        pages=tuple(pages),
        addresses=_addresses(context, copies),
        copies=copies,
        files={a: FileNote(*context.type_and_size(asset)) for a, asset in copies.items()},
        redirects=tuple(_redirects(context)),
        sheets=tuple(made.sheets),
        feeds=subscriptions,
        calendars=tuple(made.calendars),
        annual_reports=tuple(views_report.document(context, r) for r in context.all(AnnualReport)),
        notices=tuple(told.sheets),
        policies=tuple(policy_data(context)),
        search=search,
    )


def _record_pages(context: Context, record_type: type[Record]) -> Iterator[PlannedPage]:
    planner = _PLANNERS[record_type]
    kind = record_type.kind
    # Items stand in the order of the table; everything else as on its list.
    for record, before, after in with_neighbours(context, context.all(record_type)):
        view = planner(context, record)
        told = (*fulfils(context, record), *views_facts.sources_of(context, record))
        if told and isinstance(view, RecordView):
            view = replace(view, facts=(*view.facts, *told))
        if isinstance(record, ServiceGuide | Bundle) and isinstance(view, GuideView | BundleView):
            view = replace(view, papers=sheet_links(context, record))
        updated = getattr(record, "updated_on", None)
        yield PlannedPage(
            url=context.url(record),
            template=f"kinds/{kind.name}/page.html",
            view=replace(
                view,
                previous=before,
                next=after,
                data=context.url(record) if record_type in PLAIN else "",
                linked=record_type in LINKED,
            ),
            source=record.origin.where.path,
            body=_body(context, record),
            changed_on=updated.isoformat() if updated else view.published[:10],
        )


def _ended(context: Context) -> Iterator[PlannedPage]:
    """Items that have left the catalog keep their address (GW-33)."""
    for item in context.ended():
        change = context.facts.ended[item.key]
        yield PlannedPage(
            url=context.url(item),
            template="kinds/catalog_item/page.html",
            view=views_catalog.item_view(context, item),
            source=item.origin.where.path,
            listed=False,
            changed_on=change.date.isoformat(),
        )


def _body(context: Context, record: Record) -> BodyText | None:
    if isinstance(record, Question):
        return context.body_text(record, record.answer)
    if isinstance(record, ServiceGuide):
        # Below a heading of the page, like the text of a response.
        return context.body_text(record, record.notes, level=3) if record.notes else None
    if isinstance(record, Interpretation) and record.transcript:
        transcript = below(record.transcript)
        return context.body_text(record, f"{record.body}\n\n## 文字稿\n\n{transcript}")
    if not record.body.strip():
        return None
    level = 3 if isinstance(record, Response) else 2
    return context.body_text(record, record.body, level=level)


def _hand_written(context: Context) -> Iterator[PlannedPage]:
    """Pages that MkDocs renders through ``main.html``; the engine gives their frame."""
    for page in context.all(Page):
        if page.id == "index":
            continue
        frame = context.frame(page)
        frame["trail"] = context.trail()
        if page.column_type and not frame["article"]:
            summary = page.summary or page.title
            frame["labels"] = context.column_labels(
                page.title, summary, (page.title, *page.keywords), page.column_type
            )
        yield PlannedPage(
            url=context.url(page),
            template="main.html",
            view=PageView(**frame),
            source=page.origin.where.path,
            body=context.body_text(page, page.body),
            filled=any(not use.path for use in page.origin.stated),
            changed_on=frame["updated"] or frame["published"][:10],
        )


def _tombstones(context: Context) -> Iterator[PlannedPage]:
    """A withdrawn record leaves a remark at its address (rulings 26, PRV-09)."""
    for key in sorted(context.facts.withdrawn):
        record = context.graph.get(key)
        day = getattr(record, "withdrawn_on", None)
        reason = getattr(record, "withdrawn_reason", None) or ""
        when = f"于{day.isoformat()}" if day else ""
        text = f"本页内容已{when}撤回。" + (f"原因：{reason}。" if reason else "")
        column = record.kind.column
        title = f"已撤回的{record.kind.label}"
        listed = not isinstance(record, Page) and context.all(type(record))
        trail = context.trail(context.list_link(type(record))) if listed else context.trail()
        view = PageView(
            title=title,
            kind="tombstone",
            labels=context.column_labels(title, text, (title,), column.type),
            trail=trail,
            notices=(Notice("warning", text),),
            feedback=context.contact(context.unit(record)),
            noindex=True,
        )
        yield PlannedPage(context.url(record), "kinds/tombstone/page.html", view, listed=False)


def _departures(context: Context) -> Iterator[PlannedPage]:
    """One page for each outside address that needs a notice (GW-34)."""
    found: set[str] = set()
    for record in context.graph.everything():
        if not context.facts.shows(record):
            continue
        texts = [record.body, *_texts(record)]
        for text in texts:
            found.update(u.rstrip(".,") for u in _URL.findall(text))
    found.update(navigation_addresses(context))
    found.update(root.url for root in context.graph.roots if root.url)
    for address in sorted(found):
        if not is_outside(address) or not needs_notice(address, context.site.trusted_hosts):
            continue
        title = "您将离开本网站"
        text = "下面的链接由其他单位运营，内容由其负责。"
        yield PlannedPage(
            leaving_address(address),
            "kinds/leaving/page.html",
            RecordView(
                title=title,
                kind="leaving",
                labels=context.column_labels(title, text, (title,), "办事服务"),
                trail=context.trail(),
                summary=text,
                facts=(Fact("将要打开", (Value(address, address, external=True),)),),
                feedback=context.contact(context.host),
                noindex=True,
            ),
            listed=False,
        )


def _texts(value: Any) -> Iterator[str]:
    """Every text inside a record's keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)
    elif hasattr(type(value), "fields"):
        for name in type(value).fields():
            yield from _texts(getattr(value, name))


def _not_found(context: Context) -> PlannedPage:
    """404.html leads back to search, index and a telephone (GW-37)."""
    title = "没有找到这个页面"
    text = "网址可能写错了，或者页面已经移走。"
    view = PageView(
        title=title,
        kind="not_found",
        section="not-found",
        labels=context.column_labels(title, text, (title,), "首页"),
        trail=context.trail(),
        summary=text,
        feedback=context.contact(context.host),
        noindex=True,
    )
    return PlannedPage("404.html", "404.html", view, listed=False)


def _addresses(context: Context, copies: dict[str, str]) -> dict[str, str]:
    """Source file → address, for links in bodies. A file of several records leads to its list."""
    found: dict[str, str] = {}
    several: set[str] = set()
    public = context.facts.shown | context.facts.withdrawn
    for record in context.graph.everything():
        if record.key not in public or isinstance(record, Site):
            continue
        path = record.origin.where.path
        if path in found:
            several.add(path)
            found[path] = f"{record.kind.plural}/"
            if isinstance(record, CatalogItem):
                sector = context.one(record, Sector, "sector")
                found[path] = context.url(sector) if sector else found[path]
        else:
            found[path] = context.url(record)
    for address, asset in copies.items():
        found.setdefault(asset, address)
    return found


def _copies(context: Context) -> dict[str, str]:
    """Address → asset of every file that shown records use; texts link to a file's first."""
    graph = context.graph
    # The site's own files are what pages are made from, not documents to download.
    named = [
        (key, asset)
        for (key, _), asset in graph.files.items()
        if key in context.facts.shown and key[0] != Site.kind.name
    ]
    published = {asset for _, asset in named}
    linked: dict[str, tuple[str, str]] = {}
    for key, links in graph.body_links.items():
        for link in links if key in context.facts.shown else ():
            if link.path in graph.assets and link.path not in published:
                linked.setdefault(link.path, key)
    return {
        file_address(graph.get(key).kind.plural, key[1], asset.rsplit("/", 1)[-1]): asset
        for key, asset in (*named, *((key, asset) for asset, key in linked.items()))
    }


def _redirects(context: Context) -> Iterator[Redirect]:
    """Old addresses that lead to their record (GW-33)."""
    for record in context.graph.everything():
        if context.facts.shows(record):
            for old in getattr(record, "former_addresses", ()):
                moved = Redirect(old.strip("/") + "/", context.url(record))
                yield moved
                if has_twin(context, moved.to):
                    yield Redirect(elder_address(moved.url), elder_address(moved.to))
