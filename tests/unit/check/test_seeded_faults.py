"""Every fault that was put into a county's ledger is found, and no false alarm (ZL-01, CAT-08)."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from tests.support.county import examined
from tests.support.seeded_faults import SEEDS, code_of, faulty_county
from zwgk.build import Examined
from zwgk.model.ledger import DutyState

#: What is told of the ledger. D811 looks at the directory, D815 at the calendar.
_ALARMS = re.compile(r"D80\d|D81[02-46]|D501")


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Examined:
    return examined(tmp_path_factory.mktemp("county"), faulty_county())


@pytest.fixture(scope="module")
def told(county: Examined) -> Mapping[str, set[str]]:
    """Item → the codes of the problems that name it, or a file that stands under it."""
    found: dict[str, set[str]] = {}
    for problem in county.problems:
        if not _ALARMS.fullmatch(problem.code):
            continue
        codes = set(re.findall(r"SHJZ-\d{4}", problem.message))
        file = re.search(r"s(\d\d)-\d", problem.where.path)
        row = re.search(r"catalog/", problem.where.path)
        if file:
            codes = {f"SHJZ-00{file[1]}"}
        elif not codes and row:
            codes = {code_at(county, problem.where.line)}
        for code in codes:
            found.setdefault(code, set()).add(problem.code)
    return found


def code_at(county: Examined, line: int) -> str:
    rows = [
        (r.origin.where.line, r.code) for r in county.graph.records.values() if hasattr(r, "code")
    ]
    return max((at, code) for at, code in rows if at <= line)[1]


@pytest.mark.parametrize("name", SEEDS)
def test_the_fault_is_found_and_nothing_else(
    county: Examined, told: Mapping[str, set[str]], name: str
) -> None:
    key = ("catalog_item", code_of(name).lower())
    (duty,) = county.facts.ledger.by_item[key]
    seed = SEEDS[name]
    assert duty.state.name == seed.state
    assert tuple(e.state.name for e in duty.entries) == seed.entries
    assert told.get(code_of(name), set()) == seed.codes


def test_every_state_is_among_them() -> None:
    states = {seed.state for seed in SEEDS.values()}
    assert states | {"skipped"} == {s.name for s in DutyState}
    assert "skipped" in SEEDS["九月漏了的"].entries
