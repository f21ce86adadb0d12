"""The outputs stage: what machines read beside the pages."""

from zwgk.outputs.catalog_changes import catalog_changes
from zwgk.outputs.redirects import redirects
from zwgk.outputs.report import report
from zwgk.outputs.sitemap import sitemap

__all__ = ["catalog_changes", "redirects", "report", "sitemap"]
