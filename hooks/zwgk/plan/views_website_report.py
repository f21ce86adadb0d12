"""政府网站工作年度报表: the head of the form and its eight sections as tables (WR-01..03)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zwgk.model.record import Part
from zwgk.model.views import Cell, LinkView, RecordView, TableView, Value
from zwgk.model.website_counts import COUNTED, WebsiteCounts, website_counts
from zwgk.model.website_report import SECTIONS, MediaAccount, WebsiteReport
from zwgk.plan.context import Context

_HEAD = ("site_name", "home", "organisation", "type", "site_code", "icp", "police")
_SIGNED = ("head", "auditor", "compiler", "phone", "filled_on")
#: Numbers that the site counts where the editor wrote none → what of the counts.
_COUNTED = {
    ("release", "directory"): "directory",
    ("interpreting", "total"): "interpreted",
    ("interpreting", "materials"): "materials",
    ("interpreting", "products"): "products",
    ("interpreting", "responses"): "responses",
}
_NUMERALS = "一二三四五六七八"


def website_report_view(context: Context, report: WebsiteReport) -> RecordView:
    """The page: the head as facts, a table for the visits and each section, who signed."""
    records = [r for kind in COUNTED for r in context.all(kind)]
    counts = website_counts(report, records)
    label = WebsiteReport.label_of
    visits = [(label(n), f"{getattr(report, n):,}") for n in ("visitors", "visits")]
    tables = [_table("访问量", report, visits)]
    for numeral, name in zip(_NUMERALS, SECTIONS, strict=True):
        rows = _rows(name, getattr(report, name), counts)
        tables.append(_table(f"{numeral}、{label(name)}", report, rows))
    return RecordView(
        **context.frame(report),
        facts=context.fact(report, *_HEAD, *_SIGNED),
        files=context.attachments(report),
        tables=tuple(tables),
    )


def latest_report(context: Context) -> LinkView | None:
    """The link of the home page to the newest report (WR-01)."""
    reports = sorted(context.all(WebsiteReport), key=lambda r: r.year)
    return LinkView(reports[-1].title, context.url(reports[-1])) if reports else None


def _table(title: str, report: WebsiteReport, rows: Iterable[tuple[str, str]]) -> TableView:
    cells = tuple((Cell((Value(what),)), Cell((Value(told),))) for what, told in rows)
    return TableView(
        f"{report.year}年{title.partition('、')[2] or title}", ("指标", "情况"), cells, title=title
    )


def _rows(section: str, part: Part, counts: WebsiteCounts) -> Iterator[tuple[str, str]]:
    """Label and words of every line of a section, in the order of the form."""
    for name, info in type(part).fields().items():
        value = getattr(part, name)
        counted = _COUNTED.get((section, name))
        if isinstance(value, tuple):
            if not value:
                yield info.label, "没有"
            yield from (_account(info.label, account) for account in value)
        elif value is None and counted:
            number = getattr(counts, counted)
            how = "各类之和" if name == "total" else "按本专栏公布的统计"
            yield info.label, f"{number:,}（{how}）"
        elif isinstance(value, bool):
            yield info.label, "是" if value else "否"
        elif isinstance(value, int | float):
            yield info.label, f"{value:,}"
        else:
            yield info.label, value or "没有"


def _account(label: str, account: MediaAccount) -> tuple[str, str]:
    told = f"全年发布 {account.posts:,} 条，关注 {account.followers:,} 人"
    return f"{label}“{account.name}”", told
