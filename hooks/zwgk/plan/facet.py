"""Ways to narrow a list."""

from __future__ import annotations

from dataclasses import dataclass

from zwgk.model.record import Record


@dataclass(frozen=True)
class Facet:
    """A way to narrow a list: its word in the address, its label, and its values."""

    name: str
    label: str
    values: tuple[tuple[str, str, tuple[Record, ...]], ...]
