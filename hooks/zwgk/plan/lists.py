"""List pages: every kind, newest first, paged, and by year, unit and state (GW-32, GW-39)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from zwgk.model.addresses import ROWS_A_PAGE, facet_address, list_address
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.consultation import Consultation
from zwgk.model.decision_item import DecisionItem
from zwgk.model.fact import PublicFact
from zwgk.model.finding import Finding
from zwgk.model.gazette_issue import GazetteIssue
from zwgk.model.interpretation import Interpretation
from zwgk.model.interpreter import Interpreter
from zwgk.model.open_event import OpenEvent
from zwgk.model.organisation import Organisation
from zwgk.model.organisation_group import OrganisationGroup
from zwgk.model.place import Place
from zwgk.model.policy import Policy, Validity
from zwgk.model.record import Record
from zwgk.model.request_limits import REQUEST_LIMITS
from zwgk.model.request_office import RequestOffice
from zwgk.model.response import Response
from zwgk.model.result import PlannedPage
from zwgk.model.sector import Sector
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.service_rating import ServiceRating
from zwgk.model.task import Task
from zwgk.model.values.dates import Moment
from zwgk.model.views import (
    Cell,
    Fact,
    Group,
    LinkView,
    ListView,
    Step,
    TableView,
    Value,
)
from zwgk.plan import catalog_changes, tables
from zwgk.plan.context import Context, section_of
from zwgk.plan.facet import Facet
from zwgk.plan.gazette import gazette_notices
from zwgk.plan.interpretation_report import REPORTS
from zwgk.plan.ledger_rows import LEDGER
from zwgk.plan.pager import pager
from zwgk.plan.places import place_list
from zwgk.plan.policy_lists import by_theme, with_links
from zwgk.plan.views_catalog import tiles
from zwgk.plan.views_facts import fact_tables
from zwgk.plan.views_interpretation import card
from zwgk.plan.views_organisation import BY_ORGANISATION, duties_of
from zwgk.plan.views_service import VISITS

#: In the order a reader looks for them.
_VALIDITIES = (
    Validity.in_force,
    Validity.not_yet_in_force,
    Validity.amended,
    Validity.expired,
    Validity.repealed,
)


def list_pages(context: Context, record_type: type[Record]) -> Iterator[PlannedPage]:
    """All list pages of a kind; none when it has no records (GW-30)."""
    records: list[Record] = list(context.all(record_type))
    if not records:
        return
    kind = record_type.kind
    special = _SPECIAL.get(record_type)
    if special:
        yield special(context, record_type, records)
    elif record_type is CatalogItem:
        # Items are listed by sector; /catalog/ is the sectors' own list.
        yield from _duties(context)
    else:
        facets = tuple(_facets(context, record_type, records))
        shown = tuple(
            Fact(
                f.label,
                tuple(
                    Value(title, facet_address(kind.plural, f.name, word))
                    for word, title, _ in f.values
                ),
            )
            for f in facets
        )
        yield from paged(context, record_type, records, kind.plural, kind.column.name, shown)
        for facet in facets:
            for word, title, found in facet.values:
                stem = facet_address(kind.plural, facet.name, word).rstrip("/")
                # “2026年” says itself that it is a year; titles stay short for large type.
                which = title if facet.name == "year" else f"{facet.label}：{title}"
                name = f"{kind.column.name}（{which}）"
                yield from paged(context, record_type, found, stem, name, shown)


def _duties(context: Context) -> Iterator[PlannedPage]:
    """What each unit has to disclose, by itself or as a member of a group."""
    for unit in context.all(Organisation):
        items = duties_of(context, unit, "catalog_items", CatalogItem)
        if items:
            stem = facet_address("catalog", "organisation", unit.id).rstrip("/")
            name = f"{unit.short_name or unit.name}应当公开的事项"
            yield from paged(context, CatalogItem, items, stem, name, ())


def paged(
    context: Context,
    record_type: type[Record],
    records: Sequence[Record],
    stem: str,
    name: str,
    facets: tuple[Fact, ...],
) -> Iterator[PlannedPage]:
    """A list cut into pages of ``ROWS_A_PAGE`` rows."""
    kind = record_type.kind
    count = -(-len(records) // ROWS_A_PAGE)
    base = _list_view(context, record_type, name, list_address(stem))
    if record_type is Policy:
        base = with_links(context, base, stem)
    if record_type is GazetteIssue and stem == kind.plural:
        base = replace(base, notices=gazette_notices(context))
    changed = max((_changed(r) for r in records), default="")
    for number in range(1, count + 1):
        rows = records[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]
        address = list_address(stem, number)
        yield PlannedPage(
            url=address,
            template=f"kinds/{kind.name}/list.html",
            view=replace(
                base,
                title=base.title if number == 1 else f"{base.title} 第{number}页",
                canonical=context.base_url + address,
                rows=context.rows(rows),
                facets=facets,
                pager=pager(stem, number, count, len(records)),
            ),
            changed_on=changed,
        )


def _list_view(context: Context, record_type: type[Record], name: str, address: str) -> ListView:
    column = record_type.kind.column
    own = address == f"{record_type.kind.plural}/"
    trail = context.trail() if own else context.trail(context.list_link(record_type))
    return ListView(
        title=name,
        kind=record_type.kind.name,
        section=section_of(record_type.kind.name),
        labels=context.column_labels(name, column.description, column.keywords, column.type),
        trail=trail,
        canonical=context.base_url + address,
        summary=column.description,
        intro=column.description,
        feedback=context.contact(context.host),
        more=_MORE.get(record_type) if own else None,
        related=_related(context, record_type),
    )


#: Lists that a reader of one also wants: what is decided, asked, attended and answered.
_PARTICIPATION: tuple[type[Record], ...] = (Consultation, DecisionItem, OpenEvent, Response)


def _related(context: Context, record_type: type[Record]) -> tuple[LinkView, ...]:
    """The other lists of its family, where they have something to show."""
    if record_type not in _PARTICIPATION:
        return ()
    return tuple(
        context.list_link(kind)
        for kind in _PARTICIPATION
        if kind is not record_type and context.all(kind)
    )


#: What else there is to know of all records of a kind.
_MORE: dict[type[Record], LinkView] = {
    Interpretation: LinkView("政策解读情况季度通报", REPORTS),
    ServiceGuide: LinkView("最多跑一次的有多少", VISITS),
}


def _facets(context: Context, record_type: type[Record], records: list[Record]) -> Iterator[Facet]:
    """By year, by unit, by validity: each only where it divides the list."""
    years: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        published = getattr(record, "published_on", None)
        if isinstance(published, Moment):
            years[str(published.day.year)].append(record)
    if len(years) > 1:
        yield Facet(
            "year",
            "年份",
            tuple((y, f"{y}年", tuple(years[y])) for y in sorted(years, reverse=True)),
        )
    field = BY_ORGANISATION.get(record_type)
    if field:
        units: dict[str, list[Record]] = defaultdict(list)
        for record in records:
            for unit in context.to(record, Organisation, field):
                units[unit.id].append(record)
        named = [u for u in context.all(Organisation) if u.id in units]
        if named:
            yield Facet(
                "organisation",
                "单位",
                tuple((u.id, u.short_name or u.name, tuple(units[u.id])) for u in named),
            )
    if record_type is Policy:
        yield from by_theme(context)
        states: dict[str, list[Record]] = defaultdict(list)
        labels: dict[str, str] = {}
        for record in records:
            validity = context.facts.validity[record.key]
            states[validity.name].append(record)
            labels[validity.name] = validity.label
        words = [v.name for v in _VALIDITIES if v.name in states]
        yield Facet(
            "validity",
            "有效性",
            tuple((w.replace("_", "-"), labels[w], tuple(states[w])) for w in words),
        )
    if record_type is ServiceGuide:
        themes: dict[str, list[Record]] = defaultdict(list)
        for record in records:
            for audience in getattr(record, "audience", ()):
                themes[audience.name].append(record)
        yield Facet(
            "audience",
            "服务对象",
            tuple(
                (a.name.replace("_", "-"), a.label, tuple(themes[a.name]))
                for a in type(records[0].audience[0])  # type: ignore[attr-defined]
                if themes.get(a.name)
            ),
        )


def _changed(record: Record) -> str:
    published = getattr(record, "published_on", None)
    updated = getattr(record, "updated_on", None)
    if updated:
        return str(updated.isoformat())
    return published.day.isoformat() if isinstance(published, Moment) else ""


# -- lists that are not a plain list of rows -------------------------------------------


def _whole(
    context: Context, record_type: type[Record], records: list[Record], view: ListView
) -> PlannedPage:
    kind = record_type.kind
    return PlannedPage(
        url=f"{kind.plural}/",
        template=f"kinds/{kind.name}/list.html",
        view=view,
        changed_on=max((_changed(r) for r in records), default=""),
    )


def _base(context: Context, record_type: type[Record]) -> ListView:
    kind = record_type.kind
    return _list_view(context, record_type, kind.column.name, f"{kind.plural}/")


def _organisations(
    context: Context, record_type: type[Record], records: list[Record]
) -> PlannedPage:
    groups: dict[str, list[Record]] = defaultdict(list)
    for unit in context.all(Organisation):
        groups[unit.type.label].append(unit)
    view = replace(
        _base(context, record_type),
        groups=tuple(Group(title, context.rows(found)) for title, found in groups.items()),
    )
    return _whole(context, record_type, records, view)


def _sectors(context: Context, record_type: type[Record], records: list[Record]) -> PlannedPage:
    more = LinkView("公开责任台账：谁公开了，按时没有", LEDGER)
    view = replace(
        _base(context, record_type),
        tiles=tiles(context),
        notices=catalog_changes.latest(context),
        more=more if context.facts.ledger.duties else None,
    )
    return _whole(context, record_type, records, view)


def _places(context: Context, record_type: type[Record], records: list[Record]) -> PlannedPage:
    return _whole(context, record_type, records, place_list(context, _base(context, record_type)))


def _interpreters(
    context: Context, record_type: type[Record], records: list[Record]
) -> PlannedPage:
    view = replace(
        _base(context, record_type),
        contacts=tuple(card(context, p) for p in context.all(Interpreter)),
    )
    return _whole(context, record_type, records, view)


def _groups(context: Context, record_type: type[Record], records: list[Record]) -> PlannedPage:
    groups = context.all(OrganisationGroup)
    rows = tuple(
        (
            Cell((Value(g.name),)),
            Cell(tuple(Value(n) for n in g.other_names)),
            Cell(tuple(context.value(u) for u in context.to(g, Organisation, "members"))),
        )
        for g in groups
    )
    table = TableView(
        "统称所指的单位",
        ("统称", "其他写法", "包括的单位"),
        rows,
        anchors=tuple(g.id for g in groups),
    )
    return _whole(
        context, record_type, records, replace(_base(context, record_type), tables=(table,))
    )


def _tables(
    make: Callable[[Context], tuple[TableView, ...]],
) -> Callable[[Context, type[Record], list[Record]], PlannedPage]:
    """A list page that is tables, one a plan, year, period or inspection."""

    def page(context: Context, record_type: type[Record], records: list[Record]) -> PlannedPage:
        view = replace(_base(context, record_type), tables=make(context))
        return _whole(context, record_type, records, view)

    return page


def _requests(context: Context, record_type: type[Record], records: list[Record]) -> PlannedPage:
    """依申请公开: ways, forms, limits and offices (PF-03, ZL-05..09)."""
    offices = context.all(RequestOffice)
    first = offices[0]
    rows = []
    for office in offices:
        unit = context.one(office, Organisation, "organisation")
        online = office.online
        files = []
        for name, title in (("form", "申请表"), ("flowchart", "流程图")):
            file = context.file(office, (name,), title)
            if file:
                files.append(Value(f"{file.title}（{file.type}，{file.size}）", file.url))
        rows.append(
            (
                Cell(
                    (Value(unit.short_name or unit.name) if unit else Value(office.organisation),)
                ),
                Cell((Value(office.address),)),
                Cell((Value(office.hours),)),
                Cell((Value(office.phone, phone=office.phone),)),
                Cell((Value(office.fax, phone=office.fax),) if office.fax else ()),
                Cell((Value(office.email, f"mailto:{office.email}"),) if office.email else ()),
                Cell(
                    (Value("网上申请", context.way_out(online), external=True),) if online else ()
                ),
                Cell((Value(office.time_limit),)),
                Cell(tuple(files)),
            )
        )
    heads = (
        "受理机构",
        "当面和邮寄地址",
        "受理时间",
        "电话",
        "传真",
        "电子邮箱",
        "网上申请",
        "答复时限",
        "表格下载",
    )
    anchors = tuple(o.id for o in offices)
    caption = f"{len(rows)} 个受理机构的地址、电话和网上申请"
    table = TableView(caption, heads, tuple(rows), 0, anchors, title="受理机构和申请方式")
    fees = tuple(dict.fromkeys(o.fee for o in offices if o.fee))
    helps = tuple(dict.fromkeys(o.help for o in offices if o.help))
    limits = TableView(
        "依申请公开的法定时限",
        ("环节", "时限", "依据"),
        tuple(
            (Cell((Value(n.what),)), Cell((Value(n.words),)), Cell((Value(n.basis),)))
            for n in REQUEST_LIMITS
        ),
    )
    view = replace(
        _base(context, record_type),
        tables=(table, limits),
        steps=tuple(Step(text) for text in first.steps),
        facets=(),
        intro="".join(
            f"{text.rstrip('。')}。"
            for text in (record_type.kind.column.description, *fees, *helps)
        ),
    )
    return _whole(context, record_type, records, view)


_SPECIAL: dict[type[Record], Callable[[Context, type[Record], list[Record]], PlannedPage]] = {
    Organisation: _organisations,
    Sector: _sectors,
    Place: _places,
    Interpreter: _interpreters,
    OrganisationGroup: _groups,
    Task: _tables(tables.tasks),
    DecisionItem: _tables(tables.decisions),
    ServiceRating: _tables(tables.ratings),
    Finding: _tables(tables.findings),
    PublicFact: _tables(fact_tables),
    RequestOffice: _requests,
}
