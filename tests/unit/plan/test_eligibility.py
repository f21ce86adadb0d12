"""The page of a self-test: whole without script, and nothing that could send an answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.county import built
from tests.support.rules import RULES

RIGHT = RULES / "V312" / "right" / "content"


@pytest.fixture
def pages(tmp_path: Path) -> dict[str, str]:
    changes = {
        f"content/{p.relative_to(RIGHT).as_posix()}": p.read_text("utf-8")
        for p in RIGHT.rglob("*.yml")
    }
    base = RULES / "_base" / "content" / "places" / "zwfwzx.yml"
    changes["content/places/zwfwzx.yml"] = base.read_text("utf-8").replace(
        "县行政审批局", "县民政局"
    )
    return built(tmp_path, changes)


def test_every_answer_leads_to_a_question_or_conclusion_on_the_page(pages: dict[str, str]) -> None:
    page = pages["eligibility/linshi-jiuzhu/index.html"]
    targets = re.findall(r'<a href="#([qc]\d+)" data-decision-answer', page)
    assert len(targets) == 4
    anchors = set(re.findall(r'id="([qc]\d+)"', page))
    assert set(targets) <= anchors and anchors == {"q1", "q2", "c1", "c2"}
    assert "第2题" in page and "结论：暂不符合" in page


def test_nothing_of_it_can_be_sent(pages: dict[str, str]) -> None:
    page = pages["eligibility/linshi-jiuzhu/index.html"]
    table = page[page.index("data-decision>") : page.index("data-decision-tools")]
    assert "<form" not in table and "<input" not in table
    assert not re.search(r'href="[^"]*\?', table)


def test_conclusions_cite_clause_and_guide(pages: dict[str, str]) -> None:
    page = pages["eligibility/linshi-jiuzhu/index.html"]
    end = page[page.index('id="c1"') :]
    assert "《社会救助暂行办法》第四十七条" in end
    assert 'href="../../guides/linshi-jiuzhu/"' in end


def test_the_guide_and_the_home_page_lead_there(pages: dict[str, str]) -> None:
    assert 'href="../../eligibility/linshi-jiuzhu/"' in pages["guides/linshi-jiuzhu/index.html"]
    assert 'href="eligibility/"' in pages["index.html"]
