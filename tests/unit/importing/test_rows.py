"""The oddities of county tables (standards 4), one by one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zwgk.importing.rows import REQUIRED, Row, SheetReader, SheetRows
from zwgk.model.sector import Sector
from zwgk.model.sheet import Merge, Sheet
from zwgk.model.table_words import TableWords, table_words
from zwgk.model.vocabulary_file import VocabularyFile

SECTORS = {
    name: Sector.model_validate(
        {"id": f"s{n}", "number": f"{n:02d}", "name": name, "lead": "县民政局"}
    )
    for n, name in enumerate(("社会救助", "养老服务"), 5)
}
HEAD = (
    "一级事项",
    "二级事项",
    "公开内容（要素）",
    "公开依据",
    "公开时限",
    "公开主体",
    "公开渠道和载体",
    "公开对象",
    "公开方式",
    "公开层级",
)
ITEM = (
    "综合业务",
    "监督检查",
    "电话",
    "《办法》",
    "20个工作日内",
    "县民政局",
    "政府网站",
    "全社会",
    "主动",
    "县级",
)


def reader(words: TableWords | None = None) -> SheetReader:
    def sectors(text: str) -> tuple[Sector, ...]:
        return tuple(s for name, s in SECTORS.items() if name in text)

    return SheetReader("目录.xlsx", words or table_words(), sectors, None)


def read(
    *rows: tuple[str, ...], name: str = "社会救助", words: TableWords | None = None, **kw: Any
) -> SheetRows:
    width = max(map(len, rows))
    full = tuple((*row, *[""] * (width - len(row))) for row in rows)
    return reader(words).read(Sheet(name, full, **kw))


def item(**cells: str) -> tuple[str, ...]:
    """The sample row with cells replaced, by the beginning of their head."""
    names = {k: next(h for h in HEAD if h.startswith(k)) for k in cells}
    assert len(set(names.values())) == len(cells)
    values = dict(zip(HEAD, ITEM, strict=True)) | {names[k]: v for k, v in cells.items()}
    return tuple(values.values())


def faults(row: Row) -> list[str]:
    return [f"{p.code} {p.where.cell}" for p in row.faults]


def one(*rows: tuple[str, ...], **kw: Any) -> Row:
    found = read(*rows, **kw).rows
    assert len(found) == 1
    return found[0]


# -- ticked boxes and words

CELLS = [
    ("公开渠道", "政府网站、政务服务中心", ("政府网站", "政务服务中心"), ()),
    ("公开渠道", "■政府网站 □政府公报\n■两微一端   □发布会/听证会", ("政府网站", "两微一端"), ()),
    ("公开渠道", "▄ 政府网站\n□其他", ("政府网站",), ()),
    ("公开渠道", "√政府网站 政府公报 √两微一端", ("政府网站", "两微一端"), ()),
    ("公开渠道", "t政府网站 口政府公报 t其他", ("政府网站", "其他"), ()),
    ("公开渠道", "[√]政府网站 [ ]政府公报 （√）公示栏", ("政府网站", "社区/企事业单位/村公示栏（电子屏）"), ()),
    ("公开渠道", "■政府网站\n■其他：（%）统计平台", ("政府网站", "其他"), ("（%）统计平台",)),
    ("公开渠道", "þ政府网站 ¨政府公报 þ其他：甲×乙平台", ("政府网站", "其他"), ("甲×乙平台",)),
    ("公开渠道", "政府网站√ 政府公报□ 两微一端√", ("政府网站", "两微一端"), ()),
    ("公开渠道", "☑政府网站☐政府公报☑入户／现场", ("政府网站", "入户/现场"), ()),
    ("公开渠道", "■社区/企事业单位/\n村公示栏(电子屏)", ("社区/企事业单位/村公示栏（电子屏）",), ()),
    ("公开渠道", "政府网站；微信公众号，行政服务中心 纸质载体", ("政府网站", "两微一端", "纸质媒体", "政务服务中心"), ()),
    ("公开渠道", "微信、微博", ("两微一端",), ()),
    ("公开渠道", "政府网站、其他：公共资源交易平台、信用中国网站", ("政府网站", "其他"), ("公共资源交易平台", "信用中国网站")),
    ("公开渠道", "■政府网站\n■其他 投资项目在线审批监管平台___\n□精准推送", ("政府网站", "其他"), ("投资项目在线审批监管平台",)),
    ("公开渠道", "12345政务服务热线、图书馆", ("其他",), ("12345政务服务热线", "图书馆")),
    ("公开渠道", "政府网站、其他基层公共服务平台", ("政府网站", "其他"), ("其他基层公共服务平台",)),
    ("公开渠道", "其他（县政府公众号、政务服务中心）", ("政务服务中心", "其他"), ("县政府公众号",)),
    ("公开渠道", "便民服务中心\n办事窗口", ("便民服务站", "其他"), ("办事窗口",)),
]  # fmt: skip


@pytest.mark.parametrize(("head", "text", "channels", "others"), CELLS)
def test_channels(head: str, text: str, channels: tuple[str, ...], others: tuple[str, ...]) -> None:
    row = one(HEAD, item(**{head: text}))
    assert faults(row) == []
    assert (row.values["channels"], row.values.get("other_channels", ())) == (channels, others)


@pytest.mark.parametrize(
    ("text", "audience", "group"),
    [
        ("全社会", ("全社会",), None),
        ("全社会 特定群体", ("全社会", "特定群体"), None),
        ("■全社会\n□特定群众", ("全社会",), None),
        ("特定对象：项目单位", ("特定群体",), "项目单位"),
        ("□全社会 ■特定群体（拟救助对象、家属）", ("特定群体",), "拟救助对象、家属"),
        ("特定群体\n全社会", ("全社会", "特定群体"), None),
    ],
)
def test_audiences(text: str, audience: tuple[str, ...], group: str | None) -> None:
    row = one(HEAD, item(公开对象=text))
    assert faults(row) == []
    assert (row.values["audience"], row.values.get("audience_group")) == (audience, group)


@pytest.mark.parametrize(
    ("text", "tiers"),
    [
        ("县级", ("县级",)),
        ("县级、乡级", ("县级", "乡级")),
        ("区级 镇街级", ("县级", "乡级")),
        ("√县级\n√乡、村级", ("县级", "乡级")),
        ("县级 镇（街）级　村", ("县级", "乡级", "村级")),
    ],
)
def test_tiers(text: str, tiers: tuple[str, ...]) -> None:
    assert one(HEAD, item(公开层级=text)).values["tier"] == tiers


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"公开渠道": "政府网占"}, ["T022 G2"]),
        ({"公开渠道": "政府网站等"}, ["T022 G2"]),
        ({"公开渠道": "□政府网站 □政府公报"}, ["T021 G2"]),
        ({"公开渠道": "□政府网站 政府公报"}, ["T023 G2"]),
        ({"公开方式": "自愿"}, ["T022 I2"]),
        ({"公开依据": "同上"}, ["T024 D2"]),
        ({"公开时限": "#N/A"}, ["T027 E2"]),
        ({"公开主体": "/"}, ["T021 F2"]),
        ({"公开内容": "——", "公开层级": ""}, ["T021 C2", "T021 J2"]),
    ],
)
def test_what_is_not_understood_is_told_with_its_cell(
    cells: dict[str, str], told: list[str]
) -> None:
    assert faults(one(HEAD, item(**cells))) == told


def test_a_channel_that_is_no_slip_is_other_and_told() -> None:
    row = one(HEAD, item(公开渠道="政府网站、村村响广播"))
    assert row.values["other_channels"] == ("村村响广播",)
    assert [f"{p.code} {p.where.cell}" for p in row.notices] == ["T042 G2"]


# -- heads


def test_a_head_in_two_rows_with_ticks_below() -> None:
    upper = (
        "序号",
        "公开事项",
        "",
        "公开内容 (要素)",
        "公开依据",
        "公开时限",
        "公开主体",
        "公开渠道和载体",
        "公开对象",
        "",
        "公开方式",
        "",
        "公开层级",
        "",
    )
    lower = (
        "",
        "一级事项",
        "二级事项",
        "",
        "",
        "",
        "",
        "",
        "全社会",
        "特定群体",
        "主动",
        "依申请公开",
        "县级",
        "镇级",
    )
    row = ("1", *ITEM[:7], "", "项目单位", "√", "", "√", "√")
    found = read(("社会救助目录",), upper, lower, row)
    assert found.kinds == ["title", "head", "head", "item"]
    values = found.rows[0].values
    assert (values["audience"], values["audience_group"]) == (("特定群体",), "项目单位")
    assert (values["method"], values["tier"]) == (("主动公开",), ("县级", "乡级"))
    assert found.rows[0].sector is SECTORS["社会救助"]


def test_a_head_with_remarks_and_odd_spacing() -> None:
    head = (
        "一 级\n事 项",
        "二级事项",
        "公开内容和测评依据",
        "公开依据",
        "公开时限",
        "公开主体：",
        "公开渠道和载体（至少选择其一，法律另有规定的从其规定）",
        *HEAD[7:],
    )
    assert faults(one(head, ITEM)) == []


def test_names_without_levels() -> None:
    head = ("事项名称", *HEAD[2:])
    row = one(("一级事项", *head), ("综合业务", "监督检查", *ITEM[2:]))
    assert row.names == ("综合业务", "监督检查", "")


def test_three_columns_under_one_name() -> None:
    head = ("公开事项", "", "", *HEAD[2:])
    merge = Merge(0, 0, 0, 2)
    row = one(head, ("甲", "乙", "丙", *ITEM[2:]), merges=(merge,))
    assert row.names == ("甲", "乙", "丙")


def test_a_table_of_several_sectors() -> None:
    head = ("领域", *HEAD)
    found = read(head, ("社会救助", *ITEM), ("养老服务", *ITEM), ("水利", *ITEM), name="汇总").rows
    assert [r.sector.name if r.sector else "" for r in found] == ["社会救助", "养老服务", ""]
    assert faults(found[2]) == ["T012 A4"]


def test_tables_of_two_sectors_on_one_sheet() -> None:
    found = read(
        ("社会救助领域目录",),
        HEAD,
        ITEM,
        ("",),
        ("养老服务领域目录",),
        HEAD,
        item(二级="投资指南"),
        name="Sheet1",
    )
    assert [r.sector.name for r in found.rows if r.sector] == ["社会救助", "养老服务"]
    assert found.kinds == ["title", "head", "item", "blank", "title", "head", "item"]


def test_a_title_and_a_tab_that_contradict_each_other() -> None:
    found = read(("养老服务领域目录",), HEAD, ITEM)
    assert faults(found.rows[0]) == ["T012 "]
    assert "养老服务（标题）、社会救助（工作表名称）" in found.rows[0].faults[0].message


def test_a_head_again_on_the_next_page_is_no_item() -> None:
    found = read(HEAD, ITEM, HEAD, ("", "办事指南", *ITEM[2:]))
    assert found.kinds == ["head", "item", "head", "item"]
    assert found.rows[1].names == ("综合业务", "办事指南", "")


def test_a_table_goes_on_in_the_next_one_of_a_document() -> None:
    first = read(HEAD, ITEM)
    second = reader().read(Sheet("表2", (("", "办事指南", *ITEM[2:]),)), first)
    assert second.rows[0].names == ("综合业务", "办事指南", "")
    assert second.rows[0].sector is SECTORS["社会救助"]


def test_an_unknown_column_is_told() -> None:
    found = read((*HEAD, "浏览量"), (*ITEM, "12"))
    assert [(p.code, p.where.cell) for p in found.problems] == [("T014", "K1")]
    assert read((*HEAD, "浏览量"), (*ITEM, "")).problems == []


def test_split_columns_are_joined() -> None:
    row = one((*HEAD, "法律依据"), (*ITEM, "《条例》"))
    assert row.values["basis"] == ("《办法》", "《条例》")
    row = one((*HEAD, "公开载体"), (*ITEM, "公示栏"))
    assert row.values["channels"] == ("政府网站", "社区/企事业单位/村公示栏（电子屏）")


def test_two_columns_for_one_thing() -> None:
    assert faults(one((*HEAD, "公开期限"), (*ITEM, "10日"))) == ["T015 K2"]
    assert faults(one((*HEAD, "公开期限"), (*ITEM, "20个工作日内"))) == []


def test_columns_of_counties() -> None:
    head = (*HEAD, "三级事项", "公开链接", "公开形式", "五公开", "责任科室", "备注", "事项编码")
    more = (
        "信访渠道",
        "https://a.gov.cn/1",
        "文本、图表",
        "决策公开、结果",
        "救助股",
        "甲\n乙",
        "SHJZ-0101",
    )
    values = one(head, (*ITEM, *more)).values
    assert values["links"] == ("https://a.gov.cn/1",)
    assert values["forms"] == ("文本", "图表")
    assert values["stages"] == ("决策", "结果")
    assert (values["unit"], values["note"], values["level3"]) == ("救助股", "甲\n乙", "信访渠道")


def test_a_link_behind_a_word() -> None:
    row = one((*HEAD, "公开链接"), (*ITEM, "查看"), links={(1, 10): "https://a.gov.cn/1"})
    assert row.values["links"] == ("https://a.gov.cn/1",)


def test_an_address_under_the_channel_of_the_web() -> None:
    head = (*HEAD[:6], "公开渠道", *HEAD[7:], "网站公开渠道")
    row = one(head, (*ITEM, "https://a.gov.cn/1"))
    assert (row.values["links"], row.values["channels"]) == (("https://a.gov.cn/1",), ("政府网站",))


# -- what is left out because it is said above


def test_names_left_empty_are_those_above() -> None:
    head = ("一级事项", "二级事项", "三级事项", *HEAD[2:])
    found = read(
        head,
        ("甲", "乙", "一", *ITEM[2:]),
        ("", "", "二", *ITEM[2:]),
        ("", "丙", "", *ITEM[2:]),
        ("丁", "", "三", *ITEM[2:]),
    ).rows
    assert [r.names for r in found[:3]] == [
        ("甲", "乙", "一"),
        ("甲", "乙", "二"),
        ("甲", "丙", ""),
    ]
    assert faults(found[3]) == ["T021 B5"]


def test_same_as_above_in_any_column_and_in_lists() -> None:
    second = item(
        二级="办事指南",
        公开内容="同上",
        公开依据="同上；《条例》",
        公开时限="〃",
        公开主体="同上",
        公开渠道="同上",
        公开对象="同上",
        公开方式="同上",
        公开层级="同上",
    )
    found = read(HEAD, item(公开渠道="政府网站、其他：图书馆"), second).rows
    assert faults(found[1]) == []
    assert found[1].values["basis"] == ("《办法》", "《条例》")
    assert {k: v for k, v in found[1].values.items() if k not in ("level2", "basis")} == {
        k: v for k, v in found[0].values.items() if k not in ("level2", "basis")
    }


def test_same_as_above_never_reaches_past_a_cell_that_was_not_understood() -> None:
    rows = (item(), item(二级="乙", 公开方式="自愿"), item(二级="丙", 公开方式="同上"))
    assert [faults(r) for r in read(HEAD, *rows).rows] == [[], ["T022 I3"], ["T024 I4"]]


def test_merged_cells_speak_for_every_row() -> None:
    merges = (Merge(1, 0, 2, 0), Merge(1, 3, 2, 3), Merge(1, 6, 2, 9))
    rows = (item(), ("", "办事指南", "条件", "", "10日", "县民政局", "", "", "", ""))
    found = read(HEAD, *rows, merges=merges).rows
    assert found[1].names == ("综合业务", "办事指南", "")
    assert found[1].values["basis"] == ("《办法》",)
    # A range over several columns speaks for the first of them only.
    assert faults(found[1]) == ["T021 G2"]


def test_one_name_over_both_levels() -> None:
    row = one(HEAD, ("招标投标信息", "", *ITEM[2:]), merges=(Merge(1, 0, 1, 1),))
    assert row.names == ("招标投标信息", "招标投标信息", "")


def test_ticks_merged_over_two_columns() -> None:
    head = (*HEAD[:7], "公开对象", "", *HEAD[8:])
    lower = (*[""] * 7, "全社会", "特定群体", "", "")
    row = (*ITEM[:7], "■全社会 □特定群体", "", *ITEM[8:])
    values = one(head, lower, row, merges=(Merge(2, 7, 2, 8),)).values
    assert values["audience"] == ("全社会",)


# -- rows that are no items


def test_notes_titles_and_blank_rows() -> None:
    found = read(
        ("社会救助",),
        ("",),
        HEAD,
        ITEM,
        ("",),
        ("注：1.本目录……",),
        ("填表人：张示例", "", "审核：李示例", "", "日期：2026年"),
        ("合计",),
    )
    assert found.kinds == ["title", "blank", "head", "item", "blank", "note", "note", "note"]
    assert [row for row, _ in found.passed] == [0, 5, 6, 7]


def test_an_item_called_like_a_note() -> None:
    row = one(HEAD, item(一级="注销登记", 二级="死亡注销"))
    assert (row.names[0], faults(row)) == ("注销登记", [])


def test_a_row_with_one_word_is_neither_dropped_nor_guessed() -> None:
    found = read(HEAD, ITEM, ("最低生活保障",))
    assert found.kinds == ["head", "item", "unclear"]
    assert faults(found.rows[1]) == ["T026 A3"]


def test_words_of_the_site() -> None:
    own = VocabularyFile.model_validate(
        {
            "公开渠道": [{"词": "政务服务中心", "也叫": "便民大厅"}],
            "其他渠道": ["村村响广播"],
            "表头": [{"项目": "公开内容", "也叫": "应公开的内容"}],
            "打勾记号": ["◆"],
            "同上的写法": ["如上"],
        }
    )
    head = (*HEAD[:2], "应公开的内容", *HEAD[3:])
    found = read(
        head,
        item(公开渠道="◆便民大厅 ◆村村响广播 □政府公报"),
        item(二级="乙", 公开渠道="如上"),
        words=table_words(own),
    ).rows
    assert [faults(r) for r in found] == [[], []]
    assert [p.code for r in found for p in r.notices] == []
    assert found[1].values["channels"] == ("政务服务中心", "其他")


def test_full_and_half_width_are_one() -> None:
    head = tuple(h.replace("（", "(").replace("）", ")") for h in HEAD)
    row = one(head, item(公开渠道="入户／现场、发布会／听证会", 公开方式="主 动"))
    assert row.values["channels"] == ("发布会/听证会", "入户/现场")
    assert row.values["method"] == ("主动公开",)


TEXT = st.sampled_from(["", "", "甲", "同上", "√", "■政府网站", "县级", "注：乙", "一级事项", "合计", "公开依据", "/", "#REF!", "社会救助领域"])  # fmt: skip


@given(st.lists(st.lists(TEXT, min_size=11, max_size=11).map(tuple), max_size=12), st.booleans())
def test_every_row_is_counted_once(rows: list[tuple[str, ...]], headed: bool) -> None:
    sheet = Sheet("社会救助", ((*HEAD, ""), *rows) if headed else tuple(rows))
    found = reader().read(sheet)
    assert len(found.kinds) == len(sheet.rows)
    assert len(found.rows) == found.counts["item"] + found.counts["unclear"]
    for row in found.rows:
        assert row.faults or {n for n in REQUIRED if n in row.present} <= set(row.values)
