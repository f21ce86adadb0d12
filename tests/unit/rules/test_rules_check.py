"""Every problem that linking and checking can find has a wrong and a right example.

The examples are small: each is laid over ``_base``, a site with what all of them need.
Those of the rules over built pages are pages.
"""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.support.rules import RULES, expected, loading, reported, settings_of, text_of
from zwgk import build
from zwgk.check import check_pages
from zwgk.check.page_codes import CODES_OF_PAGES
from zwgk.model.search import FoundTitle
from zwgk.problem import CODES, Problem

TODAY = date(2026, 11, 22)

#: Found by loading, and tested there.
_ELSEWHERE = frozenset(f"V{n:03}" for n in range(100)) - {"V016"}

CODES_OF_PAGES_TESTED = sorted(c.code for c in CODES_OF_PAGES)
CODES_OF_RECORDS = sorted(
    code
    for code in CODES
    if code[0] in "VRDPAS" and code not in _ELSEWHERE and code not in CODES_OF_PAGES_TESTED
)
#: Codes whose wrong example is that a file of the base is not there.
WITHOUT = {"S001": "content/site.yml"}
#: Found by loading, of shared roots, which only a whole site has.
OF_SHARED_ROOTS = frozenset({"R011", "R012", "S041", "S042"})


def _tree(code: str, side: str, folder: Path) -> Path:
    """The example of a code laid over the base."""
    tree = folder / side
    shutil.copytree(RULES / "_base", tree)
    if side == "wrong" and code in WITHOUT:
        (tree / WITHOUT[code]).unlink()
    shutil.copytree(RULES / code / side, tree, dirs_exist_ok=True)
    return tree


def examining(tree: Path) -> list[Problem]:
    """The problems of a whole site on the day of the tests. The example itself must load."""
    assert [p for p in loading(tree) if p.code not in OF_SHARED_ROOTS] == []
    return list(build.check(tree, today=TODAY, settings=settings_of(tree)))


def examining_pages(tree: Path) -> list[Problem]:
    """The problems of the pages of ``tree``."""
    pages = [
        (p.relative_to(tree).as_posix(), p.read_text("utf-8"), "")
        for p in sorted(tree.rglob("*.html"))
    ]
    tables = {p.relative_to(tree).as_posix(): p.read_bytes() for p in tree.rglob("*.csv")}
    told = tree / "found.json"  # what search holds: address, title, whether that finds it
    found = [FoundTitle(*row) for row in json.loads(told.read_text())] if told.is_file() else None
    known = ["files/a.png", *tables]
    return list(check_pages(pages, known, tables=tables, searched=found).problems)


@pytest.mark.parametrize("code", CODES_OF_RECORDS)
def test_the_wrong_example_is_reported(code: str, tmp_path: Path) -> None:
    found = reported(_tree(code, "wrong", tmp_path), code, examining)
    assert found
    assert text_of(found) == expected(code)


@pytest.mark.parametrize("code", CODES_OF_RECORDS)
def test_the_right_example_is_not(code: str, tmp_path: Path) -> None:
    assert reported(_tree(code, "right", tmp_path), code, examining) == []


@pytest.mark.parametrize("code", CODES_OF_PAGES_TESTED)
def test_the_wrong_page_is_reported(code: str) -> None:
    found = reported(RULES / code / "wrong", code, examining_pages)
    assert found
    assert text_of(found) == expected(code)


@pytest.mark.parametrize("code", CODES_OF_PAGES_TESTED)
def test_the_right_page_is_not(code: str) -> None:
    assert reported(RULES / code / "right", None, examining_pages) == []


@pytest.mark.parametrize("code", [*CODES_OF_RECORDS, *CODES_OF_PAGES_TESTED])
def test_a_report_is_plain_chinese(code: str) -> None:
    text = expected(code)
    for word in ("YAML", "Python", "None", "Markdown", "dict", "list", "tuple", "datetime", "True"):
        assert word not in text
    for line in text.splitlines():
        if line.startswith("    → "):
            assert len(line) > 8, "says what to do"


def test_the_base_is_sound() -> None:
    """The base itself has nothing that would stop a build."""
    assert [p for p in examining(RULES / "_base") if p.stops] == []


def test_every_code_has_examples() -> None:
    folders = {p.name for p in RULES.iterdir() if p.is_dir()}
    assert {*CODES_OF_RECORDS, *CODES_OF_PAGES_TESTED} <= folders
