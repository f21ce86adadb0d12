"""Nodes to records: both spellings, places, missing and misplaced keys, shapes."""

from __future__ import annotations

from datetime import date
from textwrap import dedent
from typing import Any

import pytest

from zwgk.load import load_text
from zwgk.load.shapes import part_shape
from zwgk.model.kinds import RECORD_TYPES
from zwgk.model.loaded import Loaded
from zwgk.model.organisation import Organisation
from zwgk.model.record import Part

PATH = "content/organisations/mzj.yml"
UNIT = """\
名称: 青禾县民政局
单位类型: 政府部门
地址: 青禾镇稻香路1号
办公电话: 0000-0000001
工作时间: 工作日 9:00-17:00
"""


def unit(extra: str = "") -> Loaded:
    return load_text(PATH, (UNIT + dedent(extra)).encode())


def only(loaded: Loaded) -> Organisation:
    assert loaded.problems == ()
    (record,) = loaded.records
    assert isinstance(record, Organisation)
    return record


def told(loaded: Loaded) -> list[tuple[str, int, int]]:
    return [(p.code, p.where.line, p.where.column) for p in loaded.problems]


def test_chinese_and_english_keys_give_the_same_record() -> None:
    english = (
        UNIT.replace("名称", "name")
        .replace("单位类型: 政府部门", "type: office")
        .replace("地址", "address")
        .replace("办公电话", "phone")
        .replace("工作时间", "hours")
    )
    one, other = only(unit()), only(load_text(PATH, english.encode()))
    assert one.model_dump(exclude={"origin"}) == other.model_dump(exclude={"origin"})


def test_every_key_and_value_has_its_place() -> None:
    record = only(
        unit(
            """\
            曾用名: [县民政和社会保障局]
            负责人:
              - 姓名: 张示例
                职务: 局长
            """
        )
    )
    origin = record.origin
    assert (origin.where.line, origin.where.column) == (1, 1)
    assert origin.keys[("address",)] == (3, 1)
    assert origin.values[("address",)] == (3, 5)
    assert origin.values[("former_names", 0, "name")] == (6, 7)
    assert origin.keys[("leaders", 0, "post")] == (9, 5)
    assert origin.values[("leaders", 0, "post")] == (9, 9)
    assert str(origin.of("leaders", 0, "duties")) == f"{PATH}:8:5"


def test_a_single_value_stands_for_a_list_and_a_short_value_for_a_part() -> None:
    record = only(unit("曾用名: 县民政和社会保障局\n主要职责: 社会救助\n"))
    assert record.former_names[0].name == "县民政和社会保障局"
    assert record.duties == ("社会救助",)
    record = only(unit("曾用名:\n  名称: 旧局\n  截至: 2010-05-01\n"))
    assert record.former_names[0].until == date(2010, 5, 1)


@pytest.mark.parametrize("nothing", ["", '""', "~", "null", "[]", "{}", "[~]", "# 待补"])
def test_an_empty_value_is_not_filled(nothing: str) -> None:
    assert only(unit(f"简称: {nothing}\n曾用名: {nothing}\n")).short_name is None
    loaded = load_text(PATH, UNIT.replace("青禾镇稻香路1号", nothing).encode())
    assert told(loaded) == [("K003", 1, 1)]
    assert "“地址”" in loaded.problems[0].message


def test_empty_rows_are_passed_over() -> None:
    record = only(unit("主要职责:\n  - 甲\n  -\n  - 乙\n"))
    assert record.duties == ("甲", "乙")
    assert record.origin.values[("duties", 1)] == (9, 5)


def test_all_missing_keys_are_one_problem() -> None:
    (problem,) = load_text(PATH, "名称: 局\n".encode()).problems
    assert problem.code == "K003"
    assert problem.message == "缺少必填的“单位类型”“地址”“办公电话”“工作时间”"


def test_missing_keys_of_a_part_are_told_at_the_part() -> None:
    assert told(unit("负责人:\n  - 姓名: 张示例\n")) == [("K003", 7, 5)]


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("主要的职责: 甲", "改成“主要职责”；说的不是它的，删掉这一项"),
        ("leader: 甲", "改成“leaders”；说的不是它的，删掉这一项"),
        ("简 称: 甲", "写成“简称”，去掉多余的空格、符号和看不见的字符"),
        ("\u200b简称: 甲", "写成“简称”，去掉多余的空格、符号和看不见的字符"),
        ("编号: mzj", "删掉这一项，文件名就是编号"),
    ],
)
def test_an_unknown_key_comes_with_the_nearest(line: str, advice: str) -> None:
    (problem,) = unit(line + "\n").problems
    assert (problem.code, problem.advice) == ("K001", advice)


def test_an_unknown_key_like_none_lists_what_may_be_written() -> None:
    (problem,) = unit("氛围: 好\n").problems
    assert "可以写的项" in problem.advice
    assert "简称" in problem.advice


def test_a_misspelt_required_key_is_not_missing_as_well() -> None:
    assert told(load_text(PATH, UNIT.replace("办公电话", "办公的电话").encode())) == [
        ("K001", 4, 1)
    ]


def test_a_key_of_the_level_above_is_sent_there() -> None:
    (problem,) = unit("负责人:\n  - {姓名: 张示例, 职务: 局长, 传真: 0000-0000002}\n").problems
    assert problem.code == "K001"
    assert "上一层" in problem.advice


def test_both_spellings_and_repeats_name_both_lines() -> None:
    loaded = unit("name: 局\n地址: 路\n")
    assert told(loaded) == [("K002", 6, 1), ("K004", 7, 1)]
    assert [str(p.others[0]) for p in loaded.problems] == [f"{PATH}:1:1", f"{PATH}:3:1"]


@pytest.mark.parametrize(
    ("extra", "place"),
    [
        ("简称: [甲, 乙]", (6, 5)),
        ("简称: {甲: 乙}", (6, 5)),
        ("主要职责:\n  - 甲: 乙", (7, 5)),
        ("主要职责:\n  - [甲, 乙]", (7, 5)),
        ("负责人: 张示例", (6, 6)),
        ("负责人: [[张示例]]", (6, 7)),
        ("撤销日期: [2022]", (6, 7)),
        ("传真: {甲: 乙}", (6, 5)),
    ],
)
def test_a_value_of_the_wrong_shape(extra: str, place: tuple[int, int]) -> None:
    (problem,) = unit(extra + "\n").problems
    assert (problem.code, problem.where.line, problem.where.column) == ("V015", *place)


def test_all_wrong_values_are_told_at_once_with_their_labels() -> None:
    loaded = unit("撤销日期: 昨天\n传真: 好\n负责人:\n  - {姓名: 张示例, 职务: [甲]}\n")
    assert told(loaded) == [("V003", 6, 7), ("V008", 7, 5), ("V015", 9, 19)]
    assert [p.message[:4] for p in loaded.problems] == ["“撤销日", "“传真”", "“职务”"]


def test_named_parts() -> None:
    text = "检查:\n  D203: {级别: 提示, 原因: 甲}\n  D204: 提示\n  D205: {级别: 轻, 原因: 乙}\n"
    problems = load_text("content/site.yml", text.encode()).problems
    assert [(p.code, p.where.line) for p in problems] == [("K003", 1), ("V015", 3), ("V002", 4)]
    (problem,) = (p for p in load_text("content/site.yml", "检查: [甲]\n".encode()).problems
                  if p.code == "V015")  # fmt: skip
    assert problem.where.column == 5


def test_values_are_text_until_their_type_reads_them() -> None:
    record = only(unit('邮政编码: 010\n简称: on\n机关代字: [07, 1.10, "12:30"]\n'))
    assert record.postcode == "010"
    assert record.short_name == "on"
    assert record.document_prefixes == ("07", "1.10", "12:30")


def _sample(part: type[Part]) -> dict[str, Any]:
    shape = part_shape(part)
    found: dict[str, Any] = {}
    for name in shape.required:
        field = shape.shapes[name]
        inner = field.inner or field
        if inner.part:
            value: Any = _sample(inner.part)
        else:
            value = shape.examples[name].strip('"') or "内容"
        if value == "[1, 0, 0, 0, 0, 0, 1]":
            value = ["1", "0", "0", "0", "0", "0", "1"]
        found[shape.labels[name]] = value
    if not found:  # a part with nothing required needs something
        name = next(iter(shape.labels))
        found[shape.labels[name]] = shape.examples[name]
    return found


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda t: str(t.kind.name))
def test_the_examples_of_the_declarations_are_right(record_type: type[Any]) -> None:
    kind = record_type.kind
    source = kind.sources[0]
    name = "2022/a" if kind.identity == "folder-stem" else "a"
    suffix = ".md" if kind.form == "markdown" else ".yml"
    path = source.replace("**", name + suffix)
    lines = [f"{key}: {_flow(value)}" for key, value in _sample(record_type).items()]
    text = "\n".join(lines)
    if kind.form == "many":
        text = "- " + "\n  ".join(lines)
    if kind.form == "markdown":
        text = f"---\n{text}\n---\n正文\n"
    loaded = load_text(path, text.encode())
    assert loaded.problems == ()
    assert [r.kind.name for r in loaded.records] == [kind.name]


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if str(value).startswith("{"):  # the example of a table of the editor's own keys
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"


def test_a_file_in_the_folder_of_another_kind_is_one_problem() -> None:
    bundle = (
        "名称: 出生一件事\n一句话说清楚: 一次办齐\n牵头单位: 县民政局\n步骤: [出生登记]\n"
        "线下窗口: 一楼\n咨询电话: 0000-0000001\n发布日期: 2026-11-22 09:00\n"
    )
    (problem,) = load_text("content/guides/a.yml", bundle.encode()).problems
    assert (problem.code, problem.where.line) == ("K001", 1)
    assert problem.message == "这个文件写的是一件事，却放在办事指南的文件夹里"
    assert problem.advice == "把文件移到 content/bundles/，名称不用改"
