"""索引号: written in a register, read back, never given twice (DOC-02)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.county import examined, policy
from zwgk.editing.index_numbers import write_index_numbers
from zwgk.load.codes import read_index_numbers
from zwgk.model.disclosure import Disclosure
from zwgk.model.policy import Policy

NUMBER = "11990123MB0010743Y/2025-00001"
FIRST = policy("第一份文件", "青政办发〔2025〕8号", 索引号=NUMBER)
OTHER = policy("另一份文件", "青政办发〔2025〕9号", 索引号=NUMBER)


def register(site: Path, files: dict[str, str]) -> bool:
    """What ``zwgk fmt`` does."""
    found = examined(site, files)
    records = [*found.graph.all(Policy), *found.graph.all(Disclosure)]
    register = found.loaded.index_numbers
    return write_index_numbers(site / "content", register, records, only_check=False)


def codes(site: Path, files: dict[str, str]) -> list[str]:
    return [p.code for p in examined(site, files).problems if p.code in ("V181", "S045")]


def test_numbers_are_registered_once_and_stay(tmp_path: Path) -> None:
    assert register(tmp_path, {"content/policies/2025/x.md": FIRST})
    assert not register(tmp_path, {})
    row = read_index_numbers(tmp_path / "content").numbers[NUMBER.casefold()]
    assert (row.number, row.record, row.title) == (NUMBER, "policies/x", "第一份文件")
    (tmp_path / "content/policies/2025/x.md").unlink()
    register(tmp_path, {})
    assert NUMBER.casefold() in read_index_numbers(tmp_path / "content").numbers


def test_a_number_of_a_document_that_is_gone_is_not_given_again(tmp_path: Path) -> None:
    register(tmp_path, {"content/policies/2025/x.md": FIRST})
    (tmp_path / "content/policies/2025/x.md").unlink()
    assert codes(tmp_path, {"content/policies/2025/y.md": OTHER}) == ["V181"]
    register(tmp_path, {})
    assert codes(tmp_path, {}) == ["V181"], "registering again does not hide it"


def test_a_document_that_moved_to_another_file_keeps_its_number(tmp_path: Path) -> None:
    register(tmp_path, {"content/policies/2025/x.md": FIRST})
    (tmp_path / "content/policies/2025/x.md").unlink()
    assert codes(tmp_path, {"content/policies/2025/moved.md": FIRST}) == []
    assert register(tmp_path, {})
    row = read_index_numbers(tmp_path / "content").numbers[NUMBER.casefold()]
    assert row.record == "policies/moved"


def test_a_changed_title_is_the_same_document(tmp_path: Path) -> None:
    register(tmp_path, {"content/policies/2025/x.md": FIRST})
    assert codes(tmp_path, {"content/policies/2025/x.md": FIRST.replace("第一份", "头一份")}) == []


def test_a_register_that_cannot_be_read_is_not_overwritten(tmp_path: Path) -> None:
    register(tmp_path, {"content/policies/2025/x.md": FIRST})
    file = tmp_path / "content/index-numbers.yml"
    file.write_text(file.read_text("utf-8") + "- 乱写的一行\n", "utf-8")
    assert codes(tmp_path, {}) == ["S045"]
    with pytest.raises(ValueError, match="读不懂"):
        register(tmp_path, {})
