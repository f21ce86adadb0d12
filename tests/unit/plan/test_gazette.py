"""What the list of the gazette says of itself (DOC-11)."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from tests.support.county import built, policy

TODAY = date(2026, 11, 22)
ISSUE = """\
年份: 2025
期号: 第1期
出版日期: 2025-03-31
目录: [{栏目: 文件, 文件: [青政办发〔2025〕1号]}]
"""


def _normative(number: int, published: str) -> str:
    keys = {"成文日期": published, "发布日期": f"{published} 09:00", "文件类型": "行政规范性文件"}
    year = published[:4]
    return policy(f"关于第{number}件事的通知", f"青政办发〔{year}〕{number}号", **keys)


def test_the_list_names_the_newest_of_what_is_owed_and_waiting(tmp_path: Path) -> None:
    """However many a county owes, the page stays as long as it is."""
    owed = {
        f"content/policies/2026/o{n:02}.md": _normative(n, f"2026-01-{n:02}") for n in range(2, 26)
    }
    changes = {
        "content/gazette/1.yml": ISSUE,
        "content/policies/2025/a.md": _normative(1, "2025-03-10"),
        "content/policies/2026/w.md": _normative(30, "2026-11-10"),
        **owed,
    }
    page = built(tmp_path, changes, today=TODAY)["gazette/index.html"]
    told = [
        re.sub(r"<[^>]+>", " ", n) for n in re.findall(r'class="notice .*?</div></div>', page, re.S)
    ]
    assert "25 件，已经刊登 1 件（4%）" in told[0]
    assert "有 24 件，最近的 20 件" in told[1]
    named = [int(n) for n in re.findall(r"第(\d+)件事", told[1])]
    assert named == list(range(25, 5, -1))
    assert "等待刊登的：" in told[2] and "第30件事" in told[2]
