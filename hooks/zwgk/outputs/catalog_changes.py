"""api/catalog-changes.json: every adjustment of the catalog as data (CAT-09, IPF-04)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from zwgk.model.addresses import CATALOG_CHANGES, CATALOG_CHANGES_DATA, written
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.facts import Facts
from zwgk.model.graph import Graph
from zwgk.model.record_address import record_address
from zwgk.model.result import OutputFile, Plan
from zwgk.model.sector import Sector


def catalog_changes(plan: Plan, graph: Graph, facts: Facts) -> Iterator[OutputFile]:
    """The adjustments in the order of the page; no file where there are none."""
    rows = []
    for adjustment in facts.adjustments:
        item = graph.get(adjustment.item)
        assert isinstance(item, CatalogItem)
        change = adjustment.change
        sector = graph.one(item, Sector, "sector")
        address = record_address(item, graph) or ""
        rows.append(
            {
                "date": change.date.isoformat(),
                "type": change.type.name,
                "label": change.type.label,
                "code": item.code,
                "title": item.full_title,
                "sector": {"id": sector.id, "number": sector.number, "name": sector.name}
                if sector
                else None,
                "note": change.note,
                "successors": list(change.successors),
                "ended": item.key in facts.ended,
                "url": plan.site.base_url + written(address),
            }
        )
    if not rows:
        return
    data = {
        "site": {"name": plan.site.name, "code": plan.site.site_code, "url": plan.site.base_url},
        "today": plan.site.today,
        "page": plan.site.base_url + CATALOG_CHANGES,
        "changes": rows,
    }
    text = json.dumps(data, ensure_ascii=False, indent=1)
    yield OutputFile(CATALOG_CHANGES_DATA, (text + "\n").encode())
