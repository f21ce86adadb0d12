"""The outputs stage: what machines read beside the pages."""

from zwgk.outputs.redirects import redirects
from zwgk.outputs.report import report
from zwgk.outputs.sitemap import sitemap

__all__ = ["redirects", "report", "sitemap"]
