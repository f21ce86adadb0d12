"""Rules over places: hours and coordinates that the map relies on (V137, V139)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from zwgk.check.rule import Context, Finding, rule, survey
from zwgk.model.place import Place
from zwgk.model.values.opening import opening
from zwgk.model.values.positions import CoordinateSystem, Position, in_china
from zwgk.problem import Level

#: A place of a county is nearer to the others than this, in metres.
_FAR = 200_000
#: So many places that the middle of them says where the county is.
_ENOUGH = 3


@rule(
    "V137",
    "开放时间看不懂",
    of=Place,
    why="看得懂的开放时间，政务地图会照放假安排算出今天开不开、现在开不开；看不懂的只照原样写出来。",
    level=Level.hint,
    requirements=("SVC-11",),
    shown=True,
)
def hours_unclear(place: Place, at: Context) -> Iterator[Finding]:
    """The hours say which hours on which days."""
    if opening(place.hours) is None:
        yield Finding(
            place.origin.of("hours"),
            f"看不懂“开放时间”的“{place.hours}”，政务地图不会说它现在开不开",
            "写成“工作日 9:00-12:00 13:30-17:30，周六 9:00-12:00”这样：先写哪几天，再写几点到几点；"
            "按季节变的，写现在的时间",
        )


@survey(
    "V139",
    "坐标不在本县",
    of=Place,
    why="坐标错了，导航会把人带到别处；最常见的是经度和纬度写反，或者少了一位。",
    requirements=("SVC-11",),
)
def far_away(places: Sequence[Place], at: Context) -> Iterator[Finding]:
    """Coordinates lie in the country, and near those of the other places."""
    found: list[tuple[Place, Position]] = []
    for place in places:
        if place.coordinates is None:
            continue
        here = place.coordinates.position
        if in_china(here.longitude, here.latitude):
            found.append((place, here.to(CoordinateSystem.wgs84)))
            continue
        swapped = in_china(here.latitude, here.longitude)
        yield Finding(
            place.origin.of("coordinates"),
            f"“{place.name}”的坐标 {here.longitude:g}，{here.latitude:g} 不在国内",
            "把经度和纬度对调" if swapped else "在地图上重新取一次坐标，经度在前",
        )
    if len(found) < _ENOUGH:
        return
    middle = Position(
        median(p.longitude for _, p in found),
        median(p.latitude for _, p in found),
        CoordinateSystem.wgs84,
    )
    for place, here in found:
        away = here.metres_to(middle)
        if away > _FAR:
            yield Finding(
                place.origin.of("coordinates"),
                f"“{place.name}”的坐标离其他场所有 {away / 1000:.0f} 公里",
                "在地图上重新取一次坐标；确实在外地的（例如驻外办事处），不写坐标",
                level=Level.warning,
            )
