"""The words of the tables are data, and the choices of the model are made of them."""

from __future__ import annotations

import pytest

from zwgk.model.catalog_item import Audience, CatalogItem, Channel, Stage, Tier
from zwgk.model.shared import Method
from zwgk.model.table_words import CLOSED, table_words
from zwgk.model.values.text import Choice, fold
from zwgk.model.vocabulary import HEADERS, MARKS
from zwgk.model.vocabulary_file import COLUMNS, VocabularyFile

CHOICES: dict[str, type[Choice]] = {
    "channels": Channel,
    "audience": Audience,
    "method": Method,
    "tier": Tier,
    "stages": Stage,
}


@pytest.mark.parametrize("name", CHOICES)
def test_the_choices_are_the_words_of_the_data(name: str) -> None:
    choice, words = CHOICES[name], CLOSED[name].words
    assert [(m.name, m.label) for m in choice] == [(w.id, w.label) for w in words.values()]
    for word in words.values():
        assert word.source, f"{word.label} has no source"
        for alias in word.aliases:
            assert choice.read(alias).name == word.id


@pytest.mark.parametrize("name", CHOICES)
def test_a_spelling_means_one_word(name: str) -> None:
    spellings = [fold(s) for w in CLOSED[name].words.values() for s in (w.label, *w.aliases)]
    assert len(spellings) == len(set(spellings))


def test_there_are_thirteen_channels() -> None:
    assert len(Channel) == 13


def test_a_head_means_one_column() -> None:
    assert set(HEADERS) <= set(COLUMNS)
    assert set(CatalogItem.fields()) <= set(COLUMNS)
    heads = [fold(s) for s in COLUMNS.values()]
    heads += [fold(s) for c, also in HEADERS.items() for s in also if fold(s) != fold(COLUMNS[c])]
    assert len(heads) == len(set(heads)), sorted(h for h in heads if heads.count(h) > 1)


def test_marks_do_not_contradict_each_other() -> None:
    kinds = [MARKS.ticked, MARKS.unticked, MARKS.said_yes, MARKS.said_no, MARKS.empty]
    assert len(frozenset.union(*kinds)) == sum(map(len, kinds))


def test_a_site_adds_spellings_and_never_words() -> None:
    own = VocabularyFile.model_validate(
        {
            "公开渠道": [{"词": "政务服务中心", "也叫": "便民大厅"}],
            "其他渠道": ["村村响广播"],
            "公开层级": [{"词": "乡级", "也叫": ["片区级", "县级"]}],
            "表头": [{"项目": "公开内容", "也叫": "应公开的内容"}],
            "打勾记号": "◆",
        }
    )
    plain, words = table_words(), table_words(own)
    assert set(words.lists["channels"].words) == set(plain.lists["channels"].words)
    assert words.lists["channels"].aliases()["便民大厅"] == "service_hall"
    assert "村村响广播" in words.lists["channels"].texts
    assert words.heads[fold("应公开的内容")] == "content"
    assert "◆" in words.marks.ticked
    # What the engine knows already keeps its meaning.
    assert words.lists["tier"].words["town"].aliases[-1] == "片区级"
    assert "县级" not in words.lists["tier"].aliases()


def test_a_site_may_not_add_a_channel() -> None:
    with pytest.raises(ValueError, match="V002"):
        VocabularyFile.model_validate({"公开渠道": [{"词": "大喇叭", "也叫": "广播"}]})
