"""Dynamic adjustment of the catalog on a day: what has ended, what was done (CAT-09). Pure."""

from __future__ import annotations

from datetime import date

from zwgk.model.catalog_item import CatalogItem, Change
from zwgk.model.facts import Adjustment
from zwgk.model.graph import Graph, RecordKey


def ended(graph: Graph, today: date) -> dict[RecordKey, Change]:
    """Item → the adjustment that has taken it out of the catalog by ``today``."""
    found = ((item.key, item.ended_by(today)) for item in graph.all(CatalogItem))
    return {key: change for key, change in found if change}


def adjustments(graph: Graph, today: date) -> tuple[Adjustment, ...]:
    """Every adjustment that is in effect, newest first; of one day by code."""
    found = [
        Adjustment(item.key, change)
        for item in sorted(graph.all(CatalogItem), key=lambda i: i.code)
        for change in reversed(item.changes)
        if change.date <= today
    ]
    return tuple(sorted(found, key=lambda a: a.change.date, reverse=True))
