"""What people and programs can subscribe to: feeds of what is new, calendars of what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A publication. Times are ISO with their offset; ``url`` is site-relative.

    ``validity``: of a policy, in a word, on the day of the build (DOC-07).
    """

    title: str
    url: str
    published: str
    updated: str
    author: str
    kind: str
    summary: str = ""
    validity: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """The newest publications of a site, a unit or a sector: file, title, page, entries."""

    url: str
    title: str
    page: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day: what is due (stable ``uid``), which item, and where to read about it."""

    uid: str
    due_on: date
    title: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class DeadlineCalendar:
    """The coming deadlines of a site or a unit, computed for ``today``."""

    url: str
    title: str
    page: str
    today: date
    deadlines: tuple[Deadline, ...]
