"""A decision table compiled to the questions a citizen is asked, one after another.

Pure, and known to both check and plan. Questions are asked in the order of the table; one
that no longer matters is not asked. Situations that the rest of the table treats alike are
one node, so that a table does not grow into a forest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from zwgk.model.eligibility import Eligibility

#: More nodes than this are no self-test but an examination.
MOST_NODES = 120

#: What was answered so far: (question, answer) in order.
Path = tuple[tuple[str, str], ...]
#: Where an answer leads: the number of a node, or the name of a conclusion.
Target = int | str


@dataclass(frozen=True, slots=True)
class Node:
    """A question as it is asked: its place in the table, and where each answer leads."""

    question: int
    branches: tuple[tuple[str, Target], ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Answers for which the table has no conclusion."""

    path: Path


@dataclass(frozen=True, slots=True)
class Conflict:
    """Answers for which two rows draw different conclusions."""

    path: Path
    rows: tuple[int, int]


@dataclass(slots=True)
class Decision:
    """The compiled table. ``start`` is where one begins; ``nodes`` in the order of asking.

    ``used``: rows that decide something; ``too_large``: compiling was given up.
    """

    start: Target = ""
    nodes: list[Node] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    too_large: bool = False

    @property
    def whole(self) -> bool:
        """Whether every way through leads to one conclusion."""
        return not (self.gaps or self.conflicts or self.too_large)

    @property
    def asked(self) -> set[int]:
        """Questions that are ever asked, by their place in the table."""
        return {node.question for node in self.nodes}

    @property
    def reached(self) -> set[str]:
        """Conclusions that are ever drawn."""
        ends = {t for node in self.nodes for _, t in node.branches if isinstance(t, str)}
        return ends | ({self.start} if isinstance(self.start, str) else set())


def decide(table: Eligibility) -> Decision:
    """Compile ``table``; its names must be known (rule V311)."""
    compiler = _Compiler(table)
    everything = {
        i: {q: frozenset(a) for q, a in row.conditions.items()} for i, row in enumerate(table.rows)
    }
    start = compiler.visit(everything, ())
    made = compiler.made
    made.start = start if start is not None else ""
    return _in_order(made)


def walk(
    table: Eligibility, decision: Decision, answers: Mapping[str, str]
) -> tuple[Target, list[tuple[int, str]]]:
    """Follow ``answers``: where they end, and the branches passed.

    The end is a conclusion, or the node whose question has no (known) answer.
    """
    here = decision.start
    passed: list[tuple[int, str]] = []
    while isinstance(here, int):
        node = decision.nodes[here]
        answer = answers.get(table.questions[node.question].name)
        target = next((t for a, t in node.branches if a == answer), None)
        if answer is None or target is None:
            return here, passed
        passed.append((here, answer))
        here = target
    return here, passed


def way_to(table: Eligibility, decision: Decision, node: int, answer: str) -> tuple[Path, str]:
    """The shortest answers that pass a branch and go on to a conclusion, and which one."""
    before: dict[int, Path] = {}
    waiting = [decision.start] if isinstance(decision.start, int) else []
    before.update((first, ()) for first in waiting)
    while waiting:
        here = waiting.pop(0)
        name = table.questions[decision.nodes[here].question].name
        for choice, target in decision.nodes[here].branches:
            if isinstance(target, int) and target not in before:
                before[target] = (*before[here], (name, choice))
                waiting.append(target)
    name = table.questions[decision.nodes[node].question].name
    path = (*before[node], (name, answer))
    target = dict(decision.nodes[node].branches)[answer]
    while isinstance(target, int):
        name = table.questions[decision.nodes[target].question].name
        choice, following = decision.nodes[target].branches[0]
        path, target = (*path, (name, choice)), following
    return path, target


_Rows = dict[int, dict[str, frozenset[str]]]


class _Compiler:
    def __init__(self, table: Eligibility) -> None:
        self.table = table
        self.made = Decision()
        self._known: dict[object, Target | None] = {}

    def visit(self, rows: _Rows, path: Path) -> Target | None:
        """Where one is with ``rows`` still possible; None where that is a fault."""
        made = self.made
        if made.too_large:
            return None
        if not rows:
            made.gaps.append(Gap(path))
            return None
        complete = [i for i, conditions in rows.items() if not conditions]
        if complete:
            conclusion = self.table.rows[complete[0]].conclusion
            other = [i for i in rows if self.table.rows[i].conclusion != conclusion]
            if other:
                both = (*path, *self._answers(rows[other[0]]))
                made.conflicts.append(Conflict(both, (complete[0], other[0])))
                return None
            made.used.update(complete)
            return conclusion
        state = frozenset((i, frozenset(conditions)) for i, conditions in rows.items())
        if state not in self._known:
            self._known[state] = self._ask(rows, path)
        return self._known[state]

    def _answers(self, conditions: Mapping[str, frozenset[str]]) -> Path:
        """Answers that meet ``conditions``, in the order of the questions."""
        return tuple(
            (q.name, next(a for a in q.answers if a in conditions[q.name]))
            for q in self.table.questions
            if q.name in conditions
        )

    def _ask(self, rows: _Rows, path: Path) -> Target | None:
        wanted = {q for conditions in rows.values() for q in conditions}
        index = next(i for i, q in enumerate(self.table.questions) if q.name in wanted)
        question = self.table.questions[index]
        number = len(self.made.nodes)
        if number >= MOST_NODES:
            self.made.too_large = True
            return None
        self.made.nodes.append(Node(index, ()))
        branches = []
        for answer in question.answers:
            left = {
                i: {q: a for q, a in conditions.items() if q != question.name}
                for i, conditions in rows.items()
                if answer in conditions.get(question.name, (answer,))
            }
            target = self.visit(left, (*path, (question.name, answer)))
            if target is not None:
                branches.append((answer, target))
        self.made.nodes[number] = Node(index, tuple(branches))
        return number


def _in_order(made: Decision) -> Decision:
    """Nodes numbered by question, then as found, so that a page reads downwards."""
    order = sorted(range(len(made.nodes)), key=lambda n: (made.nodes[n].question, n))
    place = {old: new for new, old in enumerate(order)}

    def moved(target: Target) -> Target:
        return place[target] if isinstance(target, int) else target

    made.nodes = [
        Node(made.nodes[n].question, tuple((a, moved(t)) for a, t in made.nodes[n].branches))
        for n in order
    ]
    made.start = moved(made.start)
    return made
