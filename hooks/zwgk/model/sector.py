"""领域: the fields of the standard catalog (CAT-07)."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Kind, Link, Record, key
from zwgk.model.values.text import Many, Text


class Sector(Record):
    """领域."""

    kind: ClassVar[Kind] = Kind(
        name="sector",
        label="领域",
        plural="catalog",
        sources=("catalog/sectors.yml",),
        form="many",
        column=Column("政务公开标准目录", "基层政务公开标准目录，分领域列明公开什么、由谁公开、何时公开", ("标准目录", "公开事项", "领域"), "信息公开目录"),
        identity="key",
        title="name",
        order="number",
        shared="adopted",
        reserved=frozenset({"changes"}),
    )

    id: str = key("编号", "领域的编号，用作网页地址", required=True, example="shehui-jiuzhu")
    adopts: Text | None = key("沿用", "沿用共享文件夹里的哪个领域，写它的编号；本条只写不同的", example="shehui-jiuzhu")
    number: Text = key("国家序号", "国家26个领域中的序号，地方领域从80起", required=True, example='"05"')
    name: Text = key("名称", "领域名称", required=True, example="社会救助")
    other_names: Many[Text] = key("其他名称", "同一领域的其他叫法", default=(), example="乡村振兴")
    lead: Text | None = key("牵头单位", "本级牵头单位", link=Link(("organisation",), "led_sectors"), example="县民政局", requirements=("CAT-10",))
    ministry: Text | None = key("国家主管部门", "编制本领域标准指引的国家部门", example="民政部")
    description: Text | None = key("说明", "本领域公开哪些方面的信息")
    not_applicable: Text | None = key("不适用原因", "本地没有这一领域时写明原因", example="本县无此类事项", requirements=("CAT-07",))

    @property
    def names(self) -> tuple[str, ...]:
        """Name, other names and the national number."""
        return (self.name, *self.other_names, self.number)
