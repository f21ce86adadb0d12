"""What is exported and read again is the same, whatever the items say (CAT-12, CAT-13)."""

from __future__ import annotations

import io
import re
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.support.county import COUNTY
from tests.support.importing import became, items_in, run, told
from tests.support.site import site_from
from zwgk.editing.table_file import new_file
from zwgk.exchange import export_catalog
from zwgk.importing import TableFile, read_tables
from zwgk.importing.rows import SheetReader
from zwgk.load import load
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.cell_text import FORMS, clean, one_line
from zwgk.model.plain import Plain, plain
from zwgk.model.sector import Sector
from zwgk.model.shared import WithheldBasis
from zwgk.model.table_words import CLOSED, table_words
from zwgk.model.vocabulary import MARKS
from zwgk.outputs.catalog_book import catalog_workbook
from zwgk.outputs.catalog_files import catalog_csv
from zwgk.outputs.catalog_sheet import catalog_sheet

SECTOR = Sector.model_validate(
    {"id": "shehui-jiuzhu", "number": "05", "name": "社会救助", "lead": "县民政局"}
)
SIGNS = "甲乙丙丁同上注①●•-*·■□√口t（）()《》〔〕、，,；;：:。/=+@'\"#&<>[]{}|!%?_~ 123.一二十Aa"
SAID = MARKS.as_above | MARKS.empty | MARKS.errors


def _normal(text: str) -> bool:
    """As an editor's text is: no blanks at the ends of lines; not a mark of the table."""
    lines = text.split("\n")
    return clean(text) == text and text not in SAID and all(li.strip() == li for li in lines)


LINE = st.text(SIGNS, min_size=1, max_size=14).map(str.strip).filter(bool).filter(_normal)
TEXT = st.lists(LINE, min_size=1, max_size=3).map("\n".join).filter(_normal)
NAME = LINE.filter(lambda t: one_line(t) == t)
#: A word with brackets; brackets around nothing are a box that is not ticked.
PLAIN_NAME = st.text("甲乙丙丁（）《》12Aa", min_size=1, max_size=8).filter(
    lambda t: _normal(t) and "（）" not in t and re.search("\\w", t) is not None
)
GROUP = PLAIN_NAME.filter(lambda t: t not in MARKS.said_no | MARKS.said_yes)


def _some(strategy: st.SearchStrategy[str], least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(strategy, min_size=least, max_size=4, unique=True).map(tuple)


def _words(name: str, least: int) -> st.SearchStrategy[tuple[str, ...]]:
    labels = [w.label for w in CLOSED[name].words.values()]
    return st.sets(st.sampled_from(labels), min_size=least).map(
        lambda chosen: tuple(label for label in labels if label in chosen)
    )


CHANGE = st.fixed_dictionaries(
    {
        "date": st.dates().map(lambda d: d.isoformat()),
        "type": st.sampled_from(["新增", "修改", "合并", "下放"]),
        "note": TEXT,
    }
)
LINK = st.text("ab/?=&", max_size=8).map(lambda t: f"https://a.gov.cn/{t}".rstrip("?"))
MUST: dict[str, st.SearchStrategy[Any]] = {
    "level1": NAME,
    "level2": NAME,
    "content": _some(TEXT, 1),
    "basis": _some(TEXT, 1),
    "time_limit": TEXT,
    "subject": _some(TEXT, 1),
    "channels": _words("channels", 1),
    "audience": _words("audience", 1),
    "method": _words("method", 1),
    "tier": _words("tier", 1),
}
MAY: dict[str, st.SearchStrategy[Any]] = {
    "level3": NAME,
    "other_channels": _some(PLAIN_NAME, 1),
    "audience_group": GROUP,
    "stages": _words("stages", 1),
    "links": _some(LINK, 1),
    "forms": _some(TEXT, 1),
    "unit": NAME,
    "withheld_basis": st.sampled_from([w.label for w in WithheldBasis]),
    "reviewed_on": st.dates().map(lambda d: d.isoformat()),
    "adopts": NAME,
    "changes": st.lists(CHANGE, min_size=1, max_size=2).map(tuple),
    "note": TEXT,
    "sample": st.just("是"),
    "former_addresses": _some(LINE, 1),
    "version": NAME,
}
ITEM = st.fixed_dictionaries(MUST, optional=MAY)
#: Without an upper level's catalog there is nothing to follow.
OWN_ITEM = st.fixed_dictionaries(MUST, optional={k: v for k, v in MAY.items() if k != "adopts"})


def quick(examples: int) -> settings:
    """A failing example is made small, but not explained at length: these are slow."""
    return settings(
        max_examples=examples,
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
    )


def _items(raw: list[dict[str, Any]]) -> list[CatalogItem]:
    """Items with codes, their names made different where they would be the same."""
    found = []
    for n, values in enumerate(raw, 1):
        if values["level1"] == "甲" or n % 2:
            values["level1"] = "共同的一级"
        values["level2"] = f"{values['level2']}{n}"
        code = {"code": f"SHJZ-01{n:02d}", "sector": "社会救助"}
        found.append(CatalogItem.model_validate({**values, **code}))
    return found


def _wanted(items: list[CatalogItem]) -> list[dict[str, Plain]]:
    return [{k: v for k, v in plain(item).items() if k != "sector"} for item in items]


def _read(table: TableFile) -> list[dict[str, Plain]]:
    reader = SheetReader("目录", table_words(), lambda text: (SECTOR,), None)
    found = []
    for sheet in (s for s in table.sheets if not s.hidden):
        rows = reader.read(sheet)
        assert sum(rows.counts.values()) == len(sheet.rows)
        for row in rows.rows:
            assert row.faults == [], [f"{p.where.cell} {p.message}" for p in row.faults]
            found.append(row.values)
    return found


@quick(40)
@given(st.lists(ITEM, min_size=1, max_size=4))
def test_a_workbook_reads_back_as_the_same(raw: list[dict[str, Any]]) -> None:
    items = _items(raw)
    table = read_tables("目录.xlsx", catalog_workbook([catalog_sheet(SECTOR, items)]))
    assert isinstance(table, TableFile)
    assert _read(table) == _wanted(items)


@quick(40)
@given(st.lists(ITEM, min_size=1, max_size=4))
def test_a_text_table_reads_back_as_the_same(raw: list[dict[str, Any]]) -> None:
    items = _items(raw)
    table = read_tables("目录.csv", catalog_csv([catalog_sheet(SECTOR, items)]))
    assert isinstance(table, TableFile)
    assert _read(table) == _wanted(items)


@quick(12)
@given(st.lists(OWN_ITEM, min_size=1, max_size=4))
def test_a_catalog_survives_the_way_through_a_workbook(raw: list[dict[str, Any]]) -> None:
    """Files → items → workbook → an empty site → files → items."""
    items = _items(raw)
    rows = _wanted(items)
    text = new_file(CatalogItem, "目录", {"sector": "社会救助"}, {}, rows)
    sectors = COUNTY["catalog/sectors.yml"]
    with tempfile.TemporaryDirectory() as folder:
        old = site_from(
            Path(folder) / "old",
            {"catalog/sectors.yml": sectors, "catalog/社会救助.yml": text.encode()},
        )
        loaded = load(old)
        assert loaded.problems == ()
        got = [plain(r) for r in loaded.records if isinstance(r, CatalogItem)]
        assert [{k: v for k, v in g.items() if k != "sector"} for g in got] == rows
        book = export_catalog(old, "xlsx")
        assert isinstance(book, bytes)
        new = site_from(Path(folder) / "new", {"catalog/sectors.yml": sectors})
        done = run(new, {"目录.xlsx": book})
        assert told(done, "error") == []
        assert items_in(new) == items_in(old)
        # Both sites agree with the workbook: nothing is left to do.
        assert {kind for _, kind, _ in became(run(old, {"目录.xlsx": book}))} == {"same"}


def test_every_field_is_in_the_strategy() -> None:
    """So that a new field does not pass by unseen."""
    assert {*MUST, *MAY, "code", "sector"} == set(FORMS)


def test_an_edited_workbook_changes_only_what_was_edited(tmp_path: Path) -> None:
    root = site_from(tmp_path, COUNTY)
    before = items_in(root)
    book = export_catalog(root, "xlsx")
    assert isinstance(book, bytes)
    page = load_workbook(io.BytesIO(book))
    sheet = page["社会救助"]
    labels = {str(c.value): c.column for row in sheet["2:3"] for c in row if c.value}
    sheet.cell(4, labels["公开时限"]).value = "10个工作日内"
    out = io.BytesIO()
    page.save(out)
    done = run(root, {"目录.xlsx": out.getvalue()})
    assert became(done) == [(4, "changed", "SHJZ-0101")]
    changes = done.report.merged.outcomes[0].changes
    assert [c.field for c in changes] == ["time_limit"]
    assert items_in(root) == {"SHJZ-0101": {**before["SHJZ-0101"], "time_limit": "10个工作日内"}}
