"""The periods of limits that come round."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zwgk.derive.holidays import calendar
from zwgk.derive.periods import Period, periods
from zwgk.model.values.time_limit import Clause
from zwgk.model.values.time_limit_text import read

CALENDAR = calendar()


def clause(text: str) -> Clause:
    limit = read(text)
    assert limit
    return limit.clauses[0]


def listed(text: str, first: date, last: date) -> list[Period]:
    return list(periods(clause(text), first, last, CALENDAR))


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("每月更新", ["2026年9月", "2026年10月", "2026年11月"]),
        ("每季度更新", ["2026年第3季度", "2026年第4季度"]),
        ("每半年更新", ["2026年下半年"]),
        ("每年更新", ["2026年"]),
        ("每2年更新", ["2026年至2027年"]),
        ("每4个月更新", ["2026年9月至12月"]),
    ],
)
def test_periods_are_those_of_the_calendar(text: str, labels: list[str]) -> None:
    assert [p.label for p in listed(text, date(2026, 9, 12), date(2026, 11, 22))] == labels


def test_weeks_begin_on_monday_and_days_are_days() -> None:
    weeks = listed("每周更新", date(2026, 11, 11), date(2026, 11, 16))
    assert [(p.label, p.start, p.due_on) for p in weeks] == [
        ("2026年第46周", date(2026, 11, 9), date(2026, 11, 15)),
        ("2026年第47周", date(2026, 11, 16), date(2026, 11, 22)),
    ]
    days = listed("每日更新", date(2026, 11, 11), date(2026, 11, 12))
    assert [p.label for p in days] == ["2026-11-11", "2026-11-12"]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("每月更新", date(2026, 2, 28)),
        ("每月10日前更新", date(2026, 2, 10)),
        ("每月底前更新", date(2026, 2, 28)),
        ("每季度更新", date(2026, 3, 31)),
        ("每季度第2个月15日前更新", date(2026, 2, 15)),
        ("每年1月31日前更新", date(2026, 1, 31)),
        ("每年2月底前更新", date(2026, 2, 28)),
        ("每年底前更新", date(2026, 12, 31)),
        # from the end of the month before: 15 natural days, and a Sunday moves to Monday
        ("每月结束后15日内更新", date(2026, 2, 24)),
        ("每季度结束后10个工作日内更新", date(2026, 1, 15)),
    ],
)
def test_the_last_day_in_time(text: str, due: date) -> None:
    (period,) = listed(text, date(2026, 2, 1), date(2026, 2, 1))
    assert period.due_on == due


def test_what_counts_from_the_end_of_a_quarter_bears_that_quarter_s_name() -> None:
    (period,) = listed("每季度结束后15日内公布", date(2026, 10, 9), date(2026, 10, 9))
    assert (period.label, period.start, period.end, period.due_on) == (
        "2026年第3季度",
        date(2026, 10, 1),
        date(2026, 12, 31),
        date(2026, 10, 15),
    )


_TEXTS = ["每日更新", "每周更新", "每月更新", "每季度更新", "每半年更新", "每年更新", "每3年更新"]


@given(
    st.sampled_from(_TEXTS),
    st.dates(date(2015, 1, 1), date(2028, 12, 31)),
    st.integers(0, 900),
)
def test_periods_cover_every_day_once(text: str, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    found = listed(text, first, last)
    assert found[0].start <= first and found[-1].end >= last
    assert found[-1].start <= last
    for one, next_one in pairwise(found):
        assert next_one.start - one.end == timedelta(days=1)
    assert all(p.start <= p.due_on <= p.end for p in found)
    assert len({p.label for p in found}) == len(found)
