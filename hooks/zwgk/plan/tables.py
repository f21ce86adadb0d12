"""Lists that are tables: tasks, decisions of a year, ratings of a period, findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from zwgk.model.catalog_item import CatalogItem
from zwgk.model.consultation import Consultation
from zwgk.model.decision_item import DecisionItem
from zwgk.model.finding import Finding
from zwgk.model.open_event import OpenEvent
from zwgk.model.organisation import Organisation
from zwgk.model.policy import Policy
from zwgk.model.record import Record
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.service_rating import ServiceRating
from zwgk.model.task import Task, TaskState
from zwgk.model.views import Cell, TableView, Value
from zwgk.plan.context import Context
from zwgk.plan.rating_parts import correction_text

R = TypeVar("R", bound=Record)


def _by(records: Sequence[R], field: str) -> list[tuple[str, list[R]]]:
    """Records by the value of a field, the last first."""
    found: dict[str, list[R]] = defaultdict(list)
    for record in records:
        found[str(getattr(record, field))].append(record)
    return [(name, found[name]) for name in sorted(found, reverse=True)]


def _text(text: object) -> Cell:
    return Cell((Value(str(text)),) if text not in (None, "") else ())


def _day(day: object) -> Value:
    return Value(str(day), iso=str(day))


def _named(context: Context, record: Record, field: str) -> tuple[Value, ...]:
    keys = context.graph.forward.get((record.key, (field,)), ())
    return tuple(context.value(context.graph.get(k)) for k in keys if k in context.facts.shown)


def _told(context: Context, found: Sequence[Task]) -> str:
    """How many there are, and in which state on the day of the build."""
    states = [context.facts.courses[task.key].now for task in found]
    counts = ((state, states.count(state)) for state in TaskState)
    parts = "、".join(f"{state.label}{count}项" for state, count in counts if count)
    return f"共{len(found)}项，截至{context.facts.today.isoformat()}：{parts}"


def tasks(context: Context) -> tuple[TableView, ...]:
    """Tasks by plan: who, until when, how far, what was done month by month, what is late."""
    heads = ("序号", "重点任务", "责任单位", "配合单位", "完成时限", "进展", "对应事项")
    tables = []
    for plan, found in _by(context.all(Task), "plan"):
        found.sort(key=lambda t: t.number)
        rows = []
        for task in found:
            progress: list[Value] = []
            for entry in sorted(task.progress, key=lambda p: p.date, reverse=True):
                note = f"：{entry.note}" if entry.note else ""
                progress.append(Value(f"{entry.date.isoformat()}{note}"))
            rows.append(
                (
                    _text(task.number),
                    _text(task.title),
                    Cell(_named(context, task, "owners")),
                    Cell(_named(context, task, "partners")),
                    _text(task.deadline),
                    Cell(tuple(progress), context.badge(task)),
                    Cell(tuple(context.value(i) for i in context.to(task, CatalogItem, "items"))),
                )
            )
        source = context.one(found[0], Policy, "source")
        caption = plan + (f"（来源：{source.document_number or source.title}）" if source else "")
        caption += f"，{_told(context, found)}"
        anchors = tuple(t.id for t in found)
        tables.append(TableView(caption, heads, tuple(rows), 1, anchors, title=plan))
    return tuple(tables)


def decisions_of(context: Context, consultations: Iterable[Consultation]) -> list[DecisionItem]:
    """The decision items that consultations belong to, each once."""
    found = {
        item.key: item
        for one in consultations
        for item in context.back(one, "decision_items", DecisionItem)
    }
    return list(found.values())


def decisions(context: Context) -> tuple[TableView, ...]:
    """The list of a year: item, unit, time, procedure, how to take part (DEC-01, DEC-08)."""
    heads = ("序号", "事项名称", "承办单位", "计划完成", "履行程序", "怎样参与", "进展")
    tables = []
    for year, found in _by(context.all(DecisionItem), "year"):
        found.sort(key=lambda i: i.number)
        rows = []
        for item in found:
            asked = context.to(item, Consultation, "consultations")
            events = {e.key: e for c in asked for e in context.back(c, "open_events", OpenEvent)}
            linked = [*asked, *events.values(), *context.to(item, Policy, "policies")]
            told = [context.value(r) for r in linked]
            if item.no_consultation:
                told.append(Value(f"未征求意见的原因：{item.no_consultation}"))
            told += [Value(f"{c.date.isoformat()}{c.type.label}：{c.note}") for c in item.changes]
            if item.evaluation:
                day = item.evaluation.published_on.isoformat()
                told.append(Value(f"{day}公布评估结果：{item.evaluation.text}"))
            rows.append(
                (
                    _text(item.number),
                    _text(item.title),
                    Cell(_named(context, item, "organisation")),
                    Cell((_day(item.planned_on),)),
                    _text("、".join(p.label for p in item.procedures)),
                    _text(item.participation),
                    Cell(tuple(told), context.badge(item)),
                )
            )
        caption = f"{year}年重大行政决策事项目录（{found[0].published_on.day.isoformat()}公布）"
        anchors = tuple(i.id for i in found)
        tables.append(TableView(caption, heads, tuple(rows), 1, anchors, title=f"{year}年"))
    return tuple(tables)


def ratings(context: Context) -> tuple[TableView, ...]:
    """Ratings of a period: numbers by unit, and what was put right."""
    heads = (
        "被评单位",
        "评价总数",
        "非常满意",
        "满意",
        "基本满意",
        "不满意",
        "非常不满意",
        "已整改",
        "整改情况",
    )
    tables = []
    periods: dict[str, list[ServiceRating]] = defaultdict(list)
    for rating in context.all(ServiceRating):
        periods[rating.period].append(rating)
    ordered = sorted(periods.items(), key=lambda p: p[1][0].ends_on, reverse=True)
    for period, found in ordered:
        found.sort(key=lambda r: r.number)
        rows = []
        for rating in found:
            told = []
            for i, correction in enumerate(rating.corrections):
                guide = context.one(rating, ServiceGuide, "corrections", i, "guides")
                told.append(
                    Value(correction_text(correction), context.url(guide) if guide else None)
                )
            unit = context.one(rating, Organisation, "organisation")
            rows.append(
                (
                    Cell((context.value(unit) if unit else Value(rating.organisation),)),
                    *(
                        _text(getattr(rating, name))
                        for name in (
                            "total",
                            "very_satisfied",
                            "satisfied",
                            "basic",
                            "dissatisfied",
                            "very_dissatisfied",
                            "corrected",
                        )
                    ),
                    Cell(tuple(told)),
                )
            )
        total, bad = sum(r.total for r in found), sum(r.bad for r in found)
        corrected = sum(r.corrected for r in found)
        caption = f"{period}：评价 {total} 件，差评 {bad} 件，已整改 {corrected} 件"
        anchors = tuple(r.id for r in found)
        tables.append(TableView(caption, heads, tuple(rows), 0, anchors, title=period))
    return tuple(tables)


def findings(context: Context) -> tuple[TableView, ...]:
    """Findings of an inspection: problem, who, until when, how far."""
    heads = ("序号", "发现的问题", "整改单位", "整改期限", "整改情况")
    tables = []
    inspections: dict[str, list[Finding]] = defaultdict(list)
    for finding in context.all(Finding):
        inspections[finding.inspection].append(finding)
    ordered = sorted(inspections.items(), key=lambda p: p[1][0].published_on, reverse=True)
    for name, found in ordered:
        found.sort(key=lambda f: f.number)
        rows = []
        for finding in found:
            told = [Value(f"{p.date.isoformat()}：{p.note}") for p in finding.progress]
            if finding.result:
                told.append(Value(f"结果：{finding.result}"))
            rows.append(
                (
                    _text(finding.number),
                    _text(finding.title),
                    Cell(_named(context, finding, "organisation")),
                    Cell((_day(finding.due_on),)),
                    Cell(tuple(told), context.badge(finding)),
                )
            )
        first = found[0]
        caption = (
            f"{name}（{first.inspection_type.label}，{first.inspector}，"
            f"{first.published_on.day.isoformat()}公布）"
        )
        anchors = tuple(f.id for f in found)
        tables.append(TableView(caption, heads, tuple(rows), 1, anchors, title=name))
    return tuple(tables)
