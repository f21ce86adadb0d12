"""回应关切: what people were worried about, and what the county said."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Kind, Link, key
from zwgk.model.shared import Published
from zwgk.model.values.dates import Day
from zwgk.model.values.text import Choice, Many, Text


class ConcernSource(Choice):
    """Where a concern came from."""

    hotline = "12345热线"
    message = "网上留言"
    media = "媒体报道"
    visit = "来信来访"
    survey = "走访调研"
    other = "其他"


class Response(Published):
    """回应关切."""

    kind: ClassVar[Kind] = Kind(
        name="response",
        label="回应关切",
        plural="responses",
        sources=("content/responses/**",),
        form="markdown",
        column=Column("回应关切", "群众集中反映的问题和有关单位的回应", ("回应关切", "热点回应", "舆情回应"), "回应关切"),
        order="published_on",
    )

    title: Text = key("标题", "回应的标题", required=True, example="关于赶集日公交拥挤的回应")
    organisation: Text = key("回应单位", "由谁回应", required=True, link=Link(("organisation",), "responses"), example="县交通运输局")
    concern: Text = key("关切内容", "群众反映了什么，用群众的话写", required=True, example="赶集日早上挤不上车")
    concern_source: ConcernSource = key("关切来源", "从哪里了解到的", required=True, example="12345热线")
    raised_on: Day = key("关切日期", "开始集中反映的日期", required=True, example="2026-10-08")
    about: Many[Text] = key("关于", "和哪份文件、哪个办事指南有关", default=(), link=Link(("policy", "service_guide"), "responses"), example="示府办发〔2026〕19号")
