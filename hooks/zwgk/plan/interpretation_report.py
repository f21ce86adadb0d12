"""政策解读情况通报: the quarterly notice a county office sends round (INT-01, INT-04, INT-05).

Everything is taken from :class:`~zwgk.model.interpreting.Interpreting`; here it is only
added up and put into words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from zwgk.model.graph import RecordKey
from zwgk.model.interpretation import Form, Interpretation
from zwgk.model.interpretation_report import (
    InterpretationReportView,
    ReportLine,
    ReportRow,
    ReportSection,
    ReportSheet,
    ReportSums,
)
from zwgk.model.interpreting import InterpretationState, Interpreting, Quarter
from zwgk.model.organisation import Organisation
from zwgk.model.policy import OVER, Policy
from zwgk.model.result import PlannedPage
from zwgk.model.views import (
    AttachmentView,
    Badge,
    Cell,
    LinkView,
    Notice,
    TableView,
    Value,
)
from zwgk.plan.context import Context, section_of
from zwgk.plan.ledger_words import percent

#: The list of all notices; each stands below it.
REPORTS = "interpretations/report/"

_TEMPLATE = "kinds/interpretation_report/page.html"
_TITLE = "政策解读情况通报"
_TEXT = "每季度公开的政策文件解读了多少、及时不及时、哪些没有解读"
_KEYWORDS = (_TITLE, "政策解读", "检查通报")

_S = InterpretationState


@dataclass
class Made:
    """The pages, and the sheets that are written beside them."""

    pages: list[PlannedPage] = field(default_factory=list)
    sheets: list[ReportSheet] = field(default_factory=list)


def address(quarter: str) -> str:
    """The page of ``2026q3``."""
    return f"{REPORTS}{quarter}/"


def report_pages(context: Context) -> Made:
    """A notice for every quarter in which policies came out, newest first, and their list."""
    made = Made(sheets=list(report_sheets(context)))
    if not made.sheets:
        return made
    made.pages.append(_list(context, made.sheets))
    for n, sheet in enumerate(made.sheets):
        newer = made.sheets[n - 1] if n else None
        older = made.sheets[n + 1] if n + 1 < len(made.sheets) else None
        made.pages.append(_page(context, sheet, newer, older))
    return made


def report_sheets(context: Context) -> Iterator[ReportSheet]:
    """The notices, newest first."""
    quarters: dict[Quarter, list[Interpreting]] = defaultdict(list)
    start = context.facts.interpretation_duty.reports_from
    for told in context.facts.interpreting.values():
        if start and Quarter.of(told.published_on) < Quarter.of(start):
            continue
        quarters[Quarter.of(told.published_on)].append(told)
    for quarter in sorted(quarters, reverse=True):
        yield report_sheet(context, quarter, quarters[quarter])


def report_sheet(context: Context, quarter: Quarter, found: Iterable[Interpreting]) -> ReportSheet:
    """One quarter's notice as it stands today."""
    told = sorted(found, key=lambda t: (t.published_on, t.policy))
    by_unit: dict[RecordKey | None, list[Interpreting]] = defaultdict(list)
    for one in told:
        by_unit[one.unit].append(one)
    units = [
        _sums(context, context.graph.get(key) if key else None, by_unit[key]) for key in by_unit
    ]
    units.sort(key=lambda s: (-s.missing, -s.late, -s.required, -s.policies, s.name))
    rows = tuple(_row(context, one) for one in told)
    today = context.facts.today
    whole = _total(context.site.county, told, context)
    return ReportSheet(
        quarter=quarter.slug,
        label=quarter.label,
        title=f"{context.site.county}{quarter.label}{_TITLE}",
        url=address(quarter.slug),
        as_of=today.isoformat(),
        finished=today >= quarter.after,
        summary=whole,
        units=tuple(units),
        rows=rows,
        overall=tuple(_overall(context, quarter, whole, units)),
        problems=tuple(_problems(context, rows)),
        how=_how(context),
    )


# -- rows and sums ---------------------------------------------------------------------


def _row(context: Context, told: Interpreting) -> ReportRow:
    policy = context.graph.get(told.policy)
    assert isinstance(policy, Policy)
    unit = context.graph.get(told.unit) if told.unit else None
    return ReportRow(
        title=policy.title,
        url=context.url(policy),
        number=policy.document_number or "",
        unit=_unit_name(unit),
        unit_url=context.url(unit) if unit and context.facts.shows(unit) else None,
        published=told.published_on.isoformat(),
        type=policy.document_type.label,
        required=told.required,
        state=told.state.name,
        label=told.state.label,
        due=told.due_on.isoformat() if told.required else "",
        first=told.first_on.isoformat() if told.first_on else "",
        days=told.days,
        materials=len(told.interpretations),
        forms=tuple(f.label for f in told.forms),
        questions=told.questions,
        questions_on=told.questions_on.isoformat() if told.questions_on else "",
        in_step=_step(told),
        lacking=told.lacking if told.required else (),
        copied=int(told.copied * 100),
        remarks=tuple(_remarks(context, policy, told)),
    )


def _unit_name(unit: object) -> str:
    return (unit.short_name or unit.name) if isinstance(unit, Organisation) else "单位不明"


def _step(told: Interpreting) -> str:
    if not told.required or not told.interpreted:
        return ""
    return {True: "yes", False: "no", None: "unknown"}[told.in_step]


def _remarks(context: Context, policy: Policy, told: Interpreting) -> Iterator[str]:
    if told.exemption:
        yield f"不解读原因：{told.exemption}"
    elif not told.required and policy.reposted_from:
        yield f"转载自{policy.reposted_from}"
    validity = context.facts.validity[policy.key]
    if validity in OVER:
        yield f"文件现已{validity.label}"
    if told.projected and told.required:
        yield "期限跨到还没有放假安排的年份，按周末推算"


def _total(name: str, told: Sequence[Interpreting], context: Context) -> ReportSums:
    needed = [t for t in told if t.required]
    states = Counter(t.state for t in needed)
    pending = states[_S.pending]
    interpreted = sum(t.interpreted for t in needed)
    # Several documents may share one interpretation; it is one piece of work.
    forms = Counter(_form(context, key) for key in {k for t in told for k in t.interpretations})
    return ReportSums(
        name=name,
        policies=len(told),
        required=len(needed),
        interpreted=interpreted,
        missing=states[_S.missing],
        pending=pending,
        same_day=states[_S.same_day],
        in_time=states[_S.in_time],
        late=states[_S.late],
        early=states[_S.early],
        in_step=sum(t.in_step is True for t in needed),
        step_unknown=sum(_step(t) == "unknown" for t in needed),
        materials=forms.total(),
        forms=tuple((f.label, forms[f]) for f in Form if forms[f]),
        rate=percent(interpreted, len(needed) - pending),
    )


def _form(context: Context, key: RecordKey) -> Form:
    record = context.graph.get(key)
    assert isinstance(record, Interpretation)
    return record.form


def _sums(context: Context, unit: object, told: Sequence[Interpreting]) -> ReportSums:
    sums = _total(_unit_name(unit), told, context)
    if isinstance(unit, Organisation) and context.facts.shows(unit):
        return replace(sums, url=context.url(unit))
    return sums


# -- words -----------------------------------------------------------------------------


def _overall(
    context: Context, quarter: Quarter, sums: ReportSums, units: Sequence[ReportSums]
) -> Iterator[str]:
    """总体情况, in the words of such notices."""
    county = context.site.county
    yield (
        f"{quarter.label}，{county}公开政策文件{sums.policies}件，"
        f"由{len(units)}个单位起草；其中应当解读的{sums.required}件。"
    )
    if sums.required:
        rate = f"，解读率{sums.rate}" if sums.rate else ""
        pending = f"，还没到期限的{sums.pending}件" if sums.pending else ""
        yield (
            f"应当解读的文件中，已经解读{sums.interpreted}件，"
            f"逾期未解读{sums.missing}件{pending}{rate}。"
        )
    if sums.materials:
        forms = "、".join(f"{label}{count}篇" for label, count in sums.forms)
        yield f"共发布解读材料{sums.materials}篇，其中{forms}。"
    if sums.interpreted:
        limit = context.facts.interpretation_duty.working_days
        early = f"，早于文件公开的{sums.early}件" if sums.early else ""
        unknown = (
            f"，问答的首次发布日期没有登记、判断不了的{sums.step_unknown}件"
            if sums.step_unknown
            else ""
        )
        yield (
            f"文件公开当天就有解读的{sums.same_day}件，{limit}个工作日以内解读的{sums.in_time}件，"
            f"超过{limit}个工作日的{sums.late}件{early}；"
            f"文件、解读、问答同日公开（三同步）的{sums.in_step}件{unknown}。"
        )
    if context.facts.today < quarter.after:
        yield f"本季度还没有结束，以上数字截至{context.facts.today.isoformat()}。"


def _problems(context: Context, rows: Sequence[ReportRow]) -> Iterator[ReportSection]:
    """存在的问题: every document by name, under what is wrong with it."""
    duty = context.facts.interpretation_duty
    limit = duty.working_days
    sorts: tuple[tuple[str, Callable[[ReportRow], bool], Callable[[ReportRow], str]], ...] = (
        (
            "逾期未解读",
            lambda r: r.state == _S.missing.name,
            lambda r: f"{r.published}公开，应当在{r.due}以前解读",
        ),
        (
            f"解读超过{limit}个工作日",
            lambda r: r.required and r.state == _S.late.name,
            lambda r: f"{r.published}公开，{r.first}才解读，用了{r.days}个工作日",
        ),
        (
            "没有同日解读",
            lambda r: r.required and r.state == _S.in_time.name,
            lambda r: f"{r.published}公开，{r.first}解读，用了{r.days}个工作日",
        ),
        (
            "解读早于文件公开",
            lambda r: r.required and r.state == _S.early.name,
            lambda r: f"{r.first}解读，{r.published}才公开文件",
        ),
        (
            "解读形式单一",
            lambda r: r.required and 0 < len(r.forms) < duty.forms,
            lambda r: f"只有{'、'.join(r.forms)}",
        ),
        (
            "没有配套问答",
            lambda r: r.required and bool(r.first) and not r.questions_on,
            lambda r: f"问答{r.questions}条，不到{duty.questions}条",
        ),
        (
            "解读内容不全",
            lambda r: bool(r.lacking),
            lambda r: f"没有写{'、'.join(r.lacking)}",
        ),
        (
            "解读照抄文件",
            lambda r: r.copied > duty.copied * 100,
            lambda r: f"{r.copied}%的话和原文一样",
        ),
    )
    for title, chosen, said in sorts:
        found = [r for r in rows if chosen(r)]
        if found:
            lines = tuple(ReportLine(r.unit, r.called, r.url, said(r)) for r in found)
            yield ReportSection(f"{title}（{len(found)}件）", lines)


def _how(context: Context) -> tuple[str, ...]:
    """How it was counted."""
    duty = context.facts.interpretation_duty
    return (
        "统计范围是发布日期在本季度、现在还公开的政策文件，按起草单位统计，没有写起草单位的按第一个发文机关。",
        "规章、行政规范性文件和填了“应当解读”的文件都要解读；写了不解读原因的、转载的不计入。",
        f"解读最迟在文件公开后{duty.working_days}个工作日内发布，从公开的第二天算起，节假日和调休按国务院办公厅的安排；"
        "一份文件有几篇解读的，看最早的一篇。解读率等于已经解读的除以应当解读并且已经到期的。",
        f"有“问答”形式的解读，或者有{duty.questions}条以上知识问答，算有配套问答；"
        "文件、解读、问答都在同一天公开算“三同步”。",
        "通报由程序按网站上已经公开的内容计算，补发解读以后数字会跟着改变。",
    )


# -- pages -----------------------------------------------------------------------------

_SUM_HEADS = (
    "单位", "公开文件", "应当解读", "已解读", "逾期未解读", "尚未到期", "解读率", "当天解读",
    "按期解读", "逾期解读", "三同步", "解读材料", "解读形式",
)  # fmt: skip
_ROW_HEADS = (
    "文件", "起草单位", "公开日期", "情况", "解读日期", "工作日", "解读材料", "问答", "三同步",
    "说明",
)  # fmt: skip
STEPS = {"yes": "是", "no": "否", "unknown": "判断不了", "": "—"}


def _page(
    context: Context, sheet: ReportSheet, newer: ReportSheet | None, older: ReportSheet | None
) -> PlannedPage:
    notices: tuple[Notice, ...] = ()
    if not sheet.finished:
        notices = (Notice("info", f"本季度还没有结束，数字截至{sheet.as_of}，以后会变。"),)
    stem = f"{sheet.url}{sheet.quarter}"
    view = InterpretationReportView(
        **_frame(context, sheet.title.removeprefix(context.site.county), sheet.url),
        notices=notices,
        overall=sheet.overall,
        problems=sheet.problems,
        tables=tuple(_tables(sheet)),
        how=sheet.how,
        files=(
            AttachmentView(f"{sheet.title}（工作簿）", f"{stem}.xlsx", "XLSX", ""),
            AttachmentView(f"{sheet.title}（文稿，可以粘贴后修改）", f"{stem}.txt", "TXT", ""),
            AttachmentView(f"{sheet.title}（给程序读的数据）", f"{stem}.json", "JSON", ""),
        ),
        previous=LinkView(newer.label, newer.url) if newer else None,
        next=LinkView(older.label, older.url) if older else None,
    )
    return PlannedPage(sheet.url, _TEMPLATE, view, changed_on=_changed(sheet))


def _changed(sheet: ReportSheet) -> str:
    return max([r.published for r in sheet.rows] + [r.first for r in sheet.rows])


def _frame(context: Context, title: str, url: str) -> dict[str, Any]:
    trail = [context.list_link(Interpretation)] if context.all(Interpretation) else []
    if url != REPORTS:
        trail.append(LinkView(_TITLE, REPORTS))
    return {
        "title": title,
        "kind": "interpretation_report",
        "section": section_of("interpretation"),
        "labels": context.column_labels(title, _TEXT, _KEYWORDS, "政策解读"),
        "trail": context.trail(*trail),
        "canonical": context.base_url + url,
        "summary": _TEXT,
        "feedback": context.contact(context.host),
    }


def _tables(sheet: ReportSheet) -> Iterator[TableView]:
    if len(sheet.units) > 1:
        sums: Sequence[ReportSums] = (*sheet.units, sheet.summary)
    else:
        sums = sheet.units
    yield TableView(
        f"{sheet.label}各单位政策解读情况",
        _SUM_HEADS,
        tuple(tuple(_cell(v) for v in _sum_values(s)) for s in sums),
        title="各单位情况",
    )
    yield TableView(
        f"{sheet.label}逐件解读情况",
        _ROW_HEADS,
        tuple(_row_cells(r) for r in sheet.rows),
        title="逐件情况",
    )


def _sum_values(sums: ReportSums) -> tuple[Value, ...]:
    forms = "、".join(f"{label}{count}" for label, count in sums.forms)
    numbers = (
        sums.policies, sums.required, sums.interpreted, sums.missing, sums.pending,
    )  # fmt: skip
    times = (sums.same_day, sums.in_time, sums.late, sums.in_step, sums.materials)
    return (
        Value(sums.name, sums.url),
        *(Value(str(n)) for n in numbers),
        Value(sums.rate or "—"),
        *(Value(str(n)) for n in times),
        Value(forms or "—"),
    )


def _cell(value: Value) -> Cell:
    return Cell((value,))


def _row_cells(row: ReportRow) -> tuple[Cell, ...]:
    name = [Value(row.title, row.url)]
    if row.number:
        name.append(Value(row.number))
    materials = f"{row.materials}篇：{'、'.join(row.forms)}" if row.materials else "—"
    state = row.label if row.required or row.first else "无须解读"
    return (
        Cell(tuple(name)),
        _cell(Value(row.unit, row.unit_url)),
        _cell(Value(row.published, iso=row.published)),
        Cell((), Badge(state, row.state)),
        _cell(Value(row.first, iso=row.first) if row.first else Value("—")),
        _cell(Value("—" if row.days is None else str(row.days))),
        _cell(Value(materials)),
        _cell(Value(f"{row.questions}条")),
        _cell(Value(STEPS[row.in_step])),
        Cell(tuple(Value(t) for t in remarks_of(row)) or (Value("—"),)),
    )


def remarks_of(row: ReportRow) -> tuple[str, ...]:
    """What stands in the last column, on pages and in files."""
    said = list(row.remarks)
    if row.lacking:
        said.append(f"没有写{'、'.join(row.lacking)}")
    if not row.required and row.first:
        said.append("不在应当解读之列，自愿解读")
    return tuple(said)


def _list(context: Context, sheets: Sequence[ReportSheet]) -> PlannedPage:
    heads = ("季度", "公开文件", "应当解读", "已解读", "逾期未解读", "解读率", "三同步", "解读材料")
    rows = []
    for sheet in sheets:
        sums = sheet.summary
        name = [Value(sheet.label, sheet.url)]
        if not sheet.finished:
            name.append(Value("还没有结束"))
        numbers: tuple[object, ...] = (
            sums.policies, sums.required, sums.interpreted, sums.missing, sums.rate or "—",
            sums.in_step, sums.materials,
        )  # fmt: skip
        rows.append((Cell(tuple(name)), *(_cell(Value(str(n))) for n in numbers)))
    table = TableView("各季度政策解读情况", heads, tuple(rows))
    view = InterpretationReportView(
        **_frame(context, _TITLE, REPORTS),
        overall=(f"{_TEXT}，由程序按已经公开的文件和解读计算。",),
        tables=(table,),
    )
    return PlannedPage(REPORTS, _TEMPLATE, view, changed_on=max(map(_changed, sheets)))
