"""Real rows in three layouts and every kind of file give the same items (CAT-13)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support import tables
from tests.support.county import COUNTY
from tests.support.importing import became, items_in, run, told
from tests.support.layouts import LAYOUTS
from tests.support.site import site_from
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.plain import Plain, plain
from zwgk.model.sheet import Sheet

DATA = yaml.safe_load((Path(tables.__file__).parent / "catalog_rows.yml").read_text("utf-8"))

WRITERS: dict[str, Callable[..., bytes]] = {
    "xlsx": tables.xlsx,
    "xls": tables.xls,
    "docx": tables.docx,
    "html": tables.html,
}


def site(folder: Path) -> Path:
    sectors = [
        f'- {{编号: s{number}, 国家序号: "{number}", 名称: {entry["name"]}, 牵头单位: 县政府办公室}}\n'
        for number, entry in DATA.items()
    ]
    return site_from(
        folder,
        {
            "content/site.yml": COUNTY["content/site.yml"],
            "catalog/sectors.yml": "".join(sectors),
        },
    )


def _expected(rows: list[dict[str, Any]], name: str) -> list[dict[str, Plain]]:
    """The rows as items; codes are given by the program where the data has none."""
    found = []
    for row in rows:
        item = CatalogItem.model_validate({"code": "X", "sector": name, **row})
        found.append({k: v for k, v in plain(item).items() if k != "code" or "code" in row})
    return found


def _sheets(layout: str) -> list[Sheet]:
    return [LAYOUTS[layout](entry["name"], entry["rows"]) for entry in DATA.values()]


def _files(layout: str, kind: str) -> dict[str, bytes]:
    sheets = _sheets(layout)
    if kind in WRITERS:
        return {f"目录.{kind}": WRITERS[kind](*sheets)}
    return {f"{sheet.name}.csv": tables.text(sheet, kind) for sheet in sheets}


CASES = [(layout, kind) for layout in LAYOUTS for kind in WRITERS] + [
    (layout, encoding)
    for layout in ("same_as_above", "ticked")  # merged cells cannot be said in csv
    for encoding in ("utf-8-sig", "gb18030")
]


@pytest.mark.parametrize(("layout", "kind"), CASES)
def test_every_real_row_comes_back(layout: str, kind: str, tmp_path: Path) -> None:
    root = site(tmp_path / "site")
    done = run(root, _files(layout, kind))
    assert told(done, "error") == []
    kinds = {kind for _, kind, _ in became(done)}
    assert kinds == {"added"}
    total = sum(len(entry["rows"]) for entry in DATA.values())
    assert f"读入事项 {total} 行 = 新增 {total}、" in done.report.sentence()
    found = items_in(root)
    by_sector: dict[str, list[dict[str, Plain]]] = {}
    for outcome in done.report.merged.outcomes:
        values = found[outcome.code]
        by_sector.setdefault(str(values["sector"]), []).append(values)
    for entry in DATA.values():
        want = _expected(entry["rows"], entry["name"])
        got = by_sector[entry["name"]]
        if layout != "same_as_above":
            want = [{k: v for k, v in w.items() if k != "code"} for w in want]
        got = [
            {k: v for k, v in g.items() if k != "code" or "code" in w}
            for g, w in zip(got, want, strict=True)
        ]
        assert got == want


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_table_again_changes_nothing(layout: str, tmp_path: Path) -> None:
    root = site(tmp_path / "site")
    first = run(root, _files(layout, "xlsx"))
    again = run(root, _files(layout, "xlsx"))
    assert {kind for _, kind, _ in became(again)} == {"same"}
    assert [c for _, _, c in became(again)] == [c for _, _, c in became(first)]
    assert again.site == {}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_row_of_a_sheet_is_accounted_for(layout: str, tmp_path: Path) -> None:
    root = site(tmp_path / "site")
    done = run(root, _files(layout, "xlsx"), write=False)
    sheets = done.report.files[0].sheets
    assert len(sheets) == len(DATA)
    for sheet in sheets:
        assert sum(sheet.counts.values()) == len(sheet.sheet.rows)
        assert sheet.counts["item"] == len(sheet.rows)


def test_codes_follow_the_national_proposal_where_a_site_has_none(tmp_path: Path) -> None:
    root = site(tmp_path / "site")
    run(root, _files("merged", "xlsx"))
    codes = [c for c, v in items_in(root).items() if v["sector"] == "社会救助"]
    assert codes[:4] == ["990123-050101", "990123-050102", "990123-050201", "990123-050202"]
