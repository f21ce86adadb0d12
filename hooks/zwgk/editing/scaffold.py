"""The text of a new record: every key, with help; required ones to be filled in.

Required keys stand ready with ``请填写``; optional ones are commented out with ``#`` and
no space behind it, help with ``# `` – so one key press makes an optional key active.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from zwgk.editing.declared import Declared, fields_of
from zwgk.model.record import Part, Record
from zwgk.model.shared import Status

#: What stands where an editor still has to write; ``zwgk check`` points at each.
TO_FILL = "请填写"

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\n]*")


def quoted(text: str, *, in_list: bool = False) -> str:
    """``text`` as a YAML scalar that means exactly this text."""
    risky = re.search(r": |:$| #|\s$" + (r"|[\[\]{},]" if in_list else ""), text)
    if _PLAIN.fullmatch(text) and not risky:
        return text
    return "'" + text.replace("'", "''").replace("\n", " ") + "'"


def record_text(
    record_type: type[Record], given: Mapping[str, str], *, without: tuple[str, ...] = ()
) -> str:
    """The keys of a new record as YAML at the left margin.

    ``given``: English name → value as YAML to write instead of the placeholder;
    ``without``: keys that are written elsewhere (at the top of a list file).
    """
    fields = [d for d in fields_of(record_type) if d.name not in without]
    # 旧地址只有搬过家的记录才用得上,不给新记录添乱
    fields = [d for d in fields if d.name != "former_addresses"]
    return "".join(line + "\n" for d in fields for line in _lines(d, given.get(d.name)))


def _lines(field: Declared, value: str | None) -> list[str]:
    label = field.info.label
    required = field.info.required or value is not None
    notes = [f"# {field.info.help}({'必填' if field.info.required else '选填'})"]
    if field.choice and not all(m.label in field.info.help for m in field.choice):
        notes[0] += f"。可填：{field.choice.all()}"
    example = field.info.example
    if example and required and value != example:
        notes[0] += f"。例：{example}"
    if value is not None:
        body = [f"{label}: {value}"]
    elif field.table:
        filled = f"{TO_FILL}: {TO_FILL}" if required and field.leaf else ""
        body = [f"{label}: {{{filled}}}"]
    elif field.part:
        body = [f"{label}:", *_part_lines(field.part, field.many, required)]
    else:
        one = TO_FILL if required else quoted_example(field)
        listed = field.many and not one.startswith("[")
        body = [f"{label}: [{one}]" if listed else f"{label}: {one}"]
    if not required:
        body = [f"#{line}" for line in body]
    return notes + body


def quoted_example(field: Declared) -> str:
    """The declared example as YAML, or what a reader can tell to replace."""
    example = field.info.example
    if not example:
        return field.choice.all().split("、")[0] if field.choice else TO_FILL
    if example.startswith('"') or (field.many and example.startswith("[")):
        return example  # as YAML already
    return quoted(example, in_list=field.many)


def _part_lines(part: type[Part], many: bool, active: bool) -> list[str]:
    """The keys of a part, indented under its label."""
    lines: list[str] = []
    fields = fields_of(part)
    all_optional = not any(f.info.required for f in fields)
    for field in fields:
        # 各项都可不填时,先给出第一项,免得整段空着
        first_of_all = active and all_optional and field is fields[0]
        body = _lines(field, TO_FILL if first_of_all else None)
        if not active:
            # 整段已注释:里面的必填项照样举例,选填项不再二次注释
            body = [b.lstrip("#") for b in body if not b.startswith("# ")]
        lines.extend(body)
    dash, rest = ("  - ", "    ") if many else ("  ", "  ")
    if not many:
        return [rest + line for line in lines]
    # 注释不能夹在“-”和第一项之间
    first = next(i for i, line in enumerate(lines) if not line.startswith("#"))
    return [
        *(dash.replace("-", " ")[:2] + line for line in lines[:first]),
        dash + lines[first],
        *(rest + line for line in lines[first + 1 :]),
    ]


def started(record_type: type[Record], today: date, title: str | None) -> dict[str, str]:
    """What a new record can already say: title, a draft's state, the day it is made.

    The time of day is a plain 09:00 to be put right; the record is a draft until then,
    so no invented time is ever published (rulings 16, 26).
    """
    given: dict[str, str] = {}
    names = {d.name for d in fields_of(record_type)}
    wanted = title_field(record_type)
    if title and wanted:
        given[wanted] = quoted(title)
    if "status" in names and "published_on" in names:
        given["status"] = Status.draft.label
    if "published_on" in names and record_type.kind.name != "page":
        given["published_on"] = f"{today.isoformat()} 09:00"
    if record_type.kind.name in ("annual_report", "website_report"):
        given["year"] = str(today.year - 1)
    if record_type.kind.name == "gazette_issue":
        given["year"] = str(today.year)
    return given


def title_field(record_type: type[Record]) -> str | None:
    """The key that a title on the command line fills; catalog rows are named by 二级事项."""
    names = {d.name for d in fields_of(record_type)}
    for name in (record_type.kind.title, "level2"):
        if name in names:
            return name
    return None


HEAD = (
    "# 新建的{label}。“{to_fill}”处必须填写；# 开头的一行没有启用，要用就删去行首的 #。\n"
    "# 写好后运行 zwgk check，它会指出哪里还没填、哪里填得不对。\n"
)


def head_of(record_type: type[Record]) -> str:
    """The first lines of a new file."""
    return HEAD.format(label=record_type.kind.label, to_fill=TO_FILL)


def file_text(record_type: type[Record], given: Mapping[str, str]) -> str:
    """A whole new file with one record (with a body where the kind has one)."""
    kind = record_type.kind
    if kind.form == "markdown":
        keys = head_of(record_type) + "\n" + record_text(record_type, given)
        return f"---\n{keys}---\n\n{TO_FILL}正文。小标题用“## ”开头，空一行另起一段。\n"
    if kind.form == "many":
        return list_text(record_type, given)
    return head_of(record_type) + "\n" + record_text(record_type, given)


def list_text(record_type: type[Record], given: Mapping[str, str]) -> str:
    """A whole new list file with one entry."""
    container = record_type.kind.container
    if container is None:
        return head_of(record_type) + "\n" + entry_text(record_type, given, 0)
    top = record_text(
        record_type,
        given,
        without=tuple(d.name for d in fields_of(record_type) if d.name not in container.inherited),
    )
    if container.defaults:
        top += f"# 各条都一样的内容可以只在这里写一次（选填）\n#{container.defaults[1]}: {{}}\n"
    rows = entry_text(record_type, given, 2)
    return f"{head_of(record_type)}\n{top}{container.items[1]}:\n{rows}"


def entry_text(record_type: type[Record], given: Mapping[str, str], indent: int) -> str:
    """One entry of a list, ``indent`` columns in."""
    container = record_type.kind.container
    without = container.inherited if container else ()
    lines = record_text(record_type, given, without=without).splitlines()
    first = next(i for i, line in enumerate(lines) if not line.startswith("#"))
    margin = " " * indent
    out = [f"{margin}{line}" for line in lines[:first]]
    out.append(f"{margin}- {lines[first]}")
    out.extend(f"{margin}  {line}" for line in lines[first + 1 :])
    return "\n".join(out) + "\n"
