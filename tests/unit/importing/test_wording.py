"""How the report quotes what was and what is."""

from __future__ import annotations

import pytest

from zwgk.importing.wording import shown, shown_change
from zwgk.model.plain import Plain

LAW = "《关于进一步加强和改进这一项很长很长名称的示例工作的若干意见》"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (None, "甲", "空的 → “甲”"),
        ("甲", None, "“甲” → 空的"),
        ("20个工作日内", "10个工作日内", "“20个工作日内” → “10个工作日内”"),
        (("甲", "乙"), ("甲", "乙", "丙"), "增加“丙”"),
        (("甲", "乙"), ("乙", "丙"), "增加“丙”，去掉“甲”"),
        (("甲", "乙"), ("乙", "甲"), "次序改为“乙；甲”"),
        (("甲",), ("乙",), "“甲” → “乙”"),
        (f"{LAW}{LAW}第一条", f"{LAW}{LAW}第二条", "“…若干意见》第一条” → “…若干意见》第二条”"),
    ],
)
def test_a_change_tells_what_differs(before: Plain | None, after: Plain | None, said: str) -> None:
    assert shown_change(before, after) == said


def test_a_long_value_is_cut_and_says_so() -> None:
    assert shown(LAW * 3) == f"“{(LAW * 3)[:40]}…”"


def test_an_adjustment_is_told_as_it_is_written_in_a_cell() -> None:
    change = {"date": "2026-06-10", "type": "合并", "note": "并入", "successors": ("SHJZ-0403",)}
    assert shown((change,)) == "“2026-06-10 合并→SHJZ-0403：并入”"
