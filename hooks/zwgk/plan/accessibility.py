"""/accessibility/: the accessibility statement, made from the results of tests (A11-31)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zwgk.model.audit import Audit, Conformance, Criterion
from zwgk.model.result import Plan, PlannedPage
from zwgk.model.views import (
    AccessibilityView,
    Badge,
    Cell,
    Fact,
    InspectionRow,
    TableView,
    Value,
)
from zwgk.plan.site_view import late_page


def accessibility_page(
    plan: Plan, rows: Sequence[InspectionRow], conformance: Conformance
) -> PlannedPage:
    """The statement: aim, what was tested when, what is known to be wrong, whom to tell.

    ``rows`` are the results of this site's own checks, ``conformance`` what is known of
    the theme that all sites share.
    """
    title = "无障碍说明"
    text = "本专栏的无障碍目标、检查结果、已知不足和反映问题的方式"
    audit = conformance.audit
    frame = late_page(plan, title, text, ("无障碍", "适老化", "长者模式"), "accessibility/")
    view = AccessibilityView(
        **frame,
        kind="accessibility",
        aim=conformance.aim,
        totals=(
            Fact("每次更新自动检查", (Value(plan.site.today, iso=plan.site.today),)),
            Fact("网页", (Value(f"{len(plan.pages)}个"),)),
            *_latest(audit),
        ),
        tested=_tested(audit),
        gaps=tuple(_gaps(rows, conformance)),
        manual=_manual(conformance),
        gates=_gates(audit) if audit else None,
        criteria=_criteria(conformance),
        contact=frame["feedback"],
    )
    return PlannedPage("accessibility/", "kinds/accessibility/page.html", view)


def _latest(audit: Audit | None) -> tuple[Fact, ...]:
    if audit is None:
        return ()
    failed = sum(1 for g in audit.gates if g.found)
    return (
        Fact("浏览器全面检查", (Value(audit.date, iso=audit.date),)),
        Fact("检查项目", (Value(f"{len(audit.gates)}项"),)),
        Fact("没有通过", (Value(f"{failed}项"),)),
    )


def _tested(audit: Audit | None) -> tuple[Fact, ...]:
    """With what, on what, in which states."""
    if audit is None:
        return ()
    return (
        Fact("工具", tuple(Value(f"{name} {version}") for name, version in audit.tools)),
        Fact("样张", (Value(f"每类网页一个，共{audit.pages}个"),)),
        Fact("状态", tuple(Value(state) for state in audit.states)),
    )


def _gaps(rows: Sequence[InspectionRow], conformance: Conformance) -> Iterator[str]:
    audit = conformance.audit
    if audit is None:
        yield "网页模板还没有全面检查的记录。"
    else:
        for gate in audit.gates:
            if gate.found:
                yield f"“{gate.title}”有{gate.found}处没有通过。"
        if audit.theme != conformance.theme:
            yield (
                f"{audit.date}全面检查以后，网页模板有过修改，修改的部分只经过抽样检查，"
                "下一次全面检查时补上。"
            )
    for row in rows:
        if row.id.startswith("A11-") and row.passed is False:
            yield f"“{row.title}”有{row.findings}处需要改进，正在督促有关单位改正。"
    waiting = sum(1 for m in conformance.manual if not m.done)
    if waiting:
        yield (
            f"有{waiting}项检查要由人来做，还没有做完，列在后面；做完以前，只说目标，不说已经达到。"
        )


def _gates(audit: Audit) -> TableView:
    return TableView(
        caption=f"浏览器里的检查（{audit.date}）",
        heads=("检查什么", "看了多少次", "限度", "实际", "结果"),
        rows=tuple(
            (
                _cell(gate.title),
                _cell(f"{gate.checked}"),
                _cell(f"{gate.limit:g}{gate.unit}"),
                _cell(f"{gate.worst:g}{gate.unit}"),
                Cell((), Badge("未过", "overdue") if gate.found else Badge("通过", "done")),
            )
            for gate in audit.gates
        ),
    )


def _manual(conformance: Conformance) -> TableView:
    return TableView(
        caption="每次换版由人来做的检查",
        heads=("检查什么", "哪天做的", "结果"),
        rows=tuple(
            (_cell(m.title), _cell(m.done or "还没有做"), _cell(m.result) if m.result else Cell(()))
            for m in conformance.manual
        ),
    )


def _criteria(conformance: Conformance) -> TableView:
    audit = conformance.audit
    return TableView(
        caption="WCAG 2.2 的A级和AA级条目",
        heads=("条目", "名称", "级别", "怎样检查"),
        rows=tuple(
            (
                _cell(criterion.id),
                _cell(criterion.title),
                _cell(criterion.level),
                Cell(tuple(Value(line) for line in _ways(criterion, audit))),
            )
            for criterion in conformance.criteria
        ),
        header=1,
    )


def _ways(criterion: Criterion, audit: Audit | None) -> Iterator[str]:
    if criterion.none:
        yield f"不涉及：{criterion.none}"
    gates = [g for g in audit.gates if criterion.id in g.criteria] if audit else []
    if gates:
        failed = [g.title for g in gates if g.found]
        yield f"浏览器自动检查{len(gates)}项"
        if failed:
            yield f"没有通过：{'、'.join(failed)}"
    if criterion.codes:
        yield f"每次更新自动检查（{'、'.join(criterion.codes)}）"
    if criterion.person:
        yield f"人工：{criterion.person}"
    if not (gates or criterion.codes or criterion.person or criterion.none):
        yield "人工"


def _cell(text: str) -> Cell:
    return Cell((Value(text),))
