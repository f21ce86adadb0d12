"""What the gates found: one entry a gate, page and state, as processes hand it on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from tests.accessibility.states import State


@dataclass(frozen=True)
class Seen:
    """What a gate measured and found on one page in one state.

    ``state`` is None for what is asked of the site as a whole.
    """

    gate: str
    page: str
    state: State | None
    value: float
    findings: tuple[str, ...] = ()

    def plain(self) -> dict[str, Any]:
        """As JSON can keep it."""
        return asdict(self)

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Seen:
        """The reverse of ``plain``."""
        state = State(**data["state"]) if data["state"] else None
        return cls(data["gate"], data["page"], state, data["value"], tuple(data["findings"]))
