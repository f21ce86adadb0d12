"""A boundary file in GeoJSON → :class:`Outline` (rulings 31)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from zwgk.model.outline import Area, Outline, Point
from zwgk.model.values.positions import CoordinateSystem
from zwgk.problem import Problem, Where, declare

S131 = declare(
    "S131",
    "界线文件读不懂",
    "政务地图照界线文件画，读不懂就画不出来；界线画错了比不画更糟，所以停下来。",
    requirements=("SVC-11",),
)


class _Unfit(ValueError):
    """Two lines: what is wrong, what to do."""


def read_outline(
    root: Path, path: str, where: Where, system: CoordinateSystem
) -> Outline | Problem:
    """The outline in the file ``path`` of the site, named at ``where``."""
    name = path.rsplit("/", 1)[-1]
    try:
        data = json.loads((root / path).read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, ValueError, RecursionError):
        return S131.at(
            where, f"界线文件“{name}”不是 GeoJSON", "请测绘或规划部门导出成 GeoJSON 文件"
        )
    try:
        areas: list[Area] = []
        lines: list[tuple[str, tuple[Point, ...]]] = []
        for title, shape in _shapes(data):
            _take(title, shape, areas, lines)
        if not areas:
            raise _Unfit("里没有一个面\n在导出时选面（Polygon）图层，一个乡镇一个面")
    except _Unfit as error:
        what, _, advice = str(error).partition("\n")
        return S131.at(where, f"界线文件“{name}”{what}", advice)
    return Outline(system, tuple(areas), tuple(lines))


def _shapes(data: Any) -> Iterator[tuple[str, Any]]:
    """(name, geometry) of everything in the file."""
    if not isinstance(data, dict):
        raise _Unfit("不是 GeoJSON\n请测绘或规划部门导出成 GeoJSON 文件")
    kind = data.get("type")
    if kind == "FeatureCollection":
        features = data.get("features")
        for feature in features if isinstance(features, list) else ():
            yield from _shapes(feature)
    elif kind == "Feature":
        told = data.get("properties")
        told = told if isinstance(told, dict) else {}
        name = next((told[k] for k in ("name", "名称", "NAME") if isinstance(told.get(k), str)), "")
        if data.get("geometry"):
            yield name, data["geometry"]
    elif isinstance(kind, str):
        yield "", data


def _take(
    name: str, shape: Any, areas: list[Area], lines: list[tuple[str, tuple[Point, ...]]]
) -> None:
    kind = shape.get("type") if isinstance(shape, dict) else None
    held = shape.get("coordinates") if isinstance(shape, dict) else None
    if kind == "Polygon":
        areas.append(Area(name, _rings(held)))
    elif kind == "MultiPolygon":
        areas.append(Area(name, tuple(r for part in _list(held) for r in _rings(part))))
    elif kind == "LineString":
        lines.append((name, _points(held)))
    elif kind == "MultiLineString":
        lines += [(name, _points(part)) for part in _list(held)]


def _rings(held: Any) -> tuple[tuple[Point, ...], ...]:
    return tuple(_points(ring) for ring in _list(held))


def _points(held: Any) -> tuple[Point, ...]:
    found = []
    for pair in _list(held):
        if not isinstance(pair, list) or len(pair) < 2 or not all(_is_number(n) for n in pair[:2]):
            raise _Unfit("里有一个点不是经度和纬度\n重新导出，点写成 [经度, 纬度]")
        x, y = float(pair[0]), float(pair[1])
        if not (-180 <= x <= 180 and -90 <= y <= 90):
            raise _Unfit(f"里的点 [{x}, {y}] 不是度数\n导出时选经纬度坐标，不要选米制的平面坐标")
        found.append((x, y))
    if len(found) < 2:
        raise _Unfit("里有一条线不到两个点\n删去它，或者重新导出")
    return tuple(found)


def _list(held: Any) -> list[Any]:
    if not isinstance(held, list):
        raise _Unfit("不完整\n重新导出一次")
    return held


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value == value
