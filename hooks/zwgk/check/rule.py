"""What a rule is: one function, declared with its code, reason, level and legal basis.

:func:`rule` is for rules that look at one record at a time, :func:`survey` for those that
need all records of a type at once (uniqueness, coverage, cycles).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any, TypeVar

from zwgk.check.limits import LIMITS, Limits
from zwgk.model.facts import Facts
from zwgk.model.graph import Graph
from zwgk.model.kinds import BY_NAME, RECORD_TYPES
from zwgk.model.record import Record
from zwgk.model.site import Site
from zwgk.problem import Code, Level, Where, declare

R = TypeVar("R", bound=Record)

#: Where problems of the whole site point when there is no site record.
SITE_FILE = "content/site.yml"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: place, what is wrong, what to do (begins with a verb).

    ``level`` replaces the code's own level where one rule has two steps.
    """

    where: Where
    message: str
    advice: str
    others: tuple[Where, ...] = ()
    level: Level | None = None


@dataclass(frozen=True)
class Context:
    """What rules may look at: the linked records and the facts of one day."""

    graph: Graph
    facts: Facts
    limits: Limits = LIMITS
    #: What several rules share, worked out once a run.
    memo: dict[Any, Any] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day that is looked at."""
        return self.facts.today

    @cached_property
    def site(self) -> Site | None:
        """The site record, if it could be read."""
        sites = self.graph.all(Site)
        return sites[0] if sites else None

    def site_place(self, *path: str | int) -> Where:
        """The place of a field of the site record."""
        return self.site.origin.of(*path) if self.site else Where(SITE_FILE)

    def whole(self, *types: type[Record]) -> bool:
        """Whether every record of these types (or of those under them) could be read.

        Only then may a rule say that one of them is missing: one slip is one problem, and
        what a broken file holds is not asked for a second time.
        """
        broken = (BY_NAME[name] for name in self.graph.broken)
        return not any(issubclass(each, types) for each in broken)

    def shows(self, record: Record) -> bool:
        """Whether the public sees ``record`` today."""
        return record.key in self.facts.shown

    def select(self, of: type[R] | tuple[type[R], ...], *, shown: bool = False) -> tuple[R, ...]:
        """Every record of a type, of several, or of those under one (``Published``).

        ``shown``: those the public sees; of items that have left the catalog it sees a
        remark only, and nothing is asked of them any more.
        """
        key = (of, shown)
        if key not in self.memo:
            found = chain.from_iterable(
                self.graph.by_kind.get(t.kind.name, ()) for t in RECORD_TYPES if issubclass(t, of)
            )
            self.memo[key] = tuple(r for r in found if not shown or self._stands(r))
        selected: tuple[R, ...] = self.memo[key]
        return selected

    def _stands(self, record: Record) -> bool:
        return self.shows(record) and record.key not in self.facts.ended

    def back(self, record: Record, reverse: str, of: type[R]) -> tuple[R, ...]:
        """Records the public sees that point at ``record``."""
        return tuple(r for r in self.graph.back(record, reverse, of) if self.shows(r))


@dataclass(frozen=True, slots=True)
class Rule:
    """A declared rule: what it looks at and how."""

    code: Code
    of: type[Record] | tuple[type[Record], ...]
    shown: bool
    run: Callable[[Sequence[Any], Context], Iterable[Finding]]


#: Every rule, in the order of declaration. Filled by importing the family modules.
RULES: list[Rule] = []

Each = Callable[[R, Context], Iterator[Finding]]
Over = Callable[[Sequence[R], Context], Iterator[Finding]]


def types_with(field_name: str) -> tuple[type[Record], ...]:
    """The content types that declare a field."""
    return tuple(t for t in RECORD_TYPES if field_name in t.model_fields)


def rule(
    code: str | Code,
    title: str = "",
    *,
    of: type[R] | tuple[type[R], ...],
    why: str = "",
    level: Level = Level.error,
    requirements: Sequence[str] = (),
    basis: str = "",
    shown: bool = False,
) -> Callable[[Each[R]], Each[R]]:
    """Declare a rule over single records of type ``of`` (or of several types).

    ``shown`` leaves out what the public does not see today. ``code`` may be a
    :class:`Code` that is declared elsewhere. Raises ``ValueError`` for a code declared twice.
    """
    declared = _declared(code, title, why, level, requirements, basis)

    def add(function: Each[R]) -> Each[R]:
        def run(records: Sequence[R], at: Context) -> Iterable[Finding]:
            return chain.from_iterable(function(record, at) for record in records)

        RULES.append(Rule(declared, of, shown, run))
        return function

    return add


def survey(
    code: str | Code,
    title: str = "",
    *,
    of: type[R] | tuple[type[R], ...],
    why: str = "",
    level: Level = Level.error,
    requirements: Sequence[str] = (),
    basis: str = "",
    shown: bool = False,
) -> Callable[[Over[R]], Over[R]]:
    """Declare a rule over all records of type ``of`` at once."""
    declared = _declared(code, title, why, level, requirements, basis)

    def add(function: Over[R]) -> Over[R]:
        RULES.append(Rule(declared, of, shown, function))
        return function

    return add


def _declared(
    code: str | Code, title: str, why: str, level: Level, requirements: Sequence[str], basis: str
) -> Code:
    if isinstance(code, Code):
        return code
    return declare(code, title, why, level=level, requirements=requirements, basis=basis)
