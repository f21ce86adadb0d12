"""任务: a row of a 任务分解表."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Container, Kind, Link, Part, Record, key
from zwgk.model.values.dates import Day
from zwgk.model.values.text import Choice, Count, Many, Text, YesNo


class Progress(Choice):
    """State of a task."""

    not_started = "未开始"
    ongoing = "进行中"
    done = "已完成"
    continuing = "持续推进"


class TaskState(Choice):
    """What the public reads of a task; overdue is computed."""

    not_started = "未开始"
    ongoing = "进行中"
    done = "已完成"
    continuing = "持续推进"
    overdue = "逾期未完成"


class ProgressEntry(Part):
    """An entry of 进展."""

    date: Day = key("日期", "日期", required=True, example="2021-11-25")
    state: Progress = key("状态", "未开始、进行中、已完成或持续推进", required=True, example="进行中")
    note: Text | None = key("说明", "做了什么", example="已完成18个领域")


class Task(Record):
    """任务."""

    kind: ClassVar[Kind] = Kind(
        name="task",
        label="任务",
        plural="tasks",
        sources=("content/tasks/**",),
        form="many",
        column=Column("任务分解", "政务公开年度重点任务的责任单位、完成时限和进展", ("任务分解", "重点任务", "进展"), "工作动态"),
        identity="stem-number",
        container=Container(("tasks", "任务"), ("plan", "source")),
        own_page=False,
        order="number",
    )

    plan: Text = key("计划名称", "任务表的名称", required=True, example="2022年政务公开重点任务分解表")
    source: Text | None = key("来源文件", "任务出自哪份文件，写文号", link=Link(("policy",), "tasks"), example="示府办函〔2021〕155号")
    number: Count = key("序号", "序号", required=True, example="6")
    category: Text | None = key("类别", "任务的类别", example="加强平台建设")
    title: Text = key("重点任务", "任务内容", required=True, example="编制政务公开事项标准目录并发布")
    owners: Many[Text] = key("责任单位", "责任单位", required=True, link=Link(("organisation", "organisation_group"), "tasks"), example="县民政局")
    partners: Many[Text] = key("配合单位", "配合单位", default=(), link=Link(("organisation", "organisation_group"), "partner_tasks"), example="各镇（街道）")
    deadline: Text = key("完成时限", "完成时限，照方案填写", required=True, example="2021年12月前")
    items: Many[Text] = key("对应事项", "对应标准目录的哪些事项", default=(), link=Link(("catalog_item",), "tasks"), example="SHJZ-0101")
    progress: Many[ProgressEntry] = key("进展", "进展记录", default=())
    sample: YesNo = key("示例", "填“是”表示这是演示内容，页面会注明", default=False, example="是")
