"""The check stage: rules over the linked records of a site, and over its built pages.

Importing the package declares every rule: each family module adds its own.
"""

from zwgk.check import (
    accessibility,
    adjustments,
    adoption,
    annual_reports,
    catalog,
    documents,
    freshness,
    interpretations,
    participation,
    privacy,
    published,
    references,
    sectors,
    services,
    site,
)
from zwgk.check.inspection import inspect
from zwgk.check.pages import check_pages
from zwgk.check.register import check_register
from zwgk.check.run import check
from zwgk.check.settings import adjust

#: Modules that declare rules.
FAMILIES = (
    site,
    published,
    documents,
    references,
    interpretations,
    services,
    participation,
    annual_reports,
    catalog,
    adoption,
    adjustments,
    sectors,
    freshness,
    privacy,
    accessibility,
)

__all__ = ["FAMILIES", "adjust", "check", "check_pages", "check_register", "inspect"]
