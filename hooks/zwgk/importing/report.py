"""What an import read and did, as text for people and as data."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zwgk.importing.merge import Change, Merged, Outcome
from zwgk.importing.rows import RowKind, SheetRows
from zwgk.importing.wording import shown, shown_change
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.plain import Plain
from zwgk.model.values.text import fold
from zwgk.problem import Level, Problem, as_text, in_order

_KINDS: Mapping[RowKind, str] = {
    "title": "标题",
    "head": "表头",
    "blank": "空行",
    "note": "注释",
    "item": "事项",
    "unclear": "看不清的",
}
#: How many sectors of one sheet are named.
_NAMED = 3
_BECAME = {"added": "新增", "changed": "修改", "same": "不变", "refused": "退回"}


@dataclass(frozen=True)
class FileReport:
    """A file that was read: its sheets, and the names of those that were passed over."""

    name: str
    sheets: Sequence[SheetRows]
    hidden: Sequence[str]


@dataclass(frozen=True)
class Report:
    """All of one run. ``written``: paths of the site; ``returned``: marked copies."""

    files: Sequence[FileReport]
    merged: Merged
    problems: Sequence[Problem]
    written: Sequence[str]
    returned: Sequence[str]
    dry_run: bool

    @property
    def failed(self) -> bool:
        """Whether something was not understood or clashes (exit code 1)."""
        return any(p.level is Level.error for p in self.problems)

    @property
    def counts(self) -> Counter[str]:
        """Rows of items by what became of them; together they are all rows read."""
        return Counter(o.kind for o in self.merged.outcomes)

    def text(self) -> str:
        """The report people read."""
        return "\n".join([*self._lines(), ""])

    def _lines(self) -> Iterator[str]:
        for file in self.files:
            yield from self._file(file)
        yield from self._section("新增", "added")
        yield from self._section("修改", "changed")
        yield from self._kept()
        yield from self._cancelled()
        yield from self._passed()
        if self.problems:
            yield "要看一看的："
            yield from as_text(self._problems).rstrip("\n").split("\n")
        yield self.sentence()
        if self.dry_run:
            yield "这是试运行，什么都没有写。"
        yield from (f"已写入 {path}" for path in self.written)
        yield from (f"退回的行标在 {path}" for path in self.returned)

    @property
    def _problems(self) -> list[Problem]:
        return in_order(self.problems)

    def sentence(self) -> str:
        """Rows in = rows out."""
        counts = self.counts
        parts = "、".join(f"{label} {counts[kind]}" for kind, label in _BECAME.items())
        more = ""
        if self.merged.cancelled:
            more += f"；记为取消 {len(self.merged.cancelled)} 条"
        if self.merged.missing:
            more += f"；表里没有、目录里保留 {len(self.merged.missing)} 条"
        return f"合计：读入事项 {sum(counts.values())} 行 = {parts}{more}。"

    def _file(self, file: FileReport) -> Iterator[str]:
        yield file.name
        for sheet in file.sheets:
            counts = sheet.counts
            kinds = "、".join(f"{label} {counts[k]}" for k, label in _KINDS.items() if counts[k])
            sectors = dict.fromkeys(r.sector.name for r in sheet.rows if r.sector)
            name = sheet.sheet.name
            told = "、".join(sectors) if len(sectors) <= _NAMED else f"{len(sectors)} 个领域"
            of = f"（{told}）" if sectors and list(sectors) != [name] else ""
            yield f"  {name}{of}：{len(sheet.sheet.rows)} 行 = {kinds or '没有内容'}"
        for name in file.hidden:
            yield f"  {name}：隐藏的工作表，没有读"

    def _section(self, title: str, kind: str) -> Iterator[str]:
        outcomes = [o for o in self.merged.outcomes if o.kind == kind]
        if not outcomes:
            return
        yield f"{title} {len(outcomes)} 条："
        for outcome in outcomes:
            yield f"  {_named(outcome)}"
            for change in outcome.changes:
                yield f"    {_label(change)}：{shown_change(change.before, change.after)}"

    def _kept(self) -> Iterator[str]:
        kept = [o for o in self.merged.outcomes if o.kept]
        if not kept:
            return
        yield f"表里和文件里不同、保留文件里的 {len(kept)} 条："
        for outcome in kept:
            yield f"  {_named(outcome)}"
            for change in outcome.kept:
                both = f"文件里{shown(change.before)}，表里{shown(change.after)}"
                yield f"    {_label(change)}：{both}"

    def _cancelled(self) -> Iterator[str]:
        if self.merged.cancelled:
            yield f"表里没有、记为取消 {len(self.merged.cancelled)} 条："
            for item, _ in self.merged.cancelled:
                yield f"  {item.code} {item.name_text}"

    def _passed(self) -> Iterator[str]:
        lines = [
            f"  {sheet.sheet.name} 第 {row + 1} 行：{_short(text)}"
            for file in self.files
            for sheet in file.sheets
            if sheet.rows
            for row, text in sheet.passed
            if not any(r.sector and fold(r.sector.name) in fold(text) for r in sheet.rows[:1])
        ]
        if lines:
            yield "当作标题或注释、没有读的行："
            yield from lines

    def data(self) -> dict[str, Any]:
        """The same as data: files, rows by what became of them, problems with their cells."""
        return {
            "form": 1,
            "dry_run": self.dry_run,
            "counts": {kind: self.counts[kind] for kind in _BECAME},
            "files": [
                {
                    "name": file.name,
                    "hidden_sheets": list(file.hidden),
                    "sheets": [
                        {
                            "name": sheet.sheet.name,
                            "rows": len(sheet.sheet.rows),
                            "kinds": {kind: sheet.counts[kind] for kind in _KINDS},
                            "passed": [{"row": r + 1, "text": t} for r, t in sheet.passed],
                        }
                        for sheet in file.sheets
                    ],
                }
                for file in self.files
            ],
            "rows": [
                {
                    "file": o.row.file,
                    "sheet": o.row.sheet.name,
                    "row": o.row.index + 1,
                    "became": o.kind,
                    "code": o.code,
                    "changes": [_change(c) for c in o.changes],
                    "kept": [_change(c) for c in o.kept],
                }
                for o in self.merged.outcomes
            ],
            "cancelled": [item.code for item, _ in self.merged.cancelled],
            "missing": [item.code for item in self.merged.missing],
            "problems": [
                {
                    "code": p.code,
                    "level": p.level.name,
                    "path": p.where.path,
                    "sheet": p.where.sheet,
                    "cell": p.where.cell if p.where.sheet else "",
                    "line": 0 if p.where.sheet else p.where.line,
                    "message": p.message,
                    "advice": p.advice,
                }
                for p in self._problems
            ],
            "written": list(self.written),
            "returned": list(self.returned),
        }

    def json(self) -> str:
        """The data as text."""
        return json.dumps(self.data(), ensure_ascii=False, indent=2) + "\n"


def _change(change: Change) -> dict[str, Any]:
    return {"field": change.field, "before": _value(change.before), "after": _value(change.after)}


def _value(value: Plain | None) -> Any:
    if isinstance(value, tuple):
        return [dict(v) if isinstance(v, Mapping) else v for v in value]
    return value


def _label(change: Change) -> str:
    return CatalogItem.label_of(change.field)


def _named(outcome: Outcome) -> str:
    names = [n for n in outcome.row.names if n]
    if not names and outcome.item:
        names = [outcome.item.title]
    place = f"{outcome.row.sheet.name} 第 {outcome.row.index + 1} 行"
    return f"{outcome.code} {'-'.join(names)}（{place}）"


def _short(text: str) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= 60 else f"{line[:60]}…"
