"""清理结果: the policies that were repealed, expired or amended, by year (DOC-07)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from zwgk.model.facts import Clearance
from zwgk.model.policy import Policy, Validity
from zwgk.model.policy_views import PolicyListView
from zwgk.model.result import PlannedPage
from zwgk.model.views import Badge, Cell, Fact, LinkView, TableView, Value
from zwgk.plan.context import Context, section_of

CLEARED = "policies/cleared/"
TITLE = "文件清理结果"
_UNKNOWN = "undated"
_OUTCOMES = (Validity.repealed, Validity.expired, Validity.amended)


def cleared_link(context: Context) -> LinkView | None:
    """The way to the list, where there is anything on it."""
    return (
        LinkView("清理结果：废止、失效、修改的文件", CLEARED) if context.facts.clearances else None
    )


def cleared_pages(context: Context) -> Iterator[PlannedPage]:
    """The list's first page, with the newest year, and a page of every year."""
    years = _by_year(context)
    if not years:
        return
    newest = next(iter(years))
    sums = _sums(years)
    first = _table(context, newest, years[newest])
    yield _page(context, CLEARED, TITLE, years, (sums, first))
    for year, found in years.items():
        title = f"{TITLE}（{_said(year)}）"
        yield _page(context, f"{CLEARED}{year}/", title, years, (_table(context, year, found),))


def _by_year(context: Context) -> dict[str, list[Clearance]]:
    """Newest year first; what has no day last."""
    years: dict[str, list[Clearance]] = defaultdict(list)
    for cleared in context.facts.clearances:
        years[str(cleared.on.year) if cleared.on else _UNKNOWN].append(cleared)
    return dict(years)


def _said(year: str) -> str:
    return "日期不详" if year == _UNKNOWN else f"{year}年"


def _page(
    context: Context,
    url: str,
    title: str,
    years: dict[str, list[Clearance]],
    tables: tuple[TableView, ...],
) -> PlannedPage:
    text = "废止、失效、修改的政策文件，写明从哪一天起、依据是什么"
    column = Policy.kind.column
    trail = context.trail(context.list_link(Policy))
    if url != CLEARED:
        trail = (*trail, LinkView(TITLE, CLEARED))
    facet = Fact("年份", tuple(Value(_said(y), f"{CLEARED}{y}/") for y in years))
    days = [c.on.isoformat() for found in years.values() for c in found if c.on]
    view = PolicyListView(
        title=title,
        kind="cleared",
        section=section_of("policy"),
        labels=context.column_labels(title, text, (TITLE, "废止", "失效"), column.type),
        trail=trail,
        canonical=context.base_url + url,
        summary=text,
        intro=text,
        tables=tables,
        facets=(facet,),
        feedback=context.contact(context.host),
    )
    return PlannedPage(url, "kinds/policy/list.html", view, changed_on=max(days, default=""))


def _sums(years: dict[str, list[Clearance]]) -> TableView:
    rows = [
        (
            Cell((Value(_said(year), f"{CLEARED}{year}/"),)),
            *(Cell((Value(str(sum(c.outcome is o for c in found))),)) for o in _OUTCOMES),
        )
        for year, found in years.items()
    ]
    heads = ("年份", "废止（件）", "失效（件）", "修改（件次）")
    return TableView("各年清理的文件数", heads, tuple(rows), title="各年清理情况")


def _table(context: Context, year: str, found: Sequence[Clearance]) -> TableView:
    rows = tuple(_row(context, cleared) for cleared in found)
    heads = ("文件", "文号", "结果", "日期", "原因和依据")
    said = _said(year)
    return TableView(f"{said}废止、失效、修改的文件", heads, rows, title=f"{said}清理的文件")


def _row(context: Context, cleared: Clearance) -> tuple[Cell, ...]:
    policy = context.graph.get(cleared.policy)
    assert isinstance(policy, Policy)
    day = cleared.on.isoformat() if cleared.on else ""
    did = {Validity.repealed: "被废止", Validity.amended: "被修改"}.get(cleared.outcome, "")
    why = [
        Value(f"{did}：{by.name_text}", context.url(by))
        for by in map(context.graph.get, cleared.by)
    ]
    if cleared.reason:
        why.append(Value(cleared.reason))
    return (
        Cell((context.value(policy),)),
        Cell((Value(policy.document_number),) if policy.document_number else ()),
        Cell((), Badge(cleared.outcome.label, cleared.outcome.name)),
        Cell((Value(day, iso=day),) if day else ()),
        Cell(tuple(why)),
    )
