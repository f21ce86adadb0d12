"""Levels of government whose catalogs build on each other, and where they are kept."""

from __future__ import annotations

from dataclasses import dataclass

from zwgk.model.values.text import Choice
from zwgk.problem import Where


class CatalogLevel(Choice):
    """The level a catalog is made for, highest first."""

    national = "国家级"
    province = "省级"
    city = "市级"
    county = "县级"
    town = "乡级"

    @classmethod
    def aliases(cls) -> dict[str, str]:
        """Other words for the levels."""
        return {
            "国家": "national", "省": "province", "自治区级": "province", "直辖市级": "province",
            "市": "city", "设区的市级": "city", "州级": "city", "县": "county", "区级": "county",
            "县（市、区）级": "county", "旗级": "county", "乡镇级": "town", "镇级": "town",
            "街道级": "town", "乡镇（街道）级": "town",
        }  # fmt: skip

    @property
    def rank(self) -> int:
        """0 for the highest."""
        return list(CatalogLevel).index(self)

    def is_above(self, other: CatalogLevel) -> bool:
        """Whether catalogs of this level are adopted by those of ``other``."""
        return self.rank < other.rank


def level_of_region(code: str) -> CatalogLevel:
    """The level of a six-digit 行政区划代码: ``510000`` a province, ``510500`` a city.

    Only zeros are not filled in yet: a new site is a county's.
    """
    if not code.strip("0"):
        return CatalogLevel.county
    if code.endswith("0000"):
        return CatalogLevel.province
    return CatalogLevel.city if code.endswith("00") else CatalogLevel.county


@dataclass(frozen=True, slots=True)
class SharedRoot:
    """A folder beside or inside a site that several sites use (architecture 3.8).

    ``folder``: as shown, from the site root. ``where``: the file that tells its level,
    else the folder. ``level`` is None where the root is no upper level but holds what
    sites have in common. ``name``, ``publisher`` and ``url`` are of its catalog.
    """

    folder: str
    where: Where
    level: CatalogLevel | None = None
    name: str = ""
    publisher: str = ""
    url: str | None = None

    @property
    def called(self) -> str:
        """What messages and pages call it."""
        return self.name or (f"{self.level.label}目录" if self.level else self.folder)
