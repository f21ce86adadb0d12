"""Shared roots: upper levels' catalogs, adopted items, organisations in common."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support.county import COUNTY, TODAY, county, unit
from tests.support.layers import ADOPTING, CITY, world
from tests.support.site import site_from
from zwgk.build import Examined, examine
from zwgk.model.adoption import chain, differences
from zwgk.model.catalog_item import CatalogItem, Channel
from zwgk.model.levels import CatalogLevel
from zwgk.model.organisation import Organisation
from zwgk.model.sector import Sector
from zwgk.model.settings import Settings
from zwgk.problem import Problem


def stopping(found: Examined) -> list[Problem]:
    return [p for p in found.problems if p.stops]


def item(found: Examined, code: str = "SHJZ-0101") -> CatalogItem:
    return next(i for i in found.graph.all(CatalogItem) if i.code == code)


def test_an_item_takes_over_what_it_does_not_say(tmp_path: Path) -> None:
    found = world(tmp_path)
    assert stopping(found) == []
    adopted = item(found)
    assert adopted.id == "shjz-0101" and adopted.full_title == "综合业务-政策法规文件"
    assert Channel.notice_board in adopted.channels, "its own word wins"
    assert adopted.time_limit.endswith("20个工作日内"), "the upper level before the file's 默认"
    assert adopted.version == "2026-06", "the version is of this catalog"
    assert adopted.unit is None and adopted.changes == (), "what is only the city's stays there"
    assert [u.id for u in found.graph.to(adopted, Organisation, "subject")] == ["mzj"]


def test_who_discloses_is_a_site_s_own_default(tmp_path: Path) -> None:
    text = ADOPTING.replace("默认: {", "默认: {公开主体: [县政府办公室], ")
    found = world(tmp_path, {"catalog/社会救助.yml": text})
    assert [u.id for u in found.graph.to(item(found), Organisation, "subject")] == ["xzfb"]


def test_where_a_value_comes_from_is_known(tmp_path: Path) -> None:
    adopted = item(world(tmp_path))
    assert str(adopted.origin.of("channels")) == "catalog/社会救助.yml:6:11"
    assert str(adopted.origin.of("content", 1)) == "../shifan/catalog/社会救助.yml:8:18"
    assert str(adopted.origin.of("audience")) == "../shifan/catalog/社会救助.yml:3:12"


def test_what_differs_is_known(tmp_path: Path) -> None:
    adopted = item(world(tmp_path))
    assert [d.field for d in differences(adopted)] == ["channels"]
    assert adopted.adopted is not None and adopted.adopted.origin.root is not None
    assert adopted.adopted.origin.root.level is CatalogLevel.city


def test_items_of_upper_levels_are_not_the_site_s_own(tmp_path: Path) -> None:
    found = world(tmp_path, {"catalog/社会救助.yml": COUNTY["catalog/社会救助.yml"]}, {
        **CITY, "catalog/社会救助.yml": CITY["catalog/社会救助.yml"].replace("0101", "0109"),
    })  # fmt: skip
    assert [i.code for i in found.graph.all(CatalogItem)] == ["SHJZ-0101"]
    assert [r.id for r in found.graph.upper] == ["shjz-0109"]


def test_levels_build_on_each_other(tmp_path: Path) -> None:
    nation = {
        "catalog/layer.yml": "级别: 国家级\n名称: 国家目录\n",
        "catalog/a.yml": CITY["catalog/社会救助.yml"],
    }
    city = {
        "catalog/layer.yml": CITY["catalog/layer.yml"],
        "catalog/b.yml": "领域: 社会救助\n事项:\n  - {沿用: shjz-0101, 五公开: [管理]}\n",
    }
    site_from(tmp_path / "guojia", nation)
    # The order in which roots are named does not matter: their levels do.
    found = world(tmp_path, city=city, settings=Settings(shared=("../shifan", "../guojia")))
    assert stopping(found) == []
    adopted = item(found)
    assert [r.origin.root.level for r in chain(adopted) if r.origin.root] == [
        CatalogLevel.city,
        CatalogLevel.national,
    ]
    assert adopted.stages[0].label == "管理"
    assert str(adopted.origin.of("content", 0)) == "../guojia/catalog/a.yml:8:12"
    assert str(adopted.origin.of("stages")) == "../shifan/catalog/b.yml:3:26"


def test_an_item_may_have_a_code_of_its_own(tmp_path: Path) -> None:
    own = ADOPTING.replace("沿用: SHJZ-0101", "事项编码: QH-0101\n    沿用: SHJZ-0101")
    found = world(tmp_path, {"catalog/社会救助.yml": own})
    assert stopping(found) == []
    assert item(found, "QH-0101").adopted is not None


def test_errors_of_the_shared_root_are_told_there_and_once(tmp_path: Path) -> None:
    city = {
        **CITY,
        "catalog/社会救助.yml": CITY["catalog/社会救助.yml"].replace("对象: 全社会", "对象: 社会"),
    }
    found = world(tmp_path, city=city)
    assert [(p.code, str(p.where)) for p in stopping(found)] == [
        ("V002", "../shifan/catalog/社会救助.yml:3:12")
    ]


def test_a_name_of_the_upper_level_that_means_nothing_here(tmp_path: Path) -> None:
    city = {
        **CITY,
        "catalog/社会救助.yml": CITY["catalog/社会救助.yml"].replace("县民政局", "市民政局"),
    }
    [problem] = stopping(world(tmp_path, city=city))
    assert problem.code == "R001" and "随沿用的上级事项来的" in problem.message
    assert problem.where.path == "catalog/社会救助.yml"
    assert problem.others[0].path == "../shifan/catalog/社会救助.yml"
    assert "公开主体" in problem.advice


def test_a_shared_root_may_lie_inside_the_site(tmp_path: Path) -> None:
    site = county(tmp_path, {"catalog/社会救助.yml": ADOPTING})
    site_from(site / "catalog/上级/示范市", CITY)
    settings = Settings(shared=("catalog/上级/示范市",))
    found = examine(site, today=TODAY, settings=settings)
    assert stopping(found) == []
    assert "catalog/上级/示范市/catalog/社会救助.yml" in found.loaded.shared_sources
    assert not any("上级" in path for path in found.loaded.sources)


ORGANISATIONS = {
    "content/organisations/mzj.yml": unit("青禾县民政局", "县民政局"),
    "content/organisations/swj.yml": unit("青禾县商务局", "县商务局"),
    "content/organisations/xzf.yml": unit("青禾县人民政府", "县政府", "人民政府"),
    "content/organisations/groups.yml": "- {编号: bumen, 名称: 各部门, 成员: [县商务局]}\n",
    "catalog/sectors.yml": '- {编号: jiuzai, 国家序号: "23", 名称: 救灾, 牵头单位: 县政府}\n',
}


def _in_common(tmp_path: Path, site: Mapping[str, str] | None = None) -> Examined:
    changes = {"catalog/社会救助.yml": COUNTY["catalog/社会救助.yml"], **(site or {})}
    gone = ("content/organisations/mzj.yml",)
    return world(tmp_path, changes, ORGANISATIONS, without=gone)


def test_units_in_common_that_the_site_names_are_part_of_it(tmp_path: Path) -> None:
    found = _in_common(tmp_path)
    assert stopping(found) == []
    units = {u.id for u in found.graph.all(Organisation)}
    assert {"mzj", "xzf"} <= units, "named by an item; named by a shared sector"
    assert "swj" not in units
    assert {s.id for s in found.graph.all(Sector)} == {"shehui-jiuzhu", "jiuzai"}


def test_a_unit_behind_a_group_is_part_of_it(tmp_path: Path) -> None:
    text = COUNTY["catalog/社会救助.yml"].replace("[县民政局, ", "[各部门, 县民政局, ")
    units = _in_common(tmp_path, {"catalog/社会救助.yml": text}).graph.all(Organisation)
    assert "swj" in {u.id for u in units}


def test_a_unit_once_published_stays(tmp_path: Path) -> None:
    """Its page must not vanish when the last item that names it does (GW-33)."""
    found = _in_common(tmp_path, {"content/addresses.yml": '- "organisations/swj/"\n'})
    assert "swj" in {u.id for u in found.graph.all(Organisation)}
    assert stopping(found) == []


def test_a_unit_is_described_once(tmp_path: Path) -> None:
    site = {"catalog/社会救助.yml": COUNTY["catalog/社会救助.yml"]}
    found = world(tmp_path, site, ORGANISATIONS)
    [problem] = stopping(found)
    assert problem.code == "V020" and problem.where.path == "content/organisations/mzj.yml"
    assert problem.others[0].path == "../shifan/content/organisations/mzj.yml"


def test_a_sector_in_common_may_be_adopted_with_another_lead(tmp_path: Path) -> None:
    sectors = COUNTY["catalog/sectors.yml"] + "- {沿用: jiuzai, 牵头单位: 县政府办公室}\n"
    found = _in_common(tmp_path, {"catalog/sectors.yml": sectors})
    assert stopping(found) == []
    [sector] = [s for s in found.graph.all(Sector) if s.id == "jiuzai"]
    assert sector.name == "救灾" and sector.lead == "县政府办公室"


def test_the_national_sectors_of_a_city_need_no_adoption(tmp_path: Path) -> None:
    city = {**CITY, "catalog/sectors.yml": COUNTY["catalog/sectors.yml"]}
    found = world(tmp_path, city=city)
    assert stopping(found) == []
    assert [s.lead for s in found.graph.all(Sector)] == ["县民政局"]


@pytest.mark.parametrize("shared", ["../nirgends", ".", "content"])
def test_a_shared_root_that_is_none(tmp_path: Path, shared: str) -> None:
    site = {"catalog/社会救助.yml": COUNTY["catalog/社会救助.yml"]}
    found = world(tmp_path, site, settings=Settings(shared=(shared,)))
    assert [(p.code, p.where.path) for p in stopping(found)] == [("S041", "mkdocs.yml")]


def test_nothing_else_of_a_shared_root_is_read(tmp_path: Path) -> None:
    city = {
        **CITY,
        "content/policies/2025/x.md": "kein Kopf\n",
        "content/site.yml": "站点名称: 示范市\n",
        "catalog/vocabulary.yml": "其他渠道: [村村响]\n",
        "catalog/codes.yml": "- {编码: A}\n",
    }
    found = world(tmp_path, city=city)
    assert stopping(found) == []
    assert found.loaded.shared_sources == {
        "../shifan/catalog/layer.yml",
        "../shifan/catalog/社会救助.yml",
    }
