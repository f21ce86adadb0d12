"""What every planner needs: the graph, the day's facts, addresses, and small builders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import urlsplit

from zwgk.model import addresses
from zwgk.model.addresses import is_outside, leaving_address, needs_notice
from zwgk.model.annual_report import AnnualReport
from zwgk.model.body import BodyText
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.course import Course
from zwgk.model.facts import Clearance, Facts
from zwgk.model.gazette_issue import GazetteIssue
from zwgk.model.graph import Graph, RecordKey
from zwgk.model.interpretation import Interpretation
from zwgk.model.ledger_views import LedgerRow
from zwgk.model.organisation import Organisation
from zwgk.model.organisation_group import OrganisationGroup
from zwgk.model.outline import Outline
from zwgk.model.policy import OVER, Policy, Validity
from zwgk.model.record import KeyPath, Record
from zwgk.model.record_address import record_address
from zwgk.model.settings import Settings
from zwgk.model.shared import Published
from zwgk.model.site import Site
from zwgk.model.values.dates import Moment, Span
from zwgk.model.values.text import Choice
from zwgk.model.views import (
    AttachmentView,
    Badge,
    ContactView,
    Fact,
    LinkView,
    Notice,
    Row,
    Turn,
    Value,
)

R = TypeVar("R", bound=Record)

#: Field of each kind that says which unit answers for the record, first that is there.
_UNIT_FIELDS = ("organisation", "provider", "organiser", "issuers", "lead", "subject", "host")

#: Fields that say who published a record; the other fields of a unit say who answers for it.
_PUBLISHER_FIELDS = ("organisation", "provider", "organiser", "issuers")


@dataclass(frozen=True)
class Context:
    """The planners' desk. Pure values in, views out."""

    graph: Graph
    facts: Facts
    site: Site
    settings: Settings
    outline: Outline | None = None

    # -- records -----------------------------------------------------------------------

    def all(self, record_type: type[R]) -> list[R]:
        """Shown records of a type, in list order: newest first, else by their order field.

        Items that have left the catalog are in no list (``ended``).
        """
        shown = [r for r in self.graph.all(record_type) if self._listed(r)]
        order = record_type.kind.order
        if order == "published_on":
            return sorted(shown, key=lambda r: (_moment(r), r.id), reverse=True)
        return sorted(shown, key=lambda r: (*_list_place(r, order, self.host), r.id))

    def to(self, record: Record, record_type: type[R], *path: str | int) -> list[R]:
        """Shown records that a field names."""
        return [r for r in self.graph.to(record, record_type, *path) if self.facts.shows(r)]

    def one(self, record: Record, record_type: type[R], *path: str | int) -> R | None:
        """The shown record that a field names."""
        found = self.to(record, record_type, *path)
        return found[0] if found else None

    def back(self, record: Record, reverse: str, record_type: type[R]) -> list[R]:
        """Shown records that point here, newest first where they have a time."""
        found = [r for r in self.graph.back(record, reverse, record_type) if self._listed(r)]
        return sorted(found, key=lambda r: (_moment(r), r.id), reverse=True)

    def ended(self) -> list[CatalogItem]:
        """Items that have left the catalog, by code; of each a remark stays (CAT-09)."""
        found = [i for i in self.graph.all(CatalogItem) if i.key in self.facts.ended]
        return sorted(found, key=lambda i: i.code)

    def _listed(self, record: Record) -> bool:
        return self.facts.shows(record) and record.key not in self.facts.ended

    def unit(self, record: Record) -> Organisation | None:
        """The unit that answers for a record (rulings 20)."""
        if isinstance(record, Organisation):
            return record
        for name in _UNIT_FIELDS:
            if name in type(record).model_fields:
                found = self.graph.to(record, Organisation, name)
                if found:
                    return found[0]
        return self.host

    @cached_property
    def host(self) -> Organisation | None:
        """The unit that runs the site."""
        found = self.graph.to(self.site, Organisation, "host")
        return found[0] if found else None

    @cached_property
    def publications(self) -> tuple[Record, ...]:
        """Everything that was published on a day, newest first (IPF-04)."""
        kinds = (Published, AnnualReport, GazetteIssue)
        found = (r for r in self.graph.everything() if isinstance(r, kinds))
        shown = (r for r in found if self.facts.shows(r))
        return tuple(sorted(shown, key=lambda r: (_moment(r), *r.key), reverse=True))

    @cached_property
    def published_by(self) -> Mapping[RecordKey, tuple[Record, ...]]:
        """Unit → what it published, newest first; joint documents of each that issued them."""
        found: dict[RecordKey, list[Record]] = {}
        for record in self.publications:
            for name in _PUBLISHER_FIELDS:
                for unit in self.graph.forward.get((record.key, (name,)), ()):
                    found.setdefault(unit, []).append(record)
        return {unit: tuple(records) for unit, records in found.items()}

    @cached_property
    def clearances(self) -> Mapping[RecordKey, tuple[Clearance, ...]]:
        """Policy → what became of it, newest first."""
        found: dict[RecordKey, list[Clearance]] = {}
        for cleared in self.facts.clearances:
            found.setdefault(cleared.policy, []).append(cleared)
        return {policy: tuple(lines) for policy, lines in found.items()}

    def ended_on(self, policy: Policy) -> date | None:
        """Since when a policy is repealed or expired, where the day is known."""
        lines = self.clearances.get(policy.key, ())
        return next((c.on for c in lines if c.outcome is not Validity.amended and c.on), None)

    @cached_property
    def duty_rows(self) -> dict[int, LedgerRow]:
        """Rows of the ledger that were made already, by the identity of their duty."""
        return {}

    # -- addresses ---------------------------------------------------------------------

    def url(self, record: Record) -> str:
        """The address of a record: its page, or its row on the list page."""
        key = record.key
        found = self._urls.get(key)
        if found is None:
            own = record_address(record, self.graph)
            found = f"{record.kind.plural}/#{record.id}" if own is None else own
            self._urls[key] = found
        return found

    @cached_property
    def _urls(self) -> dict[RecordKey, str]:
        """Addresses that were asked for already."""
        return {}

    def way_out(self, address: str) -> str:
        """An outside address as linked: straight, or through the notice (GW-34)."""
        if is_outside(address) and needs_notice(address, self.site.trusted_hosts):
            return leaving_address(address)
        return address

    # -- small views -------------------------------------------------------------------

    def link(self, record: Record) -> LinkView:
        """A link to a record under its short name."""
        title = called(record)
        if isinstance(record, Organisation):
            title = record.short_name or record.name
        return LinkView(title, self.url(record))

    def value(self, record: Record) -> Value:
        """A fact's value that leads to a record."""
        link = self.link(record)
        return Value(link.title, link.url)

    def row(self, record: Record, *, kind: bool = False) -> Row:
        """A record as a line of a list (GW-39)."""
        published = getattr(record, "published_on", None)
        unit = self.unit(record) if not isinstance(record, Organisation) else None
        summary = getattr(record, "key_point", None) or getattr(record, "summary", None) or ""
        return Row(
            title=called(record),
            url=self.url(record),
            date=published.day.isoformat() if isinstance(published, Moment) else "",
            iso=published.iso if isinstance(published, Moment) else "",
            kind=record.kind.label if kind else "",
            unit=(unit.short_name or unit.name) if unit else "",
            summary=summary,
            badge=self.badge(record),
        )

    def rows(self, records: Iterable[Record], *, kind: bool = False) -> tuple[Row, ...]:
        """Lines of a list."""
        return tuple(self.row(r, kind=kind) for r in records)

    def badge(self, record: Record) -> Badge | None:
        """The state of a record in a word (GW-50, DEC-09)."""
        found = self.facts.courses.get(record.key)
        if isinstance(record, Interpretation):
            return _inherited(found) if found else None
        if found:
            return course_badge(found)
        change = self.facts.ended.get(record.key)
        if change:
            return Badge(f"已{change.type.label}", "repealed")
        return None

    def contact(self, unit: Organisation | None) -> ContactView | None:
        """How to reach a unit."""
        if unit is None:
            return None
        return ContactView(
            name=unit.name,
            phones=(unit.phone,),
            hours=unit.hours,
            address=unit.address,
            postcode=unit.postcode or "",
            email=unit.email or "",
            checked_on=unit.checked_on.isoformat() if unit.checked_on else "",
            url=self.url(unit),
        )

    def fact(self, record: Record, *names: str) -> tuple[Fact, ...]:
        """Filled fields as facts, labelled and linked as declared."""
        found = []
        for name in names:
            values = self._values(record, (name,), getattr(record, name))
            if values:
                found.append(Fact(type(record).label_of(name), values))
        return tuple(found)

    def _values(self, record: Record, path: KeyPath, value: Any) -> tuple[Value, ...]:
        info = type(record).fields().get(str(path[0]))
        if info and info.link:
            targets = [
                self.graph.get(k)
                for k in self.graph.forward.get((record.key, path), ())
                if k in self.facts.shown
            ]
            return tuple(self.value(t) for t in targets)
        items = value if isinstance(value, tuple) else (value,)
        return tuple(v for v in (self._value(i) for i in items) if v)

    def _value(self, value: Any) -> Value | None:
        if value is None or value == "":
            return None
        if isinstance(value, Choice):
            return Value(value.label)
        if isinstance(value, Moment):
            return Value(value.text, iso=value.iso)
        if isinstance(value, date):
            return Value(value.isoformat(), iso=value.isoformat())
        if isinstance(value, Span):
            return Value(value.text)
        if isinstance(value, bool):
            return Value("是" if value else "否")
        text = str(value)
        if is_outside(text):
            return Value(text, self.way_out(text), external=True)
        return Value(text)

    def file(self, record: Record, path: KeyPath, title: str = "") -> AttachmentView | None:
        """A record's file with type and size (DOC-13)."""
        asset = self.graph.files.get((record.key, path))
        if asset is None:
            return None
        name = asset.rsplit("/", 1)[-1]
        kind, size = self.type_and_size(asset)
        note = self.graph.documents.get(asset)
        return AttachmentView(
            title=title or name.rpartition(".")[0] or name,
            url=addresses.file_address(record.kind.plural, record.id, name),
            type=kind,
            size=size,
            pages=note.pages if note else 0,
            scanned=note.scanned if note else False,
        )

    def type_and_size(self, asset: str) -> tuple[str, str]:
        """What is said of a file beside its name: ``DOCX``, ``24 KB``."""
        stem, _, ending = asset.rsplit("/", 1)[-1].rpartition(".")
        return ending.upper() if stem else "文件", size_in_words(self.graph.assets[asset])

    def body_text(self, record: Record, text: str, *, level: int = 2, prefix: str = "") -> BodyText:
        """A Markdown text of a record for a page; its links are known since they were linked."""
        links = self.graph.body_links.get(record.key, ())
        return BodyText(
            text,
            record.origin.where.path,
            tuple({k.written.partition("#")[0]: k.path for k in links}.items()),
            level,
            prefix,
            isinstance(record, Policy),
        )

    def attachments(self, record: Record) -> tuple[AttachmentView, ...]:
        """The files listed under 附件."""
        return tuple(view for view, _ in self.attached(record))

    def attached(self, record: Record) -> Iterator[tuple[AttachmentView, str]]:
        """The files listed under 附件, each with its asset."""
        for i, part in enumerate(getattr(record, "attachments", ())):
            path = ("attachments", i, "file")
            view = self.file(record, path, part.title or "")
            if view:
                yield view, self.graph.files[(record.key, path)]

    # -- page frame --------------------------------------------------------------------

    @cached_property
    def domain(self) -> str:
        """Host name of the site (SiteDomain)."""
        return urlsplit(self.site.url).hostname or ""

    @cached_property
    def base_url(self) -> str:
        """The site's public address, ending in a slash."""
        return self.site.url if self.site.url.endswith("/") else self.site.url + "/"

    def trail(self, *links: LinkView) -> tuple[LinkView, ...]:
        """A breadcrumb from the home page."""
        return (LinkView("首页", ""), *links)

    def list_link(self, record_type: type[Record]) -> LinkView:
        """A link to a kind's list page."""
        return LinkView(record_type.kind.column.name, f"{record_type.kind.plural}/")

    def site_labels(self) -> tuple[tuple[str, str], ...]:
        """GW-01."""
        return (
            ("SiteName", self.site.name),
            ("SiteDomain", self.domain),
            ("SiteIDCode", self.site.site_code),
        )

    def column_labels(
        self, name: str, description: str, keywords: Sequence[str], column_type: str
    ) -> tuple[tuple[str, str], ...]:
        """GW-01 and GW-02."""
        return (
            *self.site_labels(),
            ("ColumnName", name),
            ("ColumnDescription", description),
            ("ColumnKeywords", ",".join(keywords)),
            ("ColumnType", column_type),
        )

    def article_labels(
        self,
        title: str,
        published: str,
        source: str,
        url: str,
        *,
        column: str = "",
        keywords: Sequence[str] = (),
        description: str = "",
        author: str = "",
    ) -> tuple[tuple[str, str], ...]:
        """GW-01 and GW-03; optional labels only where there is something to say."""
        labels = [
            *self.site_labels(),
            ("ColumnName", column),
            ("ArticleTitle", title),
            ("PubDate", published),
            ("ContentSource", source),
            ("Keywords", ",".join(keywords)),
            ("Author", author),
            ("Description", description),
            ("Url", self.base_url + addresses.written(url)),
        ]
        return tuple((n, c) for n, c in labels if c)

    def frame(self, record: Record) -> dict[str, Any]:
        """The fields of ``PageView`` that follow from the record alone."""
        kind = record.kind
        title = called(record)
        url = self.url(record)
        published = getattr(record, "published_on", None)
        unit = self.unit(record)
        unit_name = (unit.short_name or unit.name) if unit else self.site.county
        source = getattr(record, "reposted_from", None) or unit_name
        summary = getattr(record, "key_point", None) or getattr(record, "summary", None) or ""
        keywords = getattr(record, "keywords", ())
        updated = getattr(record, "updated_on", None)
        column = kind.column
        article = isinstance(published, Moment)
        if article:
            assert isinstance(published, Moment)
            labels = self.article_labels(
                title,
                published.text,
                source,
                url,
                column=column.name,
                keywords=keywords,
                description=summary,
                author=getattr(record, "editor", None) or "",
            )
        else:
            labels = self.column_labels(
                title,
                summary or f"{title}，{column.description}",
                (title, *column.keywords),
                column.type,
            )
        notices = []
        if getattr(record, "sample", False):
            notices.append(Notice("info", "这是演示内容，不作为办事和维权的依据。"))
        return {
            "title": title,
            "kind": kind.name,
            "section": section_of(kind.name),
            "labels": labels,
            "trail": self.trail(self.list_link(type(record))),
            "canonical": self.base_url + addresses.written(url),
            "summary": summary,
            "article": article,
            "published": published.text if isinstance(published, Moment) else "",
            "published_iso": published.iso if isinstance(published, Moment) else "",
            "published_hint": ""
            if not isinstance(published, Moment) or published.has_time
            else "只登记了日期，没有登记时刻",
            "updated": updated.isoformat() if isinstance(updated, date) else "",
            "source": source if article else "",
            "badge": self.badge(record),
            "notices": tuple(notices),
            "feedback": self.contact(unit),
        }


def course_badge(course: Course, said: Callable[[Choice], str] = lambda s: s.label) -> Badge:
    """A state with what it becomes by itself on later days (DEC-09); ``said``: its word."""
    (_, until, now), *later = course.spans()
    turns = tuple(Turn(said(state), state.name, since, end) for since, end, state in later)
    return Badge(said(now), now.name, turns, until)


def _inherited(course: Course) -> Badge | None:
    """What an interpretation says of its documents: only when one is over (INT-14)."""
    badge = course_badge(course, lambda s: f"所解读文件已{s.label}" if s in OVER else "")
    return badge if badge.text or badge.turns else None


def _moment(record: Record) -> Moment:
    published = getattr(record, "published_on", None)
    return published if isinstance(published, Moment) else Moment(date.min)


def _list_place(record: Record, order: str, host: Organisation | None) -> tuple[int, str]:
    """Units by type, the site's own office first among them; else by the order field."""
    if isinstance(record, Organisation):
        kind = list(type(record.type)).index(record.type)
        return (kind, "" if record is host else "1")
    value = getattr(record, order, "") if order else ""
    return (value, "") if isinstance(value, int) else (0, str(value))


def called(record: Record) -> str:
    """A record's name where it stands alone: 办事指南 of what, 政策文件 about what."""
    if isinstance(record, CatalogItem) and record.level1 != record.title:
        return f"{record.level1}：{record.title}"
    return record.name_text


#: Which menu entry is current on pages of a kind.
_SECTIONS = {
    "policy": "policies",
    "gazette_issue": "policies",
    "interpretation": "interpretations",
    "interpreter": "interpretations",
    "question": "guides",
    "service_guide": "guides",
    "bundle": "guides",
    "place": "guides",
    "fact": "guides",
    "eligibility": "guides",
    "catalog_item": "catalog",
    "sector": "catalog",
    "disclosure": "open-government",
    "annual_report": "open-government",
    "website_report": "open-government",
    "request_office": "open-government",
    "page": "open-government",
    "task": "open-government",
    "consultation": "consultations",
    "decision_item": "consultations",
    "open_event": "consultations",
    "response": "consultations",
    "service_rating": "guides",
    "finding": "open-government",
    "organisation": "organisations",
    "organisation_group": "organisations",
}


def section_of(kind: str) -> str:
    """The menu section of a kind."""
    return _SECTIONS.get(kind, "")


def group_members(context: Context, unit: Organisation) -> list[OrganisationGroup]:
    """Groups a unit belongs to."""
    return context.back(unit, "groups", OrganisationGroup)


def size_in_words(size: int) -> str:
    """Bytes as people say them: ``24 KB``, ``1.3 MB``."""
    if size >= 1024 * 1024:
        return f"{size / 1024 / 1024:.1f} MB"
    return f"{max(1, round(size / 1024))} KB"


def with_neighbours(
    context: Context, ordered: Sequence[R]
) -> Iterator[tuple[R, LinkView | None, LinkView | None]]:
    """Each record with links to the one before (newer) and after (older) in its list."""
    links = [None, *(context.link(r) for r in ordered), None]
    for i, record in enumerate(ordered):
        yield record, links[i], links[i + 2]
