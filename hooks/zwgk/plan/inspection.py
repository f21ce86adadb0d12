"""/inspection/: every requirement that was checked, with its result (IPF-07, rulings 32)."""

from __future__ import annotations

from collections.abc import Sequence

from zwgk.model.result import Plan, PlannedPage
from zwgk.model.views import Fact, InspectionRow, InspectionView, Value
from zwgk.plan.site_view import late_page


def inspection_page(plan: Plan, rows: Sequence[InspectionRow]) -> PlannedPage:
    """The page for inspectors. ``passed`` None is a matter for people."""
    site = plan.site
    title = "检查结果"
    text = "按政府网站和政务公开的检查要求逐项自查的结果，随每次发布更新"
    checked = [r for r in rows if r.passed is not None]
    failed = [r for r in checked if not r.passed]
    totals = (
        Fact("检查日期", (Value(site.today, iso=site.today),)),
        Fact("逐项检查", (Value(f"{len(checked)}项"),)),
        Fact("符合", (Value(f"{len(checked) - len(failed)}项"),)),
        Fact("需要改进", (Value(f"{len(failed)}项"),)),
        Fact("数据", (Value("JSON 格式", "api/report.json"),)),
    )
    view = InspectionView(
        **late_page(plan, title, text, ("自查", "检查指标"), "inspection/"),
        kind="inspection",
        rows=tuple(checked),
        totals=totals,
        manual=tuple(Fact(r.id, (Value(r.title),)) for r in rows if r.passed is None),
    )
    return PlannedPage("inspection/", "kinds/inspection/page.html", view)
