"""Calendars of coming deadlines (RFC 5545): whole days, stable names, no clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from zwgk.model.addresses import written
from zwgk.model.publication import Deadline, DeadlineCalendar
from zwgk.model.result import OutputFile, Plan

#: Octets of a line before it is folded.
_WIDTH = 75
_DAY = timedelta(days=1)

#: A calendar must hold something, even while nothing is due.
_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Shanghai",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def calendars(plan: Plan) -> Iterator[OutputFile]:
    """Every calendar of the plan."""
    for calendar in plan.calendars:
        lines = (folded for line in _lines(plan, calendar) for folded in _folded(line))
        yield OutputFile(calendar.url, "".join(f"{line}\r\n" for line in lines).encode())


def _lines(plan: Plan, calendar: DeadlineCalendar) -> Iterator[str]:
    base = plan.site.base_url
    name = _escaped(calendar.title)
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//zwgk//{_escaped(plan.site.domain)}//ZH"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"NAME:{name}"
    yield f"X-WR-CALNAME:{name}"
    yield f"URL:{base}{written(calendar.page)}"
    yield "REFRESH-INTERVAL;VALUE=DURATION:P1D"
    yield "X-PUBLISHED-TTL:P1D"
    yield from _ZONE
    for deadline in calendar.deadlines:
        yield from _event(base, deadline, f"{calendar.today:%Y%m%d}T000000Z")
    yield "END:VCALENDAR"


def _event(base: str, deadline: Deadline, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{deadline.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{deadline.due_on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{deadline.due_on + _DAY:%Y%m%d}"
    yield f"SUMMARY:{_escaped(deadline.title)}"
    yield f"DESCRIPTION:{_escaped(deadline.text)}"
    yield f"URL:{base}{written(deadline.url)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\n").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """``line`` in parts of at most 75 octets; no sign is cut in two."""
    part, size = "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > _WIDTH:
            yield part
            part, size = " ", 1
        part += sign
        size += octets
    yield part
