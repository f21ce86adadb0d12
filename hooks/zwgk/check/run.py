"""Running every rule over a site."""

from __future__ import annotations

from collections import Counter
from functools import cache

from zwgk.check.rule import RULES, Context
from zwgk.check.settings import adjust
from zwgk.model.checked import Checked
from zwgk.model.facts import Facts
from zwgk.model.graph import Graph
from zwgk.model.record import Part, Record
from zwgk.problem import Problem, in_order


def check(graph: Graph, facts: Facts) -> Checked:
    """Every problem of a site on a day, with how much each rule looked at. Pure."""
    at = Context(graph, facts)
    problems: list[Problem] = []
    counted: Counter[str] = Counter()
    for each in RULES:
        records = at.select(each.of, shown=each.shown)
        counted[each.code.code] += len(records)
        problems.extend(
            each.code.at(f.where, f.message, f.advice, others=f.others, level=f.level)
            for f in each.run(records, at)
        )
    for record in at.select(Record, shown=True):
        for name, requirements in _serving(type(record)):
            value = getattr(record, name)
            if value is not None and value != ():
                counted.update(requirements)
    return Checked(tuple(in_order(adjust(problems, at.site))), dict(counted), _hidden(at))


def _hidden(at: Context) -> frozenset[str]:
    """Source files of which the public sees nothing."""
    records = at.select(Record)
    seen = {r.origin.where.path for r in records if at.shows(r)}
    return frozenset(r.origin.where.path for r in records) - seen


@cache
def _serving(part: type[Part]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Fields of a type that serve requirements."""
    return tuple((n, i.requirements) for n, i in part.fields().items() if i.requirements)
