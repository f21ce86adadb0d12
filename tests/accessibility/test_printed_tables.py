"""Tables on paper: A4 landscape, the head on every sheet, nothing cut off (CAT-12)."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

_SECTOR = "catalog/shehui-jiuzhu/"
_UNIT = "ledger/organisations/mzj/"


def printed(browser: Browser, address: str) -> tuple[list[str], list[str]]:
    """The texts of the upright sheets and of those that lie on their side."""
    page = browser.new_context().new_page()
    page.goto(address)
    pdf = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    page.context.close()
    upright: list[str] = []
    lying: list[str] = []
    for sheet in pdf.pages:
        size = sorted((round(sheet.mediabox.width), round(sheet.mediabox.height)))
        assert size == [595, 842]
        across = sheet.mediabox.width > sheet.mediabox.height
        (lying if across else upright).append("".join(sheet.extract_text().split()))
    return upright, lying


@pytest.mark.parametrize(
    ("path", "heads", "mode"),
    [
        (_SECTOR, ("公开依据", "公开时限", "公开情况"), ""),
        (_SECTOR, ("公开依据", "公开时限", "公开情况"), "?mode=elder"),
        (_UNIT, ("最迟公开", "凭证", "时限和出处"), ""),
    ],
)
def test_the_head_stands_on_every_sheet_of_a_table(
    browser: Browser, served: str, path: str, heads: tuple[str, ...], mode: str
) -> None:
    upright, lying = printed(browser, served + path + mode)
    assert len(lying) > 1
    assert all(head in sheet for sheet in lying for head in heads)
    assert not any(heads[0] in sheet for sheet in upright)


def test_every_row_is_printed_and_none_is_wider_than_the_paper(
    browser: Browser, served: str
) -> None:
    page = browser.new_context(viewport={"width": 1032, "height": 700}).new_page()
    page.goto(served + _SECTOR)
    codes = page.locator("table.data-wide td:first-child").all_inner_texts()
    page.emulate_media(media="print")
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    page.context.close()
    assert wide <= 0
    _, lying = printed(browser, served + _SECTOR)
    found = re.findall(r"SHJZ-\d{4}", "".join(lying))
    assert found == ["".join(code.split()) for code in codes]
