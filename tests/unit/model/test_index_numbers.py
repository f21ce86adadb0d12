"""Patterns of 索引号 as counties have them."""

from __future__ import annotations

from datetime import date

import pytest

from zwgk.model.index_numbers import IndexPattern, Publication

OF = Publication(["11990123MB0010743Y"], "990123", [date(2025, 12, 30), date(2026, 1, 4)])


@pytest.mark.parametrize(
    ("pattern", "right", "wrong"),
    [
        (
            "{信用代码}/{年份}-{流水号:5}",
            "11990123MB0010743Y/2025-00155",
            "11990123MB0010743Y/2024-00155",
        ),
        (
            "{信用代码}/{年份}-{流水号:5}",
            "11990123MB0010743Y/2026-00001",
            "11990123MB0010743Y/2026-00000",
        ),
        ("{机构代码}/{年份}-{流水号:5}", "MB0010743/2025-00001", "MB0010744/2025-00001"),
        ("{行政区划代码}/{年份}-{流水号:5}", "990123/2025-00204", "990124/2025-00204"),
        ("{机构代码}-{年份}-{流水号:6}", "MB0010743-2026-000001", "MB0010743-2026-00001"),
        (
            "{行政区划代码}-{数字:2}-{日期}-{流水号:3}",
            "990123-07-20251230-002",
            "990123-7-20251230-002",
        ),
        (
            "{信用代码}-QH-{流水号:8}",
            "11990123MB0010743Y-QH-00000012",
            "11990123MB0010743Y-XX-00000012",
        ),
    ],
)
def test_numbers_are_compared_with_the_pattern(pattern: str, right: str, wrong: str) -> None:
    assert IndexPattern(pattern).fits(right, OF)
    assert not IndexPattern(pattern).fits(wrong, OF)
    assert IndexPattern(pattern).fits(IndexPattern(pattern).example(OF), OF)


def test_what_means_nothing_is_named() -> None:
    assert IndexPattern("{单位}/{流水号}").unknown == ("{单位}", "{流水号}")
    assert IndexPattern("{年份}-{流水号:5").unknown == ("{",)
    assert not IndexPattern("{年份}").has_serial


def test_a_unit_without_a_code_may_have_any() -> None:
    nobody = Publication([], "990123", OF.days)
    assert IndexPattern("{信用代码}/{年份}-{流水号:5}").fits("ABC/2025-00001", nobody)
