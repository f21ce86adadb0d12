"""GW-55, CK-29: whatever is published is found by its own title, in the first ten."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.search.index import Index
from zwgk.model.result import OutputFile
from zwgk.model.search import FacetValue, SearchEntry, SearchPlan
from zwgk.outputs import found_titles, search_files


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


@pytest.mark.parametrize("corpus", ["index", "generated", "alike"])
def test_the_build_finds_what_the_page_finds(
    corpus: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """The check at build is the twin of the engine; neither may be kinder than the other."""
    site = _alike(tmp_path) if corpus == "alike" else request.getfixturevalue(corpus)
    files = [
        OutputFile(f"search/{p.relative_to(site.folder).as_posix()}", p.read_bytes())
        for p in site.folder.rglob("*.json")
    ]
    said = found_titles(files)
    answers = site.ask([each.title for each in said])
    other = [
        f"{each.title} → {each.url}: build {each.found}"
        for each, answer in zip(said, answers, strict=True)
        if each.found is not (each.url in answer["urls"])
    ]
    assert not other, "\n".join(other[:10])
    lost = sum(each.found is False for each in said)
    assert lost == (20 if corpus == "alike" else 0)


def _alike(folder: Path) -> Index:
    """Thirty entries of one title, of which a first page holds ten; others beside."""
    kind = FacetValue("disclosure", "公开信息")
    entries = [
        SearchEntry(
            title="节假日值班安排" if n < 30 else f"第{n}批公租房配租结果公示",
            url=f"d/{n}/", kind=kind, text=(f"第{n}号内容",), date=f"20{10 + n % 15}-05-01",
        )
        for n in range(60)
    ]  # fmt: skip
    for file in search_files(SearchPlan(tuple(entries))):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    return Index(folder / "search")
