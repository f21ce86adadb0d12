"""Editing a file of table rows (catalog) by the places of its nodes.

Only what changes is touched: comments, layout, quotes and the order of keys stay, as with
``zwgk fmt``. The caller reads the result back and compares it with what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

import yaml

from zwgk.editing.declared import field_named, fields_of
from zwgk.editing.yaml_text import last_line
from zwgk.editing.yaml_values import entry_lines, flow, key_lines, one_line
from zwgk.model.plain import Plain
from zwgk.model.record import Container, Record

#: A list of this field is written on lines even when it is short: it grows.
_LISTED = frozenset(("content", "changes"))


class CannotEdit(Exception):
    """The file is written in a way that is not edited: what is wrong, for the editor."""


@dataclass(frozen=True, slots=True)
class Edit:
    """New values of fields of the row ``code``; None takes a field out."""

    code: str
    values: Mapping[str, Plain | None]


@dataclass(frozen=True, slots=True)
class Addition:
    """A new row, to stand behind the row ``after`` (empty: at the end)."""

    values: Mapping[str, Plain]
    after: str = ""


@dataclass(slots=True)
class _File:
    text: str
    record_type: type[Record]
    edits: list[tuple[int, int, str]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.starts = [0]
        for match in re.finditer("\n", self.text):
            self.starts.append(match.end())

    def line(self, number: int) -> str:
        """The text of a line (from 0), without its end."""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : end].rstrip("\n")

    def replace_lines(self, first: int, behind: int, lines: Sequence[str]) -> None:
        """Put ``lines`` in the place of the lines ``first`` … ``behind`` - 1."""
        start = self.starts[first] if first < len(self.starts) else len(self.text)
        end = self.starts[behind] if behind < len(self.starts) else len(self.text)
        self.edits.append((start, end, "".join(f"{line}\n" for line in lines)))

    def replace(self, node: yaml.Node, new: str) -> None:
        """Put ``new`` in the place of a node that stands on one line."""
        self.edits.append((node.start_mark.index, node.end_mark.index, new))

    def result(self) -> str:
        """The text with all edits made."""
        text = self.text
        # From the end on. At one place what is put in stands before what is replaced, and
        # of two things put in the one told first comes first.
        numbered = sorted(
            enumerate(self.edits), key=lambda e: (-e[1][0], e[1][0] == e[1][1], -e[0])
        )
        for _, (start, end, new) in numbered:
            text = text[:start] + new + text[end:]
        return text


def edited(
    text: str, record_type: type[Record], edits: Sequence[Edit], additions: Sequence[Addition]
) -> str:
    """``text`` of a table file with rows changed and added. Raises :class:`CannotEdit`."""
    plain = text.removeprefix("\ufeff")
    windows = "\r\n" in plain
    plain = plain.replace("\r\n", "\n")
    if plain and not plain.endswith("\n"):
        plain += "\n"
    file = _File(plain, record_type)
    root = _compose(plain)
    items = _items(root, record_type)
    rows = list(_rows(items, record_type))
    by_code = {code.casefold(): row for code, row in rows}
    for edit in edits:
        row = by_code.get(edit.code.casefold())
        if row is None:
            raise CannotEdit(f"文件里找不到事项 {edit.code}")
        for declared in fields_of(record_type):
            if declared.name in edit.values:
                _set(file, row, declared.name, edit.values[declared.name])
    if additions:
        _add(file, root, items, rows, additions)
    result = file.result()
    _compose(result)
    return result.replace("\n", "\r\n") if windows else result


def defaults_of(text: str, record_type: type[Record]) -> dict[str, Plain]:
    """The values that hold where a row is silent: of the head and of its defaults."""
    root = _compose(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    container = record_type.kind.container
    found: dict[str, Plain] = {}
    if container is None or not isinstance(root, yaml.MappingNode):
        return found
    for key, value in root.value:
        blocks = [value] if container.defaults and key.value in container.defaults else []
        head = field_named(record_type, key.value)
        if head and head.name in container.inherited and isinstance(value, yaml.ScalarNode):
            found[head.name] = value.value
        for block in blocks:
            for inner, node in block.value if isinstance(block, yaml.MappingNode) else ():
                declared = field_named(record_type, inner.value)
                if declared:
                    found[declared.name] = _told(node)
    return found


def _told(node: yaml.Node) -> Plain:
    if isinstance(node, yaml.SequenceNode):
        return tuple(str(n.value) for n in node.value if isinstance(n, yaml.ScalarNode))
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def new_file(
    record_type: type[Record],
    comment: str,
    head: Mapping[str, str],
    defaults: Mapping[str, Plain],
    rows: Sequence[Mapping[str, Plain]],
) -> str:
    """The text of a new table file."""
    container = record_type.kind.container
    assert container and container.defaults
    lines = [f"# {line}" for line in comment.splitlines()]
    labels = {d.name: d.info.label for d in fields_of(record_type)}
    for name, text in head.items():
        lines += key_lines(labels[name], text, 0)
    if defaults:
        lines.append(f"{container.defaults[1]}:")
        for name in (n for n in labels if n in defaults):
            lines += key_lines(labels[name], defaults[name], 2)
    lines.append(f"{container.items[1]}:")
    for row in rows:
        own = {n: v for n, v in row.items() if defaults.get(n) != v and head.get(n) != v}
        lines += ["", *_row_lines(record_type, own, 2, "zh")]
    return "".join(f"{line}\n" for line in lines)


def _compose(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        raise CannotEdit("文件的写法有误，程序没有把握改") from None


def _items(root: yaml.Node | None, record_type: type[Record]) -> yaml.Node | None:
    container = record_type.kind.container
    if container is None or not isinstance(root, yaml.MappingNode):
        raise CannotEdit("文件的写法程序没有把握改")
    return next((v for k, v in root.value if k.value in container.items), None)


def _rows(
    items: yaml.Node | None, record_type: type[Record]
) -> Iterator[tuple[str, yaml.MappingNode]]:
    """(code, mapping) of every row; a row that only adopts an item bears its code."""
    for row in items.value if isinstance(items, yaml.SequenceNode) else ():
        if not isinstance(row, yaml.MappingNode):
            continue
        told: dict[str, str] = {}
        for key, value in row.value:
            declared = field_named(record_type, str(key.value))
            if declared and isinstance(value, yaml.ScalarNode):
                told[declared.name] = str(value.value).strip()
        code = told.get("code") or told.get("adopts")
        if code:
            yield code, row


def _spelling(file: _File, row: yaml.MappingNode) -> str:
    """Whether the keys of a row are Chinese (``zh``) or English (``en``)."""
    names = {d.name for d in fields_of(file.record_type)}
    return "en" if any(k.value in names for k, _ in row.value) else "zh"


def _worded(file: _File, name: str, value: Plain, keys: str) -> Plain:
    """``value`` with the keys of its parts spelt as the row spells its own."""
    declared = field_named(file.record_type, name)
    if declared is None or declared.part is None or isinstance(value, str):
        return value
    spelt = {d.name: d.spelling(keys) for d in fields_of(declared.part)}
    return tuple(
        {spelt.get(k, k): v for k, v in part.items()} for part in value if isinstance(part, Mapping)
    )


def _set(file: _File, row: yaml.MappingNode, name: str, value: Plain | None) -> None:
    declared = field_named(file.record_type, name)
    assert declared
    keys = _spelling(file, row)
    index = next(
        (
            i
            for i, (key, _) in enumerate(row.value)
            if (found := field_named(file.record_type, str(key.value))) and found.name == name
        ),
        None,
    )
    if value is not None:
        value = _worded(file, name, value, keys)
    if row.flow_style:
        _set_in_flow(file, row, index, declared.spelling(keys), value)
    elif index is None:
        if value is not None:
            _insert_key(file, row, name, declared.spelling(keys), value)
    elif value is None:
        _remove_key(file, row, index)
    else:
        _replace_value(file, row, index, name, value)


def _set_in_flow(
    file: _File, row: yaml.MappingNode, index: int | None, key: str, value: Plain | None
) -> None:
    if index is None:
        if value is not None:
            end = row.value[-1][1].end_mark.index
            file.edits.append((end, end, f", {key}: {flow(value)}"))
        return
    old_key, old = row.value[index]
    if value is not None:
        file.replace(old, flow(value))
    elif index:
        before = row.value[index - 1][1].end_mark.index
        file.edits.append((before, old.end_mark.index, ""))
    elif len(row.value) > 1:
        file.edits.append((old_key.start_mark.index, row.value[1][0].start_mark.index, ""))


def _insert_key(file: _File, row: yaml.MappingNode, name: str, key: str, value: Plain) -> None:
    """Behind the nearest key that stands before it in the declared order."""
    order = [d.name for d in fields_of(file.record_type)]
    place = order.index(name)
    before = row.value[0]
    for pair in row.value:
        declared = field_named(file.record_type, str(pair[0].value))
        if declared and order.index(declared.name) < place:
            before = pair
    line = last_line(before[1], file.text) + 1
    column = row.start_mark.column
    # Comments that are set in deeper belong to the key above.
    while line < len(file.starts) and re.match(rf" {{{column + 1},}}#", file.line(line)):
        line += 1
    file.replace_lines(line, line, key_lines(key, value, column, listed=name in _LISTED))


def _remove_key(file: _File, row: yaml.MappingNode, index: int) -> None:
    key, value = row.value[index]
    first, behind = key.start_mark.line, last_line(value, file.text) + 1
    if index:
        file.replace_lines(first, behind, [])
    elif len(row.value) > 1:
        # The dash moves to the next key.
        following = row.value[1][0].start_mark.line
        dash = file.line(first)[: key.start_mark.column]
        rest = file.line(following)[row.value[1][0].start_mark.column :]
        between = [file.line(n) for n in range(behind, following)]
        file.replace_lines(first, following + 1, [dash + rest, *between])


def _replace_value(file: _File, row: yaml.MappingNode, index: int, name: str, value: Plain) -> None:
    key, old = row.value[index]
    listed = name in _LISTED
    short = None if listed and not isinstance(value, str) else _short(value)
    same_line = old.start_mark.line == old.end_mark.line == key.start_mark.line
    texts = [v for v in value if isinstance(v, str)] if isinstance(value, tuple) else []
    if texts and isinstance(old, yaml.SequenceNode):
        lines_of_text = all(isinstance(n, yaml.ScalarNode) for n in old.value)
        if not old.flow_style and lines_of_text:
            _replace_entries(file, old, texts)
            return
        if old.flow_style and same_line and not any("\n" in text for text in texts):
            file.replace(old, flow(value))
            return
    block = isinstance(old, yaml.ScalarNode) and old.style in ("|", ">")
    if same_line and not block and short is not None:
        gap = "" if old.start_mark.index > key.end_mark.index + 1 else " "
        file.replace(old, gap + short)
        return
    column = row.start_mark.column
    lines = key_lines(str(key.value), value, column, listed=listed)
    first = key.start_mark.line
    lines[0] = file.line(first)[:column] + lines[0][column:]
    if same_line and not block:
        rest = file.text[old.end_mark.index : file.starts[first] + len(file.line(first))]
        lines[0] += rest if rest.strip().startswith("#") else ""
    file.replace_lines(first, last_line(old, file.text) + 1, lines)


def _short(value: Plain) -> str | None:
    if isinstance(value, tuple) and len(value) == 1 and isinstance(value[0], str):
        return one_line(value[0])
    return one_line(value)


def _replace_entries(file: _File, old: yaml.SequenceNode, new: list[str]) -> None:
    """Entries that stay keep their place and the comments above them."""
    before = [str(node.value).strip() for node in old.value]
    column = old.start_mark.column
    matcher = SequenceMatcher(a=before, b=new, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        lines = [line for entry in new[k:m] for line in entry_lines(entry, column)]
        if tag == "equal":
            continue
        if tag == "insert":
            at = last_line(old.value[i - 1], file.text) + 1 if i else old.start_mark.line
            file.replace_lines(at, at, lines)
            continue
        gone = old.value[i:j]
        for node in gone[1:]:
            file.replace_lines(node.start_mark.line, last_line(node, file.text) + 1, [])
        first = gone[0]
        one = len(gone) == 1 == m - k and "\n" not in new[k] + first.value and not first.style
        if tag == "replace" and one:
            file.replace(first, entry_lines(new[k], 0)[0][2:])
        else:
            file.replace_lines(first.start_mark.line, last_line(first, file.text) + 1, lines)


def _row_lines(
    record_type: type[Record], values: Mapping[str, Plain], column: int, keys: str
) -> list[str]:
    lines: list[str] = []
    spelt = _File("", record_type)
    for declared in fields_of(record_type):
        if declared.name in values:
            value = _worded(spelt, declared.name, values[declared.name], keys)
            listed = declared.name in _LISTED
            lines += key_lines(declared.spelling(keys), value, column + 2, listed=listed)
    lines[0] = f"{' ' * column}- {lines[0][column + 2 :]}"
    return lines


def _add(
    file: _File,
    root: yaml.Node | None,
    items: yaml.Node | None,
    rows: list[tuple[str, yaml.MappingNode]],
    additions: Sequence[Addition],
) -> None:
    container = file.record_type.kind.container
    assert container
    keys = _spelling(file, rows[0][1]) if rows else "zh"
    if not rows:
        _add_first(file, root, items, container, additions)
        return
    assert isinstance(items, yaml.SequenceNode)
    if items.flow_style:
        raise CannotEdit("事项都写在一行里，程序没有把握改")
    column = items.start_mark.column
    spaced = any(not file.line(row.start_mark.line - 1).strip() for _, row in rows)
    by_code = {code.casefold(): row for code, row in rows}
    behind = rows[-1][1]
    for addition in additions:
        behind_this = by_code.get(addition.after.casefold(), behind)
        line = last_line(behind_this, file.text) + 1
        while line < len(file.starts) and re.match(rf" {{{column + 1},}}#", file.line(line)):
            line += 1
        lines = _row_lines(file.record_type, addition.values, column, keys)
        file.replace_lines(line, line, [*([""] if spaced else []), *lines])
        code = addition.values.get("code")
        if isinstance(code, str):
            by_code[code.casefold()] = behind_this


def _add_first(
    file: _File,
    root: yaml.Node | None,
    items: yaml.Node | None,
    container: Container,
    additions: Sequence[Addition],
) -> None:
    lines: list[str] = []
    for addition in additions:
        lines += ["", *_row_lines(file.record_type, addition.values, 2, "zh")]
    if items is None:
        end = len(file.starts)
        file.replace_lines(end, end, [f"{container.items[1]}:", *lines])
        return
    assert isinstance(root, yaml.MappingNode)
    key = next(k for k, v in root.value if v is items)
    first = key.start_mark.line
    file.replace_lines(first, last_line(items, file.text) + 1, [f"{key.value}:", *lines])
