"""Facts written once: references become the value of the day, wherever they stand."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.support.county import build_result, built, county, examined, policy
from zwgk.load import load
from zwgk.model.place import Place
from zwgk.model.policy import Policy
from zwgk.model.question import Question
from zwgk.problem import Problem

FACTS = """\
- 编号: dibao
  名称: 城市低保标准
  类型: 金额
  单位: 县民政局
  计量单位: 元
  说明: 每人每月
  取值:
    - {值: 750, 生效日期: 2025-01-01, 依据: 公告}
    - {值: 780, 生效日期: 2026-01-01, 失效日期: 2026-12-31, 依据: 公告}
    - {值: 800, 生效日期: 2027-02-01, 依据: 公告}
- 编号: phone-hall
  名称: 大厅电话
  类型: 电话
  单位: 县民政局
  取值:
    - {值: PHONE, 生效日期: 2020-01-01}
- 编号: phone-other
  名称: 别处电话
  类型: 电话
  单位: 县民政局
  取值:
    - {值: 0000-0000061, 生效日期: 2020-01-01}
"""
PLACE = """\
名称: {name}
类型: 政务服务中心
管理单位: 县民政局
地址: 示例路1号
开放时间: 工作日 9:00-17:00
电话: 〔事实：{phone}〕
"""
QUESTION = """\
- 编号: how-much
  问: 低保标准是多少？
  答: {answer}
  答复单位: 县民政局
  更新日期: {published}
"""


def facts(phone: str = "0000-0000051") -> dict[str, str]:
    return {"content/facts.yml": FACTS.replace("PHONE", phone)}


def question(answer: str, published: str = "2026-09-08 10:20") -> dict[str, str]:
    text = QUESTION.format(answer=answer, published=published)
    return {**facts(), "content/questions/a.yml": text}


def answered(folder: Path, answer: str, day: date, published: str = "2025-09-08 10:20") -> str:
    found = examined(folder, question(answer, published), today=day)
    return found.graph.all(Question)[0].answer


def stated_wrong(folder: Path, answer: str, day: date) -> list[Problem]:
    found = examined(folder, question(answer), today=day)
    return [p for p in found.problems if p.code.startswith("R30")]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 12, 31), "每月750元。"),
        (date(2026, 1, 1), "每月780元。"),
        (date(2026, 12, 31), "每月780元。"),
        (date(2027, 2, 1), "每月800元。"),
    ],
)
def test_a_text_says_the_value_of_the_day(tmp_path: Path, day: date, said: str) -> None:
    assert answered(tmp_path, "每月〔事实：城市低保标准〕。", day) == said


@pytest.mark.parametrize(
    "written", ["〔事实:城市低保标准〕", "〔 事实：城市 低保标准 〕", "〔事实：dibao〕"]
)
def test_signs_and_spaces_do_not_matter_and_the_id_will_do(tmp_path: Path, written: str) -> None:
    assert answered(tmp_path, f"每月{written}。", date(2026, 5, 1)) == "每月780元。"


def test_what_comes_out_later_says_what_holds_then(tmp_path: Path) -> None:
    text = answered(tmp_path, "〔事实：城市低保标准〕", date(2026, 11, 22), "2027-03-01 09:00")
    assert text == "800元"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2027, 1, 15), "最后一个值 2026-12-31 已经失效，下一个 2027-02-01 才生效"),
        (date(2024, 5, 1), "最早的值 2025-01-01 才生效"),
    ],
)
def test_no_value_today_is_an_error_that_says_why(tmp_path: Path, day: date, words: str) -> None:
    changes = question("〔事实：城市低保标准〕", "2024-01-01 09:00")
    found = [p for p in examined(tmp_path, changes, today=day).problems if p.code == "R302"]
    assert words in found[0].message
    assert found[0].stops


def test_an_unknown_name_is_an_error_with_the_nearest(tmp_path: Path) -> None:
    found = stated_wrong(tmp_path, "〔事实：城市低保〕", date(2026, 5, 1))
    assert [p.code for p in found] == ["R301"]
    assert "“城市低保标准”" in found[0].advice


@pytest.mark.parametrize(
    "written",
    [
        "【事实：大厅电话】",
        "{{事实:大厅电话}}",
        "〔事实大厅电话〕",
        "〔事实：大厅电话",
        "[事实：大厅电话]",
    ],
)
def test_a_reference_that_would_be_printed_is_an_error(tmp_path: Path, written: str) -> None:
    found = stated_wrong(tmp_path, f'"打{written}"', date(2026, 5, 1))
    assert [p.code for p in found] == ["R303"]
    assert "〔事实：大厅电话〕" in found[0].advice


@pytest.mark.parametrize(
    "written", ["【事实：双方确认的情况】", "〔事实和理由〕", "（事实：大厅电话）"]
)
def test_ordinary_words_are_left_alone(tmp_path: Path, written: str) -> None:
    assert stated_wrong(tmp_path, f'"{written}"', date(2026, 5, 1)) == []
    assert answered(tmp_path, f'"{written}"', date(2026, 5, 1)) == written


def test_a_telephone_is_one_wherever_it_was_written(tmp_path: Path) -> None:
    changes = {**facts(), "content/places/a.yml": PLACE.format(name="大厅", phone="大厅电话")}
    assert examined(tmp_path, changes).graph.all(Place)[0].phones == ("0000-0000051",)
    wrong = {**changes, **facts("13800000000")}
    stopping = {p.code: p for p in examined(tmp_path, wrong).problems if p.stops}
    assert stopping["V302"].where.path == "content/facts.yml"
    told = stopping["V008"]
    assert told.where.path == "content/places/a.yml"
    assert "引用的〔事实：大厅电话〕" in told.message, "the fact is wrong, not the place"
    assert told.advice.startswith("到 content/facts.yml 第") and "这里不用改" in told.advice


def test_code_in_a_body_is_left_as_it_is(tmp_path: Path) -> None:
    text = policy("通知", body="写`〔事实：大厅电话〕`，就是〔事实：大厅电话〕。")
    found = examined(tmp_path, {**facts(), "content/policies/2025/b.md": text})
    body = next(p.body for p in found.graph.all(Policy) if p.title == "通知")
    assert "写`〔事实：大厅电话〕`，就是0000-0000051。" in body


def test_places_after_a_value_are_those_of_the_file(tmp_path: Path) -> None:
    line = "打〔事实：城市低保标准〕和〔事实：大厅电话〕，见[说明](没有.md)。"
    text = policy("通知", body=f"第一行。\n\n{line}")
    found = examined(tmp_path, {**facts(), "content/policies/2025/b.md": text})
    where = next(p.where for p in found.problems if p.code == "R003")
    lines = text.splitlines()
    assert lines[where.line - 1] == line
    assert line[where.column - 1 :].startswith("没有.md")


def test_without_a_day_texts_say_the_latest_value(tmp_path: Path) -> None:
    county(tmp_path, question("〔事实：城市低保标准〕"))
    loaded = load(tmp_path)
    assert [r.answer for r in loaded.records if isinstance(r, Question)] == ["800元"]
    assert not [p for p in loaded.problems if p.code.startswith("R30")]


def test_broken_facts_are_told_once(tmp_path: Path) -> None:
    changes = question("〔事实：城市低保标准〕")
    changes["content/facts.yml"] = FACTS.replace("类型: 金额", "类型: 钱")
    found = [p for p in examined(tmp_path, changes).problems if p.stops]
    assert {p.where.path for p in found} == {"content/facts.yml"}


SITE = {
    "content/places/a.yml": PLACE.format(name="大厅", phone="大厅电话"),
    "content/places/b.yml": PLACE.format(name="别处", phone="别处电话"),
    "content/policies/2025/b.md": policy("通知", body="请打〔事实：大厅电话〕。"),
    "content/policies/2025/c.md": policy("公告", body="请打〔事实：别处电话〕。"),
}


def test_one_changed_telephone_changes_every_output_that_shows_it_and_no_other(
    tmp_path: Path,
) -> None:
    old, new = "0000-0000051", "0000-0000052"
    before = build_result(tmp_path / "a", {**SITE, **facts(old)})[0]
    after = build_result(tmp_path / "b", {**SITE, **facts(new)})[0]
    first = {f.path: f.content for f in before.files}
    second = {f.path: f.content for f in after.files}
    assert first.keys() == second.keys()
    # The index of search holds numbers in pieces; its rows and texts show them whole.
    shards = re.compile(r"search/(i/|meta\.json)")
    changed = {p for p in first if first[p] != second[p] and not shards.match(p)}
    # Linked data has telephones in the international form, without the first zero.
    forms = [(old.encode(), new.encode()), (f"+86-{old[1:]}".encode(), f"+86-{new[1:]}".encode())]
    assert changed == {path for path in first if any(was in first[path] for was, _ in forms)}
    for path in changed:
        content = first[path]
        for was, is_now in forms:
            content = content.replace(was, is_now)
        assert content == second[path]
    assert {
        "places/a/index.html",
        "policies/b/index.html",
        "facts/phone-hall/index.html",
    } <= changed
    assert not [p for p in changed if p.startswith(("places/b", "policies/c", "facts/phone-other"))]


def test_the_page_of_a_fact_tells_its_history_and_where_it_is_used(tmp_path: Path) -> None:
    pages = built(tmp_path, {**SITE, **facts(), **question("〔事实：城市低保标准〕")})
    page = pages["facts/dibao/index.html"]
    for words in ("780元", "750元", "2025-12-31", "800元", "低保标准是多少？"):
        assert words in page
    assert 'href="../../places/a/"' in pages["facts/phone-hall/index.html"]
    assert 'href="../../places/b/"' not in pages["facts/phone-hall/index.html"]
    assert "780元，2026-01-01起" in pages["questions/how-much/index.html"], (
        "where figures come from"
    )


def test_a_missing_bracket_does_not_make_the_full_stop_a_part_of_the_name(tmp_path: Path) -> None:
    found = examined(tmp_path, {**SITE, **facts(), **question("每月〔事实：城市低保标准。")})
    (problem,) = [p for p in found.problems if p.code == "R303"]
    assert "〔事实：城市低保标准〕" in problem.advice
