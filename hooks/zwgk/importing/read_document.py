"""Bytes of a document → blocks, with every sign accounted for."""

from __future__ import annotations

import email
import email.policy
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import mammoth
from bs4 import BeautifulSoup
from bs4.element import PreformattedString, Tag
from pypdf import PdfReader

from zwgk.importing import document
from zwgk.importing.document import Block, Document, LeftOut, count
from zwgk.importing.document_guard import damaged, document_type, encrypted, too_large
from zwgk.importing.document_markup import UNSEEN, blocks_of, made_table, paragraph
from zwgk.importing.letterhead import BESIDE, NUMBER
from zwgk.importing.text_table import decode
from zwgk.importing.word_file import WORD, prepared, words
from zwgk.problem import Problem, Where

#: A county's longest plan has some hundred pages.
MAX_PAGES = 500
MAX_SIGNS = 2_000_000

_PICTURES = {
    "image/png": "png", "image/jpeg": "jpg", "image/jpg": "jpg", "image/gif": "gif",
    "image/webp": "webp",
}  # fmt: skip
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
#: Where government sites keep the text of a page, most telling first.
_CONTENT = (
    "#UCAP-CONTENT", ".trs_editor_view", ".TRS_Editor", "#zoom", ".article-content",
    ".article_con", ".pages_content", ".xxgk-content", ".content-body", "[itemprop=articleBody]",
    "article", "main",
)  # fmt: skip
_AROUND = ("nav", "header", "footer", "aside", "form")
_LABELS = ("ArticleTitle", "PubDate", "ContentSource")
_PAGE_NUMBER = re.compile(
    r"[-—–－\s]*\d{1,4}[-—–－\s]*|第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?"
)


def read_document(name: str, data: bytes, stem: str) -> Document | Problem:
    """A document, or why it cannot be read (T101 … T108). Never raises.

    ``stem``: how the files of its pictures begin.
    """
    found = document_type(name, data)
    if isinstance(found, Problem):
        return found
    readers: dict[str, Callable[[str, bytes, str], Document | Problem]] = {
        "docx": _word,
        "html": _page,
        "mhtml": _saved_page,
        "text": _plain,
        "pdf": _pdf,
    }
    read = readers[found](name, data, stem)
    if isinstance(read, Document) and not read.blocks:
        return document.T102.at(
            Where(name), "文件里没有文字", "核对是不是选错了文件；只有图片的，把正文录入以后再导入"
        )
    return read


def _soup(text: str) -> BeautifulSoup:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return BeautifulSoup(text, "html.parser")


# -- Word ------------------------------------------------------------------------------


def _word(name: str, data: bytes, stem: str) -> Document | Problem:
    images: dict[str, bytes] = {}
    remarks: list[tuple[str, str]] = []

    def picture(image: Any) -> dict[str, str]:
        ending = _PICTURES.get(image.content_type)
        if ending is None:
            kind = str(image.content_type).rpartition("/")[2].upper()
            remarks.append(
                (f"有一张 {kind} 格式的图片，浏览器打不开，没有读", "另存为 PNG，放进“附件”再引用")
            )
            return {"src": ""}
        with image.open() as stream:
            content = stream.read()
        file = f"{stem}-{len(images) + 1}.{ending}"
        images[file] = content
        return {"src": f"image:{file}"}

    try:
        ready = prepared(data)
        result = mammoth.convert_to_html(
            BytesIO(ready.data), convert_image=mammoth.images.img_element(picture)
        )
        inside = _Inside(data)
    except Exception:
        # Whatever is wrong inside, the readers raise errors of many kinds.
        return damaged(name)

    def known(source: str, alt: str) -> str | None:
        file = source.removeprefix("image:")
        if source.startswith("image:") and not alt:
            remarks.append((f"图片 {file} 没有文字说明", "在正文的方括号里写上图里说了什么"))
        return file if source.startswith("image:") else None

    blocks = tuple(blocks_of(_soup(str(result.value)), known))
    around = (*(LeftOut(text, "页眉、页脚") for text in inside.around), *ready.left)
    remarks += [*inside.remarks(), *ready.remarks]
    numbers = [n for text in inside.around for n in NUMBER.findall(text)]
    labels = {BESIDE: numbers[0]} if numbers else {}
    return Document(blocks, inside.signs, around, labels, images, tuple(remarks))


class _Inside:
    """What the parts of a Word file hold, counted apart from its reader."""

    def __init__(self, data: bytes) -> None:
        self.signs, self.around = 0, list[str]()
        self.numbered = self.deleted = self.comments = 0
        with ZipFile(BytesIO(data)) as archive:
            for part in archive.namelist():
                base = part.removeprefix("word/")
                if base in ("document.xml", "footnotes.xml", "endnotes.xml"):
                    root = ElementTree.fromstring(archive.read(part))
                    self.signs += count("".join(words(root)))
                    self.numbered += sum(1 for _ in root.iter(f"{WORD}numPr"))
                    self.deleted += sum(1 for _ in root.iter(f"{WORD}del"))
                elif re.fullmatch(r"(?:header|footer)\d*\.xml", base):
                    text = "".join(words(ElementTree.fromstring(archive.read(part)))).strip()
                    self.signs += count(text)
                    if text:
                        self.around.append(text)
                elif base == "comments.xml":
                    root = ElementTree.fromstring(archive.read(part))
                    self.comments = sum(1 for _ in root.iter(f"{WORD}comment"))

    def remarks(self) -> Iterator[tuple[str, str]]:
        if self.numbered:
            yield (
                f"有 {self.numbered} 段用了自动编号，编号不是文字，读不到原来的样子",
                "对照原文，把“一、”“（一）”“第一条”这些编号补上",
            )
        if self.deleted:
            yield (
                f"有 {self.deleted} 处修订里删去的文字，没有读",
                "核对以修订后的文字为准；原文件接受或者拒绝全部修订以后再发布",
            )
        if self.comments:
            yield f"有 {self.comments} 条批注，没有读", "核对批注说的问题都处理了"


# -- web pages -------------------------------------------------------------------------


def _page(name: str, data: bytes, stem: str, declared: str = "") -> Document | Problem:
    match = _CHARSET.search(data[:4096])
    text = decode(name, data, declared or (match[1].decode("ascii") if match else ""))
    if isinstance(text, Problem):
        return _garbled(name)
    soup = _soup(text)
    labels = {
        label: str(tag.get("content", "")).strip()
        for label in _LABELS
        if isinstance(tag := soup.find("meta", attrs={"name": label}), Tag)
    }
    for unseen in soup.find_all(list(UNSEEN - {"head", "title"})):
        unseen.decompose()
    body = soup.body if isinstance(soup.body, Tag) else soup
    whole = count(_shown(body))
    content = next((t for css in _CONTENT if isinstance(t := body.select_one(css), Tag)), None)
    around = "网页的菜单、页脚等正文以外的文字"
    if content is None:
        content = body
        outside = []
        for tag in body.find_all(_AROUND):
            if isinstance(tag, Tag) and not tag.decomposed:
                outside.append(LeftOut(_shown(tag), around))
                tag.decompose()
    else:
        inner = content.extract()
        outside = [LeftOut(_shown(body), around)]
        content = inner
    left = tuple(part for part in outside if count(part.text))
    remarks: list[tuple[str, str]] = []

    def unknown(source: str, alt: str) -> None:
        shown = alt or source.rpartition("/")[2] or "没有名称"
        remarks.append(
            (f"网页里的图片“{shown[:40]}”没有存下来", "到原网页另存，放进“附件”，在正文里引用")
        )

    struck, told = _unseen(content)
    remarks += told
    blocks = tuple(blocks_of(content, unknown))
    return Document(blocks, whole, (*left, *struck), labels, {}, tuple(remarks))


_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)


def _unseen(content: Tag) -> tuple[tuple[LeftOut, ...], list[tuple[str, str]]]:
    """Struck and hidden text, taken out of ``content`` and listed."""
    left: list[LeftOut] = []
    for tag in content.find_all(True):
        if not isinstance(tag, Tag) or tag.decomposed:
            continue
        hidden = tag.has_attr("hidden") or _HIDING.search(str(tag.get("style", "")))
        if tag.name in ("del", "s", "strike") or hidden:
            text = _shown(tag)
            if count(text):
                left.append(LeftOut(text, "隐藏的文字" if hidden else "划掉、删去的文字"))
            tag.decompose()
    if not left:
        return (), []
    return tuple(left), [
        (f"有 {len(left)} 处划掉或者隐藏的文字，没有读", "对照原网页核对；要公开的，补到正文里")
    ]


def _shown(tag: Tag) -> str:
    """The text of an element without remarks."""
    return "".join(
        str(text) for text in tag.find_all(string=True) if not isinstance(text, PreformattedString)
    )


def _saved_page(name: str, data: bytes, stem: str) -> Document | Problem:
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            if isinstance(body, bytes):
                return _page(name, body, stem, part.get_content_charset() or "")
    return damaged(name)


def _garbled(name: str) -> Problem:
    return document.T107.at(
        Where(name),
        "文字的编码认不出来，读出来是乱码",
        "在记事本或者 WPS 里打开它，另存为 UTF-8 编码，再导入",
    )


# -- text and PDF ----------------------------------------------------------------------


def _plain(name: str, data: bytes, stem: str) -> Document | Problem:
    text = decode(name, data)
    if isinstance(text, Problem):
        return _garbled(name)
    if len(text) > MAX_SIGNS:
        return too_large(name, f"文件有 {len(text)} 个字，超过了 {MAX_SIGNS} 个字")
    blocks, left = _of_lines(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return Document(tuple(blocks), count(text), tuple(left))


def _of_lines(lines: Sequence[str]) -> tuple[list[Block], list[LeftOut]]:
    """Each line is a paragraph; lines parted by bars in the same way are a table."""
    blocks: list[Block] = []
    left: list[LeftOut] = []
    waiting: list[str] = []

    def close() -> None:
        if len(waiting) > 1:
            rows = [_cells(one) for one in waiting]
            while len(rows) > 2 and rows[0][0] and not any(rows[0][1:]):
                blocks.append(paragraph(rows.pop(0)[0]))  # a title over the table
            blocks.append(made_table([[([c] if c else [], 1, 1) for c in row] for row in rows]))
            left.append(LeftOut("|" * sum(one.count("|") for one in waiting), "表格的竖线"))
        else:
            blocks.extend(paragraph(one) for one in waiting)
        waiting.clear()

    for one in lines:
        if not one.strip(" \t|\u3000"):
            if one.strip():
                left.append(LeftOut(one, "空的表格线"))
            continue
        if "|" in one and (not waiting or len(_cells(waiting[0])) == len(_cells(one))):
            waiting.append(one)
            continue
        close()
        if "|" in one:
            waiting.append(one)
        else:
            blocks.append(paragraph(one))
    close()
    return [b for b in blocks if b.text], left


def _cells(row: str) -> list[str]:
    row = row.strip()
    row = row.removeprefix("|").removesuffix("|")
    return [cell.strip() for cell in row.split("|")]


def _pdf(name: str, data: bytes, stem: str) -> Document | Problem:
    try:
        reader = PdfReader(BytesIO(data), strict=False)
        # A file may be locked against editing only; then no password opens it.
        if reader.is_encrypted and not reader.decrypt(""):
            return encrypted(name)
        if len(reader.pages) > MAX_PAGES:
            return too_large(name, f"文件有 {len(reader.pages)} 页，超过了 {MAX_PAGES} 页")
        pages = [page.extract_text() or "" for page in reader.pages]
    except Exception:
        # Whatever is wrong inside, the reader raises errors of many kinds.
        return damaged(name)
    text = "\n".join(pages)
    if not count(text):
        return document.T108.at(
            Where(name),
            "PDF 里没有文字，多半是扫描件",
            "找到原来的 Word 文件，导入那一份；只有扫描件的，把正文录入以后再发布",
        )
    if len(text) > MAX_SIGNS:
        return too_large(name, f"文件有 {len(text)} 个字，超过了 {MAX_SIGNS} 个字")
    left: list[LeftOut] = []
    lines: list[str] = []
    for page in pages:
        for one in page.split("\n"):
            if _PAGE_NUMBER.fullmatch(one.strip()) and one.strip():
                left.append(LeftOut(one, "页码"))
            elif one.strip():
                lines.append(one.strip())
    blocks = [paragraph(one) for one in _joined(lines)]
    remarks = [
        ("PDF 不说哪里是一段、哪里是表格，分段是按行长推出来的", "对照原文核对分段和表格"),
        *(
            (f"第 {n} 页没有文字，可能是图片或者扫描件", "对照原文，把这一页的内容补上")
            for n, page in enumerate(pages, 1)
            if not count(page)
        ),
    ]
    return Document(tuple(blocks), count(text), tuple(left), {}, {}, tuple(remarks))


_ENDS = tuple("。；：！？.;:!?”）)")
_BEGINS = re.compile(
    r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|第[一二三四五六七八九十百零\d]+[章条节]|\d+[.．、]"
)


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """Paragraphs: a line as long as the longest goes on in the next one."""
    full = max(map(len, lines), default=0) * 0.85
    text = ""
    for one in lines:
        if text and _BEGINS.match(one):
            yield text
            text = ""
        text += one if not re.search(r"[A-Za-z0-9,]$", text) else f" {one}"
        if len(one) < full or (one.endswith(_ENDS) and len(one) < full * 1.1):
            yield text
            text = ""
    if text:
        yield text
