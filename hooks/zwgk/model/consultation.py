"""意见征集, 决策预公开 (DEC-02..09)."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Kind, Link, Part, key
from zwgk.model.shared import Published
from zwgk.model.values.codes import Email, Phone
from zwgk.model.values.dates import Day
from zwgk.model.values.text import Count, Many, Text, WebAddress


class Ways(Part):
    """How to send an opinion; at least one."""

    email: Email | None = key("邮箱", "电子邮箱", example="jtj@example.gov.cn")
    phone: Phone | None = key("电话", "电话", example="0830-0000005")
    fax: Phone | None = key("传真", "传真", example="0830-0000006")
    address: Text | None = key("地址", "通信地址", example="示例路3号")
    postcode: Text | None = key("邮政编码", "6位邮政编码", example='"640000"')
    url: WebAddress | None = key("网址", "网上提意见的网址", example="https://www.example.gov.cn/yjzj/")
    on_site: Text | None = key("现场", "当面提意见的地点")


class Outcome(Part):
    """采纳情况 (DEC-04)."""

    short: ClassVar[str] = "text"

    text: Text = key("说明", "收到哪些意见、采纳了哪些、没采纳的理由", required=True, example="收到意见12条，采纳7条")
    published_on: Day | None = key("公布日期", "公布采纳情况的日期", example="2022-04-15")
    received: Count | None = key("收到", "收到意见的条数", example="12")
    adopted: Count | None = key("采纳", "采纳的条数", example="7")
    not_adopted: Count | None = key("未采纳", "未采纳的条数", example="5")


class Hearing(Part):
    """听证会 (DEC-05)."""

    held_on: Day = key("日期", "听证会的日期", required=True, example="2022-03-20")
    place: Text = key("地点", "听证会的地点", required=True, example="县政府2号楼会议室")
    selection: Text = key("代表产生方式", "听证会参加人怎样产生", required=True, example="自愿报名，随机抽取")
    participants: Many[Text] = key("参加人", "听证会参加人名单，写姓氏和身份", default=(), example="居民代表8人")
    papers_sent_on: Day | None = key("材料送达日期", "材料送给参加人的日期，至少提前7日", example="2022-03-10")


class Consultation(Published):
    """意见征集."""

    kind: ClassVar[Kind] = Kind(
        name="consultation",
        label="意见征集",
        plural="consultations",
        sources=("content/consultations/**",),
        form="markdown",
        column=Column("意见征集", "重大决策和政策文件草案公开征求意见及采纳情况", ("意见征集", "决策预公开"), "征集调查"),
        order="published_on",
    )

    title: Text = key("标题", "公告的标题", required=True, example="关于公开征求《……（征求意见稿）》意见的公告")
    organiser: Text = key("组织单位", "组织征集的单位", required=True, link=Link(("organisation",), "consultations"), example="县交通运输局")
    opens_on: Day = key("开始日期", "开始征集的日期", required=True, example="2022-03-01", requirements=("DEC-02", "DEC-09"))
    closes_on: Day = key("截止日期", "截止的日期，一般不少于30日", required=True, example="2022-03-31", requirements=("DEC-02", "DEC-03", "DEC-09"))
    shortened_reason: Text | None = key("缩短期限原因", "征集期少于30日时写明原因", example="防汛应急需要", requirements=("DEC-03",))
    ways: Ways = key("提意见方式", "群众怎样提意见", required=True, requirements=("DEC-02",))
    explanation: Text = key("起草说明", "起草的背景、依据和主要内容", required=True, requirements=("DEC-02",))
    outcome: Outcome | None = key("采纳情况", "截止后公布收到和采纳的情况", requirements=("DEC-04",))
    outcome_policies: Many[Text] = key("正式文件", "最后出台的文件，写文号", default=(), link=Link(("policy",), "consultations"), example="示府发〔2022〕8号", requirements=("DEC-06",))
    no_document_reason: Text | None = key("未出台原因", "征集后决定不出台文件的，写明原因", example="意见分歧大，暂缓", requirements=("DEC-06",))
    hearing: Hearing | None = key("听证会", "举行听证会的，写明时间、地点和参加人", requirements=("DEC-05",))
