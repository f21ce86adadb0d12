"""What is told of PDFs: pages, and whether they have words (DOC-13)."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfWriter

from tests.support.county import built, policy
from tests.support.rules import RULES
from zwgk.load.pdf import pdf_notes
from zwgk.model.pdf_note import PdfNote

WORDS = (RULES / "A113/right/content/policies/2026/附件/实施方案.pdf").read_bytes()


def scan(pages: int, password: str = "") -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "note"),
    [
        (WORDS, PdfNote(1, True)),
        (scan(3), PdfNote(3, False)),
        (scan(2, "secret"), PdfNote(0, True, locked=True)),
        (b"%PDF-1.7\nbroken", PdfNote(0, False)),
        (b"", PdfNote(0, False)),
    ],
)
def test_a_pdf_is_read_or_said_to_be_unreadable(
    tmp_path: Path, content: bytes, note: PdfNote
) -> None:
    (tmp_path / "a.PDF").write_bytes(content)
    assert pdf_notes(tmp_path, {"a.PDF": len(content), "b.docx": 3}) == {"a.PDF": note}


def test_the_page_says_pages_and_warns_of_a_scan(tmp_path: Path) -> None:
    page = built(
        tmp_path,
        {
            "content/policies/2025/b.md": policy("乙", 附件="[方案.pdf, 老文件.pdf]"),
            "content/policies/2025/附件/方案.pdf": WORDS,
            "content/policies/2025/附件/老文件.pdf": scan(3),
        },
    )["policies/b/index.html"]
    assert '方案<span class="file-type">（PDF，1 页，1 KB）' in page
    assert '老文件<span class="file-type">（PDF，3 页，1 KB，扫描件）' in page


def test_what_was_found_is_kept_by_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pdf").write_bytes(scan(3))
    first = pdf_notes(tmp_path, {"a.pdf": 1})
    monkeypatch.setattr("zwgk.load.pdf._note", lambda content: PdfNote(99, True))
    assert pdf_notes(tmp_path, {"a.pdf": 1}) == first, "not read again"
    (tmp_path / "b.pdf").write_bytes(scan(4))
    assert pdf_notes(tmp_path, {"a.pdf": 1, "b.pdf": 1})["b.pdf"] == PdfNote(99, True)
    next((tmp_path / ".zwgk-cache").iterdir()).write_text('{"x": 1', "utf-8")
    assert pdf_notes(tmp_path, {"a.pdf": 1})["a.pdf"] == PdfNote(99, True), "a broken cache is none"
