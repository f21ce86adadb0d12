"""政府网站工作年度报表: eight sections in order, numbers of the site's own, linked from home."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.end_to_end.routes import ROOT
from tests.support.county import county, policy
from zwgk.build import build, check

TODAY = date(2026, 11, 22)
REPORT = (ROOT / "tests/rules/V159/right/content/website-reports/2025.yml").read_text("utf-8")
FILE = "content/website-reports/2025.yml"


def pages(folder: Path, files: dict[str, str]) -> dict[str, str]:
    result, _ = build(county(folder, files), today=TODAY)
    assert not result.stopped, [p.message for p in result.problems if p.stops]
    return {f.path: f.content.decode() for f in result.files if f.path.endswith(".html")}


def told(html: str, label: str) -> str:
    """What stands beside a label."""
    row = re.search(rf"<dt>{label}</dt>(.*?)</div>", html, re.S)
    assert row, label
    return re.sub(r"<[^>]+>", "", row[1])


def test_the_page_has_the_eight_sections_and_home_leads_to_it(tmp_path: Path) -> None:
    """WR-01, WR-02."""
    older = REPORT.replace("年度: 2025", "年度: 2024").replace("2026-01-26", "2026-02-26")
    made = pages(tmp_path, {FILE: REPORT, "content/website-reports/2024.yml": older})
    html = made["website-reports/2025/index.html"]
    titles = re.findall(r"<h2[^>]*>([一二三四五六七八]、[^<]+)</h2>", html)
    assert titles == [
        "一、信息发布", "二、专栏专题", "三、解读回应", "四、办事服务",
        "五、互动交流", "六、安全防护", "七、移动新媒体", "八、创新发展",
    ]  # fmt: skip
    assert "82,460" in told(html, "办件量") and "是" in told(html, "开展应急演练")
    assert "全年发布 861 条" in told(html, "微博“青禾发布”")
    # The newest year, not what was published last.
    assert 'href="website-reports/2025/"' in made["index.html"]
    assert 'href="website-reports/2024/"' not in made["index.html"]
    assert "website-reports/" in made["open-government/index.html"]


def test_a_site_without_a_report_has_no_link_to_one(tmp_path: Path) -> None:
    assert "website-reports" not in pages(tmp_path, {})["index.html"]


def test_numbers_that_are_left_out_are_counted(tmp_path: Path) -> None:
    """WR-03: of its year only, drafts not; what the editor wrote stands."""
    html = pages(
        tmp_path,
        {
            FILE: re.sub(r"  信息公开目录信息更新量: \d+\n", "", REPORT),
            "content/policies/2025/b.md": policy("乙"),
            "content/policies/2025/c.md": policy("丙", 状态="草稿"),
            "content/policies/2024/d.md": policy(
                "丁", 成文日期="2024-03-10", 发布日期="2024-03-12 09:30"
            ),
        },
    )["website-reports/2025/index.html"]
    counted = told(html, "信息公开目录信息更新量")
    assert re.search(r"\d+（按本专栏公布的统计）", counted)
    more = pages(
        tmp_path / "more",
        {
            FILE: re.sub(r"  信息公开目录信息更新量: \d+\n", "", REPORT),
            **{f"content/policies/2025/{n}.md": policy(n) for n in ("b", "e", "f")},
        },
    )["website-reports/2025/index.html"]
    number = int(re.search(r"\d+", counted)[0])  # type: ignore[index]
    assert f"{number + 2}（按本专栏公布的统计）" in told(more, "信息公开目录信息更新量")
    # No interpretation of 2025: the six comments are all there is.
    assert "6（各类之和）" in told(html, "解读信息发布总数")


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("办件量: 82460\n", "办件量: 82459\n"),
        ("信息发布总数: 5236", "信息发布总数: 5149"),
        ("公开答复: 421", "公开答复: 639"),
        ("公布结果期数: 9", "公布结果期数: 10"),
        ("问题整改数量: 6", "问题整改数量: 7"),
        ("可全程在线办理: 1187", "可全程在线办理: 1625"),
        ("网站总访问量: 1653900", "网站总访问量: 386399"),
        ("媒体评论文章数量: 6", "媒体评论文章数量: 6\n  解读信息发布总数: 5"),
    ],
)
def test_each_whole_is_held_to_its_parts(tmp_path: Path, written: str, wrong: str) -> None:
    assert written in REPORT
    found = check(county(tmp_path, {FILE: REPORT.replace(written, wrong, 1)}), today=TODAY)
    assert [p.code for p in found if p.where.path == FILE] == ["V158"]


@pytest.mark.parametrize("section", ["信息发布", "创新发展", "安全防护"])
def test_a_section_left_out_stops_the_build(tmp_path: Path, section: str) -> None:
    """WR-02."""
    report = re.sub(rf"(?ms)^{section}:\n(?:  .*?\n)+", "", REPORT)
    assert report != REPORT
    found = [p for p in check(county(tmp_path, {FILE: report}), today=TODAY) if p.stops]
    assert len(found) == 1 and section in found[0].message


@pytest.mark.parametrize(
    ("today", "missing"), [(date(2027, 1, 31), False), (date(2027, 2, 1), True)]
)
def test_a_report_is_due_by_the_end_of_january(tmp_path: Path, today: date, missing: bool) -> None:
    """WR-01."""
    found = check(county(tmp_path, {FILE: REPORT}), today=today)
    assert any(p.code == "D615" for p in found) is missing
