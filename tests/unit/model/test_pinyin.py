"""Words by their sound: what people look up in an index."""

from __future__ import annotations

import pytest

from zwgk.model.pinyin import initial, reading


@pytest.mark.parametrize(
    ("word", "letter"),
    [("低保", "D"), ("办低保", "B"), ("高龄津贴", "G"), ("做公证", "Z"), ("阿姨", "A"), ("医保", "Y"),
     ("失业金", "S"), ("殡葬", "B"), ("长寿区", "C"), ("ETC", "E"), ("80岁", "#"), ("", "#")],
)  # fmt: skip
def test_words_stand_under_their_letter(word: str, letter: str) -> None:
    assert initial(word) == letter


def test_words_are_sorted_by_sound() -> None:
    words = ["医保", "低保", "大病", "安葬", "自主就业", "婚姻"]
    assert sorted(words, key=reading) == ["安葬", "大病", "低保", "婚姻", "医保", "自主就业"]
