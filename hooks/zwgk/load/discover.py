"""Which file is a source of which kind, and which is only an asset."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from zwgk.model.codes import CODES_FILE
from zwgk.model.index_numbers import INDEX_FILE
from zwgk.model.kinds import RECORD_TYPES
from zwgk.model.record import Record
from zwgk.problem import Problem, Where, declare

Y011 = declare(
    "Y011",
    "文件名或存放位置不对",
    "程序按文件夹和扩展名认出一个文件是什么内容，放错地方或扩展名不对的文件不会公开。",
)
Y014 = declare(
    "Y014",
    "读不到文件",
    "只公开站点文件夹里的文件。指向别处的快捷方式可能把不该公开的文件带出去。",
)

#: The source folders of a site by their usual names.
FOLDERS = ("content", "catalog", "interpretations")

#: Where the records of a shared root lie (architecture 3.8).
SHARED_FOLDERS = ("content/organisations", "catalog")

#: Files that zwgk writes or that explain a folder to its editors: neither records nor assets.
_NOT_SOURCES = frozenset(
    {"content/addresses.yml", f"content/{INDEX_FILE}", f"catalog/{CODES_FILE}"}
)
_NOTES = frozenset({"readme.md", "thumbs.db", "desktop.ini"})

#: Whatever lies in these folders is an attachment, even a text file (rulings 25).
_ATTACHMENT_FOLDERS = frozenset({"附件", "attachments"})

_DOUBLE = re.compile(r"\.(ya?ml|md)(\.(txt|docx?|wps|rtf|html?|bak)|~|[_ ]?\(\d+\))$", re.I)
_ODD_DOT = re.compile(r"[．。](ya?ml|md)$", re.I)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read.

    ``path`` is the one shown, from the site root; ``place`` the one it has when every
    source folder bears its usual name; ``root`` the folder of its kind in ``place``.
    """

    file: Path
    path: str
    place: str
    record_type: type[Record]
    root: str
    size: int


@dataclass(slots=True)
class Found:
    """What lies under the source folders, in a fixed order."""

    sources: list[SourceFile] = field(default_factory=list)
    assets: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Pattern:
    record_type: type[Record]
    text: str
    folder: bool

    @property
    def rank(self) -> tuple[bool, int]:
        return (not self.folder, len(self.text))

    def matches(self, place: str) -> bool:
        return place.startswith(self.text) if self.folder else place == self.text


@cache
def _patterns() -> tuple[_Pattern, ...]:
    found = []
    for record_type in RECORD_TYPES:
        for source in record_type.kind.sources:
            folder = source.endswith("**")
            text = source.removesuffix("**").casefold()
            found.append(_Pattern(record_type, text, folder))
    # An exact name wins over a folder, a longer folder over a shorter.
    return tuple(sorted(found, key=lambda p: p.rank, reverse=True))


def kind_of(place: str) -> tuple[type[Record], str] | Problem | None:
    """The record type of a file and the folder of its kind; None: not a record.

    ``place`` is a path such as ``catalog/社会救助.yml``. Letter case does not matter, and
    ``.yaml`` stands for ``.yml``. A text file where its kind is not written is Y011.
    """
    folded = place.casefold()
    stem, dot, suffix = folded.rpartition(".")
    if suffix == "yaml":
        folded, suffix = f"{stem}.yml", "yml"
    if not dot or suffix not in ("yml", "md"):
        return None
    found = next((p for p in _patterns() if p.matches(folded)), None)
    if found is None:
        return _nowhere(place)
    kind = found.record_type.kind
    markdown = kind.form == "markdown"
    if markdown == (suffix == "md"):
        return found.record_type, place[: len(found.text)] if found.folder else ""
    if kind.name == "page":
        return _nowhere(place)
    right = ".md" if markdown else ".yml"
    return Y011.at(
        Where(place),
        f"{kind.label}要写在扩展名为 {right} 的文件里",
        f"照同一文件夹里别的文件的样子改写，另存为 {stem_of(place)}{right}",
    )


def stem_of(path: str) -> str:
    """The file name without folder and extension."""
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _nowhere(place: str) -> Problem:
    return Y011.at(
        Where(place),
        "这个文件不在任何一类内容的文件夹里，不会公开",
        "把它移到所属的文件夹，例如 content/policies/ 或 catalog/；"
        "暂时不用的，在文件名前加下划线“_”",
    )


def discover(
    root: Path, folders: Mapping[str, Path] | None = None, without: Iterable[Path] = ()
) -> Found:
    """Walk the source folders of the site at ``root`` in a fixed order. Reads no file.

    Folders ``without`` are left out: shared roots that lie inside the site.
    """
    found = Found()
    actual = {name: root / name for name in FOLDERS}
    actual.update(folders or {})
    inside = [_real(root), *(_real(folder) for folder in actual.values())]
    own = {_real(folder): _NOBODY for folder in without}
    own |= {_real(folder): name for name, folder in actual.items()}
    for name in FOLDERS:
        seen: set[str] = {_real(actual[name])}
        for entry, place in _walk(actual[name], name, own, inside, seen, root, found):
            _sort_in(entry, place, root, found)
    return found


#: Stands for the folder of another root, which no walk enters.
_NOBODY = ""


def discover_shared(root: Path, shared: Path, without: Iterable[Path | str]) -> Found:
    """Walk a shared root of the site at ``root``: only what sites have in common.

    Other shared roots inside it (``without``) are left out.
    """
    found = Found()
    own = {_real(folder): _NOBODY for folder in without}
    for place in SHARED_FOLDERS:
        folder = shared / place
        seen = {_real(folder)}
        for entry, here in _walk(folder, place, own, [_real(shared)], seen, root, found):
            _sort_in(entry, here, root, found)
    found.sources = [s for s in found.sources if s.record_type.kind.shared]
    found.assets.clear()
    return found


def _real(path: Path | str) -> str:
    return os.path.realpath(path)


def shown(root: Path, file: str) -> str:
    """``file`` from the site root, with ``/``; names that are not text stay printable."""
    return _printable(os.path.relpath(file, root).replace(os.sep, "/"))


def _printable(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8")


def _walk(
    folder: Path | str,
    place: str,
    own: dict[str, str],
    inside: list[str],
    seen: set[str],
    root: Path,
    found: Found,
) -> Iterator[tuple[os.DirEntry[str], str]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda e: e.name)
    except FileNotFoundError:
        return
    except OSError:
        found.problems.append(unreadable(shown(root, str(folder))))
        return
    for entry in entries:
        if entry.name.startswith((".", "_", "~$")):
            continue
        here = f"{place}/{_printable(entry.name)}"
        real = entry.path
        if entry.is_symlink():
            real = _real(entry.path)
            if not any(real == top or real.startswith(top + os.sep) for top in inside):
                found.problems.append(_outside(shown(root, entry.path)))
                continue
            if not os.path.exists(real):
                found.problems.append(unreadable(shown(root, entry.path)))
                continue
        if entry.is_dir():
            real = _real(entry.path)
            if own.get(real, place.split("/")[0]) != place.split("/")[0] or real in seen:
                continue
            seen.add(real)
            yield from _walk(entry.path, here, own, inside, seen, root, found)
        elif entry.is_file():
            yield entry, here


def _sort_in(entry: os.DirEntry[str], place: str, root: Path, found: Found) -> None:
    path = shown(root, entry.path)
    name = _printable(entry.name)
    if place in _NOT_SOURCES or name.casefold() in _NOTES:
        return
    try:
        size = entry.stat().st_size
    except OSError:
        found.problems.append(unreadable(path))
        return
    if _ATTACHMENT_FOLDERS & set(place.split("/")[1:-1]):
        found.assets[path] = size
        return
    wrong = _wrong_name(path, name)
    if wrong:
        found.problems.append(wrong)
        return
    kind = kind_of(place)
    if isinstance(kind, Problem):
        found.problems.append(
            Problem(kind.code, kind.level, Where(path), kind.message, kind.advice)
        )
    elif kind is None:
        found.assets[path] = size
    else:
        found.sources.append(SourceFile(Path(entry.path), path, place, *kind, size))


def _wrong_name(path: str, name: str) -> Problem | None:
    match = _DOUBLE.search(name)
    if match:
        right = f"{name[: match.start()]}.{match[1]}"
        return Y011.at(
            Where(path),
            f"文件名末尾多了“{match[2]}”，程序不会读它",
            f"改名为 {right}；电脑上看不到扩展名的，先打开“显示文件扩展名”",
        )
    match = _ODD_DOT.search(name)
    if match:
        return Y011.at(
            Where(path),
            f"文件名里的点写成了“{match[0][0]}”，程序不会读它",
            f"改名为 {name[: match.start()]}.{match[1]}",
        )
    if name.casefold().endswith(".markdown"):
        return Y011.at(
            Where(path),
            "扩展名“.markdown”程序不认",
            f"改名为 {name[: -len('.markdown')]}.md",
        )
    return None


def _outside(path: str) -> Problem:
    return Y014.at(
        Where(path),
        "这是一个指向站点文件夹以外的快捷方式，不能公开",
        "删掉这个快捷方式，把要公开的文件复制到这里",
    )


def unreadable(path: str) -> Problem:
    """The problem of a file or folder that cannot be opened."""
    return Y014.at(
        Where(path),
        "打不开这个文件或文件夹",
        "检查文件是否还在、是否有读取权限，再试一次",
    )
