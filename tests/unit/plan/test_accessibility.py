"""无障碍说明 says what tests found, when, and what is still open (A11-31)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.support.county import built, county, examined
from zwgk import theme
from zwgk.model.audit import Audit, Conformance
from zwgk.model.views import AccessibilityView, InspectionRow
from zwgk.plan.accessibility import accessibility_page

AUDIT = {
    "date": "2026-11-20",
    "theme": "abc",
    "tools": {"axe-core": "4.14.1"},
    "pages": 45,
    "states": ["1280 px，标准，浅色"],
    "gates": [
        {
            "id": "contrast",
            "title": "文字对比度",
            "limit": 7,
            "unit": ":1",
            "checked": 360,
            "worst": 9.3,
            "found": 0,
            "criteria": ["1.4.3", "1.4.6"],
        }
    ],
}


def stated(tmp_path: Path, conformance: Conformance, *rows: InspectionRow) -> AccessibilityView:
    planned = examined(county(tmp_path)).planned
    assert planned
    view = accessibility_page(planned, rows, conformance).view
    assert isinstance(view, AccessibilityView)
    return view


def known(audit: dict[str, object] | None = None, fingerprint: str = "abc") -> Conformance:
    return Conformance.of(theme.accessibility()[0], audit, fingerprint)


def test_the_page_is_there_and_the_footer_leads_to_it(tmp_path: Path) -> None:
    pages = built(tmp_path)
    assert "WCAG 2.2" in pages["accessibility/index.html"]
    assert "0000-0000001" in pages["accessibility/index.html"]
    assert 'href="../../accessibility/">无障碍说明<' in pages["policies/a/index.html"]


def test_results_are_told_with_their_figures(tmp_path: Path) -> None:
    view = stated(tmp_path, known(AUDIT))
    assert view.gates
    assert [cell.lines[0].text for cell in view.gates.rows[0][:4]] == [
        "文字对比度",
        "360",
        "7:1",
        "9.3:1",
    ]
    assert view.criteria
    contrast = next(r for r in view.criteria.rows if r[0].lines[0].text == "1.4.3")
    assert "浏览器自动检查1项" in [v.text for v in contrast[3].lines]
    assert not any("没有通过" in gap or "修改" in gap for gap in view.gaps)


def test_a_failed_gate_is_a_known_gap(tmp_path: Path) -> None:
    conformance = known(AUDIT)
    assert conformance.audit
    failed = tuple(replace(g, found=3) for g in conformance.audit.gates)
    conformance = replace(conformance, audit=replace(conformance.audit, gates=failed))
    assert "“文字对比度”有3处没有通过。" in stated(tmp_path, conformance).gaps


def test_a_theme_changed_since_its_test_says_so(tmp_path: Path) -> None:
    assert any("模板有过修改" in g for g in stated(tmp_path, known(AUDIT, "other")).gaps)


def test_without_a_test_nothing_is_claimed(tmp_path: Path) -> None:
    view = stated(tmp_path, known(None))
    assert view.gates is None
    assert any("没有全面检查的记录" in gap for gap in view.gaps)


def test_what_the_site_s_own_check_found_is_a_known_gap(tmp_path: Path) -> None:
    row = InspectionRow("A11-37", "标题、表格、图片、链接可读", "", False, 10, 2, "E")
    assert any("有2处需要改进" in gap for gap in stated(tmp_path, known(AUDIT), row).gaps)


def test_checks_by_people_are_open_until_a_day_is_written(tmp_path: Path) -> None:
    conformance = known(AUDIT)
    assert any("还没有做完" in gap for gap in stated(tmp_path, conformance).gaps)
    done = tuple(replace(m, done="2026-11-21", result="通过") for m in conformance.manual)
    view = stated(tmp_path, replace(conformance, manual=done))
    assert not any("还没有做完" in gap for gap in view.gaps)


def test_every_criterion_of_level_a_and_aa_is_there_once() -> None:
    """WCAG 2.2 has 31 criteria of level A (without the obsolete 4.1.1) and 24 of AA."""
    criteria = known().criteria
    levels = [c.level for c in criteria]
    assert (levels.count("A"), levels.count("AA")) == (31, 24)
    assert len({c.id for c in criteria}) == len(criteria)


def test_the_fingerprint_follows_what_visitors_meet() -> None:
    assert theme.fingerprint() == theme.fingerprint()
    stated_, _ = theme.accessibility()
    assert stated_["aim"]


def test_a_recorded_audit_can_be_read() -> None:
    _, recorded = theme.accessibility()
    if recorded:
        audit = Audit.of(recorded)
        assert date.fromisoformat(audit.date)
        assert audit.gates and audit.pages
