"""Guides, bundles and places as linked data, one JSON-LD file beside each page (IPF-04).

Two vocabularies in one file: CPSV-AP 3.2, in which public services are catalogued, and
schema.org, which search engines read. The context is inside: nobody has to fetch one.

A file rather than a ``<script type="application/ld+json">`` in the page: our policy forbids
inline scripts, and although the standard does not count data blocks as such, security
scanners and older browsers do; and pages stay small for people. ``<link rel="alternate">`` in
the page's head leads to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from zwgk.model.addresses import data_address
from zwgk.model.bundle import Bundle
from zwgk.model.organisation import Organisation
from zwgk.model.place import Place
from zwgk.model.policy import Policy
from zwgk.model.question import Question
from zwgk.model.record import Record
from zwgk.model.record_address import record_address
from zwgk.model.result import OutputFile
from zwgk.model.service_guide import Person, ServiceGuide
from zwgk.model.service_numbers import costs_nothing
from zwgk.model.values.dates import Span, Unit
from zwgk.model.values.opening import opening
from zwgk.model.values.positions import CoordinateSystem
from zwgk.outputs.json_text import json_bytes
from zwgk.outputs.opening_data import special, weekly
from zwgk.outputs.public_graph import PublicGraph

Node = dict[str, Any]

_CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_CHINESE = {"@id": f"{_AUTHORITY}/language/ZHO", "@type": "dct:LinguisticSystem"}
#: Spans that a duration of XML can say; working days are no duration.
_DURATIONS = {
    Unit.calendar_days: "P{}D",
    Unit.months: "P{}M",
    Unit.years: "P{}Y",
    Unit.hours: "PT{}H",
    Unit.minutes: "PT{}M",
}


def linked_data(public: PublicGraph) -> Iterator[OutputFile]:
    """A file for every guide, bundle and place that has a page."""
    for guide in public.all(ServiceGuide):
        yield _file(public, guide, [*_guide(public, guide), *_questions(public, guide)])
    for bundle in public.all(Bundle):
        yield _file(public, bundle, _bundle(public, bundle))
    for place in public.all(Place):
        yield _file(public, place, _place(public, place))


def _file(public: PublicGraph, record: Record, nodes: Iterable[Node]) -> OutputFile:
    address = record_address(record, public.graph) or ""
    graph = [*nodes, _trail(public, record)]
    data = {"@context": _CONTEXT, "@graph": graph}
    return OutputFile(data_address(address, "jsonld"), json_bytes(data))


# -- guides and bundles ----------------------------------------------------------------


def _guide(public: PublicGraph, guide: ServiceGuide) -> Iterator[Node]:
    url = public.url(guide)
    units = public.to(guide, Organisation, "provider")
    places = public.to(guide, Place, "places")
    time = guide.promised_days or guide.statutory_days
    laws = [*guide.basis, *(p.title for p in public.to(guide, Policy, "legal_basis"))]
    yield {
        "@id": url,
        "@type": ["cpsv:PublicService", "schema:GovernmentService"],
        "dct:identifier": guide.code or guide.id,
        "dct:title": zh(guide.name),
        "dct:description": zh(guide.key_point),
        "dct:language": _CHINESE,
        "dcat:keyword": [zh(k) for k in dict.fromkeys((*guide.other_names, *guide.keywords))],
        "dct:audience": [_concept(url, "audience", a.name, a.label) for a in guide.audience],
        **_filled("cv:thematicArea", _theme(public, guide)),
        "dct:spatial": _location(public),
        "cv:hasCompetentAuthority": [{"@id": public.url(u)} for u in units],
        "cv:hasLegalResource": [
            {"@id": f"{url}#law-{n}", "@type": "eli:LegalResource", "schema:name": zh(law)}
            for n, law in enumerate(laws, start=1)
        ],
        "cpsv:hasInput": [
            {
                "@id": f"{url}#material-{n}",
                "@type": "cv:Evidence",
                "dct:identifier": f"{guide.id}-material-{n}",
                "dct:title": zh(m.name),
                **_filled("dct:description", _words(m.form, m.source, m.note)),
            }
            for n, m in enumerate(guide.evidence, start=1)
        ],
        "cv:holdsRequirement": [
            {
                "@id": f"{url}#requirement-{n}",
                "@type": "cv:Requirement",
                "dct:identifier": f"{guide.id}-requirement-{n}",
                "dct:title": zh(text),
            }
            for n, text in enumerate(guide.requirements, start=1)
        ],
        **_filled("cpsv:produces", _output(url, guide)),
        "cv:hasCost": _cost(url, guide),
        **_filled("cv:processingTime", duration(time)),
        "cv:hasChannel": [*_channels(public, url, guide, places)],
        "cv:contactPoint": _contact(url, guide),
        "cv:isGroupedBy": [_event(public, b) for b in public.back(guide, "bundles", Bundle)],
        "schema:name": guide.name,
        "schema:description": guide.key_point,
        "schema:url": url,
        "schema:serviceType": guide.service_type.label,
        "schema:provider": [{"@id": public.url(u)} for u in units],
        "schema:areaServed": public.plan.site.county,
        "schema:availableChannel": [
            {
                "@type": "schema:ServiceChannel",
                "schema:serviceLocation": {"@id": public.url(p)},
                "schema:servicePhone": _phone(guide.phone),
            }
            for p in places
        ],
        "schema:dateModified": (guide.updated_on or guide.published_on.day).isoformat(),
    }
    for unit in units:
        yield organisation(public, unit)
    for place in places:
        yield _office(public, place)


def _bundle(public: PublicGraph, bundle: Bundle) -> Iterator[Node]:
    guides = _guides(public, bundle)
    units: dict[str, Organisation] = {}
    yield {
        **_event(public, bundle),
        "cv:hasRelatedService": [{"@id": public.url(g)} for g in guides],
    }
    for guide in guides:
        providers = public.to(guide, Organisation, "provider")
        units |= {unit.id: unit for unit in providers}
        yield {
            "@id": public.url(guide),
            "@type": "cpsv:PublicService",
            "dct:identifier": guide.code or guide.id,
            "dct:title": zh(guide.name),
            "dct:description": zh(guide.key_point),
            "cv:hasCompetentAuthority": [{"@id": public.url(u)} for u in providers],
            "cv:isGroupedBy": [{"@id": public.url(bundle)}],
        }
    for unit in units.values():
        yield organisation(public, unit)


def _event(public: PublicGraph, bundle: Bundle) -> Node:
    """A life event of people, or a business event where only companies are asked.

    Both are events; that is written out, because no reader of the file has to know it.
    """
    guides = _guides(public, bundle)
    business = bool(guides) and all(Person.individual not in g.audience for g in guides)
    return {
        "@id": public.url(bundle),
        "@type": ["cv:Event", "cv:BusinessEvent" if business else "cv:LifeEvent"],
        "dct:identifier": bundle.id,
        "dct:title": zh(bundle.name),
        "dct:description": zh(bundle.key_point),
    }


def _guides(public: PublicGraph, bundle: Bundle) -> list[ServiceGuide]:
    return [
        guide
        for n in range(len(bundle.steps))
        if (guide := public.one(bundle, ServiceGuide, "steps", n, "guide"))
    ]


def _questions(public: PublicGraph, guide: ServiceGuide) -> Iterator[Node]:
    asked = public.back(guide, "questions", Question)
    if asked:
        yield {
            "@id": f"{public.url(guide)}#qa",
            "@type": "schema:FAQPage",
            "schema:mainEntity": [
                {
                    "@type": "schema:Question",
                    "schema:name": q.question,
                    "schema:acceptedAnswer": {"@type": "schema:Answer", "schema:text": q.answer},
                }
                for q in asked
            ],
        }


def _channels(
    public: PublicGraph, url: str, guide: ServiceGuide, places: Iterable[Place]
) -> Iterator[Node]:
    for place in places:
        yield {
            "@id": f"{url}#channel-{place.id}",
            "@type": "cv:Channel",
            "dct:identifier": f"{guide.id}-{place.id}",
            "dct:description": zh(f"{place.name}，{place.address}"),
            "cv:openingHours": _hours(f"{url}#hours-{place.id}", place.hours),
        }
    if guide.online:
        yield {
            "@id": f"{url}#channel-online",
            "@type": "cv:Channel",
            "dct:identifier": f"{guide.id}-online",
            "dct:description": zh(f"网上办理：{guide.online}"),
        }


def _contact(url: str, guide: ServiceGuide) -> Node:
    return {
        "@id": f"{url}#contact",
        "@type": "cv:ContactPoint",
        "cv:telephone": _phone(guide.phone),
        "cv:openingHours": _hours(f"{url}#hours", guide.hours),
    }


def _hours(name: str, text: str) -> Node:
    return {"@id": name, "@type": "time:TemporalEntity", "dct:description": zh(text)}


def _cost(url: str, guide: ServiceGuide) -> Node:
    cost: Node = {
        "@id": f"{url}#cost",
        "@type": "cv:Cost",
        "dct:identifier": f"{guide.id}-cost",
        "dct:description": zh(guide.cost),
    }
    if costs_nothing(guide.cost):
        cost["cv:hasValue"] = {"@type": "xsd:double", "@value": "0"}
        cost["cv:currency"] = {
            "@id": f"{_AUTHORITY}/currency/CNY",
            "@type": "skos:Concept",
            "skos:prefLabel": zh("人民币"),
        }
    return cost


def _output(url: str, guide: ServiceGuide) -> Node | None:
    if not guide.output:
        return None
    return {
        "@id": f"{url}#output",
        "@type": "cv:Output",
        "dct:identifier": f"{guide.id}-output",
        "dct:title": zh(guide.output),
    }


def _theme(public: PublicGraph, guide: ServiceGuide) -> Node | None:
    return _concept(public.url(guide), "theme", "1", guide.theme) if guide.theme else None


def _concept(url: str, scheme: str, name: str, label: str) -> Node:
    return {"@id": f"{url}#{scheme}-{name}", "@type": "skos:Concept", "skos:prefLabel": zh(label)}


def duration(span: Span) -> Node | None:
    """A span as a duration; None where it counts working days, which XML cannot say."""
    pattern = _DURATIONS.get(span.unit)
    return {"@type": "xsd:duration", "@value": pattern.format(span.amount)} if pattern else None


# -- units and places ------------------------------------------------------------------


def organisation(public: PublicGraph, unit: Organisation) -> Node:
    """A unit as both vocabularies know it."""
    return {
        "@id": public.url(unit),
        "@type": ["cv:PublicOrganisation", "schema:GovernmentOrganization"],
        "skos:prefLabel": zh(unit.name),
        "dct:spatial": _location(public),
        "schema:name": unit.name,
        "schema:telephone": _phone(unit.phone),
        "schema:address": unit.address,
    }


def _place(public: PublicGraph, place: Place) -> Iterator[Node]:
    yield _office(public, place, whole=True)
    for unit in public.to(place, Organisation, "organisation"):
        yield organisation(public, unit)


def _office(public: PublicGraph, place: Place, *, whole: bool = False) -> Node:
    node: Node = {
        "@id": public.url(place),
        "@type": "schema:GovernmentOffice",
        "schema:name": place.name,
        "schema:address": place.address,
        "schema:telephone": [_phone(p) for p in place.phones],
    }
    if not whole:
        return node
    understood = opening(place.hours)
    if understood:
        calendar = public.facts.ledger.calendar
        node["schema:openingHoursSpecification"] = weekly(understood)
        node |= _filled(
            "schema:specialOpeningHoursSpecification",
            special(understood, calendar, public.facts.today),
        )
    if place.coordinates:
        here = place.coordinates.position.to(CoordinateSystem.wgs84)
        node["schema:geo"] = {
            "@type": "schema:GeoCoordinates",
            "schema:latitude": round(here.latitude, 6),
            "schema:longitude": round(here.longitude, 6),
        }
    node |= _filled(
        "schema:amenityFeature",
        [
            {
                "@type": "schema:LocationFeatureSpecification",
                "schema:name": name,
                "schema:value": True,
            }
            for name in (*place.accessible, *place.elder)
        ],
    )
    node["schema:parentOrganization"] = [
        {"@id": public.url(u)} for u in public.to(place, Organisation, "organisation")
    ]
    return node


def _trail(public: PublicGraph, record: Record) -> Node:
    """``schema:BreadcrumbList``, as the page shows it."""
    steps = [
        ("首页", public.site_url("")),
        (record.kind.column.name, public.site_url(f"{record.kind.plural}/")),
        (record.name_text, public.url(record)),
    ]
    return {
        "@id": f"{public.url(record)}#breadcrumb",
        "@type": "schema:BreadcrumbList",
        "schema:itemListElement": [
            {
                "@type": "schema:ListItem",
                "schema:position": n,
                "schema:name": name,
                "schema:item": {"@id": url},
            }
            for n, (name, url) in enumerate(steps, start=1)
        ],
    }


def _location(public: PublicGraph) -> Node:
    site = public.plan.site
    return {
        "@id": f"{site.base_url}#region-{site.region}",
        "@type": "dct:Location",
        "schema:name": zh(site.county),
    }


def zh(text: str) -> Node:
    """A text with its language."""
    return {"@language": "zh-CN", "@value": text}


def _words(*texts: str | None) -> Node | None:
    found = "；".join(t for t in texts if t)
    return zh(found) if found else None


def _phone(number: str) -> str:
    """A number as the world dials it; short service numbers as they are."""
    return f"+86-{number.removeprefix('0')}" if "-" in number else number


def _filled(name: str, value: Any) -> Node:
    return {name: value} if value else {}
