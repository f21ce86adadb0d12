from datetime import date

import pytest

from zwgk.clock import today_from


def clock() -> date:
    return date(2030, 1, 1)


def test_our_variable_comes_first() -> None:
    environ = {"ZWGK_TODAY": "2026-11-22", "SOURCE_DATE_EPOCH": "0"}
    assert today_from(environ, clock) == date(2026, 11, 22)


def test_then_the_epoch_counted_in_beijing() -> None:
    # 1700000000 is 2023-11-14 22:13 UTC, already the 15th in Beijing.
    assert today_from({"SOURCE_DATE_EPOCH": "1700000000"}, clock) == date(2023, 11, 15)


def test_empty_variables_count_as_unset() -> None:
    assert today_from({"ZWGK_TODAY": " ", "SOURCE_DATE_EPOCH": ""}, clock) == date(2030, 1, 1)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ZWGK_TODAY", "明天"),
        ("ZWGK_TODAY", "2026-02-30"),
        ("SOURCE_DATE_EPOCH", "soon"),
        ("SOURCE_DATE_EPOCH", "9" * 30),
    ],
)
def test_what_cannot_be_read_is_quoted(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=name) as error:
        today_from({name: value}, clock)
    assert value in str(error.value)
