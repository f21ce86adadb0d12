"""公开信息: whatever else is published under the catalog."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Kind, Link, key
from zwgk.model.shared import Published
from zwgk.model.values.dates import Day
from zwgk.model.values.text import Text


class Disclosure(Published):
    """公开信息."""

    kind: ClassVar[Kind] = Kind(
        name="disclosure",
        label="公开信息",
        plural="disclosures",
        sources=("content/disclosures/**",),
        form="markdown",
        column=Column("公开信息", "预算决算、执法结果、监督检查、补贴发放等主动公开信息", ("主动公开", "公开信息"), "信息公开目录"),
        order="published_on",
    )

    title: Text = key("标题", "信息的标题", required=True, example="县民政局2022年部门预算")
    organisation: Text = key("公开单位", "由谁公开", required=True, link=Link(("organisation",), "disclosures"), example="县民政局", requirements=("ZL-13",))
    index_number: Text | None = key("索引号", "信息索引号", example="115100000000000000/2022-00001", requirements=("ZL-03",))
    formed_on: Day | None = key("形成日期", "时限从哪一天起算就写哪一天：形成日、批准日、批复日、作出决定日，用来计算是否按时公开", example="2022-02-01", requirements=("ZL-01",))
    revoked_on: Day | None = key("撤销决定日期", "公开的处罚、许可决定后来被变更、撤销或者确认无效的，写那一天", example="2026-03-01", requirements=("DOC-16",))
