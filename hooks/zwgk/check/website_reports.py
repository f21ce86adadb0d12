"""Rules over 政府网站工作年度报表: there in time, sums that hold (WR-01, WR-03)."""

from __future__ import annotations

from collections.abc import Iterator

from zwgk.check.limits import on_day
from zwgk.check.rule import Context, Finding, rule
from zwgk.model.site import Site
from zwgk.model.website_counts import COUNTED, WebsiteCounts, counted, website_numbers
from zwgk.model.website_report import WebsiteReport
from zwgk.problem import Level

#: Section, the whole, its parts: the whole is never less than its parts together.
_WHOLES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("services", "cases", ("personal_cases", "legal_cases")),
    ("services", "items", ("online",)),
    ("interaction", "settled", ("answered",)),
    ("interaction", "surveys", ("results",)),
    ("security", "problems", ("fixed",)),
)


def _counted(report: WebsiteReport, at: Context) -> WebsiteCounts:
    return counted(report.year, at.select(COUNTED, shown=True))


@rule(
    "V158",
    "网站年报的总数比各项之和还小",
    of=WebsiteReport,
    why="报表每年由上级汇总核对，总数不能小于其中各项之和，对不上会被退回。",
    level=Level.warning,
    requirements=("WR-03",),
)
def wholes_hold_their_parts(report: WebsiteReport, at: Context) -> Iterator[Finding]:
    """Every whole of the form is at least the sum of its parts."""
    numbers = website_numbers(report, _counted(report, at))
    told = report.interpreting
    sums = [
        ("release", "total", report.release.total,
         report.release.overview + report.release.news + numbers.directory),
        ("interpreting", "total", numbers.interpreted,
         numbers.materials + numbers.products + told.comments),
        (None, "visits", report.visits, report.visitors),
    ]  # fmt: skip
    for section, whole, parts in _WHOLES:
        part = getattr(report, section)
        sums.append((section, whole, getattr(part, whole), sum(getattr(part, n) for n in parts)))
    for name, whole, number, least in sums:
        if number < least:
            owner = getattr(report, name) if name else report
            path = (name, whole) if name else (whole,)
            yield Finding(
                report.origin.of(*path),
                f"“{type(owner).label_of(whole)}”填 {number}，其中各项加起来是 {least}",
                "核对这一部分的数，改正写错的一个",
            )


@rule(
    "V159",
    "网站年报的数比本专栏公布的还少",
    of=WebsiteReport,
    why="专栏是网站的一部分，网站全年公布的不会比专栏自己公布的少。",
    level=Level.warning,
    requirements=("WR-03",),
)
def fewer_than_published(report: WebsiteReport, at: Context) -> Iterator[Finding]:
    """A number the editor wrote is not below what this site shows of that year."""
    counts = _counted(report, at)
    for section, name in (
        ("release", "directory"),
        ("interpreting", "materials"),
        ("interpreting", "products"),
        ("interpreting", "responses"),
    ):
        part = getattr(report, section)
        told, found = getattr(part, name), getattr(counts, name)
        if told is not None and told < found:
            yield Finding(
                report.origin.of(section, name),
                f"“{type(part).label_of(name)}”填 {told}，本专栏{report.year}年就公布了 {found} 条",
                "核对后改正；不填这一项，程序会自己数",
            )


@rule(
    "D615",
    "上年度的政府网站工作年度报表没有公布",
    of=Site,
    why="政府网站每年1月31日前在首页显著位置公布上一年度的工作年度报表。",
    level=Level.warning,
    requirements=("WR-01",),
)
def website_report_missing(site: Site, at: Context) -> Iterator[Finding]:
    """From 1 February the report of last year is here; the home page links it by itself."""
    due = on_day(at.limits.website_report_due, at.today.year)
    year = at.today.year - 1
    if not at.whole(WebsiteReport):
        return
    if at.today > due and not any(r.year == year for r in at.select(WebsiteReport, shown=True)):
        yield Finding(
            site.origin.where,
            f"{year}年的政府网站工作年度报表没有公布，应在 {due} 前公布",
            f"新建 content/website-reports/{year}.yml，公布后首页自动链接过去",
        )
