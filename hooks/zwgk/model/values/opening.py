"""开放时间 as people write them, understood: which hours on which days (SVC-11).

``工作日 9:00-12:00 13:30-17:30，周六 9:00-12:00 预约办理`` is two rules. What cannot be
understood whole is not guessed at: the words stand alone then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from zwgk.model.values.calendar import Calendar

_DAY = 24 * 60
_WORKDAY = "w"


class DayState(Enum):
    """What is known of a day."""

    open = 1
    closed = 2
    ask = 3


class OnHolidays(Enum):
    """What a place says of official holidays; ``ask``: nothing."""

    open = 1
    closed = 2
    ask = 3


@dataclass(frozen=True, slots=True)
class Hours:
    """From and to in minutes after midnight; ``booking``: for people with an appointment."""

    start: int
    end: int
    booking: bool = False

    @property
    def text(self) -> str:
        """``9:00-12:00``."""
        return f"{_clock(self.start)}-{_clock(self.end)}"


@dataclass(frozen=True, slots=True)
class Rule:
    """Hours of some days: ``days`` holds weekdays (Monday is 0); ``working``: working days."""

    days: frozenset[int]
    hours: tuple[Hours, ...]
    working: bool = False


@dataclass(frozen=True, slots=True)
class OpenDay:
    """One day: whether open, when, and whether the holidays of its year are yet unknown."""

    day: date
    state: DayState
    hours: tuple[Hours, ...] = ()
    projected: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """Understood hours of a place."""

    rules: tuple[Rule, ...]
    on_holidays: OnHolidays = OnHolidays.ask
    closed: frozenset[int] = frozenset()

    def on(self, day: date, calendar: Calendar) -> OpenDay:
        """The hours of a day.

        Working days follow the official holidays and make-up days. Rules that name
        weekdays do not say what happens on those: then people are asked to ring.
        """
        weekday = day.weekday()
        projected = calendar.projected(day.year)
        worked = calendar.is_working_day(day)
        holiday = calendar.is_holiday(day)
        if weekday in self.closed:
            unsure = holiday and self.on_holidays is OnHolidays.open
            return OpenDay(day, DayState.ask if unsure else DayState.closed)
        working = [r for r in self.rules if r.working]
        named = [r for r in self.rules if weekday in r.days]
        hours = tuple(h for r in working if worked for h in r.hours)
        if not hours:
            hours = tuple(h for r in named for h in r.hours)
            every = all(len(r.days) == 7 for r in named)
            if named and holiday and not every and self.on_holidays is not OnHolidays.open:
                closed = self.on_holidays is OnHolidays.closed
                return OpenDay(day, DayState.closed if closed else DayState.ask)
            if not named and not working and worked and weekday >= 5:
                return OpenDay(day, DayState.ask)  # a make-up day of 周一至周五
        return OpenDay(day, DayState.open if hours else DayState.closed, hours, projected)

    def encoded(self) -> str:
        """The rules for the script: ``w540-720,810-1050;6b540-720``, weekdays 1 to 7."""
        parts = []
        for rule in self.rules:
            days = "".join(str(d + 1) for d in sorted(rule.days)) + (
                _WORKDAY if rule.working else ""
            )
            booking = "b" if rule.hours[0].booking else ""
            parts.append(f"{days}{booking} " + ",".join(f"{h.start}-{h.end}" for h in rule.hours))
        parts += [f"{''.join(str(d + 1) for d in sorted(self.closed))}x "] if self.closed else []
        return ";".join(parts)


_CLOCK = r"(上午|下午|晚上|中午)?(\d{1,2})(?:[:\uff1a](\d{2})|[时点](?:(半)|(\d{1,2})分?)?)"
_SPAN = re.compile(rf"{_CLOCK}\s*(?:[-–—~～至到]|--|——)\s*{_CLOCK}")
_ALONE = re.compile(r"\d{1,2}[:\uff1a]\d{2}")
_ROUND_THE_CLOCK = re.compile(r"24小时|全天")
_WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6}
_NAMED = re.compile(
    r"(?:周|星期|礼拜)([一二三四五六日天])"
    r"(?:\s*[至到—–~～-]\s*(?:周|星期|礼拜)?([一二三四五六日天])"
    r"|((?:、(?:周|星期|礼拜)?[一二三四五六日天])+))?"
)
_WORKING = re.compile(r"(?:法定)?工作日")
_DAILY = re.compile(r"每天|每日|天天|全年|周一至周日")
_WEEKEND = re.compile(r"周末|双休日")
_SHUT = re.compile(r"闭馆|休息|不开放|不办公|不办理|停止办理")
_HOLIDAY = re.compile(r"(?:法定)?(?:节假日|节日|假日)")
_AS_USUAL = re.compile(r"照常|正常|开放")
_OTHER_THING = re.compile(r"热线|电话|网上|自助|取号|叫号|入馆|入场")
_BOOKED = re.compile(r"预约")
#: Hours that depend on more than the day of the week.
_DEPENDS = re.compile(r"季|[0-9一二三四五六七八九十]月|每月|逢|单日|双日|赶[场集]日\s*\d|隔")
_PIECES = re.compile(r"[,;\uff0c\uff1b\u3002()\uff08\uff09]+")


@lru_cache(maxsize=1 << 12)
def opening(text: str) -> Opening | None:
    """Hours as written → understood, or None where any of it depends on something else.

    ``周二至周日 9:00-20:00，周一闭馆（法定节假日照常开放）``.
    """
    if _DEPENDS.search(text):
        return None
    rules: list[Rule] = []
    closed: set[int] = set()
    on_holidays = OnHolidays.ask
    days: frozenset[int] | None = None
    working = False
    waiting: list[tuple[Hours, ...]] = []
    for piece in (p.strip() for p in _PIECES.split(text)):
        if not piece:
            continue
        hours = tuple(_hours(piece))
        if _HOLIDAY.search(piece) and not hours:
            shut = _SHUT.search(piece) or "除外" in piece
            usual = _AS_USUAL.search(piece)
            on_holidays = (
                OnHolidays.closed if shut else OnHolidays.open if usual else OnHolidays.ask
            )
            continue
        if _OTHER_THING.search(piece):
            continue
        if _slipped(piece):
            return None
        found, works = _days(piece)
        if found or works:
            days, working = found, works
        if _SHUT.search(piece) and not hours:
            if found:
                closed |= found
                days = None
            continue
        if hours:
            waiting.append(hours)
        elif (found or works) and not waiting:
            return None  # days without hours
        if days is not None:  # else the days come after the hours
            rules += [Rule(days, found_hours, working) for found_hours in waiting]
            waiting = []
    if waiting or not rules:
        return None
    return Opening(tuple(_merged(rules)), on_holidays, frozenset(closed))


def _merged(rules: list[Rule]) -> Iterator[Rule]:
    """Rules of the same days put together: ``上午…，下午…``; appointments stay apart."""
    found: dict[tuple[frozenset[int], bool, bool], list[Hours]] = {}
    for rule in rules:
        key = (rule.days, rule.working, rule.hours[0].booking)
        found.setdefault(key, []).extend(rule.hours)
    for (days, working, _), hours in found.items():
        yield Rule(days, tuple(sorted(hours, key=lambda h: h.start)), working)


def _days(piece: str) -> tuple[frozenset[int], bool]:
    days: set[int] = set()
    if _DAILY.search(piece):
        days |= set(range(7))
    if _WEEKEND.search(piece):
        days |= {5, 6}
    for match in _NAMED.finditer(piece):
        first = _WEEKDAYS[match[1]]
        days.add(first)
        if match[2]:
            last = _WEEKDAYS[match[2]]
            days |= {d % 7 for d in range(first, last + (1 if last >= first else 8))}
        days |= {_WEEKDAYS[c] for c in match[3] or "" if c in _WEEKDAYS}
    return frozenset(days), bool(_WORKING.search(piece))


def _hours(piece: str) -> Iterator[Hours]:
    booking = bool(_BOOKED.search(piece))
    found = False
    for match in _SPAN.finditer(piece):
        found = True
        start = _minutes(match.groups()[:5], "")
        yield Hours(start, _minutes(match.groups()[5:], match[1] or ""), booking)
    if not found and _ROUND_THE_CLOCK.search(piece) and not _OTHER_THING.search(piece):
        yield Hours(0, _DAY, booking)


def _slipped(piece: str) -> bool:
    """Whether an hour in it leads nowhere: ``13:00-9:00``, ``22:00-2:00``, ``13:00`` alone.

    The rest would read like a day that ends early; past midnight is for people to read.
    """
    for match in _SPAN.finditer(piece):
        start = _minutes(match.groups()[:5], "")
        if not 0 <= start < _minutes(match.groups()[5:], match[1] or "") <= _DAY:
            return True
    return bool(_ALONE.search(_SPAN.sub("", piece)))


def _minutes(parts: tuple[str | None, ...], before: str) -> int:
    half, hour, minute, and_half, minutes = parts
    value = int(hour or 0)
    half = half or before
    if half in ("下午", "晚上") and value < 12:
        value += 12
    return value * 60 + int(minute or minutes or (30 if and_half else 0))


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"
