"""Files of old revisions, through git as a child process. Reads; never changes a repository."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
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
        rest = done.stdout
        for path, _ in blobs:
            head, _, rest = rest.partition(b"\n")
            parts = head.split()
            if len(parts) != 3:
                raise GitTrouble(
                    f"“{revision.asked}”里的 {path} 取不出来\n"
                    "运行 git fsck 检查仓库；只取了一部分的仓库，取全后再运行"
                )
            size = int(parts[2])
            yield path, rest[:size]
            rest = rest[size + 1 :]

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
