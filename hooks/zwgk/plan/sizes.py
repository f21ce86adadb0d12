"""Sizes of files that are written after the pages are planned (DOC-13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from zwgk.model.interpretation_report import InterpretationReportView
from zwgk.model.ledger_views import LedgerView
from zwgk.model.report_views import AnnualReportView
from zwgk.model.result import Plan, PlannedPage
from zwgk.model.views import AttachmentView, SectorView
from zwgk.plan.context import size_in_words


def with_sizes(plan: Plan, sizes: Mapping[str, int]) -> Plan:
    """``plan`` with the size of every file beside a page said on it.

    ``sizes``: address → bytes. Raises ``KeyError`` for a file that was not written.
    """

    def sized(page: PlannedPage) -> PlannedPage:
        view = page.view
        if isinstance(view, SectorView | AnnualReportView | InterpretationReportView):
            files = tuple(_known(f, sizes) for f in view.files)
            return replace(page, view=replace(view, files=files))
        if not isinstance(view, LedgerView) or not (view.files or view.subscriptions):
            return page
        view = replace(
            view,
            files=tuple(_sized(f, sizes) for f in view.files),
            subscriptions=tuple(_sized(f, sizes) for f in view.subscriptions),
        )
        return replace(page, view=view)

    return replace(plan, pages=tuple(map(sized, plan.pages)))


def _sized(file: AttachmentView, sizes: Mapping[str, int]) -> AttachmentView:
    return replace(file, size=size_in_words(sizes[file.url]))


def _known(file: AttachmentView, sizes: Mapping[str, int]) -> AttachmentView:
    return file if file.size else _sized(file, sizes)
