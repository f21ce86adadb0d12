"""The frame of 26 sectors that ships with the engine (CAT-07)."""

from __future__ import annotations

import re

from zwgk.model.national_sectors import NATIONAL_SECTORS


def test_the_frame_is_complete_and_in_order() -> None:
    assert list(NATIONAL_SECTORS) == [f"{n:02}" for n in range(1, 27)]
    for number, sector in NATIONAL_SECTORS.items():
        assert sector.number == number
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", sector.id)
        assert sector.name and sector.ministry and sector.source and sector.lead


def test_slugs_and_names_are_each_said_once() -> None:
    sectors = NATIONAL_SECTORS.values()
    assert len({s.id for s in sectors}) == 26
    names = [n for s in sectors for n in (s.name, *s.aliases, *s.misprints)]
    assert len(names) == len(set(names))


def test_a_sector_is_known_by_its_other_names_and_misprints() -> None:
    assert NATIONAL_SECTORS["25"].is_called("乡村振兴")
    assert NATIONAL_SECTORS["23"].is_called(" 救灾生产 ")
    assert not NATIONAL_SECTORS["23"].is_called("扶贫")
