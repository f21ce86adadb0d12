"""重大行政决策事项: a row of the yearly list (DEC-01, DEC-07, DEC-08, DEC-11, DEC-12)."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Container, Kind, Link, Part, Record, key
from zwgk.model.values.dates import Day, Moment
from zwgk.model.values.text import Choice, Count, Many, Text, YesNo


class Procedure(Choice):
    """Steps that a major decision goes through."""

    participation = "公众参与"
    experts = "专家论证"
    risk = "风险评估"
    legality = "合法性审查"
    collective = "集体讨论决定"


class DecisionChangeType(Choice):
    """How the list was adjusted."""

    added = "增加"
    adjusted = "调整"
    cancelled = "取消"


class DecisionChange(Part):
    """An adjustment of the list within the year."""

    date: Day = key("日期", "调整的日期", required=True, example="2026-07-20")
    type: DecisionChangeType = key("类型", "增加、调整或取消", required=True, example="调整")
    note: Text = key("说明", "为什么调整", required=True, example="上级政策变化，推迟到明年")


class Evaluation(Part):
    """决策后评估 (DEC-11)."""

    published_on: Day = key("公布日期", "公布评估结果的日期", required=True, example="2027-06-30")
    text: Text = key("评估结果", "执行得怎样、要不要改", required=True)


class DecisionState(Choice):
    """How far a decision is."""

    planned = "按计划推进"
    consulting = "正在征求意见"
    decided = "已出台"
    overdue = "超过计划时间"
    cancelled = "已取消"


class DecisionItem(Record):
    """重大行政决策事项."""

    kind: ClassVar[Kind] = Kind(
        name="decision_item",
        label="重大行政决策事项",
        plural="decisions",
        sources=("content/decisions/**",),
        form="many",
        column=Column("重大行政决策事项目录", "每年准备作出的重大行政决策、承办单位、计划时间、履行程序和怎样参与", ("重大行政决策", "决策事项目录", "公众参与"), "征集调查"),
        identity="stem-number",
        container=Container(("decisions", "决策事项"), ("year", "published_on")),
        own_page=False,
        order="number",
    )

    year: Count = key("年度", "哪一年的目录", required=True, example="2026", requirements=("DEC-01",))
    published_on: Moment = key("发布日期", "目录公布的日期和时间", required=True, example="2026-02-10 09:00", requirements=("DEC-08",))
    number: Count = key("序号", "序号", required=True, example="1")
    title: Text = key("事项名称", "决策事项的名称", required=True, example="制定县城停车收费管理办法", requirements=("DEC-01",))
    organisation: Text = key("承办单位", "负责起草的单位", required=True, link=Link(("organisation",), "decision_items"), example="县发展改革局", requirements=("DEC-08",))
    procedures: Many[Procedure] = key("履行程序", "要履行的程序", required=True, example="公众参与", requirements=("DEC-08",))
    planned_on: Day = key("计划完成日期", "计划提请决定的最后一天", required=True, example="2026-09-30", requirements=("DEC-08",))
    participation: Text | None = key("公众参与方式", "群众怎样参与，有公众参与程序的必填", example="网上征求意见，召开听证会", requirements=("DEC-08",))
    consultations: Many[Text] = key("征求意见", "对应的意见征集，写标题或者编号", default=(), link=Link(("consultation",), "decision_items"), example="tingche-shoufei-2027", requirements=("DEC-12",))
    no_consultation: Text | None = key("未征求意见原因", "依法不公开征求意见的，写明原因", example="依法不予公开", requirements=("DEC-12",))
    policies: Many[Text] = key("出台文件", "最后出台的文件，写文号", default=(), link=Link(("policy",), "decision_items"), example="示府发〔2026〕8号")
    legality_sent_on: Day | None = key("送审日期", "送合法性审查的日期，审查一般不少于7个工作日", example="2026-08-10", requirements=("DEC-07",))
    legality_reviewed_on: Day | None = key("合法性审查日期", "通过合法性审查的日期", example="2026-08-20", requirements=("DEC-07",))
    evaluation: Evaluation | None = key("决策后评估", "执行一段时间后评估的结果", requirements=("DEC-11",))
    changes: Many[DecisionChange] = key("调整记录", "年内增加、调整、取消的记录", default=())
    sample: YesNo = key("示例", "填“是”表示这是演示内容，页面会注明", default=False, example="是")
