"""The smallest workbook of the old binary kind (BIFF8 in a compound file), for tests.

Nothing that can be installed writes these files any more; counties still have them.
"""

from __future__ import annotations

import struct

from zwgk.model.sheet import Sheet

_SECTOR = 512
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def _record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _string(text: str, size: str = "<H") -> bytes:
    return struct.pack(size, len(text)) + b"\x01" + text.encode("utf-16-le")


def _start(sort: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, sort, 0x0DBB, 1996, 0, 6))


def _cells(sheet: Sheet, texts: list[str]) -> bytes:
    height, width = len(sheet.rows), sheet.width
    out = _start(0x10) + _record(0x0200, struct.pack("<IIHHH", 0, height, 0, width, 0))
    for r, row in enumerate(sheet.rows):
        for c, text in enumerate(row):
            if text:
                if text not in texts:
                    texts.append(text)
                out += _record(0x00FD, struct.pack("<HHHI", r, c, 0, texts.index(text)))
    if sheet.merges:
        body = struct.pack("<H", len(sheet.merges))
        for m in sheet.merges:
            body += struct.pack("<HHHH", m.top, m.bottom, m.left, m.right)
        out += _record(0x00E5, body)
    return out + _record(0x000A)


def xls(*sheets: Sheet, locked: bool = False, streams: tuple[str, ...] = ()) -> bytes:
    """A workbook with ``sheets``; ``locked`` as with a password, ``streams`` beside it."""
    texts: list[str] = []
    bodies = [_cells(sheet, texts) for sheet in sheets]
    shared = struct.pack("<II", len(texts), len(texts))
    records = b""
    for text in texts:
        piece = _string(text)
        if len(shared) + len(piece) > 8000:
            records += _record(0x003C if records else 0x00FC, shared)
            shared = b""
        shared += piece
    records += _record(0x003C if records else 0x00FC, shared)
    head = _start(0x05)
    if locked:
        head += _record(0x002F, struct.pack("<HHH", 0, 0x1234, 0x5678))
    head += _record(0x0042, struct.pack("<H", 1200))
    names = [_string(s.name, "<B") for s in sheets]
    tail = records + _record(0x000A)
    at = len(head) + sum(4 + 6 + len(n) for n in names) + len(tail)
    for sheet, name, body in zip(sheets, names, bodies, strict=True):
        head += _record(0x0085, struct.pack("<IBB", at, int(sheet.hidden), 0) + name)
        at += len(body)
    return compound("Workbook", head + tail + b"".join(bodies), streams)


def compound(name: str, content: bytes, others: tuple[str, ...] = ()) -> bytes:
    """A compound file with one stream of content, and empty ones by name."""
    content += bytes(max(4096 - len(content), -len(content) % _SECTOR))
    count = len(content) // _SECTOR
    entries = [_entry("Root Entry", 5, 1, _END, 0), _entry(name, 2, _FREE, 2, len(content))]
    entries += [_entry(other, 2, _FREE, _END, 0) for other in others]
    entries += [bytes(128)] * (-len(entries) % 4)
    assert len(entries) == 4
    directory = b"".join(entries)
    tables = -(-(count + 2 + 4) * 4 // _SECTOR)
    # Sector 0: directory; sector 1 is not used; then the content; then the tables.
    chain = [_END, _FREE, *range(3, count + 2), _END] + [_TABLE] * tables
    table = b"".join(struct.pack("<I", n) for n in chain)
    table += struct.pack("<I", _FREE) * ((tables * _SECTOR - len(table)) // 4)
    places = [count + 2 + i for i in range(tables)] + [_FREE] * (109 - tables)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, tables, 0, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", *places)
    return head + directory + bytes(_SECTOR) + content + table


def _entry(name: str, sort: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    body = text + bytes(64 - len(text)) + struct.pack("<HBB", len(text), sort, 1)
    body += struct.pack("<III", _FREE, _FREE, child) + bytes(36)
    return body + struct.pack("<III", start, size, 0)
