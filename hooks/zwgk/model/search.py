"""What search is told of a page (GW-53, GW-55)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from zwgk.model.views import Badge

#: In which order entries are numbered.
Numbering = Literal["facets", "dates"]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet: the word in the address and the word people read."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One thing that search finds, with nothing of it that visitors may not see.

    ``names``: words it is found under as under its title: keywords, former names, codes.
    ``numbers``: 文号, 索引号, 事项编码, found in any brackets and width;
    ``number`` the one people know it by. ``text``: what its page
    says, in pieces. ``kind`` … ``audience``: facets. ``past``: lapsed, repealed or ended, so
    ranked lower. ``weight``: how much likelier its kind is what people seek. ``suggested``:
    whether it is named while people type.
    """

    title: str
    url: str
    kind: FacetValue
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    number: str = ""
    summary: str = ""
    text: tuple[str, ...] = ()
    date: str = ""
    unit: str = ""
    badge: Badge | None = None
    past: bool = False
    weight: float = 1.0
    suggested: bool = False
    sectors: tuple[FacetValue, ...] = ()
    organisations: tuple[FacetValue, ...] = ()
    validity: tuple[FacetValue, ...] = ()
    audience: tuple[FacetValue, ...] = ()
    site: tuple[FacetValue, ...] = ()

    @property
    def year(self) -> tuple[FacetValue, ...]:
        """The year of its day."""
        return (FacetValue(self.date[:4], f"{self.date[:4]}年"),) if self.date else ()


@dataclass(frozen=True, slots=True)
class FoundTitle:
    """An entry of the index: whether its own title finds it in the first ten; None: not tried."""

    url: str
    title: str
    found: bool | None


@dataclass(frozen=True, slots=True)
class Synonym:
    """People's words and the official terms they stand for."""

    words: tuple[str, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchPlan:
    """All that is searched, the site's own words for it, and the site's name and address."""

    entries: tuple[SearchEntry, ...] = ()
    synonyms: tuple[Synonym, ...] = ()
    name: str = ""
    url: str = ""
