"""How the site is built in tests: environments, commands, folders, trees of bytes."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-22"
SOURCES = ("content", "catalog", "interpretations")

#: mkdocs.yml of an installed site.
PLUGIN_SITE = """\
site_name: 青禾县政务公开专栏
docs_dir: content
strict: true
theme: zwgk
plugins:
  - zwgk: {shared: [catalog/上级/示范市]}
"""


@dataclass(frozen=True)
class Done:
    """A command that has ended: exit code and everything it printed."""

    command: tuple[str, ...]
    code: int
    output: str

    def expect(self, code: int) -> Done:
        """Itself, if it ended with ``code``; else its output as a failure."""
        if self.code != code:
            tail = self.output[-6000:]
            raise AssertionError(f"{' '.join(self.command)} ended with {self.code}:\n{tail}")
        return self


def variables(**extra: str) -> dict[str, str]:
    """The environment of a child: today pinned, nothing of this repository on the path."""
    kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "SOURCE_DATE_EPOCH")}
    return {**kept, "ZWGK_TODAY": TODAY, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", **extra}


def run(*command: str | Path, cwd: Path | None = None, **extra: str) -> Done:
    """Run a command to its end."""
    words = tuple(str(word) for word in command)
    done = subprocess.run(
        words,
        cwd=cwd,
        env=variables(**extra),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return Done(words, done.returncode, done.stdout)


def build(python: Path, config: Path, target: Path, frame: str = "mkdocs") -> Done:
    """``mkdocs build --strict`` (or ``properdocs``) of a site into ``target``."""
    return run(
        python, "-m", frame, "build", "--strict", "-f", config, "-d", target, cwd=config.parent
    )


def hook_python(folder: Path) -> None:
    """Make a virtual environment with every installed package except zwgk."""
    run(sys.executable, "-m", "venv", "--without-pip", folder).expect(0)
    target = next(folder.glob("lib/python*/site-packages"))
    for name in ("purelib", "platlib"):
        for entry in Path(sysconfig.get_paths()[name]).iterdir():
            ours = entry.name.lower().lstrip("_").startswith("zwgk")
            link = target / entry.name
            if not ours and entry.name != "__pycache__" and not link.exists():
                link.symlink_to(entry)


def plugin_python(folder: Path, wheel: Path) -> None:
    """Make such an environment with the wheel installed into it."""
    hook_python(folder)
    install = ("install", "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check")
    run(sys.executable, "-m", "pip", "--python", folder / "bin" / "python", *install, wheel).expect(
        0
    )


def make_wheel(folder: Path) -> None:
    """Build the wheel into ``folder``."""
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT).expect(0)


def site_folder(folder: Path, *, hook: bool = False) -> Path:
    """A copy of the example's sources; with the repository's engine when ``hook``.

    Returns its ``mkdocs.yml``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*SOURCES, *(("hooks", "theme") if hook else ())):
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
            )
    config = folder / "mkdocs.yml"
    if hook:
        shutil.copy(ROOT / "mkdocs.yml", config)
    else:
        config.write_text(PLUGIN_SITE, "utf-8")
    return config


def tree(folder: Path) -> dict[str, str]:
    """Relative path → digest of every file."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def same(left: Path, right: Path) -> None:
    """Fail with the names of the files that differ."""
    a, b = tree(left), tree(right)
    differing = sorted(name for name in a.keys() & b.keys() if a[name] != b[name])
    assert not (a.keys() - b.keys()), f"only in the first: {sorted(a.keys() - b.keys())[:20]}"
    assert not (b.keys() - a.keys()), f"only in the second: {sorted(b.keys() - a.keys())[:20]}"
    assert not differing, f"{len(differing)} files differ: {differing[:20]}"
