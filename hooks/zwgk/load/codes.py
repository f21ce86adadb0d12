"""The registers of codes and of index numbers, as ``zwgk fmt`` writes them (CAT-06, DOC-02)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from zwgk.model.codes import CODES_FILE, CODES_FORM, CodeRegister, RegisteredCode
from zwgk.model.index_numbers import (
    INDEX_FILE,
    INDEX_FORM,
    IndexRegister,
    RegisteredIndex,
)
from zwgk.model.register_row import RowForm, rows

_Rows = dict[str, tuple[int, dict[str, Any]]]


def read_codes(catalog: Path) -> CodeRegister:
    """The register in the catalog folder; empty when there is none."""
    found, broken = _read(catalog / CODES_FILE, CODES_FORM)
    return CodeRegister(
        {
            key: RegisteredCode(
                code=row["编码"],
                sector=row["领域"],
                name=row["名称"],
                former=row.get("曾用名", ()),
                adjusted=row.get("调整次数", 0),
                ended_on=row.get("停用"),
                line=line,
            )
            for key, (line, row) in found.items()
        },
        broken,
    )


def read_index_numbers(content: Path) -> IndexRegister:
    """The register in the content folder; empty when there is none."""
    found, broken = _read(content / INDEX_FILE, INDEX_FORM)
    return IndexRegister(
        {
            key: RegisteredIndex(row["索引号"], row["记录"], row["标题"], line)
            for key, (line, row) in found.items()
        },
        broken,
    )


def _read(file: Path, form: RowForm) -> tuple[_Rows, tuple[int, ...]]:
    try:
        text = file.read_text("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return {}, ()
    except (OSError, UnicodeDecodeError):
        return {}, (0,)
    found, broken = rows(text, form)
    return found, tuple(broken)
