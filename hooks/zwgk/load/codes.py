"""The register of item codes, ``catalog/codes.yml``, as ``zwgk fmt`` writes it (CAT-06)."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from zwgk.model.codes import CODES_FILE, CodeRegister, RegisteredCode

_TEXT = r'"(?:[^"\\]|\\.)*"'
_ROW = re.compile(
    rf"- \{{编码: (?P<code>{_TEXT}), 领域: (?P<sector>{_TEXT}), 名称: (?P<name>{_TEXT})"
    rf"(?:, 曾用名: (?P<former>\[{_TEXT}(?:, {_TEXT})*\]))?"
    r"(?:, 调整次数: (?P<adjusted>\d{1,4}))?"
    r"(?:, 停用: (?P<ended>\d{4}-\d{2}-\d{2}))?\}\s*"
)


def read_codes(catalog: Path) -> CodeRegister:
    """The register in the catalog folder; empty when there is none."""
    try:
        lines = (catalog / CODES_FILE).read_text("utf-8-sig").split("\n")
    except (FileNotFoundError, NotADirectoryError):
        return CodeRegister()
    except (OSError, UnicodeDecodeError):
        return CodeRegister(broken=(0,))
    found: dict[str, RegisteredCode] = {}
    broken = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        row = _row(line, number)
        if row is None or row.code.casefold() in found:
            broken.append(number)
        else:
            found[row.code.casefold()] = row
    return CodeRegister(found, tuple(broken))


def _row(line: str, number: int) -> RegisteredCode | None:
    match = _ROW.fullmatch(line)
    if match is None:
        return None
    try:
        return RegisteredCode(
            code=json.loads(match["code"]),
            sector=json.loads(match["sector"]),
            name=json.loads(match["name"]),
            former=tuple(json.loads(match["former"] or "[]")),
            adjusted=int(match["adjusted"] or 0),
            ended_on=date.fromisoformat(match["ended"]) if match["ended"] else None,
            line=number,
        )
    except ValueError:  # a sign or a day that does not exist
        return None
