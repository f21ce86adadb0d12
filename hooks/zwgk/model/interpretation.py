"""政策解读 (INT-01..14)."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Kind, Link, Part, key
from zwgk.model.shared import Image, Published
from zwgk.model.values.dates import Day
from zwgk.model.values.text import Choice, Many, Text


class Phase(Choice):
    """解读阶段 (INT-10)."""

    immediate = "即时解读"
    follow_up = "跟踪解读"
    on_enquiry = "咨询解读"


class Form(Choice):
    """解读形式 (INT-09, INT-13)."""

    text = "文字"
    questions = "问答"
    chart = "图解"
    audio = "音频"
    video = "视频"
    press_conference = "发布会"
    interview = "访谈"
    card = "明白卡"
    scenario = "场景式"


class BenefitCard(Part):
    """明白卡: one benefit, from who may have it to whom to ask (INT-13)."""

    name: Text | None = key("名称", "这张卡说的是哪一项，只有一张卡时不用填", example="失能老人服务补贴")
    audience: Text = key("对象", "谁能享受", required=True, example="年满60周岁的失能老人")
    requirements: Many[Text] = key("条件", "要符合哪些条件，逐条写", required=True, example="户籍在本县")
    amount: Text = key("标准", "给多少、减多少、多久一次", required=True, example="每月200元")
    how: Many[Text] = key("怎么办", "办理的步骤，逐步写", required=True, example="到村（社区）填表申请")
    contact: Text = key("找谁", "哪个窗口、哪个电话", required=True, example="县民政局养老服务科 0000-0000001")


class QuestionPart(Part):
    """A question and its answer inside an interpretation."""

    question: Text = key("问", "群众会怎么问就怎么写", required=True, example="多久能拿到钱？")
    answer: Text = key("答", "直接回答", required=True, example="审核通过的次月10日前。")


class Scene(Part):
    """One scene of a 场景式 interpretation: who, what happens, how the policy helps."""

    title: Text = key("场景", "一句话说清是什么场景", required=True, example="小王夫妇申请公租房")
    situation: Text = key("情形", "他是谁、遇到什么事，人物和数字写成举例", required=True)
    answer: Text = key("政策怎么说", "文件怎么规定，能得到什么", required=True)
    steps: Many[Text] = key("怎么办", "一步一步怎么办", default=(), example="带身份证到便民服务中心")


class Interpretation(Published):
    """政策解读."""

    kind: ClassVar[Kind] = Kind(
        name="interpretation",
        label="政策解读",
        plural="interpretations",
        sources=("interpretations/**",),
        form="markdown",
        column=Column("政策解读", "政策文件的背景依据、主要内容和惠民举措解读，附解读人和联系方式", ("政策解读", "解读人"), "政策解读"),
        order="published_on",
        texts=("transcript",),
        reserved=frozenset({"report"}),
    )

    title: Text = key("标题", "解读的标题", required=True, example="一图读懂……")
    policies: Many[Text] = key("解读文件", "解读的是哪份文件或哪次意见征集，写文号", required=True, link=Link(("policy", "consultation"), "interpretations"), example="示府办函〔2021〕155号", requirements=("INT-06",))
    phase: Phase = key("解读阶段", "即时解读、跟踪解读或咨询解读", required=True, example="即时解读", requirements=("INT-10",))
    form: Form = key("解读形式", "文字、问答、图解、音频、视频、发布会、访谈、明白卡或场景式", required=True, example="问答", requirements=("INT-09",))
    organisation: Text = key("解读机构", "负责解读的单位", required=True, link=Link(("organisation",), "interpretations"), example="县政府办公室", requirements=("INT-07",))
    interpreters: Many[Text] = key("解读人", "解读人姓名，在解读人名册里登记", required=True, link=Link(("interpreter",), "interpretations"), example="张示例", requirements=("INT-07",))
    key_point: Text = key("一句话说清楚", "不超过60个字，说清对群众意味着什么", required=True, example="年满80岁的老人每月可领高龄津贴")
    asked_on: Day | None = key("咨询日期", "咨询解读：收到咨询的日期", example="2026-09-02", requirements=("INT-12",))
    images: Many[Image] = key("图解图片", "图解用的图片和它的文字说明", default=())
    audio: Text | None = key("音频", "音频文件名", file=True, example="解读录音.mp3")
    video: Text | None = key("视频", "视频文件名", file=True, example="解读视频.mp4")
    cards: Many[BenefitCard] = key("明白卡", "明白卡的内容，一项惠民政策一张", default=(), requirements=("INT-13",))
    questions: Many[QuestionPart] = key("问答", "问答形式的问题和回答，也可以写在正文里", default=())
    scenes: Many[Scene] = key("场景", "场景式解读的场景，也可以写在正文里", default=(), requirements=("INT-13",))
    held_on: Day | None = key("举行日期", "发布会、访谈举行的日期", example="2026-06-17")
    held_at: Text | None = key("举行地点", "发布会、访谈举行的地点", example="县政府新闻发布厅")
    speakers: Many[Text] = key("参加人", "发布会、访谈的参加人，写单位、职务和姓名", default=(), example="县教育体育局局长张示例")
    transcript: Text | None = key("文字稿", "音频、视频的完整文字稿")
