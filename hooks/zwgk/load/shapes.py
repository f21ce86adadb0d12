"""What shape each field wants, read once from the declarations of the model."""

from __future__ import annotations

import types
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from zwgk.model.record import Part, Record


@dataclass(frozen=True, slots=True)
class Shape:
    """``text`` (any single value), ``part``, ``many`` of ``inner``, or ``named`` parts."""

    form: Literal["text", "part", "many", "named"]
    part: type[Part] | None = None
    inner: Shape | None = None


TEXT = Shape("text")


@dataclass(frozen=True, slots=True)
class PartShape:
    """A part's keys: ``by_key`` holds English names and Chinese labels → English name."""

    part: type[Part]
    by_key: dict[str, str]
    labels: dict[str, str]
    shapes: dict[str, Shape]
    required: tuple[str, ...]
    examples: dict[str, str]
    short: str | None


@cache
def part_shape(part: type[Part]) -> PartShape:
    """The keys of a record or part."""
    declared = part.fields()
    by_key: dict[str, str] = {}
    for name, info in declared.items():
        by_key[info.label] = name
        by_key[name] = name
    return PartShape(
        part=part,
        by_key=by_key,
        labels={name: info.label for name, info in declared.items()},
        shapes={name: _shape(part.model_fields[name].annotation) for name in declared},
        # Not what the form asks for: a lack that a rule tells of is no fault of the file.
        required=tuple(name for name in declared if part.model_fields[name].is_required()),
        examples={name: info.example for name, info in declared.items()},
        short=getattr(part, "short", None),
    )


def _shape(annotation: Any) -> Shape:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _shape(get_args(annotation)[0])
    if origin is Union or origin is types.UnionType:
        inner = [a for a in get_args(annotation) if a is not type(None)]
        return _shape(inner[0])
    if origin is tuple or origin is list:
        return Shape("many", inner=_shape(get_args(annotation)[0]))
    if origin is dict:
        inner_shape = _shape(get_args(annotation)[1])
        return Shape("named", inner=inner_shape)
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return Shape("part", part=annotation)
    return TEXT


@cache
def listed_shape(record_type: type[Record]) -> PartShape:
    """The keys of a record in a list when its id is not a key of its own: 编号 is added."""
    shape = part_shape(record_type)
    if "id" in shape.labels:
        return shape
    return replace(
        shape,
        by_key={"编号": "id", "id": "id", **shape.by_key},
        labels={"id": "编号", **shape.labels},
        shapes={"id": TEXT, **shape.shapes},
        required=("id", *shape.required),
        examples={"id": "mzj", **shape.examples},
    )


@cache
def all_keys(record_type: type[Record]) -> frozenset[str]:
    """Every key that may stand anywhere in a source of this type, in both spellings."""
    found: set[str] = {"编号", "id"}
    container = record_type.kind.container
    if container:
        found.update(container.items)
        found.update(container.defaults or ())

    def collect(part: type[Part], seen: frozenset[type[Part]]) -> None:
        if part in seen:
            return
        shape = part_shape(part)
        found.update(shape.by_key)
        for field_shape in shape.shapes.values():
            inner: Shape | None = field_shape
            while inner is not None:
                if inner.part:
                    collect(inner.part, seen | {part})
                inner = inner.inner

    collect(record_type, frozenset())
    return frozenset(found)
