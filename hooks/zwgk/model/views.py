"""What templates may read: frozen values, nothing that can reach a record or the graph.

Every address here is relative to the site root without a leading slash (``""`` is the
home page, ``"policies/x/"`` a page); templates write it with the ``href`` filter, which
makes it relative to the page at hand. Text is plain and escaped by the template;
``Html`` fields are ready. Times come as shown (``2022-01-31 09:30``) with an ISO twin.
"""

from __future__ import annotations

from dataclasses import dataclass

from zwgk.model.body import BodyText


#: A state word and its CSS hook: in_force, amended, repealed, expired, not_yet_in_force,
#: open, closed, upcoming, answered, draft, sample, overdue, done, ongoing, archived …
@dataclass(frozen=True, slots=True)
class Badge:
    """A state, told by word; ``state`` is the identifier for shape and colour.

    ``turns``: what it becomes by itself on later days; ``until``: its own last day (DEC-09).
    Without ``text`` there is nothing to tell yet.
    """

    text: str
    state: str
    turns: tuple[Turn, ...] = ()
    until: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """A later state, and the first and last day (ISO; ``until`` may be open) that it holds."""

    text: str
    state: str
    since: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Phase:
    """A sentence that holds from one day to another; ``now``: on the day of the build.

    ``days``: days left until ``last``, which scripts keep right; None without a countdown.
    """

    text: str
    since: str = ""
    until: str = ""
    now: bool = True
    days: int | None = None
    last: str = ""


@dataclass(frozen=True, slots=True)
class PeriodView:
    """From when to when something is open, its state, and what that means for the reader."""

    label: str
    opens: str
    closes: str
    badge: Badge
    made: str
    phases: tuple[Phase, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link. ``external`` marks one that leaves the site (GW-34)."""

    title: str
    url: str
    external: bool = False
    current: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a fact: text, with a link, a telephone or a time where it has one.

    ``since``, ``until``: the first and last day (ISO) on which it holds, where it turns.
    """

    text: str
    url: str | None = None
    phone: str | None = None
    iso: str | None = None
    external: bool = False
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of a definition list: label and one or more values."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list (GW-39): link, title, date, and what tells it apart."""

    title: str
    url: str
    date: str = ""
    iso: str = ""
    kind: str = ""
    unit: str = ""
    summary: str = ""
    badge: Badge | None = None
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A titled list inside a page. ``more`` leads to the full list; ``anchor`` is its id."""

    title: str
    rows: tuple[Row, ...]
    more: LinkView | None = None
    anchor: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell with an optional link or badge; ``lines`` where it holds several."""

    lines: tuple[Value, ...]
    badge: Badge | None = None


@dataclass(frozen=True, slots=True)
class TableView:
    """A data table: caption, column heads, rows; cell ``header`` of each row names it."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    header: int = 0
    anchors: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class ContactView:
    """How to reach a person or unit."""

    name: str
    unit: LinkView | None = None
    role: str = ""
    phones: tuple[str, ...] = ()
    hours: str = ""
    address: str = ""
    postcode: str = ""
    email: str = ""
    checked_on: str = ""
    url: str | None = None
    lead: bool = False


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """A file to download: name, address, type such as ``DOCX``, size such as ``24 KB``.

    ``pages``: of a PDF, 0 where not known; ``scanned``: a PDF of pictures without words.
    """

    title: str
    url: str
    type: str
    size: str
    pages: int = 0
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of a timeline."""

    date: str
    iso: str
    title: str
    text: str = ""
    url: str | None = None
    badge: Badge | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A remark at the top of a page: repealed by, amended by, sample, held back …

    ``tone`` is ``info``, ``warning`` or ``done``; ``links`` follow the text. ``since``,
    ``until``: the first and last day (ISO) on which it holds, where it turns.
    """

    tone: str
    text: str
    links: tuple[LinkView, ...] = ()
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a procedure: verb phrase, explanation, time in words, who does it."""

    title: str
    text: str = ""
    time: str = ""
    actor: str = ""




@dataclass(frozen=True, slots=True)
class OpeningView:
    """When a place is open: the day of the build in words, and the rules for the script.

    ``state``: ``open``, ``closed`` or ``ask``; ``rules``, ``holidays``, ``days`` and
    ``until`` as ``plan/place_parts.py`` writes them.
    """

    text: str
    state: str
    rules: str
    holidays: str
    days: str
    until: str


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place to go to."""

    name: str
    url: str
    kind: str = ""
    address: str = ""
    hours: str = ""
    phones: tuple[str, ...] = ()
    area: str = ""
    services: tuple[str, ...] = ()
    accessible: tuple[str, ...] = ()
    elder: tuple[str, ...] = ()
    opening: OpeningView | None = None
    navigation: tuple[LinkView, ...] = ()
    booking: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with its answer in place; ``answer`` is Markdown (filter ``md``)."""

    question: str
    answer: BodyText
    url: str
    unit: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class SectorTile:
    """A sector on the home page: number, name, lead unit, how many items and documents."""

    number: str
    name: str
    url: str
    lead: str
    items: int
    published: int
    icon: str = ""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry of the main menu (same on every page; ``section`` is matched for current)."""

    title: str
    url: str
    section: str


@dataclass(frozen=True, slots=True)
class SiteView:
    """The frame every page shows: identity, menu, footer (GW-01, GW-14, GW-15)."""

    name: str
    short_name: str
    domain: str
    base_url: str
    site_code: str
    host: str
    host_url: str | None
    operator: str
    phone: str
    hotline: str
    address: str
    email: str
    icp: str
    police: str
    police_url: str
    error_report_url: str
    badge_url: str
    region: str
    county: str
    menu: tuple[MenuEntry, ...]
    footer_links: tuple[LinkView, ...]
    portal_url: str
    copyright: str
    engine_version: str
    offline: bool
    kiosk: bool
    trusted_hosts: tuple[str, ...]
    today: str


@dataclass(frozen=True, slots=True)
class PageView:
    """What every page has. Kind-specific pages extend it.

    ``labels``: head ``<meta>`` names and contents in order (GW-01..03), each once.
    ``section``: which menu entry is current. ``kind``: the content type or page type,
    used as a CSS hook. ``trail``: breadcrumb without the page itself. ``article``:
    whether it is a content page with time, source and tools (GW-13, GW-19).
    ``feedback``: the unit that answers for the page (rulings 20). ``feed``: what readers
    can subscribe to here (IPF-04). ``data``: address whose ``data.json`` says the same to
    machines, and where ``linked`` ``data.jsonld`` too.
    """

    title: str
    kind: str
    section: str = ""
    labels: tuple[tuple[str, str], ...] = ()
    trail: tuple[LinkView, ...] = ()
    canonical: str = ""
    summary: str = ""
    article: bool = False
    published: str = ""
    published_iso: str = ""
    published_hint: str = ""
    updated: str = ""
    source: str = ""
    badge: Badge | None = None
    notices: tuple[Notice, ...] = ()
    feedback: ContactView | None = None
    previous: LinkView | None = None
    next: LinkView | None = None
    noindex: bool = False
    feed: LinkView | None = None
    data: str = ""
    linked: bool = False


@dataclass(frozen=True, slots=True)
class RecordView(PageView):
    """A record's page: facts, body, lists of everything joined to it, attachments.

    The body's HTML reaches the template as ``body`` beside the view; ``sections`` are
    related lists, ``tables`` data tables, ``files`` the attachments.
    """

    facts: tuple[Fact, ...] = ()
    sections: tuple[Listing, ...] = ()
    tables: tuple[TableView, ...] = ()
    files: tuple[AttachmentView, ...] = ()
    contacts: tuple[ContactView, ...] = ()
    timeline: tuple[Event, ...] = ()
    has_body: bool = False
    key_point: str = ""


























@dataclass(frozen=True, slots=True)
class CardView:
    """明白卡: one benefit (INT-13)."""

    name: str
    audience: str
    requirements: tuple[str, ...]
    amount: str
    how: tuple[str, ...]
    contact: str


@dataclass(frozen=True, slots=True)
class SceneView:
    """A scene of a 场景式 interpretation."""

    title: str
    situation: str
    answer: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class InterpretationView(RecordView):
    """政策解读: one sentence first, then who explains it, then the parts.

    ``event``: when and where a press conference or an interview was, and who spoke;
    ``questions``: question → answer.
    """

    interpreters: tuple[ContactView, ...] = ()
    policies: tuple[Row, ...] = ()
    phase: str = ""
    form: str = ""
    audio: AttachmentView | None = None
    video: AttachmentView | None = None
    images: tuple[tuple[str, str], ...] = ()
    event: tuple[Fact, ...] = ()
    cards: tuple[CardView, ...] = ()
    scenes: tuple[SceneView, ...] = ()
    questions: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionPageView(RecordView):
    """知识问答: question is the title, the body the answer."""

    about: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class ConsultationView(RecordView):
    """意见征集. ``over``: the time for opinions has passed."""

    over: bool = False
    ways: tuple[Fact, ...] = ()
    period: PeriodView | None = None
    hearing: tuple[Fact, ...] = ()
    outcome: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenEventView(RecordView):
    """开放活动 (DEC-10)."""

    period: PeriodView | None = None
    sign_up: tuple[Fact, ...] = ()
    agenda: tuple[str, ...] = ()
    outcome: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationView(RecordView):
    """A unit's page: contact, and everything that is its."""

    contact: ContactView | None = None
    leaders: tuple[ContactView, ...] = ()
    children: tuple[LinkView, ...] = ()
    counts: tuple[Fact, ...] = ()
    duties: tuple[str, ...] = ()
    ledger: tuple[Fact, ...] = ()
    ledger_link: LinkView | None = None


@dataclass(frozen=True, slots=True)
class SectorView(RecordView):
    """A sector's page: its catalog table, the same as ``files``, and what was published."""

    number: str = ""
    lead: LinkView | None = None
    version: str = ""
    ledger: tuple[Fact, ...] = ()
    ledger_link: LinkView | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A heading with rows: a year, a sector, a chapter of the gazette."""

    title: str
    rows: tuple[Row, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Pager:
    """Where in a paged list we are (20 rows a page)."""

    number: int
    count: int
    total: int
    previous: LinkView | None = None
    next: LinkView | None = None
    pages: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class ListView(PageView):
    """A list page (GW-02, GW-32, GW-39). Either ``rows`` or ``groups`` or ``tables``.

    ``more`` leads to what else there is to know of all of them, ``related`` to the lists
    that belong to this one.
    """

    rows: tuple[Row, ...] = ()
    groups: tuple[Group, ...] = ()
    tables: tuple[TableView, ...] = ()
    tiles: tuple[SectorTile, ...] = ()
    contacts: tuple[ContactView, ...] = ()
    places: tuple[PlaceView, ...] = ()
    questions: tuple[QuestionView, ...] = ()
    facets: tuple[Fact, ...] = ()
    pager: Pager | None = None
    intro: str = ""
    steps: tuple[Step, ...] = ()
    more: LinkView | None = None
    related: tuple[LinkView, ...] = ()












@dataclass(frozen=True, slots=True)
class HomeView(PageView):
    """The home page of the column. ``website_report``: the newest 网站年报 (WR-01)."""

    intro: str = ""
    doors: tuple[Row, ...] = ()
    statutory: tuple[Row, ...] = ()
    latest: Listing | None = None
    interpretations: Listing | None = None
    guides: Listing | None = None
    bundles: Listing | None = None
    consultations: Listing | None = None
    sectors: tuple[SectorTile, ...] = ()
    organisations: Listing | None = None
    interpreters: tuple[ContactView, ...] = ()
    contact: ContactView | None = None
    coverage: tuple[Fact, ...] = ()
    coverage_ratio: float | None = None
    coverage_link: LinkView | None = None
    website_report: LinkView | None = None


@dataclass(frozen=True, slots=True)
class ElderView(PageView):
    """长者专区 (A11-15): what is asked for most, and where a person helps."""

    guides: Listing | None = None
    doors: tuple[Row, ...] = ()
    contact: ContactView | None = None
    places: tuple[PlaceView, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchView(PageView):
    """站内搜索 (GW-53): lists that hold everything, and where to go when nothing is found.

    ``browse``: the ways through everything; ``common``: what people often do; ``help``:
    what else one can do.
    """

    browse: tuple[Fact, ...] = ()
    common: Listing | None = None
    help: tuple[LinkView, ...] = ()
    contact: ContactView | None = None


@dataclass(frozen=True, slots=True)
class AccessibilityView(PageView):
    """无障碍说明 (A11-31): aim, last test, gaps, what people still have to check."""

    aim: str = ""
    totals: tuple[Fact, ...] = ()
    tested: tuple[Fact, ...] = ()
    gaps: tuple[str, ...] = ()
    manual: TableView | None = None
    gates: TableView | None = None
    criteria: TableView | None = None
    contact: ContactView | None = None


@dataclass(frozen=True, slots=True)
class InspectionRow:
    """One requirement on the inspection page. ``note``: why no rule is needed."""

    id: str
    title: str
    how: str
    passed: bool | None
    checked: int
    findings: int
    level: str
    samples: tuple[Value, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class InspectionView(PageView):
    """/inspection/ (IPF-07): every requirement checked so far."""

    rows: tuple[InspectionRow, ...] = ()
    totals: tuple[Fact, ...] = ()
    manual: tuple[Fact, ...] = ()
