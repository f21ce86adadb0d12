"""A Markdown source: front matter between two ``---`` lines, then the body."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from zwgk.problem import Problem, Where, declare

Y008 = declare(
    "Y008",
    "文件开头的信息栏不完整",
    "文件开头两行“---”之间填写标题、日期等信息，少了一行，信息栏会被当成正文，或者正文被当成信息栏。",
)

_FENCE = re.compile(r"(?:-{3,}|—+|－{3,}|–{3,})\s*$")
_KEY = re.compile(r"([^\s:：]{1,20}) *[:：]")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """``text`` starts on ``line``; the body on ``body_line`` (0: there is none)."""

    text: str = ""
    line: int = 2
    body: str = ""
    body_line: int = 0
    problem: Problem | None = None


def split(path: str, text: str, known: Container[str]) -> FrontMatter:
    """Divide a Markdown source. ``problem`` (Y008) is set when that is not possible."""
    lines = text.split("\n")
    start = next((i for i, line in enumerate(lines) if line.strip()), 0)
    first = lines[start].rstrip()
    if first != "---":
        return FrontMatter(problem=_no_opening(path, lines, start, known))
    for index in range(start + 1, len(lines)):
        line = lines[index].rstrip()
        if line == "---":
            body = "\n".join(lines[index + 1 :])
            return FrontMatter(
                "\n".join(lines[start + 1 : index]),
                start + 2,
                body if body.strip() else "",
                index + 2 if body.strip() else 0,
            )
        if _FENCE.match(line) or line.strip() == "---":
            return FrontMatter(problem=_bad_fence(path, index + 1, line.strip()))
    return FrontMatter(problem=_no_closing(path, lines, start, known))


def _no_opening(path: str, lines: list[str], start: int, known: Container[str]) -> Problem:
    first = lines[start].strip()
    where = Where(path, start + 1)
    if _FENCE.match(first):
        return _bad_fence(path, start + 1, first)
    if (match := _KEY.match(first)) and match[1] in known:
        return Y008.at(
            where, "文件开头缺一行“---”", "在第一行前面加一行“---”（三个英文短横，前后没有别的字）"
        )
    return Y008.at(
        where,
        "文件开头没有信息栏",
        "在最前面加上两行“---”，两行之间填写标题等信息，例如：标题: 内容",
    )


def _no_closing(path: str, lines: list[str], start: int, known: Container[str]) -> Problem:
    """Point at the first line that no longer looks like front matter."""
    place = start + 1
    for index in range(start + 1, len(lines)):
        line = lines[index]
        match = _KEY.match(line)
        if match and match[1] in known:
            place = index + 1
        elif line.strip() and line[0] not in " -#" and not match:
            break
    return Y008.at(
        Where(path, place + 1 if place < len(lines) else place),
        "信息栏后面缺一行“---”，程序分不清哪里开始是正文",
        "在信息栏最后一项的下一行加上“---”（三个英文短横，前后没有别的字）",
    )


def _bad_fence(path: str, line: int, text: str) -> Problem:
    return Y008.at(
        Where(path, line),
        f"“{text}”不是信息栏的分隔行",
        "改成“---”（三个英文短横，顶格写，前后没有别的字）",
    )
