"""Slips of the Chinese input method, found line by line before the text is parsed.

A parser stops at the first of them and names it badly; here all are named at once, and
the line is put right so that the rest of the file can still be read and checked.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field

from zwgk.problem import Problem, Where, declare

Y002 = declare(
    "Y002",
    "用了中文冒号",
    "项目名称和内容之间要用英文冒号加一个空格，程序靠它分清哪是名称、哪是内容。",
)
Y003 = declare(
    "Y003",
    "行首用了制表符或全角空格",
    "程序靠行首空格的个数分清层次，制表符和全角空格算不出个数。",
)
Y015 = declare(
    "Y015",
    "英文冒号后面缺空格",
    "英文冒号后面空一格，才表示冒号前是项目名称；网址和时间里的冒号不算。",
)
Y016 = declare(
    "Y016", "短横后面缺空格", "一条一行时，每行以短横加一个空格开头，程序靠它数出有几条。"
)

_INDENT = re.compile(r"[ \t\u3000\xa0]*")
_KEY = re.compile(r"( *(?:- +)*)([^\s:：#\[\]{},&*!|>%@`\"'][^\s:：]{0,29}) *([:：])(.*)$")
_HEAD = re.compile(r" *(?:- +)*")
_BLOCK = re.compile(r"(?:^|[:\-] +|：\s*)[|>][+-]?\d?[+-]?\s*(?:#.*)?$")
_DASH = re.compile(r"( *(?:- +)*)([-－–—•·])([^\s\-\d].*)$")
_INNER = re.compile(r"(: +(?:- +)*|[{,] *)([^\s:：{},]{1,30}) *([:：])")


@dataclass(slots=True)
class Slips:
    """What was found: problems, the text put right, the numbers of the lines touched."""

    problems: list[Problem] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Before:
    """The last line with content: where its key or text starts and what kind it was."""

    column: int = -1
    kind: str = "none"  # none · open (key without value) · value (key with value) · text


def colon(path: str, line: int, column: int, key: str) -> Problem:
    """The problem of a full-width colon after ``key``."""
    return Y002.at(
        Where(path, line, column),
        f"“{key}”后面用了中文冒号“：”，程序认不出这是一项",
        f"改成英文冒号，冒号后空一格，例如：{key}: 内容",
    )


#: Blanks of office programs that look like a space and are none.
_BLANKS = {"\u3000": "全角空格", "\xa0": "不间断空格", "\u2002": "宽空格", "\u2003": "宽空格"}


def no_space(path: str, line: int, column: int, key: str, first: str = "") -> Problem:
    """The problem of ``key:value`` without a space, or with what only looks like one.

    ``first``: the sign behind the colon.
    """
    if first in _BLANKS:
        return Y015.at(
            Where(path, line, column),
            f"“{key}”的冒号后面是{_BLANKS[first]}，程序认不出这是一项",
            "删掉这个空格，切换到英文输入法再敲一个空格",
        )
    return Y015.at(
        Where(path, line, column),
        f"“{key}”的冒号后面没有空格，程序认不出这是一项",
        f"在冒号后面加一个空格，例如：{key}: 内容",
    )


def dash(path: str, line: int, column: int, sign: str, text: str) -> Problem:
    """The problem of ``-text`` or a full-width dash at the head of a list line."""
    start = text.strip()[:12]
    if sign == "-":
        what = f"“{start}”前面的短横后没有空格，程序认不出这是一条"
        return Y016.at(Where(path, line, column), what, f"在短横后面加一个空格，例如：- {start}")
    return Y016.at(
        Where(path, line, column),
        f"“{start}”前面用了“{sign}”，程序认不出这是一条",
        f"改成英文短横加一个空格，例如：- {start}",
    )


def swallowed(path: str, line: int, text: str) -> Problem:
    """The problem of a list item that was read as the end of the item above."""
    column = len(text) - len(text.lstrip(" ")) + 1
    start = text.strip().removeprefix("- ")[:12]
    return Y016.at(
        Where(path, line, column),
        f"“{start}”这一条和上面没有对齐，程序当成了上一条的后半句",
        "调整行首空格，让同一组的短横左端对齐",
    )


def indent(path: str, line: int, column: int, sign: str) -> Problem:
    """The problem of a tab or a full-width space at the head of a line."""
    name = "制表符（Tab 键）" if sign == "\t" else "全角空格"
    return Y003.at(
        Where(path, line, column),
        f"行首用了{name}",
        "改成英文半角空格，每层缩进两个",
    )


def scan(path: str, text: str, first_line: int, known: Container[str]) -> Slips:
    """Find slips in ``text``; ``known`` are the keys that may stand in this file."""
    slips = Slips()
    before = _Before()
    block: int | None = None  # column of the key that opened a block of text
    source = text.split("\n")
    for index, raw in enumerate(source):
        number = index + first_line
        line = raw
        width = _width(line)
        bare = line.strip(" \t\u3000\xa0")
        if block is not None and (not bare or width > block):
            slips.lines.append(line)
            continue
        block = None
        if not bare or bare.startswith("#") or bare in ("---", "..."):
            # A line of full-width spaces looks empty to a person; so it shall be.
            slips.lines.append(line if bare else "")
            continue
        line = _indent(path, number, line, slips)
        line = _dash(path, number, line, before, slips)
        line = _colon(path, number, line, index, source, before, known, slips)
        key = _KEY.match(line)
        column = len(key[1]) if key else _width(line)
        if _BLOCK.search(line):
            block = column if key else _width(line)
        if key and (key[3] == ":" and (not key[4] or key[4][0] in " \t")):
            before = _Before(column, "value" if key[4].split(" #")[0].strip() else "open")
        else:
            before = _Before(_content_column(line), "text")
        slips.lines.append(line)
    return slips


def _width(line: str) -> int:
    match = _INDENT.match(line)
    assert match
    return sum(2 if c in "\t\u3000" else 1 for c in match[0])


def _content_column(line: str) -> int:
    match = _HEAD.match(line)
    assert match
    return len(match[0])


def _indent(path: str, number: int, line: str, slips: Slips) -> str:
    match = _INDENT.match(line)
    assert match
    wrong = next((i for i, c in enumerate(match[0]) if c != " "), None)
    if wrong is None:
        return line
    slips.problems.append(indent(path, number, wrong + 1, line[wrong]))
    slips.touched.add(number)
    head = match[0].replace("\t", "  ").replace("\u3000", "  ").replace("\xa0", " ")
    return head + line[match.end() :]


def _dash(path: str, number: int, line: str, before: _Before, slips: Slips) -> str:
    match = _DASH.match(line)
    if not match:
        return line
    column = len(match[1])
    if before.kind == "open":
        if column < before.column:
            return line
    elif not (before.kind in ("text", "value") and before.column > column):
        return line
    slips.problems.append(dash(path, number, column + 1, match[2], match[3]))
    slips.touched.add(number)
    return f"{match[1]}- {match[3].lstrip()}"


def _colon(
    path: str,
    number: int,
    line: str,
    index: int,
    source: list[str],
    before: _Before,
    known: Container[str],
    slips: Slips,
) -> str:
    match = _KEY.match(line)
    if not match or match[2] not in known:
        return line
    head, key, sign, rest = match.groups()
    if sign == ":" and (not rest or rest[0] in " \t"):
        return line
    column = len(head)
    if "-" in head:
        if not _has_sibling(source, index, column):
            return line
    elif before.kind in ("value", "text") and column > before.column:
        return line  # the second line of a longer text
    if sign == "：":
        slips.problems.append(colon(path, number, match.start(3) + 1, key))
    else:
        after = line[match.end(3) : match.end(3) + 1]
        slips.problems.append(no_space(path, number, match.start(3) + 1, key, after))
    slips.touched.add(number)
    return f"{head}{key}: {rest.lstrip()}"


def _has_sibling(source: list[str], index: int, column: int) -> bool:
    """Whether the next line goes on with another key of the same row."""
    for line in source[index + 1 :]:
        if line.strip():
            match = _KEY.match(line)
            return bool(match) and _width(line) == column and "-" not in match[1]  # type: ignore[index]
    return False


def dashes(path: str, lines: list[str], first_line: int, start: int, end: int) -> list[Problem]:
    """Lines that begin with a dash but were read as one text."""
    problems = []
    for number in range(start, end + 1):
        line = lines[number - first_line] if 0 <= number - first_line < len(lines) else ""
        match = _DASH.match(line)
        if match:
            problems.append(dash(path, number, len(match[1]) + 1, match[2], match[3]))
        elif number == start:
            problems.append(_dash_after_key(path, number, line))
    return problems


def _dash_after_key(path: str, number: int, line: str) -> Problem:
    """``成员: -甲``: the first item stands behind the key."""
    match = re.search(r": +([-－–—•·])(.*)$", line)
    if not match:
        return dash(path, number, 0, "-", line)
    return dash(path, number, match.start(1) + 1, match[1], match[2])


def in_lines(
    path: str, lines: list[str], first_line: int, start: int, end: int, known: Container[str]
) -> list[Problem]:
    """Slips in lines that were read as text where keys of a part belong."""
    problems = []
    for number in range(start, end + 1):
        index = number - first_line
        match = _KEY.match(lines[index]) if 0 <= index < len(lines) else None
        if match is None:
            # The part may begin behind its own key: ``提意见方式: 邮箱：a@b``.
            match = _INNER.search(lines[index]) if 0 <= index < len(lines) else None
        if match and match[2] not in known:
            match = _INNER.search(lines[index])
        if match and match[2] in known:
            if match[3] == ":" and lines[index][match.end(3) : match.end(3) + 1] in ("", " ", "\t"):
                continue  # A key as it should be, of another item in the same line.
            make = colon if match[3] == "：" else no_space
            problems.append(make(path, number, match.start(3) + 1, match[2]))
    return problems
