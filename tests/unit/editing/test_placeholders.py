import pytest

from tests.support.rules import RULES, expected, text_of
from zwgk.editing.placeholders import V090, completed, find, merged
from zwgk.load import load
from zwgk.problem import Level, Problem, Where


def test_each_placeholder_is_pointed_at() -> None:
    text = "# 请填写\n名称: 请填写\n#简称: 请填写\n电话: [请填写]  # 请填写\n地址: 甲 # 请填写\n"
    found = find({"content/places/a.yml": text})
    assert [str(p.where) for p in found] == ["content/places/a.yml:2:5", "content/places/a.yml:4:6"]
    assert [p.message for p in found] == ["“名称”还没有填写", "“电话”还没有填写"]
    assert all(p.stops for p in found)


def test_rows_are_named_by_their_key() -> None:
    (problem,) = find({"a.yml": "- 编号: a\n  成员:\n    - 请填写\n"})
    assert problem.message == "“成员”还没有填写"


def test_the_body_counts_and_may_use_the_number_sign() -> None:
    (problem,) = find({"a.md": "---\n标题: 甲\n---\n\n# 请填写\n"})
    assert problem.where.line == 5
    assert "正文" in problem.message


def test_a_draft_is_only_reminded() -> None:
    (problem,) = find({"a.md": "---\n标题: 请填写\n状态: 草稿\n---\n"})
    assert problem.level is Level.hint
    assert not problem.stops


def test_other_words_about_the_same_placeholder_go() -> None:
    wrong = Problem("V008", Level.error, Where("a.yml", 1, 5), "“电话”填的“请填写”…", "改")
    other = Problem("K003", Level.error, Where("a.yml", 1, 1), "缺少“名称”", "补")
    left = find({"a.yml": "电话: 请填写\n"})
    assert merged([wrong, other], left) == [other, *left]


def test_codes() -> None:
    left = find({"a.yml": "电话: 请填写\n"})
    assert left[0].code == V090.code


@pytest.mark.parametrize("side", ["wrong", "right"])
def test_the_examples_of_the_rule(side: str) -> None:
    tree = RULES / "V090" / side
    loaded = load(tree)
    found = completed(tree, loaded.sources, loaded.problems)
    assert text_of(found) == (expected("V090") if side == "wrong" else "")


def test_completing_twice_is_completing_once() -> None:
    tree = RULES / "V090" / "wrong"
    loaded = load(tree)
    once = completed(tree, loaded.sources, loaded.problems)
    assert completed(tree, loaded.sources, once) == once
