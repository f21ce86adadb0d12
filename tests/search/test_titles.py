"""GW-55, CK-29: whatever is published is found by its own title, in the first ten."""

from __future__ import annotations

import re
from pathlib import Path

from tests.search.index import Index


def test_gw_55_every_title_finds_its_own(index: Index) -> None:
    rows = index.rows
    assert len(rows) > 800
    answers = index.ask([row[0] for row in rows])
    missing = [
        f"{row[0]} → {row[1]}"
        for row, answer in zip(rows, answers, strict=True)
        if row[1] not in answer["urls"]
    ]
    assert not missing, f"{len(missing)} of {len(rows)}:\n" + "\n".join(missing[:20])
    first = sum(row[1] == a["urls"][0] for row, a in zip(rows, answers, strict=True))
    assert first / len(rows) > 0.95, f"only {first} of {len(rows)} come first"


def test_every_number_finds_its_own_first(index: Index) -> None:
    """文号, 索引号 and 事项编码, as written, in other brackets, and with nothing between."""
    numbered = [row for row in index.rows if row[5]]
    assert len(numbered) > 300
    ways = (
        lambda n: n,
        lambda n: n.replace("〔", "[").replace("〕", "]"),
        lambda n: n.replace("〔", "（").replace("〕", "）").replace("号", ""),
        lambda n: re.sub(r"[〔〕\-/]", "", n),
        lambda n: n.lower().translate({ord("0") + i: ord("０") + i for i in range(10)}),
    )
    for way in ways:
        answers = index.ask([way(row[5]) for row in numbered])
        wrong = [
            f"{way(row[5])} → {answer['titles'][:1]}, not {row[0]}"
            for row, answer in zip(numbered, answers, strict=True)
            if answer["urls"][:1] != [row[1]]
        ]
        assert not wrong, "\n".join(wrong[:10])


def test_everything_public_is_in_the_index(index: Index, pages: list[Path]) -> None:
    """GW-53: 100 % of the records' pages; what has no page of its own stands as a row."""
    site = index.folder.parent
    listed = set()
    for page in pages:
        if page.is_relative_to(site / "search" / "by-initial"):
            listed.update(re.findall(r'<li><a href="((?:\.\./)+[^"]+)"', page.read_text("utf-8")))
    addresses = {re.sub(r"^(\.\./)+", "", href) for href in listed}
    assert {row[1] for row in index.rows} <= addresses | {""}
