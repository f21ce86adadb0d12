"""办事一本通 of the example county for who reads with the ears or in large type: PDF/UA-1.

Two judges: a validator that holds a file to all rules of PDF/UA-1 which a program can check,
and our own look into the file with pypdf, so that neither is trusted alone.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import page as validator
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.misc.psCharStrings import T2WidthExtractor
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from tests.end_to_end.routes import ROOT
from tests.support.county import TODAY, county
from tests.unit.test_book import MORE
from zwgk.book import Book, make_book
from zwgk.editing.site_root import known, options
from zwgk.model.settings import Settings

SETTINGS = Settings(**known(options(ROOT), Settings))
#: The validator reads the width of a glyph that leaves it to its font's default as nothing;
#: fontTools reads it right (test_widths_are_those_of_the_fonts).
MISREAD = "PDFUA1-FONT-GLYPH-WIDTH-001"


EDITIONS = (
    pytest.param(False, id="normal"),
    pytest.param(True, id="large", marks=pytest.mark.full),
)


@pytest.fixture(scope="module", params=EDITIONS)
def made(request: pytest.FixtureRequest) -> Book:
    return make_book(ROOT, today=TODAY, large=request.param, settings=SETTINGS)


@pytest.fixture(scope="module")
def pdf(made: Book) -> PdfReader:
    return PdfReader(io.BytesIO(made.pdf))


@pytest.fixture(scope="module")
def tags(pdf: PdfReader) -> list[dict[str, Any]]:
    """Every tag of the book, in reading order."""
    return [*walk(pdf.trailer["/Root"]["/StructTreeRoot"])]


def walk(node: Any) -> Iterator[dict[str, Any]]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for inner in node:
            yield from walk(inner)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        if "/K" in node and node.get("/Type") not in ("/MCR", "/OBJR"):
            yield from walk(node["/K"])


def faults(data: bytes) -> list[str]:
    report = validator.validate_pdf_bytes(data, profile=validator.ValidationProfile.PDF_UA_1)
    assert report.rules.total > 100
    return [f"{f.rule_id} {f.message}" for f in report.failures]


def test_a_validator_of_pdf_ua_finds_no_fault(made: Book) -> None:
    assert [fault for fault in faults(made.pdf) if not fault.startswith(MISREAD)] == []


def _drop(*path: str) -> Callable[[PdfWriter], object]:
    def plant(writer: PdfWriter) -> None:
        node: Any = writer.root_object
        for name in path[:-1]:
            node = node[name].get_object()
        del node[path[-1]]

    return plant


def _first(writer: PdfWriter, kind: str) -> dict[str, Any]:
    return next(t for t in walk(writer.root_object["/StructTreeRoot"]) if t["/S"] == kind)


#: A fault → how it is planted in a finished book.
FAULTS: dict[str, Callable[[PdfWriter], object]] = {
    "no language": _drop("/Lang"),
    "not tagged": _drop("/StructTreeRoot"),
    "a title nobody shows": _drop("/ViewerPreferences"),
    "no word of PDF/UA": _drop("/Metadata"),
    "a picture without words": lambda w: _first(w, "/Figure").pop("/Alt"),
    "a heading that jumps": lambda w: _first(w, "/H2").update(
        {NameObject("/S"): NameObject("/H5")}
    ),
    "a link without words": lambda w: next(
        a.get_object() for p in w.pages for a in p.get("/Annots", ())
    ).pop("/Contents"),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A book of a few pages, to plant faults in."""
    root = county(tmp_path_factory.mktemp("small"), MORE)
    data = make_book(root, today=TODAY, settings=Settings()).pdf
    assert [fault for fault in faults(data) if not fault.startswith(MISREAD)] == []
    return data


@pytest.mark.parametrize("fault", FAULTS)
def test_the_validator_finds_a_planted_fault(small: bytes, fault: str) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(small))
    FAULTS[fault](writer)
    held = io.BytesIO()
    writer.write(held)
    found = {line.split()[0] for line in faults(held.getvalue())}
    assert found - {MISREAD}


def test_widths_are_those_of_the_fonts(pdf: PdfReader) -> None:
    fonts = {f.idnum: f.get_object() for p in pdf.pages for f in p["/Resources"]["/Font"].values()}
    assert fonts
    for font in fonts.values():
        assert "/ToUnicode" in font, "words can be copied and read aloud"
        inner = font["/DescendantFonts"][0].get_object()
        if inner["/Subtype"] != "/CIDFontType0":
            continue
        told: dict[int, float] = {}
        row = iter(inner["/W"])
        for first in row:
            second = next(row)
            if isinstance(second, list):
                told |= {first + n: float(w) for n, w in enumerate(second)}
            else:
                told |= dict.fromkeys(range(first, second + 1), float(next(row)))
        held = CFFFontSet()
        data = inner["/FontDescriptor"].get_object()["/FontFile3"].get_object().get_data()
        held.decompile(io.BytesIO(data), None)
        top = held[0]
        for number, name in enumerate(top.charset):
            glyph = top.CharStrings[name]
            private = glyph.private
            reader = T2WidthExtractor(
                getattr(private, "Subrs", []),
                glyph.globalSubrs,
                private.nominalWidthX,
                private.defaultWidthX,
            )
            reader.execute(glyph)
            assert abs(reader.width - told.get(number, float(inner["/DW"]))) < 0.01, name


def test_every_page_is_tagged_and_tabs_follow_the_tags(pdf: PdfReader) -> None:
    for page in pdf.pages:
        assert "/StructParents" in page and page["/Tabs"] == "/S"
        # What paints words stands between the marks of a tag or of an ornament.
        depth = 0
        for token in re.findall(rb"\b(?:BDC|BMC|EMC|TJ|Tj)\b", page.get_contents().get_data()):
            depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(token, 0)
            assert depth >= 0
            assert depth > 0 or token not in (b"TJ", b"Tj")
        assert depth == 0


def test_headings_nest_and_the_bookmarks_are_the_headings(
    pdf: PdfReader, tags: list[dict[str, Any]]
) -> None:
    levels = [int(t["/S"][2:]) for t in tags if re.fullmatch("/H[1-6]", t["/S"])]
    assert levels[0] == 1 and {1, 2, 3} <= set(levels)
    assert all(b - a <= 1 for a, b in pairwise(levels))

    def depths(outline: Any, depth: int = 1) -> Iterator[int]:
        for entry in outline:
            if isinstance(entry, list):
                yield from depths(entry, depth + 1)
            else:
                yield depth

    # 目录 itself and the letters of the index are headings but no bookmarks.
    letters = len(pdf_letters(pdf))
    bookmarks = [*depths(pdf.outline)]
    assert bookmarks.count(1) == levels.count(1) - 1
    assert bookmarks.count(2) == levels.count(2) - letters


def pdf_letters(pdf: PdfReader) -> set[str]:
    """Letters of the index: lines of one sign after its title."""
    texts = [p.extract_text() for p in pdf.pages]
    start = max(n for n, t in enumerate(texts) if "照读音排列" in t)
    return {line for t in texts[start:] for line in t.split("\n") if re.fullmatch("[A-Z]", line)}


def test_tables_have_heads_that_say_what_they_head(tags: list[dict[str, Any]]) -> None:
    tables = [t for t in tags if t["/S"] == "/Table"]
    heads = [t for t in tags if t["/S"] == "/TH"]
    assert len(tables) > 50 and len(heads) >= 2 * len(tables)
    for head in heads:
        told = head["/A"] if isinstance(head["/A"], list) else [head["/A"]]
        scopes = [a.get_object().get("/Scope") for a in told]
        assert "/Column" in scopes or "/Both" in scopes or "/Row" in scopes


def test_links_are_tagged_and_say_where_they_lead(
    pdf: PdfReader, tags: list[dict[str, Any]]
) -> None:
    found = [a.get_object() for p in pdf.pages for a in p.get("/Annots", ())]
    links = [a for a in found if a["/Subtype"] == "/Link"]
    assert len(links) > 100
    assert all("/StructParent" in a and str(a["/Contents"]).strip() for a in links)
    assert any(t["/S"] == "/Link" for t in tags)
    outside = {str(a["/A"]["/URI"]) for a in links if "/URI" in a.get("/A", {})}
    assert "https://www.qinghe.example.gov.cn/zwgk/" in outside
    assert any("/banshi/" in address for address in outside), "online addresses can be followed"
