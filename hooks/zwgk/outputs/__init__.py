"""The outputs stage: what machines read beside the pages."""

from zwgk.outputs.atom import feeds
from zwgk.outputs.catalog_changes import catalog_changes
from zwgk.outputs.icalendar import calendars
from zwgk.outputs.ledger_files import COVERAGE, ledger_files
from zwgk.outputs.redirects import redirects
from zwgk.outputs.report import report
from zwgk.outputs.search import Terms, search_files
from zwgk.outputs.sitemap import sitemap

__all__ = [
    "COVERAGE",
    "Terms",
    "calendars",
    "catalog_changes",
    "feeds",
    "ledger_files",
    "redirects",
    "report",
    "search_files",
    "sitemap",
]
