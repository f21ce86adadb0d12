"""Workbooks (xlsx, xls) → sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from zwgk.importing.guard import damaged, encrypted, too_large
from zwgk.importing.text_table import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from zwgk.model.sheet import Cell, Merge, Sheet
from zwgk.problem import Problem

_FILLED = re.compile(rb'<(?:\w+:)?c\b[^<>]*?\br="([A-Z]{1,3})(\d{1,7})"[^<>]*?(?<!/)>')
_FORMULA_ALONE = re.compile(
    rb'<(?:\w+:)?c\b[^<>]*?\br="([A-Z]{1,3})(\d{1,7})"[^<>]*?(?<!/)>'
    rb"\s*<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|"
    rb"<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_ERROR = re.compile(
    rb'<(?:\w+:)?c\b(?=[^<>]*?\bt="e")[^<>]*?\br="([A-Z]{1,3})(\d{1,7})"[^<>]*?(?<!/)>'
    rb"(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)</(?:\w+:)?v>",
    re.S,
)
_HYPERLINK = re.compile(rb"<(?:\w+:)?hyperlink\b[^<>]*>")
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

#: What stands in a cell whose formula was never worked out.
NO_RESULT = "#VALUE!"


def workbook_sheets(path: str, data: bytes) -> tuple[Sheet, ...] | Problem:
    """Every sheet of a workbook, hidden ones marked (T001, T005, T006)."""
    try:
        extras = dict(_extras(data)) if data.startswith(b"PK") else {}
        if any(extra.too_large for extra in extras.values()):
            return too_large(path, "表格的行数或列数大得不正常，没有读")
        with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            sheets = []
            for facts in workbook.sheets_metadata:
                if facts.typ is not SheetTypeEnum.WorkSheet:
                    continue
                found = workbook.get_sheet_by_name(facts.name)
                if found.total_height * found.total_width > MAX_CELLS:
                    return too_large(path, "表格的行数或列数大得不正常，没有读")
                hidden = facts.visible is not SheetVisibleEnum.Visible
                sheet = _sheet(found, extras.get(facts.name, _Extra()), hidden)
                if sum(merge.size for merge in sheet.merges) > MAX_CELLS:
                    return too_large(path, "合并的格子多得不正常，没有读")
                sheets.append(sheet)
            return tuple(sheets)
    except PasswordError:
        return encrypted(path)
    except (CalamineError, OSError, ValueError, KeyError, ElementTree.ParseError):
        return damaged(path)
    except BaseException as error:
        # The reader is not written in Python; a panic of it is no exception of ours.
        if type(error).__name__ != "PanicException":
            raise
        return damaged(path)


def _sheet(found: CalamineSheet, extra: _Extra, hidden: bool) -> Sheet:
    rows = [[_text(value) for value in row] for row in found.to_python(skip_empty_area=False)]
    for row, column in extra.without_result:
        if row < len(rows) and column < len(rows[row]) and not rows[row][column]:
            rows[row][column] = NO_RESULT
    for (row, column), error in extra.errors.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = error
    height, width = len(rows), max(map(len, rows), default=0)
    # A range may reach to the end of the sheet; only what has text counts.
    merges = tuple(
        Merge(top, left, min(bottom, height - 1), min(right, width - 1))
        for (top, left), (bottom, right) in found.merged_cell_ranges or ()
        if top < height and left < width
    )
    return Sheet(
        found.name,
        tuple(map(tuple, rows)),
        merges,
        links=extra.links,
        hidden=hidden,
    )


def _text(value: Any) -> str:
    """What a person sees in the cell, as near as the value tells."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    return str(value) if isinstance(value, int | timedelta) else ""


class _Extra:
    """What the reader does not tell of a sheet."""

    def __init__(self) -> None:
        self.too_large = False
        self.without_result: tuple[Cell, ...] = ()
        self.errors: dict[Cell, str] = {}
        self.links: dict[Cell, str] = {}


def _extras(data: bytes) -> Iterator[tuple[str, _Extra]]:
    """(name of a sheet, its extras). The parts were measured before."""
    with ZipFile(BytesIO(data)) as archive:
        targets = _relations(archive, "xl/_rels/workbook.xml.rels", "xl/")
        root = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        for sheet in root.iter():
            if sheet.tag.rpartition("}")[2] != "sheet":
                continue
            part = targets.get(sheet.get(f"{_R}id", ""), "")
            if part in archive.namelist():
                yield sheet.get("name", ""), _extra(archive, part)


def _relations(archive: ZipFile, part: str, folder: str) -> dict[str, str]:
    if part not in archive.namelist():
        return {}
    found = {}
    for relation in ElementTree.fromstring(archive.read(part)):
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External":
            target = target.removeprefix("/") if target.startswith("/") else folder + target
        found[relation.get("Id", "")] = target
    return found


def _extra(archive: ZipFile, part: str) -> _Extra:
    text = archive.read(part)
    extra = _Extra()
    places = [_place(m[1], m[2]) for m in _FILLED.finditer(text)]
    height = max((row for row, _ in places), default=0) + 1
    width = max((column for _, column in places), default=0) + 1
    extra.too_large = height > MAX_ROWS or width > MAX_COLUMNS or height * width > MAX_CELLS
    extra.without_result = tuple(_place(m[1], m[2]) for m in _FORMULA_ALONE.finditer(text))
    extra.errors = {_place(m[1], m[2]): m[3].decode() for m in _ERROR.finditer(text)}
    folder, _, name = part.rpartition("/")
    targets = _relations(archive, f"{folder}/_rels/{name}.rels", "")
    for match in _HYPERLINK.finditer(text):
        reference = re.search(rb'\bref="([A-Z]{1,3})(\d{1,7})', match[0])
        relation = re.search(rb'\bid="([^"]+)"', match[0])
        target = targets.get(relation[1].decode(), "") if relation else ""
        if reference and target:
            extra.links[_place(reference[1], reference[2])] = target
    return extra


def _place(letters: bytes, digits: bytes) -> Cell:
    column = 0
    for letter in letters:
        column = column * 26 + letter - ord("A") + 1
    return int(digits) - 1, column - 1
