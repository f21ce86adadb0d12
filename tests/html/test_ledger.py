"""公开责任台账 of the example county: complete, light, with its files (ZL-01, CAT-12, IPF-04)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

from tests.html.summary import Summary
from tests.html.test_labels import failing

#: A page of the ledger, as many rows as it may have.
PAGE_BUDGET = 60 * 1024


def ledger(summaries: list[Summary]) -> list[Summary]:
    return [page for page in summaries if page.address.startswith("ledger/")]


def test_pages_stay_light(summaries: list[Summary]) -> None:
    found = ledger(summaries)
    assert len(found) > 80
    failing([f"{p.path}: {p.size}" for p in found if p.size > PAGE_BUDGET])


def test_every_unit_and_sector_with_duties_has_its_ledger(
    summaries: list[Summary], built_demo: Path
) -> None:
    data = json.loads((built_demo / "api" / "ledger.json").read_text("utf-8"))
    addresses = {page.address for page in ledger(summaries)}
    for duty in data["duties"]:
        assert f"ledger/organisations/{duty['organisation']}/" in addresses
        assert f"ledger/sectors/{duty['sector']}/" in addresses
    assert len(data["duties"]) > 1_000


def test_counts_on_the_first_page_are_those_of_the_data(built_demo: Path) -> None:
    data = json.loads((built_demo / "api" / "ledger.json").read_text("utf-8"))
    page = (built_demo / "ledger" / "index.html").read_text("utf-8")
    for state, count in data["summary"]["states"].items():
        assert sum(d["state"] == state for d in data["duties"]) == count
        if count:
            told = re.search(rf'by-state/{state.replace("_", "-")}/">[^<]*（(\d+)）', page)
            assert told and int(told[1]) == count, state


def test_rows_on_the_pages_of_a_state_are_as_many_as_it_has(built_demo: Path) -> None:
    data = json.loads((built_demo / "api" / "ledger.json").read_text("utf-8"))
    for folder in (built_demo / "ledger" / "by-state").iterdir():
        pages = folder.rglob("index.html")
        rows = sum(page.read_text("utf-8").count("<tr data-s=") for page in pages)
        # the first row of all bears an id
        rows += sum("<tr id=" in page.read_text("utf-8") for page in folder.rglob("index.html"))
        state = folder.name.replace("-", "_")
        assert rows == sum(d["state"] == state for d in data["duties"]), state


def test_every_feed_named_in_a_head_is_there_and_is_one(
    built_demo: Path, pages: list[Path]
) -> None:
    named = 0
    for page in pages:
        head = page.read_text("utf-8").partition("</head>")[0]
        found = re.search(r'type="application/atom\+xml"[^>]* href="([^"]+)"', head)
        if found:
            named += 1
            feed = page.parent / unquote(found[1])
            assert ElementTree.parse(feed).getroot().tag.endswith("}feed"), page
    assert named > 60


def test_pages_link_the_files_beside_them(summaries: list[Summary], built_demo: Path) -> None:
    for name in ("ledger.xlsx", "ledger.csv", "deadlines.ics"):
        assert (built_demo / "ledger" / name).is_file()
    page = next(p for p in ledger(summaries) if p.address == "ledger/organisations/mzj/")
    hrefs = " ".join(a.href for a in page.anchors)
    for ending in (".xlsx", ".csv", ".json", ".ics", "feed.xml"):
        assert ending in hrefs, ending


def test_without_script_there_are_no_dead_controls(summaries: list[Summary]) -> None:
    """Filtering is by links; the script makes its own form."""
    failing([p.path for p in ledger(summaries) if len(p.actions) != 1])  # the site's search
