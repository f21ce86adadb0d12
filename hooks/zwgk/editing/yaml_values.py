"""Values as YAML text that our loader reads back as exactly these texts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from zwgk.model.plain import Plain

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`\-－–—•·=~<][^\t\n]*")
_RISKY = re.compile(r":(?:\s|$)|\s#")
#: What a tool that guesses would take for a number, a time or a yes.
_GUESSED = re.compile(r"[\d.,+_:]+|0[xob]\w+|[\d.]+e[\d+]+|true|false|yes|no|on|off|null|y|n", re.I)
_DAY_ALIKE = re.compile(r"\d{4}-\d{1,2}(?:-\d{1,2})?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

#: A list stands on one line while it is this short.
_SHORT_LIST, _SHORT_ENTRY = 60, 24


def scalar(text: str, *, flow: bool = False) -> str:
    """``text`` on one line; ``flow``: inside brackets."""
    guessed = _GUESSED.fullmatch(text) or (_DAY_ALIKE.fullmatch(text) and not _DAY.fullmatch(text))
    if guessed or "\n" in text or "\t" in text:
        return json.dumps(text, ensure_ascii=False)
    if not text or not _PLAIN.fullmatch(text) or _RISKY.search(text) or text != text.strip():
        return "'" + text.replace("'", "''") + "'"
    if flow and re.search(r"[,\[\]{}]", text):
        return "'" + text.replace("'", "''") + "'"
    return text


def flow(value: Plain | Mapping[str, str]) -> str:
    """A value on one line, lists and parts in brackets."""
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k}: {flow(v)}" for k, v in value.items()) + "}"
    return "[" + ", ".join(flow(entry) for entry in value) + "]"


def one_line(value: Plain) -> str | None:
    """A value as it stands behind its key on the same line; None when it needs several."""
    if isinstance(value, str):
        return None if "\n" in value else scalar(value)
    entries = [e for e in value if isinstance(e, str)]
    if len(entries) != len(value) or any("\n" in e or len(e) > _SHORT_ENTRY for e in entries):
        return None
    text = flow(value)
    return text if len(text) <= _SHORT_LIST else None


def entry_lines(entry: str | Mapping[str, str], column: int) -> list[str]:
    """One entry of a list, its dash in ``column``."""
    pad = " " * column
    if isinstance(entry, str) and "\n" in entry:
        return [f"{pad}- |-", *_block(entry, column + 4)]
    return [f"{pad}- {scalar(entry) if isinstance(entry, str) else flow(entry)}"]


def key_lines(key: str, value: Plain, column: int, *, listed: bool = False) -> list[str]:
    """A key with its value, the key in ``column``. ``listed``: a list always on lines."""
    pad = " " * column
    if isinstance(value, tuple) and len(value) == 1 and isinstance(value[0], str) and not listed:
        value = value[0]
    short = one_line(value) if isinstance(value, str) or not listed else None
    if short is not None:
        return [f"{pad}{key}: {short}"]
    if isinstance(value, str):
        return [f"{pad}{key}: |-", *_block(value, column + 2)]
    lines = [f"{pad}{key}:"]
    for entry in value:
        lines += entry_lines(entry, column + 2)
    return lines


def _block(text: str, column: int) -> list[str]:
    pad = " " * column
    return [f"{pad}{line}" if line else "" for line in text.split("\n")]
