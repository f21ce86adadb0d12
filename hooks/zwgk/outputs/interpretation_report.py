"""政策解读情况通报 as files: workbook, Markdown, plain text and data (INT-01, INT-04).

All are made of the sheet the page is made of.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from zwgk.model.addresses import written
from zwgk.model.interpretation_report import ReportRow, ReportSheet, ReportSums
from zwgk.model.result import OutputFile, Plan
from zwgk.model.views import SiteView
from zwgk.outputs.table_book import CellValue, Column, Styled, Table, table_book
from zwgk.outputs.terminal import table

_STEPS = {"yes": "是", "no": "否", "unknown": "判断不了", "": ""}
_TONES = {
    "same_day": "go",
    "in_time": "wait",
    "late": "half",
    "early": "half",
    "missing": "stop",
    "pending": "wait",
    "not_needed": "soft",
}

_SUM_COLUMNS: tuple[tuple[str, int, Callable[[ReportSums], CellValue]], ...] = (
    ("单位", 24, lambda s: s.name),
    ("公开文件", 9, lambda s: s.policies),
    ("应当解读", 9, lambda s: s.required),
    ("已解读", 9, lambda s: s.interpreted),
    ("逾期未解读", 11, lambda s: s.missing),
    ("尚未到期", 9, lambda s: s.pending),
    ("解读率", 9, lambda s: s.rate),
    ("当天解读", 9, lambda s: s.same_day),
    ("按期解读", 9, lambda s: s.in_time),
    ("逾期解读", 9, lambda s: s.late),
    ("早于文件", 9, lambda s: s.early),
    ("三同步", 9, lambda s: s.in_step),
    ("解读材料", 9, lambda s: s.materials),
    ("解读形式", 30, lambda s: "、".join(f"{label}{count}" for label, count in s.forms)),
)

_ROW_COLUMNS: tuple[tuple[str, int, Callable[[ReportRow], CellValue]], ...] = (
    ("文件", 44, lambda r: r.title),
    ("文号", 22, lambda r: r.number),
    ("起草单位", 20, lambda r: r.unit),
    ("文件类型", 16, lambda r: r.type),
    ("公开日期", 12, lambda r: _day(r.published)),
    ("应当解读", 9, lambda r: "是" if r.required else "否"),
    ("情况", 12, lambda r: Styled(r.label, tone=_TONES[r.state])),
    ("最迟解读日期", 12, lambda r: _day(r.due)),
    ("解读日期", 12, lambda r: _day(r.first)),
    ("间隔工作日", 9, lambda r: r.days),
    ("解读材料", 9, lambda r: r.materials),
    ("解读形式", 20, lambda r: "、".join(r.forms)),
    ("问答", 8, lambda r: r.questions),
    ("三同步", 9, lambda r: _STEPS[r.in_step]),
    ("缺少的内容", 24, lambda r: "、".join(r.lacking)),
    ("照抄比例", 9, lambda r: f"{r.copied}%" if r.materials else ""),
    ("说明", 36, lambda r: "；".join(r.remarks)),
)


def interpretation_notices(plan: Plan) -> Iterator[OutputFile]:
    """Workbook, text and data of every notice of the plan.

    No Markdown: MkDocs takes every such file for a page.
    """
    for sheet in plan.notices:
        stem = f"{sheet.url}{sheet.quarter}"
        yield OutputFile(f"{stem}.xlsx", report_xlsx(sheet, plan.site))
        yield OutputFile(f"{stem}.txt", report_text(sheet, plan.site))
        yield OutputFile(f"{stem}.json", report_json(sheet, plan.site))


def report_xlsx(sheet: ReportSheet, site: SiteView) -> bytes:
    """Three sheets: the notice in words, units, documents."""
    made = date.fromisoformat(sheet.as_of)
    note = f"{site.name}，截至{sheet.as_of}。{site.base_url}{written(sheet.url)}"
    rows: list[list[CellValue]] = []
    for one in sheet.rows:
        values: list[CellValue] = [value(one) for _, _, value in _ROW_COLUMNS]
        values[0] = Styled(one.title, site.base_url + written(one.url))
        rows.append(values)
    sums = (*sheet.units, sheet.summary)
    return table_book(
        [
            Table("通报", sheet.title, note, (Column("内容", 120),), [[t] for t in _lines(sheet)]),
            Table(
                "各单位",
                f"{sheet.label}各单位政策解读情况",
                note,
                tuple(Column(head, width) for head, width, _ in _SUM_COLUMNS),
                [[value(s) for _, _, value in _SUM_COLUMNS] for s in sums],
            ),
            Table(
                "逐件",
                f"{sheet.label}逐件解读情况",
                note,
                tuple(Column(head, width) for head, width, _ in _ROW_COLUMNS),
                rows,
            ),
        ],
        title=sheet.title,
        author=site.name,
        made_on=made,
    )


def _lines(sheet: ReportSheet) -> Iterator[str]:
    """The notice in words, a line a paragraph."""
    yield "一、总体情况"
    yield from sheet.overall
    yield "二、存在的问题"
    if not sheet.problems:
        yield "没有发现问题。"
    for number, part in enumerate(sheet.problems, 1):
        yield f"（{_chinese(number)}）{part.title}"
        yield from (line.text for line in part.lines)
    yield "三、说明"
    yield from sheet.how


def _chinese(number: int) -> str:
    return "一二三四五六七八九十"[number - 1]


def report_markdown(sheet: ReportSheet, site: SiteView) -> bytes:
    """The notice as Markdown, to be pasted and edited."""
    base = site.base_url
    parts = [f"# {sheet.title}", "## 一、总体情况", *sheet.overall, "## 二、存在的问题"]
    if not sheet.problems:
        parts.append("没有发现问题。")
    for number, part in enumerate(sheet.problems, 1):
        parts.append(f"### （{_chinese(number)}）{part.title}")
        parts.append(
            "\n".join(
                f"- {x.unit}：[{_plain(x.called)}]({base}{written(x.url)})，{_plain(x.said)}。"
                for x in part.lines
            )
        )
    parts.append("## 三、各单位情况")
    parts.append(_pipes(_SUM_COLUMNS, (*sheet.units, sheet.summary)))
    parts.append("## 四、逐件情况")
    parts.append(_pipes(_ROW_COLUMNS, sheet.rows))
    parts.append("## 五、说明")
    parts.append("\n".join(f"- {line}" for line in sheet.how))
    parts.append(f"截至{sheet.as_of}，{site.name}，{base}{written(sheet.url)}")
    return ("\n\n".join(parts) + "\n").encode()


def _pipes(columns: Any, rows: Any) -> str:
    lines = [
        "| " + " | ".join(head for head, _, _ in columns) + " |",
        "|" + "---|" * len(columns),
    ]
    for one in rows:
        cells = (_plain(_shown(value(one))) for _, _, value in columns)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Text that a Markdown cell or link shows as it is."""
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("[", "\\[").replace("]", "\\]")


def _shown(value: CellValue) -> str:
    if isinstance(value, Styled):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def report_text(sheet: ReportSheet, site: SiteView) -> bytes:
    """The notice for reading on a terminal."""
    lines = [sheet.title, f"（截至{sheet.as_of}，{site.name}）", "", *_lines(sheet), ""]
    heads = [head for head, _, _ in _SUM_COLUMNS]
    sums = (*sheet.units, sheet.summary)
    lines += table([heads, *([_shown(v(s)) for _, _, v in _SUM_COLUMNS] for s in sums)])
    return ("\n".join(lines) + "\n").encode()


def report_json(sheet: ReportSheet, site: SiteView) -> bytes:
    """The same as data."""
    base = site.base_url

    def one(item: ReportRow) -> dict[str, Any]:
        found = asdict(item)
        found["url"] = base + written(item.url)
        found["unit_url"] = base + written(item.unit_url) if item.unit_url is not None else None
        return found

    def sums(item: ReportSums) -> dict[str, Any]:
        found = asdict(item)
        found["url"] = base + written(item.url) if item.url is not None else None
        found["forms"] = dict(item.forms)
        return found

    data = {
        "site": {"name": site.name, "code": site.site_code, "url": base},
        "title": sheet.title,
        "quarter": sheet.quarter,
        "url": base + written(sheet.url),
        "computed_for": sheet.as_of,
        "finished": sheet.finished,
        "summary": sums(sheet.summary),
        "units": [sums(s) for s in sheet.units],
        "policies": [one(r) for r in sheet.rows],
        "problems": [
            {"title": p.title, "lines": [line.text for line in p.lines]} for p in sheet.problems
        ],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1)
    # Data may be shown by careless programs: no sign of it begins a tag.
    return (text.replace("<", "\\u003c") + "\n").encode()


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


#: Formats of ``zwgk report interpretation``.
INTERPRETATION: dict[str, Callable[[ReportSheet, SiteView], bytes]] = {
    "text": report_text,
    "markdown": report_markdown,
    "json": report_json,
    "xlsx": report_xlsx,
}
