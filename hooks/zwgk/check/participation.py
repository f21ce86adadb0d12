"""Rules over consultations (V12x, D4xx of DEC-02..09)."""

from __future__ import annotations

from collections.abc import Iterator

from zwgk.check.rule import Context, Finding, rule
from zwgk.model.consultation import Consultation
from zwgk.model.facts import ConsultationState
from zwgk.problem import Level


@rule(
    "V121",
    "截止日期早于开始日期",
    of=Consultation,
    why="截止早于开始，群众就没有提意见的时间，多半是日期写错了。",
    requirements=("DEC-02",),
)
def closes_before_opening(item: Consultation, at: Context) -> Iterator[Finding]:
    """``closes_on`` is not before ``opens_on``."""
    if item.closes_on < item.opens_on:
        yield Finding(
            item.origin.of("closes_on"),
            f"“截止日期”{item.closes_on} 早于“开始日期”{item.opens_on}",
            "核对公告，改正写错的日期",
            others=(item.origin.of("opens_on"),),
        )


@rule(
    "V122",
    "征求意见的时间太短",
    of=Consultation,
    why="公开征求意见一般不少于30日；因情况紧急缩短的，公开征求意见时要予以说明。",
    requirements=("DEC-03",),
)
def too_short(item: Consultation, at: Context) -> Iterator[Finding]:
    """At least thirty days, or a reason."""
    days = (item.closes_on - item.opens_on).days
    limit = at.limits.consultation_days
    if 0 <= days < limit and not item.shortened_reason:
        yield Finding(
            item.origin.of("closes_on"),
            f"征求意见只有 {days} 日，不到 {limit} 日，也没有写原因",
            f"把“截止日期”改到 {limit} 日以后；确需缩短的，填“缩短期限原因”",
        )


@rule(
    "V123",
    "没有写提意见的方式",
    of=Consultation,
    why="只写了邮政编码或者什么都没写，群众不知道意见往哪里提。",
    requirements=("DEC-02",),
)
def no_way(item: Consultation, at: Context) -> Iterator[Finding]:
    """At least one way to send an opinion."""
    ways = item.ways
    if not any((ways.email, ways.phone, ways.fax, ways.address, ways.url, ways.on_site)):
        yield Finding(
            item.origin.of("ways"),
            "“提意见方式”里没有邮箱、电话、传真、地址、网址，也没有现场地点",
            "填写至少一种提意见的方式",
        )


@rule(
    "V124",
    "意见条数对不上",
    of=Consultation,
    why="收到的意见等于采纳的加上没采纳的，对不上会被质疑。",
    requirements=("DEC-04",),
)
def opinions_do_not_add_up(item: Consultation, at: Context) -> Iterator[Finding]:
    """Received = adopted + not adopted, where all three are given."""
    outcome = item.outcome
    if outcome is None:
        return
    numbers = (outcome.received, outcome.adopted, outcome.not_adopted)
    if None in numbers:
        return
    received, adopted, refused = (n or 0 for n in numbers)
    if received != adopted + refused:
        yield Finding(
            item.origin.of("outcome", "received"),
            f"收到 {received} 条，采纳 {adopted} 条，未采纳 {refused} 条，加起来不是 {received}",
            "核对后改正三个数；部分采纳的算作采纳",
        )


@rule(
    "D401",
    "征求意见截止后没有公布采纳情况",
    of=Consultation,
    shown=True,
    why="意见收了没有下文，下次就没人提了；截止后约一个月内要公布采纳情况。",
    requirements=("DEC-04", "CK-26"),
)
def feedback_overdue(item: Consultation, at: Context) -> Iterator[Finding]:
    """After closing, the outcome follows within the limit."""
    if at.facts.consultations.get(item.key) is not ConsultationState.closed:
        return
    days = (at.today - item.closes_on).days
    if days >= at.limits.feedback_warning_days:
        late = days > at.limits.feedback_overdue_days
        yield Finding(
            item.origin.of("closes_on"),
            f"截止已经 {days} 天，还没有公布采纳情况",
            "填写“采纳情况”：收到多少条、采纳多少条，没采纳的说明理由",
            level=Level.error if late else Level.warning,
        )
