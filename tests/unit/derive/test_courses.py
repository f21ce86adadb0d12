"""States that change with the calendar, and the days they change on (DEC-09)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.county import built, examined, policy
from zwgk.derive.task_deadline import last_day
from zwgk.model.course import course
from zwgk.model.facts import ConsultationState as S

C = "content/consultations/2026/a.md"
TEXT = """\
---
标题: 关于公开征求意见的公告
组织单位: 县民政局
发布日期: 2026-09-01 09:00
开始日期: 2026-09-10
截止日期: 2026-10-10
提意见方式: {电话: 0000-0000001}
起草说明: 拟提高标准。
---
正文。
"""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026年6月底前", date(2026, 6, 30)),
        ("2021年12月前", date(2021, 12, 31)),
        ("2026年2月", date(2026, 2, 28)),
        ("２０２６年９月１５日前完成", date(2026, 9, 15)),
        ("2026-09-15", date(2026, 9, 15)),
        ("2026年底前", date(2026, 12, 31)),
        ("2026年上半年", date(2026, 6, 30)),
        ("2026年第三季度", date(2026, 9, 30)),
        ("每月更新（持续推进）", None),
        ("补贴发放后15个工作日内", None),
        ("及时、动态发布", None),
        ("2026年13月前", None),
    ],
)
def test_words_of_a_deadline_as_a_day(text: str, day: date | None) -> None:
    assert last_day(text) == day


def states(tmp_path: Path, text: str, today: date) -> list[tuple[str, str]]:
    facts = examined(tmp_path, {C: text}, today=today).facts
    found = facts.courses[("consultation", "a")]
    assert facts.consultations[("consultation", "a")].name == found.now.name
    return [("", found.now.name), *((d.isoformat(), s.name) for d, s in found.later)]


def test_a_consultation_goes_its_way_by_itself(tmp_path: Path) -> None:
    """Closing day still open; thirty days for the outcome; then overdue."""
    assert states(tmp_path / "1", TEXT, date(2026, 9, 2)) == [
        ("", "upcoming"),
        ("2026-09-10", "open"),
        ("2026-10-11", "closed"),
        ("2026-11-10", "overdue"),
    ]
    assert states(tmp_path / "2", TEXT, date(2026, 10, 10))[0] == ("", "open")
    assert states(tmp_path / "3", TEXT, date(2026, 11, 9))[0] == ("", "closed")
    assert states(tmp_path / "4", TEXT, date(2026, 11, 10)) == [("", "overdue")]


def test_an_answered_consultation_stays_answered(tmp_path: Path) -> None:
    answered = TEXT.replace("---\n正文", "采纳情况: 收到意见3条，采纳3条\n---\n正文")
    assert states(tmp_path, answered, date(2026, 10, 20)) == [("", "answered")]


def test_days_that_change_nothing_are_left_out() -> None:
    found = course(lambda d: S.open, [date(2026, 1, 2), None], date(2026, 1, 1))
    assert found.later == ()


def test_an_overdue_outcome_is_told_on_the_page_and_does_not_stop_the_build(tmp_path: Path) -> None:
    pages = built(tmp_path, {C: TEXT}, today=date(2026, 11, 22))
    assert "采纳情况应当在2026-11-09以前公布，已经逾期。" in pages["consultations/a/index.html"]
    assert "逾期未公布采纳情况" in pages["consultations/index.html"]


def test_the_page_bears_its_later_states_hidden(tmp_path: Path) -> None:
    """Without script the state of the build stands, with its day."""
    page = built(tmp_path, {C: TEXT}, today=date(2026, 10, 1))["consultations/a/index.html"]
    assert 'datetime="2026-10-01">2026-10-01</time>的状态' in page
    assert 'data-until="2026-10-10"' in page
    assert 'data-since="2026-10-11" data-until="2026-11-09" hidden' in page.replace(
        'data-since="2026-10-11" hidden data-until="2026-11-09"',
        'data-since="2026-10-11" data-until="2026-11-09" hidden',
    )
    assert '还有 <b data-days-to="2026-10-10">9</b> 天' in page


DECISIONS = "content/decisions/2026.yml"
LIST = """\
年度: "2026"
发布日期: 2026-02-12 09:00
决策事项:
  - 序号: 1
    事项名称: 提高救助标准
    承办单位: 县民政局
    履行程序: [公众参与]
    计划完成日期: 2026-10-31
    公众参与方式: 网上征求意见
    征求意见: a
"""


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 9, 2), "planned"),
        (date(2026, 9, 10), "consulting"),
        (date(2026, 10, 11), "planned"),
        (date(2026, 10, 31), "planned"),
        (date(2026, 11, 1), "overdue"),
    ],
)
def test_a_decision_follows_its_consultation_and_its_plan(
    tmp_path: Path, today: date, state: str
) -> None:
    facts = examined(tmp_path, {C: TEXT, DECISIONS: LIST}, today=today).facts
    assert facts.courses[("decision_item", "2026-1")].now.name == state


def test_a_decision_is_made_when_its_document_is_public(tmp_path: Path) -> None:
    changes = {
        C: TEXT,
        DECISIONS: LIST + "    出台文件: 青政办发〔2026〕9号\n",
        "content/policies/2026/b.md": policy("救助标准", "青政办发〔2026〕9号", 成文日期="2026-10-20", 发布日期="2026-10-21 09:00"),
    }  # fmt: skip
    key = ("decision_item", "2026-1")
    assert (
        examined(tmp_path / "1", changes, today=date(2026, 11, 5)).facts.courses[key].now.name
        == "decided"
    )
    assert (
        examined(tmp_path / "2", changes, today=date(2026, 10, 20)).facts.courses[key].now.name
        == "planned"
    )
