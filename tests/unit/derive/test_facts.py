"""Facts of a day: what is shown, in force, open, proven (rulings 2, 26; DOC-07, DEC-09)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.county import examined, policy
from zwgk.model.facts import ConsultationState
from zwgk.model.policy import Validity

_LATER = policy(
    "关于废止的通知",
    "青政办发〔2026〕9号",
    成文日期="2026-05-20",
    发布日期="2026-05-21 10:00",
    施行日期="2026-06-01",
    废止文件="[青政办发〔2025〕1号]",
)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 5, 31), Validity.in_force),
        (date(2026, 6, 1), Validity.repealed),
    ],
)
def test_a_repeal_counts_from_the_day_it_takes_effect(
    tmp_path: Path, today: date, expected: Validity
) -> None:
    found = examined(tmp_path, {"content/policies/2026/later.md": _LATER}, today=today)
    assert found.facts.validity[("policy", "a")] is expected


def test_a_draft_repeals_nothing(tmp_path: Path) -> None:
    draft = _LATER.replace("文号", "状态: 草稿\n文号")
    found = examined(tmp_path, {"content/policies/2026/later.md": draft})
    assert found.facts.validity[("policy", "a")] is Validity.in_force


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2025, 3, 31), Validity.not_yet_in_force),
        (date(2025, 4, 1), Validity.in_force),
        (date(2026, 3, 31), Validity.in_force),
        (date(2026, 4, 1), Validity.expired),
    ],
)
def test_validity_follows_the_dates_to_the_day(
    tmp_path: Path, today: date, expected: Validity
) -> None:
    text = policy("乙", 施行日期="2025-04-01", 有效期至="2026-03-31")
    found = examined(tmp_path, {"content/policies/2025/b.md": text}, today=today)
    assert found.facts.validity[("policy", "b")] is expected


def test_drafts_held_back_withheld_and_withdrawn_records_are_not_shown(tmp_path: Path) -> None:
    found = examined(
        tmp_path,
        {
            "content/policies/2025/draft.md": policy("甲稿", 状态="草稿"),
            "content/policies/2025/future.md": policy("将来", 发布日期="2026-11-23 09:00"),
            "content/policies/2025/secret.md": policy("不公开", 公开方式="不予公开"),
            "content/policies/2025/gone.md": policy(
                "撤回的", 状态="撤回", 撤回日期="2026-01-05", 撤回原因="内容有误"
            ),
        },
    )
    shown = {i for kind, i in found.facts.shown if kind == "policy"}
    assert shown == {"a"}
    assert found.facts.held == {("policy", "future"): "2026-11-23 09:00"}
    assert found.facts.withdrawn == {("policy", "gone")}


_CONSULTATION = """\
---
标题: 关于公开征求示例办法意见的公告
组织单位: 县民政局
开始日期: 2026-11-01
截止日期: 2026-11-30
提意见方式: {邮箱: mzj@qinghe.example.gov.cn}
起草说明: 说明
发布日期: 2026-11-01 09:00
---
公告。
"""


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 10, 31), ConsultationState.upcoming),
        (date(2026, 11, 1), ConsultationState.open),
        (date(2026, 11, 30), ConsultationState.open),
        (date(2026, 12, 1), ConsultationState.closed),
    ],
)
def test_the_closing_day_still_counts_as_open(
    tmp_path: Path, today: date, expected: ConsultationState
) -> None:
    found = examined(tmp_path, {"content/consultations/2026/c.md": _CONSULTATION}, today=today)
    assert found.facts.consultations[("consultation", "c")] is expected


def test_what_was_published_under_an_item_is_its_evidence_newest_first(tmp_path: Path) -> None:
    found = examined(
        tmp_path,
        {
            "content/policies/2025/b.md": policy("乙", 对应事项="SHJZ-0101"),
            "content/policies/2026/c.md": policy(
                "丙", 对应事项="shjz-0101", 成文日期="2026-01-04", 发布日期="2026-01-05"
            ),
            "content/policies/2026/d.md": policy("丁", 对应事项="SHJZ-0101", 状态="草稿"),
        },
    )
    assert found.facts.evidence[("catalog_item", "shjz-0101")] == (("policy", "c"), ("policy", "b"))
