"""督查审计发现与整改: a problem that was found, who puts it right by when, and what was done."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Container, Kind, Link, Part, Record, key
from zwgk.model.values.dates import Day, Moment
from zwgk.model.values.text import Choice, Count, Many, Text, YesNo


class InspectionType(Choice):
    """Who looked."""

    supervision = "督查"
    audit = "审计"
    self_check = "自查"
    assessment = "第三方评估"


class FindingState(Choice):
    """How far the correction is."""

    pending = "正在整改"
    done = "已整改"
    overdue = "逾期未整改"


class CorrectionEntry(Part):
    """An entry of 整改进展."""

    date: Day = key("日期", "日期", required=True, example="2026-09-10")
    note: Text = key("说明", "做了什么", required=True, example="补公开12条")


class Finding(Record):
    """督查审计发现与整改."""

    kind: ClassVar[Kind] = Kind(
        name="finding",
        label="督查审计发现与整改",
        plural="findings",
        sources=("content/findings/**",),
        form="many",
        column=Column("督查审计与整改", "督查、审计、评估发现的问题，整改单位、期限和结果", ("督查", "审计", "整改"), "信息公开目录"),
        identity="stem-number",
        container=Container(("findings", "问题清单"), ("inspection", "inspection_type", "inspector", "published_on")),
        own_page=False,
        order="number",
    )

    inspection: Text = key("检查名称", "哪一次督查、审计或者评估", required=True, example="2026年政务公开第三方评估")
    inspection_type: InspectionType = key("检查类型", "督查、审计、自查或第三方评估", required=True, example="第三方评估")
    inspector: Text = key("检查单位", "谁检查的", required=True, example="县审计局")
    published_on: Moment = key("发布日期", "公布的日期和时间", required=True, example="2026-08-20 09:00")
    number: Count = key("序号", "序号", required=True, example="1")
    title: Text = key("发现的问题", "发现了什么问题", required=True, example="部分补贴发放结果没有公开")
    organisation: Text = key("整改单位", "由谁整改", required=True, link=Link(("organisation",), "findings"), example="县农业农村局")
    due_on: Day = key("整改期限", "整改的最后一天", required=True, example="2026-09-30")
    progress: Many[CorrectionEntry] = key("整改进展", "整改进展记录", default=())
    corrected_on: Day | None = key("整改完成日期", "改好的日期", example="2026-09-25")
    result: Text | None = key("整改结果", "改成了什么样", example="12条全部补公开")
    sample: YesNo = key("示例", "填“是”表示这是演示内容，页面会注明", default=False, example="是")
