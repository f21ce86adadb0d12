"""政府信息公开年度报告 （AR-01..12, 〔2021〕30号）."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Kind, Link, Part, key
from zwgk.model.shared import Addressed, Attachment
from zwgk.model.values.dates import Moment
from zwgk.model.values.text import Count, Many, Number, Text, YesNo


class DocumentsMade(Part):
    """A row of block (1) of table 2."""

    made: Count = key("本年制发", "本年制发件数", required=True, example="3")
    repealed: Count = key("本年废止", "本年废止件数", required=True, example="1")
    in_force: Count = key("现行有效", "现行有效件数", required=True, example="12")


class ProactiveTable(Part):
    """Table 2, 主动公开政府信息情况."""

    rules: DocumentsMade = key("规章", "规章", required=True)
    normative: DocumentsMade = key("规范性文件", "行政规范性文件", required=True)
    licences: Count = key("行政许可", "本年处理决定数量", required=True, example="120")
    penalties: Count = key("行政处罚", "本年处理决定数量", required=True, example="30")
    coercion: Count = key("行政强制", "本年处理决定数量", required=True, example="2")
    charges: Number = key("行政事业性收费", "本年收费金额，单位万元", required=True, example="15.2")


#: Columns of table 3: 自然人, five kinds of legal persons, 总计.
APPLICANT_COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")


def _numbers(label: str) -> Many[Count]:
    help = "七个数依次为：" + "、".join(APPLICANT_COLUMNS)
    numbers: Many[Count] = key(label, help, required=True, example="[1, 0, 0, 0, 0, 0, 1]", requirements=("AR-07",))
    return numbers


class RequestTable(Part):
    """Table 3, 收到和处理政府信息公开申请情况: seven numbers a row (AR-02, AR-03)."""

    received: Many[Count] = _numbers("本年新收")
    carried_in: Many[Count] = _numbers("上年结转")
    opened: Many[Count] = _numbers("予以公开")
    partly_opened: Many[Count] = _numbers("部分公开")
    state_secret: Many[Count] = _numbers("属于国家秘密")
    forbidden_by_law: Many[Count] = _numbers("其他法律行政法规禁止公开")
    safety_stability: Many[Count] = _numbers("危及三安全一稳定")
    third_party: Many[Count] = _numbers("保护第三方合法权益")
    internal_affairs: Many[Count] = _numbers("属于三类内部事务信息")
    process_information: Many[Count] = _numbers("属于四类过程性信息")
    enforcement_file: Many[Count] = _numbers("属于行政执法案卷")
    administrative_query: Many[Count] = _numbers("属于行政查询事项")
    not_held: Many[Count] = _numbers("本机关不掌握")
    must_be_made: Many[Count] = _numbers("没有现成信息需要另行制作")
    still_unclear: Many[Count] = _numbers("补正后申请内容仍不明确")
    petition: Many[Count] = _numbers("信访举报投诉类申请")
    repeated: Many[Count] = _numbers("重复申请")
    publications: Many[Count] = _numbers("要求提供公开出版物")
    massive: Many[Count] = _numbers("无正当理由大量反复申请")
    confirmation: Many[Count] = _numbers("要求确认或重新出具已获取信息")
    overdue_completion: Many[Count] = _numbers("逾期不补正")
    unpaid: Many[Count] = _numbers("逾期不缴费")
    other: Many[Count] = _numbers("其他处理")
    settled: Many[Count] = _numbers("总计处理")
    carried_out: Many[Count] = _numbers("结转下年")


class DisputeRow(Part):
    """One of the three groups of table 4 (AR-04)."""

    upheld: Count = key("结果维持", "结果维持", required=True, example="0")
    corrected: Count = key("结果纠正", "结果纠正", required=True, example="0")
    other: Count = key("其他结果", "其他结果", required=True, example="0")
    pending: Count = key("尚未审结", "尚未审结", required=True, example="0")
    total: Count = key("总计", "总计", required=True, example="0")


class DisputeTable(Part):
    """Table 4, 复议和诉讼."""

    review: DisputeRow = key("行政复议", "行政复议", required=True)
    direct_lawsuits: DisputeRow = key("未经复议直接起诉", "未经复议直接起诉", required=True)
    lawsuits_after_review: DisputeRow = key("复议后起诉", "复议后起诉", required=True)


class AnnualReport(Addressed):
    """政府信息公开年度报告."""

    kind: ClassVar[Kind] = Kind(
        name="annual_report",
        label="年度报告",
        plural="annual-reports",
        sources=("content/annual-reports/**",),
        form="one",
        column=Column("政府信息公开年报", "县政府和各单位的政府信息公开工作年度报告", ("年度报告", "信息公开年报"), "信息公开年报"),
        identity="folder-stem",
        title="title",
        order="published_on",
        texts=("overview", "problems", "other"),
    )

    year: Count = key("年度", "报告的年度", required=True, example="2022")
    organisation: Text = key("单位", "哪个单位的报告", required=True, link=Link(("organisation",), "annual_reports"), example="县民政局")
    published_on: Moment = key("发布日期", "公布的日期", required=True, example="2023-01-28 10:00", requirements=("ZL-15",))
    overview: Text = key("总体情况", "第一部分", required=True, requirements=("AR-01",))
    proactive: ProactiveTable = key("主动公开情况", "第二部分的表", required=True, requirements=("AR-01",))
    requests: RequestTable = key("申请处理情况", "第三部分的表", required=True, requirements=("AR-01", "AR-02"))
    disputes: DisputeTable = key("复议诉讼情况", "第四部分的表", required=True, requirements=("AR-01", "AR-04"))
    problems: Text = key("存在问题及改进", "第五部分", required=True, requirements=("AR-01", "AR-08"))
    other: Text = key("其他事项", "第六部分，写明是否收取信息处理费", required=True, requirements=("AR-01", "AR-11"))
    attachments: Many[Attachment] = key("附件", "另外的文件，如盖章扫描件；全文和统计表由程序生成，不用写", default=(), requirements=("AR-12",))
    sample: YesNo = key("示例", "填“是”表示这是演示内容，页面会注明", default=False, example="是")

    @property
    def title(self) -> str:
        """As the reports are called."""
        return f"{self.organisation}{self.year}年政府信息公开工作年度报告"
