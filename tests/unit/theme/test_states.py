"""The search page draws states as every other page does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from zwgk.model.decision_item import DecisionState
from zwgk.model.facts import ConsultationState
from zwgk.model.finding import FindingState
from zwgk.model.open_event import EventState
from zwgk.model.policy import Validity
from zwgk.model.task import TaskState
from zwgk.model.values.text import Choice

THEME = Path(__file__).parents[3] / "theme"
_PAIR = re.compile(r"'?(\w+)'?: '(\w+)'")


def pairs(path: str, start: str, end: str) -> dict[str, str]:
    text = (THEME / path).read_text("utf-8")
    return dict(_PAIR.findall(text[text.index(start) : text.index(end, text.index(start))]))


@pytest.mark.parametrize(
    "states",
    [Validity, ConsultationState, DecisionState, EventState, FindingState, TaskState],
)
def test_a_state_looks_the_same_in_results(states: type[Choice]) -> None:
    drawn = pairs("components/badge/template.html", "set groups", "-%}")
    found = pairs("search/page.js", "var SHAPES", "};")
    for state in states:
        assert found.get(state.name, "plain") == drawn.get(state.name, "plain"), state.name
