"""Text to nodes: nothing guessed, places kept, nothing dangerous followed."""

from __future__ import annotations

import time
from itertools import pairwise

from zwgk.load.yaml_nodes import Mapping, Node, Scalar, Sequence, parse


def flat(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [flat(item) for item in node.items]
    return {key.text: flat(value) for key, value in node.pairs}


def test_scalars_stay_as_typed() -> None:
    text = "[07, 010, 12:30, on, no, 是, 2022-01-31, 1e3, 0x1F, ~, null, 1_000, .5, '07']"
    root = parse(text).root
    assert root is not None
    assert flat(root) == [
        "07", "010", "12:30", "on", "no", "是", "2022-01-31", "1e3", "0x1F", "~", "null",
        "1_000", ".5", "07",
    ]  # fmt: skip


def test_blocks_of_text_are_read() -> None:
    root = parse("答: |\n  第一行\n  第二行\n问: >-\n  一\n  二\n").root
    assert root is not None
    assert flat(root) == {"答": "第一行\n第二行\n", "问": "一 二"}


def test_places_count_from_one_in_characters() -> None:
    root = parse("名称: 甲\n成员:\n  - 乙\n", first_line=5).root
    assert isinstance(root, Mapping)
    (_, first), (key, members) = root.pairs
    assert (first.line, first.column) == (5, 5)
    assert (key.line, key.column) == (6, 1)
    assert isinstance(members, Sequence)
    assert (members.items[0].line, members.items[0].column) == (7, 5)


def test_repeated_keys_are_both_there() -> None:
    root = parse("甲: 1\n甲: 2\n").root
    assert isinstance(root, Mapping)
    assert [flat(value) for _, value in root.pairs] == ["1", "2"]


def test_an_alias_bomb_is_not_expanded() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    names = "abcdefghijklmnop"
    for before, name in pairwise(names):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    started = time.process_time()
    parsed = parse("\n".join(lines))
    assert time.process_time() - started < 1
    assert {m.sign for m in parsed.marks} == {"&", "*"}


def test_tags_are_marked_and_never_followed() -> None:
    parsed = parse("甲: !!python/object/apply:os.system [ls]\n乙: ! 丙\n")
    assert [m.sign for m in parsed.marks] == ["!", "!"]


def test_quoted_text_has_no_mark() -> None:
    assert parse("甲: '*乙'\n丁: \"!丙\"\n戊: a & b * c\n").marks == []


def test_deep_nesting_stops_early() -> None:
    for text in ("[" * 1_000_000, "- " * 500_000, "{a: " * 300_000):
        parsed = parse(text)
        assert parsed.root is None
        assert [m.sign for m in parsed.marks] == ["["]


def test_a_second_document_is_marked() -> None:
    assert [m.sign for m in parse("---\n甲: 1\n---\n乙: 2\n").marks] == ["---"]
    assert parse("---\n甲: 1\n...\n").marks == []


def test_a_key_that_is_no_text_is_marked() -> None:
    assert [m.sign for m in parse("甲: {{ 乙 }}\n").marks] == ["{"]


def test_faults_have_their_place() -> None:
    fault = parse("甲: 1\n乙: [丙\n丁: 1\n", first_line=10).fault
    assert fault is not None
    assert (fault.context_line, fault.context_column) == (11, 4)
