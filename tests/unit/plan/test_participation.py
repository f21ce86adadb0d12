"""Participation holds together: decision, consultation, event, document, each leads to the others."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.support.county import built, examined, policy
from zwgk.problem import Level

NUMBER = "青政办发〔2026〕9号"
CONSULTATION = """\
---
标题: 关于公开征求救助办法意见的公告
组织单位: 县民政局
发布日期: 2026-09-01 09:00
开始日期: 2026-09-01
截止日期: 2026-10-08
提意见方式: {{电话: 0000-0000001}}
起草说明: 拟提高标准。
{more}---
草案全文。
"""
DECISIONS = f"""\
年度: "2026"
发布日期: 2026-02-12 09:00
决策事项:
  - 序号: 1
    事项名称: 提高救助标准
    承办单位: 县民政局
    履行程序: [公众参与]
    计划完成日期: 2026-12-31
    公众参与方式: 网上征求意见
    征求意见: a
    出台文件: {NUMBER}
"""
EVENT = """\
---
标题: 请群众列席常务会议
组织单位: 县政府办公室
活动类型: 会议开放
活动时间: 2026-12-08 09:00
活动地点: 县政府
有关的意见征集: a
发布日期: 2026-11-18 09:30
---
讨论救助办法。
"""
OUTCOME = f"采纳情况: {{说明: 收到意见3条，都采纳了, 公布日期: 2026-10-20}}\n正式文件: {NUMBER}\n"
FILES = {
    "content/consultations/2026/a.md": CONSULTATION.format(more=OUTCOME),
    "content/decisions/2026.yml": DECISIONS,
    "content/events/2026-liexi.md": EVENT,
    "content/policies/2026/p.md": policy("救助办法", NUMBER, 成文日期="2026-11-02", 发布日期="2026-11-03 09:00"),
}  # fmt: skip


def links(html: str) -> set[str]:
    main = html[html.index("<main") : html.index("</main>")]
    return {h.lstrip("./") for h in re.findall(r'href="([^"]+)"', main)}


def test_each_leads_to_the_others(tmp_path: Path) -> None:
    pages = built(tmp_path, FILES)
    consultation, event = "consultations/a/", "open-events/2026-liexi/"
    document, decision = "policies/p/", "decisions/#2026-1"
    found = {
        address: links(pages[f"{address.partition('#')[0]}index.html"])
        for address in (consultation, event, document, decision)
    }
    assert {event, document, decision} <= found[consultation]
    assert {consultation, decision} <= found[event]
    assert {consultation, decision} <= found[document]
    assert {consultation, event, document} <= found[decision]


def test_the_lists_lead_to_each_other(tmp_path: Path) -> None:
    pages = built(tmp_path, FILES)
    lists = ("consultations/", "decisions/", "open-events/")
    for one in lists:
        assert set(lists) - {one} <= links(pages[f"{one}index.html"]), one
    # No way to a list that is not there.
    assert "responses/" not in links(pages["consultations/index.html"])


@pytest.mark.parametrize("over", [False, True])
def test_after_the_end_the_outcome_comes_first(tmp_path: Path, over: bool) -> None:
    today = date(2026, 11, 22) if over else date(2026, 9, 20)
    files = (
        dict(FILES) if over else {"content/consultations/2026/a.md": CONSULTATION.format(more="")}
    )
    page = built(tmp_path, files, today=today)["consultations/a/index.html"]
    heads = re.findall(r'<h2 id="(\w+)">([^<]+)', page)
    if over:
        assert heads[0] == ("outcome", "结果反馈")
        assert ("ways", "征集期间的提意见方式") in heads
    else:
        assert heads[0] == ("ways", "怎样提意见")


@pytest.mark.parametrize(
    ("today", "level", "told"),
    [
        (date(2026, 10, 27), None, "征集已经截止，2026-11-07以前公布采纳情况。"),
        (date(2026, 10, 28), Level.warning, "征集已经截止，2026-11-07以前公布采纳情况。"),
        (date(2026, 11, 7), Level.warning, "征集已经截止，2026-11-07以前公布采纳情况。"),
        (date(2026, 11, 8), Level.error, "采纳情况应当在2026-11-07以前公布，已经逾期。"),
    ],
)
def test_feedback_is_asked_for_before_and_shown_when_overdue(
    tmp_path: Path, today: date, level: Level | None, told: str
) -> None:
    """A reminder from the twentieth day, a duty problem after the thirtieth, in public (DEC-04)."""
    files = {"content/consultations/2026/a.md": CONSULTATION.format(more="")}
    found = examined(tmp_path / "a", files, today=today)
    assert [p.level for p in found.problems if p.code == "D401"] == ([level] if level else [])
    assert not any(p.stops for p in found.problems if p.code == "D401")
    pages = built(tmp_path / "b", files, today=today)
    shown = re.sub(r"<p[^>]* hidden>.*?</p>", "", pages["consultations/a/index.html"])
    assert told in shown
    late = level is Level.error
    listed = re.sub(r"<span[^>]* hidden>.*?</span>", "", pages["consultations/index.html"])
    assert ("逾期未公布采纳情况" in listed) is late
    inspection = pages["inspection/index.html"]
    row = inspection[inspection.index('<tr id="dec-04">') :].partition("</tr>")[0]
    assert ("未过" in row) is (level is not None)
