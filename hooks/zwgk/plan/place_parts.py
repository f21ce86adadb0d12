"""When a place is open and how to get there (SVC-11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import quote

from zwgk.model.place import Place
from zwgk.model.values.opening import DayState, OpenDay, opening
from zwgk.model.values.positions import CoordinateSystem
from zwgk.model.views import LinkView, OpeningView, Value
from zwgk.plan.context import Context

#: How far ahead the script knows the holidays.
_AHEAD = timedelta(days=400)
_WEEKDAYS = "一二三四五六日"


def opening_view(context: Context, place: Place) -> OpeningView | None:
    """The day of the build in words, and what the script needs to tell the hour.

    None where the hours are not understood: then the words of the record stand alone.
    """
    understood = opening(place.hours)
    if understood is None:
        return None
    calendar = context.facts.ledger.calendar
    today = context.facts.today
    off, worked = calendar.exceptions(today, today + _AHEAD)
    found = understood.on(today, calendar)
    return OpeningView(
        text=day_in_words(found),
        state=found.state.name,
        rules=understood.encoded(),
        holidays=understood.on_holidays.name,
        days=" ".join([*(f"-{d:%Y%m%d}" for d in off), *(f"+{d:%Y%m%d}" for d in worked)]),
        until=str(max(calendar.years, default=today.year - 1)),
    )


def day_in_words(found: OpenDay) -> str:
    """``11月22日（周日）不开放``: true on any day, since it names its own."""
    day = date_in_words(found.day)
    if found.state is DayState.ask:
        return f"{day}可能调整，先打电话问"
    if found.state is DayState.closed:
        return f"{day}不开放"
    hours = "、".join(h.text + ("（要预约）" if h.booking else "") for h in found.hours)
    return f"{day}{hours} 开放"


def date_in_words(day: date) -> str:
    """``11月22日（周日）``."""
    return f"{day.month}月{day.day}日（周{_WEEKDAYS[day.weekday()]}）"


def booking(context: Context, place: Place) -> tuple[Value, ...]:
    """How to make an appointment: telephone, address, remark."""
    how = place.booking
    if how is None:
        return ()
    values = [Value(how.phone, phone=how.phone)] if how.phone else []
    if how.url:
        values.append(Value("网上预约", context.way_out(how.url), external=True))
    if how.note:
        values.append(Value(how.note))
    return tuple(values)


def navigation(context: Context, place: Place) -> tuple[LinkView, ...]:
    """Links that open the place in the three map services of the country."""
    return tuple(
        LinkView(title, context.way_out(address), external=True)
        for title, address in _services(place)
    )


def navigation_addresses(context: Context) -> Iterator[str]:
    """Every address that ``navigation`` leads to, for the notices before leaving (GW-34)."""
    for place in context.all(Place):
        yield from (address for _, address in _services(place))


def _services(place: Place) -> Iterator[tuple[str, str]]:
    """(name, address) of each service, in its own coordinates.

    The parameters are those of the services' documented addresses for calling their map from
    a web page; all of them begin where the reader is. Amap wants longitude first, the others
    latitude; Amap and Tencent count in GCJ-02, Baidu in its own BD-09 (``bd09ll``).
    """
    if place.coordinates is None:
        return
    position = place.coordinates.position
    shifted = position.to(CoordinateSystem.gcj02)
    baidu = position.to(CoordinateSystem.bd09)
    name = quote(place.name, safe="")
    there = f"{shifted.longitude:.6f},{shifted.latitude:.6f}"
    yield (
        "高德地图",
        f"https://uri.amap.com/navigation?to={there},{name}&mode=car"
        "&src=zwgk&coordinate=gaode&callnative=1",
    )
    yield (
        "百度地图",
        f"https://api.map.baidu.com/marker?location={baidu.latitude:.6f},{baidu.longitude:.6f}"
        f"&title={name}&content={quote(place.address, safe='')}"
        "&coord_type=bd09ll&output=html&src=webapp.zwgk.place",
    )
    yield (
        "腾讯地图",
        f"https://apis.map.qq.com/uri/v1/routeplan?type=drive&to={name}"
        f"&tocoord={shifted.latitude:.6f},{shifted.longitude:.6f}&referer=zwgk",
    )
