"""Every text in the keys of a record, with its path; what several families scan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zwgk.check.rule import Context
from zwgk.model.record import KeyPath, Part, Record

_NOT_TEXT = frozenset(("id", "origin", "body"))

Field = tuple[KeyPath, str]


def fields_of(record: Record, at: Context) -> tuple[Field, ...]:
    """(path, text) of every key that holds text, in the order of the record; no body."""
    known = at.memo.get(("fields", record.key))
    if known is None:
        known = at.memo[("fields", record.key)] = tuple(_fields(record, ()))
    found: tuple[Field, ...] = known
    return found


def _fields(part: Part, path: KeyPath) -> Iterator[Field]:
    for name, value in part.__dict__.items():
        if not value or name in _NOT_TEXT:
            continue
        if isinstance(value, str):
            if len(value) > 1:
                yield (*path, name), value
        elif isinstance(value, tuple | Part | dict):
            yield from _inside(value, (*path, name))


def _inside(value: Any, path: KeyPath) -> Iterator[Field]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Part):
        yield from _fields(value, path)
    elif isinstance(value, tuple):
        for i, inner in enumerate(value):
            yield from _inside(inner, (*path, i))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _inside(inner, (*path, key))
