"""解读人 and contacts (INT-03, INT-07)."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Kind, Link, key
from zwgk.model.shared import Addressed
from zwgk.model.values.codes import Email, Phone
from zwgk.model.values.dates import Day
from zwgk.model.values.text import Many, Text, YesNo


class Interpreter(Addressed):
    """解读人."""

    kind: ClassVar[Kind] = Kind(
        name="interpreter",
        label="解读人",
        plural="interpreters",
        sources=("interpretations/interpreters.yml",),
        form="many",
        column=Column("政策解读人", "各单位政策解读人的姓名、职务和咨询电话", ("解读人", "咨询电话"), "政策解读"),
        identity="key",
        title="name",
        order="name",
    )

    id: str = key("编号", "编号，小写字母、数字和连字符", required=True, example="zhang-shili")
    name: Text = key("姓名", "姓名", required=True, example="张示例")
    organisation: Text = key("单位", "所在单位", required=True, link=Link(("organisation",), "interpreters"), example="县政府办公室")
    post: Text = key("职务", "职务", required=True, example="副主任")
    lead: YesNo = key("第一解读人", "起草部门主要负责人填“是”", default=False, example="是", requirements=("INT-03",))
    phone: Phone = key("联系电话", "接受政策咨询的办公电话", required=True, example="0830-0000002", requirements=("INT-07",))
    hours: Text = key("接听时间", "接听咨询的时间", required=True, example="工作日 9:00-17:00", requirements=("INT-07",))
    email: Email | None = key("电子邮箱", "接受政策咨询的邮箱", example="zwgk@example.gov.cn")
    topics: Many[Text] = key("解读领域", "解答哪些方面的政策", default=(), example="社会救助")
    until: Day | None = key("任期至", "不再担任解读人的日期", example="2027-12-31", requirements=("INT-07",))
