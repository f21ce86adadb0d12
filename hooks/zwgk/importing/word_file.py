"""A Word file made ready for its reader: what readers miss is put where it is seen.

Fields, ruby and formulas become plain runs; hidden, struck and moved text is taken out and
listed, because it is not in the document that people see on paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZipFile

from zwgk.importing.document import LeftOut, count

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

#: Parts whose text is the document's.
TEXTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")

_HIDDEN = "隐藏的文字"
_STRUCK = "划掉的文字"
_MOVED = "修订里移走的文字，在移去的地方"
_SOUND = "注音"
#: Marks of a run's looks → why its text is not taken over.
_UNSEEN = {"vanish": _HIDDEN, "strike": _STRUCK, "dstrike": _STRUCK}
#: Which of these marks a run or a style sets, on or off.
Marks = dict[str, bool]
_TOLD = {
    _HIDDEN: ("有 {} 处隐藏的文字，没有读", "看一看是不是不该公开的；要公开的，在原文件里取消隐藏"),
    _STRUCK: ("有 {} 处划掉的文字，没有读", "核对是不是删去的；不是的，补到正文里"),
}


@dataclass
class Prepared:
    """The file to read, what was taken out of it, and what an editor must look at."""

    data: bytes
    left: list[LeftOut] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)


def prepared(data: bytes) -> Prepared:
    """``data`` made ready. Raises what its readers raise where it is damaged."""
    found = Prepared(data)
    formulas = 0
    out = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        styles = _styles(source)
        for name in source.namelist():
            content = source.read(name)
            if name in TEXTS:
                root = ElementTree.fromstring(content)
                formulas += _mend(root, styles, {}, found.left)
                content = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
            target.writestr(name, content)
    found.data = out.getvalue()
    found.left = [part for part in found.left if count(part.text)]
    for why, (what, advice) in _TOLD.items():
        number = sum(part.why == why for part in found.left)
        if number:
            found.remarks.append((what.format(number), advice))
    if formulas:
        found.remarks.append(
            (f"有 {formulas} 个公式，只读到里面的字", "对照原文重写，复杂的做成图片并写明说明")
        )
    return found


def words(node: Element) -> Iterator[str]:
    """The text of a part; of what is there twice for old programs, once."""
    if node.tag == CHOICE:
        return
    if node.tag in (f"{WORD}t", f"{_MATH}t"):
        yield node.text or ""
    elif node.tag in (f"{WORD}sym", f"{WORD}noBreakHyphen"):
        yield "‑"  # one sign, whichever
    for child in node:
        yield from words(child)


def _styles(source: ZipFile) -> dict[str, Marks]:
    """Style → its marks, with those of the styles that it is based on."""
    if "word/styles.xml" not in source.namelist():
        return {}
    root = ElementTree.fromstring(source.read("word/styles.xml"))
    written = {style.get(f"{WORD}styleId", ""): style for style in root.iter(f"{WORD}style")}

    def marks(name: str, seen: frozenset[str] = frozenset()) -> Marks:
        style = written.get(name)
        if style is None or name in seen:
            return {}
        below = marks(_named(style, "basedOn"), seen | {name})
        return below | _marks(style.find(f"{WORD}rPr"))

    return {name: found for name in written if (found := marks(name))}


def _mend(node: Element, styles: dict[str, Marks], around: Marks, left: list[LeftOut]) -> int:
    """Mend a part from within; how many formulas it has. ``around``: the paragraph's marks."""
    formulas = 0
    children: list[Element] = []
    if node.tag == f"{WORD}p":
        around = styles.get(_named(node.find(f"{WORD}pPr"), "pStyle"), {})
    for child in node:
        if child.tag == f"{WORD}moveFrom":
            left.append(LeftOut("".join(words(child)), _MOVED))
        elif child.tag == f"{WORD}r" and (why := _why(child, styles, around)):
            left.append(LeftOut("".join(words(child)), why))
        elif child.tag == f"{WORD}fldSimple":
            formulas += _mend(child, styles, around, left)
            children.extend(child)
        elif child.tag == f"{WORD}r" and child.find(f"{WORD}ruby") is not None:
            children.extend(_ruby(child, left))
        elif child.tag == f"{_MATH}oMath":
            formulas += 1
            children.append(_run("".join(words(child))))
        elif child.tag == f"{_MATH}oMathPara":
            formulas += 1
            paragraph = Element(f"{WORD}p")
            paragraph.append(_run("".join(words(child))))
            children.append(paragraph if node.tag != f"{WORD}p" else paragraph[0])
        else:
            formulas += _mend(child, styles, around, left)
            children.append(child)
    node[:] = children
    return formulas


def _why(run: Element, styles: dict[str, Marks], around: Marks) -> str:
    """Why a run's text is not seen; empty when it is. What stands nearest to it decides."""
    looks = run.find(f"{WORD}rPr")
    marks = around | styles.get(_named(looks, "rStyle"), {}) | _marks(looks)
    return next((why for mark, why in _UNSEEN.items() if marks.get(mark)), "")


def _marks(looks: Element | None) -> Marks:
    """The marks that are set; of the others the style decides."""
    tags = {} if looks is None else {mark: looks.find(f"{WORD}{mark}") for mark in _UNSEEN}
    return {
        mark: tag.get(f"{WORD}val") not in ("0", "false", "off")
        for mark, tag in tags.items()
        if tag is not None
    }


def _named(node: Element | None, what: str) -> str:
    """The style that a run, a paragraph or a style names."""
    found = None if node is None else node.find(f"{WORD}{what}")
    return "" if found is None else found.get(f"{WORD}val", "")


def _ruby(run: Element, left: list[LeftOut]) -> Iterator[Element]:
    """The signs of ruby as runs; how they sound is listed."""
    for ruby in run.iter(f"{WORD}ruby"):
        base, sound = ruby.find(f"{WORD}rubyBase"), ruby.find(f"{WORD}rt")
        if base is not None:
            yield _run("".join(words(base)))
        if sound is not None:
            left.append(LeftOut("".join(words(sound)), _SOUND))


def _run(text: str) -> Element:
    run = Element(f"{WORD}r")
    ElementTree.SubElement(run, f"{WORD}t").text = text
    return run
