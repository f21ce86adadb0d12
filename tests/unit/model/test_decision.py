"""Decision tables: compiled questions agree with the rows for every person there can be."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product

import pytest

from zwgk.model.decision import decide, walk, way_to
from zwgk.model.eligibility import Eligibility

NAMES = "甲乙丙丁"


def table(
    answers: dict[str, list[str]], rows: list[tuple[dict[str, list[str]], str]]
) -> Eligibility:
    ends = list(dict.fromkeys(end for _, end in rows))
    return Eligibility.model_validate(
        {
            "id": "t",
            "name": "能不能？",
            "key_point": "看看",
            "organisation": "县民政局",
            "guides": ["x"],
            "published_on": "2026-01-01 09:00",
            "questions": [
                {"name": name, "question": f"{name}？", "answers": found}
                for name, found in answers.items()
            ],
            "rows": [{"conditions": dict(c), "conclusion": end} for c, end in rows],
            "conclusions": [
                {"name": e, "verdict": "要问一问", "text": "问", "basis": ["法"]} for e in ends
            ],
            "cases": [],
        }
    )


def everybody(made: Eligibility) -> Iterator[dict[str, str]]:
    names = [q.name for q in made.questions]
    for choice in product(*(q.answers for q in made.questions)):
        yield dict(zip(names, choice, strict=True))


def ends_of(made: Eligibility, person: dict[str, str]) -> set[str]:
    """What the rows say of a person, each read by itself."""
    return {
        row.conclusion
        for row in made.rows
        if all(person[q] in chosen for q, chosen in row.conditions.items())
    }


def random_table(seed: int) -> Eligibility:
    chance = random.Random(seed)
    answers = {
        n: ["一", "二", "三"][: chance.choice((2, 3))] for n in NAMES[: chance.choice((2, 3, 4))]
    }
    rows = []
    for _ in range(chance.choice((2, 3, 4, 6))):
        asked = chance.sample(list(answers), chance.randint(1, len(answers)))
        conditions = {q: chance.sample(answers[q], chance.randint(1, 2)) for q in asked}
        rows.append((conditions, chance.choice(("可以", "不可以"))))
    return table(answers, rows)


def complete_table(seed: int) -> Eligibility:
    """A table without gap or conflict: the leaves of a random tree."""
    chance = random.Random(seed)
    answers = {n: ["一", "二", "三"][: chance.choice((2, 3))] for n in NAMES}
    rows: list[tuple[dict[str, list[str]], str]] = []

    def grow(conditions: dict[str, list[str]], left: list[str]) -> None:
        if not left or (conditions and chance.random() < 0.3):
            rows.append((conditions, chance.choice(("可以", "问问", "不可以"))))
            return
        for answer in answers[left[0]]:
            grow({**conditions, left[0]: [answer]}, left[1:])

    grow({}, list(answers))
    chance.shuffle(rows)
    return table(answers, rows)


@pytest.mark.parametrize("seed", range(60))
def test_faults_are_told_exactly_when_the_rows_have_them(seed: int) -> None:
    made = random_table(seed)
    decision = decide(made)
    outcomes = [ends_of(made, person) for person in everybody(made)]
    assert bool(decision.gaps) == any(not ends for ends in outcomes)
    assert bool(decision.conflicts) == any(len(ends) > 1 for ends in outcomes)
    for gap in decision.gaps:
        met = [p for p in everybody(made) if all(p[q] == a for q, a in gap.path)]
        assert met and all(not ends_of(made, p) for p in met)
    for conflict in decision.conflicts:
        met = [p for p in everybody(made) if all(p[q] == a for q, a in conflict.path)]
        assert any(len(ends_of(made, p)) > 1 for p in met)


@pytest.mark.parametrize("seed", range(40))
def test_questions_lead_everybody_to_what_the_rows_say(seed: int) -> None:
    made = complete_table(seed)
    decision = decide(made)
    assert decision.whole
    assert decision.used == set(range(len(made.rows)))
    for person in everybody(made):
        assert {walk(made, decision, person)[0]} == ends_of(made, person)


@pytest.mark.parametrize("seed", range(20))
def test_the_suggested_way_passes_its_branch(seed: int) -> None:
    made = complete_table(seed)
    decision = decide(made)
    for number, node in enumerate(decision.nodes):
        for answer, _ in node.branches:
            path, end = way_to(made, decision, number, answer)
            found, passed = walk(made, decision, dict(path))
            assert found == end
            assert (number, answer) in passed


def test_a_question_that_no_longer_matters_is_not_asked() -> None:
    made = table(
        {"户口": ["在", "不在"], "年龄": ["够", "不够"]},
        [
            ({"户口": ["不在"]}, "不可以"),
            ({"户口": ["在"], "年龄": ["够"]}, "可以"),
            ({"户口": ["在"], "年龄": ["不够"]}, "不可以"),
        ],
    )
    end, passed = walk(made, decide(made), {"户口": "不在"})
    assert end == "不可以" and len(passed) == 1


def test_situations_that_go_on_alike_are_one_question() -> None:
    made = table(
        {"住房": ["没有", "小", "大"], "收入": ["低", "高"]},
        [
            ({"住房": ["大"]}, "不可以"),
            ({"住房": ["没有", "小"], "收入": ["低"]}, "可以"),
            ({"住房": ["没有", "小"], "收入": ["高"]}, "不可以"),
        ],
    )
    assert len(decide(made).nodes) == 2


def test_an_unanswered_question_is_where_one_stops() -> None:
    made = table(
        {"户口": ["在", "不在"]}, [({"户口": ["在"]}, "可以"), ({"户口": ["不在"]}, "不可以")]
    )
    decision = decide(made)
    assert walk(made, decision, {}) == (0, [])
    assert walk(made, decision, {"户口": "不知道"}) == (0, [])


def test_a_table_that_grows_into_a_forest_is_given_up() -> None:
    names = [f"题{n}" for n in range(12)]
    # Every row asks about one question more, in an order that nothing shares.
    rows = [
        ({n: ["一"] for n in names[: i + 1]} | {names[i]: ["二"]}, f"结论{i}") for i in range(12)
    ]
    rows.append(({n: ["一"] for n in names}, "全部"))
    small = decide(table({n: ["一", "二"] for n in names}, rows))
    assert small.whole and len(small.nodes) == 12
    chance = random.Random(1)
    many = [({n: [chance.choice("一二")] for n in names}, f"结论{i}") for i in range(40)]
    large = decide(table({n: ["一", "二"] for n in names}, many))
    assert large.too_large and not large.whole
