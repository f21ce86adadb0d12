"""Values of fields as messages and reports quote them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zwgk.model.cell_text import change_text
from zwgk.model.plain import Plain

#: How many characters of a value are quoted, and how many stay before a difference.
_LONGEST, _BEFORE = 40, 6


def shown(value: Plain | None) -> str:
    """A value as a message quotes it."""
    return f"“{_short('；'.join(_entries(value)))}”" if value else "空的"


def shown_change(before: Plain | None, after: Plain | None) -> str:
    """What became of a value: of lists what came and went, of texts where they differ."""
    if isinstance(before, tuple) and isinstance(after, tuple):
        old, new = _entries(before), _entries(after)
        came = [e for e in new if e not in old]
        gone = [e for e in old if e not in new]
        if not came and not gone:
            return f"次序改为{shown(after)}"
        if len(gone) < len(old):
            said = [("增加", came), ("去掉", gone)]
            return "，".join(f"{verb}“{_short('；'.join(es))}”" for verb, es in said if es)
    if isinstance(before, str) and isinstance(after, str):
        start = _common(before, after)
        return f"“{_short(before, start)}” → “{_short(after, start)}”"
    return f"{shown(before)} → {shown(after)}"


def _entries(value: Plain | None) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [_entry(entry) for entry in value or ()]


def _entry(entry: str | Mapping[str, Any]) -> str:
    return entry if isinstance(entry, str) else change_text(entry)


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _short(text: str, start: int = 0) -> str:
    """At most so much of a text, from shortly before ``start`` when it is too long."""
    line = text.replace("\n", " ")
    if len(line) <= _LONGEST:
        return line
    start = max(0, start - _BEFORE)
    return (
        f"{'…' * bool(start)}{line[start : start + _LONGEST]}{'…' * (len(line) > start + _LONGEST)}"
    )
