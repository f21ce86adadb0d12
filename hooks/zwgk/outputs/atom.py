"""Atom feeds of what was published (IPF-04, RFC 4287). No clock: the newest entry's time."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from zwgk.model.addresses import written
from zwgk.model.publication import Feed, FeedEntry
from zwgk.model.result import OutputFile, Plan


def feeds(plan: Plan) -> Iterator[OutputFile]:
    """Every feed of the plan."""
    for feed in plan.feeds:
        yield OutputFile(feed.url, _feed(plan, feed).encode())


def _feed(plan: Plan, feed: Feed) -> str:
    base = plan.site.base_url
    own, page = base + written(feed.url), base + written(feed.page)
    newest = max(entry.updated for entry in feed.entries)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
        f"<title>{escape(feed.title)}</title>",
        f"<id>{escape(own)}</id>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(page)}/>',
        f"<updated>{newest}</updated>",
        f"<author><name>{escape(plan.site.name)}</name></author>",
        *(line for entry in feed.entries for line in _entry(base, entry)),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _entry(base: str, entry: FeedEntry) -> Iterator[str]:
    url = base + written(entry.url)
    yield "<entry>"
    # Readers show the title: what is no longer in force must not look as if it were.
    mark = f"〔{entry.validity}〕" if entry.validity not in ("", "有效") else ""
    yield f"<title>{escape(mark + entry.title)}</title>"
    yield f"<id>{escape(url)}</id>"
    yield f'<link rel="alternate" type="text/html" href={quoteattr(url)}/>'
    yield f"<published>{entry.published}</published>"
    yield f"<updated>{entry.updated}</updated>"
    yield f"<author><name>{escape(entry.author)}</name></author>"
    yield f"<category term={quoteattr(entry.kind)}/>"
    if entry.validity:
        scheme = quoteattr(f"{base}policies/#validity")
        term = quoteattr(entry.validity)
        yield f"<category scheme={scheme} term={term} label={term}/>"
    if entry.summary:
        yield f"<summary>{escape(entry.summary)}</summary>"
    yield "</entry>"
