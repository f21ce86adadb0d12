"""Catalog tables in and out, in reading order: the pipelines of ``import`` and ``export``.

Import: load → read tables → merge → edit the files → read them back and compare. Nothing is
written here; the caller writes what comes back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from zwgk.editing import table_file
from zwgk.importing import TableFile, read_tables
from zwgk.importing.base import FOLDER, base_of_workbook, base_text, read_base
from zwgk.importing.codes import CodeBook
from zwgk.importing.merge import Merged, Merger, sector_names
from zwgk.importing.merge import Site as Known
from zwgk.importing.report import FileReport, Report
from zwgk.importing.rows import T011, Row, SheetReader, SheetRows
from zwgk.link import link
from zwgk.load import load, load_text, read_uppers
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.graph import Graph
from zwgk.model.loaded import Loaded
from zwgk.model.organisation import Organisation
from zwgk.model.organisation_group import OrganisationGroup
from zwgk.model.plain import Plain, fingerprint, plain
from zwgk.model.sector import Sector
from zwgk.model.settings import Settings
from zwgk.model.sheet import BASE_SHEET, Sheet
from zwgk.model.site import Site
from zwgk.model.table_words import TableWords, table_words
from zwgk.model.values.text import fold
from zwgk.model.vocabulary_file import VocabularyFile
from zwgk.outputs.books import MAX_CELL
from zwgk.outputs.catalog_book import catalog_workbook, too_long
from zwgk.outputs.catalog_files import catalog_csv, catalog_html, catalog_json
from zwgk.outputs.catalog_sheet import CatalogSheet, catalog_sheet
from zwgk.outputs.marked_copy import BadCell, marked_copy
from zwgk.problem import Level, Problem, Where, declare, in_order

T016 = declare(
    "T016",
    "目录文件还有错误",
    "目录文件有错时，里面的事项读不全，并入表格会把它们当成没有，所以先改好再导入导出。",
)
T051 = declare(
    "T051", "写出来的和要写的对不上", "导入后会再读一遍核对，对不上的不写，免得把目录改坏。"
)
T061 = declare(
    "T061", "一格放不下", "工作簿的一格最多 32767 个字，放不下的截断了就不完整，所以不导出。"
)

#: Fields that a new file says once for all rows where all rows agree.
_SHARED = ("basis", "time_limit", "subject", "channels", "audience", "method", "tier")

#: With fewer filled cells in every row, a sheet without a head is no table.
_COLUMNS = 3

_COMMENT = """\
政务公开事项标准目录：{sector}。各列的名称就是官方表格的表头，一个“- 事项编码”是表里的一行。
“默认”里写的内容，对没有另外填写的每一行都有效；某一行不同时，在那一行写上就以那一行为准。
事项编码一经使用不再改动，取消的事项也不要把编码给别的事项用；调整内容时在“调整记录”里记一笔。"""


@dataclass(frozen=True)
class Request:
    """What an import was asked for.

    ``files``: (name, bytes); ``sector``: name or id for tables that do not say theirs;
    ``stated``: label → value for what a table leaves out; ``prefer_table``: it wins where
    both sides changed; ``cancel_missing``: items that no table lists are cancelled.
    """

    files: Sequence[tuple[str, bytes]]
    sector: str = ""
    stated: Mapping[str, str] = field(default_factory=dict)
    prefer_table: bool = False
    cancel_missing: bool = False
    dry_run: bool = False


@dataclass(frozen=True)
class Imported:
    """What is to be written.

    ``site``: path from the root → text of files of the site; ``returned``: name of a file that
    was read → the copy that goes back.
    """

    report: Report
    site: Mapping[str, str]
    returned: Mapping[str, bytes]


class CalledWrongly(ValueError):
    """An option names something that does not exist: two lines, what is wrong, what to do."""


class _Catalog:
    """What the site at ``root`` has."""

    def __init__(self, root: Path, settings: Settings) -> None:
        self.root = root
        self.folder = settings.folders(root)["catalog"]
        shared = settings.shared_roots(root)
        self.loaded: Loaded = load(root, settings.folders(root), shared)
        self.uppers = read_uppers(root, shared)
        self.graph: Graph = link(self.loaded)[0]
        self.sectors = self.graph.all(Sector)
        self.pairs = [
            (sector, item)
            for item in self.graph.all(CatalogItem)
            if (sector := self.graph.one(item, Sector, "sector"))
        ]
        self._files: dict[str, tuple[str, str | None]] = {}
        self.names = {
            fold(name): sector
            for sector in self.sectors
            for name in (sector.id, sector.number, *sector_names(sector))
        }

    def shown(self, file: Path) -> str:
        """A path as problems show it."""
        inside = file.is_relative_to(self.root)
        return file.relative_to(self.root).as_posix() if inside else str(file)

    def broken(self) -> list[Problem]:
        """T016 for every file of the catalog that cannot be read whole."""
        prefix = f"{self.shown(self.folder)}/"
        bad: dict[str, int] = {}
        for problem in self.loaded.problems:
            if problem.where.path.startswith(prefix) and problem.level is Level.error:
                bad[problem.where.path] = bad.get(problem.where.path, 0) + 1
        return [
            T016.at(
                Where(path),
                f"文件里还有 {count} 处错误，这一次没有导入也没有导出",
                f"运行 zwgk check {path}，改好后再来",
            )
            for path, count in sorted(bad.items())
        ]

    def sector(self, word: str) -> Sector | None:
        """The sector of that id, number or name."""
        return self.names.get(fold(word))

    def sectors_in(self, text: str) -> tuple[Sector, ...]:
        """The sectors a title names; one named inside the name of another does not count."""
        folded = fold(text)
        if folded in self.names:
            return (self.names[folded],)
        hits = {
            fold(name): sector
            for sector in self.sectors
            for name in sector_names(sector)
            if len(name) > 1 and fold(name) in folded
        }
        kept = {s.id: s for n, s in hits.items() if not any(n != m and n in m for m in hits)}
        return tuple(kept.values())

    def words(self) -> TableWords:
        """The engine's vocabulary with the site's own."""
        return table_words(next(iter(self.graph.all(VocabularyFile)), None))

    def file_of(self, sector: Sector) -> tuple[str, str | None]:
        """(path, text) of the file that new items of a sector go to; no text: a new one."""
        if sector.id not in self._files:
            self._files[sector.id] = self._file_of(sector)
        return self._files[sector.id]

    def _file_of(self, sector: Sector) -> tuple[str, str | None]:
        counts: dict[str, int] = {}
        for owner, item in self.pairs:
            if owner is sector:
                counts[item.origin.where.path] = counts.get(item.origin.where.path, 0) + 1
        own = self.shown(self.folder / f"{_file_name(sector.name)}.yml")
        path = own if own in counts or not counts else max(counts, key=lambda p: (counts[p], p))
        file = self.root / path
        return path, file.read_text("utf-8") if file.is_file() else None

    def used_codes(self) -> Iterator[str]:
        """Codes that were ever given, as the registers of addresses and of codes know them."""
        for address in self.loaded.registered:
            parts = address.strip("/").split("/")
            if len(parts) == 3 and parts[0] == CatalogItem.kind.plural:
                yield parts[2]
        yield from self.loaded.codes.codes

    def base(self, sector: Sector) -> dict[str, dict[str, str]]:
        """What tables said of the items of a sector when they were last imported."""
        file = self.folder / FOLDER / f"{sector.id}.json"
        try:
            return read_base(file.read_text("utf-8"))
        except (OSError, UnicodeDecodeError):
            return {}


def _file_name(name: str) -> str:
    return name.replace("/", "-").replace("\\", "-").lstrip("._~") or "目录"


# -- import


def import_catalog(
    root: Path, request: Request, *, today: date, settings: Settings | None = None
) -> Imported:
    """Read tables into the catalog of the site at ``root``. Reads files, writes none.

    Raises :class:`CalledWrongly` for an option that cannot be meant.
    """
    catalog = _Catalog(root, settings or Settings())
    stated_sector = _stated_sector(catalog, request.sector)
    stated = _stated(request.stated, catalog.words())
    broken = catalog.broken()
    if broken:
        return Imported(Report([], Merged(), broken, [], [], request.dry_run), {}, {})
    words = catalog.words()
    read: list[tuple[TableFile, list[SheetRows]]] = []
    problems: list[Problem] = []
    for name, data in request.files:
        table = read_tables(name, data)
        if isinstance(table, Problem):
            problems.append(table)
            continue
        reader = SheetReader(name, words, catalog.sectors_in, stated_sector)
        sheets = _read(table, reader)
        problems += _headless(table, sheets)
        read.append((table, sheets))
    rows = [row for _, sheets in read for sheet in sheets for row in sheet.rows]
    merged = _merge(catalog, request, read, rows, stated, today)
    problems += merged.problems
    problems += [p for _, sheets in read for sheet in sheets for p in sheet.problems]
    problems += [p for row in rows for p in (*row.faults, *row.notices)]
    texts, wrong = _texts(catalog, merged)
    problems += wrong
    files = {} if wrong else {**texts, **_bases(catalog, merged)}
    returned = {t.name: copy for t, s in read if (copy := _returned(t, s))}
    report = Report(
        [FileReport(t.name, s, [x.name for x in t.sheets if _passed_over(x)]) for t, s in read],
        merged,
        in_order(problems),
        sorted(files) if not request.dry_run else [],
        [],
        request.dry_run,
    )
    return Imported(report, files, returned)


def _stated_sector(catalog: _Catalog, word: str) -> Sector | None:
    if not word:
        return None
    sector = catalog.sector(word)
    if sector is None:
        names = "、".join(s.name for s in catalog.sectors)
        raise CalledWrongly(f"没有“{word}”这个领域\n改成这些领域里的一个：{names}")
    return sector


def _stated(stated: Mapping[str, str], words: TableWords) -> dict[str, Plain]:
    """What ``--set`` says, read like the cell of a table."""
    found: dict[str, Plain] = {}
    for label, text in stated.items():
        column = words.heads.get(fold(label))
        if column is None or column in ("number", "name", "code", "sector"):
            raise CalledWrongly(f"--set 里的“{label}”不是能写明的项目\n例如：--set 公开层级=县级")
        value = SheetReader("", words, lambda _: (), None).value(column, text)
        if not value:
            raise CalledWrongly(f"--set 里“{label}”的“{text}”看不懂\n照表格里的写法改正")
        found |= value
    return found


def _read(table: TableFile, reader: SheetReader) -> list[SheetRows]:
    visible = [s for s in table.sheets if not s.hidden and any(map(any, s.rows))]
    if len(visible) == 1:
        # The name of the file is the last thing that may tell the sector.
        stem = _stem(table.name)
        visible = [replace(visible[0], heading=f"{visible[0].heading}\n{stem}".strip())]
    sheets: list[SheetRows] = []
    for sheet in visible:
        sheets.append(reader.read(sheet, sheets[-1] if sheets and table.flows else None))
    return sheets


def _passed_over(sheet: Sheet) -> bool:
    """Whether a sheet is hidden, and not the one that export itself hides."""
    return sheet.hidden and sheet.name != BASE_SHEET


def _headless(table: TableFile, sheets: Sequence[SheetRows]) -> Iterator[Problem]:
    """T011: for the file when nothing in it is a catalog, else for single sheets."""
    advice = (
        "写上表头，至少要有“二级事项”“公开内容（要素）”“公开依据”等列；"
        "表头写法特别的，登记在 catalog/vocabulary.yml"
    )
    if not any(sheet.head for sheet in sheets):
        yield T011.at(Where(table.name), "文件里找不到目录的表头", advice)
        return
    for sheet in sheets:
        if sheet.head is None and not table.flows and _tabular(sheet.sheet):
            yield T011.at(
                sheet.sheet.at(table.name),
                "这张工作表里找不到目录的表头，没有读",
                advice,
                level=Level.warning,
            )


def _tabular(sheet: Sheet) -> bool:
    """Whether a sheet is more than a cover with some lines on it."""
    return any(sum(bool(text.strip()) for text in row) >= _COLUMNS for row in sheet.rows)


def _merge(
    catalog: _Catalog,
    request: Request,
    read: Sequence[tuple[TableFile, Sequence[SheetRows]]],
    rows: Sequence[Row],
    stated: Mapping[str, Plain],
    today: date,
) -> Merged:
    items: dict[str, list[CatalogItem]] = {}
    for sector, item in catalog.pairs:
        items.setdefault(sector.id, []).append(item)
    sectors = {row.sector.id: row.sector for row in rows if row.sector}
    defaults = {}
    imported: dict[str, Mapping[str, str]] = {}
    told: dict[str, Mapping[str, str]] = {}
    for sector in sectors.values():
        text = catalog.file_of(sector)[1]
        defaults[sector.id] = table_file.defaults_of(text, CatalogItem) if text else {}
        imported |= catalog.base(sector)
    for table, _ in read:
        told |= base_of_workbook(table.sheets)
    units = {
        fold(name)
        for unit in (*catalog.graph.all(Organisation), *catalog.graph.all(OrganisationGroup))
        for name in (unit.id, *unit.names)
    }
    site = next(iter(catalog.graph.all(Site)), None)
    codes = CodeBook(catalog.pairs, catalog.used_codes(), site.region if site else "")
    merger = Merger(
        Known(items, defaults, frozenset(units), told, imported),
        codes,
        stated=stated,
        prefer_table=request.prefer_table,
    )
    cancel = None
    if request.cancel_missing:
        names = "、".join(_stem(name) for name, _ in request.files)
        note = f"导入的目录表（{names}）不再列出"
        cancel = {"date": today.isoformat(), "type": "取消", "note": note}
    return merger.merge(rows, cancel=cancel)


def _texts(catalog: _Catalog, merged: Merged) -> tuple[dict[str, str], list[Problem]]:
    """The files of the catalog as they will be, and T051 where they would not be as meant."""
    edits: dict[str, list[table_file.Edit]] = {}
    additions: dict[str, list[table_file.Addition]] = {}
    new: dict[str, Sector] = {}
    wanted: dict[str, dict[str, Plain]] = {}
    changed = [(o.item, o.changes) for o in merged.outcomes if o.item and o.changes]
    for item, changes in (*changed, *merged.cancelled):
        path = item.origin.where.path
        values = {c.field: c.after for c in changes}
        edits.setdefault(path, []).append(table_file.Edit(item.code, values))
        told = {**plain(item), **values}
        wanted[item.id] = {n: v for n, v in told.items() if v is not None}
    for outcome in merged.outcomes:
        if outcome.kind == "added" and outcome.row.sector:
            path, text = catalog.file_of(outcome.row.sector)
            if text is None:
                new[path] = outcome.row.sector
            values_of_row = {k: v for k, v in outcome.values.items() if k != "sector"}
            additions.setdefault(path, []).append(table_file.Addition(values_of_row, outcome.after))
            wanted[outcome.code.lower()] = values_of_row
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted({*edits, *additions}):
        try:
            if path in new:
                text = _new_file(new[path], [a.values for a in additions[path]])
            else:
                old = (catalog.root / path).read_bytes().decode("utf-8-sig")
                text = table_file.edited(
                    old, CatalogItem, edits.get(path, ()), additions.get(path, ())
                )
        except table_file.CannotEdit as error:
            problems.append(
                T051.at(Where(path), f"{error}，没有写", "照别的目录文件的样子分行写，再导入一次")
            )
            continue
        texts[path] = text
        problems += _verified(catalog, path, text, wanted)
    return texts, problems


def _new_file(sector: Sector, rows: Sequence[Mapping[str, Plain]]) -> str:
    shared = {}
    for name in _SHARED:
        values = [row.get(name) for row in rows]
        if len(rows) > 1 and values[0] is not None and all(v == values[0] for v in values):
            shared[name] = values[0]
    head = {"sector": sector.name}
    versions = {row.get("version") for row in rows}
    if len(versions) == 1 and isinstance(version := versions.pop(), str):
        head["version"] = version
    comment = _COMMENT.format(sector=sector.name)
    return table_file.new_file(CatalogItem, comment, head, shared, rows)


def _verified(
    catalog: _Catalog, path: str, text: str, wanted: Mapping[str, Mapping[str, Plain]]
) -> Iterator[Problem]:
    """T051 when the text does not say what it was meant to say."""
    folder = CatalogItem.kind.sources[0].removesuffix("**")
    place = folder + path.rsplit("/", 1)[-1]
    loaded = load_text(place, text.encode(), catalog.uppers)
    found = {r.id: plain(r) for r in loaded.records if isinstance(r, CatalogItem)}
    before = {item.id: plain(item) for _, item in catalog.pairs if item.origin.where.path == path}
    advice = "把这张表和这个目录文件发给技术人员；急用的，先手工改目录文件"
    for problem in loaded.problems:
        yield T051.at(Where(path, problem.where.line), f"改好后读不出来：{problem.message}", advice)
    for code, values in {**before, **wanted}.items():
        if code not in found and code in before:
            yield T051.at(Where(path), f"改好后少了事项 {code}", advice)
        elif code in found:
            told = found[code]
            differ = [
                n
                for n in {*values, *told} - {"sector", "version"}
                if fingerprint(n, values.get(n)) != fingerprint(n, told.get(n))
                and not (n not in values and code not in before)
            ]
            if differ:
                labels = "、".join(CatalogItem.label_of(n) for n in sorted(differ))
                yield T051.at(Where(path), f"改好后事项 {code} 的{labels}和表里不同", advice)


def _bases(catalog: _Catalog, merged: Merged) -> dict[str, str]:
    """The files that remember what the tables said."""
    by_sector: dict[str, dict[str, Mapping[str, str]]] = {}
    for outcome in merged.outcomes:
        sector = outcome.row.sector
        if sector and outcome.code in merged.told:
            if sector.id not in by_sector:
                by_sector[sector.id] = dict(catalog.base(sector))
            by_sector[sector.id][outcome.code] = merged.told[outcome.code]
    found = {}
    for sector_id, told in by_sector.items():
        file = catalog.folder / FOLDER / f"{sector_id}.json"
        text = base_text(told)
        if not file.is_file() or file.read_text("utf-8") != text:
            found[catalog.shown(file)] = text
    return found


def _returned(table: TableFile, sheets: Sequence[SheetRows]) -> bytes | None:
    """A copy of the file with its bad cells marked; None when there is none."""
    bad: list[BadCell] = []
    for sheet in sheets:
        for row in sheet.rows:
            for fault in row.faults:
                line, column = fault.where.line - 1, fault.where.column - 1
                if line < 0 or column < 0:
                    line, column = row.index, _first_cell(row)
                bad.append(
                    BadCell(sheet.sheet.name, line, column, f"{fault.message}\n{fault.advice}")
                )
    if not bad:
        return None
    workbook = table.data if table.type == "xlsx" else None
    return marked_copy([s for s in table.sheets if not s.hidden], bad, workbook)


def _first_cell(row: Row) -> int:
    texts = row.sheet.rows[row.index]
    return next((c for c, text in enumerate(texts) if text.strip()), 0)


def _stem(name: str) -> str:
    return name.rsplit("/", 1)[-1].rsplit(".", 1)[0]


# -- export

FORMATS = ("xlsx", "csv", "json", "html")


def export_catalog(
    root: Path,
    form: str,
    *,
    sectors: Sequence[str] = (),
    settings: Settings | None = None,
) -> bytes | list[Problem]:
    """The catalog of the site at ``root`` in one of :data:`FORMATS`, or why not (T016, T061).

    ``sectors``: names or ids; none means all that have items. Raises :class:`CalledWrongly`.
    """
    catalog = _Catalog(root, settings or Settings())
    wanted = [s for word in sectors if (s := _stated_sector(catalog, word))]
    broken = catalog.broken()
    if broken:
        return broken
    tables = []
    for sector in sorted(catalog.sectors, key=lambda s: s.number):
        items = [item for owner, item in catalog.pairs if owner is sector]
        if (not wanted or sector in wanted) and any(not i.cancelled for i in items):
            tables.append(catalog_sheet(sector, items))
    return _written(form, tables)


def _written(form: str, tables: Sequence[CatalogSheet]) -> bytes | list[Problem]:
    if form == "csv":
        return catalog_csv(tables)
    if form == "json":
        return catalog_json(tables)
    if form == "html":
        return catalog_html(tables)
    long = [
        T061.at(
            item.origin.of(name),
            f"{item.code} 的“{CatalogItem.label_of(name)}”超过了 {MAX_CELL} 个字",
            "改短，或者把一条事项分成几条；也可以导出 csv、json 或 html",
        )
        for item, name in too_long(tables)
    ]
    return long or catalog_workbook(tables)
