"""What the ledger says to editors: levels, grouping, and what is never told (ZL-01)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.county import TODAY, examined
from tests.support.duties import catalog, disclosure, records
from zwgk.check import inspect
from zwgk.problem import Level, Problem


def found(folder: Path, code: str, *files: dict[str, str], today: date = TODAY) -> list[Problem]:
    changes: dict[str, str] = {}
    for more in files:
        changes.update(more)
    return [p for p in examined(folder, changes, today=today).problems if p.code == code]


@pytest.mark.parametrize(
    ("today", "level"),
    [
        (date(2026, 11, 22), Level.warning),
        (date(2027, 11, 2), Level.warning),
        (date(2027, 11, 3), Level.hint),
    ],
)
def test_what_was_late_long_ago_is_only_mentioned(
    tmp_path: Path, today: date, level: Level
) -> None:
    late = records(disclosure("2026-11-02", "2026-09-15"))
    assert [p.level for p in found(tmp_path, "D804", catalog(), late, today=today)] == [level]


def test_a_record_late_under_several_items_is_told_once_with_the_worst(tmp_path: Path) -> None:
    row = catalog()["catalog/社会救助.yml"]
    other = row.partition("事项:\n")[2].replace("SHJZ-0101", "SHJZ-0102").replace("20个", "3个")
    other = other.replace("政策法规文件", "监督检查")
    both = {"catalog/社会救助.yml": row + other}
    late = records(disclosure("2026-11-02", "2026-09-15", 对应事项="[SHJZ-0101, SHJZ-0102]"))
    (problem,) = found(tmp_path, "D804", both, late)
    assert "SHJZ-0102" in problem.message and "2026-09-18" in problem.message


def test_by_which_law_is_said(tmp_path: Path) -> None:
    late = records(disclosure("2026-11-02", "2026-09-15"))
    (problem,) = found(tmp_path, "D804", catalog("及时公开"), late)
    assert "《政府信息公开条例》第二十六条" in problem.message


def test_a_record_in_time_is_not_told(tmp_path: Path) -> None:
    assert not found(tmp_path, "D804", catalog(), records(disclosure("2026-10-19", "2026-09-15")))


def test_a_unit_is_told_once_of_all_it_owes(tmp_path: Path) -> None:
    row = catalog("每月更新")["catalog/社会救助.yml"]
    other = row.partition("事项:\n")[2].replace("SHJZ-0101", "SHJZ-0102")
    both = {"catalog/社会救助.yml": row + other.replace("政策法规文件", "监督检查")}
    old = records(disclosure("2026-09-02", 对应事项="[SHJZ-0101, SHJZ-0102]"))
    (problem,) = found(tmp_path, "D805", both, old)
    assert "县民政局有 2 条事项" in problem.message
    assert problem.message.count("2026-10-31 到期") == 2


def test_nothing_that_is_held_back_is_quoted_to_the_public(tmp_path: Path) -> None:
    held = records(disclosure("2026-12-31", "2026-11-20", 标题="尚未公开的名单"))
    there = examined(tmp_path, {**catalog(), **held})
    assert [p.code for p in there.problems if p.code == "D806"] == ["D806"]
    rows = inspect(there.problems, {}, there.hidden)
    quoted = [s.text for row in rows for s in row.samples]
    assert not any("r0" in text or "2026-12-31" in text for text in quoted)
    assert not any("尚未公开的名单" in p.message for p in there.problems if p.code != "D806")


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("30个工作日内", True),
        ("2个月内", True),
        ("20个工作日内", False),
        ("30日内", False),
        ("1个月内", False),
        ("7个工作日内", False),
        ("及时公开", False),
        ("每年更新", False),
    ],
)
def test_a_limit_longer_than_the_regulation_s(tmp_path: Path, limit: str, told: bool) -> None:
    assert bool(found(tmp_path, "D803", catalog(limit))) is told


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("20个工作日内公开，公示期不少于30日", False),
        ("20个工作日内公开，公示期不少于1个月", False),
        ("20个工作日内公开，公示7个工作日", True),
        ("20个工作日内公开", True),
        ("长期公开", False),
    ],
)
def test_a_display_shorter_than_the_law_s(tmp_path: Path, limit: str, told: bool) -> None:
    """A month is as good as 30 days."""
    sector = '- {编号: shehui-jiuzhu, 国家序号: "11", 名称: 社会救助, 牵头单位: 县民政局}\n'
    row = {**catalog(limit, 公开内容="规划草案"), "catalog/sectors.yml": sector}
    assert bool(found(tmp_path, "D803", row)) is told


def test_one_text_nobody_understands_is_told_once_a_file(tmp_path: Path) -> None:
    row = catalog("按要求公开")["catalog/社会救助.yml"]
    other = row.partition("事项:\n")[2].replace("SHJZ-0101", "SHJZ-0102")
    both = {"catalog/社会救助.yml": row + other.replace("政策法规文件", "监督检查")}
    (problem,) = found(tmp_path, "D801", both)
    assert "本文件共 2 条" in problem.message


def test_a_withheld_item_of_the_catalog_names_its_reason_and_is_reviewed(tmp_path: Path) -> None:
    row = catalog(公开方式="不予公开")
    assert len(found(tmp_path / "a", "D812", row)) == 1
    assert len(found(tmp_path / "b", "D813", row)) == 1
    good = catalog(公开方式="不予公开", 不公开依据="个人隐私", 复核日期="2026-03-02")
    assert not found(tmp_path / "c", "D812", good)
    assert not found(tmp_path / "d", "D813", good)


def test_duties_stop_nothing(tmp_path: Path) -> None:
    row = catalog("每月更新", 公开方式="不予公开")
    late = records(disclosure("2026-11-02", "2026-11-05", 公开方式="不予公开"))
    there = examined(tmp_path, {**row, **late})
    assert any(p.code == "D812" and p.level is Level.error for p in there.problems)
    assert there.planned is not None


def test_nobody_is_asked_for_the_holidays_of_long_ago(tmp_path: Path) -> None:
    old = records(disclosure("2014-10-29", "2014-10-01"))
    assert not found(tmp_path, "D815", catalog(), old)
