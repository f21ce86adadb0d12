"""办事一本通: the contents of the book, from the same records as the pages (SVC-09).

``theme/book/book.typ`` sets it. Everything here is text, which the setting takes as it is: no
sign in it can be a command.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from zwgk.model.bundle import Bundle
from zwgk.model.organisation import Organisation, OrganisationType
from zwgk.model.pinyin import initial, reading
from zwgk.model.place import Place
from zwgk.model.policy import Policy
from zwgk.model.service_guide import Material, Person, ServiceGuide
from zwgk.outputs.printed_text import Block
from zwgk.outputs.public_graph import PublicGraph
from zwgk.outputs.qr_code import qr_svg

Data = dict[str, Any]

_OTHER_THEME = "其他事项"
_ELSEWHERE = "其他地方"
#: So many places are listed with their addresses; more only with their page.
_WITH_ADDRESS = 3


def handbook(
    public: PublicGraph,
    *,
    large: bool,
    sans: Sequence[str],
    serif: Sequence[str],
    notes: Mapping[str, Sequence[Block]],
) -> Data:
    """Everything in the book: chapters by theme, bundles, places, telephones, indexes.

    ``notes``: id of a guide → its 补充说明.
    """
    site = public.plan.site
    guides = sorted(public.all(ServiceGuide), key=lambda g: _sound(g.name))
    themes: dict[str, list[ServiceGuide]] = defaultdict(list)
    for guide in guides:
        themes[guide.theme or _OTHER_THEME].append(guide)
    order = sorted(themes, key=lambda t: (t == _OTHER_THEME, _sound(t)))
    title = f"{site.county}办事一本通" + ("（大字版）" if large else "")
    day = public.facts.today
    return {
        "large": large,
        "sans": list(sans),
        "serif": list(serif),
        "title": title,
        "county": site.county,
        "host": site.host,
        "hotline": site.hotline,
        "keywords": ["办事指南", site.county],
        "summary": f"{len(guides)}件事怎么办，{len(public.all(Place))}个地方在哪里",
        "edition": f"{day.year}年{day.month}月{day.day}日编",
        "guide": [
            "知道要办什么事：翻到后面的“事项索引”，照读音查，平时的叫法也能查到。",
            "不知道叫什么：看目录，事情按主题排；或者看“个人能办的事”“企业和单位能办的事”。",
            "每件事依次写着谁能办、带什么、怎么办、到哪里办、问谁。去之前先打电话问一声。",
            "扫每件事旁边的二维码，看网页上最新的内容。",
            f"不识字、看不清、走不动的，打{site.hotline}，有人帮您。",
        ],
        "note": f"本书按{day.year}年{day.month}月{day.day}日网页上的内容编成，"
        "内容有变化的以网页为准：",
        "address": site.base_url,
        "themes": [
            {
                "name": t,
                "guides": [_guide(public, g, notes.get(g.id, ())) for g in themes[t]],
            }
            for t in order
        ],
        "bundles": [_bundle(public, b) for b in public.all(Bundle)],
        "towns": [*_towns(public)],
        "phones": [*_phones(public)],
        "audiences": [*_audiences(guides)],
        "index": [*_index(guides)],
    }


def _guide(public: PublicGraph, guide: ServiceGuide, notes: Sequence[Block]) -> Data:
    time = guide.promised_days or guide.statutory_days
    places = public.to(guide, Place, "places")
    url = public.url(guide)
    laws = [*guide.basis, *(p.title for p in public.to(guide, Policy, "legal_basis"))]
    return {
        "id": guide.id,
        "name": guide.name,
        "key_point": guide.key_point,
        "other_names": "、".join(guide.other_names),
        "url": url,
        "qr": qr_svg(url),
        "glance": [
            ["收费", guide.cost],
            ["多久办好", time.text],
            ["跑几次", "不用跑" if guide.visits == 0 else f"最多{guide.visits}次"],
            ["咨询电话", guide.phone],
        ],
        "requirements": [
            f"服务对象：{'、'.join(a.label for a in guide.audience)}",
            *guide.requirements,
        ],
        "forbidden": list(guide.forbidden),
        "materials": [_material(m) for m in guide.evidence],
        "steps": [
            {"name": s.name, "text": s.text or "", "time": s.time or ""} for s in guide.steps
        ],
        "channels": _rows(guide, "counter", "hours", "submission", "online", "agent", "home_visit"),
        "places": [
            {
                "id": p.id,
                "name": p.name,
                "address": p.address if len(places) <= _WITH_ADDRESS else "",
            }
            for p in places
        ],
        "enquiries": _rows(
            guide, "provider", "phone", "complaint_phone", "output", "delivery", "query"
        ),
        "basis": laws,
        "notes": list(notes),
    }


def _rows(guide: ServiceGuide, *names: str) -> list[list[str]]:
    """Filled fields under their labels."""
    return [
        [ServiceGuide.label_of(name), str(value)]
        for name in names
        if (value := getattr(guide, name)) not in (None, "")
    ]


def _material(material: Material) -> Data:
    copies = f"{material.copies}份" if material.copies is not None else ""
    need = "" if material.necessity.name == "required" else material.necessity.label
    return {
        "name": material.name,
        "form": "，".join(t for t in (material.form, copies, need) if t),
        "note": "；".join(t for t in (material.source, material.note) if t),
    }


def _bundle(public: PublicGraph, bundle: Bundle) -> Data:
    steps, materials = [], {}
    for n, step in enumerate(bundle.steps):
        guide = public.one(bundle, ServiceGuide, "steps", n, "guide")
        if guide:
            steps.append({"id": guide.id, "name": guide.name, "note": step.note or ""})
            materials.update(dict.fromkeys(m.name for m in guide.evidence))
    facts = [["窗口", bundle.counter], ["咨询电话", bundle.phone]]
    if bundle.promised_days:
        facts.insert(1, ["多久办好", bundle.promised_days.text])
    return {
        "id": bundle.id,
        "name": bundle.name,
        "key_point": bundle.key_point,
        "facts": facts,
        "steps": steps,
        "materials": list(materials),
    }


def _towns(public: PublicGraph) -> Iterator[Data]:
    """Places by town, the one with most first."""
    towns: dict[str, list[Place]] = defaultdict(list)
    for place in public.all(Place):
        unit = public.one(place, Organisation, "area")
        name = (unit.short_name or unit.name).removesuffix("政府") if unit else _ELSEWHERE
        towns[name].append(place)
    for name in sorted(towns, key=lambda t: (t == _ELSEWHERE, -len(towns[t]), _sound(t))):
        yield {
            "name": name,
            "places": [
                {
                    "id": p.id,
                    "name": p.name,
                    "facts": [
                        [label, text]
                        for label, text in (
                            ("地址", p.address),
                            ("时间", p.hours),
                            ("电话", "、".join(p.phones)),
                            ("能办", "、".join(p.services)),
                            ("无障碍", "、".join(p.accessible)),
                            ("为老年人", "、".join(p.elder)),
                        )
                        if text
                    ],
                }
                for p in towns[name]
            ],
        }


def _phones(public: PublicGraph) -> Iterator[Data]:
    kinds = list(OrganisationType)
    units = sorted(public.all(Organisation), key=lambda u: (kinds.index(u.type), _sound(u.name)))
    for unit in units:
        if unit.abolished_on is None:
            yield {"name": unit.name, "phone": unit.phone, "complaint": unit.complaint_phone or ""}


def _audiences(guides: Sequence[ServiceGuide]) -> Iterator[Data]:
    names = {Person.individual: "个人能办的事", Person.legal_person: "企业和单位能办的事"}
    for person, name in names.items():
        found = [g for g in guides if person in g.audience]
        if found:
            rows = [{"id": g.id, "name": g.name, "theme": g.theme or _OTHER_THEME} for g in found]
            rows.sort(key=lambda r: (_sound(r["theme"]), _sound(r["name"])))
            yield {"name": name, "guides": rows}


def _sound(name: str) -> tuple[str, str]:
    """What names are sorted by."""
    return reading(name), name


def _letter(name: str) -> str:
    """The letter of the index a name stands under."""
    letter = initial(name)
    return "其他" if letter == "#" else letter


def _index(guides: Sequence[ServiceGuide]) -> Iterator[Data]:
    """Every name and everyday name, under the letter it begins with."""
    entries: dict[str, list[Data]] = defaultdict(list)
    for guide in guides:
        for name in dict.fromkeys((guide.name, *guide.other_names)):
            of = "" if name == guide.name else guide.name
            entries[_letter(name)].append({"id": guide.id, "name": name, "of": of})
    for letter in sorted(entries, key=lambda e: (len(e) > 1, e)):
        rows = sorted(entries[letter], key=lambda e: (_sound(e["name"]), e["id"]))
        yield {"letter": letter, "entries": rows}
