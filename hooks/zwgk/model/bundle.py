"""一件事: several guides done as one (SVC-08)."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Kind, Link, Part, key
from zwgk.model.shared import Published
from zwgk.model.values.codes import Phone
from zwgk.model.values.dates import Span
from zwgk.model.values.text import Count, Many, Text, WebAddress


class BundleStep(Part):
    """A guide inside a bundle."""

    short: ClassVar[str] = "guide"

    guide: Text = key("办事指南", "哪一个办事指南", required=True, link=Link(("service_guide",), "bundles"), example="户口登记")
    order: Count | None = key("先后", "第几步，同时办理的写同一个数", example="1")
    condition: Text | None = key("什么情况才办", "不是人人都要办的，写明什么情况才办；它的材料也只在这种情况下要带", example="有房产要继承的")
    note: Text | None = key("说明", "这一步要注意什么")


class JoinedMaterial(Part):
    """Materials that the guides call by different names and one thing serves for."""

    name: Text = key("名称", "在清单上怎么写", required=True, example="办事人的身份证")
    includes: Many[Text] = key("包括", "各办事指南里的名称，照原样写", required=True, example="[申请人身份证, 经办人身份证]")
    note: Text | None = key("说明", "这样东西要注意什么", example="谁来办就带谁的")


class SharedMaterial(Part):
    """A material of a guide that need not be brought when all is done together."""

    short: ClassVar[str] = "name"

    name: Text = key("名称", "办事指南里的名称，照原样写", required=True, example="出生医学证明")
    note: Text | None = key("说明", "为什么不用带", example="前一步办好后，部门之间共享")


class Bundle(Published):
    """一件事."""

    kind: ClassVar[Kind] = Kind(
        name="bundle",
        label="一件事",
        plural="bundles",
        sources=("content/bundles/**",),
        form="one",
        column=Column("一件事", "把要跑多个部门的事合并成一件事办理", ("一件事", "集成办理"), "办事服务"),
        title="name",
        order="published_on",
    )

    name: Text = key("名称", "名称", required=True, example="新生儿出生一件事")
    key_point: Text = key("一句话说清楚", "不超过60个字", required=True, example="生了孩子，户口、医保、社保卡一次办齐")
    lead: Text = key("牵头单位", "牵头单位", required=True, link=Link(("organisation",), "bundles"), example="县卫生健康局")
    audience: Text | None = key("适用人群", "谁可以办", example="在本县出生的新生儿家庭")
    steps: Many[BundleStep] = key("步骤", "包括哪些办事指南，按先后排列", required=True, requirements=("SVC-08",))
    joined: Many[JoinedMaterial] = key("合并材料", "各办事指南里叫法不同、其实是同一样的材料", default=(), requirements=("SVC-08",))
    shared: Many[SharedMaterial] = key("不用带", "一起办时由部门之间共享、不用群众带的材料", default=(), requirements=("SVC-08",))
    visits: Count | None = key("到现场次数", "一起办最多要跑几次", example="1", requirements=("SVC-06",))
    counter: Text = key("线下窗口", "在哪个窗口办", required=True, example="县政务服务中心一楼综合窗口")
    promised_days: Span | None = key("承诺办结时限", "全部办完要多久", example="10个工作日", requirements=("SVC-08",))
    phone: Phone = key("咨询电话", "问这件事打哪个电话", required=True, example="0830-0000003")
    online: WebAddress | None = key("网上办理", "网上办理的网址", example="https://www.example.gov.cn/yjs/")
