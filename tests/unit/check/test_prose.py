"""Reading pictures, links, headings and tables out of Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.county import examined, policy
from zwgk.check import prose

A = "content/policies/2025/a.md"


def test_pictures_with_and_without_text() -> None:
    text = '![图](a.png) ![](b.png) <img src="c.png"> <img alt="有" src="d.png">'
    assert [t for _, t in prose.images(text)] == ["图", "", "", "有"]


def test_links_are_not_pictures() -> None:
    text = "![图](a.png) [办法](a.md) [](b.md) <https://www.qinghe.example.gov.cn/>"
    assert [t for _, t in prose.links(text)] == ["办法", "", "https://www.qinghe.example.gov.cn/"]


def test_headings_of_both_sorts() -> None:
    text = "# 一\n\n正文\n\n### 三 ###\n\n下划线\n=====\n\n#无空格\n"
    assert [(level, t) for _, level, t in prose.headings(text)] == [
        (1, "一"),
        (3, "三"),
        (1, "下划线"),
        (1, "无空格"),
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |", 0),
        ("|  |  |\n| --- | :-: |\n| 1 | 2 |", 1),
        ("甲 | 乙\n--- | ---\n1 | 2", 0),
        ("一段\n---\n另一段", 0),
        ("<table><tr><td>1</td></tr></table>", 1),
        ("<table><thead><tr><td>1</td></tr></thead></table>", 1),
        ("<table><tr><th>甲</th></tr></table>", 0),
    ],
)
def test_tables_without_heads(text: str, count: int) -> None:
    assert len(list(prose.headless_tables(text))) == count


def _codes(tmp_path: Path, body: str) -> list[str]:
    found = examined(tmp_path, {A: policy("关于示例的通知", body=body)})
    return [f"{p.code} {p.where}" for p in found.problems if p.code[0] == "A"]


def test_code_is_not_read(tmp_path: Path) -> None:
    body = "写法:`![](a.png)`\n\n```\n# 标题\n![](b.png)\n```\n\n~~~\n[点击这里](x)\n"
    assert _codes(tmp_path, body) == []


def test_places_are_exact_after_code(tmp_path: Path) -> None:
    assert _codes(tmp_path, "```\n# 无关\n```\n\n正文\n\n# 一级\n") == [f"A104 {A}:13:1"]


def test_a_body_may_begin_with_level_two_only(tmp_path: Path) -> None:
    assert _codes(tmp_path, "## 二\n\n### 三\n\n## 二\n") == []
    assert _codes(tmp_path, "### 三\n") == [f"A103 {A}:7:1"]


@pytest.mark.parametrize(
    "text",
    ["点击这里", "这里", "更多", "更多>>", "查看详情", "点此下载", "链接", "下载", "点击查看", ""],
)
def test_vague_link_texts(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, f"见[{text}](https://www.qinghe.example.gov.cn/a)。") == [
        f"A102 {A}:7:2"
    ]


@pytest.mark.parametrize("text", ["下载申请表", "低保办法", "更多救助政策", "进入网上申请系统"])
def test_telling_link_texts(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, f"见[{text}](https://www.qinghe.example.gov.cn/a)。") == []


def test_answers_are_read_too(tmp_path: Path) -> None:
    question = (
        "- 编号: who\n  问: 谁能领?\n  答: 见[这里](https://www.qinghe.example.gov.cn/a)。\n"
        "  答复单位: 县民政局\n  更新日期: 2026-05-01\n"
    )
    found = examined(tmp_path, {"content/questions/a.yml": question})
    places = [str(p.where) for p in found.problems if p.code == "A102"]
    assert places == ["content/questions/a.yml:3:6"]
