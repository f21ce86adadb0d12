"""政府网站工作年度报表: the head of the form and its eight sections (WR-01..03)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zwgk.model.record import Part
from zwgk.model.report_views import FactGroup, WebsiteReportView
from zwgk.model.views import Fact, LinkView, Value
from zwgk.model.website_counts import COUNTED, WebsiteNumbers, counted, website_numbers
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


def website_report_view(context: Context, report: WebsiteReport) -> WebsiteReportView:
    """The page: the head as facts, then visits and the eight sections, part by part."""
    counts = counted(report.year, (r for kind in COUNTED for r in context.all(kind)))
    numbers = website_numbers(report, counts)
    label = WebsiteReport.label_of
    parts = [FactGroup("访问量", tuple(_facts("", report, ("visitors", "visits"), numbers)))]
    for numeral, name in zip(_NUMERALS, SECTIONS, strict=True):
        part = getattr(report, name)
        facts = _facts(name, part, type(part).fields(), numbers)
        parts.append(FactGroup(f"{numeral}、{label(name)}", tuple(facts)))
    return WebsiteReportView(
        **context.frame(report),
        facts=context.fact(report, *_HEAD, *_SIGNED),
        files=context.attachments(report),
        parts=tuple(parts),
    )


def latest_report(context: Context) -> LinkView | None:
    """The link of the home page to the newest report (WR-01)."""
    reports = sorted(context.all(WebsiteReport), key=lambda r: r.year)
    return LinkView(reports[-1].title, context.url(reports[-1])) if reports else None


def _facts(
    section: str, owner: Part | WebsiteReport, names: Iterable[str], numbers: WebsiteNumbers
) -> Iterator[Fact]:
    """Label and words of every line of a section, in the order of the form."""
    for name in names:
        label, value = type(owner).label_of(name), getattr(owner, name)
        left_out = _COUNTED.get((section, name)) if value is None else None
        if isinstance(value, tuple):
            if not value:
                yield Fact(label, (Value("没有"),))
            yield from (_account(label, account) for account in value)
        elif left_out:
            how = "各类之和" if name == "total" else "按本专栏公布的统计"
            yield Fact(label, (Value(f"{getattr(numbers, left_out):,}（{how}）"),))
        elif isinstance(value, bool):
            yield Fact(label, (Value("是" if value else "否"),))
        elif isinstance(value, int | float):
            yield Fact(label, (Value(f"{value:,}"),))
        else:
            yield Fact(label, (Value(value or "没有"),))


def _account(label: str, account: MediaAccount) -> Fact:
    told = f"全年发布 {account.posts:,} 条，关注 {account.followers:,} 人"
    return Fact(f"{label}“{account.name}”", (Value(told),))
