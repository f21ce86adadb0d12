"""A record as plain data beside its page: ``guides/dibao/data.json`` (IPF-04)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from zwgk.model.addresses import data_address
from zwgk.model.fact import PublicFact
from zwgk.model.graph import RecordKey
from zwgk.model.open_data import PLAIN
from zwgk.model.plain import plain
from zwgk.model.record import Record
from zwgk.model.record_address import record_address
from zwgk.model.result import OutputFile
from zwgk.outputs.json_text import json_bytes
from zwgk.outputs.public_graph import PublicGraph

#: Keys about the work on a record rather than about its subject.
_OURS = frozenset({"status", "former_addresses", "withdrawn_on", "withdrawn_reason"})


def record_files(public: PublicGraph) -> Iterator[OutputFile]:
    """One file for every record of :data:`PLAIN` that has a page."""
    links = _links(public)
    for record_type in PLAIN:
        for record in public.all(record_type):
            address = record_address(record, public.graph)
            if address:
                path = data_address(address, "json")
                yield OutputFile(path, json_bytes(_data(public, record, links)))


def _links(public: PublicGraph) -> Mapping[RecordKey, Mapping[str, list[RecordKey]]]:
    """Record → path of a field → the shown records it names."""
    kinds = {t.kind.name for t in PLAIN}
    found: dict[RecordKey, dict[str, list[RecordKey]]] = defaultdict(dict)
    for (key, path), targets in public.graph.forward.items():
        shown = [t for t in targets if t in public.facts.shown]
        if key[0] in kinds and shown:
            found[key][".".join(map(str, path))] = shown
    return found


def _data(
    public: PublicGraph,
    record: Record,
    links: Mapping[RecordKey, Mapping[str, list[RecordKey]]],
) -> dict[str, Any]:
    """The values as written, their labels, and where the records that they name are."""
    values = {k: v for k, v in plain(record).items() if k not in _OURS}
    return {
        "kind": record.kind.name,
        "id": record.id,
        "url": public.url(record),
        "site": {"name": public.plan.site.name, "code": public.plan.site.site_code},
        "labels": {name: type(record).label_of(name) for name in values},
        "values": values,
        **_today(public, record),
        "links": {
            path: [
                {"title": target.name_text, "url": public.url(target)}
                for target in map(public.graph.get, keys)
            ]
            for path, keys in sorted(links.get(record.key, {}).items())
        },
    }


def _today(public: PublicGraph, record: Record) -> dict[str, Any]:
    """What a fact says on the day of the build, so that nobody has to compare days."""
    if not isinstance(record, PublicFact):
        return {}
    today = public.facts.today
    value = record.value_on(today)
    return {"today": {"on": today.isoformat(), "said": record.said(value) if value else None}}
