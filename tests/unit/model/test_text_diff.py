"""What changed, by clause and by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zwgk.model.text_diff import compare, paragraphs, word_changes

OLD = """各乡镇：现印发给你们。

## 第一章 总则

### 第一条

为了救急难，制定本办法。

### 第二条

救助金额不超过1000元。

### 第三条

一年只救助一次。

### 第四条

自2022年10月1日起施行。
"""
NEW = """## 第一章 总则

第一条　为了救急难，制定本办法。

第二条　救助金额不超过2000元。

第三条　发现急难的，二十四小时内报告，接到报告应当入户了解情况。

第四条　自2022年10月1日起施行。
"""


def test_clauses_are_matched_by_what_they_say() -> None:
    changes = compare(OLD, NEW, clauses_only=True)
    assert [(c.state, c.old_title, c.new_title) for c in changes] == [
        ("same", "第一章 总则", "第一章 总则"),
        ("same", "第一条", "第一条"),
        ("changed", "第二条", "第二条"),
        ("removed", "第三条", ""),
        ("added", "", "第三条"),
        ("same", "第四条", "第四条"),
    ]
    was = changes[2].old[0]
    assert [(p.text, p.mark) for p in was] == [
        ("救助金额不超过", ""),
        ("1000", "del"),
        ("元。", ""),
    ]


def test_a_new_clause_does_not_make_the_later_ones_look_changed() -> None:
    new = NEW.replace("第四条　自", "第四条　建立救助热线，接到求助后及时转办。\n\n第五条　自")
    states = [(c.state, c.old_title, c.new_title) for c in compare(OLD, new, clauses_only=True)]
    assert states[-1] == ("renumbered", "第四条", "第五条")
    assert ("added", "", "第四条") in states


def test_a_covering_letter_is_compared_only_within_one_document() -> None:
    assert compare(OLD, NEW, clauses_only=True)[0].head
    assert compare(OLD, NEW)[0].state == "removed"


def test_texts_without_clauses_are_compared_by_their_headings() -> None:
    changes = compare(
        "## 一、目标\n\n建成十处。\n\n## 二、分工\n\n县水利局。",
        "## 一、目标\n\n建成二十处。\n\n## 二、分工\n\n县水利局。",
    )
    assert [(c.state, c.new_title) for c in changes] == [
        ("changed", "一、目标"),
        ("same", "二、分工"),
    ]


def test_words_of_markdown() -> None:
    text = "**加粗**的[链接](a.md)\n和下一行。\n\n- 一项\n- 二项\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n<!-- 备注 -->"
    assert paragraphs(text) == ["加粗的链接和下一行。", "- 一项", "- 二项", "甲｜乙", "1｜2"]


WORDS = st.text("救助金额不超过元1230，。 ab", max_size=40)


@given(WORDS, WORDS)
def test_both_sides_can_be_read_back_whole(before: str, after: str) -> None:
    was, now = word_changes(before, after)
    assert "".join(p.text for p in was) == before
    assert "".join(p.text for p in now) == after
    assert {p.mark for p in was} <= {"", "del"}
    assert {p.mark for p in now} <= {"", "ins"}
    same = ["".join(p.text for p in side if not p.mark) for side in (was, now)]
    assert same[0] == same[1]


CLAUSE = st.text("县乡镇救助金发放", min_size=1, max_size=12)


@given(st.lists(CLAUSE, max_size=6), st.lists(CLAUSE, max_size=6))
def test_every_clause_of_both_texts_stands_once_and_in_order(
    before: list[str], after: list[str]
) -> None:
    numbers = "一二三四五六"
    old, new = (
        "\n\n".join(f"第{numbers[n]}条　{t}" for n, t in enumerate(texts))
        for texts in (before, after)
    )
    changes = [c for c in compare(old, new) if c.old_title or c.new_title]
    assert [c.old_title for c in changes if c.old_title] == [
        f"第{numbers[n]}条" for n in range(len(before))
    ]
    assert [c.new_title for c in changes if c.new_title] == [
        f"第{numbers[n]}条" for n in range(len(after))
    ]
    assert compare(old, new) == compare(old, new)


@given(st.lists(CLAUSE, min_size=1, max_size=6))
def test_a_text_is_the_same_as_itself(clauses: list[str]) -> None:
    text = "\n\n".join(f"第{'一二三四五六'[n]}条　{t}" for n, t in enumerate(clauses))
    assert {c.state for c in compare(text, text)} == {"same"}
