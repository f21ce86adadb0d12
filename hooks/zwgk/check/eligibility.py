"""Rules over decision tables (V31x): whole, free of contradiction, and proven by cases.

Names are looked at first (V311); what a table decides is only asked of one whose names
are right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from zwgk.check.rule import Context, Finding, rule
from zwgk.model.decision import MOST_NODES, Decision, Path, decide, walk, way_to
from zwgk.model.eligibility import Eligibility, Verdict

#: Faults of one table that are worth reading at a time.
_TOLD = 8


def _said(path: Path) -> str:
    return "，".join(f"{question}：{answer}" for question, answer in path) or "一开始"


def _written(path: Path) -> str:
    return "{" + ", ".join(f"{question}: {answer}" for question, answer in path) + "}"


def _decision(table: Eligibility, at: Context) -> Decision | None:
    """The compiled table; None where its names are not right."""
    key = ("decision", table.key)
    if key not in at.memo:
        at.memo[key] = None if list(_names(table)) else decide(table)
    found: Decision | None = at.memo[key]
    return found


@rule(
    "V311",
    "资格自测里的名称对不上",
    of=Eligibility,
    why="规则和用例凭名称找题目、答案和结论；差一个字，就不知道说的是哪一个。",
)
def names(table: Eligibility, at: Context) -> Iterator[Finding]:
    """Rows and cases name questions, answers and conclusions that are there, each once."""
    yield from _names(table)


def _names(table: Eligibility) -> Iterator[Finding]:
    yield from _twice(table, "questions", [q.name for q in table.questions], "题目")
    yield from _twice(table, "conclusions", [c.name for c in table.conclusions], "结论")
    answers = {q.name: q.answers for q in table.questions}
    ends = [c.name for c in table.conclusions]
    for i, question in enumerate(table.questions):
        if len(set(question.answers)) < 2 or len(set(question.answers)) < len(question.answers):
            yield Finding(
                table.origin.of("questions", i, "answers"),
                f"题目“{question.name}”的答案少于两个，或者有重复",
                "写出至少两个不同的答案，合起来包括所有情况",
            )
    for i, row in enumerate(table.rows):
        for name, chosen in row.conditions.items():
            where = ("rows", i, "conditions", name)
            yield from _known(table, where, name, chosen, answers)
        yield from _end(table, ("rows", i, "conclusion"), row.conclusion, ends)
    for i, case in enumerate(table.cases):
        for name, answer in case.answers.items():
            where = ("cases", i, "answers", name)
            yield from _known(table, where, name, (answer,), answers)
        yield from _end(table, ("cases", i, "conclusion"), case.conclusion, ends)


def _twice(table: Eligibility, field: str, found: Sequence[str], noun: str) -> Iterator[Finding]:
    for name, count in Counter(found).items():
        if count > 1:
            last = len(found) - 1 - list(reversed(found)).index(name)
            yield Finding(
                table.origin.of(field, last, "name"),
                f"{noun}“{name}”写了 {count} 次",
                "改成不同的名称，或者删掉重复的",
            )


def _known(
    table: Eligibility,
    path: tuple[str | int, ...],
    name: str,
    chosen: Sequence[str],
    answers: dict[str, tuple[str, ...]],
) -> Iterator[Finding]:
    if name not in answers:
        known = "、".join(answers)
        yield Finding(table.origin.of(*path), f"没有“{name}”这道题", f"改成已有的题目：{known}")
        return
    for answer in chosen:
        if answer not in answers[name]:
            known = "、".join(answers[name])
            yield Finding(
                table.origin.of(*path),
                f"题目“{name}”没有“{answer}”这个答案",
                f"照原样写成其中一个：{known}",
            )


def _end(
    table: Eligibility, path: tuple[str | int, ...], name: str, ends: Sequence[str]
) -> Iterator[Finding]:
    if name not in ends:
        known = "、".join(ends)
        yield Finding(table.origin.of(*path), f"没有“{name}”这个结论", f"改成已有的结论：{known}")


@rule(
    "V312",
    "有的回答得不出结论",
    of=Eligibility,
    why="群众答完题却没有结果，等于白答。每一种回答都要有一个结论，哪怕是“要问一问”。",
)
def gaps(table: Eligibility, at: Context) -> Iterator[Finding]:
    """Every way through the questions leads to a conclusion; the table is of a size to check."""
    decision = _decision(table, at)
    if decision is None:
        return
    if decision.too_large:
        yield Finding(
            table.origin.of("questions"),
            f"题目和规则太多，走法超过 {MOST_NODES} 种",
            "减少题目，或者按情形分成几个自测",
        )
        return
    for gap in decision.gaps[:_TOLD]:
        yield Finding(
            table.origin.of("rows"),
            f"回答“{_said(gap.path)}”时，没有一条规则说明结论",
            f"加一条规则，例如：如果 {_written(gap.path)}，再写“结论”",
        )


@rule(
    "V313",
    "两条规则的结论互相矛盾",
    of=Eligibility,
    why="同样的回答只能有一个结论。",
)
def conflicts(table: Eligibility, at: Context) -> Iterator[Finding]:
    """No answers fit two rows with different conclusions."""
    decision = _decision(table, at)
    for conflict in decision.conflicts[:_TOLD] if decision else ():
        one, other = conflict.rows
        yield Finding(
            table.origin.of("rows", other),
            f"回答“{_said(conflict.path)}”时，第{one + 1}条规则说“{table.rows[one].conclusion}”，"
            f"第{other + 1}条说“{table.rows[other].conclusion}”",
            "改其中一条的“如果”，让两条不会同时成立",
            others=(table.origin.of("rows", one),),
        )


@rule(
    "V314",
    "资格自测里有用不到的内容",
    of=Eligibility,
    why="永远走不到的规则、题目和结论，多半是别处写错了。",
)
def never_used(table: Eligibility, at: Context) -> Iterator[Finding]:
    """Every row decides something, every question is asked, every conclusion drawn."""
    decision = _decision(table, at)
    if decision is None or not decision.whole:
        return
    for i in range(len(table.rows)):
        if i not in decision.used:
            yield Finding(
                table.origin.of("rows", i),
                f"第{i + 1}条规则永远用不到，前面的规则已经包括了它",
                "删掉它，或者改它的“如果”",
            )
    for i, question in enumerate(table.questions):
        if i not in decision.asked:
            yield Finding(
                table.origin.of("questions", i),
                f"题目“{question.name}”永远不会问到",
                "在规则里用上它，或者删掉",
            )
    for i, conclusion in enumerate(table.conclusions):
        if conclusion.name not in decision.reached:
            yield Finding(
                table.origin.of("conclusions", i),
                f"结论“{conclusion.name}”永远得不出",
                "在规则里用上它，或者删掉",
            )


@rule(
    "V315",
    "用例与规则的结论不一致",
    of=Eligibility,
    why="用例是业务人员认定的答案，规则算出来的要和它一样；不一样，总有一边是错的。",
)
def wrong_cases(table: Eligibility, at: Context) -> Iterator[Finding]:
    """Each case comes to its conclusion."""
    decision = _decision(table, at)
    if decision is None or not decision.whole:
        return
    for i, case in enumerate(table.cases):
        end, _ = walk(table, decision, case.answers)
        if isinstance(end, int):
            question = table.questions[decision.nodes[end].question]
            yield Finding(
                table.origin.of("cases", i, "answers"),
                f"用例“{case.name}”没有答完，还要答“{question.name}”",
                f"在“回答”里加上：{question.name}: {question.answers[0]}",
            )
        elif end != case.conclusion:
            yield Finding(
                table.origin.of("cases", i, "conclusion"),
                f"用例“{case.name}”写的是“{case.conclusion}”，照规则得出“{end}”",
                "核对政策，改正用例或者规则",
            )


@rule(
    "V316",
    "有的分支没有用例",
    of=Eligibility,
    why="没有用例走过的分支，没有人核对过结论对不对。",
)
def uncovered(table: Eligibility, at: Context) -> Iterator[Finding]:
    """Every answer of every question that is asked is passed by a case."""
    decision = _decision(table, at)
    if decision is None or not decision.whole:
        return
    passed = {b for case in table.cases for b in walk(table, decision, case.answers)[1]}
    told = 0
    for number, node in enumerate(decision.nodes):
        for answer, _ in node.branches:
            if (number, answer) in passed or told == _TOLD:
                continue
            path, conclusion = way_to(table, decision, number, answer)
            passed.update(walk(table, decision, dict(path))[1])
            told += 1
            name = table.questions[node.question].name
            yield Finding(
                table.origin.of("cases"),
                f"“{name}：{answer}”这一支没有用例走过",
                f"加一个用例：回答 {_written(path)}，结论 {conclusion}；结论不对的，改规则",
            )


@rule(
    "V317",
    "“可以申请”没有写办事指南",
    of=Eligibility,
    why="告诉群众可以申请，就要告诉他接着怎么办。",
)
def likely_without_guide(table: Eligibility, at: Context) -> Iterator[Finding]:
    """A conclusion that sends people to apply says where to read how."""
    for i, conclusion in enumerate(table.conclusions):
        if conclusion.verdict is Verdict.likely and not conclusion.guides:
            yield Finding(
                table.origin.of("conclusions", i),
                f"结论“{conclusion.name}”没有写办事指南",
                "在“办事指南”里写上指南的名称",
            )
