"""The numbers of ``deadlines.yml``: what is owed within how many days."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml


def _data() -> Mapping[str, int]:
    text = (files("zwgk.derive") / "deadlines.yml").read_text("utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return {name: int(entry["value"]) for name, entry in found.items()}


DAYS = _data()
