"""What earlier runs worked out and need not again: files in ``.zwgk-cache/`` of a site.

The folder may be deleted at any time; a site that may not be written works it out again.
What a file holds is its maker's affair, and that it is whole, too.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_FOLDER = ".zwgk-cache"


def read_kept(root: Path, name: str) -> bytes:
    """The file ``name``, or nothing where there is none or it cannot be read."""
    try:
        return (root / _FOLDER / name).read_bytes()
    except OSError:
        return b""


def keep(root: Path, name: str, content: bytes) -> None:
    """Write the file ``name``, whole or not at all, also while another run writes it.

    No content: the file goes.
    """
    file = root / _FOLDER / name
    beside = file.with_name(f"{name}.{os.getpid()}")
    try:
        if not content:
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(exist_ok=True)
        beside.write_bytes(content)
        beside.replace(file)
    except OSError:
        with suppress(OSError):
            beside.unlink()
