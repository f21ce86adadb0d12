"""Files of old revisions, through git as a child process. Reads; never changes a repository."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath


class GitTrouble(Exception):
    """What git could not do: two lines, what is wrong and what to do."""


#: Would lead git to another repository than the one around the folder.
_LEADING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX")


def _environment(environ: Mapping[str, str]) -> dict[str, str]:
    kept = {k: v for k, v in environ.items() if k not in _LEADING}
    return {**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


def _git(folder: Path, *arguments: str, said: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-C", str(folder), *arguments]
    try:
        return subprocess.run(
            command,
            input=said,
            capture_output=True,
            check=False,
            env=_environment(os.environ),
        )
    except OSError:
        raise GitTrouble("这台电脑上没有 git，看不到以前的版本\n装好 git 再运行") from None


def _contents(rest: bytes, names: Iterable[str]) -> Iterator[bytes]:
    """The objects that ``cat-file --batch`` wrote; ``names`` are what they are called."""
    for name in names:
        head, _, rest = rest.partition(b"\n")
        parts = head.split()
        if len(parts) != 3:
            raise GitTrouble(
                f"{name} 取不出来\n运行 git fsck 检查仓库；只取了一部分的仓库，取全后再运行"
            )
        size = int(parts[2])
        yield rest[:size]
        rest = rest[size + 1 :]


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit: as it was asked for, its id, short id and day."""

    asked: str
    id: str
    short: str
    day: str


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository around a folder; paths are from its top, with ``/``."""

    top: Path

    @classmethod
    def around(cls, folder: Path) -> Repository:
        """Raises :class:`GitTrouble` where there is none that may be read."""
        done = _git(folder, "rev-parse", "--show-toplevel")
        if done.returncode == 0:
            top = done.stdout.decode("utf-8", "surrogateescape").removesuffix("\n")
            return cls(Path(os.path.realpath(top)))
        if b"dubious ownership" in done.stderr:
            raise GitTrouble(
                f"{folder} 属于另一个用户，git 不肯读它\n"
                f"确认来源可靠后，运行 git config --global --add safe.directory {folder}"
            )
        raise GitTrouble(
            f"{folder} 不在 git 仓库里，没有以前的版本可比\n"
            "进入用 git 管理的网站再运行；还没有用 git 的，先运行 git init 并提交一次"
        )

    def path_of(self, folder: Path) -> str | None:
        """A folder as a path of the repository (``.`` for its top); None: it is outside."""
        real = Path(os.path.realpath(folder))
        return real.relative_to(self.top).as_posix() if real.is_relative_to(self.top) else None

    def revision(self, asked: str) -> Revision:
        """The commit somebody means. Raises :class:`GitTrouble`."""
        done = _git(
            self.top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{asked}^{{commit}}"
        )
        if done.returncode != 0:
            raise GitTrouble(
                f"git 里没有“{asked}”这个版本\n"
                "用 git log 或者 git tag 看有哪些版本；只取了最近几次提交的，"
                "先运行 git fetch --unshallow --tags"
            )
        commit = done.stdout.decode("ascii").strip()
        told = _git(self.top, "show", "-s", "--format=%h %cs", commit).stdout.decode("ascii")
        short, _, day = told.strip().partition(" ")
        return Revision(asked, commit, short, day)

    def files(self, revision: Revision, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """(path, content) of every file below ``paths``; links and other repositories aside."""
        blobs = [
            (path, blob) for kind, path, blob in self._listed(revision, paths) if kind == "100"
        ]
        if not blobs:
            return
        done = _git(
            self.top, "cat-file", "--batch", said="".join(f"{b}\n" for _, b in blobs).encode()
        )
        names = [f"“{revision.asked}”里的 {path}" for path, _ in blobs]
        for (path, _), content in zip(blobs, _contents(done.stdout, names), strict=True):
            yield path, content

    def is_shallow(self) -> bool:
        """Whether only the newest commits are here."""
        return _git(self.top, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def revisions_below(self, folder: str) -> Iterator[tuple[str, date, bytes]]:
        """(path, day, content) each time a file below ``folder`` came or changed, oldest first.

        The days are those on which the branch at hand took the changes in (its first
        parents), in the committer's own time; they never go back.
        """
        done = _git(
            self.top,
            *("-c", "core.quotePath=false", "log", "--first-parent", "-m", "--reverse"),
            *("--raw", "--no-renames", "--no-abbrev", "--diff-filter=AM", "--format=@%cs"),
            *("--", folder),
        )
        rows: list[tuple[str, date, str]] = []
        day = date.min
        for line in done.stdout.decode("utf-8", "surrogateescape").splitlines():
            if line.startswith("@"):
                day = max(day, date.fromisoformat(line[1:]))
            elif line.startswith(":"):
                facts, _, path = line.partition("\t")
                mode, blob = facts.split()[1], facts.split()[3]
                # A quoted path has signs no source of ours has.
                if mode.startswith("100") and not path.startswith('"'):
                    rows.append((path, day, blob))
        if not rows:
            return
        asked = "".join(f"{blob}\n" for _, _, blob in rows).encode()
        done = _git(self.top, "cat-file", "--batch", said=asked)
        names = [f"{day} 的 {path}" for path, day, _ in rows]
        for (path, day, _), content in zip(rows, _contents(done.stdout, names), strict=True):
            yield path, day, content

    def is_elsewhere(self, revision: Revision, path: str) -> bool:
        """Whether another repository stood at ``path`` (a submodule)."""
        above = [path, *(str(p) for p in PurePosixPath(path).parents if str(p) != ".")]
        return any(kind == "160" for kind, _, _ in self._listed(revision, above, deep=False))

    def _listed(
        self, revision: Revision, paths: Iterable[str], *, deep: bool = True
    ) -> Iterator[tuple[str, str, str]]:
        """(``100`` for a file …, path, object) of what stood at or below ``paths``."""
        wanted = list(paths)
        if not wanted:
            return
        tree = ["ls-tree", "-z", "--full-tree", *(["-r"] if deep else []), revision.id]
        done = _git(self.top, *tree, *([] if "." in wanted else ["--", *wanted]))
        for row in done.stdout.split(b"\0"):
            facts, tab, name = row.partition(b"\t")
            path = name.decode("utf-8", "surrogateescape")
            # A tree made by hand may name things that would be written elsewhere.
            if tab and not {"..", ".git", ""} & set(path.split("/")):
                mode, _, blob = facts.decode("ascii").split()
                yield mode[:3], path, blob
