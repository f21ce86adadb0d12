"""公开责任台账 as pages and files show it: rows, sums, whole ledgers (ZL-01, CAT-08, CAT-12).

The same frozen rows are the rows of the pages and of the downloads beside them, so the
two cannot differ. Days are ISO text; identifiers are those of the data files.
"""

from __future__ import annotations

from dataclasses import dataclass

from zwgk.model.views import AttachmentView, Fact, LinkView, Pager, PageView, RecordView, TableView


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A duty, or one period or publication of it.

    ``state`` and ``label``: how it stands, as identifier and word; besides the states of
    duties there is ``exempt``. ``code``, ``item``, ``sector``, ``unit``: who owes what.
    ``due``: the last day; ``days`` left or late (negative), ``counted`` in ``working_days``
    or ``days``; ``timing`` says it in words. ``proof``: the publication, its address and
    day; ``earlier``: it belongs to an earlier period; ``elsewhere``: it stands on another
    site; ``proofs``: how many there are in
    all. ``limit``: the limit as understood, ``basis`` the article or document that set it,
    ``law`` its ID (empty: the catalog). ``reason``: why it is not judged or not counted.
    ``projected``: counted over a year whose holidays are not ordered yet. ``sample``:
    demonstration content. ``notes``: all of this a reader must know, in words.
    """

    state: str
    label: str
    code: str
    item: str
    item_url: str
    sector: str = ""
    sector_id: str = ""
    unit: str = ""
    unit_id: str = ""
    unit_url: str | None = None
    period: str = ""
    due: str = ""
    days: int | None = None
    counted: str = ""
    timing: str = ""
    proof: str = ""
    proof_url: str | None = None
    published: str = ""
    earlier: bool = False
    elsewhere: bool = False
    proofs: int = 0
    limit: str = ""
    basis: str = ""
    law: str = ""
    reason: str = ""
    reason_id: str = ""
    projected: bool = False
    sample: bool = False
    notes: tuple[str, ...] = ()
    entries: tuple[LedgerRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A state with its count, as a part of the picture and of its legend.

    ``start`` and ``share`` are percent of all that is counted; of what is not counted both
    are 0. ``url`` leads to its rows, ``meaning`` says it in a sentence.
    """

    state: str
    label: str
    count: int
    start: float = 0.0
    share: float = 0.0
    url: str | None = None
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class LedgerSummary:
    """The sums of a unit, a sector or the whole site.

    ``states``: (state, count) of what is counted. ``coverage`` (of duties),
    ``item_coverage`` (of items) and ``punctuality`` are percentages in words, empty where
    there is nothing to divide by; they are never rounded up.
    """

    id: str
    name: str
    url: str
    states: tuple[tuple[str, int], ...] = ()
    owed: int = 0
    exempt: int = 0
    covered: int = 0
    items: int = 0
    items_covered: int = 0
    in_time: int = 0
    late: int = 0
    skipped: int = 0
    unjudged: int = 0
    coverage: str = ""
    item_coverage: str = ""
    punctuality: str = ""

    def count(self, state: str) -> int:
        """How many duties are in a state."""
        return dict(self.states).get(state, 0)


@dataclass(frozen=True, slots=True)
class LedgerSheet:
    """A whole ledger for the files beside its page: of the site, a unit or a sector.

    ``scope``: ``site``, ``organisation`` or ``sector``. ``csv``, ``json``, ``xlsx``:
    addresses of the files. ``outside``: what units published that do not owe it;
    ``organisations`` and ``sectors``: sums, of the site's ledger only.
    """

    scope: str
    title: str
    url: str
    csv: str
    json: str
    xlsx: str
    summary: LedgerSummary
    rows: tuple[LedgerRow, ...]
    outside: tuple[LedgerRow, ...] = ()
    organisations: tuple[LedgerSummary, ...] = ()
    sectors: tuple[LedgerSummary, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerView(PageView):
    """Every page of the ledger.

    ``intro``: the sums in words; ``figure`` and ``figure_label`` the one number that says
    most. ``segments``: picture and legend. ``columns``: which columns ``rows`` have besides
    the item (``unit``, ``sector``); ``anchors``: row number → id. ``lists``: (title, rows,
    link to all of them). ``subscriptions``: calendar and feed. ``how``: how to read it.
    """

    intro: tuple[str, ...] = ()
    figure: str = ""
    figure_label: str = ""
    segments: tuple[Segment, ...] = ()
    segments_label: str = ""
    links: tuple[LinkView, ...] = ()
    facets: tuple[Fact, ...] = ()
    lists: tuple[tuple[str, tuple[LedgerRow, ...], LinkView | None], ...] = ()
    tables: tuple[TableView, ...] = ()
    rows: tuple[LedgerRow, ...] = ()
    columns: tuple[str, ...] = ()
    caption: str = ""
    anchors: tuple[tuple[int, str], ...] = ()
    pager: Pager | None = None
    files: tuple[AttachmentView, ...] = ()
    subscriptions: tuple[AttachmentView, ...] = ()
    how: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemView(RecordView):
    """公开事项: its fields, and what every unit that owes it has published.

    ``duties``: rows by unit, newest first; ``duties_note`` says what is left out.
    ``segments`` sum up the units where there are several, ``segments_label`` in words.
    """

    duties: tuple[LedgerRow, ...] = ()
    duties_note: str = ""
    segments: tuple[Segment, ...] = ()
    segments_label: str = ""
