"""Chinese words in the order of their sound, without a dictionary.

The 3755 common characters of GB 2312 stand there by pinyin, so their codes sort them. Rarer
ones follow; a character with several readings stands under the standard's choice.
"""

from __future__ import annotations

from bisect import bisect_right

#: The first character of each initial in GB 2312's first level, and the last one's end.
_FIRST = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
_LETTERS = "ABCDEFGHJKLMNOPQRSTWXYZ"
_STARTS = [c.encode("gb2312") for c in _FIRST]
_END = "座".encode("gb2312")

#: Where what has no known sound stands.
OTHER = "其他"


def sounded(word: str) -> tuple[str, bytes]:
    """A key that sorts words by sound."""
    return initial(word) if initial(word) != OTHER else "~", word.encode("gb18030")


def initial(word: str) -> str:
    """The letter a word stands under: ``D`` for 低保; digits and rare characters are ``其他``."""
    if not word:
        return OTHER
    if word[0].isascii():
        return word[0].upper() if word[0].isalpha() else OTHER
    try:
        code = word[0].encode("gb2312")
    except UnicodeEncodeError:
        return OTHER
    if not _STARTS[0] <= code <= _END:
        return OTHER
    return _LETTERS[bisect_right(_STARTS, code) - 1]
