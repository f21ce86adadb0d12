"""Self-tests of the example county, walked by their links alone, as without script (issue 6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
import yaml

from tests.end_to_end.routes import ROOT

TABLES = sorted(path.stem for path in (ROOT / "content/eligibility").glob("*.yml"))
_PART = re.compile(r'<section class="decision-(node|end)" id="([^"]+)"(.*?)</section>', re.S)
_CHOICE = re.compile(r'<a href="([^"]*)" data-decision-answer="([^"]*)"')
_TITLE = re.compile(r"<h2[^>]*><span[^>]*>结论</span> (.*?) <")
_NAME = re.compile(r'data-name="([^"]*)"')
_GUIDE = re.compile(r'<li><a href="([^"]*)"><span>怎么办')


@dataclass(frozen=True)
class Part:
    """A question with its links, or a conclusion with the guides it leads to."""

    name: str
    choices: tuple[tuple[str, str], ...]
    guides: tuple[str, ...]


def parts(page: str) -> dict[str, Part]:
    """Everything on a page that a link of it can lead to, in order."""
    found = {}
    for kind, anchor, text in _PART.findall(page):
        name = _NAME.search(text) if kind == "node" else _TITLE.search(text)
        assert name
        choices = tuple((unescape(answer), to) for to, answer in _CHOICE.findall(text))
        found[anchor] = Part(unescape(name[1]), choices, tuple(_GUIDE.findall(text)))
        assert bool(choices) == (kind == "node")
    return found


def walks(
    found: dict[str, Part], here: str, said: tuple[tuple[str, str], ...] = ()
) -> Iterator[tuple[tuple[tuple[str, str], ...], str]]:
    """Every way through: what was answered, and the conclusion one comes to."""
    part = found[here]
    if not part.choices:
        yield said, part.name
        return
    assert part.name not in dict(said), f"{part.name} is asked twice: {said}"
    for answer, to in part.choices:
        assert to.startswith("#"), "an answer never leaves the page"
        yield from walks(found, to[1:], (*said, (part.name, answer)))


@pytest.fixture(params=TABLES)
def table(request: pytest.FixtureRequest, built_demo: Path) -> tuple[dict[str, object], Path]:
    name = request.param
    source = yaml.safe_load((ROOT / f"content/eligibility/{name}.yml").read_text("utf-8"))
    return source, built_demo / "eligibility" / name / "index.html"


def test_there_are_three() -> None:
    assert len(TABLES) >= 3


def test_every_way_ends_where_the_rules_say(table: tuple[dict[str, object], Path]) -> None:
    source, file = table
    found = parts(file.read_text("utf-8"))
    ways = [*walks(found, next(iter(found)))]
    assert len(ways) > 3
    for said, end in ways:
        fits = {
            row["结论"]
            for row in source["规则"]  # type: ignore[attr-defined]
            if all(
                dict(said).get(q) in (a if isinstance(a, list) else [a])
                for q, a in row["如果"].items()
                if q in dict(said)
            )
            and set(row["如果"]) <= set(dict(said))
        }
        assert fits == {end}, (said, fits, end)
    reached = {end for _, end in ways}
    assert reached == {c["名称"] for c in source["结论"]}  # type: ignore[attr-defined]
    asked = {question for said, _ in ways for question, _ in said}
    assert asked == {q["名称"] for q in source["题目"]}  # type: ignore[attr-defined]


def test_every_branch_of_the_page_is_walked_by_a_case(
    table: tuple[dict[str, object], Path],
) -> None:
    source, file = table
    found = parts(file.read_text("utf-8"))
    walked = set()
    for case in source["用例"]:  # type: ignore[attr-defined]
        here = next(iter(found))
        while found[here].choices:
            answer = str(case["回答"][found[here].name])
            walked.add((here, answer))
            here = dict(found[here].choices)[answer][1:]
        assert found[here].name == case["结论"]
    assert walked == {(a, answer) for a, part in found.items() for answer, _ in part.choices}


def test_what_one_may_apply_for_leads_to_its_guide(
    table: tuple[dict[str, object], Path], built_demo: Path
) -> None:
    source, file = table
    ends = {p.name: p for p in parts(file.read_text("utf-8")).values() if not p.choices}
    applying = [c["名称"] for c in source["结论"] if c["类型"] == "可以申请"]  # type: ignore[attr-defined]
    assert applying
    for name in applying:
        assert ends[name].guides, name
    for end in ends.values():
        for guide in end.guides:
            assert (file.parent / guide / "index.html").resolve().is_file(), guide
