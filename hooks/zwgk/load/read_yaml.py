"""YAML text → nodes and problems; goes on after a slip wherever it can."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field

from zwgk.load.faults import diagnose, of_mark
from zwgk.load.slips import scan
from zwgk.load.yaml_nodes import Node, Parsed, Scalar, Sequence, parse
from zwgk.problem import Problem

#: How many faults of one file are put right in order to see the next, and how many
#: characters may be read again for it: a large file broken all over is not worth minutes.
_MAX_REPAIRS = 30
_MAX_REREAD = 4_000_000


@dataclass(slots=True)
class Yaml:
    """What was read.

    ``broken`` are the lines with a problem: no record is made from them. ``unread`` are
    those among them whose values mean nothing, so that nothing more is to be said of them.
    """

    root: Node | None
    problems: list[Problem] = field(default_factory=list)
    broken: set[int] = field(default_factory=set)
    unread: set[int] = field(default_factory=set)


def read_yaml(path: str, text: str, known: Container[str], first_line: int = 1) -> Yaml:
    """Read ``text``; ``known`` are the keys that may stand in this file. Never raises."""
    parsed = parse(text, first_line)
    if parsed.fault is None and not parsed.marks and not _suspicious(parsed.root, known):
        return Yaml(parsed.root)
    slips = scan(path, text, first_line, known)
    read = Yaml(None, slips.problems, slips.touched)
    lines = slips.lines
    corrected = "\n".join(lines)
    if corrected != text:
        parsed = parse(corrected, first_line)
    _recover(path, parsed, lines, first_line, read)
    return read


def _recover(path: str, parsed: Parsed, lines: list[str], first_line: int, read: Yaml) -> None:
    size = sum(map(len, lines)) + 1
    for _ in range(min(_MAX_REPAIRS, _MAX_REREAD // size + 1)):
        if parsed.fault is None:
            break
        found = diagnose(path, parsed.fault, lines, first_line)
        if not ({found.problem.where.line, parsed.fault.line} & read.broken):
            read.problems.append(found.problem)
        elif found.instead is None or found.line in read.broken:
            return
        read.broken.add(found.problem.where.line)
        if found.instead is None:
            return
        read.broken.add(found.line)
        lines[found.line - first_line] = found.instead
        parsed = parse("\n".join(lines), first_line)
    for mark in parsed.marks:
        index = mark.line - first_line
        line = lines[index] if 0 <= index < len(lines) else ""
        problem = of_mark(path, mark, line)
        if mark.line not in read.broken:
            read.problems.append(problem)
        read.broken.add(mark.line)
        read.unread.add(mark.line)
    fatal = parsed.fault is not None or any(m.sign in ("---", "[") for m in parsed.marks)
    read.root = None if fatal else parsed.root


def _suspicious(root: Node | None, known: Container[str]) -> bool:
    """Whether a text was read where only ``key: value`` makes sense."""
    if type(root) is Scalar:
        return root.plain
    if type(root) is Sequence:
        return any(type(item) is Scalar and item.plain and item.text for item in root.items)
    return False
