"""办事一本通: a tagged PDF with contents, index and telephones, the same bytes every time (SVC-09)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from tests.support.county import TODAY, county
from tests.unit.outputs.test_service_data import SOURCES
from zwgk.book import Book, CannotPrint, make_book, pictures
from zwgk.cli import cli
from zwgk.model.settings import Settings

MORE = {
    **SOURCES,
    # Signs that are commands to the setter must stay what people wrote.
    "content/guides/signs.yml": SOURCES["content/guides/dibao.yml"]
    .replace("最低生活保障申请", "奖励#1：$5*2_件@家<甲>")
    .replace("事项名称:", "俗称: [办奖励]\n办事主题: 奖励\n事项名称:"),
    "content/guides/notes.yml": SOURCES["content/guides/dibao.yml"].replace(
        "最低生活保障申请", "门诊慢特病认定"
    )
    + """\
补充说明: |
  先到**定点医院**开证明，见[高龄津贴](jintie.yml)和[国家平台](https://www.gov.cn/)。

  ## 哪些病可以认定

  1. 高血压
  2. 糖尿病

  | 病种 | 每年限额 |
  | --- | --- |
  | 高血压 | 2000元 |
  | 糖尿病 | 3000元 |
""",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return county(tmp_path_factory.mktemp("book"), MORE)


@pytest.fixture(scope="module")
def made(root: Path) -> Book:
    return make_book(root, today=TODAY, settings=Settings())


@pytest.fixture(scope="module")
def pdf(made: Book) -> PdfReader:
    return PdfReader(io.BytesIO(made.pdf))


def titles(outline: Any) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from titles(entry)
        else:
            yield entry.title


def text(pdf: PdfReader) -> str:
    """All text; the setter puts thin spaces between Chinese and Latin."""
    return "".join("".join(p.extract_text().split()) for p in pdf.pages)


def test_it_is_tagged_and_says_its_language_and_title(pdf: PdfReader) -> None:
    catalog = pdf.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"] == True  # noqa: E712
    assert catalog["/StructTreeRoot"]["/K"]
    assert catalog["/Lang"].startswith("zh")
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert pdf.metadata and pdf.metadata.title == "青禾县办事一本通"
    xmp = catalog["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp


def test_tags_tell_headings_tables_lists_and_pictures(pdf: PdfReader) -> None:
    seen: set[str] = set()
    texts: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for inner in node:
                walk(inner)
        elif isinstance(node, dict):
            if "/S" in node:
                seen.add(node["/S"])
                if node["/S"] == "/Figure":
                    texts.append(str(node.get("/Alt", "")))
            if "/K" in node:
                walk(node["/K"])

    walk(pdf.trailer["/Root"]["/StructTreeRoot"])
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/L", "/LI", "/TOC", "/Link"} <= seen
    assert texts and all(t.startswith("二维码") for t in texts)


def test_bookmarks_lead_to_chapters_and_guides(pdf: PdfReader, made: Book) -> None:
    found = list(titles(pdf.outline))
    for title in (
        "怎样用这本书",
        "最低生活保障申请",
        "高龄津贴",
        "一件事",
        "到哪里办",
        "电话簿",
        "事项索引",
    ):
        assert title in found
    assert made.guides == 4 and made.pages == len(pdf.pages)


def test_everything_a_citizen_asks_is_in_it(pdf: PdfReader) -> None:
    words = text(pdf)
    for asked in (
        "谁能办",
        "带什么",
        "居民身份证",
        "20个工作日",
        "0000-0000003",
        "示例大道8号",
        "12345",
        "老年人优先窗口",
    ):
        assert asked in words
    assert "奖励#1：$5*2_件@家<甲>" in words, "words stay as they were written"
    assert "办奖励" in words, "everyday names are in the index"


def test_what_a_guide_says_in_its_own_words_is_in_it(pdf: PdfReader) -> None:
    page = next(p for p in pdf.pages if "哪些病可以认定" in p.extract_text())
    words = "".join(page.extract_text().split())
    assert "补充说明先到定点医院开证明，见高龄津贴和国家平台。" in words
    assert "1.高血压2.糖尿病" in words and "病种每年限额高血压2000元" in words
    targets = [str(a.get_object().get("/A", {}).get("/URI", "")) for a in page["/Annots"]]
    assert any(t.endswith("/zwgk/guides/jintie/") for t in targets), targets


def test_page_numbers_in_the_contents_are_right(pdf: PdfReader) -> None:
    pages = ["".join(p.extract_text().split()) for p in pdf.pages]
    contents = next(p for p in pages if p.startswith("青禾县办事一本通目录"))
    number = next(n for n, p in enumerate(pages) if "收入低于低保标准" in p and "高龄津贴收入" in p)
    # The cover bears no number.
    assert (
        f"高龄津贴{'.' * 3}" in contents and f".{number}" in contents.split("高龄津贴", 1)[1][:120]
    )


def test_all_fonts_are_embedded(pdf: PdfReader) -> None:
    for page in pdf.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].get_object())


def test_the_same_sources_and_day_are_the_same_bytes(root: Path, made: Book) -> None:
    assert make_book(root, today=TODAY, settings=Settings()).pdf == made.pdf
    assert make_book(root, today=date(2026, 11, 23), settings=Settings()).pdf != made.pdf


def test_the_large_edition_is_larger(root: Path, made: Book) -> None:
    large = make_book(root, today=TODAY, large=True, settings=Settings())
    assert large.pages > made.pages
    assert "大字版" in text(PdfReader(io.BytesIO(large.pdf)))


def test_a_telephone_number_changes_where_it_is_shown(
    root: Path, tmp_path: Path, pdf: PdfReader
) -> None:
    guide = MORE["content/guides/dibao.yml"].replace("0000-0000003", "0000-0000099")
    other = make_book(
        county(tmp_path, {**MORE, "content/guides/dibao.yml": guide}),
        today=TODAY,
        settings=Settings(),
    )
    changed = PdfReader(io.BytesIO(other.pdf))
    pairs = zip(pdf.pages, changed.pages, strict=True)
    differ = [new for old, new in pairs if old.extract_text() != new.extract_text()]
    assert len(differ) == 1 and "0000-0000099" in differ[0].extract_text()


def test_pages_can_be_looked_at(root: Path, made: Book) -> None:
    found = pictures(root, today=TODAY, settings=Settings(), ppi=20)
    assert len(found) == made.pages and all(p.startswith(b"\x89PNG") for p in found)


def test_a_missing_font_is_told_plainly(root: Path) -> None:
    with pytest.raises(CannotPrint) as told:
        make_book(root, today=TODAY, settings=Settings(book_sans=("没有这种字体",)))
    what, advice = str(told.value).split("\n")
    assert "没有可用的中文字体" in what and "没有这种字体" in what
    assert advice.startswith("安装") and "book_sans" in advice


def test_sources_with_errors_or_without_guides_make_no_book(tmp_path: Path) -> None:
    with pytest.raises(CannotPrint, match="没有公开的办事指南"):
        make_book(county(tmp_path / "a"), today=TODAY, settings=Settings())
    broken = county(tmp_path / "b", {"content/guides/dibao.yml": "事项名称: x\n"})
    with pytest.raises(CannotPrint, match="内容还有错误"):
        make_book(broken, today=TODAY, settings=Settings())


def test_the_command_says_what_it_made(
    root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (root / "mkdocs.yml").write_text("site_name: 青禾县\ndocs_dir: content\nextra: {zwgk: {}}\n")
    monkeypatch.chdir(root)
    target = tmp_path / "书.pdf"
    result = CliRunner().invoke(cli, ["book", "-o", str(target), "--today", "2026-11-22"])
    assert result.exit_code == 0 and target.read_bytes().startswith(b"%PDF")
    assert re.fullmatch(rf"已存为 {target}：4件事，\d+页，用了[\d.]+秒\n", result.output)
    broken = root / "content/guides/broken.yml"
    broken.write_text("事项名称: x\n")
    result = CliRunner().invoke(cli, ["book", "--today", "2026-11-22"])
    broken.unlink()
    assert result.exit_code == 1 and "没有编书" in result.output
