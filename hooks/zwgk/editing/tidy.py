"""``zwgk fmt``: keys, their order and dates in one form; everything else as typed.

Works on the editor's own text by the places of its nodes: keys and dates are replaced
where they stand and whole keys are moved as blocks of lines with the comments above
them, so comments, quotes, blank lines and layout survive. (Writing a parsed tree back,
as round-trip YAML libraries do, lets a comment above a key stay behind when the key
moves.) Afterwards both texts are read and compared; if anything but the wanted changes
differs, nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic_core import PydanticCustomError

from zwgk.editing.declared import Declared, field_named, fields_of
from zwgk.editing.reorder import Ordered, reordered
from zwgk.model.record import Container, Part, Record
from zwgk.model.values.dates import Moment, parse_day


class NotTidied(Exception):
    """The text is not tidied: what is wrong, for the editor."""


_FRONT = re.compile(r"\A---[ \t]*\n(.*?)(^---[ \t]*(?:\n|\Z))", re.S | re.M)


def tidy(text: str, record_type: type[Record], *, keys: str = "zh") -> str:
    """The tidied text of a source file.

    ``keys``: ``zh`` writes Chinese labels, ``en`` English names. Line ends stay as they
    are; a byte-order mark goes. Raises :class:`NotTidied` when the text cannot be read.
    """
    text = text.removeprefix("\ufeff")
    windows = "\r\n" in text
    plain = text.replace("\r\n", "\n")
    if plain and not plain.endswith("\n"):
        plain += "\n"
    if record_type.kind.form == "markdown":
        match = _FRONT.match(plain)
        if match:
            front = tidy_yaml(match[1], record_type, keys=keys)
            plain = plain[: match.start(1)] + front + plain[match.start(2) :]
    else:
        plain = tidy_yaml(plain, record_type, keys=keys)
    return plain.replace("\n", "\r\n") if windows else plain


def tidy_yaml(text: str, record_type: type[Record], *, keys: str = "zh") -> str:
    """The tidied text of YAML. Raises :class:`NotTidied`."""
    node = _compose(text)
    if node is None:
        return text
    shape = _Shape(record_type, keys)
    edits = sorted(_edits(node, shape), reverse=True)
    result = text
    for start, end, new in edits:
        result = result[:start] + new + result[end:]
    result = reordered(result, lambda root: _ordered(root, shape))
    if _meaning(_compose(result)) != _meaning(node, dict(_renames(node, shape))):
        raise NotTidied("整理后内容会变，没有改动\n保持原样即可；要整理的，请技术人员看看这个文件")
    return result


def _compose(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        raise NotTidied("写法有误，没有改动\n先运行 zwgk check，照提示改好") from None


@dataclass(frozen=True, slots=True)
class _Shape:
    record_type: type[Record]
    keys: str

    @property
    def container(self) -> Container | None:
        return self.record_type.kind.container


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key and its value in a mapping of ``part``, with the field it is (None: unknown)."""

    part: type[Part]
    mapping: yaml.MappingNode
    key: yaml.Node
    value: yaml.Node
    field: Declared | None
    canonical: str | None


def _entries(root: yaml.Node, shape: _Shape) -> Iterator[_Entry]:
    """Every key of every declared mapping."""
    record = shape.record_type
    if isinstance(root, yaml.SequenceNode):
        yield from _each(root, record, shape)
    elif shape.container and isinstance(root, yaml.MappingNode):
        yield from _container(root, shape.container, shape)
    elif isinstance(root, yaml.MappingNode):
        yield from _mapping(root, record, shape)


def _container(node: yaml.MappingNode, container: Container, shape: _Shape) -> Iterator[_Entry]:
    record = shape.record_type
    pairs = [container.items, *([container.defaults] if container.defaults else [])]
    for key, value in node.value:
        block = next((p for p in pairs if str(key.value).strip() in p), None)
        if block is None:
            yield from _entry(node, key, value, record, shape)
            continue
        yield _Entry(record, node, key, value, None, block[1] if shape.keys == "zh" else block[0])
        yield from _each(value, record, shape)


def _mapping(node: yaml.MappingNode, part: type[Part], shape: _Shape) -> Iterator[_Entry]:
    for key, value in node.value:
        yield from _entry(node, key, value, part, shape)


def _entry(
    node: yaml.MappingNode, key: yaml.Node, value: yaml.Node, part: type[Part], shape: _Shape
) -> Iterator[_Entry]:
    field = field_named(part, key.value) if isinstance(key, yaml.ScalarNode) else None
    yield _Entry(part, node, key, value, field, field.spelling(shape.keys) if field else None)
    if field and field.table and field.part and isinstance(value, yaml.MappingNode):
        for _, row in value.value:
            yield from _each(row, field.part, shape)
    elif field and field.part:
        yield from _each(value, field.part, shape)


def _each(node: yaml.Node, part: type[Part], shape: _Shape) -> Iterator[_Entry]:
    rows = node.value if isinstance(node, yaml.SequenceNode) else [node]
    for row in rows:
        if isinstance(row, yaml.MappingNode):
            yield from _mapping(row, part, shape)


def _renames(root: yaml.Node, shape: _Shape) -> Iterator[tuple[int, str]]:
    """Place of a scalar → what it becomes."""
    for entry in _entries(root, shape):
        names = [k.value for k, _ in entry.mapping.value]
        if entry.canonical and entry.key.value != entry.canonical:
            # 同一项写了两遍时不改名,留给检查去说
            same = [n for n in names if _same_field(entry, str(n))]
            if len(same) == 1:
                yield entry.key.start_mark.index, entry.canonical
        if entry.field and entry.field.leaf in ("day", "moment"):
            values = (
                entry.value.value if isinstance(entry.value, yaml.SequenceNode) else [entry.value]
            )
            for value in values:
                if isinstance(value, yaml.ScalarNode):
                    day = _day(value.value, entry.field.leaf)
                    if day != value.value:
                        yield value.start_mark.index, day


def _same_field(entry: _Entry, name: str) -> bool:
    if entry.field is None:
        return name in (entry.key.value, entry.canonical)
    return field_named(entry.part, name) == entry.field


def _day(text: str, leaf: str) -> str:
    if re.search(r":\d{2}:\d{2}", text):
        return text
    try:
        if leaf == "day":
            return parse_day(text).isoformat()
        moment = Moment.read(text)
    except PydanticCustomError:
        return text
    return moment.text if moment.has_time else moment.day.isoformat()


def _edits(root: yaml.Node, shape: _Shape) -> Iterator[tuple[int, int, str]]:
    wanted = dict(_renames(root, shape))
    for node in _scalars(root):
        new = wanted.get(node.start_mark.index)
        if new is None or node.style in ("|", ">"):
            continue
        quote = node.style or ""
        yield node.start_mark.index, node.end_mark.index, f"{quote}{new}{quote}"


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        for inner in child if isinstance(child, tuple) else (child,):
            yield from _scalars(inner)


def _ordered(root: yaml.Node, shape: _Shape) -> Iterator[Ordered]:
    """Every declared block mapping with the rank of each of its keys."""
    ranks: dict[int, tuple[yaml.MappingNode, list[int]]] = {}
    for entry in _entries(root, shape):
        node, found = ranks.setdefault(id(entry.mapping), (entry.mapping, []))
        previous = found[-1] if found else -1
        found.append(_rank(entry, shape, previous))
    for node, found in ranks.values():
        if not node.flow_style:
            yield Ordered(node, tuple(found))


def _rank(entry: _Entry, shape: _Shape, previous: int) -> int:
    if entry.field is None:
        container = shape.container
        if container and entry.canonical in container.items:
            return 10_000
        if container and container.defaults and entry.canonical in container.defaults:
            return 9_999
        return previous
    return fields_of(entry.part).index(entry.field)


def _meaning(node: yaml.Node | None, renames: dict[int, str] | None = None) -> Any:
    """What a tree says, whatever the order of keys; texts only."""
    if node is None:
        return None
    if isinstance(node, yaml.MappingNode):
        pairs = [(_meaning(k, renames), _meaning(v, renames)) for k, v in node.value]
        return ("map", sorted(pairs, key=repr))
    if isinstance(node, yaml.SequenceNode):
        return ("list", [_meaning(v, renames) for v in node.value])
    return (renames or {}).get(node.start_mark.index, node.value)
