"""The result by requirement, for the inspection page and ``/api/report.json`` (IPF-07)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from pathlib import PurePosixPath

from zwgk.model.requirements import REQUIREMENTS, Requirement
from zwgk.model.views import InspectionRow, Value
from zwgk.problem import Level, Problem

#: How many findings a row shows.
SAMPLES = 5


def inspect(
    problems: Iterable[Problem], counted: Mapping[str, int], hidden: Collection[str] = ()
) -> tuple[InspectionRow, ...]:
    """A row for every requirement of the table.

    A requirement passes when its codes have neither errors nor warnings; hints are
    counted as findings but do not fail it. ``checked`` adds up what its codes looked at
    and the filled fields that serve it. ``passed`` is None where people look.

    The page is public: findings in ``hidden`` files (drafts and the like), of personal
    information, or that name what is not public are counted, never quoted.
    """
    by_code: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_code[problem.code].append(problem)
    return tuple(_row(r, by_code, counted, frozenset(hidden)) for r in REQUIREMENTS)


def _row(
    requirement: Requirement,
    by_code: Mapping[str, list[Problem]],
    counted: Mapping[str, int],
    hidden: frozenset[str],
) -> InspectionRow:
    codes = requirement.codes
    # What fails it is quoted before what is only mentioned.
    found = sorted((p for code in codes for p in by_code.get(code, ())), key=_gravity)
    manual = requirement.level is None
    return InspectionRow(
        id=requirement.id,
        title=requirement.title,
        how=requirement.how,
        passed=None if manual else all(p.level is Level.hint for p in found),
        checked=sum(counted.get(code, 0) for code in codes) + counted.get(requirement.id, 0),
        findings=len(found),
        level=requirement.level.value if requirement.level else "",
        samples=tuple(_sample(p) for p in found if _may_be_quoted(p, hidden))[:SAMPLES],
        note=requirement.by_form,
    )


def _gravity(problem: Problem) -> int:
    return list(Level).index(problem.level)


def _may_be_quoted(problem: Problem, hidden: frozenset[str]) -> bool:
    return problem.code[0] != "P" and problem.code != "R203" and problem.where.path not in hidden


def _sample(problem: Problem) -> Value:
    """``policies/2021/x: 一句话``."""
    path = PurePosixPath(problem.where.path)
    return Value(f"{str(path.with_suffix('')).removeprefix('content/')}：{problem.message}")
