"""Every gate of accessibility 7, on one page of each template (in a whole run of each kind), in the states it applies to."""

from __future__ import annotations

import itertools
import json
from collections import defaultdict

import pytest

from tests.accessibility.gates import GATES, Gate
from tests.accessibility.seen import Seen
from tests.accessibility.states import rounds
from tests.end_to_end.routes import ROOT


def told(gate: Gate, seen: list[Seen]) -> str:
    """The findings of a gate, those of the same words together."""
    where: dict[str, list[str]] = defaultdict(list)
    for entry in seen:
        for finding in entry.findings:
            where[finding].append(f"{entry.page} ({entry.state})" if entry.state else entry.page)
    worst = max(entry.value for entry in seen)
    bad = sum(bool(entry.findings) for entry in seen)
    lines = [
        f"{gate.title}: {sum(map(len, where.values()))} findings on {bad} of {len(seen)} page"
        f" states, the worst {worst:g} {gate.unit} (limit {gate.limit:g})"
    ]
    for finding, places in sorted(where.items(), key=lambda item: -len(item[1]))[:20]:
        lines.append(f"  {len(places)} × {finding}\n      {places[0]}")
    return "\n".join(lines)


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.id)
def test_gate(gate: Gate, seen: list[Seen]) -> None:
    mine = [entry for entry in seen if entry.gate == gate.id]
    assert mine, f"{gate.id} was not looked at in any state"
    assert not any(entry.findings for entry in mine), told(gate, mine)


def test_default_states_cover_every_pair_of_choices() -> None:
    choices = [
        (state.elder, state.width, state.dark)
        for number in range(4)
        for state in rounds(number, whole=False)
        if state.plain
    ]
    for one, other in itertools.combinations(range(3), 2):
        pairs = {(choice[one], choice[other]) for choice in choices}
        assert len(pairs) == 4, f"choices {one} and {other}: only {pairs}"


def test_the_whole_matrix_is_whole() -> None:
    plain = [state for state in rounds(0, whole=True) if state.plain]
    assert len(set(plain)) == 8


def test_the_committed_record_is_of_these_gates() -> None:
    """The statement must not speak of gates that are gone, nor miss new ones (A11-31)."""
    path = ROOT / "theme" / "accessibility-audit.json"
    if path.is_file():
        recorded = json.loads(path.read_text("utf-8"))["gates"]
        assert [(g["id"], g["title"], g["limit"]) for g in recorded] == [
            (gate.id, gate.title, gate.limit) for gate in GATES
        ]
