"""年度报告: its six sections, and what is offered to download (AR-01, AR-12)."""

from __future__ import annotations

from zwgk.model.annual_report import AnnualReport
from zwgk.model.report_form import (
    SECTIONS,
    ReportDocument,
    dispute_rows,
    dispute_table,
    proactive_tables,
    request_table,
)
from zwgk.model.report_views import AnnualReportView, ReportSection
from zwgk.model.views import AttachmentView
from zwgk.plan.context import Context
from zwgk.plan.form_table import form_table


def report_view(context: Context, report: AnnualReport) -> AnnualReportView:
    """The page of an annual report."""
    made = document(context, report)
    exports = (
        AttachmentView(f"{made.title}（全文）", made.docx, "DOCX", ""),
        AttachmentView(f"{made.title}（统计表）", made.xlsx, "XLSX", ""),
    )
    return AnnualReportView(
        **context.frame(report),
        facts=context.fact(report, "year", "organisation"),
        has_body=True,
        files=(*exports, *context.attachments(report)),
        parts=_sections(context, report),
    )


def _sections(context: Context, report: AnnualReport) -> tuple[ReportSection, ...]:
    """The six of the form in their order; each is there whatever the editor wrote."""
    one, two, three, four, five, six = SECTIONS
    texts = {
        name: context.body_text(report, getattr(report, name), level=3, prefix=f"{name}-")
        for name in ("overview", "problems", "other")
    }
    return (
        ReportSection(one, "overview", texts["overview"]),
        ReportSection(two, "proactive", tables=tuple(map(form_table, proactive_tables(report)))),
        ReportSection(three, "requests", tables=(form_table(request_table(report)),)),
        ReportSection(four, "disputes", tables=(form_table(dispute_rows(report)),)),
        ReportSection(five, "problems", texts["problems"]),
        ReportSection(six, "other", texts["other"]),
    )


def document(context: Context, report: AnnualReport) -> ReportDocument:
    """The same report for the downloads beside its page."""
    url = context.url(report)
    unit = context.unit(report)
    return ReportDocument(
        docx=f"{url}report.docx",
        xlsx=f"{url}report.xlsx",
        title=report.title,
        unit=unit.name if unit else report.organisation,
        published=report.published_on.day,
        overview=report.overview,
        problems=report.problems,
        other=report.other,
        proactive=proactive_tables(report),
        requests=request_table(report),
        disputes=dispute_table(report),
    )
