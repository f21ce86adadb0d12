"""The national form of the annual report: its tables as grids (AR-01, AR-12).

Heads, rows and merged cells stand here once; page, DOCX and XLSX are drawn from the same
grids, so the three cannot differ. The editor's short labels are those of the declaration;
here are the full ones of the form.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from zwgk.model.annual_report import APPLICANT_COLUMNS, AnnualReport, DisputeRow

#: The six sections in the order of the form (AR-01).
SECTIONS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)

#: Rows of table 3: field of the declaration, and the labels of the form from left to right.
REQUEST_ROWS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("received", ("一、本年新收政府信息公开申请数量",)),
    ("carried_in", ("二、上年结转政府信息公开申请数量",)),
    ("opened", ("三、本年度办理结果", "（一）予以公开")),
    ("partly_opened", ("三、本年度办理结果", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）")),
    ("state_secret", ("三、本年度办理结果", "（三）不予公开", "1.属于国家秘密")),
    ("forbidden_by_law", ("三、本年度办理结果", "（三）不予公开", "2.其他法律行政法规禁止公开")),
    ("safety_stability", ("三、本年度办理结果", "（三）不予公开", "3.危及“三安全一稳定”")),
    ("third_party", ("三、本年度办理结果", "（三）不予公开", "4.保护第三方合法权益")),
    ("internal_affairs", ("三、本年度办理结果", "（三）不予公开", "5.属于三类内部事务信息")),
    ("process_information", ("三、本年度办理结果", "（三）不予公开", "6.属于四类过程性信息")),
    ("enforcement_file", ("三、本年度办理结果", "（三）不予公开", "7.属于行政执法案卷")),
    ("administrative_query", ("三、本年度办理结果", "（三）不予公开", "8.属于行政查询事项")),
    ("not_held", ("三、本年度办理结果", "（四）无法提供", "1.本机关不掌握相关政府信息")),
    ("must_be_made", ("三、本年度办理结果", "（四）无法提供", "2.没有现成信息需要另行制作")),
    ("still_unclear", ("三、本年度办理结果", "（四）无法提供", "3.补正后申请内容仍不明确")),
    ("petition", ("三、本年度办理结果", "（五）不予处理", "1.信访举报投诉类申请")),
    ("repeated", ("三、本年度办理结果", "（五）不予处理", "2.重复申请")),
    ("publications", ("三、本年度办理结果", "（五）不予处理", "3.要求提供公开出版物")),
    ("massive", ("三、本年度办理结果", "（五）不予处理", "4.无正当理由大量反复申请")),
    ("confirmation", ("三、本年度办理结果", "（五）不予处理", "5.要求行政机关确认或重新出具已获取信息")),
    ("overdue_completion", ("三、本年度办理结果", "（六）其他处理", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请")),
    ("unpaid", ("三、本年度办理结果", "（六）其他处理", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请")),
    ("other", ("三、本年度办理结果", "（六）其他处理", "3.其他")),
    ("settled", ("三、本年度办理结果", "（七）总计")),
    ("carried_out", ("四、结转下年度继续办理",)),
)

#: What the corner of table 3 says (AR-02).
RULE_OF_COLUMNS = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

_LABELS = 3


@dataclass(frozen=True, slots=True)
class FormCell:
    """A cell of a form: where it stands, how far it reaches, what it says and what it is."""

    row: int
    column: int
    text: str
    kind: Literal["corner", "column", "row", "number"]
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class FormTable:
    """A table of the form; its first ``heads`` rows are heads of the columns."""

    id: str
    caption: str
    heads: int
    width: int
    height: int
    cells: tuple[FormCell, ...]

    def row(self, number: int) -> tuple[FormCell, ...]:
        """The cells that begin in a row, from left to right."""
        return tuple(c for c in self.cells if c.row == number)


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """A whole report for the downloads: addresses, title, texts (Markdown) and tables.

    ``disputes`` is the one row of fifteen numbers of the form.
    """

    docx: str
    xlsx: str
    title: str
    unit: str
    published: date
    overview: str
    problems: str
    other: str
    proactive: tuple[FormTable, ...]
    requests: FormTable
    disputes: FormTable

    @property
    def tables(self) -> tuple[FormTable, ...]:
        """Every table in the order of the form."""
        return (*self.proactive, self.requests, self.disputes)


def proactive_tables(report: AnnualReport) -> tuple[FormTable, ...]:
    """The four blocks of table 2, one for each paragraph of 条例 art. 20 it counts."""
    table = report.proactive
    documents = tuple(
        (label, (row.made, row.repealed, row.in_force))
        for label, row in (("规章", table.rules), ("行政规范性文件", table.normative))
    )
    decisions = ("本年处理决定数量",)
    return (
        _block("t2-1", "第二十条第（一）项", ("本年制发件数", "本年废止件数", "现行有效件数"), documents),
        _block("t2-5", "第二十条第（五）项", decisions, (("行政许可", (table.licences,)),)),
        _block("t2-6", "第二十条第（六）项", decisions, (("行政处罚", (table.penalties,)), ("行政强制", (table.coercion,)))),
        _block("t2-8", "第二十条第（八）项", ("本年收费金额（单位：万元）",), (("行政事业性收费", (table.charges,)),)),
    )


def _block(
    id: str, caption: str, heads: Sequence[str], rows: Sequence[tuple[str, Sequence[float]]]
) -> FormTable:
    cells = [FormCell(0, 0, "信息内容", "column")]
    cells += [FormCell(0, n, head, "column") for n, head in enumerate(heads, 1)]
    for r, (label, numbers) in enumerate(rows, 1):
        cells.append(FormCell(r, 0, label, "row"))
        cells += [FormCell(r, n, f"{number:.15g}", "number") for n, number in enumerate(numbers, 1)]
    return FormTable(id, caption, 1, 1 + len(heads), 1 + len(rows), tuple(cells))


def request_table(report: AnnualReport) -> FormTable:
    """Table 3: 25 rows of seven numbers."""
    last = len(APPLICANT_COLUMNS) - 1
    persons, *bodies, total = APPLICANT_COLUMNS
    cells = [
        FormCell(0, 0, RULE_OF_COLUMNS, "corner", 3, _LABELS),
        FormCell(0, _LABELS, "申请人情况", "column", 1, last + 1),
        FormCell(1, _LABELS, persons, "column", 2),
        FormCell(1, _LABELS + 1, "法人或其他组织", "column", 1, len(bodies)),
        FormCell(1, _LABELS + last, total, "column", 2),
        *(FormCell(2, _LABELS + n, body, "column") for n, body in enumerate(bodies, 1)),
    ]
    labels = [labels for _, labels in REQUEST_ROWS]
    for n, (name, path) in enumerate(REQUEST_ROWS):
        row = n + 3
        for depth, label in enumerate(path):
            if n and labels[n - 1][: depth + 1] == path[: depth + 1]:
                continue  # the cell above reaches down to here
            reach = next(
                (m for m in range(n, len(labels)) if labels[m][: depth + 1] != path[: depth + 1]),
                len(labels),
            )
            width = _LABELS - depth if depth == len(path) - 1 else 1
            cells.append(FormCell(row, depth, label, "row", reach - n, width))
        numbers = getattr(report.requests, name)
        cells += [FormCell(row, _LABELS + c, str(v), "number") for c, v in enumerate(numbers)]
    return FormTable(
        "t3", "收到和处理政府信息公开申请情况", 3, _LABELS + last + 1, 3 + len(labels), tuple(cells)
    )


#: Parts of table 4: field, and its label below 行政诉讼 (empty: 行政复议 itself).
_DISPUTES = (
    ("review", ""),
    ("direct_lawsuits", "未经复议直接起诉"),
    ("lawsuits_after_review", "复议后起诉"),
)


def dispute_table(report: AnnualReport) -> FormTable:
    """Table 4 as the form prints it: one row of fifteen numbers."""
    parts = [info.label for info in DisputeRow.fields().values()]
    size = len(parts)
    cells = [
        FormCell(0, 0, "行政复议", "column", 1, size),
        FormCell(0, size, "行政诉讼", "column", 1, 2 * size),
    ]
    for n, (name, label) in enumerate(_DISPUTES):
        first = n * size
        if label:
            cells.append(FormCell(1, first, label, "column", 1, size))
        row = getattr(report.disputes, name)
        for p, (field, part) in enumerate(zip(DisputeRow.fields(), parts, strict=True)):
            top = 2 if label else 1
            cells.append(FormCell(top, first + p, part, "column", 3 - top))
            cells.append(FormCell(3, first + p, str(getattr(row, field)), "number"))
    cells.sort(key=lambda c: (c.row, c.column))
    return FormTable("t4", "政府信息公开行政复议、行政诉讼情况", 3, 3 * size, 4, tuple(cells))


def dispute_rows(report: AnnualReport) -> FormTable:
    """Table 4 for reading on a screen: three rows of five numbers, the same fifteen."""
    parts = [info.label for info in DisputeRow.fields().values()]
    cells = [FormCell(0, 0, "类别", "column", 1, 2)]
    cells += [FormCell(0, n, part, "column") for n, part in enumerate(parts, 2)]
    cells.append(FormCell(1, 0, "行政复议", "row", 1, 2))
    cells.append(FormCell(2, 0, "行政诉讼", "row", 2))
    for n, (name, label) in enumerate(_DISPUTES, 1):
        if label:
            cells.append(FormCell(n, 1, label, "row"))
        row = getattr(report.disputes, name)
        cells += [
            FormCell(n, c, str(getattr(row, field)), "number")
            for c, field in enumerate(DisputeRow.fields(), 2)
        ]
    cells.sort(key=lambda c: (c.row, c.column))
    return FormTable("t4", "政府信息公开行政复议、行政诉讼情况", 1, 2 + len(parts), 4, tuple(cells))
