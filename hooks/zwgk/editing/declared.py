"""A content type's declaration as scaffolds, schemas and tidying need it."""

from __future__ import annotations

import inspect
import types
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from zwgk.model.record import FieldInfo, Part
from zwgk.model.values.dates import Moment, Span
from zwgk.model.values.text import Choice, fold

Leaf = Literal["text", "count", "number", "yes_no", "day", "moment", "span"]

_LEAVES: dict[type, Leaf] = {
    str: "text",
    int: "count",
    float: "number",
    bool: "yes_no",
    date: "day",
    Moment: "moment",
    Span: "span",
}


@dataclass(frozen=True, slots=True)
class Declared:
    """One field: its declaration, and what one value of it is.

    ``many``: a list (a single value stands for a list of one). ``table``: keys the
    editor chooses, each with a part (``检查``) or values. Exactly one of ``part``, ``choice``
    and ``leaf`` is set.
    """

    name: str
    info: FieldInfo
    many: bool = False
    table: bool = False
    part: type[Part] | None = None
    choice: type[Choice] | None = None
    leaf: Leaf | None = None

    def spelling(self, keys: str) -> str:
        """The key on disk: Chinese label for ``zh``, English name for ``en``."""
        return self.info.label if keys == "zh" else self.name


def _bare(annotation: Any) -> Any:
    """An annotation without ``Annotated`` and ``| None``."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (Union, types.UnionType):
            kept = [a for a in get_args(annotation) if a is not type(None)]
            if len(kept) != 1:
                return annotation
            annotation = kept[0]
        else:
            return annotation


def _declared(name: str, info: FieldInfo, annotation: Any) -> Declared:
    bare = _bare(annotation)
    many = get_origin(bare) is tuple
    table = get_origin(bare) is dict
    if many:
        bare = _bare(get_args(bare)[0])
    if table:
        bare = _bare(get_args(bare)[1])
        many = get_origin(bare) is tuple
        if many:
            bare = _bare(get_args(bare)[0])
    if isinstance(bare, type) and issubclass(bare, Part):
        return Declared(name, info, many, table, part=bare)
    if isinstance(bare, type) and issubclass(bare, Choice):
        return Declared(name, info, many, table, choice=bare)
    return Declared(name, info, many, table, leaf=_LEAVES[bare])


@cache
def fields_of(part: type[Part]) -> tuple[Declared, ...]:
    """The keys of a part in the order they are written on disk.

    A type's own keys come before those it shares with other types: an editor expects
    标题 on the first line, not 旧地址.
    """
    infos = part.fields()
    order: list[str] = []
    for cls in part.__mro__:
        if isinstance(cls, type) and issubclass(cls, Part):
            own = inspect.get_annotations(cls)
            order.extend(n for n in own if n in infos and n not in order)
    return tuple(_declared(name, infos[name], part.model_fields[name].annotation) for name in order)


def short_of(part: type[Part]) -> str | None:
    """The English name of the key a bare value stands for (``附件: [表.docx]``)."""
    short = getattr(part, "short", None)
    return short if isinstance(short, str) else None


@cache
def _lookup(part: type[Part]) -> dict[str, Declared]:
    found: dict[str, Declared] = {}
    for declared in fields_of(part):
        found.setdefault(fold(declared.info.label), declared)
        found.setdefault(fold(declared.name), declared)
    return found


def field_named(part: type[Part], key: str) -> Declared | None:
    """The field an editor means: Chinese or English, any width, spaces ignored."""
    return _lookup(part).get(fold(key))
