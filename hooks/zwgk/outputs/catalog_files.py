"""The catalog as csv, JSON and HTML (CAT-12)."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

from zwgk.model.catalog_item import CatalogItem
from zwgk.model.cell_text import FORMS
from zwgk.model.plain import Plain, plain
from zwgk.model.record import Part
from zwgk.model.sector import Sector
from zwgk.model.sheet import Merge
from zwgk.model.table_words import CLOSED
from zwgk.model.values.text import Choice
from zwgk.outputs.catalog_sheet import HEAD, CatalogSheet, cell_text

#: Fields that stand in the cell of another one.
_WITH_WORD = {"channels": ("other", "other_channels"), "audience": ("specific", "audience_group")}
_INSIDE = {beside for _, beside in _WITH_WORD.values()}
_FIRST = ("sector", "code")

#: At the head of a cell these make a formula of it in a spreadsheet.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")

#: The version of the JSON form; it changes when a key changes its meaning or goes.
JSON_FORM = 1


def words_text(name: str, value: Mapping[str, Plain]) -> str:
    """A closed vocabulary as text: words, and on lines of their own those with a text."""
    chosen = [str(w) for w in value.get(name, ())]
    word_id, beside = _WITH_WORD.get(name, ("", ""))
    texts = value.get(beside, ()) if beside else ()
    said = [texts] if isinstance(texts, str) else [str(t) for t in texts]
    if not said:
        return "、".join(chosen)
    label = CLOSED[name].words[word_id].label
    plain_words = "、".join(w for w in chosen if w != label)
    return "\n".join([*([plain_words] if plain_words else []), *(f"{label}：{t}" for t in said)])


def _text(name: str, value: Mapping[str, Plain]) -> str:
    if FORMS[name] == "closed":
        return words_text(name, value)
    return cell_text(name, value.get(name))


def catalog_csv(sheets: Sequence[CatalogSheet]) -> bytes:
    """One table of all sectors, a column a field; UTF-8 with the mark that Excel needs."""
    return _csv(sheets, [*_FIRST, *(n for n in FORMS if n not in _FIRST and n not in _INSIDE)])


def public_csv(table: CatalogSheet) -> bytes:
    """The table of a sector for the public: the columns of the national form, and the code."""
    official = {column.field for column in table.columns} - {"number"}
    return _csv([table], [*_FIRST, *(n for n in FORMS if n in official and n not in _FIRST)])


def _csv(sheets: Sequence[CatalogSheet], names: Sequence[str]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([CatalogItem.label_of(name) for name in names])
    for table in sheets:
        for item in table.items:
            value = {**plain(item), "sector": table.sector.name}
            writer.writerow([_guarded(_text(name, value)) for name in names])
    return out.getvalue().encode("utf-8-sig")


def _guarded(text: str) -> str:
    """With an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def catalog_json(sheets: Sequence[CatalogSheet]) -> bytes:
    """Sectors with their items, by English identifiers; every key always stands."""
    sectors = [
        {
            "id": table.sector.id,
            "number": table.sector.number,
            "name": table.sector.name,
            "lead": table.sector.lead,
            "items": [_json_item(table.sector, item) for item in table.items],
        }
        for table in sheets
    ]
    data = {"form": JSON_FORM, "title": "政务公开事项标准目录", "sectors": sectors}
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _json_item(sector: Sector, item: CatalogItem) -> dict[str, Any]:
    found = {name: _json(getattr(item, name)) for name in FORMS}
    return {**found, "sector": sector.id}


def _json(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_json(entry) for entry in value]
    if isinstance(value, Choice):
        return value.name
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Part):
        return {name: _json(getattr(value, name)) for name in type(value).fields()}
    if value is None or isinstance(value, bool | str):
        return value
    return str(getattr(value, "text", value))


_STYLE = """
body { margin: 1rem; font: 1rem/1.6 system-ui, sans-serif; color: #1a1a1a; background: #fff; }
table { border-collapse: collapse; width: 100%; margin-block: 2rem; font-size: .875rem; }
caption { font-size: 1.25rem; font-weight: bold; padding: .5rem; text-align: start; }
th, td { border: 1px solid #767676; padding: .375rem; vertical-align: top; text-align: start; }
thead th { background: #ededed; }
.tick { text-align: center; }
.scroll { overflow-x: auto; }
@media print {
  @page { size: A4 landscape; margin: 10mm; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  .scroll { overflow: visible; }
}
"""


def catalog_html(sheets: Sequence[CatalogSheet]) -> bytes:
    """A page that stands by itself: one table a sector, heads and names marked as such."""
    parts = [_html_table(number, table) for number, table in enumerate(sheets, 1)]
    page = (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>政务公开事项标准目录</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        "<h1>政务公开事项标准目录</h1>\n<p>“√”表示属于这一类。</p>\n"
        f"{''.join(parts)}</main>\n</body>\n</html>\n"
    )
    return page.encode()


def _html_table(number: int, table: CatalogSheet) -> str:
    starts = {(m.top, m.left): m for m in table.sheet.merges}
    covered = {cell: merge for cell, merge in table.sheet.owners().items() if cell not in starts}
    rows = [_html_row(table, r, starts, covered) for r in range(len(table.sheet.rows)) if r]
    head = "".join(rows[: len(HEAD)])
    bodies: list[str] = []
    for i, row in enumerate(rows[len(HEAD) :], HEAD[1] + 1):
        # A name that holds for several rows heads a group of rows of its own.
        if (i, 1) in covered and bodies:
            bodies[-1] += row
        else:
            bodies.append(row)
    groups = "".join(f"<tbody>\n{body}</tbody>\n" for body in bodies)
    title = escape(table.sheet.text(0, 0))
    return (
        f'<div class="scroll" role="region" aria-labelledby="t{number}" tabindex="0">\n'
        f'<table>\n<caption id="t{number}">{title}</caption>\n'
        f"<thead>\n{head}</thead>\n{groups}</table>\n</div>\n"
    )


def _html_row(
    table: CatalogSheet,
    row: int,
    starts: Mapping[tuple[int, int], Merge],
    covered: Mapping[tuple[int, int], Merge],
) -> str:
    cells = []
    for c, column in enumerate(table.columns):
        if (row, c) in covered:
            continue
        merge = starts.get((row, c))
        down = merge.bottom - merge.top + 1 if merge else 1
        across = merge.right - merge.left + 1 if merge else 1
        text = table.sheet.text(row, c)
        tag, extra = "td", ' class="tick"' if column.word else ""
        if row in HEAD:
            tag, extra = "th", f' scope="{"colgroup" if across > 1 else "col"}"'
        elif column.field == "level1":
            tag, extra = "th", f' scope="{"rowgroup" if down > 1 else "row"}"'
        elif column.field in ("level2", "level3"):
            tag, extra = "th", ' scope="row"'
        elif column.field == "channels":
            text = words_text("channels", plain(table.items[row - HEAD[1] - 1]))
        spans = f' rowspan="{down}"' * (down > 1) + f' colspan="{across}"' * (across > 1)
        inner = _linked(text) if column.field == "links" and tag == "td" else _lines(text)
        cells.append(f"<{tag}{extra}{spans}>{inner}</{tag}>")
    return f"<tr>{''.join(cells)}</tr>\n"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _linked(text: str) -> str:
    lines = text.split("\n")
    return "<br>".join(
        f'<a href="{escape(line)}">{escape(line)}</a>'
        if re.match("https?://", line)
        else escape(line)
        for line in lines
    )
