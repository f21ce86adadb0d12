"""The tables that ship: traditional characters, pinyin, people's words."""

from __future__ import annotations

import runpy

import yaml

from tests.end_to_end.routes import ROOT
from zwgk.model.national_sectors import NATIONAL_SECTORS
from zwgk.model.pinyin import characters, initial, reading, syllables
from zwgk.model.search import FacetValue, SearchEntry, Synonym
from zwgk.outputs.search.fold import TRADITIONAL
from zwgk.outputs.search.words import phrases_file, shipped, tables_file, words_file

SYNONYMS = ROOT / "hooks/zwgk/outputs/search/synonyms.yml"


def test_the_table_is_what_opencc_says() -> None:
    made = runpy.run_path(str(ROOT / "scripts/traditional"))["table"]()
    left, right, _ = made.split("\n")
    assert dict(zip(left, right, strict=True)) == TRADITIONAL
    assert len(TRADITIONAL) > 2_500


def test_synonyms_cover_the_sectors_and_name_their_source() -> None:
    groups = yaml.safe_load(SYNONYMS.read_text("utf-8"))
    pairs = sum(
        len(str(w).split("、")) * len(t.split("、")) for g in groups for w, t in g["词"].items()
    )
    assert pairs >= 400
    assert {s.name for s in NATIONAL_SECTORS.values()} <= {g["领域"] for g in groups}
    assert all(g["来源"] and len(g["词"]) > 4 for g in groups)


def test_no_word_stands_twice() -> None:
    words = [word for synonym in shipped() for word in synonym.words]
    assert len(words) == len(set(words))


def test_a_site_s_words_come_before_ours() -> None:
    file = words_file((Synonym(("低保",), ("本县低保",)), *shipped()))
    same = {row[0]: row[1:] for row in file["same"]}
    assert same["低保"] == ["本县低保", "最低生活保障"]


def test_readings() -> None:
    assert syllables("养老") == ("yang", "lao")
    assert syllables("绿化女") == ("lv", "hua", "nv")
    assert [initial(t) for t in ("长寿区", "银行", "《青禾县》", "2026年", "A4", "。")] == list(
        "CYQ#A#"
    )
    assert reading("高龄津贴") == "gao ling jin tie"


def test_every_common_character_is_read_once() -> None:
    table = characters()
    signs = "".join(table.values())
    assert len(signs) == len(set(signs)) > 6_700
    assert "养" in table["yang"] and 380 < len(table) < 430


def test_spoken_words_have_a_reading() -> None:
    spoken = dict(tables_file(shipped())["spoken"])
    assert spoken["低保"] == "di'bao"


def test_phrases_begin_with_the_likelier() -> None:
    kind = FacetValue("x", "x")
    entries = [
        SearchEntry("任务一", "a", kind, weight=0.9),
        SearchEntry("高龄津贴申领", "b", kind, weight=1.15),
    ]
    assert phrases_file(entries, ())[:2] == ["高龄津贴申领", "任务一"]
