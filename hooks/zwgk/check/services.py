"""Rules over service guides, bundles, places and contacts (V13x, A12x, D3xx)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from zwgk.check.rule import Context, Finding, rule, survey
from zwgk.model.bundle import Bundle
from zwgk.model.bundle_materials import unknown_names
from zwgk.model.organisation import Organisation
from zwgk.model.place import Place
from zwgk.model.question import Question
from zwgk.model.record import Record
from zwgk.model.service_guide import GuideStep, Necessity, ServiceGuide, ServiceType
from zwgk.model.service_numbers import (
    CHECK_DAYS,
    VISITS_TARGET,
    is_stale,
    last_verified,
    once_at_most,
)
from zwgk.model.values.codes import credit_code_check_digit
from zwgk.model.values.dates import Span, Unit
from zwgk.problem import Level

_MINUTES = {Unit.immediate: 0, Unit.minutes: 1, Unit.hours: 60}


def longer(one: Span, other: Span) -> bool:
    """Whether ``one`` is surely longer than ``other``.

    Spans of one unit are compared; what is done at once is never longer, and always
    shorter than any day. Working and calendar days are not compared.
    """
    if one.unit is other.unit:
        return one.amount > other.amount
    if one.unit in _MINUTES and other.unit in _MINUTES:
        return one.amount * _MINUTES[one.unit] > other.amount * _MINUTES[other.unit]
    return other.unit is Unit.immediate and one.unit is not Unit.immediate


@rule(
    "V131",
    "承诺时限比法定时限长",
    of=ServiceGuide,
    why="向社会承诺的办理时限可以比法定的短，不能更长。",
    requirements=("SVC-04",),
)
def promise_longer(guide: ServiceGuide, at: Context) -> Iterator[Finding]:
    """Promised ≤ statutory, in comparable units."""
    if guide.promised_days and longer(guide.promised_days, guide.statutory_days):
        yield Finding(
            guide.origin.of("promised_days"),
            f"“承诺办结时限”{guide.promised_days.text}，"
            f"比“法定办结时限”{guide.statutory_days.text} 还长",
            "核对两个时限，把承诺的改到不长于法定的",
            others=(guide.origin.of("statutory_days"),),
        )


@rule(
    "V132",
    "一件事的总时限比分开办还长",
    of=Bundle,
    why="合并成一件事是为了更快；总时限不应超过各项时限之和。",
    requirements=("SVC-08",),
)
def bundle_longer(bundle: Bundle, at: Context) -> Iterator[Finding]:
    """The bundle's time is at most the sum of its guides', where all use one unit."""
    if not bundle.promised_days:
        return
    spans: list[Span] = []
    for i in range(len(bundle.steps)):
        guide = at.graph.one(bundle, ServiceGuide, "steps", i, "guide")
        if guide is None:
            return
        spans.append(guide.promised_days or guide.statutory_days)
    timed = [s for s in spans if s.unit is not Unit.immediate]
    if any(s.unit is not bundle.promised_days.unit for s in timed):
        return
    total = sum(s.amount for s in timed)
    if bundle.promised_days.amount > total:
        yield Finding(
            bundle.origin.of("promised_days"),
            f"“承诺办结时限”{bundle.promised_days.text}，"
            f"各项办事指南加起来只要 {total}{bundle.promised_days.unit.label}",
            "核对后把总时限改到不超过各项之和",
        )


_ITEM_CODE = re.compile("[0-9A-HJ-NPQRTUWXY]{18}[0-9A-Z]{13}")


@rule(
    "V133",
    "实施编码写法不对",
    of=ServiceGuide,
    why="实施编码31位：18位统一社会信用代码加13位事项代码，办件数据靠它对上。",
    level=Level.warning,
    requirements=("SVC-07",),
)
def item_code_form(guide: ServiceGuide, at: Context) -> Iterator[Finding]:
    """31 characters, beginning with a credit code whose last digit is right (GB 32100)."""
    if not guide.code:
        return
    if not _ITEM_CODE.fullmatch(guide.code):
        yield Finding(
            guide.origin.of("code"),
            f"“实施编码”{guide.code} 不是31位的实施编码",
            "照政务服务事项库里的实施编码填写；还没有编码的，删去这一项",
        )
    elif credit_code_check_digit(guide.code[:17]) != guide.code[17]:
        yield Finding(
            guide.origin.of("code"),
            f"“实施编码”{guide.code} 前18位不是正确的统一社会信用代码，最后一位算不上",
            "照登记证书逐位核对前18位",
        )


#: Words that leave open whether and how much is to be paid.
_VAGUE_COST = re.compile(
    r"[\s—–/-]*|无|没有|0|0\.0+|零|0?元|免|否|见.*|详见.*|(?:按|按照|依|依照|根据).{0,12}(?:规定|标准|执行|收取|收费)"
)


@rule(
    "V134",
    "收费没有写清楚",
    of=ServiceGuide,
    why="要不要交钱、交多少，群众最关心。不收费就写“不收费”，收费就写明金额。",
    requirements=("SVC-01",),
)
def vague_cost(guide: ServiceGuide, at: Context) -> Iterator[Finding]:
    """不收费, or an amount."""
    if _VAGUE_COST.fullmatch(guide.cost):
        yield Finding(
            guide.origin.of("cost"),
            f"“收费”写的“{guide.cost}”看不出交不交钱、交多少",
            "不收费的写“不收费”；收费的写明每件多少元",
        )


@rule(
    "V135",
    "行政许可的公示内容不齐",
    of=ServiceGuide,
    why="《行政许可法》第三十条要求公示数量、材料目录和申请书示范文本等。",
    requirements=("SVC-03",),
)
def licence_display(guide: ServiceGuide, at: Context) -> Iterator[Finding]:
    """A licence says its limit of number and shows a form, blank and filled in."""
    if guide.service_type is not ServiceType.licence:
        return
    if not guide.quantity_limit:
        yield Finding(
            guide.origin.of("service_type"),
            f"行政许可“{guide.name}”没有写“数量限制”",
            "写上“数量限制”；没有限制的写“无数量限制”",
        )
    if not any(m.filled for m in guide.evidence):
        yield Finding(
            guide.origin.of("evidence"),
            f"行政许可“{guide.name}”没有申请书的示范文本",
            "在申请书那一条材料的“样表”里写上填好的样表",
        )


_FORM = re.compile(r"(?:申请|登记|申报|申领|报名|备案|认定|联办)(?:审批)?(?:表|书)$")


@rule(
    "V136",
    "申请表没有空白表或者样表",
    of=ServiceGuide,
    why="要填的表先给群众看，在家填好再来，就不用跑两趟。",
    level=Level.hint,
    requirements=("SVC-05",),
)
def form_without_blank(guide: ServiceGuide, at: Context) -> Iterator[Finding]:
    """A form that is always needed can be downloaded, with a sample; one finding a guide."""
    lacking = [
        i
        for i, m in enumerate(guide.evidence)
        if m.necessity is Necessity.required and _FORM.search(m.name) and not (m.blank and m.filled)
    ]
    if lacking:
        names = "、".join(guide.evidence[i].name for i in lacking)
        yield Finding(
            guide.origin.of("evidence", lacking[0]),
            f"“{names}”没有空白表或者样表",
            "在这一条材料的“空白表”“样表”里写上文件名，文件放在“附件”文件夹",
        )


@rule(
    "V138",
    "一件事合并的材料对不上",
    of=Bundle,
    why="合并和共享的材料要写各办事指南里的原名，不然群众手里的清单会多出或者漏掉一样。",
    requirements=("SVC-08",),
)
def merged_names(bundle: Bundle, at: Context) -> Iterator[Finding]:
    """What is merged or shared is asked for by a guide of the bundle."""
    guides = [
        guide
        for i in range(len(bundle.steps))
        if (guide := at.graph.one(bundle, ServiceGuide, "steps", i, "guide"))
    ]
    for field, i, name in unknown_names(bundle, guides):
        yield Finding(
            bundle.origin.of(field, i),
            f"“{name}”不是所含办事指南里的材料",
            "照办事指南“申请材料”里的名称改正，或者删去",
        )


_ONLINE_ONLY = re.compile(
    r"(?:仅|只|须|必须)(?:限|能|在|可|提供)*(?:网上|线上|在线|手机|APP)|不设窗口|没有窗口|无窗口"
)


@rule(
    "A123",
    "没有保留线下窗口",
    of=(ServiceGuide, Bundle),
    why="不会用手机、不方便上网的人也要办得成事，线上线下要并行。",
    requirements=("SVC-14",),
)
def online_only(record: Record, at: Context) -> Iterator[Finding]:
    """The counter is one that people can go to."""
    assert isinstance(record, ServiceGuide | Bundle)
    if record.counter and _ONLINE_ONLY.search(record.counter):
        yield Finding(
            record.origin.of("counter"),
            f"“线下窗口”写的是“{record.counter}”，等于没有线下窗口",
            "写明到哪里的哪个窗口可以当面办；没有专门窗口的，写综合窗口",
        )


_PAPERS = r"(?:证明材料|材料|资料|证明|证件|证书|文件|手续|情况说明)"
_CATCH_ALL = re.compile(
    # Nothing but words that could stand before any paper: 其他有关材料, 所需证件, 等.
    r"^(?:等|其[他它]|有关|相关|所需|必要|必需|必备|法定|需要|应当|应|须|提[交供]|补充|辅助|佐证"
    r"|证明|支撑|申请|申报|要求|规定|的)+" + _PAPERS + r"?$"
    r"|^" + _PAPERS + r"$"
    # What somebody may ask for: 法律法规规定的其他材料, 审批机关要求提交的资料.
    r"|(?:规定|要求|需要|应当|认为)(?:提[交供])?的?其[他它]"
    r"|认为(?:需要|有必要|应当)"
    r"|(?:法律|法规|规章|机关|部门|窗口|机构|单位|银行)"
    r"(?:要求|规定|需要)(?:提[交供])?的" + _PAPERS + r"$"
    r"|(?:实际|具体|视)情况.{0,4}(?:需要|补充|提[交供]).{0,6}$"
    # What belongs to something: 与申请有关的材料, 有关部门出具的证明, 身份证等材料.
    r"|与.{1,12}(?:有关|相关)的(?:其[他它])?" + _PAPERS + r"$"
    r"|^(?:有关|相关)(?:部门|单位|机关)出具的" + _PAPERS + r"$"
    r"|等(?:相关|有关|其[他它]|所需|必要)*(?:的)?(?:申请|证明)?" + _PAPERS + r"$"
)


def catch_all(name: str) -> bool:
    """Whether a material is named so that nobody knows what to bring (SVC-15)."""
    return bool(_CATCH_ALL.search(name.strip()))


@rule(
    "A121",
    "申请材料写成了“其他材料”",
    of=ServiceGuide,
    why="“其他材料”“法律法规规定的其他材料”让群众不知道带什么，要多跑一趟。",
    requirements=("SVC-15", "SVC-05"),
)
def catch_all_material(guide: ServiceGuide, at: Context) -> Iterator[Finding]:
    """No catch-all materials."""
    for i, material in enumerate(guide.evidence):
        if catch_all(material.name):
            yield Finding(
                guide.origin.of("evidence", i, "name"),
                f"申请材料“{material.name}”没有说清要带什么",
                "改成材料的具体名称，有几种就列几条；没有别的材料就删去这一条",
            )


def _says_nothing(step: GuideStep) -> bool:
    """Whether a step has no words beyond its name: none, or 受理：受理申请。"""
    return not step.text or not set(step.text.strip("。；， ")) - set(step.name + "申请材料事项")


@rule(
    "A122",
    "办理流程只有步骤名称",
    of=ServiceGuide,
    why="只写“受理”“审核”，群众不知道自己要做什么、在哪里做、等多久。",
    level=Level.warning,
    requirements=("SVC-15",),
)
def bare_steps(guide: ServiceGuide, at: Context) -> Iterator[Finding]:
    """Steps say what is done, not their name once more; one finding a guide."""
    bare = [i for i, step in enumerate(guide.steps) if _says_nothing(step)]
    if bare:
        names = "、".join(guide.steps[i].name for i in bare)
        yield Finding(
            guide.origin.of("steps", bare[0]),
            f"办理流程里的“{names}”没有写说明",
            "在每一步的“说明”里写清怎么做、在哪里做",
        )


@rule(
    "D301",
    "办事指南很久没有核实",
    of=ServiceGuide,
    shown=True,
    why="办理条件、材料和电话会变，一年至少逐项核实一次。",
    level=Level.hint,
    requirements=("CK-25",),
)
def guide_unverified(guide: ServiceGuide, at: Context) -> Iterator[Finding]:
    """``verified_on`` is not older than the limit."""
    if is_stale(guide, at.today):
        yield from _stale(guide, "verified_on", last_verified(guide), CHECK_DAYS, at)


@survey(
    "D304",
    "最多跑一次的比例没有达到目标",
    of=ServiceGuide,
    shown=True,
    why="最多跑一次的事项要占多少，有目标；没有达到的，看看哪些事项还能少跑一趟。",
    level=Level.warning,
    requirements=("SVC-06",),
)
def too_many_visits(guides: Sequence[ServiceGuide], at: Context) -> Iterator[Finding]:
    """The share of guides that want at most one visit meets the target."""
    once = sum(map(once_at_most, guides))
    if guides and once * 100 < VISITS_TARGET * len(guides):
        yield Finding(
            at.site_place(),
            f"{len(guides)} 个办事指南里，最多跑一次的有 {once} 个，不到 {VISITS_TARGET}%",
            "逐项看“到现场次数”，能网上办、邮寄、代办的改流程，再改次数",
        )


@rule(
    "D305",
    "办事指南没有常见问题",
    of=ServiceGuide,
    shown=True,
    why="群众看指南时的疑问大多相同，写一两个问答，少打很多电话。",
    level=Level.hint,
    requirements=("SVC-13",),
)
def guide_without_question(guide: ServiceGuide, at: Context) -> Iterator[Finding]:
    """At least one question is about the guide."""
    if at.whole(Question) and not at.back(guide, "questions", Question):
        yield Finding(
            guide.origin.of("name"),
            f"“{guide.name}”没有一个常见问题",
            f"在知识问答里写一个，“关于”写上：办事指南/{guide.id}",
        )


@rule(
    "D302",
    "联系方式很久没有核对",
    of=(Organisation, Place),
    shown=True,
    why="电话打不通是群众意见最多的问题，一年至少核对一次。",
    level=Level.hint,
    requirements=("ZL-02", "CK-05"),
)
def contact_unchecked(record: Record, at: Context) -> Iterator[Finding]:
    """``checked_on`` of units and places is not older than the limit."""
    assert isinstance(record, Organisation | Place)
    if record.checked_on:
        yield from _stale(record, "checked_on", record.checked_on, at.limits.contact_check_days, at)


def _stale(record: Record, field: str, last: date, limit: int, at: Context) -> Iterator[Finding]:
    if last + timedelta(days=limit) < at.today:
        label = type(record).label_of(field)
        yield Finding(
            record.origin.of(field),
            f"“{record.name_text}”上次核对是 {last}，已经超过 {limit} 天",
            f"逐项核对后，把“{label}”改成核对的那一天",
        )
