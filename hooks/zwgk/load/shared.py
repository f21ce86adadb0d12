"""Shared roots: folders of organisations, sectors and upper levels' catalogs (architecture 3.8).

A shared root is laid out like a site, so that another site can be one; only what sites
have in common is read: 单位, 单位组, 领域, 公开事项 and 目录层级. Nothing here is written.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from zwgk.load import identity
from zwgk.load.adopt import Uppers, Written, not_adopted
from zwgk.load.contents import content_of
from zwgk.load.discover import Found, SourceFile, discover_shared, shown
from zwgk.load.read_file import FileRead, read_file
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.catalog_layer import CatalogLayer
from zwgk.model.levels import CatalogLevel, SharedRoot
from zwgk.model.record import Record
from zwgk.model.sector import Sector
from zwgk.problem import Level, Problem, Where, declare

S041 = declare(
    "S041",
    "共享文件夹用不了",
    "几个网站共用的单位、领域和上级目录放在共享文件夹里。读不到它，沿用的内容就都没有了。",
)
S042 = declare(
    "S042",
    "共享文件夹里有目录，却没有写明是哪一级的",
    "知道目录是国家级、省级还是市级，才能判断谁沿用谁、哪些改动不允许。",
    requirements=("CAT-09",),
)

#: Where a site names its shared roots.
SETTINGS = "mkdocs.yml"


@dataclass(slots=True)
class Shared:
    """What the shared roots of a site hold.

    ``used``: records that belong to the site as they are. ``upper``: items and sectors of
    upper levels, highest first. ``uppers``: the same for adopting.
    """

    used: list[Record] = field(default_factory=list)
    upper: list[Record] = field(default_factory=list)
    uppers: Uppers = field(default_factory=Uppers)
    roots: list[SharedRoot] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class _Folder:
    root: SharedRoot
    found: Found


def read_shared(root: Path, shared: Sequence[Path]) -> Shared:
    """Read the shared roots of the site at ``root``. Never raises for bad input."""
    read = Shared()
    folders = list(_folders(root, shared, read))
    folders.sort(key=lambda f: _rank(f.root.level))
    read.roots = [f.root for f in folders]
    read.uppers.roots = len(folders)
    for rank in sorted({_rank(f.root.level) for f in folders}):
        level = [f for f in folders if _rank(f.root.level) == rank]
        _read_level(level, read)
    return read


def read_uppers(root: Path, shared: Sequence[Path]) -> Uppers:
    """What records of the site at ``root`` may adopt."""
    return read_shared(root, shared).uppers


def _rank(level: CatalogLevel | None) -> int:
    """Roots without a level stand nearest to the site."""
    return level.rank if level else len(CatalogLevel)


def _folders(root: Path, shared: Sequence[Path], read: Shared) -> Iterable[_Folder]:
    real_root = os.path.realpath(root)
    seen: set[str] = set()
    for path in shared:
        name = shown(root, str(path))
        real = os.path.realpath(path)
        if not os.path.isdir(real):
            advice = (
                "核对 mkdocs.yml 里 shared 写的位置（从那个文件所在的文件夹算起），没有取来的先取来"
            )
            read.problems.append(S041.at(Where(SETTINGS), f"找不到共享文件夹“{name}”", advice))
            continue
        if real == real_root:
            advice = "从 mkdocs.yml 的 shared 里删掉它，只写别的文件夹"
            message = f"共享文件夹“{name}”就是网站自己的文件夹"
            read.problems.append(S041.at(Where(SETTINGS), message, advice))
            continue
        if real in seen:
            continue
        seen.add(real)
        others = [os.path.realpath(p) for p in shared if os.path.realpath(p) != real]
        found = discover_shared(root, path, others)
        read.problems.extend(found.problems)
        read.sources.update(s.path for s in found.sources)
        if not found.sources:
            advice = "核对位置；共享文件夹里应有 catalog 或 content/organisations"
            message = f"共享文件夹“{name}”里没有单位、领域，也没有目录"
            read.problems.append(S041.at(Where(SETTINGS), message, advice))
            continue
        yield _Folder(_root(name, found, read), found)


def _root(name: str, found: Found, read: Shared) -> SharedRoot:
    """The root as its ``catalog/layer.yml`` tells it."""
    source = next((s for s in found.sources if s.record_type is CatalogLayer), None)
    if source:
        told = _read(source, read, Uppers(), None)
        for record in told.records:
            assert isinstance(record, CatalogLayer)
            return SharedRoot(
                name,
                record.origin.of("level"),
                record.level,
                record.name,
                record.publisher or "",
                record.url,
            )
        return SharedRoot(name, Where(source.path))
    items = next((s for s in found.sources if s.record_type is CatalogItem), None)
    if items:
        place = items.path[: -len(items.place)] + "catalog/layer.yml"
        read.problems.append(
            S042.at(
                Where(items.path),
                f"“{name}”里有公开事项，却没有写明是哪一级的目录",
                f"新建 {place}，写上“级别: 市级”这样的一行，再写上目录的“名称”",
            )
        )
    return SharedRoot(name, Where(name))


def _read_level(folders: Sequence[_Folder], read: Shared) -> None:
    """Roots of one level: their records may adopt from those above, not from each other."""
    adoptable: list[Written] = []
    for folder in folders:
        for source in folder.found.sources:
            if source.record_type is CatalogLayer:
                continue
            told = _read(source, read, read.uppers, folder.root)
            kind = source.record_type.kind
            if kind.shared == "adopted":
                adoptable.extend(told.written)
            else:
                read.used.extend(told.records)
    kept, repeated = identity.unique(w.record for w in adoptable)
    read.problems.extend([*repeated, *not_adopted(kept, read.uppers)])
    for record in kept:
        root = record.origin.root
        if root and root.level:
            read.upper.append(record)
        elif isinstance(record, Sector):
            read.used.append(record)
    whole = set(map(id, kept))
    read.uppers.add(w for w in adoptable if id(w.record) in whole)


def _read(source: SourceFile, read: Shared, uppers: Uppers, root: SharedRoot | None) -> FileRead:
    content = content_of(source)
    kind = source.record_type.kind.name
    if isinstance(content, Problem):
        read.problems.append(content)
        read.uppers.incomplete.add(kind)
        return FileRead()
    told = read_file(
        source.record_type, source.path, source.place, source.root, content, uppers, root
    )
    read.problems.extend(told.problems)
    if any(p.level is Level.error for p in told.problems):
        read.uppers.incomplete.add(kind)
    return told
