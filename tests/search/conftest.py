"""The example county's search."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.search.index import Index


@pytest.fixture(scope="session")
def index(built_demo: Path) -> Index:
    return Index(built_demo / "search")
