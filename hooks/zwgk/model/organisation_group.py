"""单位组."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Kind, Link, Record, key
from zwgk.model.values.text import Many, Text


class OrganisationGroup(Record):
    """单位组: a name such as 各镇（街道） that stands for several units."""

    kind: ClassVar[Kind] = Kind(
        name="organisation_group",
        label="单位组",
        plural="organisation-groups",
        sources=("content/organisations/groups.yml",),
        form="many",
        column=Column("单位组", "“各镇（街道）”“县政府各部门”等统称所指的单位", ("单位组", "统称"), "机构职能"),
        identity="key",
        own_page=False,
        title="name",
        order="name",
        shared="used",
    )

    id: str = key("编号", "编号，小写字母、数字和连字符", required=True, example="towns")
    name: Text = key("名称", "统称", required=True, example="各镇（街道）")
    other_names: Many[Text] = key("别称", "同一组单位的其他写法", default=(), example="各乡镇人民政府、街道办事处")
    members: Many[Text] = key("成员", "包括哪些单位", required=True, link=Link(("organisation",), "groups"), example="甲镇政府")

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its other spellings."""
        return (self.name, *self.other_names)
