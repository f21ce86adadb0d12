"""Coordinates: published check points, and there and back again (SVC-11)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zwgk.model.values.positions import CoordinateSystem, Position

W, C, G, B = (
    CoordinateSystem.wgs84,
    CoordinateSystem.cgcs2000,
    CoordinateSystem.gcj02,
    CoordinateSystem.bd09,
)

# Longitude and latitude before and after, and how many metres may lie between.
POINTS = [
    # The test vectors of EvilTransform (github.com/googollee/eviltransform): Shanghai, Shenzhen, Beijing.
    (W, (121.5272106, 31.1774276), G, (121.531541859215, 31.17530398364597), 0.001),
    (W, (113.912316, 22.543847), G, (113.9171764808363, 22.540796131694766), 0.001),
    (W, (116.377817, 39.911954), G, (116.38404722455657, 39.91334545536069), 0.001),
    # The example in Amap's documentation of its converter (service answers, coordsys=gps).
    (W, (116.481499, 39.990475), G, (116.487585177952, 39.991754014757), 0.2),
    (W, (116.481499, 39.990375), G, (116.487585177952, 39.991653917101), 0.2),
    # The example in Baidu's documentation of its converter (from=1&to=5).
    (W, (114.21892734521, 29.575429778924), B, (114.2307519546763, 29.57908428837437), 1.0),
    # The examples of coordtransform (github.com/wandergis/coordtransform).
    (G, (116.404, 39.915), B, (116.41036949371029, 39.92133699351021), 0.001),
    (W, (116.404, 39.915), G, (116.41024449916938, 39.91640428150164), 0.001),
]


@pytest.mark.parametrize(("one", "before", "other", "after", "metres"), POINTS)
def test_published_points_are_met(
    one: CoordinateSystem,
    before: tuple[float, float],
    other: CoordinateSystem,
    after: tuple[float, float],
    metres: float,
) -> None:
    found = Position(*before, one).to(other)
    assert found.system is other
    assert found.metres_to(Position(*after, other)) < metres
    assert Position(*after, other).to(one).metres_to(Position(*before, one)) < metres * 1.5


IN_CHINA = st.tuples(st.floats(73.6, 135.0), st.floats(3.9, 53.5))


@given(IN_CHINA, st.sampled_from(list(CoordinateSystem)), st.sampled_from(list(CoordinateSystem)))
def test_there_and_back_is_the_same_place(
    place: tuple[float, float], one: CoordinateSystem, other: CoordinateSystem
) -> None:
    start = Position(*place, one)
    assert start.to(other).to(one).metres_to(start) < 0.01


@given(IN_CHINA)
def test_maps_shift_by_hundreds_of_metres(place: tuple[float, float]) -> None:
    start = Position(*place, C)
    assert 20 < start.metres_to(start.to(G)) < 1200
    assert 300 < start.to(G).metres_to(start.to(B)) < 2000
    assert start.to(W).metres_to(start) == 0


def test_outside_china_nothing_is_shifted() -> None:
    denver = Position(-104.9903, 39.7392, W)
    assert denver.to(G).metres_to(denver) == 0 and denver.to(B).metres_to(denver) == 0
