"""The editors' handbook keeps step with the declarations."""

from pathlib import Path

import pytest

from zwgk.editing.declared import fields_of
from zwgk.model.adoption import NOT_TAKEN, RULES
from zwgk.model.catalog_item import CatalogItem, ChangeType
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
    assert told == ("、".join(f"`{label}`" for label in required) or "没有")


def test_each_family_of_problems_is_told() -> None:
    text = (HANDBOOK / "problems.md").read_text("utf-8")
    assert all(f"| {family} | {label}" in text for family, label in FAMILY_LABELS.items())


def test_the_handbook_tells_what_may_differ_from_an_upper_catalog() -> None:
    """adoption.md says of every field under a rule with which code it is told."""
    text = (HANDBOOK / "adoption.md").read_text("utf-8")
    told = {"same": "V171", "keep": "V172", "not_longer": "V173", "not_weaker": "V174"}
    labels = {name: info.label for name, info in CatalogItem.fields().items()}
    for name, rule in RULES["catalog_item"].items():
        rows = [line for line in text.splitlines() if line.startswith("|") and labels[name] in line]
        assert any(told[rule.rule] in row for row in rows), labels[name]
    kept_apart = next(line for line in text.splitlines() if "不随上级" in line)
    assert all(labels[n] in kept_apart for n in NOT_TAKEN["catalog_item"] - {"adopts"})


def test_the_handbook_tells_every_type_of_adjustment() -> None:
    text = (HANDBOOK / "adjustments.md").read_text("utf-8")
    assert all(f"| {change.label} |" in text for change in ChangeType)
