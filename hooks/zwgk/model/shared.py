"""Parts and vocabularies that several content types share."""

from __future__ import annotations

import re
from typing import ClassVar

from zwgk.model.record import Link, Part, Record, key
from zwgk.model.values.dates import Day, Moment
from zwgk.model.values.text import Choice, Many, Text, YesNo
from zwgk.model.vocabulary import METHODS


class Status(Choice):
    """Whether a record is shown (rulings 26)."""

    published = "发布"
    draft = "草稿"
    withdrawn = "撤回"


_SAYS_DRAFT = re.compile(r"^\s*(?:状态|status)\s*:\s*[\"']?(?:草稿|draft)\b", re.M)


def says_draft(text: str) -> bool:
    """Whether the text of a source says that it is a draft; it need not be readable yet."""
    return _SAYS_DRAFT.search(text) is not None


class Method(Choice):
    """公开方式 (ZL-11)."""

    proactive = METHODS.label("proactive")
    on_request = METHODS.label("on_request")
    withheld = METHODS.label("withheld")

    @classmethod
    def aliases(cls) -> dict[str, str]:
        """Short forms of the official table."""
        return METHODS.aliases()


class WithheldBasis(Choice):
    """Why something is not public: the closed list of 条例 art. 14 to 16 (ZL-10)."""

    state_secret = "国家秘密"
    law_forbids = "法律、行政法规禁止公开"
    three_securities = "危及国家安全、公共安全、经济安全、社会稳定"
    trade_secret = "商业秘密"
    privacy = "个人隐私"
    internal_affairs = "内部事务信息"
    process = "过程性信息"
    enforcement_file = "行政执法案卷信息"


class StatutoryClass(Choice):
    """法定主动公开类目: the fifteen items of 条例 art. 20, then those of art. 21."""

    rules = "法规规章和规范性文件"
    functions = "机关职能和机构设置"
    plans = "规划计划和政策"
    statistics = "统计信息"
    licences = "行政许可和对外管理服务"
    penalties = "行政处罚和行政强制"
    budgets = "财政预算决算"
    charges = "行政事业性收费"
    procurement = "政府集中采购"
    projects = "重大建设项目"
    welfare = "民生政策措施及其实施"
    emergencies = "突发公共事件"
    inspections = "环境卫生安全和质量监督检查"
    recruitment = "公务员招考"
    others = "其他法定公开信息"
    municipal = "市政建设"
    public_services = "公共服务"
    public_welfare = "公益事业"
    land = "土地征收"
    houses = "房屋征收"
    security = "治安管理"
    assistance = "社会救助"
    rural_policy = "农业农村政策落实"
    irrigation = "农田水利"
    land_contracts = "土地承包经营权流转"
    homesteads = "宅基地审核"
    levies = "筹资筹劳"


class FormerName(Part):
    """A name that was used before."""

    short: ClassVar[str] = "name"

    name: Text = key("名称", "以前用过的名称", required=True, example="县民政和社会保障局")
    until: Day | None = key("截至", "用到哪一天", example="2010-05-01")


class Attachment(Part):
    """A file that belongs to a record (rulings 25)."""

    short: ClassVar[str] = "file"

    file: Text = key("文件", "附件的文件名，文件放在本记录旁边的“附件”文件夹", file=True, required=True, example="申请表.docx")
    title: Text | None = key("名称", "页面上显示的名称，不填就用文件名", example="申请表")


class Image(Part):
    """A picture with its text (A11-37)."""

    file: Text = key("文件", "图片的文件名", file=True, required=True, example="流程图.svg")
    text: Text = key("说明", "看不见图的人靠它了解内容，写清图里说了什么", required=True)


class Addressed(Record):
    """A record with a page of its own that may have had other addresses."""

    former_addresses: Many[Text] = key(
        "旧地址",
        "这一页以前用过的网址路径，访问旧地址会自动转到本页",
        default=(),
        example="policies/old-name/",
        requirements=("GW-33",),
    )


class Published(Addressed):
    """What all published records have in common."""

    published_on: Moment = key(
        "发布日期",
        "在网站上公开的日期和时间",
        required=True,
        example="2022-01-31 09:30",
        requirements=("GW-04", "GW-13"),
    )
    updated_on: Day | None = key("更新日期", "最近一次修改内容的日期", example="2022-03-01")
    status: Status = key("状态", "草稿不会公开，撤回后页面只留说明", default=Status.published, example="发布")
    withdrawn_on: Day | None = key("撤回日期", "撤回的日期，状态为撤回时必填", example="2022-05-01")
    withdrawn_reason: Text | None = key("撤回原因", "撤回的原因，状态为撤回时必填", example="内容有误，重新核定")
    item: Many[Text] = key(
        "对应事项",
        "属于标准目录里的哪一条，写事项编码",
        default=(),
        link=Link(("catalog_item",), "disclosures"),
        example="SHJZ-0101",
        requirements=("CAT-08",),
    )
    method: Method = key(
        "公开方式",
        "主动公开、依申请公开或不予公开；不予公开的不会出现在网站上",
        default=Method.proactive,
        example="主动公开",
        requirements=("ZL-10", "ZL-11"),
    )
    withheld_basis: WithheldBasis | None = key(
        "不公开依据",
        "不予公开的，写明是《政府信息公开条例》第十四条到第十六条的哪一种",
        example="个人隐私",
        requirements=("ZL-10", "ZL-11"),
    )
    reviewed_on: Day | None = key(
        "复核日期",
        "不予公开的，最近一次复核能不能公开的日期",
        example="2022-03-01",
        requirements=("ZL-12",),
    )
    statutory_class: StatutoryClass | None = key(
        "法定类目", "属于《政府信息公开条例》第二十条、第二十一条的哪一类，不填按对应事项的领域归类", example="统计信息", requirements=("PF-04",)
    )
    summary: Text | None = key("内容概述", "一两句话说明内容，用于列表和检索", example="明确了……", requirements=("ZL-03",))
    keywords: Many[Text] = key("关键词", "群众可能用来查找的词", default=(), example="[低保, 救助]")
    attachments: Many[Attachment] = key("附件", "随文发布的文件", default=(), example="申请表.docx")
    reposted_from: Text | None = key("来源", "转载时写原发布单位，自己发布的不填", example="省人民政府网站")
    editor: Text | None = key("责任编辑", "负责本条信息的编辑", example="张示例")
    sample: YesNo = key("示例", "填“是”表示这是演示内容，页面会注明", default=False, example="是")
