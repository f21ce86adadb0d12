"""Rules over tasks, responses, ratings and findings: what was promised, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from zwgk.check.rule import Context, rule, survey
from zwgk.check.rule import Finding as Found
from zwgk.model.finding import Finding, FindingState
from zwgk.model.response import Response
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.service_numbers import RATINGS_DAYS
from zwgk.model.service_rating import ServiceRating
from zwgk.model.task import Progress, Task, TaskState
from zwgk.problem import Level


@rule(
    "V155",
    "好差评的件数加起来不对",
    of=ServiceRating,
    why="五种评价加起来等于总数，已整改的不会多过差评，对不上会被质疑。",
    requirements=("SVC-12",),
)
def ratings_do_not_add_up(rating: ServiceRating, at: Context) -> Iterator[Found]:
    """The five grades add up to the total; no more are corrected than were bad."""
    parts = (rating.very_satisfied, rating.satisfied, rating.basic, rating.bad)
    if sum(parts) != rating.total:
        yield Found(
            rating.origin.of("total"),
            f"“{rating.organisation}”的评价总数填 {rating.total}，五项加起来是 {sum(parts)}",
            "核对五项件数，改正总数",
        )
    if rating.corrected > rating.bad:
        yield Found(
            rating.origin.of("corrected"),
            f"“{rating.organisation}”已整改 {rating.corrected} 件，差评只有 {rating.bad} 件",
            "核对差评和整改的件数",
        )


@rule(
    "V156",
    "回应早于关切",
    of=Response,
    why="先有群众的反映才有回应，日期反了多半是写错了。",
    basis="《政府网站发展指引》解读回应：及时回应社会关切",
)
def answered_before_raised(response: Response, at: Context) -> Iterator[Found]:
    """A response is not older than the concern."""
    if response.published_on.day < response.raised_on:
        yield Found(
            response.origin.of("raised_on"),
            f"“发布日期”{response.published_on.day} 早于“关切日期”{response.raised_on}",
            "核对两个日期，改正写错的一个",
        )


@rule(
    "D407",
    "回应群众关切太慢",
    of=Response,
    shown=True,
    why="群众集中反映的问题，越早说清楚，误会越少。",
    level=Level.hint,
    basis="《政府网站发展指引》解读回应：及时回应社会关切；天数由本工具自定",
)
def answered_late(response: Response, at: Context) -> Iterator[Found]:
    """A response comes within the limit."""
    days = (response.published_on.day - response.raised_on).days
    if days > at.limits.response_days:
        yield Found(
            response.origin.of("published_on"),
            f"{response.raised_on} 开始集中反映，{days} 天后才回应",
            f"下次在 {at.limits.response_days} 天内先说明情况和打算",
        )


@rule(
    "D607",
    "差评还没有全部整改",
    of=ServiceRating,
    shown=True,
    why="差评要逐件核实整改，整改情况公开，群众才愿意再评。",
    level=Level.warning,
    requirements=("SVC-12",),
)
def bad_ratings_open(rating: ServiceRating, at: Context) -> Iterator[Found]:
    """Bad ratings of a published period are put right."""
    if rating.corrected < rating.bad:
        left = rating.bad - rating.corrected
        yield Found(
            rating.origin.of("corrected"),
            f"“{rating.organisation}”{rating.period}差评 {rating.bad} 件，还有 {left} 件没有整改",
            "整改后更新“已整改”和“整改情况”；核实不属实的，也算处理完，在“整改情况”里说明",
        )


@survey(
    "D641",
    "好差评很久没有公布",
    of=ServiceGuide,
    shown=True,
    why="好差评结果和差评整改要按期公布，群众看得到评了有用。",
    level=Level.hint,
    requirements=("SVC-12",),
)
def ratings_stale(guides: Sequence[ServiceGuide], at: Context) -> Iterator[Found]:
    """Who has guides publishes ratings of a period that is not long past."""
    if not at.whole(ServiceRating):
        return
    last = max((r.ends_on for r in at.select(ServiceRating, shown=True)), default=None)
    if guides and (last is None or (at.today - last).days > RATINGS_DAYS):
        since = "还没有公布过好差评" if last is None else f"最近一期好差评到 {last} 为止"
        yield Found(
            at.site_place(),
            since,
            "在 content/ratings/ 里每季度加一个文件，写各单位的评价件数和整改情况",
        )


@rule(
    "D608",
    "检查发现的问题逾期没有整改",
    of=Finding,
    shown=True,
    why="问题公开了，整改到哪一步也要公开；到期没有结果，检查就落了空。",
    level=Level.warning,
    basis="县级政务公开实施方案：公开督查、审计发现的问题和整改结果",
)
def correction_overdue(finding: Finding, at: Context) -> Iterator[Found]:
    """A finding is corrected by its last day."""
    if at.facts.courses[finding.key].now is FindingState.overdue:
        yield Found(
            finding.origin.of("due_on"),
            f"“{finding.title}”应在 {finding.due_on} 前整改，还没有写完成",
            "整改后填“整改完成日期”和“整改结果”；没有完成的，在“整改进展”里说明",
        )


@rule(
    "D609",
    "任务逾期没有完成",
    of=Task,
    shown=True,
    why="任务分解表写明了时限；过了时限没有完成，页面会标出来，责任单位要给说法。",
    level=Level.warning,
    basis="县级政务公开实施方案：任务分解、明确时限、通报进展",
)
def task_overdue(task: Task, at: Context) -> Iterator[Found]:
    """A task with a last day is done by then."""
    course = at.facts.courses[task.key]
    if course.now is TaskState.overdue:
        yield Found(
            task.origin.of("deadline"),
            f"第 {task.number} 项“{task.title}”应在 {course.due} 前完成，进展里没有写已完成",
            "完成了的，在“进展”里加一条“已完成”；没有完成的，写明原因和新的打算",
        )


@survey(
    "D610",
    "任务进展很久没有更新",
    of=Task,
    shown=True,
    why="任务进展按月更新，群众和督查的人才看得到做到了哪一步。",
    level=Level.hint,
    basis="县级政务公开实施方案：任务分解、明确时限、通报进展",
)
def progress_stale(tasks: Sequence[Task], at: Context) -> Iterator[Found]:
    """Tasks that are not done tell their progress every month; said once a plan."""
    stale: dict[str, list[Task]] = defaultdict(list)
    for task in tasks:
        latest = max(task.progress, key=lambda p: p.date, default=None)
        if latest is None or latest.state is Progress.done:
            continue
        if (at.today - latest.date).days > at.limits.task_progress_days:
            stale[task.plan].append(task)
    for plan, found in stale.items():
        numbers = "、".join(str(t.number) for t in sorted(found, key=lambda t: t.number))
        yield Found(
            found[0].origin.of("progress"),
            f"“{plan}”有 {len(found)} 项超过 {at.limits.task_progress_days} 天"
            f"没有更新进展：第 {numbers} 项",
            "请责任单位报进展，在“进展”里每月加一条",
        )
