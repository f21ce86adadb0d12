"""政府公报 (DOC-11, DOC-12)."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Kind, Link, Part, key
from zwgk.model.shared import Addressed, Attachment
from zwgk.model.values.dates import Moment
from zwgk.model.values.text import Count, Many, Text, YesNo


class GazetteSection(Part):
    """A section of the contents."""

    column: Text = key("栏目", "栏目名称", required=True, example="县政府办公室文件")
    policies: Many[Text] = key("文件", "刊登的文件，写文号", required=True, link=Link(("policy",), "gazette_issues"), example="示府办函〔2021〕155号")


class GazetteIssue(Addressed):
    """政府公报."""

    kind: ClassVar[Kind] = Kind(
        name="gazette_issue",
        label="政府公报",
        plural="gazette",
        sources=("content/gazette/**",),
        form="one",
        column=Column("政府公报", "县人民政府公报，刊登规范性文件的标准文本", ("政府公报",), "政策文件"),
        title="title",
        order="published_on",
    )

    year: Count = key("年份", "年份", required=True, example="2022")
    number: Text = key("期号", "期号", required=True, example="第1期（总第5期）")
    published_on: Moment = key("出版日期", "出版日期", required=True, example="2022-03-31")
    contents: Many[GazetteSection] = key("目录", "按栏目列出刊登的文件", required=True, requirements=("DOC-12",))
    reading_points: Many[Text] = key("查阅点", "在哪里可以看到纸质公报", default=(), link=Link(("place",), "gazette_issues"), example="县档案馆", requirements=("DOC-12",))
    attachments: Many[Attachment] = key("附件", "公报电子版", default=())
    sample: YesNo = key("示例", "填“是”表示这是演示内容，页面会注明", default=False, example="是")

    @property
    def title(self) -> str:
        """Year and number."""
        return f"政府公报{self.year}年{self.number}"
