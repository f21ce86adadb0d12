"""The page for inspectors says what the ledger does."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.end_to_end.routes import ROOT
from tests.support.county import build_result
from tests.support.ledger_county import LEDGER_COUNTY
from zwgk.derive.holidays import calendar
from zwgk.derive.ledger import NUMBERS
from zwgk.derive.statutory import GENERAL, STATUTORY
from zwgk.model.ledger import DutyState, Exemption, Unjudged
from zwgk.plan.ledger_words import EXEMPT
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


def keys(value: object) -> set[str]:
    """Every name in a piece of data."""
    if isinstance(value, dict):
        return {*value, *(k for v in value.values() for k in keys(v))}
    if isinstance(value, list):
        return {k for v in value for k in keys(v)}
    return set()


def test_every_name_in_the_data_is_documented(tmp_path: Path) -> None:
    result, _ = build_result(tmp_path, LEDGER_COUNTY)
    data = json.loads(next(f for f in result.files if f.path == "api/ledger.json").content)
    format_ = PAGE.partition("## 数据格式")[2]
    documented = set(re.findall(r"`([a-z_]+)`", format_))
    assert keys(data) <= documented
    words = {w.name for w in (*DutyState, *Exemption, *Unjudged)} | {EXEMPT}
    assert words <= documented


def test_the_addresses_named_are_there(tmp_path: Path) -> None:
    result, _ = build_result(tmp_path, LEDGER_COUNTY)
    paths = {f.path for f in result.files}
    for address in ("ledger/", "ledger/by-timeliness/late/"):
        assert f"`/{address}`" in PAGE and f"{address}index.html" in paths
    for name in ("deadlines.ics", "feed.xml", "api/ledger.json"):
        assert name in PAGE and any(path.endswith(name) for path in paths)
