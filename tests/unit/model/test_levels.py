"""Which level a catalog is made for, and what may differ from the level above."""

from __future__ import annotations

import pytest

from zwgk.model.adoption import NOT_TAKEN, RULES, above, concerns, dropped, weaker
from zwgk.model.catalog_item import CatalogItem, Channel, Tier
from zwgk.model.kinds import BY_NAME
from zwgk.model.levels import CatalogLevel, level_of_region
from zwgk.model.shared import Method

COUNTY = CatalogLevel.county


@pytest.mark.parametrize(
    ("code", "level"),
    [("510000", "省级"), ("510500", "市级"), ("510521", "县级"), ("000000", "县级")],
)
def test_the_level_of_a_region(code: str, level: str) -> None:
    assert level_of_region(code).label == level


def test_levels_stand_above_each_other() -> None:
    national, province, city, county, town = CatalogLevel
    assert national.is_above(province) and city.is_above(county) and county.is_above(town)
    assert not county.is_above(county) and not town.is_above(city)


@pytest.mark.parametrize("word", ["市", "州级", "city", "设区的市级"])
def test_a_level_has_several_words(word: str) -> None:
    assert CatalogLevel.read(word) is CatalogLevel.city


def test_the_rules_of_adoption_name_fields_and_say_why() -> None:
    for kind, names in NOT_TAKEN.items():
        assert names <= set(BY_NAME[kind].fields())
    for kind, rules in RULES.items():
        assert BY_NAME[kind].kind.shared == "adopted"
        assert set(rules) <= set(BY_NAME[kind].fields())
        for rule in rules.values():
            assert rule.rule in ("same", "keep", "not_longer", "not_weaker")
            assert rule.why and rule.source


def test_every_kind_that_may_be_adopted_has_its_rules() -> None:
    adopted = {t.kind.name for t in BY_NAME.values() if t.kind.shared == "adopted"}
    assert adopted == set(RULES) == set(NOT_TAKEN)


def test_a_county_owes_nothing_of_the_city() -> None:
    assert above(Tier.city, COUNTY) and not above(Tier.town, COUNTY)
    assert dropped((Tier.city, Tier.county), (Tier.county,), COUNTY) == ()
    assert dropped((Tier.county, Tier.town), (Tier.county,), COUNTY) == (Tier.town,)
    assert dropped((Channel.website,), (Channel.gazette,), COUNTY) == (Channel.website,)


@pytest.mark.parametrize(
    ("upper", "own", "is_weaker"),
    [
        ("主动公开", "主动公开", False),
        ("主动公开", "依申请公开", True),
        ("依申请公开", "主动公开", False),
        ("依申请公开", "不予公开", True),
        ("主动公开、依申请公开", "主动公开", False),
        ("主动公开、依申请公开", "依申请公开", True),
        ("主动公开", "主动公开、依申请公开", True),
    ],
)
def test_a_way_of_disclosure_may_be_weaker(upper: str, own: str, is_weaker: bool) -> None:
    def methods(text: str) -> list[Method]:
        return [Method.read(word) for word in text.split("、")]

    assert weaker(methods(upper), methods(own)) is is_weaker


def test_an_item_of_the_city_alone_concerns_no_county() -> None:
    def item(*tiers: str) -> CatalogItem:
        return CatalogItem.model_construct(tier=tuple(Tier.read(t) for t in tiers))

    assert not concerns(item("市级"), COUNTY)
    assert concerns(item("市级", "乡级"), COUNTY)
    assert not concerns(item("县级"), CatalogLevel.town)
