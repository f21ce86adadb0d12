"""Rules over consultations (V12x, D4xx of DEC-02..09)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zwgk.check.rule import Context, Finding, rule
from zwgk.model.consultation import Consultation
from zwgk.model.facts import ConsultationState
from zwgk.model.policy import Policy
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
    "V189",
    "没有公布草案",
    of=Consultation,
    shown=True,
    why="没有草案，群众不知道对什么提意见；草案全文写在正文里，或者作为附件。",
    requirements=("DEC-02",),
)
def no_draft(item: Consultation, at: Context) -> Iterator[Finding]:
    """The draft stands in the text or beside it."""
    if not item.body.strip() and not item.attachments:
        yield Finding(
            item.origin.where,
            f"“{item.title}”没有正文，也没有附件，看不到草案",
            "在正文里写上征求意见稿的全文，或者在“附件”里加上它",
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
    "V126",
    "意见还没收完，文件就定了",
    of=Consultation,
    why="正式文件的成文日期早于征集截止，等于意见没有用上，多半是日期写错了或者链错了文件。",
    level=Level.warning,
    requirements=("DEC-06",),
)
def decided_before_closing(item: Consultation, at: Context) -> Iterator[Finding]:
    """The final document is not older than the closing day."""
    for i, policy in enumerate(at.graph.to(item, Policy, "outcome_policies")):
        if policy.signed_on < item.closes_on:
            yield Finding(
                item.origin.of("outcome_policies", i),
                f"正式文件 {policy.signed_on} 成文，征集 {item.closes_on} 才截止",
                "核对文号和日期，改正写错的一处",
                others=(policy.origin.of("signed_on"),),
            )


@rule(
    "V127",
    "听证材料送得太晚",
    of=Consultation,
    why="听证会至少提前7日把有关材料送给参加人，并提前公布参加人的产生方式和名单。",
    level=Level.warning,
    requirements=("DEC-05",),
)
def hearing_papers_late(item: Consultation, at: Context) -> Iterator[Finding]:
    """Papers go out seven days before a hearing; by then the participants are named."""
    hearing = item.hearing
    if hearing is None:
        return
    limit = at.limits.hearing_papers_days
    if hearing.papers_sent_on and (hearing.held_on - hearing.papers_sent_on).days < limit:
        yield Finding(
            item.origin.of("hearing", "papers_sent_on"),
            f"听证会 {hearing.held_on} 举行，材料 {hearing.papers_sent_on} 才送达，"
            f"提前不到 {limit} 日",
            f"提前 {limit} 日送达材料；已经来不及的，改期举行并公告",
        )
    if (hearing.held_on - at.today).days >= limit:
        return
    if not hearing.papers_sent_on:
        yield Finding(
            item.origin.of("hearing", "held_on"),
            f"听证会 {hearing.held_on} 举行，没有写材料哪天送达",
            f"填“材料送达日期”，应当提前 {limit} 日",
        )
    if not hearing.participants:
        yield Finding(
            item.origin.of("hearing", "held_on"),
            f"听证会 {hearing.held_on} 举行，没有公布参加人",
            "在“参加人”里写明参加人的姓氏和身份",
        )


_REASONS = re.compile("(?:未|没有|没|不予?|暂不|暂未)(?:能|被)?采纳")


@rule(
    "V128",
    "没有说明不采纳的理由",
    of=Consultation,
    why="对社会各方面提出的意见，没有采纳的要说明理由，尤其是意见比较集中的。",
    level=Level.warning,
    requirements=("DEC-04",),
)
def refusal_without_reason(item: Consultation, at: Context) -> Iterator[Finding]:
    """Where opinions were not adopted, the text says which and why."""
    outcome = item.outcome
    if outcome and outcome.not_adopted and not _REASONS.search(outcome.text):
        yield Finding(
            item.origin.of("outcome", "text"),
            f"有 {outcome.not_adopted} 条意见没有采纳，“说明”里没有写理由",
            "写明没有采纳的是哪些意见、为什么",
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
    """After closing, the outcome follows within the limit; a reminder comes before."""
    course = at.facts.courses[item.key]
    if course.now not in (ConsultationState.closed, ConsultationState.overdue):
        return
    if item.closes_on < item.opens_on:
        return  # 日期写反了，另有提示（V121）
    days = (at.today - item.closes_on).days
    if days >= at.limits.feedback_warning_days:
        late = course.now is ConsultationState.overdue
        yield Finding(
            item.origin.of("closes_on"),
            f"截止已经 {days} 天，还没有公布采纳情况",
            "填写“采纳情况”：收到多少条、采纳多少条，没采纳的说明理由",
            level=Level.error if late else Level.warning,
        )


@rule(
    "D405",
    "征求意见以后没有下文",
    of=Consultation,
    shown=True,
    why="公布了采纳情况，文件最后出台没有、在哪里，群众还要看得到；不出台的说明原因。",
    level=Level.warning,
    requirements=("DEC-06",),
)
def no_final_document(item: Consultation, at: Context) -> Iterator[Finding]:
    """Half a year after the outcome there is a final document, or a reason for none."""
    if not item.outcome or item.outcome_policies or item.no_document_reason:
        return
    last = item.outcome.published_on or item.closes_on
    days = (at.today - last).days
    if days > at.limits.final_document_days:
        yield Finding(
            item.origin.of("outcome"),
            f"采纳情况公布已经 {days} 天，没有写“正式文件”",
            "补上“正式文件”的文号；不再出台的，填“未出台原因”",
        )
