"""What counts as a personal number, and what only looks like one (PRV-02..05, SEC-03)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.county import examined, policy
from zwgk.check import privacy
from zwgk.problem import Level

A = "content/policies/2025/a.md"
#: A number with a right check digit that belongs to nobody: serial 000.
NUMBER = "110101190001010006"


def _found(search: privacy.Search, text: str) -> list[str]:
    return [shown for _, shown in search(text)]


@pytest.mark.parametrize(
    "text",
    [NUMBER, f"身份号码:{NUMBER},", f"({NUMBER})", f"王样本{NUMBER}"],
)
def test_citizens_numbers_are_found_and_masked(text: str) -> None:
    assert _found(privacy.identity_numbers, text) == ["11*************006"]


@pytest.mark.parametrize(
    "text",
    [
        "110101190001010007",  # check digit
        "110101190013010006",  # month 13
        "100101190001010006",  # no such province
        "110101180001010008",  # before 1900
        f"{NUMBER}1",
        f"A{NUMBER}",
        "11*************006",
        "11990123000000001X",
    ],
)
def test_other_long_numbers_are_not_citizens_numbers(text: str) -> None:
    assert _found(privacy.identity_numbers, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "13800000000",
        "电话13800000000。",
        "138 0000 0000",
        "138-0000-0000",
        "+8613800000000",
        "+86 138-0000-0000",
        "8613800000000",
    ],
)
def test_mobile_numbers_are_found(text: str) -> None:
    assert _found(privacy.mobile_numbers, text) == ["138****0000"]


@pytest.mark.parametrize(
    "text",
    [
        "0000-0000103",
        "0830-1380000",
        "12345",
        "138****0000",
        "1138000000001",
        "13800000000.50",
        "3.13800000000",
        "12800000000",
        "138-0000 0000",
    ],
)
def test_other_numbers_are_not_mobiles(text: str) -> None:
    assert _found(privacy.mobile_numbers, text) == []


def test_bank_cards_need_a_prefix_and_a_check_digit() -> None:
    right = [n for d in range(10) if privacy.passes_luhn(n := f"620000000000000000{d}")]
    assert len(right) == 1, "one check digit in ten is right"
    assert _found(privacy.card_numbers, f"卡号{right[0]}。") == [f"6200***********{right[0][-4:]}"]
    assert _found(privacy.card_numbers, "620000000000000000x") == []
    short = next(n for d in range(10) if privacy.passes_luhn(n := f"620000000000000{d}"))
    spaced = " ".join(short[i : i + 4] for i in range(0, 16, 4))
    assert len(_found(privacy.card_numbers, spaced)) == 1
    other = next(n for d in range(10) if privacy.passes_luhn(n := f"130000000000000{d}"))
    assert _found(privacy.card_numbers, other) == []


def test_qq_mailboxes_are_found() -> None:
    assert _found(privacy.private_mailboxes, "寄到10000@qq.com或ab.c@VIP.QQ.COM") == [
        "10***@qq.com",
        "ab***@VIP.QQ.COM",
    ]
    assert _found(privacy.private_mailboxes, "mzj@qinghe.example.gov.cn") == []


@pytest.mark.parametrize(
    "text",
    [
        "机密★10年",
        "秘密 ★",
        "内部资料",
        "(内部资料,注意保存)",
        "此件不公开",
        "正文\n绝密\n正文",
        "仅供内部使用",
    ],
)
def test_marks_are_found(text: str) -> None:
    assert _found(privacy.marks, text)
    assert _found(privacy.words_of_marks, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "依法不得公开的个人隐私除外。",
        "属于国家秘密的不予公开。",
        "此件公开发布",
        "密切联系群众",
        "保护商业秘密",
    ],
)
def test_ordinary_sentences_are_not_marks(text: str) -> None:
    assert _found(privacy.marks, text) == []
    assert _found(privacy.words_of_marks, text) == []


def _places(tmp_path: Path, code: str, **keys: str) -> list[tuple[str, Level]]:
    body = keys.pop("body", "正文。")
    found = examined(tmp_path, {A: policy("关于示例的通知", body=body, **keys)})
    return [(str(p.where), p.level) for p in found.problems if p.code == code]


def test_a_body_is_pointed_at_by_line_and_column(tmp_path: Path) -> None:
    body = "第一段。\n\n联系人电话:13800000000。"
    assert _places(tmp_path, "P002", body=body) == [(f"{A}:9:7", Level.error)]


def test_full_width_digits_are_read(tmp_path: Path) -> None:
    wide = "13800000000".translate({ord(str(d)): 0xFF10 + d for d in range(10)})
    assert _places(tmp_path, "P002", body=f"电话:{wide}") == [(f"{A}:7:4", Level.error)]


def test_fields_are_scanned_too(tmp_path: Path) -> None:
    assert _places(tmp_path, "P002", 内容概述="联系13800000000") == [(f"{A}:6:7", Level.error)]


def test_official_numbers_are_not_scanned(tmp_path: Path) -> None:
    assert _places(tmp_path, "P001", 索引号=f"{NUMBER}") == []


def test_what_is_withdrawn_does_not_stop_a_build(tmp_path: Path) -> None:
    keys = {"状态": "撤回", "撤回日期": "2025-04-01", "撤回原因": "泄露个人信息"}
    assert _places(tmp_path, "P002", body="电话:13800000000", **keys) == [
        (f"{A}:10:4", Level.warning)
    ]


def test_messages_never_repeat_a_number(tmp_path: Path) -> None:
    found = examined(tmp_path, {A: policy("通知", body=f"{NUMBER} 13800000000 10000@qq.com")})
    text = "".join(p.message + p.advice for p in found.problems)
    for secret in (NUMBER, "13800000000", "10000@qq"):
        assert secret not in text
