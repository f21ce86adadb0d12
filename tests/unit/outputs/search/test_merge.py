"""IPF-06: one query over several sites, facet by site, addresses that lead there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from click.testing import CliRunner

from tests.search.index import Index
from tests.support.county import build_result, policy
from zwgk.cli import cli
from zwgk.finished import write_manifest
from zwgk.model.settings import Settings
from zwgk.outputs.search import built_search
from zwgk.outputs.search.fold import number, numbers


def written(folder: Path, changes: dict[str, str], *, offline: bool = False) -> Path:
    """A small county, built into a folder."""
    result, _ = build_result(folder / "sources", changes, settings=Settings(offline=offline))
    for file in result.files:
        path = folder / "site" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    return folder / "site"


def reader(site: Path) -> Callable[[str], Any]:
    return lambda name: json.loads((site / "search" / f"{name}.json").read_text("utf-8"))


def test_one_query_finds_what_both_sites_have(tmp_path: Path) -> None:
    ours = written(tmp_path / "a", {"content/policies/2025/b.md": policy("高龄津贴办法")})
    theirs = written(
        tmp_path / "b",
        {
            "content/policies/2025/c.md": policy(
                "高龄津贴细则", "示府发〔2025〕77号", 关键词="[长寿钱]"
            )
        },
    )
    before = Index(theirs / "search").meta["n"]
    done = CliRunner().invoke(cli, ["merge", "search", str(ours), str(theirs)])
    assert done.exit_code == 0, done.output
    assert "2 个网站" in done.output
    index = Index(ours / "search")
    assert Index(theirs / "search").meta["n"] == before  # only the platform's search is changed
    base = index.meta["site"]["url"]
    answer, number_, word, filtered = index.ask(
        [
            {"q": "高龄津贴", "facets": True},
            "示府发[2025]77号",
            "长寿钱",
            {"q": "高龄津贴", "filters": {"site": ["s1"]}},
        ]
    )
    assert {"policies/b/", f"{base}policies/c/"} <= set(answer["urls"])
    facet = next(f for f in answer["facets"] if f["id"] == "site")
    assert sum(v["count"] for v in facet["values"]) == answer["total"]
    assert number_["urls"][0] == f"{base}policies/c/" == word["urls"][0]
    assert all(u.startswith(base) for u in filtered["urls"]) and filtered["urls"]


def merged(*sites: Path) -> str:
    done = CliRunner().invoke(cli, ["merge", "search", *map(str, sites)])
    assert done.exit_code == 0, done.output
    return done.output


def test_merging_again_adds_nothing(tmp_path: Path) -> None:
    """Whoever runs it twice has every result once; the manifest tells the truth each time."""
    ours = written(tmp_path / "a", {"content/policies/2025/b.md": policy("高龄津贴办法")})
    theirs = written(tmp_path / "b", {"content/policies/2025/c.md": policy("高龄津贴细则")})
    write_manifest(ours)
    merged(ours, theirs)
    once = {p: p.read_bytes() for p in ours.rglob("*") if p.is_file()}
    merged(ours, theirs)
    assert {p: p.read_bytes() for p in ours.rglob("*") if p.is_file()} == once
    for line in (ours / "manifest.sha256").read_text("utf-8").splitlines():
        digest, path = line.split("  ", 1)
        assert hashlib.sha256((ours / path).read_bytes()).hexdigest() == digest, path


def test_sectors_that_are_near_have_a_page(tmp_path: Path) -> None:
    """With several sites, too, what is offered when nothing fits leads somewhere."""
    ours = written(
        tmp_path / "a", {"content/policies/2025/b.md": policy("甲", 对应事项="SHJZ-0101")}
    )
    theirs = written(
        tmp_path / "b",
        {
            "catalog/sectors.yml": '- {编号: tianye, 国家序号: "06", 名称: 田野调查, 牵头单位: 县民政局}\n'
            '- {编号: shehui-jiuzhu, 国家序号: "05", 名称: 社会救助, 牵头单位: 县民政局}\n',
        },
    )
    merged(ours, theirs)
    answer, other = Index(ours / "search").ask(["社会救助", "田野调查"])
    assert answer["near"]
    for near in (*answer["near"], *other["near"]):
        assert (ours / "search" / "by-sector" / near["id"] / "index.html").is_file()
    assert other["total"]


def test_sites_on_one_disk_lead_to_each_other(tmp_path: Path) -> None:
    """Opened from disk there is no web address to lead to: the way between the folders."""
    ours = written(
        tmp_path / "a", {"content/policies/2025/b.md": policy("高龄津贴办法")}, offline=True
    )
    theirs = written(
        tmp_path / "乙 县#1", {"content/policies/2025/c.md": policy("高龄津贴细则")}, offline=True
    )
    told = merged(ours, theirs)
    assert "网络" not in told
    rows = json.loads(
        "".join((ours / "search" / "quick.js").read_text("utf-8").partition(",")[2:])[:-2]
    )["rows"]
    assert "../../乙 县%231/site/policies/c/" in [row[1] for row in rows]
    texts = "".join(p.read_text("utf-8") for p in (ours / "search" / "d").glob("*.js"))
    assert f"../../{quote('乙 县')}%231/site/policies/c/index.html" in texts
    assert '"policies/b/index.html"' in texts
    assert not list((ours / "search").rglob("*.json"))


def test_a_served_site_beside_one_on_disk_is_told(tmp_path: Path) -> None:
    ours = written(tmp_path / "a", {}, offline=True)
    served = written(tmp_path / "b", {"content/policies/2025/c.md": policy("高龄津贴细则")})
    assert "没有网络打不开" in merged(ours, served)
    texts = "".join(p.read_text("utf-8") for p in (ours / "search" / "d").glob("*.js"))
    assert "https://www.qinghe.example.gov.cn/zwgk/policies/c/" in texts
    merged(served, ours)
    rows = Index(served / "search").rows
    assert "https://www.qinghe.example.gov.cn/zwgk/organisations/mzj/" in [row[1] for row in rows]


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    site = written(tmp_path, {"content/policies/2025/b.md": policy("甲", 关键词="[乙, 丙]")})
    found = built_search(reader(site))
    assert len(found.search.entries) == Index(site / "search").meta["n"]
    entry = next(e for e in found.search.entries if e.url == "policies/b/")
    assert (
        entry.title == "甲" and {"乙", "丙"} <= set(entry.names) and entry.kind.label == "政策文件"
    )
    assert entry.validity[0].label == "有效" and entry.suggested


@pytest.mark.parametrize("broken", ["", "{"])
def test_a_folder_that_is_no_site_is_told(tmp_path: Path, broken: str) -> None:
    site = written(tmp_path / "a", {})
    other = tmp_path / "other"
    if broken:
        (other / "search").mkdir(parents=True)
        (other / "search" / "meta.json").write_text(broken, "utf-8")
    before = (site / "search" / "meta.json").read_bytes()
    done = CliRunner().invoke(cli, ["merge", "search", str(site), str(other)])
    assert done.exit_code == 1 and "search/meta.json" in done.output
    assert (site / "search" / "meta.json").read_bytes() == before


def test_numbers_read_back() -> None:
    values = [0, 1, 31, 32, 1023, 1024, 50_000, 2**31]
    assert numbers("".join(map(number, values))) == values
