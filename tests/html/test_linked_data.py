"""Every guide, bundle and place as linked data: held to the shapes of its vocabularies (IPF-04)."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.html.test_labels import failing
from tests.support.shapes import violations

Graph = list[dict[str, Any]]


def files(built: Path, kind: str) -> list[Path]:
    return sorted((built / kind).glob("*/data.jsonld"))


@pytest.mark.parametrize(("kind", "at_least"), [("guides", 40), ("bundles", 5), ("places", 15)])
def test_every_file_is_right_by_itself(built_demo: Path, kind: str, at_least: int) -> None:
    found = files(built_demo, kind)
    assert len(found) >= at_least
    failing(
        [
            f"{path.parent.relative_to(built_demo)}: {fault}"
            for path in found
            for fault in violations(json.loads(path.read_text("utf-8")))
        ]
    )


def _service(graph: Graph) -> dict[str, Any]:
    return next(n for n in graph if "cpsv:PublicService" in n["@type"])


def _of(graph: Graph, name: str) -> dict[str, Any]:
    return next(n for n in graph if name in n["@type"])


#: A fault → how it is planted, and a word of what must be said.
FAULTS: dict[str, tuple[Callable[[Graph], object], str]] = {
    "no title": (lambda g: _service(g).pop("dct:title"), "terms/title"),
    "a title without language": (
        lambda g: _service(g).update({"dct:title": "低保"}),
        "terms/title",
    ),
    "no responsible unit": (
        lambda g: _service(g).pop("cv:hasCompetentAuthority"),
        "hasCompetentAuthority",
    ),
    "a unit that nobody describes": (
        lambda g: g.remove(_of(g, "cv:PublicOrganisation")),
        "hasCompetentAuthority",
    ),
    "two numbers of one service": (
        lambda g: _service(g).update({"dct:identifier": ["a", "b"]}),
        "identifier",
    ),
    "a time that is no duration": (
        lambda g: _service(g).update({"cv:processingTime": "20个工作日"}),
        "processingTime",
    ),
    "a material without a name": (
        lambda g: _service(g)["cpsv:hasInput"][0].pop("dct:title"),
        "terms/title",
    ),
    "a telephone nobody can dial": (
        lambda g: _service(g)["cv:contactPoint"].update({"cv:telephone": "见窗口"}),
        "telephone",
    ),
    "an office without an address": (
        lambda g: _of(g, "schema:GovernmentOffice").pop("schema:address"),
        "address",
    ),
    "a way that counts from nothing": (
        lambda g: _of(g, "schema:BreadcrumbList")["schema:itemListElement"][0].update(
            {"schema:position": 0}
        ),
        "position",
    ),
    "a question without an answer": (
        lambda g: _of(g, "schema:FAQPage")["schema:mainEntity"][0].pop("schema:acceptedAnswer"),
        "acceptedAnswer",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(built_demo: Path, fault: str) -> None:
    data = json.loads((built_demo / "guides/dibao/data.jsonld").read_text("utf-8"))
    assert violations(data) == []
    broken = copy.deepcopy(data)
    plant, word = FAULTS[fault]
    plant(broken["@graph"])
    found = violations(broken)
    assert any(word in line for line in found), found


def test_ways_are_numbered_and_lead_to_pages(built_demo: Path) -> None:
    base = "https://www.qinghe.example.gov.cn/zwgk/"
    wrong = []
    for path in [p for kind in ("guides", "bundles", "places") for p in files(built_demo, kind)]:
        way = _of(json.loads(path.read_text("utf-8"))["@graph"], "schema:BreadcrumbList")
        steps = way["schema:itemListElement"]
        if [s["schema:position"] for s in steps] != list(range(1, len(steps) + 1)):
            wrong.append(f"{path}: numbers")
        for step in steps:
            address = step["schema:item"]["@id"].removeprefix(base)
            if not (built_demo / address / "index.html").exists():
                wrong.append(f"{path}: {address}")
    failing(wrong)


# -- Open Referral HSDS 3.2: kinds of values, from the published schema/*.json ---------------

HSDS = ("organizations", "locations", "services", "service_at_locations")
#: Closed lists of values; everything else is a text, a number where named, or a list of parts.
CLOSED = {
    "status": {"active", "inactive", "defunct", "temporarily closed"},
    "location_type": {"physical", "postal", "virtual"},
    "address_type": {"physical", "postal", "virtual"},
    "freq": {"WEEKLY", "MONTHLY"},
    "wkst": {"MO", "TU", "WE", "TH", "FR", "SA", "SU"},
    "type": {"text", "voice", "fax", "cell", "video", "pager", "textphone"},
}
NUMBERS = {"timezone", "latitude", "longitude"}
FORMS = {
    "country": r"[A-Z]{2}",
    "opens_at": r"\d\d:\d\d[+-]\d\d:\d\d",
    "closes_at": r"\d\d:\d\d[+-]\d\d:\d\d",
    "byday": r"(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*",
    "assured_date": r"\d{4}-\d\d-\d\d",
    "url": r"https?://\S+",
    "uri": r"https?://\S+",
    "website": r"https?://\S+",
    "schedule_link": r"https?://\S+",
    "email": r"\S+@\S+",
}


def hsds_faults(entry: dict[str, Any], seen: set[str], where: str = "") -> list[str]:
    """What the values of an entry and its parts do wrong."""
    found = [] if entry["id"] not in seen else [f"{where}: {entry['id']} twice"]
    seen.add(entry["id"])
    for name, value in entry.items():
        here = f"{where}.{name}"
        if isinstance(value, list):
            for part in value:
                found += hsds_faults(part, seen, here)
        elif name in NUMBERS:
            found += [] if isinstance(value, int | float) else [f"{here}: {value!r}"]
        elif (
            not isinstance(value, str)
            or (name in CLOSED and value not in CLOSED[name])
            or (name in FORMS and not re.fullmatch(FORMS[name], value))
        ):
            found.append(f"{here}: {value!r}")
    return found


@pytest.mark.parametrize("name", HSDS)
def test_hsds_values_are_of_the_published_kinds(built_demo: Path, name: str) -> None:
    data = json.loads((built_demo / f"api/hsds/{name}.json").read_text("utf-8"))
    seen: set[str] = set()
    assert data["contents"]
    failing([fault for entry in data["contents"] for fault in hsds_faults(entry, seen, name)])
    broken = {**data["contents"][0], "status": "offen", "opens_at": "9 Uhr", "latitude": "29"}
    assert len(hsds_faults({**broken, "id": "new"}, set())) >= 3
