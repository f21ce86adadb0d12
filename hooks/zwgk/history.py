"""What happened to the catalog between two revisions (``zwgk catalog changes``), in reading order.

git → files of the revision in a folder of their own → the ordinary loader → compare.
"""

from __future__ import annotations

import os
import posixpath
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from zwgk.editing import site_root
from zwgk.editing.catalog_diff import Catalog, compare
from zwgk.editing.catalog_diff_report import Report, Side
from zwgk.editing.chinese_click import said
from zwgk.editing.git_tree import GitTrouble, Repository, Revision
from zwgk.load import SHARED_FOLDERS, load
from zwgk.model.loaded import Loaded
from zwgk.model.settings import Settings
from zwgk.problem import Level, Problem

#: What files that are not committed yet are called.
NOW = "当前文件"

#: How many faults of an old state are told.
_TOLD = 5


class Unreadable(Exception):
    """A state that cannot be compared: what is wrong and what to do, as it is printed."""


def catalog_changes(root: Path, old: str, new: str) -> Report:
    """Compare the catalog of the site at ``root`` at two revisions.

    ``new`` empty means the files as they lie there, committed or not. Raises :class:`Unreadable`.
    """
    try:
        repository = Repository.around(root)
        history = _History(root, repository)
        before = history.at(repository.revision(old))
        after = history.at(repository.revision(new)) if new else history.now()
    except GitTrouble as error:
        raise Unreadable(said(str(error))) from None
    return Report(before.side, after.side, compare(before.catalog, after.catalog), history.remarks)


@dataclass(frozen=True, slots=True)
class _State:
    side: Side
    catalog: Catalog


@dataclass
class _History:
    """The site at ``root`` in its repository."""

    root: Path
    repository: Repository
    _elsewhere: dict[str, None] = field(default_factory=dict)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the reader must know of the comparison."""
        return tuple(
            f"共享文件夹“{name}”不在这个仓库里，两边都按它现在的内容比较。"
            for name in self._elsewhere
        )

    def now(self) -> _State:
        """The files as they lie there."""
        settings = _settings(self.root)
        with tempfile.TemporaryDirectory() as nothing:
            loaded = _load(self.root, settings, settings.shared_roots(self.root), Path(nothing))
        return _State(Side(NOW), _readable(loaded, NOW))

    def at(self, revision: Revision) -> _State:
        """The files as they were committed."""
        prefix = self.repository.path_of(self.root)
        assert prefix is not None
        with tempfile.TemporaryDirectory() as folder:
            copy = _Copy(self.repository, revision, Path(folder).resolve())
            root = copy.folder / prefix
            settings = copy.settings(prefix)
            catalog = posixpath.normpath(posixpath.join(prefix, settings.catalog_dir))
            shared = [self._shared(copy, prefix, path) for path in settings.shared]
            places = [catalog, *(place for _, inside in shared for place in inside)]
            copy.take(p for p in places if not p.startswith(".."))
            loaded = _load(root, settings, [path for path, _ in shared], copy.folder / ".nothing")
        side = Side(revision.asked, revision.short, revision.day)
        return _State(side, _readable(loaded, str(side)))

    def _shared(self, copy: _Copy, prefix: str, path: str) -> tuple[Path, tuple[str, ...]]:
        """Where to read a shared root, and which folders of it are in this repository."""
        place = posixpath.normpath(posixpath.join(prefix, path))
        outside = place.startswith("..") or os.path.isabs(path)
        if outside or self.repository.is_elsewhere(copy.revision, place):
            self._elsewhere[path] = None
            return self.root / path, ()
        return copy.folder / prefix / path, tuple(f"{place}/{name}" for name in SHARED_FOLDERS)


@dataclass(frozen=True, slots=True)
class _Copy:
    """Files of a revision in a folder, where they stand in the repository."""

    repository: Repository
    revision: Revision
    folder: Path

    def take(self, paths: Iterable[str]) -> None:
        """Copy what stood at or below ``paths``."""
        for path, content in self.repository.files(self.revision, list(paths)):
            file = self.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)

    def settings(self, prefix: str) -> Settings:
        """What ``mkdocs.yml`` said, with what it inherits."""
        root = self.folder / prefix
        root.mkdir(parents=True, exist_ok=True)
        place = posixpath.normpath(posixpath.join(prefix, "mkdocs.yml"))
        for _ in range(8):
            if place.startswith(".."):
                break
            self.take([place])
            parent = site_root.parent_of(self.folder / place)
            if parent is None:
                break
            place = posixpath.normpath(posixpath.join(posixpath.dirname(place), parent))
        return _settings(root)


def _settings(root: Path) -> Settings:
    return Settings(**site_root.known(site_root.options(root), Settings))


def _load(root: Path, settings: Settings, shared: Iterable[Path], nothing: Path) -> Loaded:
    """The catalog alone: other content is not compared, and may be unreadable."""
    folders = {
        "content": nothing / "content",
        "catalog": settings.folders(root)["catalog"],
        "interpretations": nothing / "interpretations",
    }
    return load(root, folders, tuple(shared))


def _readable(loaded: Loaded, name: str) -> Catalog:
    errors = [p for p in loaded.problems if p.level is Level.error]
    if errors:
        raise Unreadable(_faults(errors, name))
    return Catalog([*loaded.records, *loaded.shared])


def _faults(errors: list[Problem], name: str) -> str:
    lines = [f"{name}里的目录有 {len(errors)} 处错误，读不全，没有比较"]
    lines += [f"{p.where}: [{p.code}] {p.message}" for p in errors[:_TOLD]]
    if len(errors) > _TOLD:
        lines.append(f"另有 {len(errors) - _TOLD} 处")
    advice = "运行 zwgk check，改好后再比较" if name == NOW else "换一个相近的版本再比较"
    return "\n".join([*lines, f"    → {advice}"])
