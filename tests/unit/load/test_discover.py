"""Which file is what, and which is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.site import site_from
from zwgk.load import load
from zwgk.load.discover import kind_of
from zwgk.model.loaded import Loaded
from zwgk.problem import Problem

GROUP = "- {编号: towns, 名称: 各镇, 成员: [甲镇政府]}\n"
PAGE = "---\n标题: 简介\n---\n正文\n"
UNIT = "{名称: 局, 单位类型: 政府部门, 地址: 路, 办公电话: 0000-0000001, 工作时间: 全天}\n"


def codes(loaded: Loaded) -> list[tuple[str, str]]:
    return [(p.code, p.where.path) for p in loaded.problems]


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("content/site.yml", "site"),
        ("content/site.yaml", "site"),
        ("content/Site.YML", "site"),
        ("content/organisations/mzj.yml", "organisation"),
        ("content/organisations/2022/mzj.yml", "organisation"),
        ("content/organisations/groups.yml", "organisation_group"),
        ("catalog/sectors.yml", "sector"),
        ("catalog/社会救助.yml", "catalog_item"),
        ("catalog/乡级/社会救助.yml", "catalog_item"),
        ("content/policies/2021/a.md", "policy"),
        ("interpretations/2021/a.md", "interpretation"),
        ("interpretations/interpreters.yml", "interpreter"),
        ("content/requests.yml", "request_office"),
        ("content/index.md", "page"),
        ("content/about/a.md", "page"),
        ("content/gazette/2022-1.yml", "gazette_issue"),
    ],
)
def test_exact_names_win_over_folders_and_long_folders_over_short(place: str, kind: str) -> None:
    found = kind_of(place)
    assert isinstance(found, tuple)
    assert found[0].kind.name == kind


@pytest.mark.parametrize(
    "place", ["content/a.yml", "content/guides/a.md", "content/policies/a.yml", "catalog/a.md"]
)
def test_a_source_in_the_wrong_place_or_form_is_told(place: str) -> None:
    found = kind_of(place)
    assert isinstance(found, Problem)
    assert found.code == "Y011"


def test_what_is_neither_source_nor_hidden_is_an_asset(tmp_path: Path) -> None:
    site_from(
        tmp_path,
        {
            "content/policies/2022/附件/清单.docx": b"12345",
            "content/policies/2022/附件/说明.md": "a\n",
            "content/attachments/a.yml": "ab\n",
            "content/organisations/组织 图.png": b"1",
            "content/addresses.yml": "zwgk 自己写的\n",
            "content/README.md": "给同事看的\n",
            "content/_drafts/a.yml": "草稿\n",
            "content/.cache/a.yml": "隐藏\n",
            "content/organisations/~$表.docx": b"1",
            "content/organisations/_old.yml": "旧\n",
            "docs/a.yml": "不在站点里\n",
        },
    )
    loaded = load(tmp_path)
    assert loaded.problems == ()
    assert loaded.sources == frozenset()
    assert dict(loaded.assets) == {
        "content/attachments/a.yml": 3,
        "content/organisations/组织 图.png": 1,
        "content/policies/2022/附件/清单.docx": 5,
        "content/policies/2022/附件/说明.md": 2,
    }


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("mzj.yml.txt", "mzj.yml"),
        ("mzj.YAML.TXT", "mzj.YAML"),
        ("mzj.md.docx", "mzj.md"),
        ("mzj.yml~", "mzj.yml"),
        ("mzj.yml (1)", "mzj.yml"),
        ("mzj．yml", "mzj.yml"),
        ("mzj。md", "mzj.md"),
        ("mzj.markdown", "mzj.md"),
    ],
)
def test_a_wrong_extension_is_told_with_the_right_name(
    tmp_path: Path, name: str, right: str
) -> None:
    site_from(tmp_path, {f"content/organisations/{name}": UNIT})
    (problem,) = load(tmp_path).problems
    assert problem.code == "Y011"
    assert right in problem.advice


def test_spaces_in_a_name_are_told_with_a_better_one(tmp_path: Path) -> None:
    site_from(tmp_path, {"content/organisations/min zheng.yml": UNIT})
    (problem,) = load(tmp_path).problems
    assert problem.code == "V014"
    assert "min-zheng" in problem.advice


def test_renamed_and_shared_folders(tmp_path: Path) -> None:
    site_from(
        tmp_path,
        {
            "县/目录/sectors.yml": "- {编号: a, 国家序号: '05', 名称: 甲, 牵头单位: 乙}\n",
            "县/内容/organisations/groups.yml": GROUP,
            "县/内容/about/index.md": PAGE,
            "共用/解读/interpreters.yml": "坏的\n",
        },
    )
    root = tmp_path / "县"
    folders = {
        "catalog": root / "目录",
        "content": root / "内容",
        "interpretations": tmp_path / "共用" / "解读",
    }
    loaded = load(root, folders)
    assert {r.key for r in loaded.records} == {
        ("sector", "a"),
        ("organisation_group", "towns"),
        ("page", "about"),
    }
    assert loaded.records[0].origin.where.path == "内容/about/index.md"
    assert codes(loaded) == [("V015", "../共用/解读/interpreters.yml")]


def test_a_catalog_inside_content_is_read_once(tmp_path: Path) -> None:
    sector = "- {编号: a, 国家序号: '05', 名称: 甲, 牵头单位: 乙}\n"
    site_from(tmp_path, {"content/catalog/sectors.yml": sector})
    loaded = load(tmp_path, {"catalog": tmp_path / "content" / "catalog"})
    assert [r.key for r in loaded.records] == [("sector", "a")]
    assert loaded.problems == ()


def test_links_out_of_the_site_are_refused(tmp_path: Path) -> None:
    root = site_from(tmp_path / "site", {"content/organisations/mzj.yml": UNIT})
    secret = site_from(tmp_path / "secret", {"a.docx": b"1", "b.yml": UNIT})
    (root / "content/a.docx").symlink_to(secret / "a.docx")
    (root / "content/organisations/b.yml").symlink_to(secret / "b.yml")
    (root / "content/all").symlink_to(secret)
    (root / "content/gone.docx").symlink_to(root / "content/nothing.docx")
    loaded = load(root)
    assert codes(loaded) == [
        ("Y014", "content/a.docx"),
        ("Y014", "content/all"),
        ("Y014", "content/gone.docx"),
        ("Y014", "content/organisations/b.yml"),
    ]
    assert [r.id for r in loaded.records] == ["mzj"]
    assert dict(loaded.assets) == {}


def test_a_folder_that_links_to_itself_ends(tmp_path: Path) -> None:
    root = site_from(tmp_path, {"content/about/index.md": PAGE})
    (root / "content/about/again").symlink_to(root / "content")
    assert [r.id for r in load(root).records] == ["about"]


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "content/policies/big.md"
    path.parent.mkdir(parents=True)
    with path.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    os.chmod(path, 0)  # reading it would be another problem where permissions count
    assert codes(load(tmp_path)) == [("Y007", "content/policies/big.md")]


def test_pipes_and_missing_folders_do_not_stop_loading(tmp_path: Path) -> None:
    assert load(tmp_path).records == ()
    (tmp_path / "content").mkdir()
    os.mkfifo(tmp_path / "content/site.yml")
    loaded = load(tmp_path)
    assert (loaded.records, loaded.problems) == ((), ())


def test_a_name_that_is_not_text_can_be_printed(tmp_path: Path) -> None:
    folder = tmp_path / "content/organisations"
    folder.mkdir(parents=True)
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/\xb5\xa5.yml")).write_text(UNIT, "utf-8")
    except OSError:
        pytest.skip("this disk takes only names that are text")
    (problem,) = load(tmp_path).problems
    problem.message.encode()
    problem.where.path.encode()


def test_the_order_is_the_same_every_time(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"content/about/p{i}.md": PAGE for i in (3, 1, 2)}
    site_from(tmp_path, files)
    assert [r.id for r in load(tmp_path).records] == ["about/p1", "about/p2", "about/p3"]
    assert load(tmp_path) == load(tmp_path)
