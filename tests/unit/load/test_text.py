"""Bytes to text: encodings, line ends, size, control characters, conflict marks."""

from __future__ import annotations

import pytest

from zwgk.load.text import MAX_BYTES, decode


def codes(data: bytes) -> list[str]:
    return [p.code for p in decode("catalog/甲.yml", data).problems]


@pytest.mark.parametrize(
    "data",
    ["名称: 甲\n".encode(), b"\xef\xbb\xbf" + "名称: 甲\n".encode(), "名称: 甲\r\n".encode()],
    ids=["plain", "byte order mark", "windows line ends"],
)
def test_utf8_is_read(data: bytes) -> None:
    assert decode("a.yml", data).text == "名称: 甲\n"


def test_old_mac_and_unicode_line_ends_become_line_feeds() -> None:
    assert decode("a.yml", "甲\r乙\u2028丙\x85丁".encode()).text == "甲\n乙\n丙\n丁"


def test_gb18030_is_named_with_the_way_out() -> None:
    (problem,) = decode("a.yml", "名称: 青禾县民政局\n".encode("gb18030")).problems
    assert "GB18030" in problem.message
    assert "另存为" in problem.advice


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le"])
def test_utf16_is_refused(encoding: str) -> None:
    data = "名称: 青禾县民政局\n办公电话: 0000-0000001\n".encode(encoding)
    assert codes(data) == ["Y001"]


def test_a_broken_place_in_utf8_is_told_by_line() -> None:
    (problem,) = decode("a.yml", "名称: 甲\n地址: ".encode() + b"\xff\xff\n").problems
    assert (problem.code, problem.where.line) == ("Y001", 2)


def test_a_picture_with_the_wrong_name_is_refused() -> None:
    assert codes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x03\x00") == ["Y001"]


@pytest.mark.parametrize("data", [b"", b"\n \t\n", b"\xef\xbb\xbf", "　\n".encode()])
def test_nothing_but_space_is_an_empty_file(data: bytes) -> None:
    assert codes(data) == ["Y010"]


def test_too_many_bytes_are_refused() -> None:
    assert codes(b"a" * (MAX_BYTES + 1)) == ["Y007"]
    assert codes(b"a" * MAX_BYTES) == []


def test_control_characters_are_told_by_place_once_a_line() -> None:
    found = decode("a.yml", "名称: 甲\n地址: 乙\x0b\x0b丙\n电话: \x00\n".encode()).problems
    assert [(p.code, p.where.line, p.where.column) for p in found] == [
        ("Y013", 2, 6),
        ("Y013", 3, 5),
    ]


def test_each_conflict_is_one_problem() -> None:
    text = "<<<<<<< HEAD\n甲\n=======\n乙\n>>>>>>> 丙\n丁\n<<<<<<< HEAD\n戊\n"
    found = decode("a.md", text.encode()).problems
    assert [(p.code, p.where.line) for p in found] == [("Y009", 1), ("Y009", 7)]


def test_a_heading_underlined_with_equal_signs_is_no_conflict() -> None:
    assert codes("标题\n=======\n正文 <<<<<<< 正文\n".encode()) == []


def test_many_conflict_marks_take_no_time() -> None:
    assert codes(b"<<<<<<<\n" * 200_000) == ["Y009"]
