from pathlib import Path

import pytest

from zwgk.editing.register import is_stale, read_register, write_register
from zwgk.editing.sources import REGISTER


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path


def test_addresses_are_sorted_and_read_back(root: Path) -> None:
    assert read_register(root) == ()
    assert write_register(root, ["policies/b/", "", "policies/a/"])
    assert read_register(root) == ("", "policies/a/", "policies/b/")
    assert (root / REGISTER).read_text("utf-8").startswith("# ")


def test_an_address_is_never_dropped(root: Path) -> None:
    write_register(root, ["policies/a/"])
    assert write_register(root, ["policies/b/"])
    assert read_register(root) == ("policies/a/", "policies/b/")


def test_writing_the_same_again_changes_nothing(root: Path) -> None:
    assert is_stale(root, ["a/"])
    write_register(root, (a for a in ["a/"]))
    assert not is_stale(root, ["a/"])
    assert not write_register(root, ["a/"])


@pytest.mark.parametrize(
    "address",
    [
        "policies/page/2/",
        "page/3/",
        "policies/by-year/2022/",
        "404.html",
        "guides/dibao/notice/",
        "leaving/0123456789ab/",
    ],
)
def test_pages_that_come_and_go_are_not_registered(root: Path, address: str) -> None:
    write_register(root, ["policies/", address])
    assert read_register(root) == ("policies/",)


@pytest.mark.parametrize("text", ["a: b\n", "[a\n", "- [a]\n"])
def test_a_register_that_is_no_list_is_not_overwritten(root: Path, text: str) -> None:
    (root / REGISTER).write_text(text, "utf-8")
    with pytest.raises(ValueError, match="没有改动"):
        write_register(root, ["a/"])
    assert (root / REGISTER).read_text("utf-8") == text
