"""The ledger as files beside its pages: workbook, text table and data (CAT-12, IPF-04).

All three hold the rows of the page and nothing else decides their content. Each row is
written once for every format, however many files it stands in.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from zwgk.model.addresses import written
from zwgk.model.ledger import DutyState
from zwgk.model.ledger_views import LedgerRow, LedgerSheet, LedgerSummary
from zwgk.model.result import OutputFile, Plan
from zwgk.model.views import SiteView
from zwgk.outputs.table_book import CellValue, Column, Styled, Table, table_book
from zwgk.outputs.terminal import table

_UNITS = {"": "", "working_days": "工作日", "days": "天"}

#: (head, width, value) of every column of the table, for text tables and workbooks alike.
_COLUMNS: tuple[tuple[str, int, Callable[[LedgerRow], CellValue]], ...] = (
    ("事项编码", 14, lambda r: r.code),
    ("公开事项", 28, lambda r: r.item),
    ("领域", 12, lambda r: r.sector),
    ("公开主体", 16, lambda r: r.unit),
    ("状态", 12, lambda r: r.label),
    ("期次", 12, lambda r: r.period),
    ("最迟公开日期", 13, lambda r: _day(r.due)),
    ("早晚", 16, lambda r: r.timing),
    ("早晚天数", 9, lambda r: r.days),
    ("天数单位", 9, lambda r: _UNITS[r.counted]),
    ("实际公开日期", 13, lambda r: _day(r.published)),
    ("凭证", 34, lambda r: r.proof),
    ("凭证条数", 9, lambda r: r.proofs),
    ("公开时限", 30, lambda r: r.limit),
    ("时限出处", 22, lambda r: r.basis),
    ("说明", 30, lambda r: _remarks(r)),
    ("事项网址", 30, lambda r: r.item_url),
    ("凭证网址", 30, lambda r: r.proof_url or ""),
)
_HEADS = tuple(head for head, _, _ in _COLUMNS)
#: An entry is a row without what only a duty has.
_OF_ENTRIES = tuple(n for n, head in enumerate(_HEADS) if head != "凭证条数")
_TONES = {
    DutyState.fulfilled.name: "go",
    DutyState.fulfilled_late.name: "half",
    DutyState.due_soon.name: "wait",
    DutyState.overdue.name: "stop",
    DutyState.skipped.name: "stop",
}

_SUM_COLUMNS: tuple[tuple[str, int, Callable[[LedgerSummary], CellValue]], ...] = (
    ("名称", 24, lambda s: s.name),
    ("应公开事项", 11, lambda s: s.items),
    ("已有公开信息的事项", 13, lambda s: s.items_covered),
    ("公开率（事项）", 11, lambda s: s.item_coverage),
    ("应公开", 9, lambda s: s.owed),
    ("已经公开过", 11, lambda s: s.covered),
    ("公开率（责任）", 11, lambda s: s.coverage),
    *(
        (state.label, 11, lambda s, state=state: s.count(state.name))
        for state in DutyState
        if state is not DutyState.skipped
    ),
    ("不计入", 9, lambda s: s.exempt),
    ("按时", 9, lambda s: s.in_time),
    ("不按时", 9, lambda s: s.late),
    ("其中漏期", 9, lambda s: s.skipped),
    ("无法判断", 9, lambda s: s.unjudged),
    ("按时率", 9, lambda s: s.punctuality),
)


def ledger_files(plan: Plan) -> Iterator[OutputFile]:
    """Workbook, text table and data of every ledger of the plan."""
    writer = _Writer(plan.site)
    for sheet in plan.sheets:
        yield OutputFile(sheet.csv, writer.csv(sheet))
        yield OutputFile(sheet.json, writer.json(sheet))
        yield OutputFile(sheet.xlsx, writer.xlsx(sheet))


#: Columns of the self-assessment on a terminal: head and value.
_BRIEF: tuple[tuple[str, Callable[[LedgerSummary], str]], ...] = (
    ("应公开事项", lambda s: str(s.items)),
    ("公开率", lambda s: s.item_coverage or "—"),
    ("公开责任", lambda s: str(s.owed)),
    ("责任公开率", lambda s: s.coverage or "—"),
    ("逾期未公开", lambda s: str(s.count("overdue"))),
    ("即将到期", lambda s: str(s.count("due_soon"))),
    ("从未公开", lambda s: str(s.count("never_published"))),
    ("按时率", lambda s: s.punctuality or "—"),
    ("无法判断", lambda s: str(s.unjudged)),
)


def coverage_text(sheet: LedgerSheet, site: SiteView) -> bytes:
    """The self-assessment for reading: the whole, then units, then sectors."""
    lines = [f"{site.county}公开责任自查表（截至{site.today}）", ""]
    for label, group in (("单位", sheet.organisations), ("领域", sheet.sectors)):
        rows = [(label, *(head for head, _ in _BRIEF))]
        rows += [(s.name, *(value(s) for _, value in _BRIEF)) for s in (*group, sheet.summary)]
        lines += [*table(rows), ""]
    lines.append(
        "应公开事项的公开率：有人公开过就算；应公开（一个事项由一个单位公开算一条）的公开率："
    )
    lines.append("本单位公开过才算。按时率只算能判断的；逾期未公开、漏期都算不按时。")
    return ("\n".join(lines) + "\n").encode()


def coverage_csv(sheet: LedgerSheet, site: SiteView) -> bytes:
    """The self-assessment as a text table."""
    heads = ("截至", "类别", *(head for head, _, _ in _SUM_COLUMNS))
    groups = (("全部", (sheet.summary,)), ("单位", sheet.organisations), ("领域", sheet.sectors))
    rows = [
        (site.today, label, *(_plain(value(s)) for _, _, value in _SUM_COLUMNS))
        for label, group in groups
        for s in group
    ]
    return _lines([heads, *rows]).encode("utf-8-sig")


def coverage_json(sheet: LedgerSheet, site: SiteView) -> bytes:
    """The self-assessment as data: the sums of the ledger without its rows."""
    return (_json(_head(sheet, site)) + "\n").encode()


def coverage_xlsx(sheet: LedgerSheet, site: SiteView) -> bytes:
    """The self-assessment as a workbook: units, sectors."""
    return table_book(
        _sum_tables(sheet, site),
        title=f"{site.county}公开责任自查表",
        author=site.name,
        made_on=date.fromisoformat(site.today),
    )


#: Formats of ``zwgk report coverage``.
COVERAGE: dict[str, Callable[[LedgerSheet, SiteView], bytes]] = {
    "text": coverage_text,
    "json": coverage_json,
    "csv": coverage_csv,
    "xlsx": coverage_xlsx,
}


class _Writer:
    """Writes ledgers; keeps what it wrote of each row."""

    def __init__(self, site: SiteView) -> None:
        self.site = site
        self._kept: dict[int, list[CellValue]] = {}
        self._csv: dict[int, str] = {}
        self._json: dict[int, str] = {}

    # -- text table ------------------------------------------------------------------------

    def csv(self, sheet: LedgerSheet) -> bytes:
        """The table with a mark at the start, by which spreadsheets know the encoding."""
        lines = [_lines([_HEADS]), *(self._line(r) for r in sheet.rows)]
        return "".join(lines).encode("utf-8-sig")

    def _line(self, one: LedgerRow) -> str:
        found = self._csv.get(id(one))
        if found is None:
            found = self._csv[id(one)] = _lines([[_plain(v) for v in self._values(one)]])
        return found

    def _values(self, one: LedgerRow) -> list[CellValue]:
        found = self._kept.get(id(one))
        if found is None:
            found = self._kept[id(one)] = self._read(one)
        return list(found)

    def _read(self, one: LedgerRow) -> list[CellValue]:
        values = [value(one) for _, _, value in _COLUMNS]
        for n in (-2, -1):
            values[n] = self._absolute(str(values[n]))
        return values

    def _absolute(self, url: str) -> str:
        """The whole address; proofs on other sites have theirs."""
        if not url or url.startswith(("http://", "https://")):
            return url
        return self.site.base_url + written(url)

    # -- data ------------------------------------------------------------------------------

    def json(self, sheet: LedgerSheet) -> bytes:
        head = _json(_head(sheet, self.site))[:-1]
        duties = ",\n".join(self._duty(r) for r in sheet.rows)
        outside = ",\n".join(self._duty(r) for r in sheet.outside)
        return f'{head},\n"duties":[\n{duties}\n],\n"outside":[\n{outside}\n]}}\n'.encode()

    def _duty(self, one: LedgerRow) -> str:
        found = self._json.get(id(one))
        if found is None:
            data = {
                "item": one.code,
                "title": one.item,
                "url": self._absolute(one.item_url),
                "sector": one.sector_id or None,
                "sector_name": one.sector or None,
                "organisation": one.unit_id or None,
                "organisation_name": one.unit or None,
                **self._entry(one),
                "publications": one.proofs,
                "sample": one.sample,
                "entries": [self._entry(e) for e in one.entries],
            }
            found = self._json[id(one)] = _json(data)
        return found

    def _entry(self, one: LedgerRow) -> dict[str, Any]:
        proof = None
        if one.proof_url is not None:
            proof = {
                "title": one.proof,
                "url": self._absolute(one.proof_url),
                "published_on": one.published or None,
                "earlier": one.earlier,
            }
        return {
            "state": one.state,
            "period": one.period or None,
            "due_on": one.due or None,
            "days": one.days,
            "days_counted": one.counted or None,
            "proof": proof,
            "limit": one.limit or None,
            "limit_basis": one.basis or None,
            "law": one.law or None,
            "reason": one.reason_id or None,
            "projected": one.projected,
        }

    # -- workbook --------------------------------------------------------------------------

    def xlsx(self, sheet: LedgerSheet) -> bytes:
        note = f"{self.site.name}，截至{self.site.today}。{self._absolute(sheet.url)}"
        columns = tuple(Column(head, width) for head, width, _ in _COLUMNS)
        entries = [self._of_entry(e) for r in sheet.rows for e in r.entries]
        tables = [
            Table("台账", sheet.title, note, columns, [self._styled(r) for r in sheet.rows]),
            Table(
                "每期每条",
                f"{sheet.title}：每一期、每一条",
                note,
                tuple(columns[n] for n in _OF_ENTRIES),
                entries,
            ),
        ]
        if sheet.organisations:
            tables += _sum_tables(sheet, self.site)
        return table_book(
            tables,
            title=sheet.title,
            author=self.site.name,
            made_on=date.fromisoformat(self.site.today),
        )

    def _styled(self, one: LedgerRow) -> list[CellValue]:
        values = self._values(one)
        values[_ITEM] = Styled(one.item, str(values[-2]))
        values[_STATE] = Styled(one.label, tone=_TONES.get(one.state, "soft"))
        if one.proof:
            values[_PROOF] = Styled(one.proof, str(values[-1]))
        return values

    def _of_entry(self, one: LedgerRow) -> list[CellValue]:
        values = self._styled(one)
        values[_ITEM] = one.item  # linked on the first sheet; here only the proof is
        return [values[n] for n in _OF_ENTRIES]


_ITEM, _STATE, _PROOF = (_HEADS.index(head) for head in ("公开事项", "状态", "凭证"))


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _remarks(one: LedgerRow) -> str:
    said = [*one.notes]
    if one.earlier:
        said.append("凭证是上一次公开的")
    if one.sample:
        said.append("演示内容")
    return "；".join(said)


def _plain(value: CellValue) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _lines(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _head(sheet: LedgerSheet, site: SiteView) -> dict[str, Any]:
    return {
        "site": {"name": site.name, "code": site.site_code, "url": site.base_url},
        "title": sheet.title,
        "scope": sheet.scope,
        "url": site.base_url + written(sheet.url),
        "computed_for": site.today,
        "summary": _sums(sheet.summary),
        "organisations": [_sums(s) for s in sheet.organisations],
        "sectors": [_sums(s) for s in sheet.sectors],
    }


def _sums(sums: LedgerSummary) -> dict[str, Any]:
    return {
        "id": sums.id or None,
        "name": sums.name,
        "items": sums.items,
        "items_covered": sums.items_covered,
        "duties": sums.owed,
        "duties_covered": sums.covered,
        "states": {state.name: sums.count(state.name) for state in DutyState},
        "exempt": sums.exempt,
        "in_time": sums.in_time,
        "late": sums.late,
        "skipped": sums.skipped,
        "unjudged": sums.unjudged,
    }


def _sum_tables(sheet: LedgerSheet, site: SiteView) -> Iterator[Table]:
    columns = tuple(Column(head, width) for head, width, _ in _SUM_COLUMNS)
    for name, group in (("各单位", sheet.organisations), ("各领域", sheet.sectors)):
        yield Table(
            name,
            f"{site.county}{name}公开责任",
            f"截至{site.today}，由程序按标准目录和已经公开的内容计算",
            columns,
            [[value(s) for _, _, value in _SUM_COLUMNS] for s in (*group, sheet.summary)],
        )
