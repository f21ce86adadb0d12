"""One telephone number of a fact changes: what says it says the new one, all else stays.

Over everything that is written for a guide and a bundle: pages, large-type twins, sheets to
print, data of four kinds, search, and the book (issue of facts written once).
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.support.county import TODAY, built, county
from tests.unit.outputs.test_service_data import SOURCES
from zwgk.book import make_book
from zwgk.model.settings import Settings

OLD, NEW = "0000-0000061", "0000-0000062"
#: How outputs write a number: as it is, as the world dials it, and as QR codes and links do.
FORMS = [
    (OLD, NEW),
    (f"+86-{OLD[1:]}", f"+86-{NEW[1:]}"),
    (OLD.replace("-", ""), NEW.replace("-", "")),
]
#: The index of search holds numbers in pieces; its rows and texts show them whole.
PIECES = re.compile(r"search/(i/|meta\.json)|manifest\.sha256")


def sources(number: str) -> dict[str, str]:
    said = "0000-0000003"
    return {
        **SOURCES,
        "content/facts.yml": f"""\
- {{编号: phone-dibao, 名称: 低保电话, 类型: 电话, 单位: 县民政局, 取值: [{{值: {number}, 生效日期: 2024-01-01}}]}}
- {{编号: phone-other, 名称: 别的电话, 类型: 电话, 单位: 县民政局, 取值: [{{值: 0000-0000063, 生效日期: 2024-01-01}}]}}
""",
        "content/guides/dibao.yml": SOURCES["content/guides/dibao.yml"].replace(
            said, "〔事实：低保电话〕"
        ),
        "content/guides/jintie.yml": SOURCES["content/guides/jintie.yml"].replace(
            said, "〔事实：别的电话〕"
        ),
        "content/bundles/old.yml": SOURCES["content/bundles/old.yml"].replace(
            said, "〔事实：低保电话〕"
        ),
    }


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, str]]:
    return (
        built(tmp_path_factory.mktemp("old"), sources(OLD)),
        built(tmp_path_factory.mktemp("new"), sources(NEW)),
    )


def test_what_shows_the_number_changes_and_nothing_else(
    sites: tuple[dict[str, str], dict[str, str]],
) -> None:
    before, after = sites
    assert before.keys() == after.keys()
    changed = {p for p in before if before[p] != after[p] and not PIECES.match(p)}
    showing = {
        p for p in before if any(old in before[p] for old, _ in FORMS) and not PIECES.match(p)
    }
    assert changed == showing
    for path in changed:
        text = before[path]
        for old, new in FORMS:
            text = text.replace(old, new)
        assert text == after[path], path


def test_every_kind_of_output_shows_it(sites: tuple[dict[str, str], dict[str, str]]) -> None:
    _, after = sites
    showing = {p for p in after if any(new in after[p] for _, new in FORMS)}
    assert {
        "guides/dibao/index.html",
        "zhangzhe/guides/dibao/index.html",
        "guides/dibao/notice/index.html",
        "guides/dibao/card/index.html",
        "guides/dibao/poster/index.html",
        "guides/dibao/data.json",
        "guides/dibao/data.jsonld",
        "bundles/old/index.html",
        "bundles/old/notice/index.html",
        "bundles/old/data.json",
        "facts/phone-dibao/index.html",
        "facts/phone-dibao/data.json",
        "facts/index.html",
        "api/hsds/services.json",
    } <= showing
    assert any(p.startswith("search/") for p in showing), "what search shows of the guide"
    assert not [p for p in showing if "jintie" in p or p.startswith(("places/", "organisations/"))]


def test_the_book_says_the_new_number_on_the_same_pages(tmp_path: Path) -> None:
    texts = []
    for name, number in (("a", OLD), ("b", NEW)):
        book = make_book(county(tmp_path / name, sources(number)), today=TODAY, settings=Settings())
        texts.append([p.extract_text() for p in PdfReader(io.BytesIO(book.pdf)).pages])
    old, new = texts
    assert [p.replace(OLD, NEW) for p in old] == new
    assert sum(OLD in p for p in old) == 2, "the guide and the bundle"
