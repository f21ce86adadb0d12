"""Slips of typing: named all at once, by the key, without false alarms."""

from __future__ import annotations

import random
from textwrap import dedent

import pytest

from zwgk.load import load_text
from zwgk.problem import as_text

UNIT = """\
名称: 青禾县民政局
单位类型: 政府部门
地址: 青禾镇稻香路1号
办公电话: 0000-0000001
工作时间: 工作日 9:00-17:00
"""


def found(text: str, path: str = "content/organisations/mzj.yml") -> list[tuple[str, int, int]]:
    problems = load_text(path, dedent(text).encode()).problems
    return [(p.code, p.where.line, p.where.column) for p in problems]


def test_a_good_record_has_none() -> None:
    assert found(UNIT) == []


@pytest.mark.parametrize(("sign", "code"), [("：", "Y002"), (":", "Y015")])
def test_every_line_with_a_wrong_colon_is_named(sign: str, code: str) -> None:
    assert found(UNIT.replace(": ", sign)) == [
        (code, 1, 3), (code, 2, 5), (code, 3, 3), (code, 4, 5), (code, 5, 5),
    ]  # fmt: skip
    assert found(UNIT.replace("地址: ", f"地址{sign}")) == [(code, 3, 3)]


def test_other_problems_of_the_same_file_are_told_too() -> None:
    text = UNIT.replace("地址: ", "地址：").replace("政府部门", "部门") + "简介: 甲\n"
    assert [c for c, _, _ in found(text)] == ["V002", "Y002", "K001"]


def test_colons_inside_lists_of_parts() -> None:
    text = UNIT + "负责人:\n  - 姓名：张示例\n    职务：局长\n"
    assert found(text) == [("Y002", 7, 7), ("Y002", 8, 7)]
    text = UNIT + "曾用名:\n  - 名称：县民政和社会保障局\n"
    assert found(text) == [("Y002", 7, 7)]


def test_items_with_and_without_keys_in_one_line() -> None:
    guide = "办理流程: [申请, {步骤: 受理, 说明: 窗口当场收}, 发放]\n"
    codes = {c for c, _, _ in found(guide, "content/guides/dibao.yml")}
    assert codes == {"K003"}, "only what is not there yet"
    slipped = guide.replace("步骤: ", "步骤:")
    assert "Y015" in [c for c, _, _ in found(slipped, "content/guides/dibao.yml")]


def test_an_unknown_key_with_a_wrong_colon_is_named() -> None:
    assert found(UNIT.replace("地址: ", "老地址：")) == [("K001", 3, 1), ("Y002", 3, 4)]


def test_full_width_colons_in_text_are_text() -> None:
    text = (
        UNIT
        + """\
主要职责:
  - 地址：在这里写地址也可以
  - 受理条件：本县户籍
负责人:
  - {姓名: 张示例, 职务: 局长, 分工: 地址：一楼}
邮政编码: "000000"
简称:
  办公电话：也只是文字
"""
    )
    assert found(text) == []


def test_a_block_of_text_is_left_alone() -> None:
    text = """\
    - 编号: dibao-who
      问: 哪些人可以申请?
      答: |
        编号：不是编号
        TAB制表符也行
        问:也不是
      答复单位：县民政局
      更新日期: 2022-05-01
    """
    text = text.replace("TAB", "\t")
    assert found(text, "content/questions/a.yml") == [("Y002", 7, 7)]


def test_tabs_and_full_width_spaces_at_the_head_of_lines() -> None:
    text = UNIT + "负责人:\n\t- 姓名: 张示例\n\t  职务: 局长\n"
    assert found(text) == [("Y003", 7, 1), ("Y003", 8, 1)]
    assert found(UNIT.replace("地址", "　地址")) == [("Y003", 3, 1)]


def test_an_empty_line_of_full_width_spaces_is_empty() -> None:
    assert found(UNIT.replace("地址", "　　\n地址")) == []


def test_dashes_without_space() -> None:
    for lines in ("  -甲\n  -乙\n", "  - 甲\n  -乙\n", "  －甲\n", " —甲\n"):
        problems = found(UNIT + "主要职责:\n" + lines)
        assert {c for c, _, _ in problems} == {"Y016"}, lines


def test_negative_numbers_are_no_dashes() -> None:
    assert found(UNIT + "主要职责: -5度以下启动救助\n") == []


@pytest.mark.parametrize(
    ("line", "code", "word"),
    [
        ('简称: "局', "Y004", "双引号"),
        ("简称: '局", "Y004", "单引号"),
        ('简称: "局"县', "Y004", "多出"),
        ("机关代字: [甲, 乙", "Y004", "方括号"),
        ('机关代字: ["甲" "乙"]', "Y004", "逗号"),
        ("机关代字: [甲, , 乙]", "Y004", "多了一个逗号"),
        ("机关代字: [", "Y004", "方括号"),
        ("负责人: {姓名: 张示例", "Y004", "花括号"),
        ("简称: {{ 局 }}", "Y004", "括号"),
        ("简称: *局", "Y006", "*"),
        ("简称: &局 县", "Y006", "&"),
        ("简称: !局", "Y006", "!"),
        ("简称: !!str 局", "Y006", "!"),
        ("简称: @局", "Y006", "@"),
        ("简称: %局", "Y006", "%"),
        ("简称: `局`", "Y006", "`"),
        ("简称: |局", "Y006", "|"),
        ("简称: , 局", "Y006", ","),
        ('简称: "\\局"', "Y006", "反斜杠"),
        ("简称: 局: 县", "Y017", "局: 县"),
        ("机关代字: - 甲", "Y005", "短横"),
        ("只有文字", "Y005", "只有文字"),
        (": 局", "Y005", "项目名称"),
        ("  简称: 局", "Y005", "简称"),
        ("---\n简称: 局", "Y012", "---"),
    ],
)
def test_what_the_parser_stumbles_over_is_said_in_chinese(line: str, code: str, word: str) -> None:
    loaded = load_text("content/organisations/mzj.yml", (UNIT + line + "\n").encode())
    assert loaded.records == ()
    (problem,) = loaded.problems
    assert problem.code == code
    assert problem.where.line == 6
    assert word in problem.message + problem.advice


def test_wrong_indentation_of_rows() -> None:
    text = """\
    - 编号: towns
      名称: 各镇
     成员: [甲镇政府]
    """
    assert [c for c, _, _ in found(text, "content/organisations/groups.yml")] == ["Y005"]


def test_reading_goes_on_after_faults_of_single_lines() -> None:
    text = UNIT + "简称: 局: 县\n只有文字\n传真: @0000\n简介: 甲\n"
    assert [(c, line) for c, line, _ in found(text)] == [
        ("Y017", 6),
        ("Y005", 7),
        ("V008", 8),
        ("Y006", 8),
        ("K001", 9),
    ]


TOKENS = [
    "：", ":", ": ", "- ", "-", "\t", "　", "[", ']"', "{", "}", '"', "'", "*", "&", "!", "|",
    ">", "#", "---\n", "\n", "  ", "\x00", "@", "%", "`", "? ", "<<<<<<< \n", "~", "编号: a",
    "\\", "\u200b", "，", "<<: *a", "&a ", "!!int ", "\u2028", "\r", "－", "* ",
]  # fmt: skip
SOURCES = [
    ("content/organisations/mzj.yml", UNIT),
    ("content/organisations/groups.yml", "- 编号: towns\n  名称: 各镇\n  成员: [甲, 乙]\n"),
    ("content/tasks/2022.yml", "计划名称: 甲\n任务:\n  - {序号: 1, 重点任务: 乙}\n"),
    ("content/policies/2022/a.md", "---\n标题: 甲\n附件:\n  - a.docx\n---\n正文\n"),
]


@pytest.mark.parametrize("seed", range(8))
def test_nothing_typed_by_accident_is_lost_in_silence_or_raises(seed: int) -> None:
    """Random slips: always records or problems, in Chinese, with something to do."""
    dice = random.Random(seed)
    for _ in range(150):
        path, text = dice.choice(SOURCES)
        for _ in range(dice.randint(1, 5)):
            at = dice.randrange(len(text) + 1)
            cut = at + dice.choice((0, 0, 0, 3, 9))
            text = text[:at] + dice.choice(TOKENS) + text[cut:]
        loaded = load_text(path, text.encode())
        assert loaded.records or loaded.problems, text
        report = as_text(loaded.problems)
        for word in ("Input", "should", "expected", "YAML", "None"):
            assert word not in report, text
        assert all(p.advice for p in loaded.problems)


def test_the_year_of_a_document_number_in_square_brackets_is_told() -> None:
    text = "---\n标题: 解读\n解读文件: [青政办发[2026]1号]\n---\n"
    problems = load_text("interpretations/2026/a.md", text.encode()).problems
    (told,) = [p for p in problems if p.code == "Y004"]
    assert "青政办发[2026]1号" in told.message
    assert told.advice == "改成六角括号，写成 青政办发〔2026〕1号"


@pytest.mark.parametrize(("blank", "name"), [("\u3000", "全角空格"), ("\xa0", "不间断空格")])
def test_a_blank_of_an_office_program_behind_a_colon_is_named(blank: str, name: str) -> None:
    (problem,) = load_text(
        "content/organisations/mzj.yml", UNIT.replace("地址: ", f"地址:{blank}").encode()
    ).problems
    assert problem.code == "Y015"
    assert name in problem.message


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("成立日期: 45992", "改成 2025-12-01（电子表格里日期的序号）；不是这一天的，照原件填写"),
        ("办公电话: 0000-0000001、0000-0000002", "改成 [0000-0000001, 0000-0000002]；只能填一个的，留下一个"),
    ],
)  # fmt: skip
def test_what_was_pasted_from_a_table_comes_with_what_it_means(line: str, advice: str) -> None:
    key = line.split(":")[0].replace("成立日期", "核对日期")
    text = "".join(each for each in UNIT.splitlines(keepends=True) if not each.startswith(key))
    text += f"{key}:{line.split(':')[1]}\n"
    (problem,) = load_text("content/organisations/mzj.yml", text.encode()).problems
    assert problem.advice == advice


def test_numbers_between_chinese_commas_are_not_one_number() -> None:
    text = "申请处理情况:\n  本年新收: [1，0，0，0，0，0，1]\n"
    problems = load_text("content/annual-reports/2025/a.yml", text.encode()).problems
    (told,) = [p for p in problems if p.code == "V004"]
    assert told.advice == "改用英文逗号隔开，写成 1, 0, 0, 0, 0, 0, 1"


def test_thousands_may_be_set_apart() -> None:
    text = "行政许可: 1，200\n"
    text = f"主动公开情况:\n  {text}"
    problems = load_text("content/annual-reports/2025/a.yml", text.encode()).problems
    assert "V004" not in {p.code for p in problems}


def test_words_where_keys_belong_are_told_with_the_keys() -> None:
    text = "---\n标题: 征求意见\n提意见方式: [发邮件, 打电话]\n---\n"
    problems = load_text("content/consultations/2026/a.md", text.encode()).problems
    (told,) = [p for p in problems if p.code == "V015"]
    assert "邮箱" in told.advice and "电话" in told.advice


def test_an_item_a_space_too_far_right_is_not_taken_for_the_end_of_the_one_above() -> None:
    text = UNIT + "主要职责:\n  - 社会救助\n   - 养老服务\n"
    assert found(text) == [("Y016", 8, 4)]
    assert found(UNIT + "主要职责:\n  - 社会救助，\n    养老服务\n") == []
