"""The example county's search, and that of a generated site."""

from __future__ import annotations

import runpy
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Once
from tests.end_to_end.routes import ROOT
from tests.search.index import Index
from zwgk.build import examine
from zwgk.outputs import search_files


@pytest.fixture(scope="session")
def index(built_demo: Path) -> Index:
    return Index(built_demo / "search")


@pytest.fixture(scope="session")
def generated(once: Once) -> Index:
    """The corpus of ``bench/generate.py``, of which ``generated.yml`` asks."""
    bench = runpy.run_path(str(ROOT / "bench" / "search_queries.py"))

    def make(folder: Path) -> None:
        bench["generate"](bench["COUNT"], folder)
        planned = examine(folder, today=date(2026, 11, 22)).planned
        assert planned is not None
        for file in search_files(planned.search):
            path = folder / "out" / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)

    return Index(once("search-generated", make) / "out" / "search")
