"""A record's values as plain texts: what tables, comparisons and data files need."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from zwgk.model.cell_text import FORMS, clean
from zwgk.model.record import Part, Record
from zwgk.model.values.text import Choice

#: One field: a text, a list of texts, or a list of parts by English name.
Plain = str | tuple[str, ...] | tuple[Mapping[str, Any], ...]


def plain(record: Record) -> dict[str, Plain]:
    """English name → value of every filled field, words in Chinese. Defaults are left out."""
    found: dict[str, Plain] = {}
    for name in type(record).fields():
        value = getattr(record, name)
        if value in (None, (), False, ""):
            continue
        found[name] = _one(value)
    return found


def _one(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_one, value))
    if isinstance(value, Mapping):
        return {key: _one(inner) for key, inner in value.items()}
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Part):
        return {
            name: _one(getattr(value, name))
            for name in type(value).fields()
            if getattr(value, name) not in (None, (), "")
        }
    # Values that know how they were written (times, limits) give that.
    return str(getattr(value, "text", value))


def fingerprint(name: str, value: Plain | None) -> str:
    """Equal for two values of a catalog field that say the same in a table."""
    if isinstance(value, str):
        said: Any = clean(value)
    elif value and isinstance(value[0], Mapping):
        said = [[clean(str(part.get(k, ""))) for k in ("date", "type", "note")] for part in value]
        for row, part in zip(said, value, strict=True):
            row.extend(part.get("successors", ()))
    else:
        said = [clean(str(entry)) for entry in value or ()]
        if FORMS.get(name) == "closed":
            said.sort()
    said = said or ""
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:12]
