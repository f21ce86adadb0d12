"""政务地图: places by town, what can be done where, and the map (SVC-11)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, replace

from zwgk.model.organisation import Organisation
from zwgk.model.place import Place, PlaceType
from zwgk.model.place_views import PlaceGroup, PlaceListView
from zwgk.model.result import PlannedPage
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.views import Cell, LinkView, ListView, TableView, Value
from zwgk.plan.context import Context, section_of
from zwgk.plan.map_drawing import drawn
from zwgk.plan.views_service import place_card

SERVICE_INDEX = "places/by-service/"
_NAME = "政务地图"
_ELSEWHERE = "其他地方"


def place_list(context: Context, base: ListView) -> PlaceListView:
    """The list of places, town by town, and the map above it where there may be one."""
    towns = tuple(
        PlaceGroup(
            (unit.short_name or unit.name).removesuffix("政府") if unit else _ELSEWHERE,
            f"town-{unit.id}" if unit else "town-other",
            tuple(place_card(context, p) for p in places),
        )
        for unit, places in by_town(context)
    )
    labels = {
        "title": _NAME,
        "intro": "到哪里办、几点开、怎么去。电话可以直接拨打，地图可以直接导航。",
    }
    held = {f.name: getattr(base, f.name) for f in fields(base)}
    return PlaceListView(
        **{**held, **labels},
        towns=towns,
        map=drawn(context, by_town(context)),
        index=LinkView("按能办的事找地点", SERVICE_INDEX) if _where(context)[0] else None,
    )


def by_town(context: Context) -> list[tuple[Organisation | None, list[Place]]]:
    """Places of each town: the one with most first, then by name; halls first in each."""
    found: dict[str, list[Place]] = defaultdict(list)
    units: dict[str, Organisation] = {}
    for place in context.all(Place):
        unit = context.one(place, Organisation, "area")
        found[unit.id if unit else ""].append(place)
        if unit:
            units[unit.id] = unit
    kinds = list(PlaceType)
    for places in found.values():
        places.sort(key=lambda p: (kinds.index(p.type), p.id))
    ids = sorted(found, key=lambda i: (i == "", -len(found[i]), i))
    return [(units.get(i), found[i]) for i in ids]


def _where(context: Context) -> tuple[dict[str, dict[str, Place]], dict[str, ServiceGuide]]:
    """What can be done → its places by id; and the guides by name."""
    where: dict[str, dict[str, Place]] = defaultdict(dict)
    guides: dict[str, ServiceGuide] = {}
    for guide in context.all(ServiceGuide):
        guides.setdefault(guide.name, guide)
        for place in context.to(guide, Place, "places"):
            where[guide.name][place.id] = place
    for place in context.all(Place):
        for service in place.services:
            where[service][place.id] = place
    return where, guides


def service_index(context: Context) -> Iterator[PlannedPage]:
    """What can be done, and where: guides that name a place, and what places say themselves."""
    where, guides = _where(context)
    if not where:
        return
    rows = tuple(
        (
            Cell((context.value(guides[name]) if name in guides else Value(name),)),
            Cell(tuple(Value(p.short_name or p.name, context.url(p)) for p in places.values())),
        )
        for name, places in sorted(where.items(), key=lambda w: (w[0] not in guides, w[0]))
    )
    title = "按能办的事找地点"
    text = "要办的事在哪里办：办事指南写明的地点，和各场所自己写明能办的事"
    yield PlannedPage(
        SERVICE_INDEX,
        "kinds/place/list.html",
        PlaceListView(
            title=title,
            kind=Place.kind.name,
            section=section_of(Place.kind.name),
            labels=context.column_labels(title, text, (title, _NAME), Place.kind.column.type),
            trail=context.trail(replace(context.list_link(Place), title=_NAME)),
            canonical=context.base_url + SERVICE_INDEX,
            summary=text,
            intro=f"{text}。",
            tables=(TableView(title, ("要办的事", "到哪里办"), rows),),
            feedback=context.contact(context.host),
        ),
    )
