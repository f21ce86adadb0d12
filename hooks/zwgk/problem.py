"""Problems: what is wrong in a source, where, and what the editor does about it.

Every problem code is declared once with :func:`declare`, beside the code that finds it,
and a problem can only be made from a declared code. ``zwgk explain`` and the reference
page read the same declarations.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from xml.sax.saxutils import escape, quoteattr

#: Families whose errors stop a build; D (duties and time) never does (rulings 1).
STOPPING_FAMILIES = frozenset("YKVRPAS")

FAMILY_LABELS = {
    "Y": "文件写法",
    "K": "项目名称",
    "V": "填写内容",
    "R": "引用关系",
    "D": "公开责任",
    "P": "个人信息",
    "A": "无障碍",
    "S": "站点设置",
    "T": "导入导出",
}


class Level(StrEnum):
    """How serious a problem is; the value is what the editor reads."""

    error = "错误"
    warning = "警告"
    hint = "提示"


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a source file. ``path`` is relative to the site root with ``/``.

    ``line`` and ``column`` count from 1; 0 means "the whole file" / "the whole line".
    In a table, ``sheet`` is the name of the sheet: ``目录.xlsx 社会救助!F12``.
    """

    path: str
    line: int = 0
    column: int = 0
    sheet: str = ""

    def __str__(self) -> str:
        if self.sheet:
            return f"{self.path} {self.sheet}{self.cell and '!'}{self.cell}"
        parts = [self.path]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)

    @property
    def cell(self) -> str:
        """Row and column as a spreadsheet writes them: ``F12``; empty without."""
        letters, column = "", self.column
        while column:
            column, rest = divmod(column - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return f"{letters}{self.line}" if self.line else letters


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: code, level, place, what is wrong, and what to do."""

    code: str
    level: Level
    where: Where
    message: str
    advice: str
    others: tuple[Where, ...] = ()

    @property
    def stops(self) -> bool:
        """Whether this problem stops a build (rulings 1)."""
        return self.level is Level.error and self.code[0] in STOPPING_FAMILIES

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of the report: by file, then place, then code."""
        return (self.where.path, self.where.line, self.where.column, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Code:
    """The declaration of a problem code.

    ``basis``: what it rests on where none of the listed requirements is about it.
    """

    code: str
    title: str
    why: str
    level: Level = Level.error
    requirements: tuple[str, ...] = ()
    basis: str = ""

    def at(
        self,
        where: Where,
        message: str,
        advice: str,
        *,
        others: Iterable[Where] = (),
        level: Level | None = None,
    ) -> Problem:
        """Make a problem of this code. ``advice`` begins with a verb."""
        return Problem(self.code, level or self.level, where, message, advice, tuple(others))


CODES: dict[str, Code] = {}


def declare(
    code: str,
    title: str,
    why: str,
    *,
    level: Level = Level.error,
    requirements: Sequence[str] = (),
    basis: str = "",
) -> Code:
    """Declare a problem code; a code is declared exactly once.

    ``requirements`` are the IDs of the official requirements it checks (``GW-04`` …),
    ``basis`` what it rests on where there is none.
    Raises ``ValueError`` when the code exists or its family is unknown.
    """
    if code in CODES:
        raise ValueError(f"problem code {code} is declared twice")
    if code[0] not in FAMILY_LABELS:
        raise ValueError(f"problem code {code} has no known family")
    CODES[code] = Code(code, title, why, level, tuple(requirements), basis)
    return CODES[code]


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems without repeats, in the order of the report."""
    return sorted(set(problems), key=lambda p: p.sort_key)


@dataclass(frozen=True, slots=True)
class Totals:
    """How many problems of each level, in how many files."""

    errors: int = 0
    warnings: int = 0
    hints: int = 0
    files: int = 0
    stopping: int = field(default=0)

    @classmethod
    def of(cls, problems: Sequence[Problem]) -> Totals:
        """Count ``problems``."""
        return cls(
            errors=sum(p.level is Level.error for p in problems),
            warnings=sum(p.level is Level.warning for p in problems),
            hints=sum(p.level is Level.hint for p in problems),
            files=len({p.where.path for p in problems}),
            stopping=sum(p.stops for p in problems),
        )

    def sentence(self) -> str:
        """The closing line of the text report."""
        if not (self.errors or self.warnings or self.hints):
            return "没有发现问题。"
        counts = [
            f"{n} 个{level.value}"
            for n, level in (
                (self.errors, Level.error),
                (self.warnings, Level.warning),
                (self.hints, Level.hint),
            )
            if n
        ]
        return f"共 {self.files} 个文件，{'、'.join(counts)}。"


def as_text(problems: Sequence[Problem]) -> str:
    """The report people read: two or more lines a problem, then a total."""
    lines: list[str] = []
    for p in problems:
        mark = "" if p.level is Level.error else f"{p.level.value}: "
        lines.append(f"{p.where}: [{p.code}] {mark}{p.message}")
        lines.extend(f"    另见 {other}" for other in p.others)
        lines.append(f"    → {p.advice}")
    lines.append(Totals.of(problems).sentence())
    return "\n".join(lines) + "\n"


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects with ``code level path line column message advice others stops``."""
    rows = [
        {
            "code": p.code,
            "level": p.level.name,
            "path": p.where.path,
            "line": p.where.line,
            "column": p.where.column,
            "message": p.message,
            "advice": p.advice,
            "others": [str(w) for w in p.others],
            "stops": p.stops,
        }
        for p in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def as_codequality(problems: Sequence[Problem]) -> str:
    """GitLab's code-quality report format, shown in merge requests."""
    severity = {Level.error: "major", Level.warning: "minor", Level.hint: "info"}
    rows = []
    for p in problems:
        identity = f"{p.code}\0{p.where.path}\0{p.message}"
        rows.append(
            {
                "description": f"{p.message} → {p.advice}",
                "check_name": p.code,
                "fingerprint": hashlib.sha256(identity.encode()).hexdigest()[:32],
                "severity": severity[p.level],
                "location": {"path": p.where.path, "lines": {"begin": max(p.where.line, 1)}},
            }
        )
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def as_junit(problems: Sequence[Problem]) -> str:
    """JUnit XML: one test case a problem, failed when it is an error."""
    totals = Totals.of(problems)
    cases = []
    for p in problems:
        inner = ""
        text = escape(f"{p.where}\n{p.message}\n→ {p.advice}")
        if p.level is Level.error:
            inner = f"<failure message={quoteattr(p.message)}>{text}</failure>"
        else:
            inner = f"<system-out>{text}</system-out>"
        cases.append(
            f"  <testcase classname={quoteattr(p.where.path)} "
            f"name={quoteattr(f'{p.code} {p.where}')}>{inner}</testcase>"
        )
    body = "\n".join(cases)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuite name="zwgk" tests="{len(problems)}" failures="{totals.errors}">\n'
        f"{body}\n</testsuite>\n"
    )


#: Report formats of ``zwgk check --format`` (rulings 23).
FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "codequality": as_codequality,
    "junit": as_junit,
}
