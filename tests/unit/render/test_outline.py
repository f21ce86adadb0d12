"""The outline of a page is right whatever levels its sources have (A11-37)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.county import built
from tests.support.rules import RULES
from zwgk.model.body import below
from zwgk.render.bodies import Bodies, finish


def levels(html: str) -> list[int]:
    return [int(n) for n in re.findall(r"<h([1-6])", html)]


@pytest.mark.parametrize(
    ("source", "level", "result"),
    [
        ([2, 3, 3, 2], 2, [2, 3, 3, 2]),
        ([2, 3, 2], 3, [3, 4, 3]),
        ([2, 4], 2, [2, 3]),
        ([3, 5, 4, 2], 2, [2, 3, 3, 2]),
        ([1, 2, 2, 1], 2, [2, 3, 3, 2]),
        ([4], 2, [2]),
        ([1, 2, 3, 4, 5, 6], 3, [3, 4, 5, 6, 6, 6]),
    ],
)
def test_headings_stand_below_their_place_without_a_jump(
    source: list[int], level: int, result: list[int]
) -> None:
    text = "\n\n".join(f"{'#' * n} 第{i}节" for i, n in enumerate(source))
    html = Bodies().html(text, level)
    assert levels(html) == result
    assert len(re.findall(r"<h([1-6])[^>]*>.*?</h\1>", html)) == len(source)


def test_a_right_body_is_untouched_and_anchors_stay() -> None:
    text = "## 背景\n\n### 依据"
    right = '<h2 id="背景">背景</h2>\n<h3 id="依据">依据</h3>'
    assert Bodies().html(text) == right
    assert Bodies().html(text, 3) == right.replace("h3", "h4").replace("h2", "h3")


def test_headings_typed_as_html_too_but_not_those_in_code() -> None:
    html = Bodies().html("<h1>一</h1>\n\n#### 二\n\n`<h1>`\n\n```\n<h4>码</h4>\n```\n")
    assert levels(html) == [2, 3]
    assert "&lt;h1&gt;" in html and "&lt;h4&gt;" in html


def test_a_remark_of_the_editor_is_no_heading() -> None:
    assert finish("<!-- <h1>旧</h1> -->\n<h2>新</h2>") == "<h2>新</h2>"


def test_a_part_of_a_body_stands_below_its_heading() -> None:
    parts = ("## 总体", below("## 甲\n\n### 乙"), "## 其他", below("没有标题"))
    text = "\n\n".join(parts)
    html = Bodies().html(text)
    assert levels(html) == [2, 3, 4, 2]
    assert "zwgk:" not in html and "<!--" not in html


def test_a_transcript_stands_below_its_heading(tmp_path: Path) -> None:
    people = (RULES / "_base/interpretations/interpreters.yml").read_text("utf-8")
    text = (RULES / "A112/right/interpretations/2026/linshi-jiuzhu.md").read_text("utf-8")
    front, _, body = text.removeprefix("---\n").partition("---\n")
    front = re.sub(r"(?m)^(文字稿|解读文件):.*\n(?: +.*\n)*", "", front)
    spoken = "文字稿: |\n  大家好。\n\n  ## 谁能领\n\n  都能领。\n"
    number = "解读文件: 青政办发〔2025〕1号\n"
    player = '<audio controls src="附件/讲解.mp3"></audio>'  # its words are those of 文字稿
    pages = built(
        tmp_path,
        {
            "interpretations/2026/附件/讲解.mp3": b"x",
            "interpretations/interpreters.yml": people,
            "interpretations/2026/a.md": f"---\n{front}{number}{spoken}---\n{body}\n{player}",
            **{
                f"interpretations/2026/{f.parent.name}/{f.name}": f.read_bytes()
                for f in (RULES / "A112/right/interpretations/2026").rglob("附件/*")
            },
        },
    )
    page = pages["interpretations/a/index.html"]
    after = page[page.index(">文字稿</h2>") :]
    assert re.search(r'<h3 id="[^"]+">谁能领</h3>', after)


def test_remarks_between_editors_are_not_published() -> None:
    """``<!-- … -->`` is how an editor leaves a note for a colleague; visitors never get it."""
    html = Bodies().html(
        "## 办法\n\n<!-- 等王样本核实\n再删 -->\n\n正文<!-- 内部 -->在此。\n\n`<!-- 代码 -->`"
    )
    assert "王样本" not in html and "内部" not in html
    assert "正文在此" in html and "代码" in html
