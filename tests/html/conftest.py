"""What the example county says of itself."""

from __future__ import annotations

import pytest

from tests.end_to_end.routes import ROOT, SOURCES
from zwgk.load import load
from zwgk.model.site import Site


@pytest.fixture(scope="session")
def site() -> Site:
    """The record of content/site.yml."""
    loaded = load(ROOT, {name: ROOT / name for name in SOURCES})
    return next(record for record in loaded.records if isinstance(record, Site))
