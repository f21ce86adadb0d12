"""Addresses: what the site's pages, files and departures are called (rulings 12, 13).

All are relative to the site root, without a leading slash; ``""`` is the home page.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from urllib.parse import quote, urlsplit

#: Government hosts, and the registry that every footer's 党政机关 badge leads to (GW-15).
_OFFICIAL = ("gov.cn", "conac.cn")

#: Every adjustment of the catalog (CAT-09).
CATALOG_CHANGES = "catalog/changes/"
CATALOG_CHANGES_DATA = "api/catalog-changes.json"



def catalog_file(sector_id: str, type_: str) -> str:
    """The standard table of a sector as a file beside its page (CAT-12)."""
    return f"catalog/{sector_id}/catalog-{sector_id}.{type_}"

#: Hashes of every published file (PF-06, IPF-10).
MANIFEST = "manifest.sha256"

#: What data there is (IPF-04).
DATA_INDEX = "api/"
HSDS_FOLDER = "api/hsds/"
#: Files of Open Referral's HSDS, and what each holds.
HSDS_FILES = (
    (f"{HSDS_FOLDER}organizations.json", "管理和办理的单位"),
    (f"{HSDS_FOLDER}locations.json", "政务场所"),
    (f"{HSDS_FOLDER}services.json", "能办的事"),
    (f"{HSDS_FOLDER}service_at_locations.json", "哪里能办哪件事"),
)

#: Where the elder area stands: large type without script (A11-15, rulings 17).
ELDER_AREA = "zhangzhe/"

#: Rows a list page shows (accessibility 6.3).
ROWS_A_PAGE = 20


def list_address(plural: str, page: int = 1) -> str:
    """``policies/`` or ``policies/page/2/``."""
    return f"{plural}/" if page == 1 else f"{plural}/page/{page}/"


def facet_address(plural: str, facet: str, value: str, page: int = 1) -> str:
    """``policies/by-year/2022/`` or its further pages."""
    return list_address(f"{plural}/by-{facet}/{value}", page)


def elder_address(address: str) -> str:
    """The large-type twin of a page; the area's own page for the home page."""
    return ELDER_AREA + address


def file_address(plural: str, record_id: str, name: str) -> str:
    """Where a record's file is published; it follows the record's id, not its folder."""
    return f"files/{plural}/{record_id}/{name}"


def data_address(address: str, ending: str) -> str:
    """The data of the page at ``address``: ``guides/dibao/data.jsonld``."""
    return f"{address}data.{ending}"


@lru_cache(maxsize=1 << 16)  # every page links to the same menu, units and items
def written(address: str) -> str:
    """An address as it stands in ``href``: percent-encoded, fragment kept."""
    path, mark, fragment = address.partition("#")
    return quote(path, safe="/:@!$&'()*+,;=~%?") + mark + quote(fragment, safe="")


def output_path(address: str) -> str:
    """The file a page is written to."""
    return f"{address}index.html" if address == "" or address.endswith("/") else address


def is_outside(address: str) -> bool:
    """Whether an address leaves the site."""
    return address.startswith(("http://", "https://", "//"))


def needs_notice(address: str, trusted: tuple[str, ...]) -> bool:
    """Whether the reader is told before leaving (GW-34): not a government's, not trusted."""
    host = (urlsplit(address).hostname or "").lower()
    return not any(host == t or host.endswith(f".{t}") for t in (*_OFFICIAL, *trusted))


def leaving_address(address: str) -> str:
    """The page that says the reader is leaving for ``address``; works without script."""
    return f"leaving/{hashlib.sha256(address.encode()).hexdigest()[:12]}/"
