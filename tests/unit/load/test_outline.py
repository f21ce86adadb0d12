"""Boundary files: what testing offices export is read, what cannot be drawn is told (rulings 31)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from zwgk.load import read_outline
from zwgk.model.outline import Outline
from zwgk.model.values.positions import CoordinateSystem
from zwgk.problem import Problem, Where

SQUARE = [[105.0, 29.0], [105.2, 29.0], [105.2, 29.2], [105.0, 29.2], [105.0, 29.0]]


def read(folder: Path, data: Any) -> Outline | Problem:
    text = data if isinstance(data, bytes) else json.dumps(data).encode()
    (folder / "a.geojson").write_bytes(text)
    return read_outline(folder, "a.geojson", Where("content/site.yml"), CoordinateSystem.cgcs2000)


def feature(kind: str, coordinates: Any, **told: str) -> dict[str, Any]:
    shape = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": told, "geometry": shape}


def test_areas_lines_and_names_are_read(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "type": "FeatureCollection",
            "features": [
                feature("Polygon", [SQUARE], name="青禾镇"),
                feature("MultiPolygon", [[SQUARE], [SQUARE]], 名称="柳泉镇"),
                feature("LineString", SQUARE[:3], name="清溪"),
                feature("Point", SQUARE[0]),
            ],
        },
    )
    assert isinstance(found, Outline)
    assert [(a.name, len(a.rings)) for a in found.areas] == [("青禾镇", 1), ("柳泉镇", 2)]
    assert [name for name, _ in found.lines] == ["清溪"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG", "不是 GeoJSON"),
        (b"[" * 100_000, "不是 GeoJSON"),
        ([], "不是 GeoJSON"),
        ({"type": "FeatureCollection", "features": []}, "没有一个面"),
        (feature("Polygon", [[[418123.5, 3250100.2], [0, 0]]]), "不是度数"),
        (feature("Polygon", [[["105", "29"], [0, 0]]]), "不是经度和纬度"),
        (feature("Polygon", [[[105, 29]]]), "不到两个点"),
        (feature("Polygon", None), "不完整"),
        (feature("Polygon", [[[float("nan"), 29], [0, 0]]]), "不是经度和纬度"),
    ],
)
def test_what_cannot_be_drawn_is_told(tmp_path: Path, data: Any, words: str) -> None:
    found = read(tmp_path, data)
    assert isinstance(found, Problem) and found.code == "S131"
    assert words in found.message and found.advice


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    where = Where("content/site.yml")
    found = read_outline(tmp_path, "none.geojson", where, CoordinateSystem.wgs84)
    assert isinstance(found, Problem)
