"""The 26 sectors of 国办发〔2019〕54号 (CAT-07): the frame of every county's catalog.

The data (``national_sectors.yml``) are part of the engine and read once, when this is
imported; ``zwgk init`` writes them out and the checks compare with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from zwgk.model.values.text import fold


@dataclass(frozen=True, slots=True)
class NationalSector:
    """A sector of the national list.

    ``number``: 01..26. ``id``: its slug in addresses, the same in every site. ``aliases``:
    other names of the same sector; ``misprints``: what
    published plans wrote by mistake, known but never shown. ``ministry``: who made its guideline, as far as known
    from ``ministry_source``. ``lead``: the department that usually leads it in a county,
    without 县, 区 or 市; a hint, never a fact about a county.
    """

    number: str
    id: str
    name: str
    ministry: str
    lead: str
    aliases: tuple[str, ...] = ()
    misprints: tuple[str, ...] = ()
    ministry_source: str = ""
    source: str = ""

    def is_called(self, name: str) -> bool:
        """Whether ``name`` is one of its names."""
        return fold(name) in map(fold, (self.name, *self.aliases, *self.misprints))


def _sectors() -> dict[str, NationalSector]:
    text = (files("zwgk.model") / "national_sectors.yml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    found = {}
    for number, entry in data["sectors"].items():
        facts: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}
        found[number] = NationalSector(number=number, source=data["source"], **facts)
    return found


#: National number → sector, in the national order.
NATIONAL_SECTORS: Mapping[str, NationalSector] = _sectors()
