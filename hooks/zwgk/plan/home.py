"""The home page, 政府信息公开, 法定主动公开内容 and the index of everything."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from zwgk.model.addresses import list_address
from zwgk.model.annual_report import AnnualReport
from zwgk.model.bundle import Bundle
from zwgk.model.consultation import Consultation
from zwgk.model.decision_item import DecisionItem
from zwgk.model.disclosure import Disclosure
from zwgk.model.eligibility import Eligibility
from zwgk.model.finding import Finding
from zwgk.model.gazette_issue import GazetteIssue
from zwgk.model.interpretation import Interpretation
from zwgk.model.interpreter import Interpreter
from zwgk.model.kinds import RECORD_TYPES
from zwgk.model.open_event import OpenEvent
from zwgk.model.organisation import Organisation
from zwgk.model.page import Page
from zwgk.model.place import Place
from zwgk.model.policy import Policy
from zwgk.model.question import Question
from zwgk.model.record import Record
from zwgk.model.request_office import RequestOffice
from zwgk.model.response import Response
from zwgk.model.result import PlannedPage
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.service_rating import ServiceRating
from zwgk.model.task import Task
from zwgk.model.values.dates import Moment
from zwgk.model.views import Group, HomeView, LinkView, Listing, ListView, Pager, Row
from zwgk.model.website_report import WebsiteReport
from zwgk.plan.context import Context
from zwgk.plan.feeds import feed_of
from zwgk.plan.ledger_parts import home_coverage
from zwgk.plan.ledger_rows import LEDGER
from zwgk.plan.views_catalog import tiles
from zwgk.plan.views_interpretation import card
from zwgk.plan.views_website_report import latest_report

#: Rows of each list on the home page.
_LATEST = 8
#: Rows of a kind on the index of everything before it gets pages of its own.
_WHOLE_KIND = 100
#: Rows of an index page of one kind.
_INDEX_ROWS = 200


def home(context: Context) -> PlannedPage:
    """The home page: what people come for, the statutory sections, the latest."""
    site = context.site
    title = site.name
    keywords = ("政务公开", "政府信息公开", site.county)
    facts, ratio = home_coverage(context)
    published: list[Record] = [
        *context.all(Policy),
        *context.all(Disclosure),
        *context.all(GazetteIssue),
    ]
    published.sort(key=_time, reverse=True)
    latest = published[:_LATEST]
    common = common_guides(context, 12)
    leads = [p for p in context.all(Interpreter) if p.lead] or context.all(Interpreter)
    summary = site.introduction or f"{site.county}依法主动公开政府信息的统一专栏。"
    view = HomeView(
        title=title,
        kind="home",
        section="",
        labels=context.column_labels("首页", summary, keywords, "首页"),
        canonical=context.base_url,
        summary=summary,
        intro=summary,
        doors=doors(context),
        statutory=statutory_rows(context),
        website_report=latest_report(context),
        latest=_home_list(context, "最新公开", latest, "全部目录", "all/", kind=True),
        interpretations=_home_list(
            context,
            "最新解读",
            context.all(Interpretation)[:_LATEST],
            "全部政策解读",
            "interpretations/",
        ),
        guides=_home_list(context, "常用办事", common, "全部办事指南", "guides/"),
        bundles=_home_list(context, "一件事", context.all(Bundle), "全部一件事", "bundles/"),
        consultations=_home_list(
            context,
            "意见征集",
            context.all(Consultation)[:4],
            "全部意见征集",
            "consultations/",
        ),
        sectors=tiles(context),
        organisations=_home_list(
            context, "机构职能", context.all(Organisation), "全部单位", "organisations/"
        ),
        interpreters=tuple(card(context, p) for p in leads[:4]),
        contact=context.contact(context.host),
        coverage=facts,
        coverage_ratio=ratio,
        coverage_link=LinkView("公开责任台账", LEDGER) if facts else None,
        feed=feed_of(context),
        feedback=context.contact(context.host),
    )
    newest = _time(latest[0]) if latest else ""
    return PlannedPage("", "kinds/home/page.html", view, changed_on=newest[:10])


def common_guides(context: Context, most: int) -> list[ServiceGuide]:
    """The guides that the site names as most used, else the first of the list."""
    named = context.to(context.site, ServiceGuide, "common_guides")
    return (named or context.all(ServiceGuide))[:most]


def _time(record: Record) -> str:
    published = getattr(record, "published_on", None)
    return published.text if isinstance(published, Moment) else ""


def _home_list(
    context: Context,
    title: str,
    records: Sequence[Record],
    more: str,
    url: str,
    *,
    kind: bool = False,
) -> Listing | None:
    if not records:
        return None
    return Listing(title, context.rows(records, kind=kind), LinkView(more, url))


#: What people come for, in their words: title, line, address, icon, and whose records.
_DOORS: tuple[tuple[str, str, str, str, type[Record]], ...] = (
    ("办事", "条件、材料、电话", "guides/", "guide", ServiceGuide),
    ("能不能办", "答几题看看", "eligibility/", "check", Eligibility),
    ("查政策", "原文和有效性", "policies/", "document", Policy),
    ("看解读", "讲成大白话", "interpretations/", "chat", Interpretation),
    ("问解读人", "谁起草，就问谁", "interpreters/", "person", Interpreter),
    ("去哪里办", "地址和时间", "places/", "place", Place),
    ("常见问题", "别人也在问", "questions/", "question", Question),
)


def doors(context: Context, *, but: Collection[str] = ()) -> tuple[Row, ...]:
    """The entrances that lead to something; ``but``: addresses left out."""
    return tuple(
        Row(title, url, summary=line, icon=icon)
        for title, line, url, icon, kind in _DOORS
        if url not in but and context.all(kind)
    )


def statutory_rows(context: Context) -> tuple[Row, ...]:
    """The four statutory sections in order, then 依申请公开 (PF-02, PF-03)."""
    rows = []
    guide = context.one(context.site, Page, "disclosure_guide")
    rules = context.one(context.site, Page, "rules_page")
    if guide:
        text = "公开什么、怎么查、怎么申请"
        rows.append(Row("政府信息公开指南", context.url(guide), summary=text, icon="guide"))
    if rules:
        text = "国家规定和本县制度"
        rows.append(Row("政府信息公开制度", context.url(rules), summary=text, icon="document"))
    rows.append(
        Row("法定主动公开内容", "statutory/", summary="按法定类别和标准目录公开", icon="catalog")
    )
    if context.all(AnnualReport):
        text = "历年政府信息公开工作年度报告"
        rows.append(Row("政府信息公开年报", "annual-reports/", summary=text, icon="table"))
    if context.all(RequestOffice):
        text = "没有主动公开的，可以申请"
        rows.append(Row("依申请公开", "requests/", summary=text, icon="seal"))
    return tuple(rows)


def open_government(context: Context) -> PlannedPage:
    """政府信息公开: the column that holds the statutory sections (PF-01, PF-02)."""
    description = f"{context.site.county}政府信息公开指南、制度、法定主动公开内容、年报和依申请公开"
    view = ListView(
        title="政府信息公开",
        kind="statutory",
        section="open-government",
        labels=context.column_labels(
            "政府信息公开", description, ("政府信息公开", "公开指南"), "信息公开目录"
        ),
        trail=context.trail(),
        canonical=context.base_url + "open-government/",
        summary=description,
        intro=description + "。",
        groups=(Group("法定栏目", statutory_rows(context)), Group("其他栏目", _more(context))),
        feedback=context.contact(context.host),
    )
    return PlannedPage("open-government/", "kinds/statutory/list.html", view)


def _more(context: Context) -> tuple[Row, ...]:
    kinds: tuple[type[Record], ...] = (
        Disclosure,
        GazetteIssue,
        DecisionItem,
        OpenEvent,
        Response,
        Task,
        Finding,
        ServiceRating,
        WebsiteReport,
        Organisation,
    )
    return tuple(
        Row(k.kind.column.name, f"{k.kind.plural}/", summary=k.kind.column.description)
        for k in kinds
        if context.all(k)
    )


def everything(context: Context) -> Iterator[PlannedPage]:
    """全部目录: every page of the site, reachable without search and without script."""
    groups = []
    for record_type in RECORD_TYPES:
        if record_type.kind.settings:
            continue
        records: list[Record] = list(context.all(record_type))
        if not records:
            continue
        kind = record_type.kind
        name = f"{kind.label}（{len(records)}）"
        if len(records) <= _WHOLE_KIND:
            groups.append(Group(name, context.rows(records), kind.name.replace("_", "-")))
            continue
        stem = f"all/{kind.name.replace('_', '-')}"
        first = Row(f"全部{len(records)}条{kind.label}", list_address(stem))
        groups.append(Group(name, (first,), kind.name.replace("_", "-")))
        yield from _index_pages(context, record_type, records, stem)
    yield PlannedPage(
        "all/", "kinds/all/list.html", _index_view(context, "全部目录", "all/", tuple(groups))
    )


def _index_view(
    context: Context,
    title: str,
    url: str,
    groups: tuple[Group, ...],
    pager: Pager | None = None,
) -> ListView:
    description = "本专栏的全部内容，按类别列出"
    trail = context.trail() if url == "all/" else context.trail(LinkView("全部目录", "all/"))
    return ListView(
        title=title,
        kind="all",
        section="all",
        labels=context.column_labels(title, description, ("全部目录", "网站地图"), "信息公开目录"),
        trail=trail,
        canonical=context.base_url + url,
        summary=description,
        intro=description + "。",
        groups=groups,
        pager=pager,
        feedback=context.contact(context.host),
    )


def _index_pages(
    context: Context, record_type: type[Record], records: list[Record], stem: str
) -> Iterator[PlannedPage]:
    label = record_type.kind.label
    count = -(-len(records) // _INDEX_ROWS)
    for number in range(1, count + 1):
        part = records[(number - 1) * _INDEX_ROWS : number * _INDEX_ROWS]
        url = list_address(stem, number)
        title = f"全部{label}" if number == 1 else f"全部{label} 第{number}页"
        pager = Pager(
            number,
            count,
            len(records),
            LinkView("上一页", list_address(stem, number - 1)) if number > 1 else None,
            LinkView("下一页", list_address(stem, number + 1)) if number < count else None,
            tuple(
                LinkView(str(n), list_address(stem, n), current=n == number)
                for n in range(1, count + 1)
            ),
        )
        group = Group(label, context.rows(part))
        yield PlannedPage(
            url, "kinds/all/list.html", _index_view(context, title, url, (group,), pager)
        )
