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
    decisions,
    documents,
    duties,
    eligibility,
    facts,
    freshness,
    guide_elements,
    index_numbers,
    interpretations,
    library,
    participation,
    performance,
    places,
    privacy,
    published,
    raw_html,
    references,
    sectors,
    services,
    site,
    statutory,
    time_limits,
    website_reports,
)
from zwgk.check.codes import check_codes
from zwgk.check.index_numbers import check_index_numbers
from zwgk.check.inspection import inspect
from zwgk.check.pages import check_pages
from zwgk.check.privacy import has_personal_information
from zwgk.check.register import check_register
from zwgk.check.run import check
from zwgk.check.settings import adjust

#: Modules that declare rules.
FAMILIES = (
    site,
    statutory,
    published,
    documents,
    library,
    index_numbers,
    references,
    interpretations,
    services,
    guide_elements,
    eligibility,
    facts,
    places,
    participation,
    decisions,
    performance,
    annual_reports,
    website_reports,
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

__all__ = [
    "FAMILIES",
    "adjust",
    "check",
    "check_codes",
    "check_index_numbers",
    "check_pages",
    "check_register",
    "has_personal_information",
    "inspect",
]
