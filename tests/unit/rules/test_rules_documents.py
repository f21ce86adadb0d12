"""Every problem of documents that are imported has a wrong and a right example.

An example lies over ``_base``; the file in its folder ``文件`` is imported under the id that
its name says.
"""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.support import documents as d
from tests.support.rules import RULES, expected, text_of
from tests.support.tables import xlsx
from tests.support.xls import compound
from zwgk import intake
from zwgk.model.sheet import Sheet
from zwgk.problem import CODES, Problem

CODES_OF_DOCUMENTS = sorted(code for code in CODES if code.startswith("T1"))
NOTICE = d.word(d.p("关于做好示例工作的通知"), d.p("请认真做好。"))
SCANNED = d.pdf([])


def _with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


MADE: dict[str, Callable[[], tuple[str, bytes]]] = {
    "T101": lambda: ("通知.docx", NOTICE[:600]),
    "T102": lambda: ("通知.txt", b"\xef\xbb\xbf \r\n"),
    "T103": lambda: ("目录.xlsx", xlsx(Sheet("表", (("甲", "乙"),)))),
    "T104": lambda: ("通知.docm", _with_part(NOTICE, "word/vbaProject.bin", b"macro")),
    "T105": lambda: ("通知.pdf", d.locked(d.pdf(["关于做好示例工作的通知"]), "x")),
    "T106": lambda: (
        "通知.docx",
        _with_part(NOTICE, "word/media/a.png", bytes(310 * 1024 * 1024)),
    ),
    "T107": lambda: ("通知.txt", "关于".encode("gb18030") + b"\xff\xff\x80\n"),
    "T108": lambda: ("通知.pdf", SCANNED),
}


def _problems(code: str, side: str, folder: Path) -> list[Problem]:
    site = folder / side
    shutil.copytree(RULES / "_base", site)
    record_id = ""
    if side == "wrong" and code in MADE:
        assert (RULES / code / "wrong.txt").is_file(), "says in words what the test makes"
        name, data = MADE[code]()
    else:
        (file,) = (RULES / code / side / "文件").iterdir()
        name, data = file.name, file.read_bytes()
        record_id = file.stem if file.stem.isascii() else ""
    done = intake.import_policy(site, name, data, today=date(2026, 11, 22), record_id=record_id)
    assert bool(done.report.problems) != bool(done.files)
    return [p for p in done.report.problems if p.code == code]


@pytest.mark.parametrize("code", CODES_OF_DOCUMENTS)
def test_the_wrong_example_is_reported(code: str, tmp_path: Path) -> None:
    assert text_of(_problems(code, "wrong", tmp_path)) == expected(code)


@pytest.mark.parametrize("code", CODES_OF_DOCUMENTS)
def test_the_right_example_is_not(code: str, tmp_path: Path) -> None:
    assert _problems(code, "right", tmp_path) == []


@pytest.mark.parametrize("code", CODES_OF_DOCUMENTS)
def test_a_report_is_plain_chinese(code: str) -> None:
    text = expected(code)
    for word in ("YAML", "Python", "None", "JSON", "zip", "encoding", "traceback", "mammoth"):
        assert word not in text
    assert all(len(line) > 8 for line in text.splitlines() if line.startswith("    → "))


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("带密码.docx", compound("EncryptedPackage", b"x" * 5000), "T105"),
        ("旧版.doc", compound("WordDocument", b"x"), "T103"),
        ("图片.docx", b"\x89PNG\r\n\x1a\n", "T103"),
        ("说明.rtf", b"{\\rtf1 x}", "T103"),
        ("程序.docx", b"\x7fELF\x00\x00\x00", "T103"),
        ("坏的.pdf", b"%PDF-1.7\nnothing", "T101"),
        ("实体.docx", _with_part(NOTICE, "word/x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]>'), "T101"),
        ("空页.html", b"<html><body><script>x()</script></body></html>", "T102"),
        ("空白.docx", d.word(d.p("")), "T102"),
    ],
)
def test_files_that_are_not_read(name: str, data: bytes, code: str, tmp_path: Path) -> None:
    shutil.copytree(RULES / "_base", tmp_path / "site")
    done = intake.import_policy(tmp_path / "site", name, data, today=date(2026, 11, 22))
    assert [p.code for p in done.report.problems] == [code]
    assert not done.files and "→" in done.report.text()
