"""Markdown sources: where the front matter ends and the body begins."""

from __future__ import annotations

import pytest

from zwgk.load import load_text
from zwgk.load.front_matter import split
from zwgk.problem import Problem

PATH = "content/about/intro.md"


def problems(text: str) -> tuple[Problem, ...]:
    return load_text(PATH, text.encode()).problems


def test_body_and_places() -> None:
    (page,) = load_text(PATH, "---\n标题: 简介\n---\n\n第一段\n".encode()).records
    assert page.body == "\n第一段\n"
    assert page.origin.body_line == 4
    assert page.body.splitlines()[5 - page.origin.body_line] == "第一段"
    assert page.origin.of("title").line == 2
    assert page.origin.values[("title",)] == (2, 5)


def test_empty_lines_before_the_front_matter_count() -> None:
    (page,) = load_text(PATH, "\n\n---\n标题: 简介\n---\n正文\n".encode()).records
    assert page.origin.of("title").line == 4
    assert page.origin.body_line == 6


def test_no_body() -> None:
    (page,) = load_text(PATH, "---\n标题: 简介\n---\n\n".encode()).records
    assert (page.body, page.origin.body_line) == ("", 0)


def test_a_rule_inside_the_body_is_text() -> None:
    text = "---\n标题: 简介\n---\n甲\n\n---\n\n乙\n"
    (page,) = load_text(PATH, text.encode()).records
    assert page.body == "甲\n\n---\n\n乙\n"


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("正文\n", 1, "没有信息栏"),
        ("标题: 简介\n---\n正文\n", 1, "缺一行"),
        ("---\n标题: 简介\n摘要: 甲\n\n正文\n", 3, "缺一行"),
        ("---\n标题: 简介\n正文第一段\n", 3, "缺一行"),
        ("---\n标题: 简介\n", 3, "缺一行"),
        ("----\n标题: 简介\n----\n正文\n", 1, "----"),
        ("———\n标题: 简介\n———\n正文\n", 1, "———"),
        ("---\n标题: 简介\n———\n正文\n", 3, "———"),
        ("---\n标题: 简介\n  ---\n正文\n", 3, "---"),
    ],
)
def test_what_is_missing_is_told_with_its_line(text: str, line: int, word: str) -> None:
    (problem,) = problems(text)
    assert problem.code == "Y008"
    assert problem.where.line == line
    assert word in problem.message


def test_empty_front_matter_lacks_the_required_keys() -> None:
    (problem,) = problems("---\n---\n正文\n")
    assert problem.code == "K003"


def test_split_keeps_the_text_apart() -> None:
    parts = split("a.md", "---\n甲: 1\n---\n乙\n", ())
    assert (parts.text, parts.line, parts.body, parts.body_line) == ("甲: 1", 2, "乙\n", 4)
