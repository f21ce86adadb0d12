"""What the check stage hands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from zwgk.problem import Problem


@dataclass(frozen=True, slots=True)
class Checked:
    """Problems found, and how much was looked at.

    ``counted``: problem code → how many things its rule looked at; besides, requirement
    ID → how many filled fields serve it by declaration (``FieldInfo.requirements``).
    ``hidden``: source files of which the public sees nothing; never quoted on a page.
    """

    problems: tuple[Problem, ...] = ()
    counted: Mapping[str, int] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
