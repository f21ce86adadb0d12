"""What is known of the theme's accessibility: criteria, and the results of its tests (A11-31)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Criterion:
    """A success criterion of WCAG 2.2 and how it is looked after.

    ``codes``: rules of every build; ``person``: what people look at; ``none``: why it
    does not apply. What tests in the browser cover is said by their results.
    """

    id: str
    level: str
    title: str
    codes: tuple[str, ...] = ()
    person: str = ""
    none: str = ""


@dataclass(frozen=True, slots=True)
class ManualCheck:
    """A check that people do. ``done``: the day, ``""`` when it was not done yet."""

    title: str
    done: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class Gate:
    """A test in the browser: over how many page states, and what it found.

    ``worst`` is the largest value met, in ``unit``; ``limit`` what is allowed; ``found``
    how many findings passed the limit.
    """

    id: str
    title: str
    limit: float
    unit: str
    checked: int
    worst: float
    found: int
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """One whole run of the gates. ``theme``: fingerprint of the theme that was tested."""

    date: str
    theme: str
    tools: tuple[tuple[str, str], ...]
    pages: int
    states: tuple[str, ...]
    gates: tuple[Gate, ...]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Audit:
        """From the file that the tests write."""
        return cls(
            date=data["date"],
            theme=data["theme"],
            tools=tuple(sorted(data["tools"].items())),
            pages=data["pages"],
            states=tuple(data["states"]),
            gates=tuple(Gate(**{**g, "criteria": tuple(g["criteria"])}) for g in data["gates"]),
        )


@dataclass(frozen=True, slots=True)
class Conformance:
    """What the theme promises and what is known of it. ``theme``: today's fingerprint."""

    aim: str
    criteria: tuple[Criterion, ...]
    manual: tuple[ManualCheck, ...]
    theme: str
    audit: Audit | None

    @classmethod
    def of(
        cls, data: Mapping[str, Any], audit: Mapping[str, Any] | None, theme: str
    ) -> Conformance:
        """From the theme's own files."""
        return cls(
            aim=data["aim"],
            criteria=tuple(
                Criterion(**{**c, "codes": tuple(c.get("codes", ()))}) for c in data["criteria"]
            ),
            manual=tuple(ManualCheck(**m) for m in data["manual"]),
            theme=theme,
            audit=Audit.of(audit) if audit else None,
        )
