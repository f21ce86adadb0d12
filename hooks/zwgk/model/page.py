"""普通页面: hand-written pages, rendered by MkDocs through our base template."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Kind, key
from zwgk.model.shared import Addressed, Status
from zwgk.model.values.dates import Day, Moment
from zwgk.model.values.text import Many, Text, YesNo


class Page(Addressed):
    """普通页面."""

    kind: ClassVar[Kind] = Kind(
        name="page",
        label="普通页面",
        plural="pages",
        sources=("content/**",),
        form="markdown",
        column=Column("普通页面", "指南、制度、帮助等页面", ("指南", "制度", "帮助"), "概况信息"),
        identity="path",
        order="published_on",
    )

    title: Text = key("标题", "页面标题", required=True, example="政府信息公开指南")
    published_on: Moment | None = key("发布日期", "发布的日期和时间", example="2022-01-31 09:30")
    updated_on: Day | None = key("更新日期", "最近一次修改的日期", example="2022-03-01", requirements=("ZL-04",))
    organisation: Text | None = key("公开单位", "由谁发布", example="县政府办公室")
    summary: Text | None = key("内容概述", "一两句话说明内容")
    keywords: Many[Text] = key("关键词", "群众可能用来查找的词", default=())
    column_type: Text | None = key("栏目类型", "作为栏目时的类型", example="信息公开指南", requirements=("GW-02",))
    status: Status = key("状态", "草稿不会公开", default=Status.published, example="发布")
    withdrawn_on: Day | None = key("撤回日期", "撤回的日期", example="2022-05-01")
    withdrawn_reason: Text | None = key("撤回原因", "撤回的原因", example="已并入新页面")
    sample: YesNo = key("示例", "填“是”表示这是演示内容，页面会注明", default=False, example="是")

    @property
    def names(self) -> tuple[str, ...]:
        """The title, and the source file as an editor writes it in a link."""
        return (self.title, f"{self.id}.md", f"{self.id}/index.md")
