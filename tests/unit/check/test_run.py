"""Running the rules: counts, levels a site may change, what stays hidden."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.support.county import COUNTY, examined, policy
from zwgk.check import FAMILIES, check
from zwgk.check.rule import RULES, Context, Finding, rule
from zwgk.derive import derive
from zwgk.link import link
from zwgk.model.loaded import Loaded
from zwgk.model.policy import Policy
from zwgk.problem import CODES, FAMILY_LABELS, Level

A = "content/policies/2025/a.md"


def test_every_rule_is_declared_with_all_it_needs() -> None:
    for each in RULES:
        assert each.code.title and each.code.why, each.code.code
        assert each.code.code[0] in FAMILY_LABELS
    assert len({r.code.code for r in RULES}) == len(RULES)
    assert all(family.__doc__ for family in FAMILIES)


def test_a_code_is_declared_once() -> None:
    with pytest.raises(ValueError, match="declared twice"):

        @rule("D101", "again", why="again", of=Policy)
        def again(policy: Policy, at: Context) -> Iterator[Finding]:
            return iter(())


def test_an_empty_site_is_told_once_that_it_has_no_site() -> None:
    graph, _ = link(Loaded(()))
    found = check(graph, derive(graph, date(2026, 11, 22)))
    assert [p.code for p in found.problems if p.stops] == ["S001"]


def test_what_each_rule_looked_at_is_counted(tmp_path: Path) -> None:
    found = examined(tmp_path, {"content/policies/2025/b.md": policy("草稿", 状态="草稿")})
    counted = found.counted
    assert counted["V112"] == 2
    assert counted["D101"] == 1, "duties concern what is public"
    assert counted["ZL-11"] == 1, "fields serve requirements"
    assert set(counted) <= {c for c in CODES} | {c for c in counted if "-" in c}


def test_files_of_which_nothing_is_public_are_named(tmp_path: Path) -> None:
    draft = "content/policies/2025/b.md"
    found = examined(tmp_path, {draft: policy("草稿", 状态="草稿")})
    assert found.hidden == {draft}


def _with_checks(*lines: str) -> dict[str, str]:
    site = COUNTY["content/site.yml"] + "检查:\n" + "".join(f"  {line}\n" for line in lines)
    return {"content/site.yml": site, A: policy("关于示例的通知", "青政办发〔2024〕1号")}


def test_a_site_may_soften_a_rule(tmp_path: Path) -> None:
    found = examined(tmp_path, _with_checks("V112: {级别: 警告, 原因: 正在核对原件}"))
    assert [p.level for p in found.problems if p.code == "V112"] == [Level.warning]


def test_a_site_may_switch_a_duty_off(tmp_path: Path) -> None:
    assert "D703" in {p.code for p in examined(tmp_path / "before").problems}
    found = examined(tmp_path / "after", _with_checks("D703: {级别: 关闭, 原因: 正在建设}"))
    assert "D703" not in {p.code for p in found.problems}


def test_a_site_may_make_a_duty_an_error_and_still_publish(tmp_path: Path) -> None:
    found = examined(tmp_path, _with_checks("D703: {级别: 错误, 原因: 县里要求}"))
    duties = [p for p in found.problems if p.code == "D703"]
    assert duties and all(p.level is Level.error and not p.stops for p in duties)


def test_what_guards_readers_stays_a_warning(tmp_path: Path) -> None:
    found = examined(tmp_path, _with_checks("V112: {级别: 关闭, 原因: 太多了}"))
    assert [p.level for p in found.problems if p.code == "V112"] == [Level.warning]
    assert [p.code for p in found.problems if p.stops] == ["S009"]


def test_a_hint_of_a_guarded_family_may_be_switched_off(tmp_path: Path) -> None:
    changes = _with_checks("V103: {级别: 关闭, 原因: 老文件没有时刻}")
    changes[A] = policy("关于示例的通知", "青政办发〔2025〕1号", 发布日期="2025-03-12")
    found = examined(tmp_path, changes)
    assert {"V103", "S009"}.isdisjoint(p.code for p in found.problems)


def test_rules_on_settings_cannot_be_switched_off(tmp_path: Path) -> None:
    checks = _with_checks("S008: {级别: 关闭, 原因: 不想看}", "X999: {级别: 提示, 原因: 写错}")
    assert "S008" in {p.code for p in examined(tmp_path, checks).problems}


def _codes_with(tmp_path: Path, name: str, files: dict[str, str]) -> set[str]:
    return {p.code for p in examined(tmp_path / name, files).problems}


def test_what_a_broken_file_holds_is_not_called_missing_as_well(tmp_path: Path) -> None:
    """One slip is one problem: no empty column, no item without anything published."""
    guide = "content/guides/dibao.yml"
    assert "D703" in _codes_with(tmp_path, "none", {})
    found = examined(tmp_path / "broken", {guide: "事项名称：低保\n"})
    columns = [p.message for p in found.problems if p.code == "D703"]
    assert columns and not [m for m in columns if "办事指南" in m]
    assert "D501" not in {p.code for p in found.problems}


def test_an_unfinished_draft_excuses_no_duty(tmp_path: Path) -> None:
    draft = policy("草稿", 状态="草稿", 成文日期="昨天")
    found = examined(tmp_path, {A: draft})
    assert any(p.code == "D703" and "政策文件" in p.message for p in found.problems)


def test_a_site_file_that_cannot_be_read_is_not_missing(tmp_path: Path) -> None:
    site = COUNTY["content/site.yml"].encode("gb18030").decode("latin-1")
    found = examined(tmp_path, {"content/site.yml": site + '简称: "甲'})
    assert "S001" not in {p.code for p in found.problems if p.stops}


def test_days_that_are_the_wrong_way_round_are_told_once(tmp_path: Path) -> None:
    text = (
        "---\n标题: 征求意见\n组织单位: 县政府办公室\n开始日期: 2026-11-01\n截止日期: 2026-09-05\n"
        "提意见方式: {电话: 0000-0000001}\n起草说明: 甲\n发布日期: 2026-11-01 09:00\n---\n草案。\n"
    )
    found = examined(tmp_path, {"content/consultations/2026/a.md": text})
    codes = {p.code for p in found.problems}
    assert "V121" in codes and "D401" not in codes
