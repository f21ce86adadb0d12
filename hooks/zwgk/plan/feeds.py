"""What is new, to subscribe to: of the site, every unit and every sector (IPF-04)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from zwgk.model.catalog_item import CatalogItem
from zwgk.model.organisation import Organisation
from zwgk.model.policy import Policy
from zwgk.model.publication import Feed, FeedEntry
from zwgk.model.record import Record
from zwgk.model.sector import Sector
from zwgk.model.values.dates import Moment
from zwgk.model.views import LinkView
from zwgk.plan.context import Context, called

#: Entries of a feed.
_NEWEST = 50
_FILE = "feed.xml"
#: All times of the sites are Beijing's.
_OFFSET = ":00+08:00"


def feeds(context: Context) -> Iterator[Feed]:
    """Every feed that has entries."""
    for about in (None, *context.all(Organisation), *context.all(Sector)):
        found = tuple(islice(_published(context, about), _NEWEST))
        if found:
            page = context.url(about) if about else ""
            yield Feed(
                f"{page}{_FILE}",
                f"{_name(context, about)}最新公开",
                page,
                tuple(_entry(context, r) for r in found),
            )
    yield from _policies(context)


def feed_of_policies(context: Context) -> LinkView | None:
    """The link to the feed of policies, if it has entries."""
    if not context.all(Policy):
        return None
    return LinkView(f"{context.site.name}政策文件", f"{Policy.kind.plural}/{_FILE}")


def _policies(context: Context) -> Iterator[Feed]:
    """New documents, each with its validity today: a repealed one is marked (GW-50)."""
    link = feed_of_policies(context)
    if link:
        entries = tuple(_entry(context, p) for p in context.all(Policy)[:_NEWEST])
        yield Feed(link.url, link.title, f"{Policy.kind.plural}/", entries)


def feed_of(context: Context, about: Organisation | Sector | None = None) -> LinkView | None:
    """The link to a feed (of the site without ``about``), if it has entries."""
    if next(iter(_published(context, about)), None) is None:
        return None
    page = context.url(about) if about else ""
    return LinkView(f"{_name(context, about)}最新公开", f"{page}{_FILE}")


def _name(context: Context, about: Organisation | Sector | None) -> str:
    if about is None:
        return context.site.name
    if isinstance(about, Organisation):
        return about.short_name or about.name
    return f"{about.name}领域"


def _published(context: Context, about: Organisation | Sector | None) -> Iterable[Record]:
    """What was published by a unit, in a sector or on the site, newest first."""
    if about is None:
        return context.publications
    if isinstance(about, Organisation):
        return context.published_by.get(about.key, ())
    items = context.graph.back(about, "items", CatalogItem)
    keys = {key for item in items for key in context.facts.evidence.get(item.key, ())}
    found = (context.graph.get(key) for key in keys)
    return sorted(found, key=lambda r: (_moment(r), *r.key), reverse=True)


def _moment(record: Record) -> Moment:
    published = getattr(record, "published_on", None)
    return published if isinstance(published, Moment) else Moment(date.min)


def _entry(context: Context, record: Record) -> FeedEntry:
    published = f"{_moment(record).iso}{_OFFSET}"
    updated = getattr(record, "updated_on", None)
    unit = context.unit(record)
    return FeedEntry(
        title=called(record),
        url=context.url(record),
        published=published,
        updated=max(published, f"{updated.isoformat()}T00:00{_OFFSET}") if updated else published,
        author=getattr(record, "reposted_from", None)
        or ((unit.short_name or unit.name) if unit else context.site.county),
        kind=record.kind.label,
        validity=context.facts.validity[record.key].label if isinstance(record, Policy) else "",
        summary=getattr(record, "key_point", None) or getattr(record, "summary", None) or "",
    )
