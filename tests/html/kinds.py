"""What kind of page an address is: derived from the table of content types (rulings 12)."""

from __future__ import annotations

from collections.abc import Iterable

from tests.html.summary import Summary
from zwgk import theme
from zwgk.model.kinds import RECORD_TYPES

#: First part of the address → whether its records are content pages with a time (GW-03).
RECORD_PAGES = {
    kind.kind.plural: "published_on" in kind.model_fields
    for kind in RECORD_TYPES
    if kind.kind.own_page and kind.kind.identity != "path"
}


#: Addresses below a kind's own that are lists, not records: ``catalog/changes/``.
LISTS = {(kind.kind.plural, name) for kind in RECORD_TYPES for name in kind.kind.reserved}


_PLAIN_LIST = "{%- extends 'layouts/list.html' -%}"


def parts(page: Summary) -> list[str]:
    """The parts of a page's address."""
    return [part for part in page.address.split("/") if part]


def is_redirect(page: Summary) -> bool:
    """A page at an old address that only leads on."""
    return bool(page.refresh)


def is_tombstone(page: Summary) -> bool:
    """The page of a record that was withdrawn."""
    return page.kind == "tombstone"


def is_sheet(page: Summary) -> bool:
    """A sheet to print, below the record it is of."""
    return page.kind == "paper"


def is_record(page: Summary) -> bool:
    """The page of a record (not a list, not a hand-written page)."""
    where = parts(page)
    if is_sheet(page):
        return False
    if is_redirect(page) or is_tombstone(page) or len(where) < 2 or where[0] not in RECORD_PAGES:
        return False
    if (where[0], where[1]) in LISTS:
        return False
    return where[1] != "page" and not where[1].startswith("by-")


def is_version(page: Summary) -> bool:
    """A policy's text of a day, or two of them side by side; git may add more of them."""
    where = parts(page)
    return where[:1] == ["policies"] and len(where) > 3 and where[2] in ("as-of", "compare")


def is_content(page: Summary) -> bool:
    """A content page: a record with a time of publication."""
    return is_record(page) and RECORD_PAGES[parts(page)[0]]


def is_list(page: Summary) -> bool:
    """A list page of a kind, whole or by facet."""
    where = parts(page)
    if not where or is_sheet(page) or is_redirect(page):
        return False
    return where[0] in RECORD_PAGES and not is_record(page)


def is_plain(kind: str) -> bool:
    """The lists of this kind are the common template with nothing added."""
    own = theme.THEME / "kinds" / kind / "list.html"
    return own.is_file() and own.read_text("utf-8").strip() == _PLAIN_LIST


def ordinary(pages: Iterable[Summary]) -> list[Summary]:
    """Pages with the site's frame: all but redirects."""
    return [page for page in pages if not is_redirect(page)]


#: A page larger than this shows nothing that a smaller one of its kind does not.
ENOUGH = 40 * 1024


def one_of_each(pages: Iterable[Summary]) -> dict[str, Summary]:
    """The fullest page of every kind, by kind and sort of address.

    The fullest page shows most of its template: lists with a pager, records with files.
    """
    found: dict[str, Summary] = {}
    for page in pages:
        sort = "record" if is_record(page) else "list" if is_list(page) else "page"
        if is_sheet(page):
            sort = parts(page)[-1]
        name = f"{page.kind or 'redirect'}-{sort}"
        if name not in found or fullness(page) > fullness(found[name]):
            found[name] = page
    return dict(sorted(found.items()))


def fullness(page: Summary) -> tuple[int, str]:
    """How much of its template a page shows, for the largest of several."""
    return (page.size if page.size <= ENOUGH else ENOUGH - page.size, page.path)
