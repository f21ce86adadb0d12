"""Sheets come out of the printer on one page of their own size (SVC-10)."""

from __future__ import annotations

import io
import unicodedata

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

SIZES = {"notice": (210, 297), "card": (148, 210), "poster": (297, 420)}


@pytest.mark.parametrize("word", SIZES)
@pytest.mark.parametrize("guide", ["dibao", "hukou-dengji", "yingye-zhizhao"])
def test_a_sheet_is_one_page_of_its_size(
    browser: Browser, served: str, guide: str, word: str
) -> None:
    page = browser.new_page()
    page.goto(f"{served}guides/{guide}/{word}/")
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    assert len(printed.pages) == 1
    width, height = (round(float(v) / 72 * 25.4) for v in printed.pages[0].mediabox[2:])
    assert (width, height) == SIZES[word]
    text = printed.pages[0].extract_text()
    assert "办事指南" not in text and "网站地图" not in text, "no menu and no footer on paper"


def test_a_place_prints_with_its_telephone(browser: Browser, served: str) -> None:
    page = browser.new_page()
    page.goto(f"{served}places/")
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    words = "".join("".join(p.extract_text() for p in printed.pages).split())
    assert "0000-0000071" in words and "坡道" in words


@pytest.mark.parametrize("bundle", ["newborn", "start-business", "bereavement"])
def test_the_notice_of_a_bundle_is_one_sheet_of_paper(
    browser: Browser, served: str, bundle: str
) -> None:
    page = browser.new_page()
    page.goto(f"{served}bundles/{bundle}/notice/")
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    assert len(printed.pages) <= 2, "both sides of one sheet"
    width, height = (round(float(v) / 72 * 25.4) for v in printed.pages[0].mediabox[2:])
    assert (width, height) == SIZES["notice"]
    # The printer writes some signs as the radicals that look like them.
    text = unicodedata.normalize("NFKC", "".join(p.extract_text() for p in printed.pages))
    words = "".join(text.split())
    assert words.count("签名:") == 2 and "一定要带" in words and "网站地图" not in words
