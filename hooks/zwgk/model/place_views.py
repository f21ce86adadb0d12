"""What the list of places reads: groups of towns, and the map."""

from __future__ import annotations

from dataclasses import dataclass

from zwgk.model.views import LinkView, ListView, PlaceView


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """The places of a town."""

    title: str
    anchor: str
    places: tuple[PlaceView, ...]


@dataclass(frozen=True, slots=True)
class MapName:
    """A name on the map, in the middle of its area."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class MapMark:
    """A town's places on the map: a link to where they are listed."""

    x: float
    y: float
    text: str
    count: int
    url: str
    side: str
    names: str


@dataclass(frozen=True, slots=True)
class MapView:
    """A map that is drawn from an outline: paths, marks, and what must be said of it."""

    width: int
    height: int
    areas: tuple[str, ...]
    lines: tuple[str, ...]
    names: tuple[MapName, ...]
    marks: tuple[MapMark, ...]
    approval: str
    source: str
    sketch: bool


@dataclass(frozen=True, slots=True)
class PlaceListView(ListView):
    """政务地图: places by town; ``map`` where the site may draw one (rulings 31)."""

    towns: tuple[PlaceGroup, ...] = ()
    map: MapView | None = None
    index: LinkView | None = None
