"""Bytes of a file → its sheets."""

from __future__ import annotations

from dataclasses import dataclass

from zwgk.importing.guard import FileType, file_type
from zwgk.importing.markup import document_sheets, page_sheets, saved_page_sheets
from zwgk.importing.text_table import text_sheets
from zwgk.importing.workbook import workbook_sheets
from zwgk.model.sheet import Sheet
from zwgk.problem import Problem


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file that was read: its name, its bytes and kind, and every sheet of it."""

    name: str
    data: bytes
    type: FileType
    sheets: tuple[Sheet, ...]

    @property
    def flows(self) -> bool:
        """Whether a table may go on in the next sheet (pages of a document)."""
        return self.type in ("docx", "html", "mhtml")


_READERS = {
    "xlsx": workbook_sheets,
    "xls": workbook_sheets,
    "csv": text_sheets,
    "docx": document_sheets,
    "html": page_sheets,
    "mhtml": saved_page_sheets,
}


def read_tables(name: str, data: bytes) -> TableFile | Problem:
    """The sheets of a file, or why it cannot be read (T001 … T007). Never raises."""
    found = file_type(name, data)
    if isinstance(found, Problem):
        return found
    sheets = _READERS[found](name, data)
    return sheets if isinstance(sheets, Problem) else TableFile(name, data, found, sheets)
