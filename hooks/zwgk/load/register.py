"""The register of addresses, ``content/addresses.yml``, as ``zwgk fmt`` writes it (GW-33)."""

from __future__ import annotations

import re
from pathlib import Path

#: Its name in the content folder.
NAME = "addresses.yml"

_ROW = re.compile(r"- \"?([^\"\s]*)\"?\s*")


def read_register(content: Path) -> dict[str, int]:
    """Registered address → line; empty when there is no register."""
    try:
        lines = (content / NAME).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    rows = ((_ROW.fullmatch(line), n) for n, line in enumerate(lines, start=1))
    return {match[1]: n for match, n in rows if match}
