"""Tables with a head: inherited facts, defaults, rows."""

from __future__ import annotations

from textwrap import dedent

from zwgk.load import load_text
from zwgk.model.catalog_item import Audience, CatalogItem
from zwgk.model.loaded import Loaded
from zwgk.model.shared import Method
from zwgk.model.task import Task

PATH = "catalog/社会救助.yml"
HEAD = """\
领域: 社会救助
版本: 2022-06
默认: {公开对象: 全社会, 公开方式: 主动公开, 公开渠道: [政府网站], 公开层级: 县级}
事项:
"""
ROW = """\
  - 事项编码: {code}
    一级事项: 综合业务
    二级事项: 监督检查
    公开内容: 投诉举报电话
    公开依据: 《社会救助暂行办法》
    公开时限: 及时公开
    公开主体: 县民政局
"""


def table(*rows: str, head: str = HEAD) -> Loaded:
    return load_text(PATH, (head + "".join(rows)).encode())


def row(code: str, extra: str = "") -> str:
    return ROW.format(code=code) + extra


def told(loaded: Loaded) -> list[tuple[str, int]]:
    return [(p.code, p.where.line) for p in loaded.problems]


def test_head_and_defaults_fill_what_a_row_leaves_out() -> None:
    loaded = table(row("SHJZ-0101"), row("SHJZ-0102", "    公开对象: 特定群体\n    版本: 2023\n"))
    one, other = loaded.records
    assert isinstance(one, CatalogItem)
    assert isinstance(other, CatalogItem)
    assert (one.id, one.sector, one.version) == ("shjz-0101", "社会救助", "2022-06")
    assert (one.audience, one.method) == ((Audience.public,), (Method.proactive,))
    assert (other.audience, other.version) == ((Audience.specific,), "2023")
    assert one.origin.values[("sector",)] == (1, 5)
    assert one.origin.values[("channels", 0)] == (3, 36)
    assert one.origin.where.line == 5


def test_a_row_with_a_problem_is_left_out_and_the_others_stay() -> None:
    loaded = table(row("SHJZ-0101"), row("SHJZ-0102", "    公开对象: 社会\n"), row("SHJZ-0103"))
    assert told(loaded) == [("V002", 19)]
    assert [r.id for r in loaded.records] == ["shjz-0101", "shjz-0103"]


def test_a_slip_in_a_row_leaves_the_others() -> None:
    broken = row("SHJZ-0102").replace("二级事项: ", "二级事项：")
    loaded = table(row("SHJZ-0101"), broken, row("SHJZ-0103"))
    assert told(loaded) == [("Y002", 14)]
    assert [r.id for r in loaded.records] == ["shjz-0101", "shjz-0103"]
    loaded = table(row("SHJZ-0101"), row("SHJZ-0102").replace(": ", "："))
    assert {c for c, _ in told(loaded)} == {"Y002"}
    assert len(loaded.problems) == 7
    assert [r.id for r in loaded.records] == ["shjz-0101"]


def test_the_sample_report_of_three_slips() -> None:
    rows = [
        row("SHJZ-0101").replace("一级事项: ", "一级事项："),
        row("SHJZ-0102").replace("公开主体", "公开的主体"),
        row("SHJZ-0103", "    公开对象: 社会\n"),
    ]
    loaded = table(*rows)
    assert [(p.code, p.message) for p in loaded.problems] == [
        ("Y002", "“一级事项”后面用了中文冒号“：”，程序认不出这是一项"),
        ("K001", "没有“公开的主体”这一项"),
        ("V002", "“公开对象”不能填“社会”"),
    ]
    assert loaded.problems[0].advice == "改成英文冒号，冒号后空一格，例如：一级事项: 内容"
    assert loaded.problems[1].advice == "改成“公开主体”；说的不是它的，删掉这一项"


def test_a_missing_fact_of_the_head_is_told_once() -> None:
    loaded = table(row("A-1"), row("A-2"), head=HEAD.replace("领域: 社会救助\n", ""))
    assert told(loaded) == [("K003", 1)]
    assert loaded.records == ()


def test_a_fact_of_the_head_may_stand_in_every_row_instead() -> None:
    loaded = table(row("A-1", "    领域: 甲\n"), head=HEAD.replace("领域: 社会救助\n", ""))
    assert loaded.problems == ()


def test_a_wrong_default_is_told_once() -> None:
    for right, wrong, code in (("公开对象", "公开对像", "K001"), ("全社会", "社会", "V002")):
        loaded = table(row("A-1"), row("A-2"), row("A-3"), head=HEAD.replace(right, wrong))
        assert told(loaded) == [(code, 3)]
        assert loaded.records == ()


def test_keys_of_the_head() -> None:
    loaded = table(row("A-1"), head="公开主体: 县民政局\n领域名: 甲\n" + HEAD)
    assert told(loaded) == [("K001", 1), ("K001", 2)]
    assert "默认" in loaded.problems[0].advice
    loaded = table(row("A-1"), head=HEAD.replace("事项:", "items:\n事项:"))
    assert told(loaded) == [("K002", 5)]
    loaded = table(row("A-1"), head=HEAD.replace("事项:", "事项表:"))
    assert told(loaded) == [("K001", 4)]


def test_a_table_needs_rows() -> None:
    assert told(table()) == [("K003", 1)]
    assert told(table("  事项编码: A-1\n")) == [("V015", 5)]
    assert told(table("  - 只有文字\n", row("A-1"))) == [("V015", 5)]
    assert told(load_text(PATH, b"# only a comment\n")) == [("V015", 1)]


def test_defaults_must_be_keys() -> None:
    assert told(table(row("A-1"), head="领域: 甲\n默认: 全社会\n事项:\n"))[0] == ("V015", 2)


def test_a_plain_list_may_stand_for_a_table() -> None:
    text = dedent(ROW.format(code="A-1")) + "  领域: 甲\n  公开对象: 全社会\n  公开方式: 主动\n"
    text += "  公开渠道: 公示栏\n  公开层级: 县级\n"
    loaded = load_text(PATH, text.encode())
    assert loaded.problems == ()


def test_tasks_take_their_number_into_the_id() -> None:
    text = """\
    计划名称: 2022年任务分解表
    来源文件: 青政办发〔2022〕7号
    任务:
      - {序号: 6, 重点任务: 甲, 责任单位: 乙, 完成时限: 及时}
      - {序号: ７, 重点任务: 甲, 责任单位: 乙, 完成时限: 及时}
    """
    one, other = load_text("content/tasks/2022-7.yml", dedent(text).encode()).records
    assert isinstance(one, Task)
    assert (one.id, other.id) == ("2022-7-6", "2022-7-7")
    assert one.source == "青政办发〔2022〕7号"


def test_one_record_where_one_belongs() -> None:
    guide = load_text("content/guides/a.yml", "- {事项名称: 甲}\n".encode())
    assert told(guide) == [("V015", 1)]
    groups = load_text("content/organisations/groups.yml", "编号: a\n名称: b\n".encode())
    assert told(groups) == [("V015", 1)]


def test_a_list_where_either_may_stand_names_its_records() -> None:
    unit = "{编号: %s, 名称: 局, 单位类型: 政府部门, 地址: 路, 办公电话: 12345, 工作时间: 全天}"
    text = f"- {unit % 'mzj'}\n- {unit % 'czj'}\n- {unit % ''}\n"
    loaded = load_text("content/organisations/各局.yml", text.encode())
    assert [r.id for r in loaded.records] == ["mzj", "czj"]
    assert told(loaded) == [("K003", 3)]
