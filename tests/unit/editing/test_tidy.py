from textwrap import dedent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from zwgk.editing.declared import fields_of
from zwgk.editing.tidy import NotTidied, tidy
from zwgk.model.kinds import BY_NAME

POLICY = BY_NAME["policy"]
PLACE = BY_NAME["place"]


def tidied(text: str, kind: str = "place", keys: str = "zh") -> str:
    return tidy(dedent(text), BY_NAME[kind], keys=keys)


def test_keys_come_in_declared_order_with_their_comments() -> None:
    assert tidied("""\
        # 文件的说明

        地址: 示例大道8号  # 怎么走
        # 群众看到的名称
        名称: 县政务服务中心
        """) == dedent("""\
        # 文件的说明

        # 群众看到的名称
        名称: 县政务服务中心
        地址: 示例大道8号  # 怎么走
        """)


def test_the_head_of_a_file_stays_at_its_head() -> None:
    text = "# 说明\n地址: 甲\n名称: 乙\n"
    assert tidied(text) == "# 说明\n名称: 乙\n地址: 甲\n"


def test_keys_are_written_in_chinese_by_default() -> None:
    assert tidied("name: 甲\nhours: 全天\n") == "名称: 甲\n开放时间: 全天\n"


def test_keys_can_be_written_in_english() -> None:
    text = "名称: 甲\n坐标: {经度: 1, 纬度: 2, 坐标系: WGS84}\n"
    wanted = "name: 甲\ncoordinates: {longitude: 1, latitude: 2, system: WGS84}\n"
    assert tidied(text, keys="en") == wanted


def test_full_width_letters_and_spaces_in_keys_go() -> None:
    assert tidied("ＩＣＰ备案号: 某\n", "site") == "ICP备案号: 某\n"
    assert tidied("发布　日期: x\n标 题: y\n", "gazette_issue").startswith("发布　日期")
    assert tidied("联系 电话: x\n", "site") == "联系电话: x\n"


def test_dates_are_written_one_way_and_keep_their_quotes() -> None:
    text = "---\n成文日期: '2021年9月3日'\n发布日期: 2021/9/4 9:05\n---\n正文\n"
    wanted = "---\n成文日期: '2021-09-03'\n发布日期: 2021-09-04 09:05\n---\n正文\n"
    assert tidied(text, "policy") == wanted


@pytest.mark.parametrize("value", ["下周", "2021-02-30", "2021-09-04 09:05:30"])
def test_a_date_that_would_lose_something_stays(value: str) -> None:
    text = f"---\n发布日期: {value}\n---\n"
    assert tidied(text, "policy") == text


def test_quotes_lists_and_blank_lines_stay_as_typed() -> None:
    text = (
        "名称: \"甲\"\n\n\n电话: [ '0000-0000001' , 0000-0000002 ]\n"
        "服务: 未知的项\n可办事项:\n- a\n- b\n"
    )
    assert tidied(text) == text


def test_rows_of_a_list_are_ordered_each() -> None:
    text = dedent("""\
        版本: 2022-06
        领域: 社会救助
        # 各条
        事项:
          # 第一条
          - 一级事项: 综合业务
            # 编码不改
            事项编码: A-1   # 注
            调整记录:
              - 类型: 修改
                日期: 2022.6.1
          - 事项编码: A-2
        默认:
          公开对象: 全社会
        """)
    assert tidied(text, "catalog_item") == dedent("""\
        领域: 社会救助
        版本: 2022-06
        默认:
          公开对象: 全社会
        # 各条
        事项:
          # 第一条
          # 编码不改
          - 事项编码: A-1   # 注
            一级事项: 综合业务
            调整记录:
              - 日期: 2022-06-01
                类型: 修改
          - 事项编码: A-2
        """)


def test_long_texts_move_whole() -> None:
    text = "答: |\n  第一行\n  # 不是注释\n\n  第二段\n问: 什么?\n编号: a\n"
    rows = "- " + text.replace("\n", "\n  ").rstrip() + "\n"
    result = tidied(rows, "question")
    assert yaml.safe_load(result) == yaml.safe_load(rows)
    assert result.startswith("- 编号: a\n  问: 什么?\n  答: |\n    第一行\n    # 不是注释\n")


def test_the_body_of_a_markdown_file_is_not_touched() -> None:
    body = "\n正文: 不是项目\n发布日期: 2021年1月1日\n---\n结尾  "
    text = f"---\n发布日期: 2021年1月1日\n标题: 甲\n---\n{body}"
    assert tidied(text, "policy") == f"---\n标题: 甲\n发布日期: 2021-01-01\n---\n{body}\n"


def test_a_key_written_twice_is_left_for_the_check() -> None:
    text = "名称: 甲\nname: 乙\n"
    assert tidied(text) == text


def test_windows_line_ends_stay_and_a_byte_order_mark_goes() -> None:
    assert tidied("\ufeff地址: 甲\r\n名称: 乙\r\n") == "名称: 乙\r\n地址: 甲\r\n"


def test_unreadable_text_is_refused() -> None:
    with pytest.raises(NotTidied, match="写法有误"):
        tidied("名称: 甲\n地址: [乙\n")


@pytest.mark.parametrize("text", ["", "# 只有注释\n", "---\n---\n", "只有正文\n"])
def test_nothing_to_tidy(text: str) -> None:
    assert tidy(text, POLICY) == text


_values = st.sampled_from(
    [
        "甲",
        "'甲: 乙'",
        '"引号"',
        "[a, b]",
        "{x: 1}",
        "\n  - a\n  # 深的注释\n  - b",
        "|\n  长文\n\n  二段",
        "",
    ]
)
_lines = st.sampled_from(["", "# 注释\n", "\n", "\n# 注释\n# 又一行\n", "#提示: 已停用\n"])
_keys = st.sampled_from(
    [d.info.label for d in fields_of(PLACE)] + [d.name for d in fields_of(PLACE)] + ["未知", "别的"]
)


@given(
    st.lists(st.tuples(_lines, _keys, _values), min_size=1, max_size=8, unique_by=lambda t: t[1])
)
def test_nothing_is_lost_and_twice_is_once(entries: list[tuple[str, str, str]]) -> None:
    text = "".join(f"{lead}{key}: {value}\n" for lead, key, value in entries)
    once = tidy(text, PLACE)
    assert tidy(once, PLACE) == once
    assert sorted(_comments(once)) == sorted(_comments(text))
    before, after = (yaml.load(t, yaml.BaseLoader) for t in (text, once))
    assert sorted(map(repr, before.values())) == sorted(map(repr, after.values()))


def _comments(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip().startswith("#")]
