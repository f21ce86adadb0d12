"""How policies stand with their interpretations: in time, late, missing, in step (INT-01..09)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.county import county, policy
from zwgk.build import examine
from zwgk.model.copied import copied_share
from zwgk.model.interpreting import Interpreting, Quarter

NUMBER = "青政办发〔2026〕7号"
PEOPLE = {
    "interpretations/interpreters.yml": (
        "- {编号: zhang-shili, 姓名: 张示例, 单位: 县民政局, 职务: 局长, 第一解读人: 是, "
        "联系电话: 0000-0000002, 接听时间: 工作日}\n"
    )
}


def document(published: str = "2026-09-28 09:30", **keys: str) -> str:
    front = {
        "起草单位": "县民政局", "成文日期": "2026-09-25", "发布日期": published,
        "文件类型": "行政规范性文件", **keys,
    }  # fmt: skip
    return policy("关于印发高龄津贴办法的通知", NUMBER, **front)


def interpretation(published: str, form: str = "文字", body: str = "## 谁能领\n\n老人。\n") -> str:
    return (
        f"---\n标题: 解读\n解读文件: {NUMBER}\n解读阶段: 即时解读\n解读形式: {form}\n"
        f"解读机构: 县民政局\n解读人: 张示例\n一句话说清楚: 老人有津贴\n"
        f"发布日期: {published}\n---\n{body}"
    )


def told(folder: Path, files: dict[str, str], today: str = "2026-11-22") -> Interpreting:
    changes = {**PEOPLE, "content/policies/2026/b.md": document(), **files}
    found = examine(county(folder, changes), today=date.fromisoformat(today))
    return found.facts.interpreting["policy", "b"]


@pytest.mark.parametrize(
    ("published", "state", "days"),
    [
        ("2026-09-28 15:00", "same_day", 0),
        ("2026-09-29 09:00", "in_time", 1),
        # 国庆 1 to 7 October is off, the Sunday before it is not: 29, 30 September, 8 October.
        ("2026-10-08 09:00", "in_time", 3),
        ("2026-10-09 09:00", "late", 4),
        ("2026-09-24 09:00", "early", -1),
    ],
)
def test_lateness_is_counted_in_working_days(
    tmp_path: Path, published: str, state: str, days: int
) -> None:
    found = told(tmp_path, {"interpretations/a.md": interpretation(published)})
    assert (found.state.name, found.days, found.due_on) == (state, days, date(2026, 10, 8))


def test_the_earliest_interpretation_counts(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        {
            "interpretations/a.md": interpretation("2026-10-20 09:00", "图解"),
            "interpretations/b.md": interpretation("2026-09-28 09:30"),
        },
    )
    assert found.state.name == "same_day"
    assert [f.label for f in found.forms] == ["文字", "图解"]


@pytest.mark.parametrize(("today", "state"), [("2026-10-08", "pending"), ("2026-10-09", "missing")])
def test_what_is_not_due_yet_is_not_missing(tmp_path: Path, today: str, state: str) -> None:
    assert told(tmp_path, {}, today).state.name == state


@pytest.mark.parametrize(
    ("keys", "required"),
    [
        ({}, True),
        ({"文件类型": "规章"}, True),
        ({"文件类型": "其他政策文件"}, False),
        ({"文件类型": "其他政策文件", "应当解读": "是"}, True),
        ({"不解读原因": "内部事务"}, False),
        ({"来源": "省人民政府网站"}, False),
    ],
)
def test_what_must_be_interpreted(tmp_path: Path, keys: dict[str, str], required: bool) -> None:
    found = told(tmp_path, {"content/policies/2026/b.md": document(**keys)})
    assert found.required is required
    assert found.state.name == ("missing" if required else "not_needed")


def questions(updated: str, first: str = "", count: int = 3) -> str:
    more = f", 首次发布: {first}" if first else ""
    return "".join(
        f"- {{编号: q-{n}, 问: 第{n}个问题？, 答: 答。, 关于: {NUMBER}, 答复单位: 县民政局, "
        f"更新日期: {updated}{more}}}\n"
        for n in range(count)
    )


@pytest.mark.parametrize(
    ("text", "in_step"),
    [
        (questions("2026-09-28"), True),
        (questions("2026-11-02", "2026-09-28"), True),
        (questions("2026-11-02"), None),  # perhaps only checked again: it is not guessed
        (questions("2026-11-02", "2026-10-09"), False),
        (questions("2026-09-28", count=2), False),
    ],
)
def test_in_step_means_all_three_on_one_day(
    tmp_path: Path, text: str, in_step: bool | None
) -> None:
    files = {
        "interpretations/a.md": interpretation("2026-09-28 09:30"),
        "content/questions/a.yml": text,
    }
    assert told(tmp_path, files).in_step is in_step


def test_an_interpretation_of_questions_is_both(tmp_path: Path) -> None:
    found = told(tmp_path, {"interpretations/a.md": interpretation("2026-09-28 09:30", "问答")})
    assert found.in_step is True and found.questions == 0


def test_parts_are_found_in_headings_of_all_interpretations(tmp_path: Path) -> None:
    files = {"interpretations/a.md": interpretation("2026-09-28", body="## 为什么要出台\n\n略。\n")}
    assert told(tmp_path / "a", files).lacking == ("主要内容",)
    files["interpretations/b.md"] = interpretation("2026-09-29", body="**核心内容**\n\n略。\n")
    found = told(tmp_path / "b", files)
    assert found.lacking == () and found.advised == ("执行标准", "惠民利民举措")


def test_differences_are_asked_for_only_of_what_replaces(tmp_path: Path) -> None:
    body = "## 背景\n\n略。\n\n## 主要内容\n\n略。\n"
    files = {
        "interpretations/a.md": interpretation("2026-09-28", body=body),
        "content/policies/2026/b.md": document(废止文件="青政办发〔2025〕1号"),
    }
    assert told(tmp_path, files).lacking == ("新旧政策差异",)


def test_a_site_changes_numbers_and_parts(tmp_path: Path) -> None:
    rules = (
        "最迟工作日: 5\n问答条数: 1\n解读内容:\n  - {名称: 办理渠道, 也叫: 去哪办, 要求: 必备}\n"
    )
    files = {
        "interpretations/rules.yml": rules,
        "interpretations/a.md": interpretation("2026-10-09 09:00"),
        "content/questions/a.yml": questions("2026-09-28", count=1),
    }
    found = told(tmp_path, files)
    assert found.state.name == "in_time" and "办理渠道" in found.lacking
    assert found.questions_on == date(2026, 9, 28)


def test_copying_is_a_share_of_the_interpretation() -> None:
    law = "年满80周岁的老人可以享受高龄津贴，由村民委员会登记造册。所需资金由县级财政负担。"
    assert copied_share(law, law) == 1
    assert copied_share("村里会帮老人登记，不用自己跑，钱直接打到卡上面。", law) == 0
    half = "年满80周岁的老人可以享受高龄津贴。" + "户口在本县满八十岁就能每个月领到钱。"
    assert 0.4 < copied_share(half, law) < 0.6
    assert copied_share(f"## {law}", law) == 0 and copied_share(law, "") == 0


def test_quarters() -> None:
    quarter = Quarter.of(date(2026, 9, 30))
    assert (quarter.label, quarter.slug) == ("2026年第三季度", "2026q3")
    assert (quarter.first, quarter.after) == (date(2026, 7, 1), date(2026, 10, 1))
    assert Quarter(2026, 1).before == Quarter(2025, 4)
    assert Quarter(2026, 4).after == date(2027, 1, 1)
