"""The outline of a county: named areas and lines, as a boundary file gives them (rulings 31)."""

from __future__ import annotations

from dataclasses import dataclass

from zwgk.model.values.positions import CoordinateSystem

#: Longitude and latitude.
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """A town, or the county: its rings, and where its name stands by itself."""

    name: str
    rings: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """Areas in the order of the file; ``lines`` are rivers and roads, drawn thin."""

    system: CoordinateSystem
    areas: tuple[Area, ...]
    lines: tuple[tuple[str, tuple[Point, ...]], ...] = ()
