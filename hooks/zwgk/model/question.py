"""知识问答 (INT-05, SVC-13)."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Kind, Link, key
from zwgk.model.shared import Addressed, Status
from zwgk.model.values.dates import Day, Moment
from zwgk.model.values.text import Many, Text, YesNo


class Question(Addressed):
    """知识问答."""

    kind: ClassVar[Kind] = Kind(
        name="question",
        label="知识问答",
        plural="questions",
        sources=("content/questions/**",),
        form="many",
        column=Column("知识问答", "群众常问的问题和答复", ("知识问答", "常见问题"), "咨询投诉"),
        identity="key",
        title="question",
        order="published_on",
        texts=("answer",),
    )

    id: str = key("编号", "编号，小写字母、数字和连字符", required=True, example="dibao-who")
    question: Text = key("问", "群众会怎么问就怎么写", required=True, example="哪些人可以申请低保？")
    answer: Text = key("答", "直接回答，可以分段、列条", required=True)
    about: Many[Text] = key("关于", "和哪份文件、哪个办事指南、哪个公开事项有关", default=(), link=Link(("policy", "service_guide", "catalog_item"), "questions"), example="办事指南/dibao")
    organisation: Text = key("答复单位", "由谁答复", required=True, link=Link(("organisation",), "questions"), example="县民政局")
    published_on: Moment = key("更新日期", "最近一次核对答复的日期", required=True, example="2022-05-01", requirements=("GW-13",))
    first_published_on: Day | None = key("首次发布", "这一条第一次公开的日期，以后更新也不改；“三同步”按它算", example="2022-05-01", requirements=("INT-05",))
    keywords: Many[Text] = key("关键词", "群众可能用来查找的词", default=())
    status: Status = key("状态", "草稿不会公开", default=Status.published, example="发布")
    withdrawn_on: Day | None = key("撤回日期", "撤回的日期，状态为撤回时必填", example="2022-05-01")
    withdrawn_reason: Text | None = key("撤回原因", "撤回的原因，状态为撤回时必填", example="政策已调整")
    sample: YesNo = key("示例", "填“是”表示这是演示内容，页面会注明", default=False, example="是")
