"""Every problem of tables that are imported or exported has a wrong and a right example.

An example lies over ``_base``; the tables in its folder ``表格`` are imported.
"""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.importing import run
from tests.support.rules import RULES, expected, text_of
from tests.support.tables import docx, xls, xlsx
from tests.support.xls import compound
from zwgk import exchange
from zwgk.importing import guard
from zwgk.model.sheet import Sheet
from zwgk.problem import CODES, Problem

CODES_OF_TABLES = sorted(code for code in CODES if code.startswith("T0"))
TABLES = "表格"

SHEET = Sheet("社会救助", (("一级事项", "二级事项", "公开内容"), ("综合业务", "监督检查", "电话")))


def _with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


MADE: dict[str, Callable[[], dict[str, bytes]]] = {
    "T001": lambda: {"目录.xlsx": xlsx(SHEET)[:3000]},
    "T004": lambda: {"目录.xlsm": _with_part(xlsx(SHEET), "xl/vbaProject.bin", b"macro")},
    "T005": lambda: {"目录.xlsx": compound("EncryptedPackage", b"x" * 5000)},
    "T006": lambda: {
        "目录.xlsx": _with_part(xlsx(SHEET), "xl/media/a.png", bytes(310 * 1024 * 1024))
    },
    "T007": lambda: {"目录.csv": "一级事项,".encode("gb18030") + b"\xff\xff\x80\n"},
}


def _files(tree: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted((tree / TABLES).iterdir())}


def _problems(code: str, side: str, folder: Path) -> list[Problem]:
    tree = folder / side
    shutil.copytree(RULES / "_base", tree)
    if code == "T061":
        return _too_long(tree, 33_000 if side == "wrong" else 300)
    if side == "wrong" and code in MADE:
        assert (RULES / code / "wrong.txt").is_file(), "says in words what the test makes"
        files = MADE[code]()
    else:
        shutil.copytree(RULES / code / side, tree, dirs_exist_ok=True)
        files = _files(tree)
    return [p for p in run(tree, files, write=False).report.problems if p.code == code]


def _too_long(tree: Path, length: int) -> list[Problem]:
    item = (RULES / "V151" / "right" / "catalog" / "社会救助.yml").read_text("utf-8")
    target = tree / "catalog" / "社会救助.yml"
    target.write_text(item.replace("投诉举报电话", "话" * length), "utf-8")
    found = exchange.export_catalog(tree, "xlsx")
    return [] if isinstance(found, bytes) else found


@pytest.mark.parametrize("code", CODES_OF_TABLES)
def test_the_wrong_example_is_reported(code: str, tmp_path: Path) -> None:
    assert text_of(_problems(code, "wrong", tmp_path)) == expected(code)


@pytest.mark.parametrize("code", CODES_OF_TABLES)
def test_the_right_example_is_not(code: str, tmp_path: Path) -> None:
    assert _problems(code, "right", tmp_path) == []


@pytest.mark.parametrize("code", CODES_OF_TABLES)
def test_a_report_is_plain_chinese(code: str) -> None:
    text = expected(code)
    assert text
    for word in ("YAML", "Python", "None", "JSON", "dict", "list", "zip", "encoding", "traceback"):
        assert word not in text
    for line in text.splitlines():
        if line.startswith("    → "):
            assert len(line) > 8, "says what to do"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("旧版带密码.xls", xls(SHEET, locked=True), "T005"),
        ("旧版带宏.xls", xls(SHEET, streams=("_VBA_PROJECT_CUR",)), "T004"),
        ("带宏.docm", _with_part(docx(SHEET), "word/vbaProject.bin", b"macro"), "T004"),
        ("旧版文档.doc", compound("WordDocument", b"x"), "T003"),
        ("坏的.xls", xls(SHEET)[:600], "T001"),
        ("坏的.docx", docx(SHEET)[:400], "T001"),
        ("图片.xlsx", b"\x89PNG\r\n\x1a\n", "T003"),
        ("压缩包.xlsx", _with_part(b"", "说明.txt", b"x"), "T003"),
        ("空白.csv", b"\xef\xbb\xbf \r\n", "T002"),
        ("没有表.html", b"<html><body><p>x</p></body></html>", "T011"),
        ("引号没收.csv", '一级事项,"二级'.encode(), "T001"),
        ("程序.csv", b"\x7fELF\x00\x00\x00", "T003"),
    ],
)  # fmt: skip
def test_files_that_are_not_read(name: str, data: bytes, code: str, tmp_path: Path) -> None:
    shutil.copytree(RULES / "_base", tmp_path / "site")
    done = run(tmp_path / "site", {name: data}, write=False)
    assert [(p.code, p.where.path) for p in done.report.problems] == [(code, name)]
    assert done.report.failed and not done.site
    assert len(done.report.problems[0].advice) > 6


def test_a_part_that_lies_about_its_size_is_not_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(guard, "MAX_UNPACKED", 1024 * 1024)
    size = 3 * 1024 * 1024
    data = bytearray(_with_part(xlsx(SHEET), "xl/a.xml", bytes(size)))
    real = size.to_bytes(4, "little")
    assert data.count(real) >= 2
    data = data.replace(real, (10).to_bytes(4, "little"))  # type: ignore[assignment]
    found = exchange.read_tables("目录.xlsx", bytes(data))
    assert isinstance(found, Problem) and found.code == "T006"


def test_a_workbook_with_one_cell_far_away_is_not_spread_out() -> None:
    inner = io.BytesIO(xlsx(SHEET))
    out = io.BytesIO()
    with zipfile.ZipFile(inner) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("sheet1.xml"):
                far = (
                    b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
                )
                content = content.replace(b"</sheetData>", far + b"</sheetData>")
            target.writestr(name, content)
    found = exchange.read_tables("目录.xlsx", out.getvalue())
    assert isinstance(found, Problem) and found.code == "T006"


def test_a_part_with_entities_is_not_read() -> None:
    data = _with_part(docx(SHEET), "word/other.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    found = exchange.read_tables("目录.docx", data)
    assert isinstance(found, Problem) and found.code == "T001"
