"""JSON Schema (draft 2020-12) of each content type, from its one declaration.

Meant for completion and early warning in an editor; ``zwgk check`` has the last word.
Every key is allowed in both spellings, once. Values that our loader reads as text may
look like numbers to a YAML editor, so text also accepts numbers.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from zwgk.editing.declared import Declared, Leaf, fields_of, short_of
from zwgk.model.kinds import RECORD_TYPES
from zwgk.model.record import Kind, Part, Record
from zwgk.model.values.text import Choice

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_LEAVES: dict[Leaf, Schema] = {
    "text": {"type": ["string", "number", "boolean"]},
    "count": {"type": ["integer", "string"]},
    "number": {"type": ["number", "string"]},
    "yes_no": {"enum": ["是", "否", "yes", "no", "true", "false", True, False]},
    "day": {"type": "string"},
    "moment": {"type": "string"},
    "span": {"type": "string"},
}


def schema_of(record_type: type[Record]) -> Schema:
    """The schema of a file of this kind (of the front matter for ``markdown``)."""
    kind = record_type.kind
    parts: dict[str, Schema] = {}
    record = _reference(record_type, parts)
    head: Schema = {
        "$schema": DIALECT,
        "$comment": "由 zwgk schema 生成，不要手改",
        "title": kind.label,
        "description": kind.column.description,
    }
    body = _file(record_type, record, parts)
    return {**head, **body, "$defs": dict(sorted(parts.items()))}


def _file(record_type: type[Record], record: Schema, parts: dict[str, Schema]) -> Schema:
    kind = record_type.kind
    if kind.container:
        return _container(record_type, kind, parts)
    rows = {"type": "array", "items": record}
    if kind.form == "many":
        return rows
    if kind.form == "either":
        with_id = {"type": "array", "items": _with_id(record_type, parts)}
        return {"if": {"type": "array"}, "then": with_id, "else": record}
    return record


def _with_id(record_type: type[Record], parts: dict[str, Schema]) -> Schema:
    """A row of a list whose id would otherwise be the file name."""
    name = f"{record_type.__name__}Row"
    row = _object(fields_of(record_type), parts)
    row["properties"] = {
        "编号": {**_LEAVES["text"], "description": "编号，小写字母、数字和连字符"},
        "id": {**_LEAVES["text"], "doNotSuggest": True},
        **row["properties"],
    }
    row["allOf"] = [_has("编号", "id"), *row.get("allOf", [])]
    parts[name] = row
    return {"$ref": f"#/$defs/{name}"}


def _container(record_type: type[Record], kind: Kind, parts: dict[str, Schema]) -> Schema:
    container = kind.container
    assert container is not None
    every = fields_of(record_type)
    inherited = [d for d in every if d.name in container.inherited]
    own = [d for d in every if d.name not in container.inherited]
    top = _object(inherited, parts)
    label, name = container.items[1], container.items[0]
    parts[record_type.__name__] = _object(own, parts, required=container.defaults is None)
    rows: Schema = {
        "type": ["array", "null"],
        "items": {"$ref": f"#/$defs/{record_type.__name__}"},
        "description": f"一条一条列出{kind.label}",
    }
    top["properties"] |= {label: rows, name: {**rows, "doNotSuggest": True}}
    rules = [*top.get("allOf", []), _has(label, name)]
    if container.defaults:
        en, zh = container.defaults
        shared = _object([d for d in own if d.name != kind.order], parts, required=False)
        shared["description"] = "各条共有的内容写在这里，哪一条不同就在那一条里另写"
        top["properties"] |= {zh: shared, en: {**shared, "doNotSuggest": True}}
        rules.extend(
            _here_or_default(_unless_adopted(_stated(d), own), container.items, (en, zh), d)
            for d in own
            if d.info.required
        )
    top["allOf"] = rules
    return top


def _here_or_default(
    in_row: Schema, items: tuple[str, str], defaults: tuple[str, str], field: Declared
) -> Schema:
    """Every row states the field (``in_row``) unless the shared block does."""
    stated = _stated(field)
    by_default = {
        "anyOf": [{"required": [key], "properties": {key: stated}} for key in reversed(defaults)]
    }
    every_row = {"properties": {key: {"items": in_row} for key in reversed(items)}}
    return {"if": {"not": by_default}, "then": every_row}


def _stated(field: Declared) -> Schema:
    return _has(field.info.label, field.name)


def _unless_adopted(stated: Schema, fields: Sequence[Declared]) -> Schema:
    """What a record that follows an upper one (沿用) need not say itself."""
    adopts = next((f for f in fields if f.name == "adopts"), None)
    if adopts is None:
        return stated
    return {"anyOf": [*_stated(adopts)["anyOf"], *stated["anyOf"]]}


def _has(label: str, name: str) -> Schema:
    return {"anyOf": [{"required": [label]}, {"required": [name]}]}


def _object(
    fields: tuple[Declared, ...] | list[Declared],
    parts: dict[str, Schema],
    *,
    required: bool = True,
) -> Schema:
    properties: Schema = {}
    rules: list[Schema] = []
    for field in fields:
        value = _field(field, parts)
        properties[field.info.label] = value
        properties[field.name] = {**value, "doNotSuggest": True}
        if required and field.info.required:
            rules.append(_unless_adopted(_stated(field), fields))
        rules.append({"not": {"required": [field.info.label, field.name]}})
    schema: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    if rules:
        schema["allOf"] = rules
    return schema


def _field(field: Declared, parts: dict[str, Schema]) -> Schema:
    value = _value(field, parts)
    if field.many:
        value = {"anyOf": [value, {"type": "array", "items": value}]}
    if field.table:
        value = {"type": "object", "additionalProperties": value}
    if not field.info.required:
        # 空着不填等于没有这一项
        value = _or_empty(value)
    notes = [field.info.help]
    if field.info.requirements:
        notes.append(f"({'、'.join(field.info.requirements)})")
    value = {"description": "".join(notes), **value}
    if field.info.example:
        value["examples"] = [field.info.example.strip('"')]
    return value


def _or_empty(value: Schema) -> Schema:
    if isinstance(value.get("type"), list):
        return {**value, "type": [*value["type"], "null"]}
    if "enum" in value:
        return {**value, "enum": [*value["enum"], None]}
    return {"anyOf": [*value.get("anyOf", [value]), {"type": "null"}]}


def _value(field: Declared, parts: dict[str, Schema]) -> Schema:
    if field.part:
        return _reference(field.part, parts)
    if field.choice:
        return _choice(field.choice)
    assert field.leaf is not None
    return dict(_LEAVES[field.leaf])


#: Loading does not tell brackets of either width apart; an editor's schema has to.
_WIDE = str.maketrans("()", "（）")


def _choice(choice: type[Choice]) -> Schema:
    labels = [member.label for member in choice]
    wide = [label.translate(_WIDE) for label in (*labels, *choice.aliases())]
    others = dict.fromkeys([*choice.aliases(), *wide, *(member.name for member in choice)])
    return {"enum": [*labels, *(o for o in others if o not in labels)]}


def _reference(part: type[Part], parts: dict[str, Schema]) -> Schema:
    """A reference to ``part``'s schema, which is put among ``parts`` when it is new."""
    name = part.__name__
    if name not in parts:
        parts[name] = {}
        parts[name] = _object(fields_of(part), parts)
    reference: Schema = {"$ref": f"#/$defs/{name}"}
    if short_of(part):
        return {"anyOf": [dict(_LEAVES["text"]), reference]}
    return reference


def schema_files() -> dict[str, str]:
    """File name (``policy.json``) → text, for every kind."""
    return {
        f"{t.kind.name}.json": json.dumps(schema_of(t), ensure_ascii=False, indent=1) + "\n"
        for t in RECORD_TYPES
    }
