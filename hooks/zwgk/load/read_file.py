"""One source file → its records and problems."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from zwgk.load import front_matter, identity, key_problems
from zwgk.load.adopt import ADOPTS, Uppers, Written, adopt
from zwgk.load.containers import Common, Rows, rows_of
from zwgk.load.make_record import Data, Source, missing_names, read_mapping
from zwgk.load.read_yaml import Yaml, read_yaml
from zwgk.load.shapes import PartShape, all_keys, listed_shape, part_shape
from zwgk.load.stated import WORD, Stated, fill_body, fill_values
from zwgk.load.text import decode
from zwgk.load.value_problems import problems_of
from zwgk.load.yaml_nodes import Mapping
from zwgk.model.kinds import RECORD_TYPES
from zwgk.model.levels import SharedRoot
from zwgk.model.record import Origin, Record
from zwgk.model.values.text import V015
from zwgk.problem import Problem, Where


@dataclass(slots=True)
class FileRead:
    """What one file gave. ``written``: the records of a shared root as they were written."""

    records: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    written: list[Written] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _File:
    record_type: type[Record]
    source: Source
    place_id: str
    uppers: Uppers
    root: SharedRoot | None
    body: str = ""
    body_line: int = 0
    stated: Stated | None = None


def read_file(
    record_type: type[Record],
    path: str,
    place: str,
    folder: str,
    content: bytes,
    uppers: Uppers | None = None,
    root: SharedRoot | None = None,
    stated: Stated | None = None,
) -> FileRead:
    """Read one source. ``place`` and ``folder`` as in :class:`zwgk.load.discover.SourceFile`.

    ``uppers``: what its records may adopt; ``root``: the shared root it lies in; ``stated``:
    the facts that its texts may name, None leaves the names as they are. Every
    problem of the file is listed; records without one are kept. Never raises.
    """
    read = FileRead()
    decoded = decode(path, content)
    read.problems.extend(decoded.problems)
    place_id, place_problems = identity.from_place(record_type, path, place, folder)
    if decoded.text is None:
        return read
    known = all_keys(record_type)
    body, body_line = "", 0
    if record_type.kind.form == "markdown":
        parts = front_matter.split(path, decoded.text, known)
        if parts.problem:
            read.problems.append(parts.problem)
            return read
        text, line, body, body_line = parts.text, parts.line, parts.body, parts.body_line
    else:
        text, line = decoded.text, 1
    source = Source(path, text.split("\n"), line)
    uppers = uppers or Uppers()
    if WORD not in decoded.text and not uppers.roots:
        stated = None  # nothing of this file names a fact
    file = _File(record_type, source, place_id, uppers, root, body, body_line, stated)
    _read(file, text, known, read, place_problems)
    return read


def _read(
    file: _File,
    text: str,
    known: Container[str],
    read: FileRead,
    place_problems: list[Problem],
) -> None:
    source = file.source
    yaml = read_yaml(source.path, text, known, source.first_line)
    read.problems.extend(yaml.problems)
    if yaml.root is None and yaml.problems:
        return
    rows = rows_of(file.record_type, source, yaml.root)
    if rows.listed:
        place_problems = []  # each row names itself, the file's name is free
    read.problems.extend(place_problems)
    read.problems.extend(rows.problems)
    head_broken = _head_broken(rows, yaml)
    broken = sorted(yaml.broken)
    for index, row in enumerate(rows.nodes):
        record, problems, values = _make(file, row, rows)
        read.problems.extend(p for p in problems if p.where.line not in yaml.unread)
        end = rows.nodes[index + 1].line if index + 1 < len(rows.nodes) else 10**9
        whole = bisect_left(broken, row.line) == bisect_left(broken, end)
        if record and whole and rows.usable and not head_broken and not place_problems:
            read.records.append(record)
            if file.root:
                read.written.append(Written(record, values))


def _head_broken(rows: Rows, yaml: Yaml) -> bool:
    """Whether a broken line stands before the first row, where all rows depend on it."""
    return bool(rows.nodes) and any(n < rows.nodes[0].line for n in yaml.broken)


def _misplaced(file: _File, node: Mapping) -> Problem | None:
    """One problem for a file that lies in the folder of another kind, not one for each key."""
    record_type, source = file.record_type, file.source
    if record_type.kind.settings or not source.path.startswith(("content/", "interpretations/")):
        return None
    keys = {key.text for key, _ in node.pairs}
    unknown = keys - part_shape(record_type).by_key.keys()
    if len(unknown) < _STRANGE:
        return None
    for other in RECORD_TYPES:
        if other.kind.form != record_type.kind.form or not other.kind.sources[0].endswith("**"):
            continue
        shape = part_shape(other)
        written = {shape.by_key.get(key) for key in keys}
        if keys <= shape.by_key.keys() and written.issuperset(shape.required):
            folder = other.kind.sources[0].removesuffix("**")
            return key_problems.K001.at(
                source.where(node),
                f"这个文件写的是{other.kind.label}，却放在{record_type.kind.label}的文件夹里",
                f"把文件移到 {folder}，名称不用改",
            )
    return None


#: So many keys of another kind are no slip of the pen.
_STRANGE = 2


def _make(
    file: _File, node: Mapping, rows: Rows
) -> tuple[Record | None, list[Problem], dict[str, Any]]:
    """The record of one mapping, or its problems; and its values as written."""
    record_type, source = file.record_type, file.source
    shape = listed_shape(record_type) if rows.listed else part_shape(record_type)
    data = Data(source, shape)
    data.values = read_mapping(data, shape, node, ())
    defaults = rows.common.values if rows.common else {}
    upper = adopt(data, shape, record_type.kind.name, file.uppers, defaults)
    if isinstance(upper, Problem):
        # Whatever else is missing would come from the upper record.
        return None, [*data.problems, upper], {}
    if upper is None and data.values.get(ADOPTS) and ADOPTS in shape.labels:
        return None, data.problems, {}
    if rows.common:
        _inherit(data, rows.common)
    moved = None if rows.listed or rows.common else _misplaced(file, node)
    if moved:
        return None, [moved], {}
    missing = missing_names(data, shape, data.values, ())
    said = rows.told | rows.common.meant if rows.common else rows.told
    told = [n for n in missing if n not in said]
    if told:
        data.problems.append(key_problems.missing(source.where(node), shape, told))
    origin = Origin(
        Where(source.path, node.line, node.column),
        data.key_places,
        data.value_places,
        file.body_line,
        data.elsewhere,
        file.root,
    )
    name = {"code": "code", "stem-number": "number"}.get(record_type.kind.identity, "id")
    where = origin.of(name)
    record_id, problem = identity.from_data(record_type, file.place_id, data.values, where)
    if problem:
        data.problems.append(problem)
    body = file.body
    if file.stated:
        filled = fill_values(file.stated, data.values, origin)
        body, in_body = fill_body(file.stated, body, data.values, origin)
        data.problems += [*filled.problems, *in_body.problems]
        origin = replace(origin, stated=(*filled.uses, *in_body.uses))
    record = _validate(
        record_type,
        shape,
        data,
        origin,
        record_id,
        body,
        upper.record if upper else None,
        file.stated,
    )
    if record is None and not data.problems and not missing:
        data.problems.append(
            V015.at(origin.where, "这条记录的填写层次不对", "对照同类记录的写法改正")
        )
    return (None if data.problems or missing else record), data.problems, data.values


def _validate(
    record_type: type[Record],
    shape: PartShape,
    data: Data,
    origin: Origin,
    record_id: str,
    body: str,
    upper: Record | None,
    stated: Stated | None,
) -> Record | None:
    values = {**data.values, "id": record_id, "origin": origin, "body": body, "upper": upper}
    try:
        return record_type.model_validate(values)
    except ValidationError as error:
        data.problems.extend(problems_of(error, data, shape, origin, stated))
        return None


def _inherit(data: Data, common: Common) -> None:
    """Take over what the head of the file says where the row is silent."""
    for name, value in common.values.items():
        if name in data.values:
            continue
        data.values[name] = value
        data.key_places.update(common.key_places[name])
        data.value_places.update(common.value_places[name])
        if common.reported:
            data.reported.update(common.reported_in(name))
