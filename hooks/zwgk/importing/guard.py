"""What kind of file was handed in, and whether it is safe to open.

The bytes decide, not the name: systems hand out web pages as ``.xls``. A packed file is
measured before a reader sees it, and the sizes it states of itself are not believed.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Literal
from zipfile import BadZipFile, ZipFile, ZipInfo

from zwgk.problem import Code, Problem, Where, declare

FileType = Literal["xlsx", "xls", "docx", "html", "mhtml", "csv"]

#: A table of some thousand rows has about one megabyte; pictures make it larger.
MAX_BYTES = 50 * 1024 * 1024
MAX_UNPACKED = 300 * 1024 * 1024
MAX_PARTS = 5_000

T001 = declare("T001", "表格文件损坏", "打不开的文件里有什么，程序猜不出来。")
T002 = declare("T002", "表格文件是空的", "空文件里没有事项，多半是没有保存好，或者选错了文件。")
T003 = declare(
    "T003",
    "不是能读的表格文件",
    "能读的有：xlsx 和 xls 工作簿、csv、Word 的 docx、另存下来的网页。",
)
T004 = declare("T004", "工作簿里有宏", "宏是程序，来路不明的宏可能有害，带宏的工作簿一律不读。")
T005 = declare("T005", "表格文件加了密码", "加了密码的文件，没有密码谁也读不出来。")
T006 = declare(
    "T006",
    "表格文件太大",
    "目录表几千行也不到几兆。特别大的文件，多半夹带了别的内容，或者是为了把程序撑垮而做的。",
)

_WORKBOOK = "用 Excel 或 WPS 打开它，另存为“Excel 工作簿（.xlsx）”，再导入"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_PACKED = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")


def problem(code: Code, path: str, what: str, advice: str) -> Problem:
    """A problem of the whole file."""
    return code.at(Where(path), what, advice)


def damaged(path: str) -> Problem:
    """The problem of a file that begins like a table and cannot be read."""
    return problem(
        T001,
        path,
        "文件损坏，读不出来",
        "用原来的软件打开看看，能打开的另存一份再导入；打不开的请对方重新发一份",
    )


def too_large(path: str, what: str) -> Problem:
    """The problem of a file that holds more than a table."""
    return problem(
        T006, path, what, "打开它，把目录表复制到一个新的工作簿里，只留文字，保存后再导入"
    )


def encrypted(path: str) -> Problem:
    """The problem of a file that needs a password."""
    return problem(
        T005,
        path,
        "文件加了密码，读不出来",
        "用密码打开它，取消“用密码进行加密”，保存后再导入",
    )


def file_type(path: str, data: bytes) -> FileType | Problem:
    """What ``data`` is, or why it is not read (T001 … T006)."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return problem(T002, path, "文件是空的", "核对是不是选错了文件；没有保存好的，重新保存")
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1024 / 1024:.0f} MB"
        return too_large(path, f"文件有 {size}，超过了 {MAX_BYTES // 1024 // 1024} MB")
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _packed(path, data)
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return _compound(path, data)
    return _text(path, data)


def _wrong(path: str, what: str, advice: str) -> Problem:
    return problem(T003, path, what, advice)


def _text(path: str, data: bytes) -> FileType | Problem:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF"):
        return _wrong(
            path,
            "这是 PDF 文件，表格的格子在里面只是线条，读不出来",
            "找到做出这个 PDF 的工作簿或 Word 文件，导入那一份",
        )
    if head.startswith(_PICTURES):
        return _wrong(path, "这是图片，不是表格", "找到原来的工作簿或 Word 文件，导入那一份")
    if head.startswith(_PACKED):
        return _wrong(path, "这是压缩包，不是表格", "解开压缩包，导入里面的表格")
    if head.startswith(b"{\\rtf"):
        return _wrong(path, "这是 RTF 文件", "用 Word 或 WPS 打开它，另存为 docx，再导入")
    lower = head.lower()
    if b"mime-version:" in lower and b"multipart/" in lower:
        return "mhtml"
    if b"urn:schemas-microsoft-com:office:spreadsheet" in lower and lower.startswith(b"<?xml"):
        return _wrong(path, "这是 XML 表格", _WORKBOOK)
    if lower.startswith((b"<!doctype html", b"<html")) or b"<table" in data.lower():
        return "html"
    if lower.startswith(b"<"):
        return _wrong(path, "文件里没有表格", "打开要导入的网页，确认能看到目录表，再另存一次")
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff") and b"\x00" in data[:4096]:
        return _wrong(path, "不是表格文件", "核对是不是选错了文件")
    return "csv"


def _packed(path: str, data: bytes) -> FileType | Problem:
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            wrong = _sort_of_package(path, names, archive)
            if isinstance(wrong, Problem):
                return wrong
            if any(part.flag_bits & 1 for part in parts):
                return encrypted(path)
            return _measured(path, data, parts) or wrong
    except (BadZipFile, OSError, ValueError, struct.error, NotImplementedError, KeyError):
        return damaged(path)


def _sort_of_package(path: str, names: set[str], archive: ZipFile) -> FileType | Problem:
    types = b""
    if "[Content_Types].xml" in names:
        with archive.open("[Content_Types].xml") as stream:
            types = stream.read(1024 * 1024)
    if any(name.lower().endswith("vbaproject.bin") for name in names) or b"macroEnabled" in types:
        what = "Word 文件里有宏" if "word/document.xml" in names else "工作簿里有宏"
        kind = "docx" if "word/document.xml" in names else "xlsx"
        advice = f"另存为不带宏的 {kind} 文件，再导入；来路不明的带宏文件不要打开"
        return problem(T004, path, f"{what}，不读", advice)
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.bin" in names or "content.xml" in names:
        return _wrong(path, "这种工作簿读不了", _WORKBOOK)
    return _wrong(path, "这是压缩包，不是表格", "解开压缩包，导入里面的表格")


def _measured(path: str, data: bytes, parts: list[ZipInfo]) -> Problem | None:
    """T006 when the parts unpack to more than the limit, whatever they state."""
    bomb = too_large(path, "文件不大，展开后却大得不正常，没有读")
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        return bomb
    left = MAX_UNPACKED
    for part in parts:
        for piece in _inflated(data, part):
            left -= len(piece)
            if left < 0:
                return bomb
            markup = part.filename.endswith((".xml", ".rels"))
            if markup and (b"<!DOCTYPE" in piece or b"<!ENTITY" in piece):
                return damaged(path)
    return None


def _inflated(data: bytes, part: ZipInfo) -> Iterator[bytes]:
    """The content of a part in pieces. Raises ``ValueError`` for what cannot be unpacked."""
    name, extra = struct.unpack_from("<HH", data, part.header_offset + 26)
    start = part.header_offset + 30 + name + extra
    packed = data[start : start + part.compress_size]
    if len(packed) != part.compress_size:
        raise ValueError("cut off")
    if part.compress_type == 0:
        yield packed
        return
    if part.compress_type != zlib.DEFLATED:
        raise ValueError("unknown packing")
    unpack = zlib.decompressobj(-15)
    try:
        while packed and not unpack.eof:
            yield unpack.decompress(packed, 1 << 20)
            packed = unpack.unconsumed_tail
    except zlib.error as error:
        raise ValueError("broken") from error
    if not unpack.eof:
        raise ValueError("cut off")


def _compound(path: str, data: bytes) -> FileType | Problem:
    """A file of old Office versions, or a locked one of new versions."""
    try:
        names = dict(_entries(data))
        book = names.get("Workbook", names.get("Book"))
        locked = book is not None and _is_locked(data, book)
    except (struct.error, ValueError, UnicodeDecodeError):
        return damaged(path)
    if "EncryptedPackage" in names:
        return encrypted(path)
    if "WordDocument" in names:
        return _wrong(path, "这是旧版 Word 文件", "用 Word 或 WPS 打开它，另存为 docx，再导入")
    if book is None:
        return _wrong(path, "文件里没有工作簿", "核对是不是选错了文件")
    if locked:
        return encrypted(path)
    if any(re.match("_VBA_PROJECT", name) for name in names):
        return problem(
            T004,
            path,
            "工作簿里有宏，不读",
            "另存为不带宏的 xlsx 文件，再导入；来路不明的带宏文件不要打开",
        )
    return "xls"


def _is_locked(data: bytes, place: int) -> bool:
    """Whether the stream of a workbook says at its head that it is encrypted."""
    end = min(place + 512, len(data) - 4)
    while place < end:
        kind, length = struct.unpack_from("<HH", data, place)
        if kind == 0x2F:
            return True
        place += 4 + length
    return False


def _entries(data: bytes) -> Iterator[tuple[str, int]]:
    """(name, place in the file) of what the directory of a compound file lists."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in (512, 4096):
        raise ValueError("sector size")
    sector = struct.unpack_from("<I", data, 48)[0]
    tables = [n for n in struct.unpack_from("<109I", data, 76) if n < 0xFFFFFFFA]
    seen: set[int] = set()
    while sector < 0xFFFFFFFA:
        if sector in seen:
            raise ValueError("circle")
        seen.add(sector)
        start = (sector + 1) * size
        for entry in range(start, start + size, 128):
            length = struct.unpack_from("<H", data, entry + 64)[0]
            if 2 <= length <= 64:
                name = data[entry : entry + length - 2].decode("utf-16-le")
                yield name, (struct.unpack_from("<I", data, entry + 116)[0] + 1) * size
        per_table = size // 4
        if sector // per_table >= len(tables):
            return
        table = (tables[sector // per_table] + 1) * size
        sector = struct.unpack_from("<I", data, table + sector % per_table * 4)[0]
