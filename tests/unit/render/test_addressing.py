"""Links work from any sub-path, from disk, and on the not-found page (rulings 12)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.county import built, policy
from zwgk.model.settings import Settings
from zwgk.render.addressing import Addressing
from zwgk.render.bodies import Bodies


@pytest.mark.parametrize(
    ("page", "address", "link"),
    [
        ("", "", "./"),
        ("", "policies/", "policies/"),
        ("policies/a/", "", "../../"),
        ("policies/a/", "policies/b/#x", "../../policies/b/#x"),
        (
            "policies/a/",
            "files/policies/a/申请表.docx",
            "../../files/policies/a/%E7%94%B3%E8%AF%B7%E8%A1%A8.docx",
        ),
        ("policies/a/", "https://www.gov.cn/", "https://www.gov.cn/"),
        ("policies/a/", "#top", "#top"),
        ("404.html", "all/", "/zwgk/all/"),
    ],
)
def test_links_are_relative_to_the_page(page: str, address: str, link: str) -> None:
    addressing = Addressing(base_path="/zwgk/")
    addressing.page = page
    assert addressing.href(address) == link


def test_offline_links_name_their_file(tmp_path: Path) -> None:
    pages = built(tmp_path, settings=Settings(offline=True))
    assert 'href="../../policies/index.html"' in pages["policies/a/index.html"]
    assert (
        'href="index.html"' in pages["index.html"]
        or 'href="policies/index.html"' in pages["index.html"]
    )


def test_every_page_finds_its_style_sheet(tmp_path: Path) -> None:
    """A constant address must not be computed once for all pages."""
    pages = built(tmp_path)
    for path, text in pages.items():
        if path.endswith("/index.html") and "assets/zwgk.css" in text:
            assert f'href="{"../" * path.count("/")}assets/zwgk.css"' in text, path


def test_a_body_link_to_a_source_becomes_its_address(tmp_path: Path) -> None:
    body = "见[旧文](a.md#一)、[目录](../../../catalog/社会救助.yml)和[表](附件/表.docx)。"
    pages = built(
        tmp_path,
        {
            "content/policies/2025/a.md": policy("甲", body="## 一\n\n正文"),
            "content/policies/2025/b.md": policy("乙", body=body),
            "content/policies/2025/附件/表.docx": b"x",
        },
    )
    page = pages["policies/b/index.html"]
    assert 'href="../../policies/a/#%E4%B8%80"' in page
    assert 'href="../../catalog/shehui-jiuzhu/shjz-0101/"' in page
    assert 'href="../../files/policies/b/%E8%A1%A8.docx"' in page


def test_an_unchanged_text_is_converted_once() -> None:
    bodies = Bodies()
    assert bodies.html("**甲**") == bodies.html("**甲**")
    assert bodies.converted == 1
