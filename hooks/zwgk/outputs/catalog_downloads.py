"""The standard table of each sector as files beside its page: the same items (CAT-12)."""

from __future__ import annotations

from collections.abc import Iterator

from zwgk.model.addresses import catalog_file
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.facts import Facts
from zwgk.model.graph import Graph
from zwgk.model.result import OutputFile
from zwgk.model.sector import Sector
from zwgk.outputs.catalog_book import catalog_workbook
from zwgk.outputs.catalog_files import public_csv
from zwgk.outputs.catalog_sheet import public_sheet


def catalog_downloads(graph: Graph, facts: Facts) -> Iterator[OutputFile]:
    """A workbook and a text table of every sector that has items today, by code.

    A text that no cell of a workbook can hold is cut there; the text table has it whole.
    """
    for sector in graph.all(Sector):
        items = [
            item
            for item in graph.back(sector, "items", CatalogItem)
            if facts.shows(item) and item.key not in facts.ended
        ]
        if items and facts.shows(sector):
            table = public_sheet(sector, sorted(items, key=lambda i: i.code))
            book = catalog_workbook([table], editable=False)
            yield OutputFile(catalog_file(sector.id, "xlsx"), book)
            yield OutputFile(catalog_file(sector.id, "csv"), public_csv(table))
