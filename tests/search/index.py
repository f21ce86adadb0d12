"""A built site's search, asked through the very engine that visitors' browsers run."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

_ASK = Path(__file__).with_name("ask.js")


class Index:
    """The folder ``search/`` of a built site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def rows(self) -> list[list[Any]]:
        """Title, address, date, unit, badge, number, summary, names of everything there is."""
        found: list[list[Any]] = []
        for n in range(len(list((self.folder / "d").iterdir()))):
            found += json.loads((self.folder / "d" / f"{n}.json").read_text("utf-8"))
        return found

    @cached_property
    def meta(self) -> dict[str, Any]:
        return dict(json.loads((self.folder / "meta.json").read_text("utf-8")))

    def texts(self) -> str:
        """Everything that was written for search, as one text."""
        return "\n".join(p.read_text("utf-8") for p in sorted(self.folder.rglob("*.json")))

    def ask(
        self, queries: Sequence[str | dict[str, Any]], *, cold: bool = False, meant: bool = False
    ) -> list[dict[str, Any]]:
        """The answers to many queries, in one process."""
        if not shutil.which("node"):
            pytest.fail("node is not installed. Run: scripts/setup-browser", pytrace=False)
        asked = [{"q": q} if isinstance(q, str) else q for q in queries]
        done = subprocess.run(
            ["node", str(_ASK)],
            input=json.dumps(
                {"folder": str(self.folder), "queries": asked, "cold": cold, "meant": meant}
            ),
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return list(json.loads(done.stdout))

    def gzipped(self, names: Iterable[str]) -> int:
        """What the files weigh on their way to the browser."""
        return sum(
            len(gzip.compress((self.folder / f"{name}.json").read_bytes(), 9)) for name in names
        )
