"""A line of a register that ``zwgk fmt`` writes: ``- {编码: "A-01", 名称: "…"}``.

Registers are read on every build and grow for ever, so a line has one fixed form, which a
pattern reads a hundred times faster than a YAML parser, and which YAML reads, too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

Value = str | int | date | tuple[str, ...]

_TEXT = r'"(?:[^"\\]|\\.)*"'
_SHAPES = {
    "text": _TEXT,
    "texts": rf"\[{_TEXT}(?:, {_TEXT})*\]",
    "count": r"\d{1,4}",
    "day": r"\d{4}-\d{2}-\d{2}",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a line: its label on disk, its shape, and whether it may be missing."""

    label: str
    shape: Literal["text", "texts", "count", "day"] = "text"
    optional: bool = False


@dataclass(frozen=True)
class RowForm:
    """The form of a register's lines: its entries in order. The first is what is registered."""

    entries: tuple[Entry, ...]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        parts = []
        for n, entry in enumerate(self.entries):
            part = f"{', ' if n else ''}{entry.label}: (?P<e{n}>{_SHAPES[entry.shape]})"
            parts.append(f"(?:{part})?" if entry.optional else part)
        return re.compile(rf"- \{{{''.join(parts)}\}}\s*")

    def parse(self, line: str) -> dict[str, Value] | None:
        """Label → value of a line; None when it is not one. Entries left out are not there."""
        match = self._pattern.fullmatch(line)
        if match is None:
            return None
        try:
            return {
                entry.label: _value(entry, match[f"e{n}"])
                for n, entry in enumerate(self.entries)
                if match[f"e{n}"] is not None
            }
        except ValueError:  # a sign or a day that does not exist
            return None

    def line(self, values: Mapping[str, Value | None]) -> str:
        """The line of ``values``; optional entries that are empty are left out."""
        parts = []
        for entry in self.entries:
            value = values.get(entry.label)
            if value or not entry.optional:
                parts.append(f"{entry.label}: {_written(value)}")
        return f"- {{{', '.join(parts)}}}"


def rows(text: str, form: RowForm) -> tuple[dict[str, tuple[int, dict[str, Value]]], list[int]]:
    """Lines by their first entry in small letters, each with its number; and broken lines.

    A line that registers what another one has is broken.
    """
    found: dict[str, tuple[int, dict[str, Value]]] = {}
    broken = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        values = form.parse(line)
        key = str(values[form.entries[0].label]).casefold() if values else ""
        if values is None or key in found:
            broken.append(number)
        else:
            found[key] = (number, values)
    return found, broken


def register_text(head: str, lines: Iterable[str]) -> str:
    """A register's text: what it is, and its lines."""
    return head + "".join(f"{line}\n" for line in lines)


def _value(entry: Entry, text: str) -> Value:
    if entry.shape == "count":
        return int(text)
    if entry.shape == "day":
        return date.fromisoformat(text)
    value = json.loads(text)
    return tuple(value) if entry.shape == "texts" else str(value)


def _written(value: Value | None) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int) else json.dumps(value or "", ensure_ascii=False)
