"""Ids: where they come from, what they may be, that they are unique."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.site import site_from
from zwgk.load import load, load_text
from zwgk.load.identity import suggestion

PAGE = "---\n标题: 简介\n---\n"
GROUP = "- {编号: %s, 名称: 各镇, 成员: [甲镇政府]}\n"
UNIT = "{名称: 局, 单位类型: 政府部门, 地址: 路, 办公电话: 12345, 工作时间: 全天}\n"


@pytest.mark.parametrize(
    ("path", "page_id"),
    [
        ("content/index.md", "index"),
        ("content/about/index.md", "about"),
        ("content/about/rules.md", "about/rules"),
        ("content/a/b/index.md", "a/b"),
    ],
)
def test_a_page_is_named_by_its_path(path: str, page_id: str) -> None:
    (page,) = load_text(path, PAGE.encode()).records
    assert page.id == page_id


@pytest.mark.parametrize(
    "path",
    [
        "content/About/index.md",
        "content/关于/index.md",
        "content/about/a b.md",
        "content/organisations/MZJ.yml",
        "content/organisations/民政局.yml",
        "content/organisations/mzj_1.yml",
        "content/organisations/-mzj.yml",
        "content/organisations/index.yml",
        "content/organisations/page.yml",
        "content/organisations/by-year.yml",
    ],
)
def test_a_name_that_cannot_be_an_address_is_told(path: str) -> None:
    text = PAGE if path.endswith(".md") else UNIT
    loaded = load_text(path, text.encode())
    assert [p.code for p in loaded.problems] == ["V014"]
    assert loaded.records == ()


def test_year_folders_are_not_part_of_the_id() -> None:
    (unit,) = load_text("content/organisations/2022/mzj.yml", UNIT.encode()).records
    assert unit.id == "mzj"


def test_a_report_is_named_by_year_and_unit() -> None:
    problems = load_text("content/annual-reports/2022/mzj.yml", "年度: 2022\n".encode()).problems
    assert [p.code for p in problems] == ["K003"]
    problems = load_text("content/annual-reports/mzj.yml", "年度: 2022\n".encode()).problems
    assert [p.code for p in problems] == ["V014", "K003"]


def test_an_id_that_is_written_has_its_place() -> None:
    (problem,) = load_text("content/organisations/groups.yml", (GROUP % "各镇").encode()).problems
    assert (problem.code, problem.where.line, problem.where.column) == ("V014", 1, 8)


@pytest.mark.parametrize(
    ("typed", "better"),
    [("Xiang_Zhen 1", "xiang-zhen-1"), ("ＭＺＪ", "mzj"), ("民政局", ""), ("--", "")],
)
def test_the_nearest_lawful_id(typed: str, better: str) -> None:
    assert suggestion(typed) == better


def test_the_same_id_twice_in_a_kind_names_both_places(tmp_path: Path) -> None:
    site_from(
        tmp_path,
        {
            "content/organisations/groups.yml": GROUP % "towns" + GROUP % "mzj" + GROUP % "towns",
            "content/organisations/mzj.yml": UNIT,
            "content/organisations/town/mzj.yml": UNIT,
        },
    )
    loaded = load(tmp_path)
    assert [(p.code, str(p.where), str(p.others[0])) for p in loaded.problems] == [
        ("V020", "content/organisations/groups.yml:3:8", "content/organisations/groups.yml:1:8"),
        ("V020", "content/organisations/town/mzj.yml", "content/organisations/mzj.yml"),
    ]
    assert [r.key for r in loaded.records] == [
        ("organisation_group", "towns"),
        ("organisation_group", "mzj"),
        ("organisation", "mzj"),
    ]
