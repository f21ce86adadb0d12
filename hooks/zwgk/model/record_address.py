"""The address of a record's own page (rulings 12, 13)."""

from __future__ import annotations

from zwgk.model.catalog_item import CatalogItem
from zwgk.model.graph import Graph
from zwgk.model.page import Page
from zwgk.model.record import Record
from zwgk.model.sector import Sector


def record_address(record: Record, graph: Graph) -> str | None:
    """Site-relative address; None where the record is a row of its list page.

    An item without a known sector has none either.
    """
    kind = record.kind
    if isinstance(record, Page):
        page = record.id.removesuffix("/index")
        return "" if page == "index" else f"{page}/"
    if isinstance(record, CatalogItem):
        sector = graph.one(record, Sector, "sector")
        return f"{kind.plural}/{sector.id}/{record.id}/" if sector else None
    return f"{kind.plural}/{record.id}/" if kind.own_page else None
