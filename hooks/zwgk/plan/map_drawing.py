"""A map of the county as paths and marks: no tiles, no script, no request (rulings 31).

Drawn at build from the outline the site supplies. Marks stand for towns rather than single
places: on a county's map the places of a town lie on one dot, and a finger needs room. Each
leads to where the town's places are listed, which is the way for everybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

from zwgk.model.organisation import Organisation
from zwgk.model.outline import Outline, Point
from zwgk.model.place import Place
from zwgk.model.place_views import MapMark, MapName, MapView
from zwgk.model.values.positions import Position
from zwgk.plan.context import Context

#: Width of the drawing: CSS pixels on a small phone, so that a mark is a finger wide there.
WIDTH = 360
_MARGIN = 14
#: Marks nearer than this are one.
_APART = 54.0
#: What a line may lose, in units of the drawing.
_FINE = 0.4


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Degrees → units of the drawing. Distances are true in the middle of the county."""

    west: float
    north: float
    across: float
    down: float

    def at(self, point: Point) -> Point:
        x, y = point
        return (
            _MARGIN + (x - self.west) * self.across,
            _MARGIN + (self.north - y) * self.down,
        )


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Towns that share a mark."""

    point: Point
    towns: tuple[tuple[Organisation | None, Sequence[Place]], ...]

    @property
    def count(self) -> int:
        return sum(len(places) for _, places in self.towns)


def drawn(
    context: Context, towns: Iterable[tuple[Organisation | None, Sequence[Place]]]
) -> MapView | None:
    """The map, or None: it is drawn only with an approval number and an outline."""
    stated, outline = context.site.map, context.outline
    if stated is None or outline is None:
        return None
    sheet, height = _sheet(outline)
    clusters = _clustered(
        [c for town, places in towns if (c := _centre(sheet, outline, town, places))]
    )
    marks = tuple(_mark(c) for c in sorted(clusters, key=lambda c: (c.point[1], c.point[0])))
    taken = {_title(t[0]) for c in clusters for t in c.towns}
    return MapView(
        width=WIDTH,
        height=height,
        areas=tuple(
            "".join(_path(sheet, ring, closed=True) for ring in area.rings)
            for area in outline.areas
        ),
        lines=tuple(_path(sheet, line) for _, line in outline.lines),
        names=tuple(
            MapName(*_middle(sheet, area.rings[0]), area.name)
            for area in outline.areas
            if area.name and not any(area.name in t or t in area.name for t in taken if t)
        ),
        marks=marks,
        approval=stated.approval,
        source=stated.source or "",
        sketch=stated.sketch,
    )


def _sheet(outline: Outline) -> tuple[_Sheet, int]:
    points = [p for area in outline.areas for ring in area.rings for p in ring]
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    narrow = cos(radians((south + north) / 2))
    # A degree that a square county of no size would divide by.
    scale = (WIDTH - 2 * _MARGIN) / max((east - west) * narrow, 1e-6)
    sheet = _Sheet(west, north, scale * narrow, scale)
    return sheet, round((north - south) * scale + 2 * _MARGIN)


def _centre(
    sheet: _Sheet, outline: Outline, town: Organisation | None, places: Sequence[Place]
) -> _Cluster | None:
    """A town's mark: where its first place with a position is, which is its hall."""
    for place in places:
        if place.coordinates:
            here: Position = place.coordinates.position.to(outline.system)
            return _Cluster(sheet.at((here.longitude, here.latitude)), ((town, places),))
    return None


def _clustered(clusters: list[_Cluster]) -> list[_Cluster]:
    """The nearest two become one until a finger fits between all."""
    while True:
        pairs = [
            (hypot(a.point[0] - b.point[0], a.point[1] - b.point[1]), i, j)
            for i, a in enumerate(clusters)
            for j, b in enumerate(clusters)
            if i < j
        ]
        near = min(pairs, default=None)
        if near is None or near[0] >= _APART:
            return clusters
        a, b = clusters[near[1]], clusters[near[2]]
        if b.count > a.count:
            a, b = b, a
        rest = [c for k, c in enumerate(clusters) if k not in near[1:]]
        clusters = [*rest, _Cluster(a.point, (*a.towns, *b.towns))]


def _title(town: Organisation | None) -> str:
    return (town.short_name or town.name).removesuffix("政府") if town else ""


def _mark(cluster: _Cluster) -> MapMark:
    titles = [t for t in (_title(town) for town, _ in cluster.towns) if t]
    first = cluster.towns[0][0]
    x, y = cluster.point
    return MapMark(
        x=round(x, 1),
        y=round(y, 1),
        text=(titles[0] if titles else "其他地方") + ("等" if len(titles) > 1 else ""),
        count=cluster.count,
        url=f"places/#town-{first.id if first else 'other'}",
        side="left" if x > WIDTH * 0.62 else "right",
        names="、".join(titles),
    )


def _middle(sheet: _Sheet, ring: Sequence[Point]) -> Point:
    """Middle of a ring's extent: good enough for a name."""
    xs, ys = zip(*(sheet.at(p) for p in ring), strict=True)
    return round((min(xs) + max(xs)) / 2, 1), round((min(ys) + max(ys)) / 2, 1)


def _path(sheet: _Sheet, points: Sequence[Point], *, closed: bool = False) -> str:
    kept = _simplified([sheet.at(p) for p in points])
    steps = " ".join(f"{x:.1f},{y:.1f}" for x, y in kept)
    return f"M{steps}" + ("Z" if closed else "")


def _simplified(points: list[Point]) -> list[Point]:
    """Douglas and Peucker's line: points that stray less than ``_FINE`` are left out."""
    keep = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        strays = [
            (_strays(points[i], points[first], points[last]), i) for i in range(first + 1, last)
        ]
        worst = max(strays, default=(0.0, 0))
        if worst[0] > _FINE:
            keep.add(worst[1])
            waiting += [(first, worst[1]), (worst[1], last)]
    return [points[i] for i in sorted(keep)]


def _strays(point: Point, start: Point, end: Point) -> float:
    """How far a point is from the stretch between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = 0.0
    if length:
        along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length
        along = min(1.0, max(0.0, along))
    return hypot(point[0] - start[0] - along * dx, point[1] - start[1] - along * dy)
