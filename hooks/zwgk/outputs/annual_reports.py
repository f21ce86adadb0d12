"""Annual reports to download: the whole as DOCX, the tables as XLSX, as the form prints them.

Both are drawn from the grids of ``model/report_form.py``. Word and table files are made by
python-docx and XlsxWriter; the frame with all tables is made once, a report fills it in. The
same report gives the same bytes (AR-12).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from zwgk.model.report_form import SECTIONS, FormTable, ReportDocument
from zwgk.model.result import OutputFile, Plan
from zwgk.outputs.books import Book, merge, print_landscape
from zwgk.outputs.packing import EPOCH, repacked

#: The lines of tables.
_INK = "#404040"
_SONG, _FANG = "宋体", "仿宋"
_AUTHOR = "zwgk"
#: Signs that no office file may hold.
_UNKNOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def annual_reports(plan: Plan) -> Iterator[OutputFile]:
    """Both files of every report of the plan."""
    for report in plan.annual_reports:
        yield OutputFile(report.docx, report_docx(report))
        yield OutputFile(report.xlsx, report_xlsx(report))


# -- Word ---------------------------------------------------------------------------------


@lru_cache(maxsize=1024)  # serve builds again and again with the same reports
def report_docx(report: ReportDocument) -> bytes:
    """The report as a Word file: title, unit and day, six sections with their tables."""
    book = Document(BytesIO(_frame(_shape(report))))
    book.core_properties.title = _clean(report.title)
    values = {
        "title": report.title,
        "signed": f"{report.unit}　{report.published.isoformat()}",
        **{
            f"{t.id}-{c.row}-{c.column}": c.text
            for t in report.tables
            for c in t.cells
            if c.kind == "number"
        },
    }
    texts = {"overview": report.overview, "problems": report.problems, "other": report.other}
    for paragraph in list(book.paragraphs):
        name = paragraph.text.removeprefix(_MARK) if paragraph.text.startswith(_MARK) else ""
        if name in texts:
            for line in _lines(texts[name]):
                paragraph.insert_paragraph_before(line, "Body Text")
            parent = paragraph._element.getparent()
            if parent is not None:
                parent.remove(paragraph._element)
    for element in book.element.body.iter(qn("w:t")):
        text = element.text or ""
        if text.startswith(_MARK):
            element.text = _clean(values[text.removeprefix(_MARK)])
    out = BytesIO()
    book.save(out)
    return repacked(out)


#: Before the name of what is filled in.
_MARK = "§"


def _shape(report: ReportDocument) -> tuple[FormTable, ...]:
    """The tables with names of their numbers: the same for every report."""
    return tuple(
        FormTable(
            t.id,
            t.caption,
            t.heads,
            t.width,
            t.height,
            tuple(
                type(c)(c.row, c.column, f"{_MARK}{t.id}-{c.row}-{c.column}", c.kind)
                if c.kind == "number"
                else c
                for c in t.cells
            ),
        )
        for t in report.tables
    )


@lru_cache(maxsize=4)
def _frame(tables: tuple[FormTable, ...]) -> bytes:
    """A report without a word of its own."""
    *proactive, requests, disputes = tables
    book = Document()
    core = book.core_properties
    core.author = core.last_modified_by = _AUTHOR
    core.created = core.modified = EPOCH
    core.language, core.comments = "zh-CN", ""
    page = book.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.2)
    page.top_margin = page.bottom_margin = Cm(2.4)
    _style(book, "Normal", _FANG, 12)
    _style(book, "Body Text", _FANG, 14).paragraph_format.first_line_indent = Pt(28)
    _style(book, "Title", _SONG, 20, bold=True)
    _style(book, "Heading 1", "黑体", 15, bold=True)
    title = book.add_paragraph(f"{_MARK}title", "Title")
    signed = book.add_paragraph(f"{_MARK}signed", "Normal")
    for paragraph in (title, signed):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    contents: tuple[Any, ...] = (
        "overview",
        tuple(proactive),
        requests,
        disputes,
        "problems",
        "other",
    )
    for heading, content in zip(SECTIONS, contents, strict=True):
        book.add_heading(heading, 1)
        if isinstance(content, str):
            book.add_paragraph(f"{_MARK}{content}", "Body Text")
        elif isinstance(content, FormTable):
            _table(book, (content,))
        else:
            _table(book, content)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _style(book: Any, name: str, font: str, size: int, *, bold: bool = False) -> Any:
    """A style of the document in a Chinese font."""
    style = book.styles[name]
    style.font.name, style.font.size, style.font.bold = "Times New Roman", Pt(size), bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), font)
    style.font.color.rgb = None
    return style


def _table(book: Any, blocks: tuple[FormTable, ...]) -> None:
    """One table; several blocks stand below each other, each under its caption."""
    width = max(t.width for t in blocks)
    captions = len(blocks) > 1
    height = sum(t.height + captions for t in blocks)
    grid = book.add_table(height, width, "Table Grid")
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    cells = [list(row.cells) for row in grid.rows]
    top = 0
    for block in blocks:
        if captions:
            _write(cells[top][0].merge(cells[top][width - 1]), block.caption, bold=True)
            top += 1
        for cell in block.cells:
            last = cell.column + cell.columns
            right = width if last == block.width else last
            box = cells[top + cell.row][cell.column]
            if cell.rows > 1 or right > cell.column + 1:
                box = box.merge(cells[top + cell.row + cell.rows - 1][right - 1])
            _write(box, cell.text, bold=cell.kind == "column", left=cell.kind in ("row", "corner"))
        for number in range(top, top + block.heads if not captions else top):
            _repeat(grid.rows[number])
        top += block.height


def _write(box: Any, text: str, *, bold: bool = False, left: bool = False) -> None:
    paragraph = box.paragraphs[0]
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(9)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if left else WD_ALIGN_PARAGRAPH.CENTER


def _repeat(row: Any) -> None:
    """Heads of the columns are told as such, and stand on every page of the table."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


_LEADING = re.compile(r"^\s*(?:#{1,6}\s+|[-*+]\s+|>\s?)")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"\*\*|__|`")


def _lines(text: str) -> Iterator[str]:
    """The paragraphs and entries of a Markdown text, without its marks."""
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        joined: list[str] = []
        for line in paragraph.split("\n"):
            if joined and not re.match(r"\s*(?:#{1,6}\s|[-*+]\s|\d+\.\s|\|)", line):
                joined[-1] += line.strip()
            else:
                joined.append(line.strip())
        for line in joined:
            said = _MARKUP.sub("", _LINK.sub(r"\1", _LEADING.sub("", line))).strip()
            if said:
                yield _clean(said)


def _clean(text: str) -> str:
    return _UNKNOWN.sub("", text)


# -- tables -------------------------------------------------------------------------------


@lru_cache(maxsize=1024)
def report_xlsx(report: ReportDocument) -> bytes:
    """The tables as a workbook: one sheet a section, numbers as numbers, ready to print."""
    book = Book(title=_clean(report.title), author=_AUTHOR, made_on=EPOCH.date())
    for name, heading, blocks in (
        ("主动公开", SECTIONS[1], report.proactive),
        ("申请处理", SECTIONS[2], (report.requests,)),
        ("复议诉讼", SECTIONS[3], (report.disputes,)),
    ):
        _sheet(book, name, _clean(f"{report.title}：{heading[2:]}"), blocks)
    return book.done()


def _sheet(book: Book, name: str, title: str, blocks: tuple[FormTable, ...]) -> None:
    page = book.page(name)
    width = max(t.width for t in blocks)
    look = partial(book.look, border_color=_INK)
    title_look = look(align="center", font_size=14, bold=True)
    merge(page, 0, 0, 0, width - 1, title, title_look)
    page.set_row(0, 36)
    top = head = 1
    for block in blocks:
        if len(blocks) > 1:
            caption_look = look(align="center", font_size=11, bold=True)
            merge(page, top, 0, top, width - 1, block.caption, caption_look)
            top += 1
        for cell in block.cells:
            last = cell.column + cell.columns
            right = width - 1 if last == block.width else last - 1
            aligned = "left" if cell.kind in ("row", "corner") else "center"
            cell_look = look(align=aligned, bold=cell.kind == "column")
            row = top + cell.row
            merge(page, row, cell.column, row + cell.rows - 1, right, cell.text, cell_look)
            if cell.kind == "number":
                page.write_number(row, cell.column, float(cell.text), cell_look)
        if len(blocks) == 1:
            first = next((c.column for c in block.row(block.heads) if c.kind == "number"), 0)
            head = top + block.heads
            page.freeze_panes(head, first)
        top += block.height
    labels = next((c.column for c in blocks[0].cells if c.kind == "number"), 0)
    page.set_column(0, labels - 1, 18)
    page.set_column(labels, width - 1, 11)
    print_landscape(page, head, footer="第 &P 页　共 &N 页")
