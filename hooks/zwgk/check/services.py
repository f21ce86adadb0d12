"""Rules over service guides, bundles, places and contacts (V13x, A12x, D3xx)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from zwgk.check.rule import Context, Finding, rule
from zwgk.model.bundle import Bundle
from zwgk.model.organisation import Organisation
from zwgk.model.place import Place
from zwgk.model.record import Record
from zwgk.model.service_guide import ServiceGuide
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
    """31 characters, beginning with a credit code."""
    if guide.code and not _ITEM_CODE.fullmatch(guide.code):
        yield Finding(
            guide.origin.of("code"),
            f"“实施编码”{guide.code} 不是31位的实施编码",
            "照政务服务事项库里的实施编码填写；还没有编码的，删去这一项",
        )


_CATCH_ALL = re.compile(
    r"^(?:其[他它](?:的)?|有关|相关)(?:有关|相关|所需|必要|需要提交的|应当提交的)*(?:的)?"
    r"(?:申请)?(?:材料|资料|证明|证明材料|文件|手续)$"
    r"|规定的?其[他它]|要求提[交供]的其[他它]|需要提[交供]的其[他它]|认为需要"
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


@rule(
    "A122",
    "办理流程只有步骤名称",
    of=ServiceGuide,
    why="只写“受理”“审核”，群众不知道自己要做什么、在哪里做、等多久。",
    level=Level.warning,
    requirements=("SVC-15",),
)
def bare_steps(guide: ServiceGuide, at: Context) -> Iterator[Finding]:
    """Steps say what is done; one finding a guide."""
    bare = [i for i, step in enumerate(guide.steps) if not step.text]
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
    # A new guide was right on the day it was published.
    last = guide.verified_on or guide.updated_on or guide.published_on.day
    yield from _stale(guide, "verified_on", last, at.limits.service_guide_check_days, at)


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
