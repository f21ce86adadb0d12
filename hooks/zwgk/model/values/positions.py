"""Positions between the coordinate systems of Chinese maps (SVC-11).

GPS and surveyors use WGS84 and CGCS2000 (the same to within centimetres). Maps published in
China shift it: GCJ-02 (Amap, Tencent), and Baidu's BD-09 on top of that. The formulas are
not official; they were published in 2010 as EvilTransform and have agreed with the services'
own converters to about a centimetre since: see the check points in the tests. There is no
well-kept library for them, and they are forty lines.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import atan2, cos, hypot, pi, radians, sin, sqrt

from zwgk.model.values.text import Choice

#: Krasovsky 1940, the ellipsoid of the shift: half axis and squared eccentricity.
_AXIS = 6378245.0
_ECCENTRICITY = 0.00669342162296594323
_BAIDU = pi * 3000.0 / 180.0
#: Inverting by repetition: each round gains about three digits, so this is past all of them.
_ROUNDS = 12


class CoordinateSystem(Choice):
    """Coordinate systems seen on Chinese maps."""

    cgcs2000 = "CGCS2000"
    wgs84 = "WGS84"
    gcj02 = "GCJ-02"
    bd09 = "BD-09"


@dataclass(frozen=True, slots=True)
class Position:
    """A place in degrees, in a coordinate system."""

    longitude: float
    latitude: float
    system: CoordinateSystem

    def to(self, system: CoordinateSystem) -> Position:
        """The same place in another system; unchanged outside China, where maps do not shift."""
        x, y = self.longitude, self.latitude
        if _STEPS[self.system] == _STEPS[system]:
            return Position(x, y, system)
        if self.system is CoordinateSystem.bd09:
            x, y = _undone(_baidu, x, y)
        if _STEPS[self.system] == 0:
            x, y = _shifted(x, y)
        if _STEPS[system] == 0:
            x, y = _undone(_shifted, x, y)
        elif system is CoordinateSystem.bd09:
            x, y = _baidu(x, y)
        return Position(x, y, system)

    def metres_to(self, other: Position) -> float:
        """Distance to a place of the same system, good for a county."""
        east = radians(other.longitude - self.longitude) * cos(radians(self.latitude))
        return 6371008.8 * hypot(east, radians(other.latitude - self.latitude))


#: How often a system is shifted.
_STEPS = {
    CoordinateSystem.cgcs2000: 0,
    CoordinateSystem.wgs84: 0,
    CoordinateSystem.gcj02: 1,
    CoordinateSystem.bd09: 2,
}


def in_china(longitude: float, latitude: float) -> bool:
    """Whether maps shift here: the rectangle that the services use."""
    return 72.004 <= longitude <= 137.8347 and 0.8293 <= latitude <= 55.8271


def _shifted(x: float, y: float) -> tuple[float, float]:
    """WGS84 → GCJ-02."""
    if not in_china(x, y):
        return x, y
    u, v = x - 105.0, y - 35.0
    root = sqrt(abs(u))
    waves = 20.0 * sin(6.0 * u * pi) + 20.0 * sin(2.0 * u * pi)
    north = -100.0 + 2.0 * u + 3.0 * v + 0.2 * v * v + 0.1 * u * v + 0.2 * root
    north += (waves + 20.0 * sin(v * pi) + 40.0 * sin(v / 3.0 * pi)) * 2.0 / 3.0
    north += (160.0 * sin(v / 12.0 * pi) + 320.0 * sin(v * pi / 30.0)) * 2.0 / 3.0
    east = 300.0 + u + 2.0 * v + 0.1 * u * u + 0.1 * u * v + 0.1 * root
    east += (waves + 20.0 * sin(u * pi) + 40.0 * sin(u / 3.0 * pi)) * 2.0 / 3.0
    east += (150.0 * sin(u / 12.0 * pi) + 300.0 * sin(u / 30.0 * pi)) * 2.0 / 3.0
    angle = radians(y)
    magic = 1 - _ECCENTRICITY * sin(angle) ** 2
    meridian = _AXIS * (1 - _ECCENTRICITY) / (magic * sqrt(magic))
    parallel = _AXIS / sqrt(magic) * cos(angle)
    return x + east * 180.0 / (parallel * pi), y + north * 180.0 / (meridian * pi)


def _baidu(x: float, y: float) -> tuple[float, float]:
    """GCJ-02 → BD-09."""
    if not in_china(x, y):
        return x, y
    radius = hypot(x, y) + 0.00002 * sin(y * _BAIDU)
    angle = atan2(y, x) + 0.000003 * cos(x * _BAIDU)
    return radius * cos(angle) + 0.0065, radius * sin(angle) + 0.006


def _undone(
    shift: Callable[[float, float], tuple[float, float]], x: float, y: float
) -> tuple[float, float]:
    """The place that ``shift`` moves to (x, y)."""
    found_x, found_y = x, y
    for _ in range(_ROUNDS):
        shifted_x, shifted_y = shift(found_x, found_y)
        found_x, found_y = found_x + x - shifted_x, found_y + y - shifted_y
    return found_x, found_y
