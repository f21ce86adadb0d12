"""Edges of the rules over records; each rule's plain case is in ``tests/rules``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.county import COUNTY, TODAY, examined, policy, unit
from tests.support.rules import RULES
from zwgk.check import check
from zwgk.check.limits import LIMITS, on_day
from zwgk.check.services import catch_all, longer
from zwgk.derive import derive
from zwgk.link import link
from zwgk.load import load_text
from zwgk.model.loaded import Loaded
from zwgk.model.values.dates import Span
from zwgk.problem import Level

C = "content/consultations/2026/gongjiao.md"
CONSULTATION = """\
---
标题: 关于公开征求意见的公告
组织单位: 县政府办公室
发布日期: 2026-09-01 09:00
开始日期: {opens}
截止日期: {closes}
提意见方式: {{电话: 0000-0000001}}
起草说明: 拟调整走向。
---
正文。
"""


def _found(tmp_path: Path, code: str, changes: dict[str, str], today: date) -> list[Level]:
    found = examined(tmp_path, changes, today=today)
    return [p.level for p in found.problems if p.code == code]


@pytest.mark.parametrize(
    ("days", "levels"),
    [(0, []), (19, []), (20, [Level.warning]), (30, [Level.warning]), (31, [Level.error])],
)
def test_feedback_is_overdue_in_two_steps(tmp_path: Path, days: int, levels: list[Level]) -> None:
    closes = date(2026, 10, 1)
    text = CONSULTATION.format(opens="2026-09-01", closes=closes)
    today = date.fromordinal(closes.toordinal() + days)
    assert _found(tmp_path, "D401", {C: text}, today) == levels


@pytest.mark.parametrize(("closes", "count"), [("2026-10-01", 0), ("2026-09-30", 1)])
def test_thirty_days_are_counted_from_the_first_day(
    tmp_path: Path, closes: str, count: int
) -> None:
    """DEC-03: from 1 September to 1 October are thirty days."""
    text = CONSULTATION.format(opens="2026-09-01", closes=closes)
    assert len(_found(tmp_path, "V122", {C: text}, date(2026, 11, 22))) == count


@pytest.mark.parametrize(
    ("days", "levels"),
    [(10, []), (11, [Level.warning]), (14, [Level.warning]), (15, [Level.error])],
)
def test_the_home_page_grows_stale_in_two_steps(
    tmp_path: Path, days: int, levels: list[Level]
) -> None:
    """CK-03; the county's newest record is of 2025-03-12."""
    today = date.fromordinal(date(2025, 3, 12).toordinal() + days)
    assert _found(tmp_path, "D701", {}, today) == levels


@pytest.mark.parametrize(
    ("today", "missing"),
    [(date(2026, 3, 31), False), (date(2026, 4, 1), True)],
)
def test_a_government_has_until_the_end_of_march(
    tmp_path: Path, today: date, missing: bool
) -> None:
    changes = {"content/organisations/xzf.yml": unit("青禾县人民政府", "县政府", "人民政府")}
    assert bool(_found(tmp_path, "D601", changes, today)) is missing


@pytest.mark.parametrize(
    ("today", "missing"),
    [(date(2026, 1, 31), False), (date(2026, 2, 1), True)],
)
def test_departments_have_until_the_end_of_january(
    tmp_path: Path, today: date, missing: bool
) -> None:
    assert bool(_found(tmp_path, "D602", {}, today)) is missing


@pytest.mark.parametrize(("left", "count"), [(-1, 0), (0, 1), (90, 1), (91, 0)])
def test_a_lapsing_document_is_told_ninety_days_ahead(
    tmp_path: Path, left: int, count: int
) -> None:
    changes = {"content/policies/2025/a.md": policy("通知", 有效期至="2027-06-30")}
    today = date.fromordinal(date(2027, 6, 30).toordinal() - left)
    assert len(_found(tmp_path, "D201", changes, today)) == count


def test_the_lapse_of_a_document_never_stops_a_build(tmp_path: Path) -> None:
    changes = {"content/policies/2025/a.md": policy("通知", 有效期至="2026-06-30", 有效性="有效")}
    found = examined(tmp_path, changes)
    assert [p.level for p in found.problems if p.code == "V114"] == [Level.warning]
    assert [p for p in found.problems if p.stops] == []


def test_long_chains_of_documents_are_walked(tmp_path: Path) -> None:
    """Deeper than Python's recursion limit would allow."""
    chain = {
        f"content/policies/2025/p{n}.md": policy(
            f"通知{n}",
            f"青政办发〔2025〕{n + 2}号",
            废止文件=f"青政办发〔2025〕{(n + 1) % 1100 + 2}号",
        )
        for n in range(1100)
    }
    found = [p for p in examined(tmp_path, chain).problems if p.code == "R201"]
    assert len(found) == 1
    assert len(found[0].others) == 1099


def test_a_document_that_repeals_itself_is_a_cycle(tmp_path: Path) -> None:
    changes = {
        "content/policies/2025/a.md": policy(
            "通知", "青政办发〔2025〕1号", 废止文件="青政办发〔2025〕1号"
        )
    }
    assert _found(tmp_path, "R201", changes, date(2026, 11, 22)) == [Level.error]


@pytest.mark.parametrize(
    ("one", "other", "result"),
    [
        ("30个工作日", "20个工作日", True),
        ("20个工作日", "20个工作日", False),
        ("20日", "20个工作日", False),
        ("3个工作日", "当场办结", True),
        ("当场办结", "3个工作日", False),
        ("2小时", "90分钟", True),
        ("1小时", "60分钟", False),
        ("30分钟", "当场办结", True),
    ],
)
def test_only_comparable_spans_are_compared(one: str, other: str, result: bool) -> None:
    assert longer(Span.read(one), Span.read(other)) is result


@pytest.mark.parametrize(
    "name",
    [
        "其他材料",
        "其他相关材料",
        "其它有关证明材料",
        "相关材料",
        "法律法规规定的其他材料",
        "法律、行政法规规定的其他文件",
        "审批机关要求提供的其他资料",
        "经办机构认为需要提供的材料",
    ],
)
def test_catch_all_materials(name: str) -> None:
    assert catch_all(name)


@pytest.mark.parametrize(
    "name",
    ["居民身份证", "其他家庭成员的身份证", "收入证明材料", "相关部门出具的死亡证明", "残疾人证"],
)
def test_named_materials(name: str) -> None:
    assert not catch_all(name)


def test_the_limits_are_data_with_their_sources() -> None:
    assert LIMITS.consultation_days == 30
    assert on_day(LIMITS.government_report_due, 2026) == date(2026, 3, 31)


def test_a_page_may_not_take_an_address_of_the_site(tmp_path: Path) -> None:
    for path in ("content/search.md", "content/api/x.md"):
        changes = {path: "---\n标题: 查一查\n---\n正文。\n"}
        found = examined(tmp_path / path.replace("/", "-"), changes).problems
        assert [p.where.path for p in found if p.code == "S006"] == [path]


def test_two_records_may_not_leave_the_same_old_address(tmp_path: Path) -> None:
    changes = {
        f"content/policies/2025/{n}.md": policy(f"通知{n}", 旧地址="/zwgk/old.html")
        for n in ("b", "c")
    }
    found = [p for p in examined(tmp_path, changes).problems if p.code == "S006"]
    assert [p.where.path for p in found] == ["content/policies/2025/c.md"]


def test_links_of_a_body_to_what_is_not_public_are_told(tmp_path: Path) -> None:
    changes = {
        "content/policies/2025/a.md": policy("甲", body="见[乙](b.md)。"),
        "content/policies/2025/b.md": policy("乙", 发布日期="2027-01-01 09:00"),
    }
    found = [p for p in examined(tmp_path, changes).problems if p.code == "R203"]
    assert [str(p.where) for p in found] == ["content/policies/2025/a.md:7:6"]
    assert "2027-01-01" in found[0].message


def test_a_withheld_record_is_not_quoted_as_a_duty(tmp_path: Path) -> None:
    changes = {
        "content/policies/2025/a.md": policy("甲", 文件类型="行政规范性文件", 公开方式="依申请公开")
    }
    assert _found(tmp_path, "D101", changes, date(2026, 11, 22)) == []


def test_a_cancelled_item_needs_nothing_published(tmp_path: Path) -> None:
    item = COUNTY["catalog/社会救助.yml"]
    cancelled = item + "    调整记录: [{日期: 2026-01-01, 类型: 取消, 说明: 职能划转}]\n"
    today = date(2026, 11, 22)
    assert _found(tmp_path / "1", "D501", {}, today) == [Level.warning]
    assert _found(tmp_path / "2", "D501", {"catalog/社会救助.yml": cancelled}, today) == []


def test_a_ministry_code_has_no_region(tmp_path: Path) -> None:
    site = COUNTY["content/site.yml"].replace('"9901230001"', "bm01000001")
    assert _found(tmp_path, "S002", {"content/site.yml": site}, date(2026, 11, 22)) == []


REPORT = "content/annual-reports/2025/xzf.yml"


def _report(tmp_path: Path, old: str, new: str) -> list[str]:
    """What is found in a sound report after one change."""
    text = (RULES / "V142" / "right" / REPORT).read_text("utf-8")
    assert old in text
    changes = {
        REPORT: text.replace(old, new),
        "content/organisations/xzf.yml": unit("青禾县人民政府", "县政府", "人民政府"),
    }
    found = examined(tmp_path, changes).problems
    return [f"{p.code} {p.message}" for p in found if p.code.startswith("V14")]


def test_a_sound_report_is_sound(tmp_path: Path) -> None:
    assert _report(tmp_path, "年度:", "年度:") == []


def test_numbers_below_zero_are_refused(tmp_path: Path) -> None:
    zero, minus = "重复申请: [0, 0, 0, 0, 0, 0, 0]", "重复申请: [1, -1, 0, 0, 0, 0, 0]"
    assert _report(tmp_path, zero, minus)[0] == "V141 “重复申请”里有负数 -1"


def test_a_short_row_is_told_once_and_not_added_up(tmp_path: Path) -> None:
    found = _report(tmp_path, "总计处理: [4, 0, 0, 0, 0, 0, 4]", "总计处理: [4]")
    assert [f.split(" ")[0] for f in found] == ["V141"]


def test_the_total_column_is_the_sum_of_its_row(tmp_path: Path) -> None:
    found = _report(tmp_path, "本年新收: [5, 0, 0, 0, 0, 0, 5]", "本年新收: [4, 0, 1, 0, 0, 0, 6]")
    assert "V143 “本年新收”的总计填 6，前六栏加起来是 5" in found


def test_two_sites_are_one_too_many() -> None:
    sites = tuple(
        record.model_copy(update={"id": id})
        for id in ("a", "b")
        for record in load_text("content/site.yml", COUNTY["content/site.yml"].encode()).records
    )
    graph, _ = link(Loaded(sites))
    assert "站点信息有两份" in [p.message for p in check(graph, derive(graph, TODAY)).problems]


def test_two_pages_may_not_get_one_address(tmp_path: Path) -> None:
    text = "---\n标题: 关于\n---\n正文。\n"
    changes = {"content/catalog/shehui-jiuzhu/shjz-0101.md": text}
    found = [p for p in examined(tmp_path, changes).problems if p.code == "S006"]
    assert len(found) == 1 and "“catalog/shehui-jiuzhu/shjz-0101/”" in found[0].message


def test_names_of_columns_are_short(tmp_path: Path) -> None:
    text = "---\n标题: 关于青禾县政务公开专栏建设情况的说明\n栏目类型: 概况信息\n---\n正文。\n"
    assert _found(tmp_path, "S011", {"content/about.md": text}, TODAY) == [Level.warning]


def test_a_guide_to_disclosure_without_a_date_is_told(tmp_path: Path) -> None:
    changes = {"content/disclosure-guide.md": "---\n标题: 政府信息公开指南\n---\n正文。\n"}
    found = [p for p in examined(tmp_path, changes).problems if p.code == "D603"]
    assert [p.message for p in found] == ["政府信息公开指南没有写更新日期"]


def test_a_guide_to_disclosure_that_is_not_there_is_the_link_stages_matter(
    tmp_path: Path,
) -> None:
    site = COUNTY["content/site.yml"].replace("disclosure-guide.md", "nothing.md")
    found = {p.code for p in examined(tmp_path, {"content/site.yml": site}).problems}
    assert "R001" in found and "D603" not in found


def test_what_is_given_on_request_only_is_told_as_such(tmp_path: Path) -> None:
    changes = {
        "content/policies/2025/a.md": policy("甲", 依据文件="乙"),
        "content/policies/2025/b.md": policy("乙", 公开方式="依申请公开"),
    }
    found = [p for p in examined(tmp_path, changes).problems if p.code == "R203"]
    assert "不主动公开" in found[0].message


def test_a_recording_without_a_file_is_told(tmp_path: Path) -> None:
    people = (RULES / "_base/interpretations/interpreters.yml").read_text("utf-8")
    text = (RULES / "A112/right/interpretations/2026/linshi-jiuzhu.md").read_text("utf-8")
    text = text.replace("音频: 解读录音.mp3\n", "").replace(
        "青政办发〔2026〕3号", "青政办发〔2025〕1号"
    )
    changes = {"interpretations/interpreters.yml": people, "interpretations/2026/x.md": text}
    found = [p for p in examined(tmp_path, changes).problems if p.code == "A112"]
    assert [p.message for p in found] == ["解读有音频或视频，却没有填“音频”"]


def _bundle(tmp_path: Path, code: str, promised: str, guide: str = "临时救助申请") -> list[str]:
    base = RULES / "V132" / "right" / "content"
    bundle = (base / "bundles/jiuzhu.yml").read_text("utf-8")
    changes = {
        "content/guides/linshi-jiuzhu.yml": (base / "guides/linshi-jiuzhu.yml").read_text("utf-8"),
        "content/places/zwfwzx.yml": (RULES / "_base/content/places/zwfwzx.yml").read_text("utf-8"),
        "content/bundles/jiuzhu.yml": bundle.replace(
            "承诺办结时限: 10个工作日\n", promised
        ).replace("临时救助申请", guide),
    }
    return [p.code for p in examined(tmp_path, changes).problems if p.code == code]


@pytest.mark.parametrize(
    ("promised", "count"),
    [("承诺办结时限: 11个工作日\n", 1), ("承诺办结时限: 30日\n", 0), ("", 0)],
)
def test_a_bundle_is_compared_in_one_unit_only(tmp_path: Path, promised: str, count: int) -> None:
    assert len(_bundle(tmp_path, "V132", promised)) == count


def test_a_bundle_with_an_unknown_guide_is_not_compared(tmp_path: Path) -> None:
    promised = "承诺办结时限: 90个工作日\n"
    assert _bundle(tmp_path, "V132", promised, "没有这一项") == []


def test_an_address_as_link_text_is_told_in_short(tmp_path: Path) -> None:
    address = "https://www.example.gov.cn/zwgk/" + "x" * 40
    changes = {"content/policies/2025/a.md": policy("通知", body=f"见<{address}>。")}
    found = [p for p in examined(tmp_path, changes).problems if p.code == "A102"]
    assert found[0].message.endswith("x…”")


# -- participation and gazette (DEC-05, DEC-12, DOC-11, INT-02) ----------------------------

HEARING = CONSULTATION.replace(
    "---\n正文", "听证会: {{日期: 2026-12-10, 地点: 县政府, 代表产生方式: 自愿报名}}\n---\n正文"
)


@pytest.mark.parametrize(
    ("today", "count"), [(date(2026, 12, 3), 0), (date(2026, 12, 4), 2), (date(2026, 12, 20), 2)]
)
def test_a_hearing_is_prepared_seven_days_before(tmp_path: Path, today: date, count: int) -> None:
    """Papers and participants, each told before the hearing, not after it."""
    text = HEARING.format(opens="2026-11-01", closes="2026-12-31")
    assert len(_found(tmp_path, "V127", {C: text}, today)) == count


def _normative(published: str, **keys: str) -> str:
    dates = {"成文日期": published, "发布日期": f"{published} 09:00", "文件类型": "行政规范性文件"}
    return policy("关于救助标准的通知", "青政办发〔2026〕7号", **{**dates, **keys})


GAZETTE = """\
年份: {year}
期号: 第1期
出版日期: {year}-03-31
目录: [{{栏目: 文件, 文件: [青政办发〔2025〕1号]}}]
"""


@pytest.mark.parametrize(
    ("published", "planned", "levels"),
    [
        ("2026-08-24", "", []),
        ("2026-08-23", "", [Level.warning]),
        ("2026-08-24", "2026年第4期", [Level.hint]),
        ("2026-05-26", "2026年第4期", [Level.hint]),
        ("2026-05-25", "2026年第4期", [Level.warning]),
        ("2024-05-24", "", []),  # before the first issue
    ],
)
def test_a_document_waits_for_its_gazette_only_so_long(
    tmp_path: Path, published: str, planned: str, levels: list[Level]
) -> None:
    keys = {"拟登公报": planned} if planned else {}
    changes = {
        "content/policies/2026/n.md": _normative(published, **keys).replace(
            "〔2026〕", f"〔{published[:4]}〕"
        ),
        "content/gazette/1.yml": GAZETTE.format(year=2025),
    }
    assert _found(tmp_path, "D203", changes, date(2026, 11, 22)) == levels


def test_the_gazette_tells_how_much_of_what_is_due_it_carries(tmp_path: Path) -> None:
    changes = {
        "content/policies/2025/a.md": _normative("2025-03-10").replace("〔2026〕7", "〔2025〕1"),
        "content/policies/2026/n.md": _normative("2026-03-10"),
        "content/policies/2026/m.md": _normative("2026-11-10").replace("〕7号", "〕8号"),
        "content/gazette/1.yml": GAZETTE.format(year=2025),
    }
    found = examined(tmp_path, changes, today=date(2026, 11, 22)).facts.gazette
    assert found is not None
    assert [k[1] for k in found.carried] == ["a"]
    assert [k[1] for k in found.missing] == ["n"]
    assert [k[1] for k in found.pending] == ["m"]
    assert found.percent == 50


@pytest.mark.parametrize(
    ("keys", "levels"),
    [
        ({}, []),
        ({"重大政策措施": "是"}, [Level.warning]),
        ({"重大政策措施": "是", "未征求意见原因": "依法不公开"}, []),
        ({"重大政策措施": "是", "来源": "中国政府网"}, []),
    ],
)
def test_a_major_policy_was_put_to_the_public(
    tmp_path: Path, keys: dict[str, str], levels: list[Level]
) -> None:
    changes = {"content/policies/2026/n.md": _normative("2026-11-10", **keys)}
    assert _found(tmp_path, "D625", changes, date(2026, 11, 22)) == levels


PERSON = {
    "interpretations/interpreters.yml": (
        "- {编号: a, 姓名: 张示例, 单位: 县民政局, 职务: 局长, 联系电话: 0000-0000002, 接听时间: 工作日}\n"
    )
}


@pytest.mark.parametrize(
    ("issuers", "drafter", "by", "levels"),
    [
        ("[县政府办公室, 县民政局]", "", "县政府办公室", []),
        ("[县政府办公室, 县民政局]", "", "县民政局", [Level.warning]),
        ("[县政府办公室, 县民政局]", "", "柳泉镇政府", [Level.error]),
        ("[县政府办公室, 县民政局]", "县民政局", "县政府办公室", [Level.error]),
        ("县政府办公室", "县民政局", "县民政局", []),
    ],
)
def test_who_drafts_or_leads_interprets(
    tmp_path: Path, issuers: str, drafter: str, by: str, levels: list[Level]
) -> None:
    keys = {"发文机关": issuers, **({"起草单位": drafter} if drafter else {})}
    changes = {
        "content/policies/2026/n.md": _normative("2026-11-10", **keys),
        **PERSON,
        "interpretations/2026/n.md": (
            "---\n标题: 解读\n解读文件: 青政办发〔2026〕7号\n解读阶段: 即时解读\n解读形式: 文字\n"
            f"解读机构: {by}\n解读人: 张示例\n一句话说清楚: 多领20元\n发布日期: 2026-11-10 09:00\n---\n好。\n"
        ),
    }
    assert _found(tmp_path, "D103", changes, date(2026, 11, 22)) == levels


@pytest.mark.parametrize(
    ("name", "nameless"),
    [
        *((n, True) for n in ("P020261028540", "4f3a9c0e1b2d", "附件1", "附件 二", "20261028")),
        *((n, True) for n in ("新建文档", "申请表 - 副本", "IMG_0231", "scan0001", "12")),
        *((n, True) for n in ("新建 Microsoft Word 文档 (2)", "未命名1", "Document", "工作簿1")),
        *((n, False) for n in ("申请表", "附件1：申请表", "2026年部门预算", "IC卡申请表", "表12")),
        *((n, False) for n in ("新建商品房备案价格表", "文档管理办法", "Book借阅须知")),
    ],
)
def test_a_name_says_what_the_file_is(tmp_path: Path, name: str, nameless: bool) -> None:
    """DOC-13: not a number, not what a scanner called it."""
    text = policy("通知", "青政办发〔2025〕1号", 附件=f"[{{文件: a.csv, 名称: {name!r}}}]")
    changes = {"content/policies/2025/a.md": text, "content/policies/2025/附件/a.csv": "甲,乙\n"}
    assert bool(_found(tmp_path, "D624", changes, date(2026, 11, 22))) is nameless
