"""The pages of 公开责任台账: of the site, of units and sectors, by state (ZL-01, CAT-08).

A duty is a row of its unit's, its sector's and its state's page, nowhere else, so that
pages grow with the duties. Beside the pages of the site, of units and sectors stand the
same rows as files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from zwgk.model.addresses import facet_address, list_address
from zwgk.model.graph import RecordKey
from zwgk.model.ledger import Duty, DutyState, Entry, Tally
from zwgk.model.ledger_views import LedgerRow, LedgerSheet, LedgerSummary, LedgerView, Segment
from zwgk.model.organisation import Organisation
from zwgk.model.publication import DeadlineCalendar
from zwgk.model.result import PlannedPage
from zwgk.model.sector import Sector
from zwgk.model.views import AttachmentView, Fact, LinkView, Notice, TableView, Value
from zwgk.plan.context import Context
from zwgk.plan.deadlines import calendar
from zwgk.plan.feeds import feed_of
from zwgk.plan.ledger_rows import (
    LEDGER,
    duty_row,
    in_order,
    picture,
    sector_address,
    segments,
    state_address,
    unit_address,
)
from zwgk.plan.ledger_sums import sums_table, worst
from zwgk.plan.ledger_words import EXEMPT, State, states, summary, told
from zwgk.plan.pager import pager

#: Rows a page of the ledger has: more than other lists, because rows are compared.
ROWS = 40
#: Units and sectors on a page of their list, and the first of each on the first page.
_SUMS = 40
_WORST = 20
#: Rows of what is overdue and due soon on the first page.
_FIRST = 10

_TITLE = "公开责任台账"
_TEMPLATE = "kinds/ledger/page.html"
_ROWS_TEMPLATE = "kinds/ledger_rows/page.html"
_KEYWORDS = (_TITLE, "标准目录", "按时公开")
_ORDER = "要紧的在前：逾期未公开、即将到期、从未公开、逾期公开、本期未到期、已公开"


@dataclass
class Made:
    """What this module makes of a site: pages, and what is written beside them."""

    pages: list[PlannedPage] = field(default_factory=list)
    sheets: list[LedgerSheet] = field(default_factory=list)
    calendars: list[DeadlineCalendar] = field(default_factory=list)


def ledger_pages(context: Context) -> Made:
    """All pages of the ledger; none where the catalog has no duties."""
    made = Made()
    if context.facts.ledger.duties:
        _Pages(context, made).all()
    return made


@dataclass
class _Scope:
    """A unit, a sector or the whole site (``record`` None), with its duties and rows."""

    record: Organisation | Sector | None
    name: str
    url: str
    sums: LedgerSummary
    duties: Sequence[Duty]
    rows: list[LedgerRow]


@dataclass
class _Pages:
    context: Context
    made: Made
    _rows: dict[int, LedgerRow] = field(default_factory=dict)

    def all(self) -> None:
        """Make everything, in the order of addresses."""
        ledger = self.context.facts.ledger
        self._rows = {id(d): duty_row(self.context, d) for d in ledger.duties}
        units = [
            self._scope(u, u.short_name or u.name, unit_address(u.key), ledger.by_subject)
            for u in self.context.all(Organisation)
        ]
        sectors = [
            self._scope(s, f"{s.name}领域", sector_address(s.key), ledger.by_sector)
            for s in self.context.all(Sector)
            if s.key in ledger.by_sector
        ]
        owing = [d for d in ledger.duties if d.subject]
        name = self.context.site.county
        whole = _Scope(
            None,
            name,
            LEDGER,
            summary("", name, LEDGER, ledger.tally),
            owing,
            in_order(self._rows[id(d)] for d in owing),
        )
        units.sort(key=lambda s: worst(s.sums, s.sums.covered, s.sums.owed))
        sectors.sort(key=lambda s: worst(s.sums, s.sums.items_covered, s.sums.items))
        self._files(whole, units, sectors)
        self._first(whole, units, sectors)
        self._sums("organisations", "各单位公开责任台账", units, self._unit_table)
        self._sums("sectors", "各领域公开责任台账", sectors, self._sector_table)
        for scope in (*units, *sectors):
            self._files(scope)
            self._ledger_of(scope)
        self._by_state(whole)
        self._by_timeliness(whole)

    def _scope(
        self,
        record: Organisation | Sector,
        name: str,
        url: str,
        duties_of: Mapping[RecordKey, tuple[Duty, ...]],
    ) -> _Scope:
        # Whoever published it, an item is covered; rows are of those who owe it.
        duties = [d for d in duties_of.get(record.key, ()) if d.subject]
        rows = in_order(self._rows[id(d)] for d in duties)
        called = record.name if isinstance(record, Sector) else name
        tally = self.context.facts.ledger.tallies.get(record.key, Tally())
        sums = summary(record.id, called, url, tally)
        return _Scope(record, name, url, sums, duties, rows)

    # -- pages -----------------------------------------------------------------------------

    def _first(self, whole: _Scope, units: list[_Scope], sectors: list[_Scope]) -> None:
        """/ledger/: sums in words, picture and numbers; what is late; units; sectors."""
        sums = whole.sums
        linked = [
            replace(s, url=self._state_url(s.state) if s.count else None)
            for s in segments(self.context, sums)
        ]
        lists = []
        for state in self._states()[:2]:
            found = [r for r in whole.rows if r.state == state.id]
            more = None
            if len(found) > _FIRST:
                more = LinkView(f"全部{len(found)}条", state_address(state))
            if found:
                lists.append((state.label, tuple(found[:_FIRST]), more))
        text = "标准目录的每一个事项，由谁公开、最迟哪天公开、公开了没有"
        view = LedgerView(
            **self._frame(_TITLE, text, LEDGER, ()),
            kind="ledger",
            notices=_samples(whole.rows),
            intro=told(sums, self.context.facts.today, by_item=True),
            figure=sums.item_coverage,
            figure_label="的应公开事项已有公开信息",
            segments=tuple(linked),
            segments_label=picture(sums, linked),
            facets=self._facets(whole),
            lists=tuple(lists),
            tables=(
                self._unit_table(units[:_WORST], len(units)),
                self._sector_table(sectors[:_WORST], len(sectors)),
            ),
            links=(
                LinkView(f"全部{len(units)}个单位", f"{LEDGER}organisations/"),
                LinkView(f"全部{len(sectors)}个领域", f"{LEDGER}sectors/"),
            ),
            files=self._downloads(whole),
            subscriptions=self._subscriptions(whole),
            how=self._how(),
            feed=feed_of(self.context),
        )
        self.made.pages.append(PlannedPage(LEDGER, _TEMPLATE, view, changed_on=self._today))

    def _sums(self, word: str, title: str, scopes: list[_Scope], table: Any) -> None:
        """/ledger/organisations/ and /ledger/sectors/: everybody, worst first."""
        stem = f"{LEDGER}{word}"
        count = max(1, -(-len(scopes) // _SUMS))
        for number in range(1, count + 1):
            part = scopes[(number - 1) * _SUMS : number * _SUMS]
            url = list_address(stem, number)
            text = f"{title}：应公开多少、公开了多少、按时没有"
            view = LedgerView(
                **self._frame(_numbered(title, number), text, url, (LinkView(_TITLE, LEDGER),)),
                kind="ledger",
                tables=(table(part, len(scopes)),),
                pager=pager(stem, number, count, len(scopes)),
            )
            self.made.pages.append(PlannedPage(url, _TEMPLATE, view, changed_on=self._today))

    def _ledger_of(self, scope: _Scope) -> None:
        """The ledger of a unit or a sector."""
        assert scope.record is not None
        unit = isinstance(scope.record, Organisation)
        above = LinkView(
            "各单位" if unit else "各领域", f"{LEDGER}{'organisations' if unit else 'sectors'}/"
        )
        title = f"{scope.name}{_TITLE}"
        own = LinkView(
            f"{scope.name}：职责、地址和电话" if unit else f"{scope.name}标准目录",
            self.context.url(scope.record),
        )
        text = f"{scope.name}应当公开的事项：最迟哪天公开、公开了没有"
        stem = scope.url.rstrip("/")
        linked = [
            replace(s, url=_place(stem, scope.rows, s)) for s in segments(self.context, scope.sums)
        ]
        sums = scope.sums
        view = LedgerView(
            **self._frame(title, text, scope.url, (LinkView(_TITLE, LEDGER), above)),
            kind="ledger_rows",
            notices=_samples(scope.rows),
            caption=f"{scope.name}的公开责任。{_ORDER}",
            columns=() if unit else ("unit",),
            intro=told(sums, self.context.facts.today, by_item=not unit),
            figure=sums.coverage if unit else sums.item_coverage,
            figure_label="的公开责任已经公开过" if unit else "的应公开事项已有公开信息",
            segments=tuple(linked),
            segments_label=picture(sums, linked),
            links=(own, LinkView("台账怎么看", f"{LEDGER}#how")),
            files=self._downloads(scope),
            subscriptions=self._subscriptions(scope),
        )
        view = replace(
            view, feedback=self._answering(scope.record), feed=feed_of(self.context, scope.record)
        )
        if not scope.rows:
            view = replace(view, intro=_without_duties(self.context, scope), figure="", segments=())
        self._paged(stem, view, scope.rows)

    def _answering(self, record: Organisation | Sector) -> Any:
        return self.context.contact(self.context.unit(record))

    def _by_state(self, whole: _Scope) -> None:
        for state in self._states():
            rows = [r for r in whole.rows if r.state == state.id]
            if rows:
                title = f"{state.label}的公开责任"
                self._list(whole, state_address(state), title, state.meaning, rows)

    def _by_timeliness(self, whole: _Scope) -> None:
        """What the rate of punctuality counts as late, and what it leaves out: every one."""
        for word, (label, text) in _TIMELINESS.items():
            rows = self._timed(whole, word)
            if rows:
                self._list(whole, _timeliness_address(word), f"{label}的每期每条", text, rows)

    def _timed(self, whole: _Scope, word: str) -> list[LedgerRow]:
        found: list[LedgerRow] = []
        for duty in whole.duties:
            rows = self._rows[id(duty)].entries
            found += [row for row, e in zip(rows, duty.entries, strict=True) if _belongs(e, word)]
        return sorted(found, key=lambda r: (r.due or r.published, r.code, r.unit_id), reverse=True)

    def _list(self, whole: _Scope, url: str, title: str, text: str, rows: list[LedgerRow]) -> None:
        view = LedgerView(
            **self._frame(title, text, url, (LinkView(_TITLE, LEDGER),)),
            kind="ledger_rows",
            caption=f"{title}，共{len(rows)}条",
            columns=("unit",),
            intro=(f"{text}。",),
            facets=self._facets(whole),
            links=(LinkView("台账怎么看", f"{LEDGER}#how"),),
        )
        self._paged(url.rstrip("/"), view, rows)

    def _paged(self, stem: str, view: LedgerView, rows: list[LedgerRow]) -> None:
        """``view`` with ``rows`` over as many pages as they need; sums on the first only."""
        count = max(1, -(-len(rows) // ROWS))
        for number in range(1, count + 1):
            first = (number - 1) * ROWS
            part = rows[first : first + ROWS]
            url = list_address(stem, number)
            page = replace(
                view,
                title=_numbered(view.title, number),
                canonical=self.context.base_url + url,
                rows=tuple(part),
                anchors=_anchors(rows, first, len(part)),
                pager=pager(stem, number, count, len(rows)) if rows else None,
            )
            if number > 1:
                page = replace(
                    page, notices=(), intro=(), figure="", files=(), subscriptions=(), feed=None
                )
            self.made.pages.append(PlannedPage(url, _ROWS_TEMPLATE, page, changed_on=self._today))

    # -- parts of pages --------------------------------------------------------------------

    @property
    def _today(self) -> str:
        return self.context.facts.today.isoformat()

    def _states(self) -> tuple[State, ...]:
        return states(self.context.facts.ledger.due_soon_days)

    def _state_url(self, state_id: str) -> str:
        return next(state_address(s) for s in self._states() if s.id == state_id)

    def _frame(
        self, title: str, text: str, url: str, above: tuple[LinkView, ...]
    ) -> dict[str, Any]:
        return {
            "title": title,
            "section": "catalog",
            "labels": self.context.column_labels(title, text, _KEYWORDS, "信息公开目录"),
            "trail": self.context.trail(*above),
            "canonical": self.context.base_url + url,
            "summary": f"{text}。",
            "feedback": self.context.contact(self.context.host),
        }

    def _facets(self, whole: _Scope) -> tuple[Fact, ...]:
        """Every list of the ledger, with its count: filtering without script."""
        counts = dict(whole.sums.states) | {EXEMPT: whole.sums.exempt}
        by_state = tuple(
            Value(f"{s.label}（{counts[s.id]}）", state_address(s))
            for s in self._states()
            if counts.get(s.id)
        )
        timed = {"late": whole.sums.late, "unjudged": whole.sums.unjudged}
        by_time = tuple(
            Value(f"{_TIMELINESS[word][0]}（{count}）", _timeliness_address(word))
            for word, count in timed.items()
            if count
        )
        facts = (Fact("状态", by_state), Fact("按时", by_time))
        return tuple(f for f in facts if f.values)

    def _unit_table(self, scopes: Sequence[_Scope], total: int) -> TableView:
        return sums_table("单位", "各单位", "应公开", [s.sums for s in scopes], total, items=False)

    def _sector_table(self, scopes: Sequence[_Scope], total: int) -> TableView:
        return sums_table(
            "领域", "各领域", "应公开事项", [s.sums for s in scopes], total, items=True
        )

    def _how(self) -> tuple[Fact, ...]:
        """What each state means, and how days are counted, for everybody."""
        found = [Fact(s.label, (Value(s.meaning),)) for s in self._states()]
        found.append(
            Fact(
                "时限怎么数",
                (
                    Value("从信息形成的第二天数起，工作日照国务院办公厅每年的放假通知"),
                    Value("目录和法律规定不一样的，哪个更早按哪个；最后一天当天公开算按时"),
                ),
            )
        )
        found.append(
            Fact(
                "谁来算",
                (
                    Value("每次更新网站时由程序按目录和已经公开的内容计算，不靠填报"),
                    Value("草稿和还没有到发布时间的不算公开，这里也不写它们的名称和日期"),
                ),
            )
        )
        return tuple(found)

    # -- files beside pages ------------------------------------------------------------------

    def _files(
        self, scope: _Scope, units: Iterable[_Scope] = (), sectors: Iterable[_Scope] = ()
    ) -> None:
        if not scope.rows:
            return
        record = scope.record
        word = f"-{record.id}" if record else ""
        kind = record.kind.name if record else "site"
        duties = self.context.facts.ledger.duties if record is None else ()
        self.made.sheets.append(
            LedgerSheet(
                scope=kind,
                title=_TITLE if record is None else f"{scope.name}{_TITLE}",
                url=scope.url,
                csv=f"{scope.url}ledger{word}.csv",
                json=f"{scope.url}ledger{word}.json" if record else "api/ledger.json",
                xlsx=f"{scope.url}ledger{word}.xlsx",
                summary=scope.sums,
                rows=tuple(scope.rows),
                outside=tuple(self._rows[id(d)] for d in duties if not d.subject),
                organisations=tuple(s.sums for s in units),
                sectors=tuple(s.sums for s in sectors),
            )
        )
        if not isinstance(record, Sector) and scope.sums.owed:
            pairs = [(d, self._rows[id(d)]) for d in scope.duties]
            self.made.calendars.append(calendar(self.context, scope.name, scope.url, pairs))

    def _downloads(self, scope: _Scope) -> tuple[AttachmentView, ...]:
        sheet = next((s for s in reversed(self.made.sheets) if s.url == scope.url), None)
        if sheet is None:
            return ()
        return (
            AttachmentView(f"{sheet.title}，可以排序、筛选、打印", sheet.xlsx, "XLSX", ""),
            AttachmentView(f"{sheet.title}，纯文字表格", sheet.csv, "CSV", ""),
            AttachmentView(f"{sheet.title}，给程序读的数据", sheet.json, "JSON", ""),
        )

    def _subscriptions(self, scope: _Scope) -> tuple[AttachmentView, ...]:
        found = [c for c in self.made.calendars[-1:] if c.page == scope.url]
        feed = feed_of(self.context, scope.record)
        return (
            *(AttachmentView(f"{c.title}，到期前在日历里看到", c.url, "ICS", "") for c in found),
            *((AttachmentView(feed.title, feed.url, "Atom", ""),) if feed else ()),
        )


# -- lists by whether things were in time -------------------------------------------------------

_TIMELINESS = {
    "late": ("不按时", "按时率算作不按时的每一期、每一条：逾期公开的、逾期未公开的、漏掉的"),
    "unjudged": ("无法判断", "公开了，但是不能判断按时不按时的，逐条写明原因；不计入按时率"),
}


def _timeliness_address(word: str) -> str:
    return facet_address("ledger", "timeliness", word)


def _belongs(entry: Entry, word: str) -> bool:
    if word == "late":
        return entry.judged and entry.state is not DutyState.fulfilled
    return not entry.judged and entry.proven


# -- small parts ------------------------------------------------------------------------------


def _numbered(title: str, number: int) -> str:
    return title if number == 1 else f"{title} 第{number}页"


def _anchors(rows: Sequence[LedgerRow], first: int, count: int) -> tuple[tuple[int, str], ...]:
    """(row of the page, id) of the first row of each state."""
    found = []
    for n in range(first, first + count):
        if n == 0 or rows[n].state != rows[n - 1].state:
            found.append((n - first, f"state-{rows[n].state.replace('_', '-')}"))
    # Entries are sorted by day: a state comes again and again, and no id may.
    return tuple(found) if len({name for _, name in found}) == len(found) else ()


def _place(stem: str, rows: Sequence[LedgerRow], segment: Segment) -> str | None:
    """Where on the pages of a ledger the rows of a state begin."""
    for n, row in enumerate(rows):
        if row.state == segment.state:
            page = list_address(stem, n // ROWS + 1)
            return f"{page}#state-{segment.state.replace('_', '-')}"
    return None


def _samples(rows: Iterable[LedgerRow]) -> tuple[Notice, ...]:
    count = len({r.code for r in rows if r.sample})
    text = f"有{count}个事项是演示内容，标着“演示”，不反映真实情况。"
    return (Notice("info", text),) if count else ()


def _without_duties(context: Context, scope: _Scope) -> tuple[str, ...]:
    unit = scope.record
    if isinstance(unit, Organisation) and unit.abolished_on:
        successor = context.one(unit, Organisation, "successor")
        to = f"，由{successor.short_name or successor.name}承接公开责任" if successor else ""
        return (f"{scope.name}已于{unit.abolished_on.isoformat()}撤并{to}。",)
    return (f"标准目录里没有由{scope.name}公开的事项。",)
