"""Files beside records: where a named file lies, which files nobody names (rulings 25)."""

from __future__ import annotations

from collections.abc import Container, Iterable
from difflib import get_close_matches
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


def nearest_file(record: Record, name: str, assets: Iterable[str]) -> str | None:
    """The asset beside ``record`` whose name is most like ``name``, or None."""
    folders = {place.rpartition("/")[0] for place in candidates(record, PurePosixPath(name).name)}
    beside = {p.rpartition("/")[2]: p for p in assets if p.rpartition("/")[0] in folders}
    wanted = PurePosixPath(name).name
    found = get_close_matches(wanted, beside, n=1, cutoff=0.75)
    # 扩展名写错、空格不同的，是同一个文件；只差“1”“2”的不是
    return next((beside[each] for each in found if _digits(each) == _digits(wanted)), None)


def _digits(name: str) -> str:
    return "".join(c for c in PurePosixPath(name).stem if c.isdigit())


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
