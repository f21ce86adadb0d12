"""Facts written once, in the built example county."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.end_to_end.routes import ROOT, SOURCES
from zwgk.load import load
from zwgk.model.fact import PublicFact

TODAY = date(2026, 11, 22)


def test_no_page_prints_a_reference(pages: list[Path]) -> None:
    assert not [p for p in pages if "〔事实" in p.read_text("utf-8")]


def test_a_hand_written_page_says_the_value(built_demo: Path) -> None:
    facts = [r for r in _records() if isinstance(r, PublicFact)]
    hours = next(f for f in facts if f.id == "hours-zhengwu-zhongxin")
    now = hours.value_on(TODAY)
    assert now and now.value in (built_demo / "help" / "index.html").read_text("utf-8")


def test_the_example_uses_facts_in_many_places() -> None:
    assert sum(len(r.origin.stated) for r in _records()) >= 30  # type: ignore[attr-defined]


def _records() -> list[object]:
    loaded = load(ROOT, {name: ROOT / name for name in SOURCES}, today=TODAY)
    return list(loaded.records)
