"""References resolve the way officials write them, or say where they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.county import examined, policy, unit
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.organisation import Organisation
from zwgk.model.organisation_group import OrganisationGroup
from zwgk.model.policy import Policy


@pytest.mark.parametrize(
    "written",
    ["mzj", "青禾县民政局", "县民政局", "县民政和社会保障局", "县 民政局", "单位/县民政局"],
)
def test_a_unit_is_found_by_id_and_every_name(tmp_path: Path, written: str) -> None:
    found = examined(tmp_path, {"content/policies/2025/b.md": policy("乙", 起草单位=written)})
    record = found.graph.get(("policy", "b"))
    assert [u.id for u in found.graph.to(record, Organisation, "drafter")] == ["mzj"]


@pytest.mark.parametrize(
    "written",
    ["青政办发〔2025〕1号", "青政办发[2025]1号", "青政办发(2025)1号", "青政办发〔2025〕 1 号"],
)
def test_a_policy_is_found_by_its_number_in_any_width(tmp_path: Path, written: str) -> None:
    found = examined(
        tmp_path, {"content/policies/2025/b.md": policy("乙", 废止文件=f'["{written}"]')}
    )
    old = found.graph.get(("policy", "a"))
    assert [p.id for p in found.graph.back(old, "repealed_by", Policy)] == ["b"]


def test_a_group_is_a_target_of_its_own(tmp_path: Path) -> None:
    found = examined(tmp_path)
    item = found.graph.all(CatalogItem)[0]
    assert [o.id for o in found.graph.to(item, Organisation, "subject")] == ["mzj"]
    assert [g.id for g in found.graph.to(item, OrganisationGroup, "subject")] == ["towns"]


def test_an_unknown_name_says_where_and_offers_the_nearest(tmp_path: Path) -> None:
    found = examined(tmp_path, {"content/policies/2025/b.md": policy("乙", 起草单位="县民证局")})
    (problem,) = [p for p in found.problems if p.code == "R001"]
    assert str(problem.where) == "content/policies/2025/b.md:6:7"
    assert "“县民证局”" in problem.message
    assert "县民政局" in problem.advice


def test_two_matches_name_both_places(tmp_path: Path) -> None:
    found = examined(
        tmp_path,
        {
            "content/organisations/other.yml": unit("青禾县老龄局", "县民政局"),
            "content/policies/2025/b.md": policy("乙", 起草单位="县民政局"),
        },
    )
    problems = [p for p in found.problems if p.code == "R002" and "b.md" in p.where.path]
    assert len(problems) == 1
    assert {w.path for w in problems[0].others} == {
        "content/organisations/mzj.yml",
        "content/organisations/other.yml",
    }


def test_a_reference_to_a_record_dropped_for_its_errors_is_not_reported_twice(
    tmp_path: Path,
) -> None:
    found = examined(tmp_path, {"content/organisations/mzj.yml": "名称: 青禾县民政局\n"})
    codes = {p.code for p in found.problems}
    assert "K003" in codes
    assert "R001" not in codes


def test_a_link_in_a_body_must_lead_somewhere(tmp_path: Path) -> None:
    body = "见[原文](a.md)和[旧文](没有.md)。"
    found = examined(tmp_path, {"content/policies/2025/b.md": policy("乙", body=body)})
    (problem,) = [p for p in found.problems if p.code == "R003"]
    assert str(problem.where) == "content/policies/2025/b.md:7:18"
    assert found.graph.body_links[("policy", "b")][0].path == "content/policies/2025/a.md"


def test_a_missing_attachment_and_an_unused_file_are_reported(tmp_path: Path) -> None:
    found = examined(
        tmp_path,
        {
            "content/policies/2025/b.md": policy("乙", 附件="[申请表.docx, 名单.pdf]"),
            "content/policies/2025/附件/申请表.docx": b"x",
            "content/policies/2025/附件/多余.docx": b"x",
        },
    )
    missing = [p for p in found.problems if p.code == "R004"]
    unused = [p for p in found.problems if p.code == "R005"]
    assert ["名单.pdf" in p.message for p in missing] == [True]
    assert [p.where.path for p in unused] == ["content/policies/2025/附件/多余.docx"]


def test_no_file_is_called_unused_that_an_unreadable_record_may_use(tmp_path: Path) -> None:
    found = examined(
        tmp_path,
        {
            "content/policies/2025/b.md": policy("乙", 附件="[申请表.docx]", 成文日期="昨天"),
            "content/policies/2025/附件/申请表.docx": b"x",
            "content/guides/附件/多余.docx": b"x",
        },
    )
    unused = [p.where.path for p in found.problems if p.code == "R005"]
    assert unused == ["content/guides/附件/多余.docx"]


@pytest.mark.parametrize("written", ["县政府办公室、县民政局", "县政府办公室，县民政局"])
def test_two_names_run_together_are_told_apart(tmp_path: Path, written: str) -> None:
    found = examined(tmp_path, {"content/policies/2025/b.md": policy("乙", 发文机关=written)})
    (problem,) = [p for p in found.problems if p.code == "R001"]
    assert "[县政府办公室, 县民政局]" in problem.advice


def test_a_file_with_nearly_that_name_is_offered_and_not_called_unused(tmp_path: Path) -> None:
    found = examined(
        tmp_path,
        {
            "content/policies/2025/b.md": policy("乙", 附件="[申请表.docx, 名单2.xlsx]"),
            "content/policies/2025/附件/申请　表.docx": b"x",
            "content/policies/2025/附件/名单1.xlsx": b"x",
        },
    )
    advice = [p.advice for p in found.problems if p.code == "R004"]
    assert "改成文件夹里有的“申请　表.docx”" in advice[0]
    assert advice[1].startswith("把文件放到"), "another number is another file"
    unused = [p.where.path for p in found.problems if p.code == "R005"]
    assert unused == ["content/policies/2025/附件/名单1.xlsx"]


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("C:\\Users\\me\\流程.png", "写成 附件/流程.png"),
        ("file:///C:/me/流程.png", "写成 附件/流程.png"),
        ("附件\\流程.png", "写成 附件/流程.png"),
    ],
)
def test_a_picture_on_somebodys_computer_is_told(tmp_path: Path, target: str, words: str) -> None:
    body = f"![申请分三步]({target})"
    found = examined(
        tmp_path,
        {
            "content/policies/2025/b.md": policy("乙", body=body),
            "content/policies/2025/附件/流程.png": b"x",
        },
    )
    (problem,) = [p for p in found.problems if p.code in ("R003", "R005")]
    assert words in problem.advice


@pytest.mark.parametrize("written", ["“县民政局”", "【县民政局】"])
def test_signs_round_a_name_are_told(tmp_path: Path, written: str) -> None:
    found = examined(tmp_path, {"content/policies/2025/b.md": policy("乙", 起草单位=written)})
    told = [p.advice for p in found.problems if p.code == "R001"]
    assert told in ([], ["去掉两边的引号或者括号，写成 县民政局"])
