"""What the later stages hand on: planned pages, rendered pages, files, the whole result."""

from __future__ import annotations

from dataclasses import dataclass, field

from zwgk.model.addresses import ELDER_AREA
from zwgk.model.body import BodyText
from zwgk.model.interpretation_report import ReportSheet
from zwgk.model.ledger_views import LedgerSheet
from zwgk.model.policy_data import PolicyData
from zwgk.model.publication import DeadlineCalendar, Feed
from zwgk.model.report_form import ReportDocument
from zwgk.model.search import SearchPlan
from zwgk.model.views import PageView, SiteView
from zwgk.problem import Problem


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page that will exist.

    ``url``: site-relative address, ``""`` for the home page, ending in ``/`` (or a file
    name such as ``404.html``). ``template``: path in the theme. ``source``: the file an
    editor would change. ``listed``: whether sitemap and the index of everything name it.
    ``elder``: a page of the elder area, large type by itself. ``filled``: the body says
    values of facts where the file names them.
    """

    url: str
    template: str
    view: PageView
    source: str = ""
    body: BodyText | None = None
    listed: bool = True
    changed_on: str = ""
    elder: bool = False
    filled: bool = False


@dataclass(frozen=True, slots=True)
class FileNote:
    """What a link says of the file it leads to: ``DOCX``, ``24 KB``."""

    type: str
    size: str


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address that leads to another page of this site."""

    url: str
    to: str


@dataclass(frozen=True, slots=True)
class Plan:
    """All pages of a site and the frame they share.

    ``addresses``: source file or asset → address, for links in bodies; ``copies``:
    address → asset that is published there; ``files``: address of such an asset → its
    type and size in words, for links to it (DOC-13). ``sheets``, ``feeds``, ``calendars``,
    ``annual_reports``, ``notices``, ``policies``: what is written beside pages; ``search``:
    all that search finds.
    """

    site: SiteView
    pages: tuple[PlannedPage, ...]
    addresses: dict[str, str]
    copies: dict[str, str] = field(default_factory=dict)
    files: dict[str, FileNote] = field(default_factory=dict)
    redirects: tuple[Redirect, ...] = ()
    sheets: tuple[LedgerSheet, ...] = ()
    feeds: tuple[Feed, ...] = ()
    calendars: tuple[DeadlineCalendar, ...] = ()
    annual_reports: tuple[ReportDocument, ...] = ()
    notices: tuple[ReportSheet, ...] = ()
    policies: tuple[PolicyData, ...] = ()
    search: SearchPlan = field(default_factory=SearchPlan)

    @property
    def twins(self) -> frozenset[str]:
        """Addresses of pages that have a large-type twin."""
        return frozenset(p.url.removeprefix(ELDER_AREA) for p in self.pages if p.elder)


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A finished file: ``path`` relative to the output folder, and its bytes."""

    path: str
    content: bytes
    source: str = ""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """Everything one run produced. ``plan`` is None when a problem stopped it earlier."""

    problems: tuple[Problem, ...]
    files: tuple[OutputFile, ...] = ()
    plan: Plan | None = None
    managed: frozenset[str] = frozenset()
    held_back: tuple[str, ...] = ()

    @property
    def stopped(self) -> bool:
        """Whether a problem forbids publishing."""
        return any(p.stops for p in self.problems)
