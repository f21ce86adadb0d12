"""The page for inspectors says what the ledger does."""

from __future__ import annotations

import re

import pytest

from tests.end_to_end.routes import ROOT
from zwgk.derive.holidays import calendar
from zwgk.derive.ledger import NUMBERS
from zwgk.derive.statutory import GENERAL, STATUTORY
from zwgk.model.ledger import DutyState, Exemption, Unjudged
from zwgk.problem import CODES

PAGE = (ROOT / "docs/for-operators/ledger.md").read_text("utf-8")


@pytest.mark.parametrize("word", [*DutyState, *Exemption, *Unjudged], ids=lambda w: w.name)
def test_every_state_and_reason_is_explained(word: DutyState | Exemption | Unjudged) -> None:
    assert word.label in PAGE


def test_the_numbers_are_those_of_the_engine() -> None:
    assert f"{NUMBERS['due_soon_days']} 天以内到期" in PAGE
    assert f"往前最多核对 {NUMBERS['history_years']} 年" in PAGE
    assert f"最长不超过 {GENERAL.limit.clauses[0].amount} 个工作日" in PAGE
    assert f"最多差 {NUMBERS['unsure_working_days']} 个工作日" in PAGE
    years = calendar().years
    assert f"程序里有 {years[0]} 年到 {years[-1]} 年" in PAGE
    ids = sorted(s.id for s in STATUTORY)
    assert f"{ids[0]} 到 {ids[-1]}" in PAGE


def test_the_codes_named_exist() -> None:
    named = re.findall(r"\bD\d{3}\b", PAGE)
    assert named and set(named) <= set(CODES)
    of_ledger = sorted(code for code in CODES if code.startswith("D8"))
    assert f"{of_ledger[0]} 到 {of_ledger[-1]}" in PAGE
