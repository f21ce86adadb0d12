"""What tables said when they were last imported, or when a workbook was exported.

Kept in the repository beside the catalog (``catalog/.imported/<sector>.json``), because
whoever imports next time is somebody else. Fingerprints, not texts: only equality counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from zwgk.model.sheet import BASE_MARK, BASE_SHEET, Sheet

#: The folder beside the catalog's files.
FOLDER = ".imported"


def read_base(text: str) -> dict[str, dict[str, str]]:
    """``code → field → fingerprint``; empty for a text that is not one of ours."""
    try:
        data = json.loads(text)
    except ValueError:
        return {}
    found: dict[str, dict[str, str]] = {}
    for code, fields in data.items() if isinstance(data, dict) else ():
        if isinstance(fields, dict):
            found[str(code)] = {str(k): str(v) for k, v in fields.items()}
    return found


def base_text(told: Mapping[str, Mapping[str, str]]) -> str:
    """The text of a file, one line an item so that changes are seen line by line."""
    lines = [
        f"{json.dumps(code)}: {json.dumps(dict(sorted(told[code].items())))}"
        for code in sorted(told)
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def base_of_workbook(sheets: Iterable[Sheet]) -> dict[str, dict[str, str]]:
    """What an exported workbook remembers in its hidden sheet."""
    found: dict[str, dict[str, str]] = {}
    for sheet in sheets:
        if sheet.name == BASE_SHEET and sheet.text(0, 0) == BASE_MARK:
            for row in sheet.rows[1:]:
                if len(row) >= 3 and row[0]:
                    found.setdefault(row[0], {})[row[1]] = row[2]
    return found
