"""Each gate finds the fault that is planted for it, and nothing on a clean page."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.accessibility.conftest import titles_of
from tests.accessibility.gates import GATES, gates_of
from tests.accessibility.planted_faults import FAULTS
from tests.accessibility.seen import Seen
from tests.accessibility.states import NORMAL, State, dresses, rounds
from tests.accessibility.visit import Visitor
from tests.conftest import serve
from tests.html.summary import Summary
from tests.html.test_validity import validate

PLANTED = Path(__file__).parent / "planted"
Once = Callable[[str, Callable[[Path], None]], Path]
SITE_GATES = {gate.id for gate in GATES if gate.applies is None}


def name_of(gate: str, number: int) -> str:
    return f"{gate}-{number}"


@pytest.fixture(scope="session")
def planted(once: Once) -> Path:
    """A folder with the clean page and all faulty ones."""

    def make(folder: Path) -> None:
        shutil.copytree(PLANTED, folder)
        clean = (PLANTED / "clean.html").read_text("utf-8")
        # Text that does not compress, as an index of words would be.
        heavy = "".join(random.Random(1).choices("0123456789abcdefghijklmnopqrstuvwxyz", k=60_000))
        pages = {name: clean for name in ("clean", "all", "zhangzhe")}
        for gate, faults in FAULTS.items():
            for number, fault in enumerate(faults):
                pages[name_of(gate, number)] = fault.plant(clean).replace("%WEIGHT%", heavy)
        for name, text in pages.items():
            (folder / name).mkdir()
            (folder / name / "index.html").write_text(text, "utf-8")

    return once("planted", make)


@pytest.fixture(scope="session")
def planted_at(planted: Path) -> Iterator[str]:
    yield from serve(planted, "/")


def look(visitor: Visitor, at: str, name: str, only: frozenset[str]) -> Iterator[Seen]:
    """What gates say of a planted page, in the states of two pages."""
    for number in range(2):
        states = rounds(number, whole=False)
        yield from visitor.visit(name, lambda _: f"{at}{name}/", states, only)


def test_a_clean_page_passes_every_gate(visitor: Visitor, planted_at: str, planted: Path) -> None:
    seen = list(look(visitor, planted_at, "clean", frozenset()))
    assert {entry.gate for entry in seen} == {gate.id for gate in GATES} - SITE_GATES
    wrong = [entry for entry in seen if entry.findings]
    assert not wrong, wrong
    assert not validate([planted / "clean" / "index.html"])


@pytest.mark.parametrize(
    ("gate", "number"),
    [
        (gate, number)
        for gate, faults in FAULTS.items()
        for number in range(len(faults))
        if gate not in SITE_GATES
    ],
)
def test_a_planted_fault_is_found(
    visitor: Visitor, planted_at: str, gate: str, number: int
) -> None:
    seen = look(visitor, planted_at, name_of(gate, number), frozenset([gate]))
    assert any(entry.findings for entry in seen), f"{FAULTS[gate][number]} passed"


def test_a_planted_fault_of_html_is_found(planted: Path) -> None:
    wrong = " ".join(validate([planted / name_of("html", 0) / "index.html"]))
    assert "no-dup-id" in wrong and "no-inline-style" in wrong


def test_two_pages_of_one_title_are_found() -> None:
    pages = [
        Summary("a/index.html", title="甲"),
        Summary("b/index.html", title="甲"),
        Summary("c/index.html", title="乙"),
    ]
    assert [entry.page for entry in titles_of(pages) if entry.findings] == [
        "a/index.html",
        "b/index.html",
    ]


def test_every_gate_has_a_planted_fault() -> None:
    assert set(FAULTS) | {"titles"} == {gate.id for gate in GATES}


def test_every_gate_is_asked_in_some_state() -> None:
    asked = {
        gate.id for number in range(2) for state in states_of(number) for gate in gates_of(state)
    }
    assert asked == {gate.id for gate in GATES} - SITE_GATES


def states_of(number: int) -> Iterator[State]:
    for state in rounds(number, whole=False):
        yield state
        if state.load == NORMAL:
            yield from dresses(state)
