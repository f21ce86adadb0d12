"""Text of a table (csv, tab-separated) → a sheet; and text in any of the usual encodings."""

from __future__ import annotations

import csv
import io
import re

from zwgk.importing.guard import damaged, problem, too_large
from zwgk.model.sheet import Sheet
from zwgk.problem import Problem, declare

#: No table of a county comes near.
MAX_ROWS = 100_000
MAX_COLUMNS = 500
MAX_CELLS = 2_000_000

T007 = declare(
    "T007", "表格文件的文字读不出来", "文字的编码不是 UTF-8，也不是 GB18030，读出来会是乱码。"
)

#: What a sign at the head of a cell makes of it in a spreadsheet: a formula. Export puts
#: an apostrophe before it, which is taken off here.
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def decode(path: str, data: bytes, declared: str = "") -> str | Problem:
    """The text of ``data`` by its mark, the encoding it declares, UTF-8 or GB18030."""
    marks = (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")
    for mark, encoding in marks:
        if data.startswith(mark):
            declared = encoding
            break
    chinese = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030"}
    tries = [chinese.get(declared.lower(), declared)] if declared else []
    for encoding in (*tries, "utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return problem(
        T007,
        path,
        "文字的编码认不出来，读出来是乱码",
        "用 Excel 或 WPS 打开它，另存为“Excel 工作簿（.xlsx）”，再导入",
    )


def text_sheets(path: str, data: bytes) -> tuple[Sheet, ...] | Problem:
    """The one sheet of a csv file; commas, tabs and semicolons may part its cells."""
    text = decode(path, data)
    if isinstance(text, Problem):
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    delimiter = max(",\t;", key=lambda sign: lines.count(sign))
    reader = csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = tuple(tuple(_unguarded(cell) for cell in row) for row in reader)
    except csv.Error:
        return damaged(path)
    width = max(map(len, rows), default=0)
    if len(rows) > MAX_ROWS or width > MAX_COLUMNS or len(rows) * width > MAX_CELLS:
        return too_large(path, "表格的行数或列数大得不正常，没有读")
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return (Sheet(stem, rows),)


def _unguarded(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell
