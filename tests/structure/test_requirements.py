"""Every official requirement of these families is checked, by form, or left to people."""

from __future__ import annotations

import pytest

import zwgk.check
import zwgk.link
import zwgk.load
from tests.end_to_end.routes import ROOT
from zwgk.model.kinds import RECORD_TYPES
from zwgk.model.requirements import BY_ID, REQUIREMENTS
from zwgk.problem import CODES

assert zwgk.check and zwgk.link and zwgk.load  # declare the codes

#: Policies, interpretation, participation, the column, requests, reports.
FAMILIES = ("DOC", "INT", "DEC", "PF", "ZL", "AR", "WR")


def listed() -> list[str]:
    lines = (ROOT / "tests/structure/requirement_ids.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line.partition("-")[0] in FAMILIES]


def test_the_list_has_them_all() -> None:
    counts = {f: sum(line.startswith(f + "-") for line in listed()) for f in FAMILIES}
    assert counts == {"DOC": 16, "INT": 14, "DEC": 12, "PF": 8, "ZL": 15, "AR": 12, "WR": 3}


@pytest.mark.parametrize("id", listed())
def test_a_requirement_has_a_rule_or_a_reason(id: str) -> None:
    """A rule looks at it, or it is said on /inspection/ why none does."""
    requirement = BY_ID.get(id)
    assert requirement, f"{id} is not in the table of requirements"
    if requirement.level is not None:
        assert bool(requirement.codes) is not bool(requirement.by_form), id


def test_what_is_by_form_is_a_field() -> None:
    fields = {r for t in RECORD_TYPES for info in t.fields().values() for r in info.requirements}
    assert {r.id for r in REQUIREMENTS if r.by_form} <= fields


def test_a_rule_of_duty_says_what_it_rests_on() -> None:
    """A requirement of the list, else the basis in words, which ``zwgk explain`` shows."""
    duties = [c for c in CODES.values() if c.code[0] == "D" or c.code in ("V155", "V156")]
    assert len(duties) > 80
    assert [c.code for c in duties if not (c.requirements or c.basis)] == []
