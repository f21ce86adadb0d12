"""Writing the register of item codes, ``catalog/codes.yml`` (CAT-06). Writes files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from zwgk.editing.register_file import write_register
from zwgk.model.catalog_item import CatalogItem, Change
from zwgk.model.codes import (
    CODES_FILE,
    CODES_FORM,
    CodeRegister,
    RegisteredCode,
    adjustments_of,
    is_reused,
    named,
)
from zwgk.model.register_row import register_text

_HEAD = """\
# 事项编码登记簿：用过的每一个事项编码，一个一行。由 zwgk fmt 登记，随其他文件一起提交，不要手工改。
# 编码用过就不再给别的事项用。事项取消、合并，在它的“调整记录”里写明，条目不要删；
# 名称改了，在“调整记录”里记一笔“修改”。从没正式公布过的编码，可以从这里删去那一行。
"""


def updated(
    register: CodeRegister, items: Iterable[CatalogItem], ended: Mapping[tuple[str, str], Change]
) -> dict[str, RegisteredCode]:
    """What is to be registered: everything known, and the codes of today.

    A code that was taken for another item keeps its line: the check speaks of it until
    it is put right.
    """
    found = dict(register.codes)
    for item in items:
        key = item.code.casefold()
        row = found.get(key)
        change = ended.get(item.key)
        if row and is_reused(row, item, change is not None):
            continue
        former = row.former if row else ()
        if row and not named(row, item) and row.name not in former:
            former = (*former, row.name)
        found[key] = RegisteredCode(
            item.code,
            item.sector,
            item.full_title,
            tuple(n for n in former if n != item.full_title),
            len(list(adjustments_of(item))),
            change.date if change else None,
        )
    return found


def codes_text(codes: Mapping[str, RegisteredCode]) -> str:
    """The register's text, by code."""
    return register_text(_HEAD, (_line(codes[key]) for key in sorted(codes)))


def _line(row: RegisteredCode) -> str:
    return CODES_FORM.line(
        {
            "编码": row.code,
            "领域": row.sector,
            "名称": row.name,
            "曾用名": row.former,
            "调整次数": row.adjusted,
            "停用": row.ended_on,
        }
    )


def write_codes(catalog: Path, register: CodeRegister, text: str, *, only_check: bool) -> bool:
    """Bring the register up to date; whether it was not.

    Raises ``ValueError`` (in Chinese) when it holds lines that cannot be read, ``OSError``.
    """
    return write_register(catalog / CODES_FILE, register.broken, text, only_check=only_check)
