"""Which passages are foreign, and which for certain."""

from __future__ import annotations

import time

import pytest

from zwgk.model.languages import language_of, maybe_foreign, runs


def found(text: str) -> list[tuple[str, str]]:
    return [(text[r.start : r.end], r.language) for r in runs(text)]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("请看 This is the list of items. 谢谢", [("This is the list of items.", "en")]),
        ("NO SMOKING IN THE HALL", [("NO SMOKING IN THE HALL", "en")]),
        ("Qinghe County People's Government", [("Qinghe County People's Government", "en")]),
        ("Open 9:00 to 17:00 on Monday", [("Open 9:00 to 17:00 on Monday", "en")]),
        ("用Adobe Acrobat Reader打开", [("Adobe Acrobat Reader", "")]),
        ("wo men qu xian cheng", [("wo men qu xian cheng", "")]),
        ("Musée de la Ville", [("Musée de la Ville", "")]),
        ("商标カタカナ和ひらがな", [("カタカナ", ""), ("ひらがな", "")]),
        ("한국어 안내", [("한국어 안내", "ko")]),
        ("Windows 11 专业版", []),
        ("PDF OFD DOCX XLSX", []),
        ("选 A B C D 四项", []),
        ("a.docx and b.docx", []),
        ("http://a.cn/this/is/the/way", []),
        ("zwgk@qinghe.example.gov.cn", []),
        ("全是中文", []),
    ],
)
def test_runs(text: str, result: list[tuple[str, str]]) -> None:
    assert found(text) == result
    if result:
        assert maybe_foreign(text)


def test_a_chinese_paragraph_is_chinese() -> None:
    assert language_of("详见 This is the list of items") == ""
    assert language_of("This is the list of items") == "en"
    assert language_of("Adobe Acrobat Reader") == ""


@pytest.mark.parametrize("text", ["A" * 20_000, "a b " * 5_000 + "/", "A, " * 5_000 + "9"])
def test_no_text_takes_long(text: str) -> None:
    start = time.process_time()
    list(runs(text))
    maybe_foreign(text)
    assert time.process_time() - start < 1
