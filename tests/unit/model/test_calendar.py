"""Working days (rulings 8): the official years, and what is said of all others."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zwgk.derive.holidays import SHIPPED, calendar, days, holiday_year
from zwgk.model.values.calendar import Calendar, HolidayYear

CALENDAR = calendar()
SOME_DAY = st.dates(date(2018, 1, 1), date(2029, 12, 31))


@pytest.mark.parametrize("year", range(2019, 2027))
def test_every_day_agrees_with_another_s_table(year: int) -> None:
    differing = [
        day
        for day in days(date(year, 1, 1), date(year, 12, 31))
        if CALENDAR.is_working_day(day) is not chinese_calendar.is_workday(day)
    ]
    assert not differing


def test_the_shipped_years_are_official() -> None:
    assert CALENDAR.years == tuple(range(2019, 2027))
    for year in SHIPPED:
        assert year.notices and all(n.startswith("国办发明电〔") for n in year.notices)


def test_the_long_spring_festival_of_2020() -> None:
    """Prolonged to 2 February; 1 February, first a make-up day, was off after all."""
    off = [d for d in days(date(2020, 1, 24), date(2020, 2, 3)) if not CALENDAR.is_working_day(d)]
    assert off == list(days(date(2020, 1, 24), date(2020, 2, 2)))
    assert CALENDAR.notices(2020) == ("国办发明电〔2019〕16号", "国办发明电〔2020〕1号")


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        # National Day 2026: 1 to 7 October off, Sunday 20 September and Saturday 10 October worked.
        (date(2026, 9, 18), 1, date(2026, 9, 20)),
        (date(2026, 9, 30), 1, date(2026, 10, 8)),
        (date(2026, 9, 30), 3, date(2026, 10, 10)),
        (date(2026, 9, 30), 4, date(2026, 10, 12)),
        (date(2026, 9, 15), 20, date(2026, 10, 19)),
        (date(2026, 10, 12), 0, date(2026, 10, 12)),
        (date(2026, 10, 8), -1, date(2026, 9, 30)),
    ],
)
def test_counting_over_a_holiday(start: date, count: int, due: date) -> None:
    assert CALENDAR.add_working_days(start, count) == due


def test_a_year_without_its_notice_is_projected() -> None:
    assert CALENDAR.projected(2027) and not CALENDAR.projected(2026)
    assert CALENDAR.projected_between(date(2026, 12, 20), date(2027, 1, 8))
    assert not CALENDAR.projected_between(date(2026, 1, 1), date(2026, 12, 31))
    # Weekends only: National Day of a year nobody has ordered yet is a Friday at work.
    assert CALENDAR.is_working_day(date(2027, 10, 1))
    assert not CALENDAR.is_working_day(date(2027, 10, 2))
    assert CALENDAR.notices(2027) == ()


def test_a_site_may_add_a_year_before_the_engine_does() -> None:
    own = HolidayYear(
        2027,
        frozenset({date(2027, 1, 1)}),
        frozenset({date(2027, 1, 9)}),
        ("国办发明电〔2026〕9号",),
    )
    there = calendar([own])
    assert not there.projected(2027)
    assert not there.is_working_day(date(2027, 1, 1))
    assert there.is_working_day(date(2027, 1, 9))


def test_the_later_word_on_a_day_wins() -> None:
    day = date(2027, 2, 6)
    first = HolidayYear(2027, frozenset(), frozenset({day}))
    second = HolidayYear(2027, frozenset({day}), frozenset())
    assert Calendar([first]).is_working_day(day)
    assert not Calendar([first, second]).is_working_day(day)


def test_a_file_that_contradicts_itself_is_refused() -> None:
    data = {
        "year": 2027,
        "notices": [{"number": "国办发明电〔2026〕9号"}],
        "holidays": [{"name": "元旦", "from": date(2027, 1, 1), "to": date(2027, 1, 3)}],
        "worked": [date(2027, 1, 3)],
    }
    with pytest.raises(ValueError, match="both off and worked"):
        holiday_year(data)
    with pytest.raises(ValueError, match="before"):
        list(days(date(2027, 1, 3), date(2027, 1, 1)))


@given(SOME_DAY, st.integers(-60, 60))
def test_adding_and_counting_are_inverse(day: date, count: int) -> None:
    there = CALENDAR.add_working_days(day, count)
    assert CALENDAR.working_days_between(day, there) == count
    assert count == 0 or CALENDAR.is_working_day(there)


@given(SOME_DAY, st.integers(0, 800))
def test_counting_is_counting(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    slowly = (
        sum(CALENDAR.is_working_day(d) for d in days(start + timedelta(days=1), end) if length)
        if length
        else 0
    )
    assert CALENDAR.working_days_between(start, end) == slowly


@given(SOME_DAY, SOME_DAY, SOME_DAY)
def test_counting_adds_up(a: date, b: date, c: date) -> None:
    a, b, c = sorted((a, b, c))
    whole = CALENDAR.working_days_between(a, c)
    assert whole == CALENDAR.working_days_between(a, b) + CALENDAR.working_days_between(b, c)


@given(SOME_DAY)
def test_the_next_working_day_is_the_nearest(day: date) -> None:
    there = CALENDAR.on_or_after(day)
    assert CALENDAR.is_working_day(there)
    assert not any(CALENDAR.is_working_day(d) for d in days(day, there) if d != there)
