"""Files beside records: where a named file lies, which files nobody names (rulings 25)."""

from __future__ import annotations

from collections.abc import Container
from pathlib import PurePosixPath

from zwgk.model.record import Record

ATTACHMENTS = "附件"
COMMON = "content/attachments"


def candidates(record: Record, name: str) -> list[str]:
    """Where the file ``name`` of ``record`` may lie, best first."""
    source = PurePosixPath(record.origin.where.path)
    folder = source.parent
    places = [
        folder / ATTACHMENTS,
        folder / source.stem / ATTACHMENTS,
        folder / source.stem,
        folder / record.id,
        folder / ATTACHMENTS / source.stem,
        folder,
        PurePosixPath(COMMON),
    ]
    return [_normal(place / name) for place in places]


def find_file(record: Record, name: str, assets: Container[str]) -> str | None:
    """The asset that ``name`` means, or None."""
    return next((path for path in candidates(record, name) if path in assets), None)


def relative(record: Record, target: str) -> str:
    """A relative link of a body as a path from the site root."""
    return _normal(PurePosixPath(record.origin.where.path).parent / target)


def _normal(path: PurePosixPath) -> str:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            if parts:
                parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
