"""The editors' handbook keeps step with the declarations."""

from pathlib import Path

import pytest

from zwgk.editing.declared import fields_of
from zwgk.model.kinds import RECORD_TYPES
from zwgk.model.record import Record
from zwgk.problem import FAMILY_LABELS

HANDBOOK = Path(__file__).resolve().parents[3] / "docs" / "for-editors"
KINDS = (HANDBOOK / "kinds.md").read_text("utf-8")


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda t: t.kind.name)
def test_each_kind_is_told_with_its_place_and_what_must_be_filled(
    record_type: type[Record],
) -> None:
    kind = record_type.kind
    section = KINDS.partition(f"\n## {kind.label}\n")[2].partition("\n## ")[0]
    assert all(f"`{source.removesuffix('**')}`" in section for source in kind.sources)
    told = section.partition("必填：")[2].partition("。\n")[0]
    required = [d.info.label for d in fields_of(record_type) if d.info.required]
    assert told == "、".join(f"`{label}`" for label in required)


def test_each_family_of_problems_is_told() -> None:
    text = (HANDBOOK / "problems.md").read_text("utf-8")
    assert all(f"| {family} | {label}" in text for family, label in FAMILY_LABELS.items())
