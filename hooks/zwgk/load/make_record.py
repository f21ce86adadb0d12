"""A node tree → the data of a record, with the place of every key and value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from zwgk.load import key_problems, slips
from zwgk.load.shapes import PartShape, Shape, part_shape
from zwgk.load.yaml_nodes import Mapping, Node, Scalar, Sequence
from zwgk.model.record import KeyPath
from zwgk.model.values.text import V015
from zwgk.problem import Problem, Where

Place = tuple[int, int]

#: What tools write for "nothing" where a person leaves the place empty.
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True)
class Source:
    """The file being read: its path and lines (for messages only)."""

    path: str
    lines: list[str]
    first_line: int = 1

    def where(self, node: Node) -> Where:
        """The place of ``node``."""
        return Where(self.path, node.line, node.column)


@dataclass(slots=True)
class Data:
    """The data of one record by English names, and everything learnt on the way.

    ``shape``: of the whole record. ``reported``: paths of values that have a problem
    already. ``meant``: paths that a misspelt key stands for. ``elsewhere``: field → file,
    of values that come from a record of a shared root.
    """

    source: Source
    shape: PartShape
    values: dict[str, Any] = field(default_factory=dict)
    key_places: dict[KeyPath, Place] = field(default_factory=dict)
    value_places: dict[KeyPath, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    reported: set[KeyPath] = field(default_factory=set)
    meant: set[KeyPath] = field(default_factory=set)
    elsewhere: dict[str, str] = field(default_factory=dict)


def empty(node: Node) -> bool:
    """Whether nothing was filled in."""
    if type(node) is Scalar:
        text = node.text
        return text in _NOTHING if node.plain else not text.strip()
    if type(node) is Sequence:
        return all(empty(item) for item in node.items)
    assert type(node) is Mapping
    return not node.pairs


def read_mapping(data: Data, shape: PartShape, node: Mapping, at: KeyPath) -> dict[str, Any]:
    """Read the keys of ``node`` as those of ``shape``. Unknown, doubled keys are problems."""
    found: dict[str, Any] = {}
    seen: dict[str, Scalar] = {}
    by_key, shapes = shape.by_key, shape.shapes
    key_places = data.key_places
    for key, value in node.pairs:
        name = by_key.get(key.text)
        if name is None:
            if key.text:
                _unknown_key(data, shape, key, seen, at)
            continue
        if name in seen:
            data.problems.append(
                key_problems.doubled(data.source.where(key), key, seen[name], data.source.path)
            )
            continue
        seen[name] = key
        path = (*at, name)
        key_places[path] = (key.line, key.column)
        if not empty(value):
            found[name] = read_value(data, shapes[name], value, path, shape.labels[name])
    return found


def _unknown_key(
    data: Data, shape: PartShape, key: Scalar, seen: dict[str, Scalar], at: KeyPath
) -> None:
    outer = data.shape if at else None
    found = key_problems.unknown(data.source.where(key), key.text, shape, outer, seen)
    data.problems.append(found.problem)
    if found.meant:
        data.meant.add((*at, found.meant))


def missing_names(data: Data, shape: PartShape, found: dict[str, Any], at: KeyPath) -> list[str]:
    """Required keys that are not filled, without those that are only misspelt."""
    return [n for n in shape.required if n not in found and (*at, n) not in data.meant]


def read_part(data: Data, shape: PartShape, node: Mapping, at: KeyPath) -> dict[str, Any]:
    """Like :func:`read_mapping`, and every required key must be filled (K003)."""
    found = read_mapping(data, shape, node, at)
    missing = missing_names(data, shape, found, at)
    if missing:
        where = data.source.where(node)
        data.problems.append(key_problems.missing(where, shape, missing))
    return found


def read_value(data: Data, shape: Shape, node: Node, at: KeyPath, label: str) -> Any:
    """Read ``node`` as ``shape``. A value of another shape is V015, said here or by its type."""
    data.value_places[at] = (node.line, node.column)
    form = shape.form
    if form == "text":
        if type(node) is Scalar:
            if node.plain and node.end_line > node.line:
                _swallowed(data, node)
            return node.text
        if type(node) is Mapping:
            return _wrong_shape(data, node, at, *_text_wanted(label, node))
        return plain(node)
    if form == "many":
        return _many(data, shape, node, at, label)
    if form == "named":
        if type(node) is not Mapping:
            what = f"“{label}”下面应逐项写名称和内容"
            return _wrong_shape(data, node, at, what, "改成一项一行，例如：名称: 内容")
        return _named(data, shape, node, at, label)
    assert shape.part is not None
    inner = part_shape(shape.part)
    if type(node) is Mapping:
        return read_part(data, inner, node, at)
    if type(node) is Scalar:
        return _part_from_text(data, inner, node, at, label)
    assert type(node) is Sequence
    if node.items and all(type(item) is Scalar for item in node.items):
        return _wrong_shape(data, node, at, *_parts_wanted(label, inner))
    what = f"“{label}”只能填一组内容，这里却是一张表"
    return _wrong_shape(data, node, at, what, "删掉行首的短横，只留一组")


def _many(data: Data, shape: Shape, node: Node, at: KeyPath, label: str) -> Any:
    inner = shape.inner
    assert inner is not None
    if type(node) is Sequence:
        filled = [item for item in node.items if not empty(item)]
        return [
            read_value(data, inner, item, (*at, index), label) for index, item in enumerate(filled)
        ]
    if type(node) is Scalar and node.plain and _starts_with_dash(node.text):
        source = data.source
        data.problems += slips.dashes(
            source.path, source.lines, source.first_line, node.line, node.end_line
        )
        data.reported.add(at)
        return []
    return [read_value(data, inner, node, (*at, 0), label)]


def _starts_with_dash(text: str) -> bool:
    return text[0] in "-－–—•·" and len(text) > 1 and not text[1].isdigit() and text[1] not in "—-"


def _named(data: Data, shape: Shape, node: Mapping, at: KeyPath, label: str) -> dict[str, Any]:
    assert shape.inner is not None
    found: dict[str, Any] = {}
    seen: dict[str, Scalar] = {}
    for key, value in node.pairs:
        if key.text in seen:
            problem = key_problems.doubled(
                data.source.where(key), key, seen[key.text], data.source.path
            )
            data.problems.append(problem)
            continue
        seen[key.text] = key
        path = (*at, key.text)
        data.key_places[path] = (key.line, key.column)
        if not empty(value):
            found[key.text] = read_value(data, shape.inner, value, path, key.text)
    return found


def _part_from_text(
    data: Data, shape: PartShape, node: Scalar, at: KeyPath, label: str
) -> dict[str, Any]:
    source = data.source
    if node.plain:
        found = slips.in_lines(
            source.path, source.lines, source.first_line, node.line, node.end_line, shape.by_key
        )
        if found:
            data.problems.extend(found)
            data.reported.add(at)
            return {}
    if shape.short is None:
        _wrong_shape(data, node, at, *_parts_wanted(label, shape))
        return {}
    data.value_places[(*at, shape.short)] = (node.line, node.column)
    missing = [name for name in shape.required if name != shape.short]
    if missing:
        data.problems.append(key_problems.missing(source.where(node), shape, missing))
    return {shape.short: node.text}


def _swallowed(data: Data, node: Scalar) -> None:
    """A list item one space too far right becomes the end of the one above, unseen."""
    source = data.source
    for number in range(node.line + 1, node.end_line + 1):
        index = number - source.first_line
        line = source.lines[index] if 0 <= index < len(source.lines) else ""
        if line.lstrip(" ").startswith("- "):
            data.problems.append(slips.swallowed(source.path, number, line))


def _parts_wanted(label: str, shape: PartShape) -> tuple[str, str]:
    keys = "、".join(shape.labels[name] for name in shape.required or shape.labels)
    what = f"“{label}”应分项填写，这里却只有文字，没有项目名称"
    return what, f"在下一行起分项写，每项多空两格，可写的有：{keys}"


def _text_wanted(label: str, node: Mapping) -> tuple[str, str]:
    key = node.pairs[0][0].text
    if len(node.pairs) == 1:
        return (
            f"“{label}”应填一段文字，这里“{key}”后面有英文冒号，被当成了另一项",
            "把内容里的英文冒号改成中文冒号“：”，或者用英文双引号把整段内容括起来",
        )
    return f"“{label}”应填一段文字，这里却分了几项", "改成一段文字，写在冒号后面"


def _wrong_shape(data: Data, node: Node, at: KeyPath, what: str, advice: str) -> Any:
    data.problems.append(V015.at(data.source.where(node), what, advice))
    data.reported.add(at)
    return ""


def plain(node: Node) -> Any:
    """A node as lists, dictionaries and text."""
    if type(node) is Scalar:
        return node.text
    if type(node) is Sequence:
        return [plain(item) for item in node.items]
    assert type(node) is Mapping
    return {key.text: plain(value) for key, value in node.pairs}
