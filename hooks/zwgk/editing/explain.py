"""``zwgk explain``: a rule in full, with the examples its test uses. Reads the examples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path

from zwgk.problem import FAMILY_LABELS, Code

#: Longer examples are cut; the whole is in the file.
_LINES = 40


def listing(codes: Mapping[str, Code]) -> str:
    """All codes by family, one a line."""
    lines: list[str] = []
    for family, label in FAMILY_LABELS.items():
        members = [codes[c] for c in sorted(codes) if c[0] == family]
        if not members:
            continue
        lines.append(f"{family} {label}")
        lines.extend(f"  {code.code}  {code.title}({code.level.value})" for code in members)
        lines.append("")
    lines.append("看某一条的详细说明：zwgk explain 加编码，例如 zwgk explain V002")
    return "\n".join(lines) + "\n"


def nearest(word: str, codes: Iterable[str]) -> str | None:
    """The code someone probably meant."""
    near = get_close_matches(word.upper(), list(codes), n=1, cutoff=0.5)
    return near[0] if near else None


def explanation(code: Code, rules: Path) -> str:
    """Title, reason, requirements and level, then the wrong and the right example."""
    lines = [
        f"{code.code} {code.title}",
        "",
        f"级别：{code.level.value}",
        f"为什么：{code.why}",
    ]
    if code.requirements:
        lines.append(f"对应要求：{'、'.join(code.requirements)}")
    if code.basis:
        lines.append(f"依据：{code.basis}")
    folder = rules / code.code
    wrong, right = _examples(folder, "wrong"), _examples(folder, "right")
    expected = folder / "expected.txt"
    if wrong:
        lines += ["", "错误的写法", *_shown(wrong)]
    if expected.is_file():
        lines += ["", "程序会这样说"]
        lines += [f"  {line}" for line in expected.read_text("utf-8").rstrip().splitlines()]
    if right:
        lines += ["", "正确的写法", *_shown(right)]
    if not wrong and not right:
        lines += ["", "这一条还没有示例。"]
    return "\n".join(lines) + "\n"


def _examples(folder: Path, side: str) -> dict[str, str]:
    """Path → text of the files of one side: a folder ``wrong/`` or a file ``wrong.yml``."""
    inside = folder / side
    if inside.is_dir():
        paths = [(p.relative_to(inside).as_posix(), p) for p in inside.rglob("*") if p.is_file()]
    else:
        paths = [(p.name, p) for p in folder.glob(f"{side}.*")]
    found: dict[str, str] = {}
    for name, path in sorted(paths):
        try:
            found[name] = path.read_text("utf-8")
        except UnicodeDecodeError:
            found[name] = "（不是 UTF-8 文字，不显示）"
    return found


def _shown(examples: Mapping[str, str]) -> list[str]:
    lines: list[str] = []
    for name, text in examples.items():
        rows = text.rstrip().splitlines()
        lines.append(f"  {name}")
        lines.extend(f"    {row}".rstrip() for row in rows[:_LINES])
        if len(rows) > _LINES:
            lines.append(f"    （后面还有 {len(rows) - _LINES} 行）")
    return lines
