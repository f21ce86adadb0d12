"""The rows of a source file: one record, a list, or a table with a head (Container)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from zwgk.load import key_problems, slips
from zwgk.load.make_record import Data, Place, Source, empty, read_mapping
from zwgk.load.shapes import PartShape, all_keys, part_shape
from zwgk.load.yaml_nodes import Mapping, Node, Scalar, Sequence
from zwgk.model.record import Container, KeyPath, Record
from zwgk.model.values.text import V015
from zwgk.problem import Problem, Where


@dataclass(slots=True)
class Common:
    """Values of the head of a file, with their places by field name.

    ``meant``: names that a misspelt key of the head stands for.
    """

    values: dict[str, Any] = field(default_factory=dict)
    key_places: dict[str, dict[KeyPath, Place]] = field(default_factory=dict)
    value_places: dict[str, dict[KeyPath, Place]] = field(default_factory=dict)
    reported: set[KeyPath] = field(default_factory=set)
    meant: set[str] = field(default_factory=set)

    def reported_in(self, name: str) -> list[KeyPath]:
        """Paths under ``name`` that have a problem already."""
        return [path for path in self.reported if path[0] == name]

    def add(self, data: Data) -> None:
        """Take in what ``data`` holds, unless a value is there already."""
        for name, value in data.values.items():
            if name in self.values:
                continue
            self.values[name] = value
            self.key_places[name] = {p: v for p, v in data.key_places.items() if p[0] == name}
            self.value_places[name] = {p: v for p, v in data.value_places.items() if p[0] == name}
        self.reported |= data.reported
        self.meant |= {str(path[0]) for path in data.meant}


@dataclass(slots=True)
class Rows:
    """The mappings of a file that become records.

    ``listed``: the id is written in each row. ``told``: required names whose absence is a
    problem of the whole file, said once. ``usable``: False where the head is wrong.
    """

    nodes: list[Mapping] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    common: Common | None = None
    listed: bool = False
    told: frozenset[str] = frozenset()
    usable: bool = True


def rows_of(record_type: type[Record], source: Source, root: Node | None) -> Rows:
    """The mappings that each become a record of ``record_type``. Never raises."""
    kind = record_type.kind
    if root is None or (type(root) is Scalar and not root.text):
        line = source.first_line
        root = Mapping([], line, 1, False) if kind.form in ("one", "markdown", "either") else None
        if root is None:
            return _nothing(source)
    if type(root) is Scalar:
        return _not_keys(source, root, record_type)
    if kind.form in ("one", "markdown"):
        if type(root) is Mapping:
            return Rows([root])
        what = f"这个文件只写一条{kind.label}，这里却是一张表"
        return _wrong(source, root, what, "把几条分成几个文件，每个文件一条，去掉行首的短横")
    if type(root) is Sequence:
        return _list(source, root, record_type, Rows(listed=kind.form == "either"))
    assert type(root) is Mapping
    if kind.form == "either":
        return Rows([root])
    if kind.container:
        return _table(record_type, kind.container, source, root)
    what = f"这个文件是一张表，每条{kind.label}都要以短横开头"
    return _wrong(source, root, what, "在每条第一项前面加短横和空格“- ”，其余各项左端对齐")


def _wrong(source: Source, node: Node, what: str, advice: str) -> Rows:
    return Rows(problems=[V015.at(source.where(node), what, advice)])


def _nothing(source: Source) -> Rows:
    where = Where(source.path, source.first_line)
    what, advice = "文件里只有注释，没有内容", "补上内容；不需要的就把文件删掉"
    return Rows(problems=[V015.at(where, what, advice)])


def _not_keys(source: Source, node: Node, record_type: type[Record]) -> Rows:
    if type(node) is Scalar and node.plain:
        known = all_keys(record_type)
        slipped = slips.in_lines(
            source.path, source.lines, source.first_line, node.line, node.end_line, known
        )
        if slipped:
            return Rows(problems=slipped)
    return _wrong(
        source,
        node,
        "这里应一项一行，写成“名称: 内容”，现在只有一段文字",
        "改成一项一行，每项写项目名称、英文冒号、空格、内容",
    )


def _list(source: Source, node: Sequence, record_type: type[Record], rows: Rows) -> Rows:
    for item in node.items:
        if type(item) is Mapping:
            rows.nodes.append(item)
        elif not empty(item):
            rows.problems.extend(_not_keys(source, item, record_type).problems)
    if not rows.nodes and not rows.problems:
        rows.problems.extend(_nothing(source).problems)
    return rows


def _table(record_type: type[Record], container: Container, source: Source, root: Mapping) -> Rows:
    shape = part_shape(record_type)
    head = _Head(shape, container, source)
    head.read(root)
    rows = head.rows
    rows.common = head.common
    items = head.items
    if items is None:
        if head.items_told:
            return rows
        label = container.items[1]
        rows.problems.append(
            key_problems.K003.at(
                source.where(root),
                f"缺少“{label}”，文件里没有一条{record_type.kind.label}",
                f"补上“{label}:”，在它下面一条一条地写，每条以短横和空格开头",
            )
        )
        return rows
    if type(items) is not Sequence:
        found = _wrong(
            source,
            items,
            f"“{container.items[1]}”下面应是一张表，每条以短横开头",
            "在每条第一项前面加短横和空格“- ”，其余各项左端对齐",
        )
        rows.problems.extend(found.problems)
        return rows
    _list(source, items, record_type, rows)
    _told_once(container, shape, source, root, rows)
    return rows


def _told_once(
    container: Container, shape: PartShape, source: Source, root: Mapping, rows: Rows
) -> None:
    """A required field of the head that neither head nor any row fills: said once."""
    assert rows.common is not None
    absent = [
        name
        for name in container.inherited
        if name in shape.required
        and name not in rows.common.values
        and name not in rows.common.meant
        and not any(shape.by_key.get(k.text) == name for row in rows.nodes for k, _ in row.pairs)
    ]
    if absent:
        rows.problems.append(key_problems.missing(source.where(root), shape, absent))
        rows.told = frozenset(absent)


@dataclass(slots=True)
class _Head:
    shape: PartShape
    container: Container
    source: Source
    rows: Rows = field(default_factory=Rows)
    common: Common = field(default_factory=Common)
    items: Node | None = None
    items_told: bool = False

    def read(self, root: Mapping) -> None:
        """Sort the keys of the file: list, defaults block, inherited facts."""
        special = {**dict.fromkeys(self.container.items, "items")}
        if self.container.defaults:
            special.update(dict.fromkeys(self.container.defaults, "defaults"))
        own: list[tuple[Scalar, Node]] = []
        seen: dict[str, Scalar] = {}
        defaults: Node | None = None
        for key, value in root.pairs:
            role = special.get(key.text)
            if role is None:
                own.append((key, value))
                continue
            if role in seen:
                problem = key_problems.doubled(
                    self.source.where(key), key, seen[role], self.source.path
                )
                self._fail(problem)
                self.items_told |= role == "items"
                continue
            seen[role] = key
            if empty(value):
                continue
            if role == "items":
                self.items = value
            else:
                defaults = value
        self._inherited(root, own)
        if defaults is not None:
            self._defaults(defaults)

    def _fail(self, problem: Problem) -> None:
        self.rows.problems.append(problem)
        self.rows.usable = False

    def _inherited(self, root: Mapping, own: list[tuple[Scalar, Node]]) -> None:
        allowed: list[tuple[Scalar, Node]] = []
        for key, value in own:
            name = self.shape.by_key.get(key.text)
            if name in self.container.inherited:
                allowed.append((key, value))
            elif key.text:
                self._fail(self._unknown(key, name))
        self._take(Mapping(allowed, root.line, root.column, False))

    def _unknown(self, key: Scalar, name: str | None) -> Problem:
        where = self.source.where(key)
        label = self.container.items[1]
        if name is not None:
            advice = f"把它写进“{label}”下面的每一条里"
            if self.container.defaults:
                advice += f";各条都一样的，写进“{self.container.defaults[1]}”"
            return key_problems.K001.at(where, f"“{key.text}”不能写在文件开头", advice)
        words = [self.shape.labels[n] for n in self.container.inherited]
        words += [label, *(self.container.defaults or ())[1:]]
        near = key_problems.nearest(key.text, words)
        if near == label:
            self.items_told = True
        elif near:
            self.common.meant.add(self.shape.by_key.get(near, ""))
        advice = f"是不是“{near}”？" if near else f"删掉这一项，文件开头可以写：{'、'.join(words)}"
        return key_problems.K001.at(where, f"没有“{key.text}”这一项", advice)

    def _defaults(self, node: Node) -> None:
        if type(node) is not Mapping:
            assert self.container.defaults
            label = self.container.defaults[1]
            self._fail(
                V015.at(
                    self.source.where(node),
                    f"“{label}”下面应逐项写名称和内容",
                    "改成一项一行，每项多空两格，例如：公开对象: 全社会",
                )
            )
            return
        self._take(node)

    def _take(self, node: Mapping) -> None:
        data = Data(self.source, self.shape)
        data.values = read_mapping(data, self.shape, node, ())
        for problem in data.problems:
            self._fail(problem)
        self.common.add(data)
