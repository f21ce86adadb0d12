"""Sheets to print: one-time notice, card and poster of every guide (SVC-10)."""

from __future__ import annotations

import re

import pytest

from tests.support.county import built
from tests.unit.outputs.test_service_data import SOURCES
from tests.unit.render.test_qr import read

SHEETS = ("notice", "card", "poster")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return built(tmp_path_factory.mktemp("paper"), SOURCES)


def sheet(pages: dict[str, str], word: str) -> str:
    page = pages[f"guides/dibao/{word}/index.html"]
    found = re.search(r'<article class="sheet.*?</article>', page, re.S)
    assert found
    return found[0]


@pytest.mark.parametrize("word", SHEETS)
def test_a_sheet_has_what_is_asked_and_the_code_of_the_page(
    pages: dict[str, str], word: str
) -> None:
    found = sheet(pages, word)
    for words in ("最低生活保障申请", "居民身份证", "20个工作日", "不收费", "0000-0000003"):
        assert words in found
    svg = re.search(r"<svg[^>]*qr-code.*?</svg>", found, re.S)
    assert svg and read(svg[0]) == "https://www.qinghe.example.gov.cn/zwgk/guides/dibao/"


def test_the_notice_has_boxes_to_tick_and_lines_to_sign(pages: dict[str, str]) -> None:
    found = sheet(pages, "notice")
    assert found.count("□") == 2 and found.count("签名") == 2 and "一式两份" in found


def test_the_guide_leads_to_its_sheets(pages: dict[str, str]) -> None:
    page = pages["guides/dibao/index.html"]
    for word in SHEETS:
        assert re.search(rf'href="[^"]*guides/dibao/{word}/"|href="{word}/"', page)


def test_sheets_are_in_no_list_and_no_search_engine(pages: dict[str, str]) -> None:
    assert "/guides/dibao/" in pages["sitemap.xml"]
    for word in SHEETS:
        assert 'name="robots" content="noindex"' in pages[f"guides/dibao/{word}/index.html"]
        assert f"dibao/{word}" not in pages["sitemap.xml"]
        assert f"zhangzhe/guides/dibao/{word}/index.html" not in pages


def test_a_bundle_has_one_notice_with_all_materials_once(pages: dict[str, str]) -> None:
    page = pages["bundles/old/notice/index.html"]
    found = re.search(r'<article class="sheet.*?</article>', page, re.S)
    assert found
    for words in ("养老一件事", "最低生活保障申请", "高龄津贴", "一楼综合窗口", "0000-0000003"):
        assert words in found[0]
    assert found[0].count('<th scope="row">居民身份证</th>') == 1
    assert found[0].count("□") == 2 and found[0].count("签名") == 2
    svg = re.search(r"<svg[^>]*qr-code.*?</svg>", found[0], re.S)
    assert svg and read(svg[0]) == "https://www.qinghe.example.gov.cn/zwgk/bundles/old/"
    assert re.search(r'href="[^"]*notice/"', pages["bundles/old/index.html"])
    assert "bundles/old/notice" not in pages["sitemap.xml"]
