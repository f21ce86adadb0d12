"""单位."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Kind, Link, Part, key
from zwgk.model.shared import Addressed, FormerName
from zwgk.model.values.codes import CreditCode, Email, Phone
from zwgk.model.values.dates import Day
from zwgk.model.values.text import Choice, Many, Text, WebAddress


class OrganisationType(Choice):
    """Types of units."""

    government = "人民政府"
    office = "政府部门"
    town = "乡镇街道"
    institution = "事业单位"
    vertical = "垂直管理单位"
    enterprise = "公共企事业单位"
    other = "其他"


class Leader(Part):
    """A head of a unit (条例 art. 20, 2)."""

    name: Text = key("姓名", "姓名", required=True, example="张示例")
    post: Text = key("职务", "职务", required=True, example="局长")
    duties: Text | None = key("分工", "分管工作", example="主持全面工作")


class Organisation(Addressed):
    """单位."""

    kind: ClassVar[Kind] = Kind(
        name="organisation",
        label="单位",
        plural="organisations",
        sources=("content/organisations/**",),
        form="either",
        column=Column("机构职能", "各单位的职责、办公地址、办公时间和联系方式", ("机构职能", "单位", "联系方式"), "机构职能"),
        title="name",
        order="name",
        shared="used",
    )

    name: Text = key("名称", "单位全称", required=True, example="示例县民政局")
    short_name: Text | None = key("简称", "其他记录里常写的名称", example="县民政局")
    former_names: Many[FormerName] = key("曾用名", "以前的名称，旧文件里写的名称也能对上", default=(), example="县民政和社会保障局")
    type: OrganisationType = key("单位类型", "单位的类型", required=True, example="政府部门")
    parent: Text | None = key("上级单位", "隶属的单位", link=Link(("organisation",), "children"), example="县政府")
    successor: Text | None = key("承接单位", "撤并后由谁承接", link=Link(("organisation",), "predecessors"), example="县农业农村局")
    abolished_on: Day | None = key("撤销日期", "撤并的日期", example="2021-05-30")
    credit_code: CreditCode | None = key("统一社会信用代码", "18位统一社会信用代码", example="11510000000000000H")
    document_prefixes: Many[Text] = key("机关代字", "本单位文号的机关代字", default=(), example="示民发", requirements=("DOC-06",))
    duties: Many[Text] = key("主要职责", "主要职责，一条一项", default=(), example="负责社会救助工作", requirements=("ZL-02",))
    leaders: Many[Leader] = key("负责人", "负责人姓名、职务和分工", default=())
    address: Text = key("地址", "办公地址", required=True, example="示例路1号")
    postcode: Text | None = key("邮政编码", "6位邮政编码", example='"640000"')
    phone: Phone = key("办公电话", "对外公开的办公电话", required=True, example="0830-0000001")
    complaint_phone: Phone | None = key("监督电话", "监督投诉电话", example="0830-0000002")
    fax: Phone | None = key("传真", "传真号码", example="0830-0000003")
    email: Email | None = key("电子邮箱", "对外公开的邮箱", example="mzj@example.gov.cn")
    hours: Text = key("工作时间", "对外办公的时间", required=True, example="工作日 9:00-12:00 13:30-17:00")
    website: WebAddress | None = key("网址", "单位网页", example="https://www.example.gov.cn/mzj/")
    checked_on: Day | None = key("核对日期", "最近一次核对联系方式的日期", example="2026-10-08")

    @property
    def names(self) -> tuple[str, ...]:
        """Full, short and former names."""
        names = [self.name, self.short_name, *(f.name for f in self.former_names)]
        return tuple(n for n in names if n)
