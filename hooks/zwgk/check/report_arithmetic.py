"""The identities of the applications table, and the one number that breaks them (AR-02, AR-03).

Every number of the table stands in the sum of its row and in that of its column; one wrong
number therefore shows where both fail, and what it must have been.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zwgk.model.annual_report import APPLICANT_COLUMNS, AnnualReport, RequestTable

#: What comes in and what goes out, in each column (AR-02).
FLOW = ("received", "carried_in", "settled", "carried_out")

#: The 21 results that add up to 总计处理 (AR-03).
RESULTS = tuple(n for n in RequestTable.model_fields if n not in FLOW)

WIDTH = len(APPLICANT_COLUMNS)

#: Row → its seven numbers.
Numbers = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class RowBreak:
    """The total of a row is not the sum of the six numbers before it."""

    row: str
    total: int
    added: int


@dataclass(frozen=True, slots=True)
class ColumnBreak:
    """总计处理 of a column is not the sum of its results."""

    column: int
    total: int
    added: int


@dataclass(frozen=True, slots=True)
class FlowBreak:
    """In a column, what came in is not what went out; numbers in the order of ``FLOW``."""

    column: int
    numbers: tuple[int, ...]


Break = RowBreak | ColumnBreak | FlowBreak


@dataclass(frozen=True, slots=True)
class Suspect:
    """The one number whose correction mends every identity."""

    row: str
    column: int
    written: int
    right: int


def numbers_of(report: AnnualReport) -> Numbers:
    """The rows that are seven numbers (V141 tells of the others)."""
    rows = {name: getattr(report.requests, name) for name in RequestTable.model_fields}
    return {name: row for name, row in rows.items() if len(row) == WIDTH}


def breaks(rows: Numbers) -> Iterator[Break]:
    """Every identity that does not hold; those of missing rows are not looked at."""
    for name, row in rows.items():
        if sum(row[:-1]) != row[-1]:
            yield RowBreak(name, row[-1], sum(row[:-1]))
    if all(n in rows for n in (*RESULTS, "settled")):
        for column, total in enumerate(rows["settled"]):
            added = sum(rows[n][column] for n in RESULTS)
            if added != total:
                yield ColumnBreak(column, total, added)
    if all(n in rows for n in FLOW):
        for column in range(WIDTH):
            new, before, settled, after = numbers = tuple(rows[n][column] for n in FLOW)
            if new + before != settled + after:
                yield FlowBreak(column, numbers)


def suspect(rows: Numbers) -> Suspect | None:
    """The single number that explains every break; None when no single one does."""
    found = list(breaks(rows))
    wrong_rows = [b for b in found if isinstance(b, RowBreak)]
    columns = {b.column for b in found if not isinstance(b, RowBreak)}
    if len(wrong_rows) != 1 or len(columns) != 1:
        return None
    wrong, column = wrong_rows[0], columns.pop()
    row = rows[wrong.row]
    excess = wrong.added - wrong.total
    right = row[column] + excess if column == WIDTH - 1 else row[column] - excess
    mended = {**rows, wrong.row: (*row[:column], right, *row[column + 1 :])}
    if right < 0 or any(breaks(mended)):
        return None
    return Suspect(wrong.row, column, row[column], right)
