"""Rows of tables × the items a site has → what is added, changed, kept and missing.

What is known of a field of an item that is there already:

* *now*: what the row says; *file*: what the catalog file says; *then*: what both said when
  the workbook was exported from here or, failing that, what the table said when it was last
  imported.
* The table has no such column: the file stays.
* *now* = *file*: nothing to do. *file* = *then*: the table was changed since, the file was
  not: the table counts. *now* = *then*: the file was changed by hand: the file stays.
* All three differ: both were changed. The file stays and the clash is reported (T033),
  unless the table was asked to win.
* *then* is not known: the table counts, except where its cell is empty (never deleted on a
  guess) or only width, brackets and blanks differ.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pydantic import ValidationError

from zwgk.importing.codes import CodeBook
from zwgk.importing.rows import REQUIRED, T025, Row
from zwgk.importing.wording import shown
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.cell_text import FORMS
from zwgk.model.plain import Plain, fingerprint, plain
from zwgk.model.sector import Sector
from zwgk.model.values.text import fold
from zwgk.problem import Level, Problem, declare

T013 = declare("T013", "表里缺少必要的列", "新增的事项要有全部必填的内容，表里没有的列填不出来。")
T031 = declare(
    "T031", "事项编码不能用", "编码是事项的身份和网址，一经使用不再改动，也不给别的事项用。"
)
T032 = declare("T032", "表里有两行是同一个事项", "同一领域、同一层级里事项名称不能相同。")
T033 = declare(
    "T033",
    "表里和文件里都改过",
    "上次导入以后，表格和目录文件都改了同一处，程序不替您选，保留了文件里的。",
)
T034 = declare(
    "T034",
    "表里没有这个事项",
    "目录里有、表里没有的事项不会自动删除：可能是漏了，也可能是取消了。",
    level=Level.warning,
)
T035 = declare("T035", "事项已经取消", "取消的事项要恢复，先在目录里记一笔，不能悄悄回来。")
T041 = declare(
    "T041",
    "公开主体在单位里查不到",
    "公开主体要能对上本站登记的单位，责任才落得下去；对不上的，检查会报错（R001）。",
    level=Level.warning,
)
T043 = declare(
    "T043",
    "空着的格由“默认”补上了",
    "目录文件的“默认”对没有另外填写的每一条都有效，表里空着的也会补上。",
    level=Level.hint,
)

_TOGETHER = (("channels", "other_channels"), ("audience", "audience_group"))

#: Fields that are taken together because they stand in one cell; the others by themselves.
UNITS: tuple[tuple[str, ...], ...] = (
    *_TOGETHER,
    *((n,) for n in FORMS if n not in {"code", "sector", *_TOGETHER[0], *_TOGETHER[1]}),
)

#: More missing items of a sector than these are told together.
_MANY = 3

_CODE = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")

#: ``code → field → fingerprint`` of what a table said.
Base = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Change:
    """A field before and after; None: empty."""

    field: str
    before: Plain | None
    after: Plain | None


@dataclass(slots=True)
class Outcome:
    """What became of a row."""

    row: Row
    kind: Literal["added", "changed", "same", "refused"]
    code: str = ""
    item: CatalogItem | None = None
    values: dict[str, Plain] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    kept: tuple[Change, ...] = ()
    after: str = ""


@dataclass(slots=True)
class Merged:
    """Everything an import does to the catalog, and what is to be told.

    ``told``: ``code → field → fingerprint`` of what the tables say, to be remembered.
    """

    outcomes: list[Outcome] = field(default_factory=list)
    missing: list[CatalogItem] = field(default_factory=list)
    cancelled: list[tuple[CatalogItem, tuple[Change, ...]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    told: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Site:
    """What a site has.

    ``items`` and ``defaults`` by the id of the sector: its items, and the values that the
    file of new ones fills in; ``units``: folded names; ``exported``: what the workbooks said
    when they were made here; ``imported``: what tables said when they were last read.
    """

    items: Mapping[str, Sequence[CatalogItem]]
    defaults: Mapping[str, Mapping[str, Plain]]
    units: frozenset[str]
    exported: Base
    imported: Base


class Merger:
    """Merges all rows of one run."""

    def __init__(
        self,
        site: Site,
        codes: CodeBook,
        *,
        stated: Mapping[str, Plain] | None = None,
        prefer_table: bool = False,
    ) -> None:
        self._site = site
        self._codes = codes
        self._stated = stated or {}
        self._prefer_table = prefer_table
        self._by_code = {
            item.code.casefold(): (sector, item)
            for sector, items in site.items.items()
            for item in items
        }
        self._by_names: dict[tuple[str, ...], list[CatalogItem]] = {}
        for sector, items in site.items.items():
            for item in items:
                self._by_names.setdefault((sector, *_names(item)), []).append(item)
        self._claimed: dict[str, Row] = {}
        self._result = Merged()

    def merge(self, rows: Sequence[Row], *, cancel: Mapping[str, str] | None = None) -> Merged:
        """What becomes of ``rows``; ``cancel`` is the adjustment that missing items get."""
        sectors = {row.sector.id for row in rows if row.sector}
        matched = self._matches(rows)
        seen: dict[tuple[str, ...], Row] = {}
        last: dict[str, str] = {}
        for row in rows:
            item = matched.get(id(row))
            outcome = self._refused(row)
            if not row.faults and row.sector:
                if not (item and item.cancelled):
                    self._twice(row, item, seen)
                if not row.faults:
                    before = last.get(row.sector.id, "")
                    outcome = self._changed(row, item) if item else self._added(row, before)
            if row.faults:
                outcome = self._refused(row)
                if item:
                    outcome.code, outcome.item = item.code, item
            if outcome.code and row.sector:
                last[row.sector.id] = outcome.code
            self._result.outcomes.append(outcome)
        self._subjects(rows)
        self._missing(sectors, rows, cancel)
        return self._result

    def _refused(self, row: Row) -> Outcome:
        return Outcome(row, "refused")

    # -- which item a row is

    def _matches(self, rows: Sequence[Row]) -> dict[int, CatalogItem]:
        """Row → its item: by code, then by names and tier, then by names alone."""
        found: dict[int, CatalogItem] = {}
        for row in rows:
            code = self._code(row)
            if code and code in self._by_code:
                self._claim(row, self._by_code[code][1], found)
        for strict in (True, False):
            for row in rows:
                if id(row) in found or row.sector is None or self._code(row):
                    continue
                item = self._named(row, strict)
                if item:
                    self._claim(row, item, found)
        return found

    def _code(self, row: Row) -> str:
        code = unicodedata.normalize("NFKC", str(row.values.get("code", ""))).strip()
        if code:
            row.values["code"] = code
        return code.casefold()

    def _claim(self, row: Row, item: CatalogItem, found: dict[int, CatalogItem]) -> None:
        sector, _ = self._by_code[item.code.casefold()]
        first = self._claimed.get(item.code)
        if first is not None:
            row.fault(
                T032,
                "code",
                f"和{_where(first, row)}是同一个编码 {item.code}",
                "改正编码，或者删掉多出的一行",
            )
            return
        if row.sector and sector != row.sector.id and row.values.get("code"):
            row.fault(
                T031,
                "code",
                f"编码 {item.code} 是领域“{item.sector}”的事项“{item.title}”",
                "改正编码；新增的事项把编码空着，由程序编",
            )
            return
        if item.cancelled and not _says_so(row, item):
            self._gone(row, item)
            return
        self._claimed[item.code] = row
        found[id(row)] = item

    def _gone(self, row: Row, item: CatalogItem) -> None:
        ended = item.ended_by(date.max)
        gone = f"已在 {ended.date.isoformat()} {ended.type.label}" if ended else "已经取消"
        if _names(item) == tuple(map(fold, row.names)):
            row.fault(
                T035,
                "code" if row.values.get("code") else "level2",
                f"事项 {item.code} {gone}",
                "给它记一笔“新增”的调整，就能恢复；另设新事项的，给它一个新的编码",
            )
        else:
            row.fault(
                T031,
                "code",
                f"编码 {item.code} 原来的事项“{item.title}”{gone}，编码不再用",
                "把编码空着，由程序编一个新的",
            )

    def _named(self, row: Row, strict: bool) -> CatalogItem | None:
        assert row.sector
        tiers = set(row.values.get("tier", ()))
        known = self._by_names.get((row.sector.id, *map(fold, row.names)), ())
        same = [item for item in known if item.code not in self._claimed]
        live = [item for item in same if not item.cancelled]
        if not strict:
            return next(iter(live or same), None)
        ranked = sorted(live, key=lambda i: {t.label for t in i.tier} != tiers)
        overlapping = [i for i in ranked if not tiers or tiers & {t.label for t in i.tier}]
        return next(iter(overlapping), None)

    def _twice(self, row: Row, item: CatalogItem | None, seen: dict[tuple[str, ...], Row]) -> None:
        assert row.sector
        tiers = row.values.get("tier") or (tuple(t.label for t in item.tier) if item else ())
        for tier in tiers or ("",):
            key = (row.sector.id, *map(fold, row.names), str(tier))
            first = seen.setdefault(key, row)
            if first is not row:
                title = "-".join(n for n in row.names if n)
                row.fault(
                    T032,
                    "level3" if row.names[2] else "level2",
                    f"“{title}”和{_where(first, row)}重名",
                    "改成能区分的名称；是同一件事的，合并成一行",
                )
                return

    # -- new items

    def _added(self, row: Row, before: str) -> Outcome:
        assert row.sector
        code = self._code(row)
        if code and not self._new_code(row):
            return self._refused(row)
        defaults = self._site.defaults.get(row.sector.id, {})
        values = {**self._stated, **row.values}
        told = {n for n in values if n in FORMS}
        absent = [n for n in REQUIRED if n not in told and n not in defaults]
        for name in absent:
            label = CatalogItem.label_of(name)
            row.faults.append(
                T013.at(
                    row.sheet.at(row.file),
                    f"表里没有“{label}”这一列，新增的事项缺这一项",
                    f"在表里补上这一列；各行都一样的，用 --set {label}=内容 写明",
                )
            )
        if absent:
            return self._refused(row)
        for name in defaults:
            if name in row.present and name not in told and name not in ("sector", "version"):
                label = CatalogItem.label_of(name)
                row.notice(
                    T043,
                    name,
                    f"“{label}”空着，照目录文件的“默认”补上了",
                    "核对一下；不同的，在这一格写明",
                )
        if not code:
            values["code"] = self._codes.propose(row.sector, row.names, row.number)
        if not self._valid(row, {**defaults, **values}):
            return self._refused(row)
        self._remember(str(values["code"]), row, values)
        return Outcome(row, "added", str(values["code"]), values=values, after=before)

    def _new_code(self, row: Row) -> bool:
        """Whether the code a new row brings along may be used."""
        assert row.sector
        code = str(row.values["code"])
        item = self._named(row, False)
        if not _CODE.fullmatch(code):
            row.fault(
                T031, "code", f"编码“{code}”不能用作网址", "只用字母、数字和短横，例如 SHJZ-0101"
            )
        elif item and not item.cancelled:
            row.fault(
                T031,
                "code",
                f"编码“{code}”和目录里的不同：“{item.title}”的编码是 {item.code}",
                f"改成 {item.code}，编码用了就不改；确实是两件事的，改成能区分的名称",
            )
        elif self._codes.is_used(code):
            row.fault(
                T031, "code", f"编码“{code}”以前用过，已经停用", "把编码空着，由程序编一个新的"
            )
        else:
            self._codes.take(code, row.sector, row.names)
            return True
        return False

    # -- items that are there

    def _changed(self, row: Row, item: CatalogItem) -> Outcome:
        file = plain(item)
        changes: list[Change] = []
        kept: list[Change] = []
        self._clashing: set[str] = set()
        for unit in UNITS:
            if unit[0] in row.present:
                self._unit(row, item, unit, file, changes, kept)
        values = {**file, **{c.field: c.after for c in changes if c.after is not None}}
        for change in changes:
            if change.after is None:
                values.pop(change.field, None)
        if changes and not self._valid(row, values):
            return self._refused(row)
        self._remember(item.code, row, row.values, without=self._clashing)
        kind: Literal["changed", "same"] = "changed" if changes else "same"
        return Outcome(row, kind, item.code, item, values, tuple(changes), tuple(kept))

    def _unit(
        self,
        row: Row,
        item: CatalogItem,
        unit: tuple[str, ...],
        file: Mapping[str, Plain],
        changes: list[Change],
        kept: list[Change],
    ) -> None:
        differ = [
            Change(n, file.get(n), row.values.get(n))
            for n in unit
            if fingerprint(n, file.get(n)) != fingerprint(n, row.values.get(n))
        ]
        if not differ:
            return
        known = False
        for base in (self._site.exported, self._site.imported):
            then = base.get(item.code, {})
            if any(n not in then for n in unit):
                continue
            known = True
            if all(then[n] == fingerprint(n, file.get(n)) for n in unit):
                changes += differ
                return
            if all(then[n] == fingerprint(n, row.values.get(n)) for n in unit):
                kept += differ
                return
        if known and not self._prefer_table:
            kept += differ
            self._clashing.update(unit)
            self._clash(row, item, differ)
        elif not known and unit[0] not in row.values:
            kept += differ
        elif known or any(_folded(c.before) != _folded(c.after) for c in differ):
            changes += differ

    def _clash(self, row: Row, item: CatalogItem, differ: Iterable[Change]) -> None:
        for change in differ:
            label = CatalogItem.label_of(change.field)
            row.notice(
                T033,
                change.field,
                f"{item.code} 的“{label}”两边都改过：文件里是{shown(change.before)}，"
                f"表里是{shown(change.after)}，保留了文件里的",
                "核对后把两边改成一样；要以表格为准的，加上 --prefer-table 再导入一次",
            )

    def _remember(
        self,
        code: str,
        row: Row,
        values: Mapping[str, Plain],
        without: Iterable[str] = (),
    ) -> None:
        told = dict(self._site.imported.get(code, {}))
        for unit in UNITS:
            if unit[0] in row.present and not set(unit) & set(without):
                told |= {n: fingerprint(n, values.get(n)) for n in unit}
        self._result.told[code] = told

    # -- what is right and what is missing

    def _valid(self, row: Row, values: Mapping[str, Plain]) -> bool:
        """Whether the values make an item; T025 in the cell of each that does not."""
        assert row.sector
        try:
            CatalogItem.model_validate({**values, "sector": row.sector.name})
        except ValidationError as error:
            for fault in error.errors():
                name = str(fault["loc"][0]) if fault["loc"] else ""
                name = next(
                    (n for n, i in CatalogItem.fields().items() if name in (n, i.label)), name
                )
                told = fault.get("ctx", {})
                what = str(told.get("what", "写法不对"))
                advice = str(told.get("advice", "照同类事项的写法改正"))
                row.fault(T025, name, f"“{CatalogItem.label_of(name)}”{what}", advice)
            return False
        return True

    def _subjects(self, rows: Sequence[Row]) -> None:
        """T041, once a name."""
        if not self._site.units:
            return
        first: dict[str, list[Row]] = {}
        for row in rows:
            for name in row.values.get("subject", ()) if not row.faults else ():
                if fold(str(name)) not in self._site.units:
                    first.setdefault(str(name), []).append(row)
        for name, found in first.items():
            more = f"（{len(found)} 行）" if len(found) > 1 else ""
            found[0].notice(
                T041,
                "subject",
                f"公开主体“{name}”在本站的单位里查不到{more}",
                "改成本站单位的名称，或者把这个叫法登记成单位组；不改，检查会报错",
            )

    def _missing(
        self, sectors: set[str], rows: Sequence[Row], cancel: Mapping[str, str] | None
    ) -> None:
        claimed = {id(row) for row in self._claimed.values()}
        lost = {r.sector.id for r in rows if r.faults and r.sector and id(r) not in claimed}
        refused = {(r.sector.id, *map(fold, r.names)) for r in rows if r.faults and r.sector}
        for sector in sorted(sectors):
            missing = []
            for item in self._site.items.get(sector, ()):
                # A refused row of its name is told by itself: the table does list the item.
                listed = item.code in self._claimed or (sector, *_names(item)) in refused
                if item.cancelled or listed:
                    continue
                if cancel is not None and sector not in lost:
                    before = plain(item).get("changes")
                    after = (*(before or ()), dict(cancel))
                    change = Change("changes", before, after)
                    self._result.cancelled.append((item, (change,)))
                    continue
                missing.append(item)
            self._result.missing += missing
            self._tell_missing(missing, asked=cancel is not None)

    def _tell_missing(self, missing: Sequence[CatalogItem], *, asked: bool) -> None:
        """T034 once an item, or once for all of a sector when they are many."""
        advice = "补进表里；确实取消了的，加上 --cancel-missing 导入，或者自己记一笔调整"
        if asked:
            advice = "改好退回的行，再导入一次；这个领域还有退回的行，所以没有自动取消"
        groups = [missing] if len(missing) > _MANY else [[item] for item in missing]
        for items in groups:
            names = "、".join(f"{item.code}“{item.name_text}”" for item in items)
            what = f"表里没有事项 {names}，目录里保留着"
            if len(items) > 1:
                what = f"表里没有目录里的 {len(items)} 条事项，目录里保留着：{names}"
            self._result.problems.append(T034.at(items[0].origin.where, what, advice))


def _where(row: Row, seen_from: Row) -> str:
    """A row as it is named in the message on another one."""
    place = f"第 {row.index + 1} 行"
    if row.file != seen_from.file:
        return f"“{row.file}”的“{row.sheet.name}”{place}"
    return place if row.sheet is seen_from.sheet else f"“{row.sheet.name}”{place}"


def _says_so(row: Row, item: CatalogItem) -> bool:
    """Whether the row itself tells the adjustment that has ended its item."""
    ended = item.ended_by(date.max)
    return ended is not None and any(
        isinstance(change, Mapping)
        and (change["date"], change["type"]) == (ended.date.isoformat(), ended.type.label)
        for change in row.values.get("changes", ())
    )


def _names(item: CatalogItem) -> tuple[str, str, str]:
    return fold(item.level1), fold(item.level2), fold(item.level3 or "")


def _folded(value: Plain | None) -> list[str]:
    parts = (value,) if isinstance(value, str) else value or ()
    return sorted(fold(str(part)) for part in parts)


def sector_names(sector: Sector) -> tuple[str, ...]:
    """Every name a sector has in titles of tables."""
    return (sector.name, *sector.other_names)
