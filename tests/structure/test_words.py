"""The glossary (docs/words.md) and the declarations say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from inspect import isclass
from typing import Any, get_args

import pytest

from tests.end_to_end.routes import ROOT
from zwgk.model.kinds import RECORD_TYPES
from zwgk.model.record import FieldInfo, Part, Record
from zwgk.model.values.text import Choice

#: Labels that mean another thing in one place: (type, label) → the identifier used there.
ELSEWHERE = {
    ("RequestOffice", "办理步骤"): "steps",
    ("GazetteSection", "文件"): "policies",
    ("Consultation", "正式文件"): "outcome_policies",
}


def words() -> dict[str, set[str]]:
    """中文 → identifiers, from the tables of the glossary."""
    text = (ROOT / "docs" / "words.md").read_text("utf-8")
    found = re.findall(r"(?m)^\| ([^|`]*[\u4e00-\u9fff][^|`]*?) \| (`[^|]*?) \|", text)
    return {label: set(re.findall(r"`([a-z_0-9]+)`", names)) for label, names in found}


def types() -> Iterator[type[Part]]:
    """Every record type and every part inside one."""
    seen: set[type[Part]] = set()

    def walk(annotation: Any) -> Iterator[type[Part]]:
        if isclass(annotation) and issubclass(annotation, Part) and annotation not in seen:
            seen.add(annotation)
            yield annotation
            for info in annotation.model_fields.values():
                yield from walk(info.annotation)
        for inner in get_args(annotation):
            yield from walk(inner)

    for record_type in RECORD_TYPES:
        yield from walk(record_type)


def choices() -> Iterator[type[Choice]]:
    """Every closed vocabulary the declarations use."""
    waiting = list(Choice.__subclasses__())
    while waiting:
        choice = waiting.pop()
        waiting += choice.__subclasses__()
        yield choice


ALL = sorted(types(), key=lambda t: (t.__module__, t.__name__))
FIELDS = [(t, name, info) for t in ALL for name, info in t.fields().items()]


def test_every_kind_is_in_the_glossary() -> None:
    known = words()
    missing = [
        t.kind.label for t in RECORD_TYPES if t.kind.name not in known.get(t.kind.label, set())
    ]
    assert not missing


def test_fields_bear_the_glossary_s_identifier() -> None:
    known = words()
    wrong = [
        f"{t.__name__}.{name} is “{info.label}”, which is {sorted(known[info.label])}"
        for t, name, info in FIELDS
        if info.label in known
        and name not in known[info.label]
        and name.removesuffix("s") not in known[info.label]
        and ELSEWHERE.get((t.__name__, info.label)) != name
        and not _is_kind(info.label)
    ]
    assert not wrong, "\n".join(wrong)


def _is_kind(label: str) -> bool:
    return any(t.kind.label == label for t in RECORD_TYPES)


def test_choices_bear_the_glossary_s_identifier() -> None:
    known = words()
    wrong = [
        f"{choice.__name__}.{member.name} is “{member.label}”"
        for choice in choices()
        if choice.__name__ in ("Validity", "Phase", "Method")
        for member in choice
        if member.label in known and member.name not in known[member.label]
    ]
    assert not wrong, wrong


@pytest.mark.parametrize("record_type", ALL, ids=lambda t: t.__name__)
def test_labels_are_unique_and_explained(record_type: type[Part]) -> None:
    fields: dict[str, FieldInfo] = record_type.fields()
    labels = [info.label for info in fields.values()]
    assert len(labels) == len(set(labels)), f"two fields with one label: {labels}"
    assert not set(labels) & set(fields), "a label that is also an English name"
    for name, info in fields.items():
        assert re.fullmatch(r"[a-z][a-z0-9_]*", name), name
        assert info.label and re.search(r"[\u4e00-\u9fffA-Z]", info.label), name
        assert info.help.strip(), f"{name} has no help"


def test_every_field_of_a_type_is_declared_with_key() -> None:
    """Nothing on disk is read that is not declared; only ``id origin body`` are our own."""
    own = set(Record.model_fields)
    loose = [
        f"{t.__name__}.{name}"
        for t in ALL
        for name in t.model_fields
        if name not in t.fields() and name not in own
    ]
    assert not loose, loose


def test_links_name_kinds() -> None:
    kinds = {t.kind.name for t in RECORD_TYPES}
    for t, name, info in FIELDS:
        if info.link:
            assert set(info.link.to) <= kinds, f"{t.__name__}.{name}"
            assert re.fullmatch(r"[a-z_]+", info.link.reverse), f"{t.__name__}.{name}"


def test_kinds_are_told_apart() -> None:
    for what in ("name", "label"):
        said = [getattr(t.kind, what) for t in RECORD_TYPES]
        assert len(said) == len(set(said)), said
    pages = [t.kind.plural for t in RECORD_TYPES if t.kind.own_page and t.kind.plural != "catalog"]
    assert len(pages) == len(set(pages))
