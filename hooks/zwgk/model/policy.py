"""政策文件 (DOC-01..16)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from zwgk.model.record import Column, Kind, Link, key
from zwgk.model.shared import Published
from zwgk.model.values.codes import DocumentNumber
from zwgk.model.values.dates import Day
from zwgk.model.values.text import Choice, Many, Text, YesNo


class Validity(Choice):
    """有效性 (DOC-07)."""

    not_yet_in_force = "尚未施行"
    in_force = "有效"
    amended = "已修改"
    expired = "失效"
    repealed = "废止"


#: What no longer holds (GW-50).
OVER = (Validity.repealed, Validity.expired)


class DocumentType(Choice):
    """Classes of documents (INT-01)."""

    government_rule = "规章"
    normative = "行政规范性文件"
    plan = "规划计划"
    other = "其他政策文件"


#: Classes of documents that must be interpreted (INT-01).
INTERPRETED = (DocumentType.government_rule, DocumentType.normative)


class Genre(Choice):
    """体裁分类: the forms of 党政机关公文处理工作条例 that are published, and 规章制度."""

    resolution = "决议"
    decision = "决定"
    order = "命令（令）"
    bulletin = "公报"
    announcement = "公告"
    notice_to_public = "通告"
    opinion = "意见"
    notice = "通知"
    circular = "通报"
    report = "报告"
    request = "请示"
    reply = "批复"
    proposal = "议案"
    letter = "函"
    minutes = "纪要"
    other = "其他"


class Policy(Published):
    """政策文件."""

    kind: ClassVar[Kind] = Kind(
        name="policy",
        label="政策文件",
        plural="policies",
        sources=("content/policies/**",),
        form="markdown",
        column=Column("政策文件", "县政府、县政府办公室和各部门制发的政策文件", ("政策文件", "规范性文件", "文号"), "政策文件"),
        order="published_on",
        reserved=frozenset(("cleared",)),
    )

    title: Text = key("标题", "文件标题", required=True, example="示例县人民政府办公室关于印发……的通知", requirements=("DOC-01",))
    document_number: DocumentNumber | None = key("文号", "发文字号", example="示府办函〔2021〕155号", requirements=("DOC-01", "DOC-03"))
    index_number: Text | None = key("索引号", "信息索引号", example="115100000000000000/2021-00155", requirements=("DOC-02",))
    issuers: Many[Text] = key("发文机关", "发文机关，联合发文时牵头单位写在最前", required=True, link=Link(("organisation",), "policies"), example="县政府办公室", requirements=("DOC-01",))
    drafter: Text | None = key("起草单位", "起草文件的单位，负责解读", link=Link(("organisation",), "drafted_policies"), example="县民政局", requirements=("INT-02",))
    signed_on: Day = key("成文日期", "文件落款的日期", required=True, example="2021-09-29", requirements=("DOC-01", "DOC-04"))
    effective_on: Day | None = key("施行日期", "开始施行的日期，不填就是成文日期", example="2021-10-01")
    valid_until: Day | None = key("有效期至", "有效期的最后一天", example="2026-09-30", requirements=("DOC-08",))
    validity: Validity | None = key("有效性", "不用填，由程序按日期和废止关系计算；填了就会核对", example="有效", requirements=("DOC-07",))
    document_type: DocumentType = key("文件类型", "规章、行政规范性文件、规划计划或其他政策文件", default=DocumentType.other, example="行政规范性文件", requirements=("INT-01",))
    genre: Genre | None = key("体裁分类", "公文的种类，不填就按标题末尾的“通知”“意见”等识别", example="通知")
    theme: Text | None = key("主题分类", "两级主题，中间用反斜线隔开", example="综合政务\\政务公开", requirements=("DOC-01", "DOC-14"))
    ended_on: Day | None = key("废止失效日期", "被本站没有的文件废止、宣布失效的，写从哪一天起", example="2026-01-26", requirements=("DOC-07",))
    ended_by: Text | None = key("废止失效依据", "宣布废止、失效的文件，写名称和文号", example="《示例市人民政府关于废止部分文件的决定》（示府发〔2026〕1号）", requirements=("DOC-07",))
    repeals: Many[Text] = key("废止文件", "本文件废止了哪些文件，写文号", default=(), link=Link(("policy",), "repealed_by"), example="示府办函〔2017〕12号", requirements=("DOC-09",))
    amends: Many[Text] = key("修改文件", "本文件修改了哪些文件，写文号", default=(), link=Link(("policy",), "amended_by"), example="示府办函〔2019〕8号", requirements=("DOC-09",))
    restates: Text | None = key("修改后全文", "正文里载有哪份文件修改后的全文，写文号；全文从正文的第一章或者第一条算起", link=Link(("policy",), "restated_by"), example="示府办函〔2019〕8号", requirements=("DOC-09",))
    based_on: Many[Text] = key("依据文件", "本站已有的、作为依据的文件，写文号", default=(), link=Link(("policy",), "basis_of"), example="示府发〔2021〕3号")
    upper_basis: Many[Text] = key("上位依据", "上级文件和法律法规，写名称和文号", default=(), example="《社会救助暂行办法》")
    history_from: Day | None = key("历史文本起始日期", "网站开启了历史文本时，从哪一天的文本起才可以公开；以前的文本有差错不宜再公开的，在这里写日期", example="2022-03-01")
    legality_reviewed_on: Day | None = key("合法性审查日期", "通过合法性审查的日期，规章和行政规范性文件要填", example="2021-09-20", requirements=("DOC-15",))
    effect_reason: Text | None = key("提前施行原因", "规章公布不满三十日就施行的，写明原因", example="涉及公共安全，不立即施行将有碍规章施行", requirements=("DOC-10",))
    needs_interpretation: YesNo = key("应当解读", "规章和规范性文件以外，涉及群众切身利益、需要社会广泛知晓的，填“是”", default=False, example="是", requirements=("INT-01",))
    major: YesNo = key("重大政策措施", "重要改革方案、重大政策措施，提请审议前应当公开草案和依据的，填“是”", default=False, example="是", requirements=("DEC-12",))
    no_consultation: Text | None = key("未征求意见原因", "重大政策措施依法不公开征求意见的，写明原因", example="涉及国家秘密", requirements=("DEC-12",))
    gazette_planned: Text | None = key("拟登公报", "还没有刊登在政府公报的，写拟刊登在哪一期", example="2026年第4期", requirements=("DOC-11",))
    no_interpretation: Text | None = key("不解读原因", "依规定不需要解读时写明原因", example="仅涉及机关内部事务", requirements=("INT-01",))

    @property
    def starts_on(self) -> date:
        """The first day it takes effect."""
        return self.effective_on or self.signed_on

    @property
    def genre_shown(self) -> Genre | None:
        """体裁分类 as written, else as the title ends."""
        if self.genre:
            return self.genre
        title = self.title.rstrip("）)】]》").removesuffix("（试行")
        found = (g for g in Genre if g is not Genre.other and title.endswith(g.label))
        return next(found, None)

    @property
    def must_be_explained(self) -> bool:
        """Whether its class, or the editor, says that it needs an interpretation (INT-01)."""
        return self.needs_interpretation or self.document_type in INTERPRETED

    @property
    def calls_for_interpretation(self) -> bool:
        """Whether it must be interpreted by us: not exempt, not another's (INT-01)."""
        return self.must_be_explained and not self.no_interpretation and not self.reposted_from

    @property
    def names(self) -> tuple[str, ...]:
        """文号 and title."""
        return tuple(n for n in (self.document_number, self.title) if n)
