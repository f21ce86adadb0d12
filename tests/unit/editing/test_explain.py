from pathlib import Path

from zwgk.editing.explain import explanation, listing, nearest
from zwgk.problem import Code, Level

CODE = Code("V999", "试用的规则", "为了试用。", Level.warning, ("GW-01", "GW-02"))


def test_an_explanation_tells_why_and_shows_both_examples(tmp_path: Path) -> None:
    rule = tmp_path / "V999"
    for side, text in (("wrong", "名称: 错\n"), ("right", "名称: 对\n")):
        (rule / side / "content").mkdir(parents=True)
        (rule / side / "content/site.yml").write_text(text, "utf-8")
    (rule / "expected.txt").write_text("content/site.yml:1: [V999] 错了\n    → 改\n", "utf-8")
    text = explanation(CODE, tmp_path)
    for part in ("V999 试用的规则", "警告", "为了试用。", "GW-01、GW-02", "content/site.yml"):
        assert part in text
    assert text.index("名称: 错") < text.index("[V999] 错了") < text.index("名称: 对")


def test_examples_may_be_single_files_and_long_ones_are_cut(tmp_path: Path) -> None:
    (tmp_path / "V999").mkdir()
    (tmp_path / "V999/wrong.yml").write_text("a: b\n" * 60, "utf-8")
    (tmp_path / "V999/right.bin").write_bytes(b"\xff\xfe\x00")
    text = explanation(CODE, tmp_path)
    assert "wrong.yml" in text
    assert "还有 20 行" in text
    assert "right.bin" in text


def test_a_rule_without_examples_says_so(tmp_path: Path) -> None:
    assert "还没有示例" in explanation(CODE, tmp_path)


def test_codes_are_listed_by_family() -> None:
    text = listing({"V999": CODE, "D001": Code("D001", "责任", "因为")})
    assert text.index("V 填写内容") < text.index("V999") < text.index("D 公开责任")


def test_the_nearest_code_is_offered() -> None:
    assert nearest("v99", ["V999", "D001"]) == "V999"
    assert nearest("???", ["V999"]) is None
