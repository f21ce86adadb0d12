"""How data files are written: UTF-8, one value a line, no clock in them (rulings 7)."""

from __future__ import annotations

import json
from typing import Any


def json_bytes(data: Any) -> bytes:
    """Data as a file; the same data is the same bytes."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
