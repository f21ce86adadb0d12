"""Rules over the yearly list of decisions and over open events (DEC-01, DEC-07..12)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zwgk.check.limits import on_day
from zwgk.check.rule import Context, Finding, rule, survey
from zwgk.model.consultation import Consultation
from zwgk.model.decision_item import DecisionItem, DecisionState, Procedure
from zwgk.model.open_event import EventState, OpenEvent
from zwgk.model.policy import Policy
from zwgk.problem import Level


@rule(
    "V125",
    "没有写怎样参与",
    of=DecisionItem,
    why="目录里写了要公众参与，群众要知道什么时候、怎样参与。",
    requirements=("DEC-08",),
)
def no_way_to_take_part(item: DecisionItem, at: Context) -> Iterator[Finding]:
    """公众参与 comes with a way."""
    if Procedure.participation in item.procedures and not item.participation:
        yield Finding(
            item.origin.of("procedures"),
            f"“{item.title}”的“履行程序”有公众参与，没有填“公众参与方式”",
            "填写“公众参与方式”，例如网上征求意见、座谈会、听证会",
        )


@rule(
    "V129",
    "合法性审查晚于决定",
    of=DecisionItem,
    why="决策草案未经合法性审查或者审查不合法的，不得提请讨论决定。",
    level=Level.warning,
    requirements=("DEC-07",),
)
def reviewed_too_late(item: DecisionItem, at: Context) -> Iterator[Finding]:
    """Legality is reviewed before the document is signed."""
    for policy in at.graph.to(item, Policy, "policies"):
        if item.legality_reviewed_on and item.legality_reviewed_on > policy.signed_on:
            yield Finding(
                item.origin.of("legality_reviewed_on"),
                f"“合法性审查日期”{item.legality_reviewed_on} 晚于文件成文日期 {policy.signed_on}",
                "核对两个日期，改正写错的一处",
                others=(policy.origin.of("signed_on"),),
            )


@survey(
    "D402",
    "没有公布本年度的重大行政决策事项目录",
    of=DecisionItem,
    why="决策机关每年公布重大行政决策事项目录，群众才知道今年要定哪些大事、怎样参与。",
    level=Level.warning,
    requirements=("DEC-01", "DEC-08"),
)
def list_missing(items: Sequence[DecisionItem], at: Context) -> Iterator[Finding]:
    """The list of the year is public by the end of the first quarter."""
    due = on_day(at.limits.decision_list_due, at.today.year)
    if not at.whole(DecisionItem):
        return
    if at.today > due and not any(i.year == at.today.year and at.shows(i) for i in items):
        yield Finding(
            at.site_place(),
            f"{at.today.year}年的重大行政决策事项目录还没有公布，应在 {due} 前公布",
            f"新建 content/decisions/{at.today.year}.yml，写明事项、承办单位、计划时间和程序",
        )


@rule(
    "D403",
    "重大行政决策超过计划时间",
    of=DecisionItem,
    shown=True,
    why="到了计划的日期还没有结果，要么补上文件，要么调整目录并说明。",
    level=Level.warning,
    requirements=("DEC-01",),
)
def decision_overdue(item: DecisionItem, at: Context) -> Iterator[Finding]:
    """Past its planned day an item is decided, adjusted or cancelled."""
    if at.facts.courses[item.key].now is DecisionState.overdue:
        yield Finding(
            item.origin.of("planned_on"),
            f"“{item.title}”计划 {item.planned_on} 完成，还没有出台文件",
            "补上“出台文件”；推迟的改“计划完成日期”，并在“调整记录”里说明",
        )


@rule(
    "D404",
    "重大行政决策没有事先征求意见",
    of=DecisionItem,
    shown=True,
    why="重大改革方案、重要政策措施在决定前公布草案和依据，听取意见；依法不公开的除外。",
    level=Level.warning,
    requirements=("DEC-12",),
)
def decided_without_consultation(item: DecisionItem, at: Context) -> Iterator[Finding]:
    """What was decided had been put to the public, or says why not."""
    if at.facts.courses[item.key].now is not DecisionState.decided or item.no_consultation:
        return
    if not at.graph.to(item, Consultation, "consultations"):
        yield Finding(
            item.origin.of("policies"),
            f"“{item.title}”已经出台，没有写征求过意见",
            "在“征求意见”里写上对应的意见征集；依法不公开的，填“未征求意见原因”",
        )


@rule(
    "D406",
    "活动举行后没有公布情况",
    of=OpenEvent,
    shown=True,
    why="请群众来了，谈了什么、提了什么、办得怎样，要让没来的人也知道。",
    level=Level.warning,
    requirements=("DEC-10",),
)
def event_without_report(event: OpenEvent, at: Context) -> Iterator[Finding]:
    """What an event came to is told within the limit."""
    course = at.facts.courses[event.key]
    if course.now is EventState.overdue:
        yield Finding(
            event.origin.of("held_on"),
            f"活动 {event.held_on.day} 举行，应在 {course.due} 前公布情况",
            "填写“活动情况”：多少人参加、提了什么、怎样办理",
        )


@rule(
    "V188",
    "评估早于文件出台",
    of=DecisionItem,
    why="决策后评估是执行一段时间以后的事，早于文件成文多半是日期写错了。",
    requirements=("DEC-11",),
)
def evaluated_before_decided(item: DecisionItem, at: Context) -> Iterator[Finding]:
    """What is evaluated has been decided, and taken effect."""
    if item.evaluation is None:
        return
    policies = at.graph.to(item, Policy, "policies")
    if not policies:
        yield Finding(
            item.origin.of("evaluation"),
            f"“{item.title}”有“决策后评估”，没有写“出台文件”",
            "补上“出台文件”的文号，群众才知道评估的是哪一份",
        )
    for policy in policies:
        if item.evaluation.published_on < policy.starts_on:
            yield Finding(
                item.origin.of("evaluation", "published_on"),
                f"评估结果 {item.evaluation.published_on} 公布，文件 {policy.starts_on} 才施行",
                "核对两个日期，改正写错的一处",
                others=(policy.origin.where,),
            )


@rule(
    "D622",
    "合法性审查的时间太短",
    of=DecisionItem,
    why="重大行政决策的合法性审查一般不少于7个工作日，太短等于走过场。",
    level=Level.hint,
    requirements=("DEC-07",),
)
def reviewed_too_fast(item: DecisionItem, at: Context) -> Iterator[Finding]:
    """The review of legality has its working days."""
    sent, done = item.legality_sent_on, item.legality_reviewed_on
    if sent is None or done is None:
        return
    days = at.limits.legality_review_working_days
    earliest = at.facts.ledger.calendar.add_working_days(sent, days)
    if done < earliest:
        yield Finding(
            item.origin.of("legality_sent_on"),
            f"{sent} 送审，{done} 通过合法性审查，不到 {days} 个工作日",
            "核对“送审日期”和“合法性审查日期”；情况紧急的，在归档材料里说明",
        )


@survey(
    "D623",
    "一年没有会议开放、政府开放日",
    of=OpenEvent,
    shown=True,
    why="请群众列席会议、走进政府，每年都要安排；长期没有，参与就只在纸上。",
    level=Level.hint,
    requirements=("DEC-10",),
)
def no_open_event(events: Sequence[OpenEvent], at: Context) -> Iterator[Finding]:
    """An event was held within the year, or one is announced."""
    if not at.whole(OpenEvent):
        return
    last = max((e.held_on.day for e in events), default=None)
    if last is None or (at.today - last).days > at.limits.open_event_days:
        since = f"最近一次开放活动是 {last}" if last else "还没有开放活动"
        yield Finding(
            at.site_place(),
            f"{since}，一年里没有举行，也没有预告",
            "在 content/events/ 里发布会议开放、政府开放日的公告",
        )
