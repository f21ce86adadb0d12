"""Imports into a site written in the test, and what came of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from zwgk.exchange import Imported, Request, import_catalog
from zwgk.load import load
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.plain import Plain, plain

TODAY = date(2026, 11, 22)


def run(root: Path, files: Mapping[str, bytes], *, write: bool = True, **options: Any) -> Imported:
    """Import ``files`` (name → bytes) into the site at ``root`` and write what comes back."""
    done = import_catalog(root, Request(tuple(files.items()), **options), today=TODAY)
    for path, text in done.site.items() if write else ():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    return done


def items_in(root: Path) -> dict[str, dict[str, Plain]]:
    """Code → values of every item of the site; the site must load without a problem."""
    loaded = load(root)
    assert [p for p in loaded.problems if p.where.path.startswith("catalog/")] == []
    return {r.code: plain(r) for r in loaded.records if isinstance(r, CatalogItem)}


def told(done: Imported, level: str = "") -> list[str]:
    """``code place`` of every problem."""
    return [
        f"{p.code} {p.where}" for p in done.report.problems if not level or p.level.name == level
    ]


def became(done: Imported) -> list[tuple[int, str, str]]:
    """(row from 1, what became of it, code) of every row of an item."""
    return [(o.row.index + 1, o.kind, o.code) for o in done.report.merged.outcomes]
