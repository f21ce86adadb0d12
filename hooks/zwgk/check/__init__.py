"""The check stage: rules over the linked records of a site, and over its built pages.

Importing the package declares every rule: each family module adds its own.
"""

from zwgk.check import (
    accessibility,
    adjustments,
    adoption,
    annual_reports,
    catalog,
    characters,
    documents,
    duties,
    freshness,
    interpretations,
    participation,
    places,
    privacy,
    published,
    raw_html,
    references,
    sectors,
    services,
    site,
    time_limits,
)
from zwgk.check.codes import check_codes
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
    places,
    participation,
    annual_reports,
    catalog,
    adoption,
    adjustments,
    sectors,
    time_limits,
    duties,
    freshness,
    privacy,
    accessibility,
    raw_html,
    characters,
)

__all__ = ["FAMILIES", "adjust", "check", "check_codes", "check_pages", "check_register", "inspect"]
