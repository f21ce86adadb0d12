"""A site's own levels for rules (站点 → 检查), and how far they may go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches

from zwgk.check.rule import Context, Finding, survey
from zwgk.model.site import RuleLevel, Site
from zwgk.problem import CODES, Level, Problem

#: Families whose errors a site may soften to a warning but not below.
GUARDED_FAMILIES = frozenset("YKVRP")

_LEVELS = {
    RuleLevel.error: Level.error,
    RuleLevel.warning: Level.warning,
    RuleLevel.hint: Level.hint,
}


def adjust(problems: Iterable[Problem], site: Site | None) -> tuple[Problem, ...]:
    """``problems`` with the levels of the site; what is switched off is dropped.

    Works on problems of every stage. A level that is not allowed (S009) counts as a warning.
    """
    if site is None or not site.checks:
        return tuple(problems)
    kept = []
    for problem in problems:
        setting = site.checks.get(problem.code)
        if setting is None or problem.code in ("S008", "S009"):
            kept.append(problem)
        elif too_low(problem.code, setting.level):
            kept.append(replace(problem, level=Level.warning))
        elif setting.level is not RuleLevel.off:
            kept.append(replace(problem, level=_LEVELS[setting.level]))
    return tuple(kept)


def too_low(code: str, level: RuleLevel) -> bool:
    """Whether a site may not give ``level`` to ``code``."""
    known = CODES.get(code)
    return (
        known is not None
        and code[0] in GUARDED_FAMILIES
        and known.level is Level.error
        and level in (RuleLevel.hint, RuleLevel.off)
    )


@survey(
    "S008",
    "要调整的检查规则不存在",
    of=Site,
    why="编号写错，调整就不起作用，自己却不知道。",
)
def unknown_rule(sites: Sequence[Site], at: Context) -> Iterator[Finding]:
    """检查 names a code nobody declared."""
    for site in sites:
        for code in site.checks:
            if code not in CODES:
                near = get_close_matches(code, CODES, n=1)
                advice = "改成报告里方括号中的编号，例如 D203"
                yield Finding(
                    site.origin.of("checks", code),
                    f"“检查”里的“{code}”不是检查规则的编号",
                    f"{advice}。是不是“{near[0]}”？" if near else advice,
                )


@survey(
    "S009",
    "检查规则调得太低",
    of=Site,
    why="文件写法、填写内容、引用和个人信息的错误会直接误导或者伤害群众，可以降为警告，不能不报。",
)
def rule_too_low(sites: Sequence[Site], at: Context) -> Iterator[Finding]:
    """检查 hides a rule that guards readers."""
    for site in sites:
        for code, setting in site.checks.items():
            if too_low(code, setting.level):
                yield Finding(
                    site.origin.of("checks", code, "level"),
                    f"“{code}”不能调成“{setting.level.label}”",
                    "改成“警告”或“错误”，或者删去这一条",
                )
