"""A whole site written inside a test."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent


def site_from(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write ``files`` (path → text, indented as the test is, or bytes) under ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else dedent(content).encode("utf-8"))
    return folder
