"""The outputs stage: what machines read beside the pages."""

from zwgk.outputs.annual_reports import annual_reports
from zwgk.outputs.atom import feeds
from zwgk.outputs.catalog_changes import catalog_changes
from zwgk.outputs.catalog_downloads import catalog_downloads
from zwgk.outputs.handbook import handbook
from zwgk.outputs.hsds import hsds
from zwgk.outputs.icalendar import calendars
from zwgk.outputs.interpretation_report import INTERPRETATION, interpretation_notices
from zwgk.outputs.ledger_files import COVERAGE, ledger_files
from zwgk.outputs.linked_data import linked_data
from zwgk.outputs.manifest import manifest
from zwgk.outputs.policy_data import policy_data
from zwgk.outputs.printed_text import Block, printed_blocks
from zwgk.outputs.public_graph import PublicGraph
from zwgk.outputs.record_json import record_files
from zwgk.outputs.redirects import redirects
from zwgk.outputs.report import report
from zwgk.outputs.search import Terms, found_titles, packed, restore, search_files
from zwgk.outputs.sitemap import sitemap

__all__ = [
    "COVERAGE",
    "INTERPRETATION",
    "Block",
    "PublicGraph",
    "Terms",
    "annual_reports",
    "calendars",
    "catalog_changes",
    "catalog_downloads",
    "feeds",
    "found_titles",
    "handbook",
    "hsds",
    "interpretation_notices",
    "ledger_files",
    "linked_data",
    "manifest",
    "packed",
    "policy_data",
    "printed_blocks",
    "record_files",
    "redirects",
    "report",
    "restore",
    "search_files",
    "sitemap",
]
