"""What a query fetches: requests and bytes of a visitor who searches for the first time."""

from __future__ import annotations

import statistics
from pathlib import Path

import pytest

from tests.search.index import Index
from tests.search.queries import read

HERE = Path(__file__).parent

#: Targets of the design; the script is one more request.
MEDIAN, MOST = 25, 45
KILOBYTES = 150


@pytest.mark.parametrize("corpus", ["county", "generated"])
def test_a_first_query_asks_for_few_files(corpus: str, request: pytest.FixtureRequest) -> None:
    site: Index = request.getfixturevalue("index" if corpus == "county" else "generated")
    texts = [q.text for c in read(HERE / f"{corpus}.yml") for q in c.queries]
    answers = site.ask([{"q": t, "snippets": True} for t in texts], cold=True)
    counts = sorted(len(a["files"]) + 1 for a in answers)
    sizes = sorted(site.gzipped(a["files"]) / 1024 for a in answers)
    print(
        f"\n{corpus}: requests {statistics.median(counts):.0f} / {counts[int(0.95 * len(counts))]}"
    )
    assert statistics.median(counts) <= MEDIAN
    assert counts[int(0.95 * len(counts))] <= MOST
    assert statistics.median(sizes) <= KILOBYTES


def test_no_query_however_long_asks_for_more(index: Index) -> None:
    """Addresses may bear anything; what is sought is in the first eighty signs."""
    everything = index.texts()
    long = "".join(dict.fromkeys(c for c in everything if "一" <= c <= "鿿"))[:1000]
    assert len(long) == 1000
    answers = index.ask([long, "低保" * 500, "a" * 1000, "gaoling" * 100], cold=True)
    assert all(len(a["files"]) < 100 for a in answers), [len(a["files"]) for a in answers]
    assert answers[1]["total"] > 10


def test_what_the_title_says_needs_no_text(index: Index) -> None:
    """Results by pinyin used to fetch the text of every row, to find nothing to mark in it."""
    (answer,) = index.ask([{"q": "gaolingjintie", "snippets": True}], cold=True)
    assert answer["marked"][0] == ["高龄津贴"]
    assert sum(f.startswith("t/") for f in answer["files"]) < 6


def test_hits_by_sound_are_marked(index: Index) -> None:
    (answer,) = index.ask([{"q": "养佬服务", "snippets": True}])
    assert any("养老服务" in m for m in answer["marked"]), answer["marked"]
