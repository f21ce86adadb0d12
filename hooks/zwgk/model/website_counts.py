"""What a site can count by itself for its yearly table: releases, interpretations (WR-03).

Page and rules read the same numbers, so that a sum on the page is the sum that was checked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zwgk.model.disclosure import Disclosure
from zwgk.model.gazette_issue import GazetteIssue
from zwgk.model.interpretation import Form, Interpretation
from zwgk.model.policy import Policy
from zwgk.model.record import Record
from zwgk.model.response import Response
from zwgk.model.website_report import WebsiteReport

#: What has to be handed to :func:`counted`.
COUNTED = (Policy, Disclosure, GazetteIssue, Interpretation, Response)
#: An interpretation in one of these forms is a product, else material in words.
_PRODUCTS = frozenset(
    (Form.chart, Form.audio, Form.video, Form.press_conference, Form.interview, Form.scenario)
)


@dataclass(frozen=True, slots=True)
class WebsiteCounts:
    """The numbers of the form that may be left to the site."""

    directory: int
    materials: int
    products: int
    responses: int


@dataclass(frozen=True, slots=True)
class WebsiteNumbers(WebsiteCounts):
    """The same as the editor wrote them, else as counted, and what was interpreted in all."""

    interpreted: int


def counted(year: int, records: Iterable[Record]) -> WebsiteCounts:
    """What was published in ``year``; ``records``: what the site shows of the kinds ``COUNTED``."""
    directory = materials = products = responses = 0
    for record in records:
        published = getattr(record, "published_on", None)
        if published is None or published.day.year != year:
            continue
        if isinstance(record, Interpretation):
            product = record.form in _PRODUCTS
            products += product
            materials += not product
        elif isinstance(record, Response):
            responses += 1
        else:
            directory += 1
    return WebsiteCounts(directory, materials, products, responses)


def website_numbers(report: WebsiteReport, counts: WebsiteCounts) -> WebsiteNumbers:
    """The numbers of ``report``; ``counts``: what was :func:`counted` for its year."""
    release, told = report.release, report.interpreting
    materials = counts.materials if told.materials is None else told.materials
    products = counts.products if told.products is None else told.products
    return WebsiteNumbers(
        directory=counts.directory if release.directory is None else release.directory,
        materials=materials,
        products=products,
        responses=counts.responses if told.responses is None else told.responses,
        interpreted=materials + products + told.comments if told.total is None else told.total,
    )
