"""Places and what is done there in Open Referral's HSDS 3, files under ``api/hsds/`` (IPF-04).

Each file is the answer that HSDS's API gives to a request for a whole list, on one page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from zwgk.model.addresses import HSDS_FOLDER
from zwgk.model.organisation import Organisation
from zwgk.model.place import Place
from zwgk.model.result import OutputFile
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.values.opening import opening
from zwgk.model.values.positions import CoordinateSystem
from zwgk.outputs.json_text import json_bytes
from zwgk.outputs.opening_data import byday, clock
from zwgk.outputs.public_graph import PublicGraph

Entry = dict[str, Any]

#: What a working day is cannot be said in a rule of iCalendar.
_HOLIDAYS = "法定节假日和调休照国务院办公厅的放假安排"


def hsds(public: PublicGraph) -> Iterator[OutputFile]:
    """Four lists; none where there is no place."""
    places = public.all(Place)
    if not places:
        return
    guides = [g for g in public.all(ServiceGuide) if public.to(g, Place, "places")]
    units = {u.id: u for p in places for u in public.to(p, Organisation, "organisation")}
    units |= {u.id: u for g in guides for u in public.to(g, Organisation, "provider")}
    pairs = [(g, p) for g in guides for p in public.to(g, Place, "places")]
    yield _list("organizations", [_organization(public, units[i]) for i in sorted(units)])
    yield _list("locations", [_location(public, p) for p in places])
    yield _list("services", [_service(public, g) for g in guides])
    yield _list(
        "service_at_locations",
        [
            {
                "id": _id(f"{public.url(g)}#at-{p.id}"),
                "service_id": _id(public.url(g)),
                "location_id": _id(public.url(p)),
                "description": "，".join(t for t in (g.name, g.counter) if t),
            }
            for g, p in pairs
        ],
    )


def _list(name: str, contents: list[Entry]) -> OutputFile:
    count = len(contents)
    page = {
        "total_items": count,
        "total_pages": 1,
        "page_number": 1,
        "size": count,
        "first_page": True,
        "last_page": True,
        "empty": not count,
        "contents": contents,
    }
    return OutputFile(f"{HSDS_FOLDER}{name}.json", json_bytes(page))


def _id(name: str) -> str:
    """An identifier that is the same in every build: HSDS asks for UUIDs."""
    return str(uuid5(NAMESPACE_URL, name))


def _organization(public: PublicGraph, unit: Organisation) -> Entry:
    url = public.url(unit)
    return {
        "id": _id(url),
        "name": unit.name,
        **({"alternate_name": unit.short_name} if unit.short_name else {}),
        "description": "；".join(unit.duties) or unit.name,
        **({"email": unit.email} if unit.email else {}),
        "website": unit.website or url,
        "uri": url,
        "legal_status": unit.type.label,
        "phones": [_phone(f"{url}#phone", unit.phone, "办公电话")],
    }


def _location(public: PublicGraph, place: Place) -> Entry:
    url = public.url(place)
    unit = public.one(place, Organisation, "organisation")
    entry: Entry = {
        "id": _id(url),
        "location_type": "physical",
        "name": place.name,
        **({"alternate_name": place.short_name} if place.short_name else {}),
        **({"organization_id": _id(public.url(unit))} if unit else {}),
        "description": f"{place.type.label}：{'、'.join(place.services)}"
        if place.services
        else place.type.label,
        "addresses": [
            {
                "id": _id(f"{url}#address"),
                "location_id": _id(url),
                "address_1": place.address,
                "city": public.plan.site.county,
                # The first two digits of the code of a county are its province.
                "state_province": public.plan.site.region[:2] + "0000",
                "postal_code": (unit.postcode if unit else None) or "",
                "country": "CN",
                "address_type": "physical",
            }
        ],
        "phones": [_phone(f"{url}#phone-{n}", p) for n, p in enumerate(place.phones, start=1)],
        "schedules": [*_schedules(url, place)],
        "accessibility": [
            {"id": _id(f"{url}#access-{n}"), "location_id": _id(url), "description": text}
            for n, text in enumerate((*place.accessible, *place.elder), start=1)
        ],
    }
    if place.coordinates:
        here = place.coordinates.position.to(CoordinateSystem.wgs84)
        entry["latitude"] = round(here.latitude, 6)
        entry["longitude"] = round(here.longitude, 6)
    return entry


def _schedules(url: str, place: Place) -> Iterator[Entry]:
    """One rule of iCalendar for each stretch of hours; the words alone where there is none."""
    understood = opening(place.hours)
    booking = place.booking.url if place.booking and place.booking.url else None
    link = {"schedule_link": booking} if booking else {}
    if understood is None:
        yield {"id": _id(f"{url}#hours"), "location_id": _id(url), "description": place.hours}
        return
    number = 0
    for rule in understood.rules:
        for hours in rule.hours:
            number += 1
            yield {
                "id": _id(f"{url}#hours-{number}"),
                "location_id": _id(url),
                "freq": "WEEKLY",
                "wkst": "MO",
                "byday": byday(rule),
                "opens_at": clock(hours.start, "+08:00"),
                "closes_at": clock(hours.end, "+08:00"),
                "timezone": 8,
                "description": place.hours,
                **({"notes": _HOLIDAYS} if rule.working else {}),
                **(link if hours.booking else {}),
            }


def _service(public: PublicGraph, guide: ServiceGuide) -> Entry:
    url = public.url(guide)
    unit = public.one(guide, Organisation, "provider")
    return {
        "id": _id(url),
        **({"organization_id": _id(public.url(unit))} if unit else {}),
        "name": guide.name,
        **({"alternate_name": "、".join(guide.other_names)} if guide.other_names else {}),
        "description": guide.key_point,
        "url": url,
        "status": "active",
        "application_process": "；".join(f"{s.name}：{s.text}" for s in guide.steps if s.text),
        "fees_description": guide.cost,
        "eligibility_description": "；".join(guide.requirements),
        **({"assured_date": guide.verified_on.isoformat()} if guide.verified_on else {}),
        "phones": [_phone(f"{url}#phone", guide.phone, "咨询电话")],
        "required_documents": [
            {"id": _id(f"{url}#material-{n}"), "service_id": _id(url), "document": m.name}
            for n, m in enumerate(guide.evidence, start=1)
        ],
    }


def _phone(name: str, number: str, description: str = "") -> Entry:
    return {
        "id": _id(name),
        "number": number,
        "type": "voice",
        **({"description": description} if description else {}),
    }
