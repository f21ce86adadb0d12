"""The result by requirement (IPF-07)."""

from __future__ import annotations

import zwgk.check
import zwgk.link
import zwgk.load
from zwgk.check import inspect
from zwgk.model.kinds import RECORD_TYPES
from zwgk.model.requirements import BY_ID, REQUIREMENTS
from zwgk.problem import CODES, Level, Problem, Where

assert zwgk.check and zwgk.link and zwgk.load  # declare the codes


def problem(code: str, path: str = "content/policies/x.md", level: Level = Level.error) -> Problem:
    return Problem(code, level, Where(path, 3, 1), "说明", "改正")


def row(id: str, *problems: Problem, hidden: tuple[str, ...] = ()):  # type: ignore[no-untyped-def]
    rows = inspect(problems, {"V112": 7, "D401": 2, "V124": 3, "ZL-11": 5}, hidden)
    return next(r for r in rows if r.id == id)


def test_every_requirement_of_a_code_is_in_the_table() -> None:
    cited = {r for code in CODES.values() for r in code.requirements}
    assert cited <= set(BY_ID)


def test_a_requirement_is_checked_or_left_to_people() -> None:
    fields = {
        r
        for record_type in RECORD_TYPES
        for info in record_type.fields().values()
        for r in info.requirements
    }
    for requirement in REQUIREMENTS:
        checked = bool(requirement.codes) or requirement.id in fields
        assert checked is (requirement.level is not None), requirement.id
    assert len(BY_ID) == len(REQUIREMENTS)


def test_a_requirement_without_findings_passes() -> None:
    found = row("DOC-04")
    assert (found.passed, found.checked, found.findings, found.samples) == (True, 7, 0, ())
    assert (found.how, found.level) == ("规则", "错误")


def test_a_finding_fails_every_requirement_of_its_code() -> None:
    rows = inspect([problem("V101"), problem("V112")], {})
    assert [r.id for r in rows if r.passed is False] == ["GW-33", "DOC-04"]


def test_what_several_codes_looked_at_adds_up() -> None:
    assert row("DEC-04").checked == 5


def test_fields_count_where_their_form_is_the_check() -> None:
    found = row("ZL-11")
    assert (found.passed, found.checked) == (True, 5)


def test_hints_are_counted_but_do_not_fail() -> None:
    found = row("DOC-04", problem("V112", level=Level.hint))
    assert (found.passed, found.findings) == (True, 1)


def test_people_check_the_rest() -> None:
    found = row("CK-02")
    assert (found.passed, found.how, found.level) == (None, "人工核对", "")


def test_pages_are_named_as_such() -> None:
    assert row("GW-03").how == "页面检查"
    assert row("GW-17").how == "规则、页面检查"


def test_at_most_five_samples_are_shown() -> None:
    found = row("DOC-04", *(problem("V112", f"content/policies/{n}.md") for n in range(9)))
    assert found.findings == 9
    assert [s.text for s in found.samples] == [f"policies/{n}：说明" for n in range(5)]


def test_what_fails_is_shown_before_what_is_only_mentioned() -> None:
    hints = [problem("V112", f"content/policies/{n}.md", Level.hint) for n in range(9)]
    found = row("DOC-04", *hints, problem("V112", "content/policies/z.md"))
    assert found.samples[0].text == "policies/z：说明"


def test_nothing_that_is_not_public_is_quoted() -> None:
    draft = problem("V112", "content/policies/draft.md")
    assert row("DOC-04", draft, hidden=("content/policies/draft.md",)).samples == ()
    assert row("PRV-05", problem("P002")).samples == ()
    assert row("GW-35", problem("R203", level=Level.warning)).samples == ()
