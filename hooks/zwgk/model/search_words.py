"""搜索用词: what people of this county say, beside the synonyms that ship with the engine."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Kind, Part, Record, key
from zwgk.model.values.text import Many, Text


class SynonymPair(Part):
    """What people say and what is written for it."""

    words: Many[Text] = key("说法", "群众平时的说法，几种都可以写上", required=True, example="老人钱")
    terms: Many[Text] = key("规范用语", "文件和指南里的正式叫法", required=True, example="高龄津贴")
    source: Text = key("来源", "从哪里知道群众这么说，例如热线工单、窗口反映", required=True, example="12345热线工单")


class SearchWords(Record):
    """搜索用词."""

    kind: ClassVar[Kind] = Kind(
        name="search_words",
        label="搜索用词",
        plural="search-words",
        sources=("content/synonyms.yml",),
        form="one",
        column=Column("搜索用词", "站内搜索认得的本地说法", ("站内搜索",), "信息公开目录"),
        own_page=False,
        settings=True,
        title="name_text",
    )

    synonyms: Many[SynonymPair] = key("同义词", "群众的说法和正式的叫法，一条一组", default=(), requirements=("GW-53",))

    @property
    def name_text(self) -> str:
        """There is one such file."""
        return self.kind.label
