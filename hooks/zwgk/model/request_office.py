"""依申请公开受理机构 (PF-03, ZL-05..09)."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Kind, Link, Record, key
from zwgk.model.values.codes import Email, Phone
from zwgk.model.values.text import Many, Text, WebAddress


class RequestOffice(Record):
    """依申请公开受理机构."""

    kind: ClassVar[Kind] = Kind(
        name="request_office",
        label="依申请公开受理机构",
        plural="requests",
        sources=("content/requests.yml",),
        form="many",
        column=Column("依申请公开", "申请获取政府信息的方式、受理机构、申请表和答复时限", ("依申请公开", "申请表"), "依申请公开"),
        identity="key",
        own_page=False,
        title="organisation",
    )

    id: str = key("编号", "编号，小写字母、数字和连字符", required=True, example="xzfb")
    organisation: Text = key("受理机构", "受理申请的单位", required=True, link=Link(("organisation",), "request_offices"), example="县政府办公室")
    address: Text = key("地址", "当面申请和邮寄的地址", required=True, example="示例路1号", requirements=("ZL-06",))
    postcode: Text | None = key("邮政编码", "6位邮政编码", example='"640000"')
    phone: Phone = key("电话", "咨询电话", required=True, example="0830-0000005")
    fax: Phone | None = key("传真", "传真号码", example="0830-0000006", requirements=("ZL-06",))
    email: Email | None = key("电子邮箱", "接收申请的邮箱", example="ysq@example.gov.cn")
    online: WebAddress | None = key("网上申请", "网上提交申请的网址", example="https://www.example.gov.cn/ysq/", requirements=("ZL-06",))
    hours: Text = key("受理时间", "受理时间", required=True, example="工作日 9:00-12:00 13:30-17:00")
    form: Text | None = key("申请表", "申请表的文件名", file=True, example="申请表.docx", requirements=("ZL-05",))
    flowchart: Text | None = key("流程图", "流程图的文件名", file=True, example="流程图.svg", requirements=("ZL-06",))
    time_limit: Text = key("答复时限", "多久答复", required=True, example="20个工作日", requirements=("ZL-07",))
    fee: Text | None = key("收费说明", "是否收费、依据什么", requirements=("ZL-08",))
    steps: Many[Text] = key("办理步骤", "从提交申请到答复的步骤", default=())
    help: Text | None = key("阅读帮助", "看不清、听不清、不会写的，怎样得到帮助", example="可以打电话口头申请，由工作人员代填后念给您核对", requirements=("ZL-09",))
