"""How each policy stands with its interpretation on a day: in time, late, missing (INT-01..09)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zwgk.model.interpretation import Form
from zwgk.model.values.text import Choice

#: ``(kind, id)``, as in ``graph.RecordKey`` (which imports every kind).
Key = tuple[str, str]


class InterpretationState(Choice):
    """How a policy stands with its interpretation (INT-01, INT-04)."""

    same_day = "当天解读"
    in_time = "按期解读"
    late = "逾期解读"
    early = "早于文件"
    missing = "逾期未解读"
    pending = "尚未到期"
    not_needed = "无须解读"


@dataclass(frozen=True, slots=True)
class Interpreting:
    """A shown policy and its interpretations, oldest first.

    ``unit``: who must interpret it (drafter, else first issuer). ``required``: whether it
    must be interpreted; ``exemption``: why not, in the editor's words. ``first_on``: day of
    the first interpretation, ``days`` the working days after the document (negative:
    before it), ``due_on`` the last day. ``projected``: counted over a year whose holidays
    are not ordered yet. ``questions``: how many answers there are, ``questions_on`` the day
    on which there were enough. ``in_step``: whether document, interpretation and questions
    came out on one day (三同步); None where that cannot be told. ``lacking``: labels of
    required parts that no interpretation has, ``advised``: of those only advised.
    ``copied``: largest share of an interpretation that is copied from the document.
    """

    policy: Key
    published_on: date
    unit: Key | None
    required: bool
    exemption: str
    state: InterpretationState
    due_on: date
    interpretations: tuple[Key, ...] = ()
    first_on: date | None = None
    days: int | None = None
    projected: bool = False
    forms: tuple[Form, ...] = ()
    questions: int = 0
    questions_on: date | None = None
    in_step: bool | None = None
    lacking: tuple[str, ...] = ()
    advised: tuple[str, ...] = ()
    copied: float = 0.0

    @property
    def interpreted(self) -> bool:
        """Whether there is an interpretation."""
        return bool(self.interpretations)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter a day is in."""
        return cls(day.year, (day.month - 1) // 3 + 1)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def after(self) -> date:
        """The day after its last."""
        year, month = divmod(self.number, 4)
        return date(self.year + year, month * 3 + 1, 1)

    @property
    def before(self) -> Quarter:
        """The quarter before."""
        if self.number > 1:
            return Quarter(self.year, self.number - 1)
        return Quarter(self.year - 1, 4)

    @property
    def label(self) -> str:
        """``2026年第三季度``."""
        return f"{self.year}年第{'一二三四'[self.number - 1]}季度"

    @property
    def slug(self) -> str:
        """``2026q3``, as in addresses."""
        return f"{self.year}q{self.number}"
