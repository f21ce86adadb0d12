"""Bytes of a source file → text, or the reason why not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zwgk.problem import Problem, Where, declare

#: Sources above this size are refused unread (rulings 9).
MAX_BYTES = 2 * 1024 * 1024

Y001 = declare(
    "Y001",
    "文件编码不对",
    "源文件统一用 UTF-8 编码。用别的编码保存的汉字，程序读出来是乱码。",
)
Y007 = declare(
    "Y007", "文件太大", "一个源文件超过 2 MB，多半是把图片、附件贴进了正文，页面会很难打开。"
)
Y009 = declare(
    "Y009",
    "文件里留有合并冲突的标记",
    "两个人同时改了同一处，程序不能替您选，要由人决定留下哪一份。",
)
Y010 = declare("Y010", "文件是空的", "空文件不会形成任何页面，多半是忘了保存，或者该删掉。")
Y013 = declare(
    "Y013",
    "有看不见的控制字符",
    "从别的软件粘贴时会带进看不见的字符，读屏软件和检索都会出错。",
)

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029]")
_CONFLICT = re.compile(r"<{7}(?: .*)?|>{7}(?: .*)?")
_SAVE = "打开文件，选“另存为”，编码选“UTF-8”，再保存一次"


@dataclass(frozen=True, slots=True)
class Text:
    """The text, every line end a line feed; None where it could not be read."""

    text: str | None
    problems: tuple[Problem, ...] = ()


def too_large(path: str, size: int) -> Problem:
    """The problem of a file above :data:`MAX_BYTES`."""
    return Y007.at(
        Where(path),
        f"文件有 {size / 1024 / 1024:.1f} MB，超过了 2 MB",
        "把图片和附件单独存放，正文只留文字；表格太长的，按领域或年份分成几个文件",
    )


def decode(path: str, data: bytes) -> Text:
    """Read ``data`` as a source text (Y001, Y007, Y009, Y010, Y013). Never raises."""
    if len(data) > MAX_BYTES:
        return Text(None, (too_large(path, len(data)),))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Text(None, (_encoding(path, "UTF-16（记事本里叫“Unicode”）"),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Text(None, (_undecodable(path, data, error.start),))
    if "\r" in text or "\x85" in text or "\u2028" in text or "\u2029" in text:
        text = _BREAKS.sub("\n", text)
    if not text.strip(" \n\t\ufeff\u3000\xa0"):
        return Text(
            None, (Y010.at(Where(path), "文件是空的", "补上内容再保存；不需要的就把文件删掉"),)
        )
    problems = (*_controls(path, text), *_conflicts(path, text))
    return Text(None if problems else text, problems)


def _encoding(path: str, name: str) -> Problem:
    return Y001.at(Where(path), f"文件是用 {name} 编码保存的，不是 UTF-8", _SAVE)


def _undecodable(path: str, data: bytes, start: int) -> Problem:
    nulls = data[:4096].count(0)
    if nulls > len(data[:4096]) // 8:
        return Y001.at(
            Where(path),
            "文件不是文字文件，可能是改了扩展名的文档或图片",
            "把它放进“附件”文件夹；这里另建一个文字文件",
        )
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        line = data.count(b"\n", 0, start) + 1
        return Y001.at(
            Where(path, line),
            "文件不是 UTF-8 编码，从这一行起读不出文字",
            f"{_SAVE}；仍是乱码的，照原文重新录入",
        )
    return _encoding(path, "GB18030（记事本里叫“ANSI”）")


def _controls(path: str, text: str) -> list[Problem]:
    problems = []
    last = 0
    for match in _CONTROL.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        if line == last:
            continue
        last = line
        column = match.start() - text.rfind("\n", 0, match.start())
        problems.append(
            Y013.at(
                Where(path, line, column),
                "这里有看不见的控制字符，多半是从别的软件粘贴时带来的",
                "删掉这一处前后的字，重新用键盘输入",
            )
        )
        if len(problems) == 20:
            break
    return problems


def _conflicts(path: str, text: str) -> list[Problem]:
    if "<<<<<<<" not in text:
        return []
    problems = []
    start: int | None = None
    for line, content in enumerate(text.split("\n"), 1):
        if not _CONFLICT.fullmatch(content):
            continue
        if content[0] == "<":
            start = line
        elif content[0] == ">" and start is not None:
            problems.append(
                Y009.at(
                    Where(path, start),
                    f"第 {start} 行到第 {line} 行是两个人改同一处留下的冲突",
                    "留下正确的一份，删掉另一份和“<<<<<<<”“=======”“>>>>>>>”这三行标记",
                )
            )
            start = None
    if start is not None:
        problems.append(
            Y009.at(
                Where(path, start),
                "这里留有合并冲突的标记“<<<<<<<”",
                "核对内容，删掉“<<<<<<<”“=======”“>>>>>>>”这几行标记",
            )
        )
    return problems
