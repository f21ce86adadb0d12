"""Files of every kind that hold the same sheets, made inside the tests."""

from __future__ import annotations

import csv
import io
import zipfile
from html import escape

from openpyxl import Workbook

from tests.support.xls import xls
from zwgk.model.sheet import Sheet

__all__ = ["docx", "html", "text", "xls", "xlsx"]


def xlsx(*sheets: Sheet) -> bytes:
    """A workbook."""
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for r, row in enumerate(sheet.rows, 1):
            for c, value in enumerate(row, 1):
                if value:
                    cell = page.cell(r, c, value)
                    cell.data_type = "s"
        for (r, c), target in sheet.links.items():
            page.cell(r + 1, c + 1).hyperlink = target
        for m in sheet.merges:
            page.merge_cells(None, m.top + 1, m.left + 1, m.bottom + 1, m.right + 1)
        if sheet.hidden:
            page.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def text(sheet: Sheet, encoding: str = "utf-8-sig", delimiter: str = ",") -> bytes:
    """Cells parted by commas."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(sheet.rows)
    return out.getvalue().encode(encoding)


def _layout(sheet: Sheet) -> list[list[tuple[int, str, int, int]]]:
    """Rows of (column, text, rows down, columns across) of the cells that are there."""
    owners = sheet.owners()
    found = []
    for r, row in enumerate(sheet.rows):
        cells = []
        for c in range(sheet.width):
            merge = owners.get((r, c))
            if merge is None:
                cells.append((c, row[c] if c < len(row) else "", 1, 1))
            elif (merge.top, merge.left) == (r, c):
                down, across = merge.bottom - merge.top + 1, merge.right - merge.left + 1
                cells.append((c, row[c], down, across))
        found.append(cells)
    return found


def html(*sheets: Sheet, encoding: str = "utf-8") -> bytes:
    """A saved web page, with tables inside a table that only arranges."""
    parts = []
    for sheet in sheets:
        rows = []
        for r, cells in enumerate(_layout(sheet)):
            tags = []
            for c, value, down, across in cells:
                inner = escape(value).replace("\n", "<br>\n            ")
                if (r, c) in sheet.links:
                    inner = f'<a href="{escape(sheet.links[r, c])}">{inner}</a>'
                spans = f' rowspan="{down}"' * (down > 1) + f' colspan="{across}"' * (across > 1)
                tags.append(f"<td{spans}>\n          <p>{inner}</p></td>")
            rows.append("<tr>" + "".join(tags) + "</tr>")
        parts.append(f"<h2>{escape(sheet.name)}</h2><table>{''.join(rows)}</table>")
    body = "".join(f"<table><tr><td>{part}</td></tr></table>" for part in parts)
    page = (
        f'<!DOCTYPE html><html><head><meta charset="{encoding}"><title>县政府</title>'
        f"<style>td {{}}</style></head><body><!-- 注释 -->{body}</body></html>"
    )
    return page.encode(encoding)


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(*sheets: Sheet) -> bytes:
    """A Word document with a heading and a table a sheet."""
    return docx_of("".join(_paragraph(s.name) + _word_table(s) for s in sheets))


def docx_of(body: str) -> bytes:
    """A Word document with this body."""
    parts = {
        "[Content_Types].xml": (
            '<?xml version="1.0" encoding="UTF-8"?>'
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.'
            'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
        ),
        "_rels/.rels": (
            '<?xml version="1.0" encoding="UTF-8"?><Relationships '
            'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/'
            '2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": (
            f'<?xml version="1.0" encoding="UTF-8"?><w:document {_W}><w:body>{body}'
            "</w:body></w:document>"
        ),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _paragraph(value: str) -> str:
    runs = f'<w:t xml:space="preserve">{escape(value)}</w:t>'
    return f"<w:p><w:r>{runs}</w:r></w:p>"


def _word_table(sheet: Sheet) -> str:
    owners = sheet.owners()
    rows = []
    for r in range(len(sheet.rows)):
        cells = []
        c = 0
        while c < sheet.width:
            merge = owners.get((r, c))
            across = merge.right - merge.left + 1 if merge else 1
            down = ""
            if merge and merge.bottom > merge.top:
                start = ' w:val="restart"' if merge.top == r else ""
                down = f"<w:vMerge{start}/>"
            inner = "".join(_paragraph(line) for line in sheet.text(r, c).split("\n"))
            span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
            cells.append(f"<w:tc><w:tcPr>{span}{down}</w:tcPr>{inner}</w:tc>")
            c += across
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return f"<w:tbl>{''.join(rows)}</w:tbl>"
