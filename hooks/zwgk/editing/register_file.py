"""Writing a register of lines. Writes files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def write_register(file: Path, broken: Sequence[int], text: str, *, only_check: bool) -> bool:
    """Bring a register up to date; whether it was not.

    Raises ``ValueError`` (in Chinese) when it holds lines that cannot be read, ``OSError``.
    """
    if broken:
        raise ValueError(
            f"{file.name} 第 {broken[0]} 行读不懂，没有改动。恢复上一版，再运行 zwgk fmt"
        )
    if file.is_file() and file.read_text("utf-8-sig").replace("\r\n", "\n") == text:
        return False
    if not only_check:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
    return True
