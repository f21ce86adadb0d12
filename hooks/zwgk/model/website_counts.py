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

#: What has to be handed to :func:`website_counts`.
COUNTED = (Policy, Disclosure, GazetteIssue, Interpretation, Response)
#: An interpretation in one of these forms is a product, else material in words.
_PRODUCTS = frozenset(
    (Form.chart, Form.audio, Form.video, Form.press_conference, Form.interview, Form.scenario)
)


@dataclass(frozen=True, slots=True)
class WebsiteCounts:
    """The five numbers of the form that may be left to the site, as written or as counted."""

    directory: int
    materials: int
    products: int
    responses: int
    interpreted: int


def website_counts(report: WebsiteReport, records: Iterable[Record]) -> WebsiteCounts:
    """The numbers of ``report``; ``records``: what the site shows of the kinds ``COUNTED``."""
    directory = materials = products = responses = 0
    for record in records:
        published = getattr(record, "published_on", None)
        if published is None or published.day.year != report.year:
            continue
        if isinstance(record, Interpretation):
            product = record.form in _PRODUCTS
            products += product
            materials += not product
        elif isinstance(record, Response):
            responses += 1
        else:
            directory += 1
    told = report.interpreting
    materials = materials if told.materials is None else told.materials
    products = products if told.products is None else told.products
    return WebsiteCounts(
        directory=directory if report.release.directory is None else report.release.directory,
        materials=materials,
        products=products,
        responses=responses if told.responses is None else told.responses,
        interpreted=materials + products + told.comments if told.total is None else told.total,
    )
