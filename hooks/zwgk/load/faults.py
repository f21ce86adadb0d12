"""What the parser stumbled over, in the editor's words, with a guess of the cause."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from zwgk.load import slips
from zwgk.load.yaml_nodes import Mark, SyntaxFault
from zwgk.problem import Problem, Where, declare

Y004 = declare(
    "Y004",
    "引号或括号没有成对",
    "引号、方括号、花括号要成对，少了一半，程序不知道内容到哪里结束。",
)
Y005 = declare(
    "Y005",
    "缩进或写法不对",
    "程序靠行首空格分清层次：同一层的项目左端对齐，下一层比上一层多两个空格。",
)
Y006 = declare(
    "Y006",
    "内容以有特殊含义的符号开头",
    "“*”“&”“!”“@”“%”“|”等符号放在内容开头另有含义，加上引号才当作普通文字。",
)
Y012 = declare("Y012", "一个文件里分成了几份", "一个文件只写一份内容，中间的“---”会把它切断。")
Y017 = declare(
    "Y017",
    "内容里有英文冒号加空格",
    "英文冒号加空格表示前面是项目名称，内容里要用冒号时写中文冒号，或者给内容加上引号。",
)

#: The text of a line by its number; empty where there is none.
LineText = Callable[[int], str]

_KEY_LINE = re.compile(r"(\s*(?:- +)*)([^\s:：\"'\[\]{}]{1,30}) *：(.*)$")
_NO_SPACE = re.compile(r"(\s*(?:- +)*)([^\s:：\"'\[\]{}]{1,30}):(\S.*)$")
_VALUE = re.compile(r"(\s*(?:- +)*[^:：]+?: +)(.*)$")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The problem and, where reading can go on, a line (number → text) to put instead."""

    problem: Problem
    line: int = 0
    instead: str | None = None


def diagnose(path: str, fault: SyntaxFault, lines: list[str], first_line: int) -> Diagnosis:
    """Say in Chinese why the text cannot be read. ``lines`` are the lines parsed."""

    def line_text(number: int) -> str:
        index = number - first_line
        return lines[index] if 0 <= index < len(lines) else ""

    what, context = fault.what, fault.context
    here = Where(path, fault.line, fault.column)
    start = Where(path, fault.context_line, fault.context_column)
    if ("quoted" in context and "end of stream" in what) or "document indicator" in what:
        return Diagnosis(_quote(start, line_text(fault.context_line)))
    if context in ("while parsing a flow sequence", "while parsing a flow mapping"):
        year = _year_in_brackets(start, here, line_text(fault.line))
        return Diagnosis(year or _bracket(start, here, context))
    if context == "while parsing a flow node":
        return Diagnosis(_flow_node(path, fault, lines, first_line))
    if "escape" in what:
        return Diagnosis(
            Y006.at(
                here,
                "双引号里的反斜杠“\\”有特殊含义",
                "把两边的双引号改成单引号，或者把“\\”改成“/”",
            )
        )
    if "expected ':'" in what:
        return _lonely_line(path, fault.context_line, line_text(fault.context_line))
    if "mapping values are not allowed" in what:
        return _mapping_value(path, fault, line_text(fault.line))
    if "block sequence entries" in what:
        return Diagnosis(
            Y005.at(
                here,
                "短横“-”不能和项目名称写在同一行",
                "把“- ”移到下一行，比项目名称多空两格",
            )
        )
    if "start any token" in what or "alias" in context or "anchor" in context or "tag" in context:
        return _sign(path, fault, line_text)
    if "block scalar" in context or "mapping keys are not allowed" in what:
        return _sign(path, fault, line_text)
    if "tab character" in what:
        return Diagnosis(slips.indent(path, fault.line, max(fault.column, 1), "\t"))
    if "directive" in context or "directive" in what:
        return _sign(path, fault, line_text)
    if "document start" in what or "node content" in what or "expected" in what:
        return _misplaced(path, fault, line_text)
    return Diagnosis(_unread(here))


def _unread(here: Where) -> Problem:
    return Y005.at(
        here, "从这里起程序读不懂了", "对照其他同类文件，检查这一行和上一行的缩进、冒号和引号"
    )


def _quote(start: Where, line: str) -> Problem:
    sign = line[start.column - 1] if 0 < start.column <= len(line) else '"'
    name = "双引号" if sign == '"' else "单引号"
    return Y004.at(
        start,
        f"这里的英文{name}“{sign}”没有配对的另一半",
        f"在这段内容的末尾补上英文{name}；不需要引号的就把它删掉",
    )


def _flow_node(path: str, fault: SyntaxFault, lines: list[str], first_line: int) -> Problem:
    """Something other than a value inside brackets: a comma too many, or no end."""
    here = Where(path, fault.line, fault.column)
    index = fault.line - first_line
    rest = lines[index][fault.column - 1 :] if 0 <= index < len(lines) else ""
    if rest.startswith((",", "，")):
        return Y004.at(
            here, "括号里多了一个逗号，或者漏了一项", "删掉多余的逗号，或者补上漏掉的一项"
        )
    open_signs: list[tuple[str, int, int]] = []
    for number, line in enumerate(lines[: index + 1], first_line):
        end = fault.column - 1 if number == fault.line else len(line)
        for column, sign in enumerate(line[:end], 1):
            if sign in "[{":
                open_signs.append((sign, number, column))
            elif sign in "]}" and open_signs:
                open_signs.pop()
    if not open_signs:
        return _unread(here)
    sign, line_number, column = open_signs[-1]
    context = "while parsing a flow " + ("sequence" if sign == "[" else "mapping")
    return _bracket(Where(path, line_number, column), Where(path), context)


#: 〔2026〕 typed as [2026], and what of the number stands before and behind it.
_YEAR = re.compile(r"([^\s,，\[\]{}:：]+)\[(\d{4})\]\s*([^\s,，\[\]{}]*号)")


def _year_in_brackets(start: Where, here: Where, line: str) -> Problem | None:
    """The brackets of a list cannot be those of a document number (青政发[2026]1号)."""
    match = _YEAR.search(line)
    if not match or here.line != start.line:
        return None
    return Y004.at(
        Where(here.path, here.line, match.start(2)),
        f"文号“{match[0]}”的年份用了英文方括号，程序当成了另一组内容",
        f"改成六角括号，写成 {match[1]}〔{match[2]}〕{match[3]}",
    )


def _bracket(start: Where, here: Where, context: str) -> Problem:
    square = context.endswith("sequence")
    opening, closing = ("[", "]") if square else ("{", "}")
    name = "方括号" if square else "花括号"
    if here.line == start.line:
        return Y004.at(
            here,
            f"{name}“{opening} {closing}”里的几项没有用英文逗号隔开",
            "在两项之间加上英文逗号和一个空格；有引号、括号的内容整段用引号括起来",
        )
    return Y004.at(
        start,
        f"这里的{name}“{opening}”没有配对的“{closing}”",
        f"在这一组内容的末尾补上英文“{closing}”",
    )


def _lonely_line(path: str, number: int, line: str) -> Diagnosis:
    """A line without ``key:`` among lines that have one."""
    match = _KEY_LINE.match(line)
    if match:
        column = len(line) - len(match[3])
        problem = slips.colon(path, number, column, match[2])
        return Diagnosis(problem, number, f"{match[1]}{match[2]}: {match[3].lstrip()}")
    match = _NO_SPACE.match(line)
    if match and not match[3].startswith("//"):
        column = len(line) - len(match[3])
        problem = slips.no_space(path, number, column, match[2])
        return Diagnosis(problem, number, f"{match[1]}{match[2]}: {match[3]}")
    text = line.strip()
    if not text:
        return Diagnosis(_unread(Where(path, number)))
    column = len(line) - len(line.lstrip()) + 1
    problem = Y005.at(
        Where(path, number, column),
        f"“{_short(text)}”这一行没有项目名称和冒号",
        "在前面补上项目名称和英文冒号；如果接着上一项，比上一项多空两格",
    )
    return Diagnosis(problem, number, "")


def _mapping_value(path: str, fault: SyntaxFault, line: str) -> Diagnosis:
    """``a: b: c``, or a key that stands further right than its neighbours."""
    where = Where(path, fault.line, fault.column)
    before = line[: max(fault.column - 1, 0)]
    value = _VALUE.match(line)
    if value and ": " in f"{before} ":
        text = value[2].strip()
        instead = value[1] + "'" + text.replace("'", "''") + "'"
        problem = Y017.at(
            where,
            f"“{_short(text)}”里有英文冒号加空格，程序以为又是一项",
            "把内容里的冒号改成中文冒号“：”，或者用英文双引号把整段内容括起来",
        )
        return Diagnosis(problem, fault.line, instead)
    key = before.strip().lstrip("- ").strip()
    if not key:
        return Diagnosis(_no_name(where))
    column = len(line) - len(line.lstrip(" -")) + 1
    problem = Y005.at(
        Where(path, fault.line, column),
        f"“{_short(key)}”比同一层的项目靠右了",
        "删掉行首多余的空格，和上一项左端对齐；上一项如果是它的上一层，冒号后面不要写内容",
    )
    return Diagnosis(problem)


def _no_name(where: Where) -> Problem:
    return Y005.at(
        where, "这里的冒号前面没有项目名称", "在冒号前面补上项目名称；多余的冒号就把它删掉"
    )


def _sign(path: str, fault: SyntaxFault, line_text: LineText) -> Diagnosis:
    """A value that starts with a sign YAML keeps for itself."""
    number = fault.context_line or fault.line
    column = fault.context_column or fault.column
    line = line_text(number)
    sign = line[column - 1] if 0 < column <= len(line) else ""
    if sign in ("\t", "\u3000"):
        return Diagnosis(slips.indent(path, number, column, sign))
    where = Where(path, number, column)
    head, text = line[: max(column - 1, 0)], line[max(column - 1, 0) :].rstrip()
    if not sign:
        return Diagnosis(_unread(where))
    if head.strip(" -") and not re.search(r": +$", head):
        # Inside brackets, or behind them: where the text ends cannot be known.
        return Diagnosis(special(where, sign, re.split(r"[,\]}]", text)[0]))
    if sign == "*" and text[1:2] == " ":
        return Diagnosis(
            Y006.at(
                where, "一条一行时不能用“*”开头", f"改成短横加空格，例如：- {_short(text[2:])}"
            ),
            number,
            f"{head}- {text[2:].lstrip()}" if not head.strip() else head + _quoted(text),
        )
    return Diagnosis(special(where, sign, text), number, head + _quoted(text))


def special(where: Where, sign: str, text: str = "") -> Problem:
    """The problem of a value that starts with ``sign``."""
    shown = _short(text) or sign
    return Y006.at(
        where,
        f"内容“{shown}”以“{sign}”开头，这个符号有特殊含义",
        "用英文双引号把整段内容括起来；符号不是内容的一部分就删掉它",
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _misplaced(path: str, fault: SyntaxFault, line_text: LineText) -> Diagnosis:
    """Neither key nor list item fits here: indentation, or text after a closing quote."""
    line: str = line_text(fault.line)
    where = Where(path, fault.line, fault.column)
    before = line[: max(fault.column - 1, 0)].rstrip()
    rest = line[max(fault.column - 1, 0) :].strip()
    if before[-1:] in ("'", '"', "]", "}") and rest:
        return Diagnosis(
            Y004.at(
                where,
                f"“{before[-1]}”后面多出了“{_short(rest)}”",
                "检查引号和括号是否成对；内容本身带引号的，外面换用另一种引号",
            )
        )
    if rest.startswith((",", "]", "}")):
        return Diagnosis(special(where, rest[0], rest))
    if not rest:
        return Diagnosis(_unread(where))
    text = rest.removeprefix("- ").split(":")[0]
    if not text.strip():
        return Diagnosis(_no_name(where))
    if rest.startswith("- ") and "mapping" in fault.context:
        what = f"“{_short(text)}”这一条和上面的内容没有对齐"
        advice = "让同一组的短横左端对齐，并比所属的项目名称多空两格"
    elif "collection" in fault.context:
        what = f"“{_short(text)}”不属于上面的任何一条"
        advice = "同一条的各项左端对齐；新的一条以短横加空格开头；整个文件共用的内容写在最前面"
        advice = "移动这一行：" + advice
    else:
        what = f"“{_short(text)}”的缩进和前后各行对不上"
        advice = "调整行首空格，让同一层的项目左端对齐"
    return Diagnosis(Y005.at(where, what, advice))


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 16 else text[:15] + "…"


def of_mark(path: str, mark: Mark, line: str) -> Problem:
    """The problem of a sign that no source may use."""
    where = Where(path, mark.line, mark.column)
    if mark.sign == "---":
        return Y012.at(
            where,
            "文件中间有一行“---”，把内容切成了几份",
            "删掉这一行“---”；几条记录请分成几个文件，或写成一条一段的表",
        )
    if mark.sign == "[":
        return Y005.at(where, "这里的层次太多了", "检查括号和缩进，把内容改成不超过四五层")
    if mark.sign == "{":
        return Y004.at(
            where,
            "花括号或方括号放在了项目名称的位置",
            "内容本身带括号的，用英文双引号把整段内容括起来",
        )
    return special(where, mark.sign, line[max(mark.column - 1, 0) :])
