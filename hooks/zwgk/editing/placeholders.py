"""What an editor still has to fill in (scaffolds write ``请填写``).

On the text, not on records: a file that cannot be read yet has its placeholders named too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from zwgk.editing.scaffold import TO_FILL
from zwgk.model.shared import says_draft
from zwgk.problem import Level, Problem, Where, declare, in_order

V090 = declare(
    "V090",
    "还有没填写的地方",
    "新建的文件用“请填写”占位。没填就公开，群众看到的是半成品；草稿里留着只作提醒。",
)

_KEY = re.compile(r"^[\s-]*([^\s:#\"'{\[-][^:#{\[]*?)\s*:")


def find(texts: Mapping[str, str]) -> list[Problem]:
    """A problem for each line that still says ``请填写``. ``texts``: path → source text.

    In a draft it is a hint, else an error. Lines that are commented out do not count.
    """
    found: list[Problem] = []
    for path, text in texts.items():
        if TO_FILL not in text:
            continue
        level = Level.hint if says_draft(text) else Level.error
        markdown = path.endswith(".md")
        in_keys = text.startswith("---") or not markdown
        label = ""
        for number, line in enumerate(text.splitlines(), start=1):
            if markdown and number > 1 and line.rstrip() == "---":
                in_keys = False
            if in_keys:
                if line.lstrip().startswith("#"):
                    continue
                if match := _KEY.match(line):
                    label = match[1]
            column = line.find(TO_FILL)
            comment = line.find(" #") if in_keys else -1
            if column < 0 or 0 <= comment < column:
                continue
            what = f"“{label}”还没有填写" if in_keys and label else "正文还没有写好"
            found.append(
                V090.at(
                    Where(path, number, column + 1),
                    what,
                    f"填上内容，替换掉“{TO_FILL}”这几个字",
                    level=level,
                )
            )
    return found


def merged(problems: Iterable[Problem], unfilled: Iterable[Problem]) -> list[Problem]:
    """Both lists, without what other checks say about the same placeholders.

    A telephone that reads ``请填写`` is not a wrong number but a missing one.
    """
    unfilled = list(unfilled)
    places = {(p.where.path, p.where.line) for p in unfilled}

    def said_already(problem: Problem) -> bool:
        place = (problem.where.path, problem.where.line)
        return place in places and (problem.code == V090.code or TO_FILL in problem.message)

    return [*(p for p in problems if not said_already(p)), *unfilled]


def completed(root: Path, sources: Iterable[str], problems: Iterable[Problem]) -> list[Problem]:
    """``problems`` and what is still to be filled in, in order. Reads the sources."""
    texts: dict[str, str] = {}
    for path in sources:
        try:
            texts[path] = (root / path).read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            continue
    return in_order(merged(problems, find(texts)))
