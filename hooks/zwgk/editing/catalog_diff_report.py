"""The comparison of two catalogs as people and machines read it: text, Markdown, JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from zwgk.editing.catalog_diff import CatalogDiff, FieldChange, RowChange, RowKind, as_data
from zwgk.model.catalog_item import Change


@dataclass(frozen=True, slots=True)
class Side:
    """A state: as it was asked for, its short id and day (empty: files as they lie there)."""

    asked: str
    short: str = ""
    day: str = ""

    def __str__(self) -> str:
        if not self.short:
            return self.asked
        known = self.day if self.asked == self.short else f"{self.day}，{self.short}"
        return f"{self.asked}（{known}）"


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison, what was compared, and remarks on how."""

    old: Side
    new: Side
    diff: CatalogDiff
    remarks: tuple[str, ...] = ()


#: Lists shorter than this are told whole, before and after.
_SHORT = 60

#: Fields whose entries are sentences.
_SENTENCES = frozenset({"content", "basis", "links", "former_addresses"})


def told(change: FieldChange) -> str:
    """``公开渠道：政府网站 → 政府网站、公示栏``; of long lists what came and what went."""
    between = "；" if change.field in _SENTENCES else "、"
    old, new = between.join(change.old) or "（空）", between.join(change.new) or "（空）"
    note = "（上级目录改的）" if change.from_above else ""
    if len(old) + len(new) <= _SHORT or len(change.old) < 2 or len(change.new) < 2:
        return f"{change.label}：{old} → {new}{note}"
    gone = [entry for entry in change.old if entry not in change.new]
    come = [entry for entry in change.new if entry not in change.old]
    parts = [f"去掉“{e}”" for e in gone] + [f"增加“{e}”" for e in come]
    return f"{change.label}：{'，'.join(parts) or '只换了次序'}{note}"


def _adjustment(change: Change) -> str:
    into = f"（承接事项：{'、'.join(change.successors)}）" if change.successors else ""
    return f"{change.date.isoformat()} {change.type.label}：{change.note}{into}"


def _lines(row: RowChange) -> Iterator[str]:
    """What there is to say of an item, a line each."""
    if row.old_sector:
        yield f"领域：{row.old_sector} → {row.sector}"
    yield from (told(f) for f in row.fields)
    yield from (f"调整记录：{_adjustment(c)}" for c in row.recorded)
    yield from (f"删改了原来的调整记录：{_adjustment(c)}" for c in row.rewritten)
    if row.kind is RowKind.removed:
        yield "整条从文件里删掉了，没有写取消或者合并"
    elif row.unrecorded:
        yield "没有写调整记录"


def _by_kind(rows: Sequence[RowChange]) -> Iterator[tuple[RowKind, list[RowChange]]]:
    for kind in RowKind:
        found = [row for row in rows if row.kind is kind]
        if found:
            yield kind, found


def _summary(report: Report) -> str:
    diff = report.diff
    parts = [f"{kind.label} {len(rows)} 条" for kind, rows in _by_kind(diff.rows)]
    if not parts:
        return f"共 {diff.after} 条，没有变化。"
    return f"原有 {diff.before} 条，现有 {diff.after} 条：{'、'.join(parts)}。"


def as_text(report: Report) -> str:
    """For the command line."""
    lines = [f"目录变化：{report.old} → {report.new}", _summary(report)]
    lines += report.remarks
    for version in report.diff.versions:
        lines.append(f"“{version.sector}”目录版本：{version.old} → {version.new}")
    for kind, rows in _by_kind(report.diff.rows):
        lines += ["", f"{kind.label} {len(rows)} 条"]
        for row in rows:
            lines.append(f"  {row.code} {row.title}（{row.sector}）")
            lines += [f"    {line}" for line in _lines(row)]
    return "\n".join(lines) + "\n"


def as_markdown(report: Report) -> str:
    """For a merge request: a table for each kind."""
    lines = [f"### 目录变化：{_cell(str(report.old))} → {_cell(str(report.new))}", ""]
    lines += [_summary(report), *report.remarks, ""]
    for version in report.diff.versions:
        change = f"{_cell(version.old)} → {_cell(version.new)}"
        lines.append(f"- “{_cell(version.sector)}”目录版本：{change}")
    for kind, rows in _by_kind(report.diff.rows):
        lines += ["", f"#### {kind.label}（{len(rows)}）", ""]
        lines += ["| 编码 | 事项 | 领域 | 变化 |", "| --- | --- | --- | --- |"]
        for row in rows:
            what = "<br>".join(map(_cell, _lines(row)))
            cells = (row.code, row.title, row.sector)
            lines.append(f"| {' | '.join(map(_cell, cells))} | {what} |")
    return "\n".join(lines).rstrip("\n") + "\n"


def _cell(text: str) -> str:
    """Text in a cell: nothing in it is markup."""
    for sign in "\\`*_[]<>|#~":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def as_json(report: Report) -> str:
    """For programs."""
    sides = {
        name: {"asked": s.asked, "commit": s.short or None, "day": s.day or None}
        for name, s in (("old", report.old), ("new", report.new))
    }
    data = {**sides, "remarks": list(report.remarks), **as_data(report.diff)}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


#: Formats of ``zwgk catalog changes --format``.
FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
}
