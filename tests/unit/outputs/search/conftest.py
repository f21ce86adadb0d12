"""Texts for the comparison with lunr."""

from __future__ import annotations

import re

import pytest

from tests.end_to_end.routes import ROOT
from zwgk.outputs.search.text import plain_text


@pytest.fixture(scope="session")
def index_texts() -> list[tuple[str, str]]:
    """Title and body of documents of the example county."""
    found = []
    for folder in ("content/policies", "content/disclosures", "interpretations"):
        for path in sorted((ROOT / folder).rglob("*.md")):
            head, _, body = path.read_text("utf-8").partition("\n---\n")
            title = re.search(r"^标题: (.*)$", head, re.M)
            if title:
                found.append((title[1], plain_text(body)))
    return found[:200]
