"""Writing the register of 索引号, ``content/index-numbers.yml`` (DOC-02). Writes files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from zwgk.editing.register_file import write_register
from zwgk.model.index_numbers import INDEX_FILE, INDEX_FORM, IndexRegister, RegisteredIndex
from zwgk.model.record import Record
from zwgk.model.register_row import register_text

_HEAD = """\
# 索引号登记簿：用过的每一个索引号，一个一行。由 zwgk fmt 登记，随其他文件一起提交，不要手工改。
# 索引号用过就不再给别的信息用，信息撤回了也一样。
"""


def updated(register: IndexRegister, records: Iterable[Record]) -> dict[str, RegisteredIndex]:
    """What is to be registered: everything known, and the numbers of today.

    A number that was taken for another record keeps its line: the check speaks of it until
    it is put right.
    """
    found = dict(register.numbers)
    numbered = {name_of(r): r for r in records if getattr(r, "index_number", None)}
    for name, record in numbered.items():
        number: str = record.index_number  # type: ignore[attr-defined]
        row = found.get(number.casefold())
        if row is None or row.is_of(name, record.name_text, numbered):
            found[number.casefold()] = RegisteredIndex(number, name, record.name_text)
    return found


def name_of(record: Record) -> str:
    """A record as the register names it: ``policies/qzf-2026-1``."""
    return f"{record.kind.plural}/{record.id}"


def write_index_numbers(
    content: Path, register: IndexRegister, records: Iterable[Record], *, only_check: bool
) -> bool:
    """Bring the register up to date; whether it was not. Raises as :func:`write_register`."""
    rows = updated(register, records)
    lines = (
        INDEX_FORM.line({"索引号": r.number, "记录": r.record, "标题": r.title})
        for _, r in sorted(rows.items())
    )
    text = register_text(_HEAD, lines)
    return write_register(content / INDEX_FILE, register.broken, text, only_check=only_check)
