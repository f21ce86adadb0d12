"""Tables of a county that follows its city: out and back again (CAT-09, CAT-13)."""

from __future__ import annotations

from pathlib import Path

from tests.support.county import TODAY
from tests.support.layers import CITY, SHARED, world
from zwgk.build import examine
from zwgk.exchange import Request, export_catalog, import_catalog
from zwgk.model.adoption import differences
from zwgk.model.catalog_item import CatalogItem

BARE = "领域: 社会救助\n事项:\n\n  - 沿用: SHJZ-0101  # 随市里\n"


def county_of(tmp_path: Path, text: str = BARE) -> Path:
    world(tmp_path, {"catalog/社会救助.yml": text})
    return tmp_path / "county"


def table(site: Path) -> str:
    content = export_catalog(site, "csv", settings=SHARED)
    assert isinstance(content, bytes)
    return content.decode("utf-8-sig")


def back(site: Path, text: str) -> dict[str, str]:
    request = Request([("社会救助.csv", text.encode())])
    done = import_catalog(site, request, today=TODAY, settings=SHARED)
    assert not done.report.failed, done.report.text()
    return {p: t for p, t in done.site.items() if p.endswith(".yml")}


def test_the_table_is_whole_though_the_file_says_only_what_differs(tmp_path: Path) -> None:
    text = table(county_of(tmp_path))
    assert "政策法规文件" in text and "20个工作日" in text and "SHJZ-0101" in text


def test_an_unchanged_table_changes_nothing(tmp_path: Path) -> None:
    site = county_of(tmp_path)
    assert back(site, table(site)) == {}


def test_a_changed_cell_becomes_a_difference(tmp_path: Path) -> None:
    site = county_of(tmp_path)
    changed = table(site).replace("20个工作日", "10个工作日")
    [(path, text)] = back(site, changed).items()
    assert text == BARE + "    公开时限: 自信息形成或者变更之日起10个工作日内\n"
    (site / path).write_text(text, "utf-8")
    [item] = examine(site, today=TODAY, settings=SHARED).graph.all(CatalogItem)
    assert [d.field for d in differences(item)] == ["time_limit"]
    assert CITY["catalog/社会救助.yml"].count("20个工作日") == 1


def test_what_an_item_went_into_comes_back(tmp_path: Path) -> None:
    changes = (
        "    调整记录: [{日期: 2026-06-10, 类型: 合并, 说明: 内容相同, 承接事项: [SHJZ-0101]}]\n"
    )
    site = county_of(tmp_path, BARE + changes)
    text = table(site)
    assert "2026-06-10 合并→SHJZ-0101：内容相同" in text
    assert back(site, text) == {}
