"""What a document (Word, web page, text, PDF) is read into: blocks, and what was left out.

Signs are counted: what was read is what stands in the blocks, in the fields, or in the
list of what was left out. Nothing is lost without a word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from zwgk.problem import declare

T101 = declare("T101", "文件损坏", "打不开的文件里有什么，程序猜不出来。")
T102 = declare("T102", "文件是空的", "空文件里没有文字，多半是没有保存好，或者选错了文件。")
T103 = declare(
    "T103", "不是能读的文件", "能读的有：Word 的 docx、另存下来的网页、纯文本、带文字的 PDF。"
)
T104 = declare("T104", "Word 文件里有宏", "宏是程序，来路不明的宏可能有害，带宏的文件一律不读。")
T105 = declare("T105", "文件加了密码", "加了密码的文件，没有密码谁也读不出来。")
T106 = declare(
    "T106",
    "文件太大",
    "一份文件一般不到几兆。特别大的，多半夹带了别的内容，或者是为了把程序撑垮而做的。",
)
T107 = declare("T107", "文字是乱码", "文字的编码不是 UTF-8，也不是 GB18030，读出来会是乱码。")
T108 = declare(
    "T108", "PDF 里没有文字", "扫描出来的 PDF 只是图片，群众也没法检索、复制、听读，正文要录入。"
)


def count(text: str) -> int:
    """Signs of a text without blanks: the measure of what was read and written."""
    return len(re.sub(r"[\s\u3000\u200b\ufeff]+", "", text))


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a table or a picture.

    ``text``: its own words, as counted; ``markdown``: how it is written. ``level``: of a
    heading in the source, 0 for none. ``image``: name of the picture's file.
    """

    kind: Literal["text", "item", "table", "image"]
    text: str
    markdown: str
    level: int = 0
    image: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text that is not in the blocks, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was read.

    ``read``: signs the source has, counted by another way than the blocks. ``labels``:
    what the file says of itself (ArticleTitle …). ``remarks``: what an editor must look
    at, (what, advice). ``images``: name → bytes.
    """

    blocks: tuple[Block, ...]
    read: int
    left_out: tuple[LeftOut, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    images: Mapping[str, bytes] = field(default_factory=dict)
    remarks: tuple[tuple[str, str], ...] = ()
