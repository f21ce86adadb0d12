"""公开信息, 政府公报 and 年度报告."""

from __future__ import annotations

from collections.abc import Sequence

from zwgk.model.annual_report import APPLICANT_COLUMNS, AnnualReport, DisputeRow, RequestTable
from zwgk.model.body import below
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.disclosure import Disclosure
from zwgk.model.gazette_issue import GazetteIssue
from zwgk.model.place import Place
from zwgk.model.policy import Policy
from zwgk.model.views import RecordView
from zwgk.plan.context import Context
from zwgk.plan.sections import listing, present


def disclosure_view(context: Context, record: Disclosure) -> RecordView:
    """The page of a disclosure."""
    return RecordView(
        **context.frame(record),
        facts=context.fact(
            record,
            "index_number",
            "organisation",
            "formed_on",
            "statutory_class",
            "method",
            "item",
        ),
        has_body=bool(record.body.strip()),
        files=context.attachments(record),
        sections=present(
            listing(context, "对应的公开事项", context.to(record, CatalogItem, "item"))
        ),
    )


def gazette_view(context: Context, issue: GazetteIssue) -> RecordView:
    """The page of a gazette issue: its contents by section (DOC-12)."""
    sections = []
    for i, part in enumerate(issue.contents):
        found = context.to(issue, Policy, "contents", i, "policies")
        sections.append(listing(context, part.column, found))
    places = context.to(issue, Place, "reading_points")
    return RecordView(
        **context.frame(issue),
        facts=context.fact(issue, "year", "number"),
        files=context.attachments(issue),
        sections=present(*sections, listing(context, "纸质公报查阅点", places)),
    )


def report_view(context: Context, report: AnnualReport) -> RecordView:
    """The page of an annual report; the six sections are its body (AR-01)."""
    return RecordView(
        **context.frame(report),
        facts=context.fact(report, "year", "organisation"),
        has_body=True,
        files=context.attachments(report),
    )


def report_body(report: AnnualReport) -> str:
    """The six sections in the prescribed order, tables as Markdown (AR-01)."""
    return "\n\n".join(
        (
            "## 一、总体情况",
            below(report.overview),
            "## 二、主动公开政府信息情况",
            *_proactive(report),
            "## 三、收到和处理政府信息公开申请情况",
            _requests(report.requests),
            "## 四、政府信息公开行政复议、行政诉讼情况",
            _disputes(report),
            "## 五、存在的主要问题及改进情况",
            below(report.problems),
            "## 六、其他需要报告的事项",
            below(report.other),
        )
    )


def _markdown(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table whose first column, in bold, is the heads of its rows (A11-37)."""
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    lines += [f"| **{row[0]}** | " + " | ".join(str(c) for c in row[1:]) + " |" for row in rows]
    return "\n".join(lines)


def _proactive(report: AnnualReport) -> tuple[str, ...]:
    table = report.proactive
    documents = [
        (label, row.made, row.repealed, row.in_force)
        for label, row in (("规章", table.rules), ("行政规范性文件", table.normative))
    ]
    return (
        "### 第二十条第（一）项",
        _markdown(("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"), documents),
        "### 第二十条第（五）项",
        _markdown(("信息内容", "本年处理决定数量"), (("行政许可", table.licences),)),
        "### 第二十条第（六）项",
        _markdown(
            ("信息内容", "本年处理决定数量"),
            (("行政处罚", table.penalties), ("行政强制", table.coercion)),
        ),
        "### 第二十条第（八）项",
        _markdown(
            ("信息内容", "本年收费金额（万元）"), (("行政事业性收费", f"{table.charges:g}"),)
        ),
    )


def _requests(table: RequestTable) -> str:
    rows = [(info.label, *getattr(table, name)) for name, info in RequestTable.fields().items()]
    return _markdown(("申请情况", *APPLICANT_COLUMNS), rows)


def _disputes(report: AnnualReport) -> str:
    heads = [info.label for info in DisputeRow.fields().values()]
    table = report.disputes
    rows = [
        (info.label, *(getattr(getattr(table, name), n) for n in DisputeRow.fields()))
        for name, info in type(table).fields().items()
    ]
    return _markdown(("类别", *heads), rows)
