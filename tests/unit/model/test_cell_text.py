"""Cells of official tables: lists with bullets and numbers, names, laws, wrapped names."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zwgk.model.catalog_item import CatalogItem
from zwgk.model.cell_text import (
    FORMS,
    Form,
    changes_of,
    changes_text,
    clean,
    entries_of,
    entries_text,
    one_line,
)
from zwgk.model.vocabulary import MARKS


def test_every_field_of_an_item_has_a_form() -> None:
    assert set(FORMS) == set(CatalogItem.fields())


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("投诉举报电话", ("投诉举报电话",)),
        ("文件名称\n文号\n发文部门", ("文件名称", "文号", "发文部门")),
        ("● 文件名称\n● 文号\r\n●发文部门", ("文件名称", "文号", "发文部门")),
        ("1.政策依据\n2.申请指南(补贴对象、范围)\n3.补贴结果", ("政策依据", "申请指南(补贴对象、范围)", "补贴结果")),
        ("1、甲 2、乙 3、丙", ("甲", "乙", "丙")),
        ("（1）甲；（2）乙", ("甲", "乙")),
        ("①甲\n②乙", ("甲", "乙")),
        ("一、甲\n二、乙\n三、丙", ("甲", "乙", "丙")),
        ("甲；乙；丙", ("甲", "乙", "丙")),
        ("申请指南（补贴对象；范围）；补贴结果", ("申请指南（补贴对象；范围）", "补贴结果")),
        ("办理时间、地点", ("办理时间、地点",)),
        ("●办理事项\n（含初审）\n●办理条件", ("办理事项\n（含初审）", "办理条件")),
        ("●甲\n  1.子项\n  2.子项\n●乙", ("甲\n1.子项\n2.子项", "乙")),
        ("办理事项：\n●甲\n●乙", ("办理事项：", "甲", "乙")),
        ("2021年预算\n2022年预算", ("2021年预算", "2022年预算")),
        ("1.5倍以上的收入", ("1.5倍以上的收入",)),
        ("1.只有一条", ("1.只有一条",)),
        ("", ()),
        ("\n \n", ()),
    ],
)  # fmt: skip
def test_entries(text: str, entries: tuple[str, ...]) -> None:
    assert entries_of(text, "entries") == entries


def test_laws_are_parted_between_title_marks() -> None:
    assert entries_of("《甲法》、《乙法》（国发〔2012〕45号）、《丙条例》", "laws") == (
        "《甲法》",
        "《乙法》（国发〔2012〕45号）",
        "《丙条例》",
    )
    assert entries_of("甲、乙等有关规定", "laws") == ("甲、乙等有关规定",)


def test_names_are_parted_at_commas_outside_brackets() -> None:
    assert entries_of("县民政局、各乡镇（街道、开发区）\n县财政局，县审计局", "names") == (
        "县民政局",
        "各乡镇（街道、开发区）",
        "县财政局",
        "县审计局",
    )


def test_a_wrapped_name_is_one_line() -> None:
    assert one_line("国家和地方层面\n养老服务 ") == "国家和地方层面养老服务"
    assert one_line("ABC\nDEF") == "ABC DEF"


def test_unseen_characters_go() -> None:
    assert clean("\ufeff甲\x0b乙\u200b\x07\xa0\r\n丙 \n") == "甲\n乙\n丙"


LINE = st.text(
    "甲乙丙丁①●•-*·（）()《》、，；;:：。 123.一二十“”号同上/", min_size=1, max_size=12
).map(str.strip)
ENTRY = st.lists(LINE.filter(bool), min_size=1, max_size=3).map("\n".join)


def normal(text: str) -> bool:
    return clean(text) == text and all(line == line.strip() and line for line in text.split("\n"))


@given(st.lists(ENTRY.filter(normal), max_size=5), st.sampled_from(["entries", "laws", "names"]))
def test_what_is_written_reads_back_as_the_same(entries: list[str], form: Form) -> None:
    text = entries_text(entries, form)
    assert entries_of(text, form) == tuple(entries)
    assert text not in MARKS.as_above


CHANGE = st.fixed_dictionaries(
    {
        "date": st.dates().map(lambda d: d.isoformat()),
        "type": st.sampled_from(["新增", "修改", "取消"]),
        "note": ENTRY.filter(normal),
    },
    optional={
        "successors": st.lists(
            st.integers(101, 9999).map(lambda n: f"SHJZ-{n:04d}"), min_size=1, max_size=3
        ).map(tuple)
    },
)


@given(st.lists(CHANGE, max_size=4))
def test_adjustments_read_back_as_the_same(changes: list[dict[str, Any]]) -> None:
    assert changes_of(changes_text(changes)) == tuple(changes)


def test_a_free_text_is_no_adjustment() -> None:
    assert changes_of("去年改过") is None


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("2026-06-10 取消：不再开展", [("2026-06-10", "取消", "不再开展")]),
        ("2026/6/1 修改：甲\n2026年6月10日 取消：乙", [("2026-06-01", "修改", "甲"), ("2026-06-10", "取消", "乙")]),
        ("●2026-06-01 修改：甲\n2026.6.10取消: 乙", [("2026-06-01", "修改", "甲"), ("2026-06-10", "取消", "乙")]),
        ("●2026-06-01 修改：甲\n　　2026-06-02 起施行", [("2026-06-01", "修改", "甲\n2026-06-02 起施行")]),
    ],
)  # fmt: skip
def test_adjustments_as_people_write_them(cell: str, told: list[tuple[str, str, str]]) -> None:
    found = changes_of(cell)
    assert found is not None
    assert [(c["date"], c["type"], c["note"]) for c in found] == told


@pytest.mark.parametrize("arrow", ["→", "->", "＞", " → "])
def test_what_an_item_went_into_stands_behind_an_arrow(arrow: str) -> None:
    found = changes_of(f"2026-06-10 拆分{arrow}SHJZ-0403，SHJZ-0404：分成两条")
    assert found is not None
    assert (found[0]["type"], found[0]["successors"]) == ("拆分", ("SHJZ-0403", "SHJZ-0404"))


def test_circled_numbers_part_a_line() -> None:
    assert entries_of("①条件②材料；③流程。", "entries") == ("条件", "材料", "流程。")
    assert entries_of("条件（见①）", "entries") == ("条件（见①）",)
    assert entries_of("见①②③", "entries") == ("见①②③",)
