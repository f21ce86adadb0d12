"""Errors of the declared types → problems at their place, in the editor's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from zwgk.load.make_record import Data
from zwgk.load.shapes import PartShape, Shape, part_shape
from zwgk.load.stated import Stated
from zwgk.model.fact import PublicFact
from zwgk.model.record import KeyPath, Origin
from zwgk.model.values.text import V004, V005, V015, V016, V019
from zwgk.problem import CODES, Code, Problem

#: pydantic's own error types that a declaration may still cause → code, what, advice.
_OWN: Mapping[str, tuple[Code, str, str]] = {
    "int": (V004, "不是整数", "改成整数，例如 3"),
    "float": (V019, "不是数字", "改成数字，例如 12.5"),
    "bool": (V005, "既不是“是”也不是“否”", "改成“是”或“否”"),
    "string_too_long": (V016, "的文字太长", "缩短这段文字"),
}
_SHAPE = (V015, "的填写层次不对", "对照其他记录里这一项的写法改正")


def problems_of(
    error: ValidationError,
    data: Data,
    shape: PartShape,
    origin: Origin,
    stated: Stated | None = None,
) -> list[Problem]:
    """One problem for each error that has not been said already.

    A value that a fact gave is put right at the fact, not where it is named.
    """
    found = []
    for item in error.errors(include_url=False, include_input=False):
        path, label = _path(item["loc"], shape)
        if item["type"] == "missing" or _said(path, data.reported):
            continue
        where = origin.of(*path)
        if item["type"] in CODES:
            context: Mapping[str, Any] = item.get("ctx") or {}
            code = CODES[item["type"]]
            what, advice = str(context.get("what", "")), str(context.get("advice", ""))
        else:
            code, what, advice = _own(item["type"])
        fact = _source(path, origin, stated)
        if fact is None:
            found.append(code.at(where, f"“{label}”{what}", advice))
            continue
        place = fact.origin.where
        found.append(
            code.at(
                where,
                f"“{label}”引用的〔事实：{fact.name}〕{what}",
                f"到 {place.path} 第 {place.line} 行改这条事实的值，这里不用改",
                others=(fact.origin.of("values"),),
            )
        )
    return found


def _source(path: KeyPath, origin: Origin, stated: Stated | None) -> PublicFact | None:
    """The fact that a value came from as a whole."""
    used = {use.fact for use in origin.stated if use.path == path}
    if stated is None or len(used) != 1:
        return None
    return next((f for f in stated.facts.values() if f.id in used), None)


def _own(error_type: str) -> tuple[Code, str, str]:
    for start, known in _OWN.items():
        if error_type == start or error_type.startswith(f"{start}_"):
            return known
    return _SHAPE


def _said(path: KeyPath, reported: Iterable[KeyPath]) -> bool:
    return any(path[: len(r)] == r for r in reported)


def _path(loc: tuple[int | str, ...], shape: PartShape) -> tuple[KeyPath, str]:
    """Place of an error, told in labels → a path in English names, and the nearest label."""
    path: list[int | str] = []
    label = ""
    here: PartShape | None = shape
    field: Shape | None = None
    for step in loc:
        if here is not None and isinstance(step, str):
            name = here.by_key.get(step)
            if name is None:
                break
            path.append(name)
            label = here.labels[name]
            field, here = here.shapes[name], None
        elif field is not None and field.inner is not None:
            path.append(step)
            if isinstance(step, str):
                label = step
            field = field.inner
        else:
            break
        if field is not None and field.part is not None:
            here = part_shape(field.part)
    return tuple(path), label
