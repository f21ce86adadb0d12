"""政策解读 (INT-01..14)."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Kind, Link, key
from zwgk.model.shared import Image, Published
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
    )

    title: Text = key("标题", "解读的标题", required=True, example="一图读懂……")
    policies: Many[Text] = key("解读文件", "解读的是哪份文件或哪次意见征集，写文号", required=True, link=Link(("policy", "consultation"), "interpretations"), example="示府办函〔2021〕155号", requirements=("INT-06",))
    phase: Phase = key("解读阶段", "即时解读、跟踪解读或咨询解读", required=True, example="即时解读", requirements=("INT-10",))
    form: Form = key("解读形式", "文字、问答、图解、音频、视频、发布会、访谈、明白卡或场景式", required=True, example="问答", requirements=("INT-09",))
    organisation: Text = key("解读机构", "负责解读的单位", required=True, link=Link(("organisation",), "interpretations"), example="县政府办公室", requirements=("INT-07",))
    interpreters: Many[Text] = key("解读人", "解读人姓名，在解读人名册里登记", required=True, link=Link(("interpreter",), "interpretations"), example="张示例", requirements=("INT-07",))
    key_point: Text = key("一句话说清楚", "不超过60个字，说清对群众意味着什么", required=True, example="年满80岁的老人每月可领高龄津贴")
    images: Many[Image] = key("图解图片", "图解用的图片和它的文字说明", default=())
    audio: Text | None = key("音频", "音频文件名", file=True, example="解读录音.mp3")
    video: Text | None = key("视频", "视频文件名", file=True, example="解读视频.mp4")
    transcript: Text | None = key("文字稿", "音频、视频的完整文字稿")
