"""Workbooks of plain tables, written fast: styles, links, filters, frozen and printed heads.

A build writes one for every unit and sector. A library takes about 0.3 ms for a row of
these tables, a fifth of the whole build; text put together here takes a fiftieth of that,
and a row that stands in three workbooks is made once. The same tables give the same bytes:
the only time in the file is the one given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_STAMP = (2000, 1, 1, 0, 0, 0)
_EPOCH = date(1899, 12, 30)
#: A sheet holds no more links; the addresses stand in a column of their own as well.
_MOST_LINKS = 65_000
#: Signs that XML does not know.
_UNKNOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MARKED = re.compile('[&<>"\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]')
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
#: The row's own number, filled in when it is known where the row stands.
_HERE = "\x00"
#: Parts below this size are stored as they are; how hard the others are packed (1 to 9).
_WORTH_PACKING = 1200
_EFFORT = 4
#: Title, note, head.
_ABOVE = 3

#: Looks by name → number of the format in ``styles.xml``; colours are those of the theme.
_LOOKS = ("plain", "title", "note", "head", "text", "date", "number", "link")
_TONES = {"go": "14532D", "wait": "0B3D91", "half": "663C00", "stop": "8F1010", "soft": "404040"}
_NUMBER = {name: n for n, name in enumerate((*_LOOKS, *_TONES))}


@dataclass(frozen=True, slots=True)
class Styled:
    """A text with an address behind it, or in the tone of a state."""

    text: str
    url: str = ""
    tone: str = ""


CellValue = str | int | float | date | Styled | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head and its width in signs."""

    head: str
    width: int


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A finished row: XML without its number, and (column letter, address) of its links."""

    xml: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its tab, what stands above the table, and the table."""

    name: str
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: Sequence[SheetRow]


def row(values: Iterable[CellValue]) -> SheetRow:
    """A row of a table, ready for any sheet."""
    cells, links = [], []
    for number, value in enumerate(values):
        letter = _letter(number)
        if isinstance(value, Styled):
            look = value.tone or ("link" if value.url else "text")
            cells.append(_text(letter, value.text, _NUMBER[look]))
            if value.url:
                links.append((letter, value.url))
        elif isinstance(value, str) or value is None:
            cells.append(_text(letter, value or "", _NUMBER["text"]))
        elif isinstance(value, date):
            days = (value - _EPOCH).days
            cells.append(f'<c r="{letter}{_HERE}" s="{_NUMBER["date"]}"><v>{days}</v></c>')
        else:
            cells.append(f'<c r="{letter}{_HERE}" s="{_NUMBER["number"]}"><v>{value}</v></c>')
    return SheetRow(f'<row r="{_HERE}">{"".join(cells)}</row>', tuple(links))


def workbook(sheets: Sequence[Sheet], *, title: str, author: str, made_on: date) -> bytes:
    """The workbook's bytes."""
    parts: list[tuple[str, str]] = [
        ("[Content_Types].xml", _content_types(len(sheets))),
        ("_rels/.rels", _ROOT_RELATIONS),
        ("docProps/core.xml", _core(title, author, made_on)),
        ("xl/workbook.xml", _book(sheets)),
        ("xl/_rels/workbook.xml.rels", _book_relations(len(sheets))),
        ("xl/styles.xml", _STYLES),
    ]
    for number, sheet in enumerate(sheets, 1):
        links = [
            (f"{letter}{n}", url)
            for n, one in enumerate(sheet.rows, _ABOVE + 1)
            for letter, url in one.links
        ]
        links = links if len(links) <= _MOST_LINKS else []
        parts.append((f"xl/worksheets/sheet{number}.xml", _sheet(sheet, links, first=number == 1)))
        if links:
            parts.append((f"xl/worksheets/_rels/sheet{number}.xml.rels", _link_relations(links)))
    out = BytesIO()
    with ZipFile(out, "w") as package:
        for name, content in parts:
            info = ZipInfo(name, _STAMP)
            # What is small gains less than it costs to pack.
            info.compress_type = ZIP_DEFLATED if len(content) > _WORTH_PACKING else ZIP_STORED
            info.create_system, info.external_attr = 3, 0o600 << 16
            package.writestr(info, content, compresslevel=_EFFORT)
    return out.getvalue()


@cache
def _letter(number: int) -> str:
    """``A``, ``B`` … ``AA``."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _escape(text: str) -> str:
    if not _MARKED.search(text):
        return text
    text = _UNKNOWN.sub("", text)
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


@lru_cache(maxsize=1 << 14)  # units, limits and names come again and again
def _text(letter: str, text: str, look: int) -> str:
    if not text:
        return f'<c r="{letter}{_HERE}" s="{look}"/>'
    # A text, never a formula; "_x0041_" must not become a letter.
    safe = _ESCAPED.sub("_x005F_", _escape(text))
    space = ' xml:space="preserve"' if safe != safe.strip() or "\n" in safe else ""
    return f'<c r="{letter}{_HERE}" s="{look}" t="inlineStr"><is><t{space}>{safe}</t></is></c>'


def _sheet(sheet: Sheet, links: Sequence[tuple[str, str]], *, first: bool) -> str:
    last = _letter(len(sheet.columns) - 1)
    end = _ABOVE + len(sheet.rows)
    heads = "".join(_text(_letter(n), c.head, _NUMBER["head"]) for n, c in enumerate(sheet.columns))
    above = (
        f'<row r="1" ht="30" customHeight="1">{_text("A", sheet.title, _NUMBER["title"])}</row>',
        f'<row r="2">{_text("A", sheet.note, _NUMBER["note"])}</row>',
        f'<row r="3">{heads}</row>',
    )
    data = [text.replace(_HERE, str(n)) for n, text in enumerate(above, 1)]
    data += [one.xml.replace(_HERE, str(n)) for n, one in enumerate(sheet.rows, _ABOVE + 1)]
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{c.width}" customWidth="1"/>'
        for n, c in enumerate(sheet.columns, 1)
    )
    selected = ' tabSelected="1"' if first else ""
    hyperlinks = "".join(
        f'<hyperlink ref="{place}" r:id="rId{n}"/>' for n, (place, _) in enumerate(links, 1)
    )
    return "".join(
        (
            _XML,
            f'<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}">',
            '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
            f'<dimension ref="A1:{last}{end}"/>',
            f'<sheetViews><sheetView{selected} workbookViewId="0"><pane ySplit="{_ABOVE}" '
            f'topLeftCell="A{_ABOVE + 1}" activePane="bottomLeft" state="frozen"/></sheetView>'
            "</sheetViews>",
            f'<sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols>',
            f"<sheetData>{''.join(data)}</sheetData>",
            f'<autoFilter ref="A{_ABOVE}:{last}{end}"/>',
            f'<mergeCells count="2"><mergeCell ref="A1:{last}1"/><mergeCell ref="A2:{last}2"/>'
            "</mergeCells>"
            if last != "A"
            else "",
            f"<hyperlinks>{hyperlinks}</hyperlinks>" if links else "",
            '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" '
            'footer="0.3"/>',
            '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
            "<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>",
            "</worksheet>",
        )
    )


def _link_relations(links: Sequence[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/hyperlink" Target="{_escape(url)}" '
        'TargetMode="External"/>'
        for n, (_, url) in enumerate(links, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _book(sheets: Sequence[Sheet]) -> str:
    tabs = "".join(
        f'<sheet name="{_escape(s.name)}" sheetId="{n}" r:id="rId{n}"/>'
        for n, s in enumerate(sheets, 1)
    )
    # The head is printed on every page.
    names = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{n}">'
        f"'{_escape(s.name)}'!$1:${_ABOVE}</definedName>"
        for n, s in enumerate(sheets)
    )
    return (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{tabs}</sheets>'
        f"<definedNames>{names}</definedNames></workbook>"
    )


def _book_relations(count: int) -> str:
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, count + 1)
    )
    styles = f'<Relationship Id="rId{count + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{rows}{styles}</Relationships>'


def _content_types(count: int) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>'
        for n in range(1, count + 1)
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>{sheets}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


_ROOT_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>'
)


def _core(title: str, author: str, made_on: date) -> str:
    stamp = f"{made_on.isoformat()}T00:00:00Z"
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_escape(title)}</dc:title><dc:creator>{_escape(author)}</dc:creator>{times}"
        "</cp:coreProperties>"
    )


def _styles() -> str:
    name = '<name val="宋体"/>'
    fonts = [
        f'<font><sz val="10"/>{name}</font>',
        f'<font><b/><sz val="16"/>{name}</font>',
        f'<font><b/><sz val="10"/>{name}</font>',
        f'<font><u/><sz val="10"/><color rgb="FF0B3D91"/>{name}</font>',
        *(f'<font><b/><sz val="10"/><color rgb="FF{c}"/>{name}</font>' for c in _TONES.values()),
    ]
    line = '<color rgb="FF808080"/>'
    sides = "".join(f'<{s} style="thin">{line}</{s}>' for s in ("left", "right", "top", "bottom"))
    wrap = '<alignment vertical="top" wrapText="1"/>'
    middle = '<alignment horizontal="center" vertical="center" wrapText="1"/>'
    left = '<alignment vertical="center" wrapText="1"/>'

    def format(font: int, align: str, *, border: int = 1, fill: int = 0, number: int = 0) -> str:
        return (
            f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" '
            f'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" '
            f'applyAlignment="1">{align}</xf>'
        )

    formats = [
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
        format(1, middle, border=0),
        format(0, left, border=0),
        format(2, middle, fill=2),
        format(0, wrap),
        format(0, wrap, number=164),
        format(0, wrap),
        format(3, wrap),
        *(format(4 + n, wrap) for n in range(len(_TONES))),
    ]
    return (
        f'{_XML}<styleSheet xmlns="{_MAIN}">'
        '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
        f'<fonts count="{len(fonts)}">{"".join(fonts)}</fonts>'
        '<fills count="3"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid">'
        '<fgColor rgb="FFF5F0E5"/></patternFill></fill></fills>'
        '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
        f"<border>{sides}<diagonal/></border></borders>"
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        "</cellStyleXfs>"
        f'<cellXfs count="{len(formats)}">{"".join(formats)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


_STYLES = _styles()
