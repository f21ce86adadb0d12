"""What kind of document was handed in, and whether it is safe to open (T101 … T107)."""

from __future__ import annotations

import re
from typing import Literal

from zwgk.importing import document
from zwgk.importing.guard import MAX_BYTES, file_type
from zwgk.problem import Code, Problem, Where

DocumentType = Literal["docx", "html", "mhtml", "text", "pdf"]

#: What the guard of tables says, in the words of documents.
_SAID: dict[str, tuple[Code, str, str]] = {
    "T001": (
        document.T101,
        "文件损坏，读不出来",
        "在原来的软件里打开看看，能打开的另存一份再导入；打不开的请对方重新发一份",
    ),
    "T002": (
        document.T102,
        "文件是空的",
        "核对是不是选错了文件；没有保存好的，重新保存",
    ),
    "T004": (
        document.T104,
        "Word 文件里有宏，不读",
        "另存为不带宏的 docx 文件，再导入；来路不明的带宏文件不要打开",
    ),
    "T005": (
        document.T105,
        "文件加了密码，读不出来",
        "用密码打开它，取消密码，保存后再导入",
    ),
}
_OTHERS = (
    (b"{\\rtf", "这是 RTF 文件", "在 Word 或 WPS 里打开它，另存为 docx，再导入"),
    (b"\x89PNG", "这是图片，里面的字读不出来", "找到原来的 Word 文件，导入那一份"),
    (b"\xff\xd8\xff", "这是图片，里面的字读不出来", "找到原来的 Word 文件，导入那一份"),
)
_PAGE = re.compile(rb"<(?:!doctype html|html|head|body|div|p|table)[\s>]", re.I)


def damaged(path: str) -> Problem:
    """The problem of a file that begins well and cannot be read."""
    code, what, advice = _SAID["T001"]
    return code.at(Where(path), what, advice)


def encrypted(path: str) -> Problem:
    """The problem of a file that needs a password."""
    code, what, advice = _SAID["T005"]
    return code.at(Where(path), what, advice)


def too_large(path: str, what: str) -> Problem:
    """The problem of a file that holds more than a document."""
    advice = "打开它，把正文复制到一个新的 Word 文件里，图片压缩后另存，再导入"
    return document.T106.at(Where(path), what, advice)


def document_type(path: str, data: bytes) -> DocumentType | Problem:
    """What ``data`` is, by its bytes, or why it is not read."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1024 / 1024:.0f} MB"
        return too_large(path, f"文件有 {size}，超过了 {MAX_BYTES // 1024 // 1024} MB")
    if head.startswith(b"%PDF"):
        return "pdf"
    for mark, what, advice in _OTHERS:
        if head.startswith(mark):
            return document.T103.at(Where(path), what, advice)
    is_text = not head.startswith((b"PK", b"\xd0\xcf\x11\xe0")) and (
        b"\x00" not in data[:4096] or data[:2] in (b"\xff\xfe", b"\xfe\xff")
    )
    if is_text and _PAGE.search(head) and b"mime-version:" not in head.lower():
        return "html"
    found = file_type(path, data)
    if found == "csv":
        return "text"
    if found in ("docx", "html", "mhtml"):
        return found
    if not isinstance(found, Problem):
        return document.T103.at(
            Where(path),
            "这是工作簿，不是一份文件",
            "导入目录表用 zwgk import catalog；文件正文请导入 Word 文件",
        )
    if found.code == "T006":
        return too_large(path, "文件不大，展开后却大得不正常，没有读")
    if found.code in _SAID:
        code, what, advice = _SAID[found.code]
        return code.at(Where(path), what, advice)
    return document.T103.at(Where(path), found.message, _advice(found))


def _advice(found: Problem) -> str:
    if "Word" in found.message:
        return found.advice
    return "核对是不是选错了文件；能读的有 docx、网页、纯文本和带文字的 PDF"
