"""States that change with the calendar, and the days they change on (DEC-09)."""

from __future__ import annotations

import json
import re
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


# -- validity between builds (DOC-07, DOC-08, INT-14) --------------------------------------

P = "content/policies/2026/p.md"
OTHER = "content/policies/2026/q.md"
ONE = "青政办发〔2026〕1号"


def _policy(**keys: str) -> str:
    dates = {"成文日期": "2026-03-02", "发布日期": "2026-03-03 09:00"}
    return policy("关于救助标准的通知", ONE, **{**dates, **keys})


def _acting(number: int, **keys: str) -> str:
    dates = {"成文日期": "2026-11-02", "发布日期": "2026-11-03 09:00"}
    return policy(f"关于第{number}件事的通知", f"青政办发〔2026〕{number}号", **{**dates, **keys})


def validities(folder: Path, changes: dict[str, str], today: date) -> list[tuple[str, str]]:
    facts = examined(folder, changes, today=today).facts
    found = facts.courses[("policy", "p")]
    assert facts.validity[("policy", "p")].name == found.now.name
    return [("", found.now.name), *((d.isoformat(), s.name) for d, s in found.later)]


@pytest.mark.parametrize(
    ("today", "course"),
    [
        (
            date(2026, 3, 31),
            [("", "not_yet_in_force"), ("2026-04-01", "in_force"), ("2027-01-01", "expired")],
        ),
        (date(2026, 4, 1), [("", "in_force"), ("2027-01-01", "expired")]),
        (date(2026, 12, 31), [("", "in_force"), ("2027-01-01", "expired")]),
        (date(2027, 1, 1), [("", "expired")]),
    ],
)
def test_a_policy_takes_effect_and_lapses_by_itself(
    tmp_path: Path, today: date, course: list[tuple[str, str]]
) -> None:
    """The last day of validity still counts."""
    changes = {P: _policy(施行日期="2026-04-01", 有效期至="2026-12-31")}
    assert validities(tmp_path, changes, today) == course


def test_a_policy_is_amended_and_repealed_when_the_later_one_takes_effect(tmp_path: Path) -> None:
    changes = {
        P: _policy(有效期至="2027-06-30"),
        OTHER: _acting(8, 施行日期="2026-12-01", 修改文件=ONE),
        "content/policies/2026/r.md": _acting(9, 施行日期="2027-02-01", 废止文件=ONE),
    }
    assert validities(tmp_path, changes, date(2026, 11, 22)) == [
        ("", "in_force"),
        ("2026-12-01", "amended"),
        ("2027-02-01", "repealed"),
    ]


def test_what_is_not_public_yet_turns_nothing(tmp_path: Path) -> None:
    """A repeal that is held back until its 发布日期 must not be given away by a badge."""
    later = _acting(8, 成文日期="2026-12-01", 发布日期="2026-12-02 09:00", 废止文件=ONE)
    assert validities(tmp_path, {P: _policy(), OTHER: later}, date(2026, 11, 22)) == [
        ("", "in_force")
    ]


def test_pages_bear_the_coming_validity_hidden(tmp_path: Path) -> None:
    changes = {
        P: _policy(施行日期="2026-12-01", 有效期至="2027-11-30"),
        OTHER: _acting(8, 施行日期="2026-12-01", 废止文件="青政办发〔2025〕1号"),
        "interpretations/2026/i.md": (
            "---\n标题: 救助标准怎么算\n解读文件: "
            + ONE
            + "\n解读机构: 县政府办公室\n解读人: 张示例\n"
            "一句话说清楚: 每月多领20元\n解读形式: 文字\n解读阶段: 即时解读\n发布日期: 2026-03-03 09:00\n---\n说明。\n"
        ),
        "interpretations/interpreters.yml": (
            "- {编号: zhang-shili, 姓名: 张示例, 单位: 县政府办公室, 职务: 主任, "
            "联系电话: 0000-0000002, 接听时间: 工作日}\n"
        ),
    }
    pages = built(tmp_path, changes, today=date(2026, 11, 22))
    page = pages["policies/p/index.html"]
    told = re.sub(r"<svg.*?</svg>", "", page)
    assert 'data-until="2026-11-30">尚未施行</span>' in told
    assert 'data-since="2026-12-01" hidden data-until="2027-11-30">有效</span>' in told
    assert 'data-since="2027-12-01" hidden>失效</span>' in told
    # The sentences turn with the badge, and the row of the head table.
    assert re.search(r'notice-info" data-until="2026-11-30">.*?目前尚未施行', told)
    assert re.search(r'notice-warning" data-since="2027-12-01" hidden>.*?现已失效', told)
    assert '<dd data-since="2026-12-01" hidden data-until="2027-11-30">有效</dd>' in told
    assert 'datetime="2026-11-22">2026-11-22</time>的状态' in told
    # Lists, and what is repealed by what takes effect on the same day.
    lists = re.sub(r"<svg.*?</svg>", "", pages["policies/index.html"])
    assert 'data-since="2027-12-01" hidden>失效</span>' in lists
    assert 'data-since="2026-12-01" hidden>废止</span>' in lists
    old = pages["policies/a/index.html"]
    assert re.search(r'data-until="2026-11-30">(?:(?!</div>).)*将于2026-12-01被废止', old)
    assert re.search(r'data-since="2026-12-01" hidden>(?:(?!</div>).)*本文件已废止，废止依据', old)
    # An interpretation says nothing while its document holds, and is marked when it lapses.
    rows = re.sub(r"<svg.*?</svg>", "", pages["interpretations/index.html"])
    assert 'data-since="2027-12-01" hidden>所解读文件已失效</span>' in rows
    assert "badge-go" not in rows


def test_search_knows_the_coming_validity(tmp_path: Path) -> None:
    pages = built(tmp_path, {P: _policy(有效期至="2026-12-31")}, today=date(2026, 11, 22))
    rows = [
        row
        for name, text in pages.items()
        if name.startswith("search/d/")
        for row in json.loads(text)
        if row[1] == "policies/p/"
    ]
    assert [row[4] for row in rows] == [
        ["有效", "in_force", [["2027-01-01", "失效", "expired"]]],
    ]
    # What does not hold yet is not found as if it did.
    texts = "".join(text for name, text in pages.items() if name.startswith("search/t/"))
    assert "失效" not in texts
