"""No single number of an annual report can be wrong unnoticed (AR-02, AR-03, AR-04)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.rules import RULES
from zwgk.check import check
from zwgk.check.report_arithmetic import FLOW, RESULTS, WIDTH, Numbers, breaks, suspect
from zwgk.check.report_texts import claims, repeated
from zwgk.derive import derive
from zwgk.link import link
from zwgk.load import load_text
from zwgk.model.annual_report import AnnualReport
from zwgk.model.loaded import Loaded
from zwgk.model.requirements import BY_ID

PATH = "content/annual-reports/2025/xzf.yml"
SOUND = load_text(PATH, (RULES / "V142" / "right" / PATH).read_bytes()).records[0]
assert isinstance(SOUND, AnnualReport)

ROWS = (*RESULTS, *FLOW)
six = st.lists(st.integers(0, 400), min_size=WIDTH - 1, max_size=WIDTH - 1)


@st.composite
def tables(draw: st.DrawFn) -> Numbers:
    """A table in which every identity holds."""
    rows = {name: draw(six) for name in RESULTS}
    settled = [sum(rows[n][c] for n in RESULTS) for c in range(WIDTH - 1)]
    before = draw(six)
    # What was not settled is carried out; nothing is below zero.
    new = [s + extra for s, extra in zip(settled, draw(six), strict=True)]
    after = [n + b - s for n, b, s in zip(new, before, settled, strict=True)]
    rows |= {"received": new, "carried_in": before, "settled": settled, "carried_out": after}
    return {name: (*row, sum(row)) for name, row in rows.items()}


@given(tables(), st.sampled_from(ROWS), st.integers(0, WIDTH - 1), st.integers(-400, 400))
@settings(max_examples=150, deadline=None)
def test_every_single_wrong_number_is_found_and_named(
    rows: Numbers, name: str, column: int, change: int
) -> None:
    assert not list(breaks(rows))
    right = rows[name][column]
    if change == 0 or right + change < 0:
        return
    wrong = {**rows, name: (*rows[name][:column], right + change, *rows[name][column + 1 :])}
    assert list(breaks(wrong)), "a wrong number went unnoticed"
    found = suspect(wrong)
    assert found is not None
    assert (found.row, found.column, found.written, found.right) == (
        name, column, right + change, right,
    )  # fmt: skip


def problems(report: AnnualReport) -> list[str]:
    graph, _ = link(Loaded((report,)))
    found = check(graph, derive(graph, date(2026, 11, 22))).problems
    return [p.code for p in found if p.code in ("V141", "V142", "V143", "V144") and p.stops]


def changed(table: str, row: str, cell: int | str, by: int) -> AnnualReport:
    """The sound report with one number changed."""
    part = getattr(SOUND, table)
    if isinstance(cell, int):
        numbers = list(getattr(part, row))
        numbers[cell] += by
        new: object = tuple(numbers)
    else:
        inner = getattr(part, row)
        new = inner.model_copy(update={cell: getattr(inner, cell) + by})
    return SOUND.model_copy(update={table: part.model_copy(update={row: new})})


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("column", range(WIDTH))
def test_each_of_the_175_numbers_stops_the_build_when_it_is_wrong(row: str, column: int) -> None:
    assert problems(SOUND) == []
    assert problems(changed("requests", row, column, 1))


@pytest.mark.parametrize("row", ["review", "direct_lawsuits", "lawsuits_after_review"])
@pytest.mark.parametrize("cell", ["upheld", "corrected", "other", "pending", "total"])
def test_each_of_the_15_numbers_stops_the_build_when_it_is_wrong(row: str, cell: str) -> None:
    assert problems(changed("disputes", row, cell, 1)) == ["V144"]


def test_two_wrong_numbers_are_told_without_a_guess() -> None:
    rows = {name: (0,) * WIDTH for name in ROWS}
    rows["opened"] = (1, 0, 0, 0, 0, 0, 0)
    rows["repeated"] = (0, 2, 0, 0, 0, 0, 0)
    assert list(breaks(rows)) and suspect(rows) is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("新收政府信息公开申请102件，上年结转2件，办结100件，结转下年4件。", [102, 2, 100, 4]),
        ("规范办理申请：新收申请117件，加上年结转的4件，共办结117件。", [117, 4, 117]),
        ("收到申请１，２００件。", [1200]),
        ("制发行政规范性文件8件，废止12件，截至年底有效文件45件。", [8, 12, 45]),
        ("全年办结信访件30件，公开信息320条。", []),  # no application in the paragraph
        ("没有新收申请。", []),
    ],
)
def test_numbers_in_the_words_are_read(text: str, numbers: list[int]) -> None:
    assert [c.number for c in claims(text)] == numbers


def test_repetition_is_seen_through_new_numbers() -> None:
    before = "我们把低保、养老、入学三类信息放在网站最前面，全年公开信息300条。"
    assert repeated(before.replace("300", "327"), before) == 1
    assert repeated("今年新建两处查阅点，培训公开专员，整理公报目录并在图书馆陈列。", before) == 0
    assert 0.4 < repeated(before + "今年新建两处查阅点，培训公开专员，整理公报。", before) < 0.7
    assert repeated("", before) == 0


def test_the_requirements_are_those_of_the_form() -> None:
    assert {f"AR-{n:02}" for n in range(1, 13)} <= set(BY_ID)
