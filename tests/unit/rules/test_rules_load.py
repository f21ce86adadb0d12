"""Every problem that loading can find has a wrong and a right example."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import zwgk.load
from tests.support.rules import RULES, expected, reported, text_of
from tests.support.site import site_from
from zwgk.load.text import MAX_BYTES
from zwgk.problem import CODES

assert zwgk.load  # declares the codes

#: Declared with the value types, found by the check stage and tested there. V090 and above
#: are rules of that stage too.
ELSEWHERE = frozenset({"V016"})

CODES_OF_LOADING = sorted(
    code
    for code in CODES
    if (code[0] in "YK" or (code[0] == "V" and int(code[1:]) < 90)) and code not in ELSEWHERE
)

UNIT = """\
名称: 青禾县民政局
单位类型: 政府部门
地址: 青禾镇稻香路1号
办公电话: 0000-0000001
工作时间: 工作日 9:00-17:00
"""


def _encoding(tree: Path) -> None:
    site_from(tree, {"content/organisations/mzj.yml": UNIT.encode("gb18030")})


def _size(tree: Path) -> None:
    policy = "---\n标题: 通知\n---\n".encode() + b"a" * (MAX_BYTES * 5 // 4)
    site_from(tree, {"content/policies/2022/qzbf-2022-7.md": policy})


def _control(tree: Path) -> None:
    site_from(tree, {"content/organisations/mzj.yml": UNIT.replace("镇", "镇\v")})


def _outside(tree: Path) -> None:
    site_from(tree, {"content/attachments/说明.txt": "说明\n"})
    target = tree.parent / "内部资料.txt"
    target.write_text("不公开\n", "utf-8")
    (tree / "content/attachments/申请表.txt").symlink_to(target)


MADE: dict[str, Callable[[Path], None]] = {
    "Y001": _encoding,
    "Y007": _size,
    "Y013": _control,
    "Y014": _outside,
}


def _wrong(code: str, tmp_path: Path) -> Path:
    stored = RULES / code / "wrong"
    if code not in MADE:
        return stored
    assert not stored.exists()
    assert (RULES / code / "wrong.txt").is_file(), "says in words what the test makes"
    tree = tmp_path / "site"
    MADE[code](tree)
    return tree


@pytest.mark.parametrize("code", CODES_OF_LOADING)
def test_the_wrong_example_is_reported(code: str, tmp_path: Path) -> None:
    tree = _wrong(code, tmp_path)
    found = reported(tree, code)
    assert text_of(found) == expected(code)
    assert reported(tree) == found, "an example shows one thing"


@pytest.mark.parametrize("code", CODES_OF_LOADING)
def test_the_right_example_is_not(code: str) -> None:
    tree = RULES / code / "right"
    assert any(tree.rglob("*"))
    assert reported(tree) == []


@pytest.mark.parametrize("code", CODES_OF_LOADING)
def test_a_report_is_plain_chinese(code: str) -> None:
    text = expected(code)
    for word in ("YAML", "Python", "None", "Markdown", "dict", "list", "mapping", "Input", "field"):
        assert word not in text


def test_every_folder_belongs_to_a_code() -> None:
    folders = {p.name for p in RULES.iterdir() if p.is_dir() and p.name[0] in "YK"}
    assert folders <= set(CODES) | {"__pycache__"}
