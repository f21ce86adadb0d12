"""法定主动公开内容 by the classes of the law, and by unit (PF-02, PF-04, PF-08)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from zwgk.model.addresses import ROWS_A_PAGE, facet_address, list_address
from zwgk.model.annual_report import AnnualReport
from zwgk.model.gazette_issue import GazetteIssue
from zwgk.model.organisation import Organisation
from zwgk.model.page import Page
from zwgk.model.record import Record
from zwgk.model.request_office import RequestOffice
from zwgk.model.result import PlannedPage
from zwgk.model.shared import StatutoryClass
from zwgk.model.statutory_classes import CLASSES, ClassOfLaw, publisher_field
from zwgk.model.values.dates import Moment
from zwgk.model.views import Group, LinkView, ListView, Pager, Row
from zwgk.plan.context import Context
from zwgk.plan.pager import pager

_STATUTORY = "statutory/"
#: Rows of a class on the page of a unit.
_ROWS = 10


def statutory_pages(context: Context) -> Iterator[PlannedPage]:
    """The overview, a list for each class that has contents, a page for each unit."""
    found: dict[StatutoryClass, list[Record]] = defaultdict(list)
    for key, options in context.facts.classes.items():
        for option in options:
            found[option].append(context.graph.get(key))
    for records in found.values():
        records.sort(key=_newest, reverse=True)
    yield _overview(context, found)
    for one in CLASSES:
        yield from _class_pages(context, one, found[one.option])
    units = _by_unit(context, found)
    for unit in context.all(Organisation):
        yield _unit_page(context, unit, units[unit.id])


def _newest(record: Record) -> tuple[str, str]:
    published = getattr(record, "published_on", None)
    return (published.text if isinstance(published, Moment) else "", record.id)


def _title(one: ClassOfLaw) -> str:
    return one.option.label


def _address(one: ClassOfLaw) -> str:
    """The list of a class; like every facet it may come and go (GW-33)."""
    return facet_address("statutory", "class", one.id)


def _overview(context: Context, found: dict[StatutoryClass, list[Record]]) -> PlannedPage:
    """Every class of the law with how much stands under it, empty ones said to be so."""

    def rows(article: str) -> tuple[Row, ...]:
        return tuple(
            Row(
                _title(c),
                _address(c) if found[c.option] else f"{_STATUTORY}#{article}",
                date=f"{len(found[c.option])}条" if found[c.option] else "暂无",
                summary=c.covers,
            )
            for c in CLASSES
            if c.id.startswith(article) and (found[c.option] or not c.towns)
        )

    directory = tuple(
        Row(title, url, summary=text)
        for title, url, text in (
            ("政务公开标准目录", "catalog/", "26个领域应当公开的事项"),
            ("政策文件", "policies/", "政府和部门文件"),
            ("机构职能", "organisations/", "单位职责、地址和电话"),
            ("政府公报", "gazette/", "规范性文件标准文本"),
        )
        if url != "gazette/" or context.all(GazetteIssue)
    )
    units = tuple(
        Row(u.short_name or u.name, facet_address("statutory", "organisation", u.id))
        for u in context.all(Organisation)
    )
    groups = (
        Group("条例第二十条规定的内容", rows("z20"), "z20"),
        Group("条例第二十一条规定的内容", rows("z21"), "z21"),
        Group("公开目录", directory),
        Group("按单位看", units, "units"),
    )
    text = "按照《中华人民共和国政府信息公开条例》第二十条、第二十一条主动公开的信息"
    return _page(context, "法定主动公开内容", text, _STATUTORY, groups=groups)


def _class_pages(
    context: Context, one: ClassOfLaw, records: Sequence[Record]
) -> Iterator[PlannedPage]:
    """What stands under a class, newest first; nothing for an empty one (GW-30)."""
    stem = _address(one).rstrip("/")
    count = -(-len(records) // ROWS_A_PAGE)
    text = f"《政府信息公开条例》{one.article}：{one.covers}"
    for number in range(1, count + 1):
        part = records[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]
        yield _page(
            context,
            _title(one) if number == 1 else f"{_title(one)} 第{number}页",
            text,
            list_address(stem, number),
            rows=context.rows(part, kind=True),
            turn=pager(stem, number, count, len(records)),
            above=LinkView("法定主动公开内容", _STATUTORY),
        )


def _by_unit(
    context: Context, found: dict[StatutoryClass, list[Record]]
) -> dict[str, dict[StatutoryClass, list[Record]]]:
    """Unit → class → what it published, joint documents under each that issued them."""
    units: dict[str, dict[StatutoryClass, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for option, records in found.items():
        for record in records:
            for unit in _publishers(context, record):
                units[unit.id][option].append(record)
    return units


def _publishers(context: Context, record: Record) -> list[Organisation]:
    if isinstance(record, Organisation):
        return [record]
    field = publisher_field(type(record))
    if field:
        return context.to(record, Organisation, field)
    unit = context.unit(record)
    return [unit] if unit else []


def _unit_page(
    context: Context, unit: Organisation, found: dict[StatutoryClass, list[Record]]
) -> PlannedPage:
    """The node of a unit: the four sections in their order, and where to apply (PF-08)."""
    name = unit.short_name or unit.name
    guide = context.one(context.site, Page, "disclosure_guide")
    rules = context.one(context.site, Page, "rules_page")
    groups = [
        Group("政府信息公开指南", context.rows([guide] if guide else []), "guide"),
        Group("政府信息公开制度", context.rows([rules] if rules else []), "rules"),
    ]
    contents = []
    for one in CLASSES:
        records = found.get(one.option, [])
        if records:
            rows = list(context.rows(records[:_ROWS], kind=True))
            if len(records) > _ROWS:
                more = f"共{len(records)}条，其余见这一类的全部信息"
                rows.append(Row(more, _address(one)))
            contents.append(Group(f"法定主动公开内容：{_title(one)}", tuple(rows), one.id))
    if not contents:
        row = Row("法定主动公开内容", _STATUTORY, summary=f"{name}还没有单独公开的信息")
        contents.append(Group("法定主动公开内容", (row,), "contents"))
    reports = context.back(unit, "annual_reports", AnnualReport)
    report_rows = context.rows(reports) or (
        Row("政府信息公开年报", _list(context, AnnualReport), summary=f"{name}的年报还没有公布"),
    )
    offices = context.back(unit, "request_offices", RequestOffice)
    apply = context.rows(offices) or (
        Row("依申请公开", _list(context, RequestOffice), summary="由县政府办公室帮助确定受理机构"),
    )
    groups += [
        *contents,
        Group("政府信息公开年报", report_rows, "reports"),
        Group("依申请公开", apply, "apply"),
    ]
    return _page(
        context,
        f"{name}政府信息公开",
        f"{unit.name}的公开指南、制度、法定主动公开内容、年报和依申请公开",
        facet_address("statutory", "organisation", unit.id),
        groups=tuple(g for g in groups if g.rows),
        above=LinkView("法定主动公开内容", _STATUTORY),
        unit=unit,
    )


def _list(context: Context, kind: type[Record]) -> str:
    """The list of a kind, else the column it will stand in."""
    return f"{kind.kind.plural}/" if context.all(kind) else "open-government/"


def _page(
    context: Context,
    title: str,
    text: str,
    url: str,
    *,
    rows: tuple[Row, ...] = (),
    groups: tuple[Group, ...] = (),
    turn: Pager | None = None,
    above: LinkView | None = None,
    unit: Organisation | None = None,
) -> PlannedPage:
    trail = [LinkView("政府信息公开", "open-government/"), *([above] if above else [])]
    view = ListView(
        title=title,
        kind="statutory",
        section="open-government",
        labels=context.column_labels(title, text, ("主动公开", "法定公开", title), "信息公开目录"),
        trail=context.trail(*trail),
        canonical=context.base_url + url,
        summary=text,
        intro=text + "。",
        rows=rows,
        groups=groups,
        pager=turn,
        feedback=context.contact(unit or context.host),
    )
    return PlannedPage(url, "kinds/statutory/list.html", view)
