"""manifest.sha256 is in the format of ``sha256sum`` and always the same (PF-06, IPF-10)."""

from __future__ import annotations

from zwgk.outputs import manifest

A, B = "a" * 64, "b" * 64


def test_a_line_a_file_in_the_order_of_bytes_without_itself() -> None:
    hashes = {"政策/表.docx": A, "b/index.html": B, "B.html": A, "manifest.sha256": B}
    expected = f"{A}  B.html\n{B}  b/index.html\n{A}  政策/表.docx\n"
    assert manifest(hashes) == expected
    assert manifest(dict(reversed(hashes.items()))) == expected


def test_paths_that_would_break_a_line_are_escaped_as_coreutils_do() -> None:
    assert manifest({"a\nb\\c": A}) == f"\\{A}  a\\nb\\\\c\n"
