"""Which class of the law a publication belongs to (PF-04).

The editor's own word first; else the sector of its catalog item; else its kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from zwgk.model.catalog_item import CatalogItem
from zwgk.model.disclosure import Disclosure
from zwgk.model.gazette_issue import GazetteIssue
from zwgk.model.graph import Graph, RecordKey
from zwgk.model.organisation import Organisation
from zwgk.model.policy import Policy
from zwgk.model.record import Record
from zwgk.model.sector import Sector
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.shared import StatutoryClass
from zwgk.model.statutory_classes import CLASSES

#: What stands under 法定主动公开内容.
STATUTORY: tuple[type[Record], ...] = (Policy, Disclosure, ServiceGuide, Organisation, GazetteIssue)

#: Article 20 says what a text is, article 21 adds what it touches.
_BY_SECTOR = {sector: c.option for c in CLASSES for sector in c.sectors if c.id < "z21"}
_TOUCHED = {sector: c.option for c in CLASSES for sector in c.sectors if c.id >= "z21"}
_BY_KIND = {kind: c.option for c in CLASSES for kind in c.kinds}


def classes(
    graph: Graph, shown: frozenset[RecordKey]
) -> Iterator[tuple[RecordKey, tuple[StatutoryClass, ...]]]:
    """The classes of every public record of the statutory contents."""
    for kind in STATUTORY:
        for record in graph.all(kind):
            if record.key in shown:
                yield record.key, classes_of(record, graph)


def classes_of(record: Record, graph: Graph) -> tuple[StatutoryClass, ...]:
    """The class of art. 20, else 其他法定公开信息; then those of art. 21 its items touch."""
    sectors = [
        sector.number
        for item in graph.to(record, CatalogItem, "item")
        if (sector := graph.one(item, Sector, "sector"))
    ]
    touched = [_TOUCHED[s] for s in sectors if s in _TOUCHED]
    return tuple(dict.fromkeys([_main(record, sectors), *touched]))


def _main(record: Record, sectors: list[str]) -> StatutoryClass:
    told = getattr(record, "statutory_class", None)
    if isinstance(told, StatutoryClass):
        return told
    precise = f"{record.kind.name}:{getattr(getattr(record, 'document_type', None), 'name', '')}"
    if precise in _BY_KIND:
        return _BY_KIND[precise]
    if isinstance(record, Policy | Disclosure):
        found = [_BY_SECTOR[s] for s in sectors if s in _BY_SECTOR]
        if found:
            return found[0]
    return _BY_KIND.get(record.kind.name, StatutoryClass.others)
