"""The QR code of a page is read by a reader as the page's public address (GW-19)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import zxingcpp

from tests.support.county import built
from zwgk.render.environment import qr


def read(svg: str, scale: int = 4) -> str:
    """What a phone would read: the SVG's path drawn as dark modules on white."""
    side = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])  # type: ignore[index]
    rows = [bytearray(b"\xff" * side * scale) for _ in range(side * scale)]
    x = y = 0.0
    path = re.search(r' d="([^"]*)"', svg)
    assert path
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", path[1]):
        values = [float(n) for n in re.findall(r"-?[\d.]+", numbers)]
        if command == "M":
            x, y = values
        elif command == "m":
            x, y = x + values[0], y + values[1]
        else:
            for row in range(int(y - 0.5) * scale, int(y + 0.5) * scale):
                rows[row][int(x) * scale : int(x + values[0]) * scale] = b"\0" * (
                    int(values[0]) * scale
                )
            x += values[0]
    image = memoryview(b"".join(rows)).cast("B", (side * scale, side * scale))
    found = zxingcpp.read_barcode(image)
    return found.text if found else ""


@pytest.mark.parametrize(
    "address",
    [
        "https://www.qinghe.example.gov.cn/zwgk/guides/dibao/",
        "https://a.example.gov.cn/" + "x" * 120 + "/",
        "https://www.example.gov.cn/zwgk/catalog/shehui-jiuzhu/shjz-0101/",
        *(f"https://www.example.gov.cn/zwgk/policies/qzbf-2025-{n}/" for n in range(40)),
    ],
)
def test_a_reader_reads_the_address(address: str) -> None:
    assert read(qr(address)) == address


def test_the_page_shows_its_own_address(tmp_path: Path) -> None:
    page = built(tmp_path)["policies/a/index.html"]
    svg = re.search(r"<svg[^>]*qr-code.*?</svg>", page, re.S)
    assert svg
    assert read(svg[0]) == "https://www.qinghe.example.gov.cn/zwgk/policies/a/"
