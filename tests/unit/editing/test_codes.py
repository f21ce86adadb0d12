"""The register of item codes: written, read back, compared (CAT-06)."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.county import COUNTY, TODAY, county, examined
from tests.support.layers import CITY, world
from zwgk.build import Examined, examine
from zwgk.editing.codes import codes_text, updated, write_codes
from zwgk.load.codes import read_codes
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.codes import CodeRegister, RegisteredCode

ITEMS = COUNTY["catalog/社会救助.yml"]
CANCELLED = "    调整记录: [{日期: 2026-01-01, 类型: 取消, 说明: 划转}]\n"
RESTORED = (
    "    调整记录: [{日期: 2026-01-01, 类型: 取消, 说明: 划转}, "
    "{日期: 2026-05-01, 类型: 新增, 说明: 划回}]\n"
)
RENAMED = "    调整记录: [{日期: 2026-01-01, 类型: 修改, 说明: 改名}]\n"


def register(site: Path, found: Examined) -> bool:
    """What ``zwgk fmt`` does."""
    known = updated(found.loaded.codes, found.graph.all(CatalogItem), found.facts.ended)
    return write_codes(site / "catalog", found.loaded.codes, codes_text(known), only_check=False)


def codes_after(site: Path, *texts: str) -> list[str]:
    """Problem codes after each state of the catalog was registered but the last."""
    for text in texts[:-1]:
        found = examined(site, {"catalog/社会救助.yml": text})
        register(site, found)
    found = examined(site, {"catalog/社会救助.yml": texts[-1]})
    return [p.code for p in found.problems if p.code in ("V176", "V177", "S044")]


def test_it_names_every_code_ever_given(tmp_path: Path) -> None:
    found = examined(tmp_path)
    assert register(tmp_path, found)
    assert not register(tmp_path, examine(tmp_path, today=TODAY)), "nothing new"
    lines = (tmp_path / "catalog/codes.yml").read_text("utf-8").splitlines()
    assert lines[-1] == '- {编码: "SHJZ-0101", 领域: "社会救助", 名称: "综合业务-政策法规文件"}'


def test_it_is_no_source_of_the_site(tmp_path: Path) -> None:
    register(tmp_path, examined(tmp_path))
    found = examine(tmp_path, today=TODAY)
    assert "catalog/codes.yml" not in found.loaded.sources
    assert [p for p in found.problems if p.where.path == "catalog/codes.yml"] == []


def test_a_code_given_to_another_item_is_an_error(tmp_path: Path) -> None:
    assert codes_after(tmp_path, ITEMS, ITEMS.replace("政策法规文件", "港口救助")) == ["V176"]


def test_registering_again_does_not_hide_it(tmp_path: Path) -> None:
    other = ITEMS.replace("政策法规文件", "港口救助")
    assert codes_after(tmp_path, ITEMS, other, other) == ["V176"]


def test_a_recorded_change_of_name_is_none(tmp_path: Path) -> None:
    renamed = ITEMS.replace("政策法规文件", "政策文件") + RENAMED
    assert codes_after(tmp_path, ITEMS, renamed, renamed) == []
    assert '曾用名: ["综合业务-政策法规文件"]' in (tmp_path / "catalog/codes.yml").read_text(
        "utf-8"
    )


def test_an_old_record_does_not_excuse_a_new_change(tmp_path: Path) -> None:
    renamed = ITEMS.replace("政策法规文件", "政策文件") + RENAMED
    again = ITEMS.replace("政策法规文件", "港口救助") + RENAMED
    assert codes_after(tmp_path, ITEMS, renamed, again) == ["V176"]


def test_a_code_out_of_use_may_not_be_given_again(tmp_path: Path) -> None:
    gone = ITEMS + CANCELLED
    assert codes_after(tmp_path / "1", ITEMS, gone, gone) == []
    assert "停用: 2026-01-01" in (tmp_path / "1/catalog/codes.yml").read_text("utf-8")
    other = ITEMS.replace("政策法规文件", "港口救助")
    assert codes_after(tmp_path / "2", gone, other) == ["V176"]
    assert codes_after(tmp_path / "3", gone, ITEMS) == ["V176"], "back without a word"
    assert codes_after(tmp_path / "4", gone, ITEMS + RESTORED) == []


def test_a_code_may_not_vanish(tmp_path: Path) -> None:
    other = ITEMS.replace("SHJZ-0101", "SHJZ-0201").replace("政策法规文件", "办事指南")
    assert codes_after(tmp_path / "1", ITEMS, other) == ["V177"]
    assert codes_after(tmp_path / "2", ITEMS + CANCELLED, other) == []


def test_what_cannot_be_read_has_not_vanished(tmp_path: Path) -> None:
    """One error at a time: the row is there, it only has a fault."""
    assert codes_after(tmp_path, ITEMS, ITEMS.replace("全社会", "社会")) == []


def test_an_upper_level_may_rename_what_a_county_adopts(tmp_path: Path) -> None:
    found = world(tmp_path)
    register(tmp_path / "county", found)
    renamed = CITY["catalog/社会救助.yml"].replace("二级事项: 政策法规文件", "二级事项: 政策文件")
    city = {**CITY, "catalog/社会救助.yml": renamed}
    told = [p for p in world(tmp_path, city=city).problems if p.code == "V176"]
    assert [p.where.path for p in told] == ["catalog/社会救助.yml"], "the city says nothing of it"
    city["catalog/社会救助.yml"] = renamed.replace(
        "说明: 市里新增}", "说明: 市里新增}, {日期: 2026-05-01, 类型: 修改, 说明: 改名}"
    )
    assert [p for p in world(tmp_path, city=city).problems if p.code == "V176"] == []


def test_a_register_that_cannot_be_read_is_not_written_over(tmp_path: Path) -> None:
    county(tmp_path, {"catalog/codes.yml": "<<<<<<< HEAD\n"})
    found = examine(tmp_path, today=TODAY)
    assert "S044" in {p.code for p in found.problems}
    with pytest.raises(ValueError, match="第 1 行读不懂"):
        register(tmp_path, found)
    assert (tmp_path / "catalog/codes.yml").read_text("utf-8") == "<<<<<<< HEAD\n"


NAME = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
ROWS = st.builds(
    RegisteredCode,
    code=st.from_regex(r"[A-Z]{1,4}-\d{1,4}", fullmatch=True),
    sector=NAME,
    name=NAME,
    former=st.lists(NAME, max_size=2).map(tuple),
    adjusted=st.integers(0, 999),
    ended_on=st.none() | st.dates(date(1000, 1, 1)),
)


@given(st.lists(ROWS, max_size=4, unique_by=lambda r: r.code.casefold()))
def test_what_is_written_reads_back_as_the_same(rows: list[RegisteredCode]) -> None:
    text = codes_text({r.code.casefold(): r for r in rows})
    register = read_text(text)
    assert register.broken == ()
    plain = {k: RegisteredCode(r.code, r.sector, r.name, r.former, r.adjusted, r.ended_on)
             for k, r in register.codes.items()}  # fmt: skip
    assert plain == {r.code.casefold(): r for r in rows}


def read_text(text: str) -> CodeRegister:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "codes.yml").write_text(text, "utf-8", newline="\n")
        return read_codes(Path(folder))
