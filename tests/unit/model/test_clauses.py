"""Anchors of clauses follow from their number alone, and never move."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zwgk.model.clauses import from_first_clause, has_clauses, label_of, number_of, units
from zwgk.render import Bodies

DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """1 to 999 as statutes write it."""
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    text = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{DIGITS[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (DIGITS[ones] if ones else "")


@given(st.integers(1, 999))
def test_numbers_are_read_as_statutes_write_them(number: int) -> None:
    assert number_of(chinese(number)) == number
    assert number_of(str(number)) == number


@pytest.mark.parametrize(
    ("text", "heading", "anchor"),
    [
        ("第三条", False, "t3"),
        ("第三条　为了规范", False, "t3"),
        ("第十二条之一 增加的一条", False, "t12-1"),
        ("第一百零二条 附则", False, "t102"),
        ("第3条 用数字写的", False, "t3"),
        ("第三条（适用范围）本办法适用于", False, "t3"),
        ("第二章 总则", True, "z2"),
        ("第二章总则", True, "z2"),
        ("第三条规定的情形", False, ""),
        ("第二章规定的情形", False, ""),
        ("第三季度", True, ""),
    ],
)
def test_what_is_a_clause_and_what_only_mentions_one(text: str, heading: bool, anchor: str) -> None:
    assert (label_of(text, heading=heading) is not None) is bool(anchor)
    if anchor:
        assert units(("## " if heading else "") + text)[0].anchor == anchor


def anchors_in_html(markdown: str) -> list[str]:
    html = Bodies().html(markdown, clauses=True)
    links = re.findall(r'href="#((?:b\d+-)?[zjt]\d[^"]*)"', html)
    ids = [i for i in re.findall(r'id="([^"]+)"', html) if i in links]
    assert ids == links, "every anchor is linked by its own name"
    return ids


TEXT = """各乡镇人民政府：

现印发给你们。

## 第一章 总则

### 第一条

为了规范，制定本办法。

**第二条** 本办法适用于本县。

第三条　第一条规定的情形，按照本条办理。

第三条规定之外的，另行规定。

> 第九条　这是引用。

## 第二章 附则

### 第一节 施行

### 第三条之一 解释

### 第四条

自公布之日起施行。

## 附件 实施细则

第一条　细则的第一条。

第五条　细则的第五条。
"""
ANCHORS = ["z1", "t1", "t2", "t3", "z2", "z2-j1", "t3-1", "t4", "b2-t1", "b2-t5"]


def test_page_and_comparison_see_the_same_clauses() -> None:
    assert anchors_in_html(TEXT) == ANCHORS
    assert [u.anchor for u in units(TEXT) if u.anchor] == ANCHORS


PARAGRAPH = st.lists(
    st.sampled_from(
        ["本段不分条。", "第三条规定的情形。", "**加粗**的一段。", "1. 一项", "《办法》第二条"]
    ),
    min_size=1,
    max_size=4,
).map("\n\n".join)


@given(paragraph=PARAGRAPH, place=st.integers(0, 30))
def test_a_paragraph_put_anywhere_moves_no_anchor(paragraph: str, place: int) -> None:
    blocks = TEXT.strip().split("\n\n")
    place = min(place, len(blocks))
    longer = "\n\n".join([*blocks[:place], paragraph, *blocks[place:]])
    assert anchors_in_html(longer) == ANCHORS
    assert [u.anchor for u in units(longer) if u.anchor] == ANCHORS


@given(
    st.lists(
        st.tuples(st.sampled_from("章节条"), st.integers(1, 12), st.integers(0, 2)), max_size=25
    )
)
def test_no_anchor_is_given_twice_whatever_the_numbers(labels: list[tuple[str, int, int]]) -> None:
    text = "\n\n".join(
        f"## 第{chinese(n)}{kind}" + (f"之{chinese(sub)}" if sub else "") for kind, n, sub in labels
    )
    found = [u.anchor for u in units(text) if u.anchor]
    assert len(found) == len(set(found)) == len(labels)
    assert anchors_in_html(text) == found


def test_a_clause_that_is_added_moves_no_other() -> None:
    added = TEXT.replace("第三条　", "第二条之一　新增。\n\n第三条　", 1)
    assert anchors_in_html(added) == [*ANCHORS[:3], "t2-1", *ANCHORS[3:]]


def test_only_policies_get_anchors() -> None:
    html = Bodies().html("### 第三条\n\n内容")
    assert "clause-link" not in html


def test_units_cover_the_text_without_gaps() -> None:
    found = units(TEXT)
    assert found[0].start == 0
    assert found[-1].end == len(TEXT)
    assert all(a.end == b.start for a, b in pairwise(found))
    assert next(u for u in found if u.key == "t3-1").text == "解释"


def test_a_restated_text_begins_at_its_first_clause() -> None:
    assert from_first_clause(TEXT).startswith("## 第一章")
    assert from_first_clause("## 一、目标\n\n内容") == "## 一、目标\n\n内容"
    assert has_clauses(TEXT)
    assert not has_clauses("## 一、目标\n\n内容")
