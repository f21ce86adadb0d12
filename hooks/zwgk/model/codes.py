"""The register of item codes: what a code was given to, so that it is never given again (CAT-06).

``catalog/codes.yml``, one code a line; ``zwgk fmt`` writes it, checks compare with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from zwgk.model.adoption import chain
from zwgk.model.catalog_item import CatalogItem, Change, ChangeType
from zwgk.model.register_row import Entry, RowForm
from zwgk.model.values.text import fold

#: Its name in the catalog folder.
CODES_FILE = "codes.yml"
CODES_FORM = RowForm(
    (
        *(Entry("编码"), Entry("领域"), Entry("名称")),
        Entry("曾用名", "texts", optional=True),
        Entry("调整次数", "count", optional=True),
        Entry("停用", "day", optional=True),
    )
)


@dataclass(frozen=True, slots=True)
class RegisteredCode:
    """A code that was ever given.

    ``name``: of the item it was given to; ``former``: names it bore before; ``adjusted``:
    how many adjustments the item had when it was registered last; ``ended_on``: since when
    the code is out of use; ``line``: in the register.
    """

    code: str
    sector: str
    name: str
    former: tuple[str, ...] = ()
    adjusted: int = 0
    ended_on: date | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class CodeRegister:
    """Codes by their lower case, and lines that could not be read."""

    codes: Mapping[str, RegisteredCode] = field(default_factory=dict)
    broken: tuple[int, ...] = ()


def adjustments_of(item: CatalogItem) -> Iterator[Change]:
    """The adjustments of an item and of the items it follows: they change it, too."""
    yield from item.changes
    for upper in chain(item):
        if isinstance(upper, CatalogItem):
            yield from upper.changes


def named(row: RegisteredCode, item: CatalogItem) -> bool:
    """Whether the item bears the registered name."""
    return fold(row.name) == fold(item.full_title)


def is_renamed(row: RegisteredCode, item: CatalogItem) -> bool:
    """Whether an adjustment since the last registering may have given the item another name."""
    made = list(adjustments_of(item))
    return len(made) > row.adjusted and any(c.type is not ChangeType.added for c in made)


def is_restored(row: RegisteredCode, item: CatalogItem) -> bool:
    """Whether a code out of use came back by 新增, as the same item."""
    since = row.ended_on
    return since is not None and any(
        c.type is ChangeType.added and c.date >= since for c in item.changes
    )


def is_reused(row: RegisteredCode, item: CatalogItem, ended: bool) -> bool:
    """Whether the code was taken for another item, or brought back without a word."""
    if row.ended_on is not None and not ended and not is_restored(row, item):
        return True
    return not named(row, item) and not is_renamed(row, item)
