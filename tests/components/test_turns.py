"""The script that follows the calendar: it re-labels by the days in the page (DEC-09, DOC-08)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.components.rendering import THEME, escaping, whole_style

SCRIPT = (THEME / "components" / "badge" / "behaviour.js").read_text("utf-8")
PERIOD = {
    "label": "征集时间",
    "opens": "2026-11-02",
    "closes": "2026-12-04",
    "made": "2026-11-22",
    "badge": {
        "text": "正在征集",
        "state": "open",
        "until": "2026-12-04",
        "turns": [
            {"text": "已截止", "state": "closed", "since": "2026-12-05", "until": "2027-01-03"},
            {"text": "逾期", "state": "overdue", "since": "2027-01-04", "until": ""},
        ],
    },
    "phases": [
        {"text": "离截止", "since": "", "until": "2026-12-04", "now": True, "days": 12, "last": "2026-12-04"},
        {"text": "已经截止。", "since": "2026-12-05", "until": "2027-01-03", "now": False, "days": None, "last": ""},
        {"text": "已经逾期。", "since": "2027-01-04", "until": "", "now": False, "days": None, "last": ""},
    ],
}  # fmt: skip


#: A policy that is not in force yet, takes effect and lapses: badge, remarks, head table.
POLICY: tuple[tuple[str, str, Any], ...] = (
    (
        "badge",
        "badge",
        {
            "text": "尚未施行",
            "state": "not_yet_in_force",
            "until": "2026-11-30",
            "turns": [
                {"text": "有效", "state": "in_force", "since": "2026-12-01", "until": "2027-11-30"},
                {"text": "失效", "state": "expired", "since": "2027-12-01", "until": ""},
            ],
        },
    ),
    ("badge", "as_of", "2026-11-22"),
    (
        "notice",
        "notices",
        [
            {"tone": "info", "text": "目前尚未施行。", "links": [], "until": "2026-11-30"},
            {"tone": "warning", "text": "现已失效。", "links": [], "since": "2027-12-01"},
        ],
    ),
    (
        "facts",
        "facts",
        [
            {
                "label": "有效性",
                "values": [
                    {"text": "未施行", "url": None, "phone": None, "iso": None, "until": "2026-11-30"},
                    {
                        "text": "有效着", "url": None, "phone": None, "iso": None,
                        "since": "2026-12-01", "until": "2027-11-30",
                    },
                    {"text": "过期了", "url": None, "phone": None, "iso": None, "since": "2027-12-01"},
                ],
            }
        ],
    ),
)  # fmt: skip


def period() -> str:
    return str(escaping().get_template("components/period/template.html").module.period(PERIOD))


def policy() -> str:
    """The parts of a policy's page that turn."""
    made = []
    for component, macro, given in POLICY:
        template = escaping().get_template(f"components/{component}/template.html")
        made.append(f"<div>{getattr(template.module, macro)(given)}</div>")
    return "".join(made)


def seen(browser: Browser, html: str, day: datetime | None) -> list[str]:
    """The lines a reader sees on a day; None: without script."""
    style = whole_style()
    page = browser.new_page()
    try:
        if day:
            page.clock.set_fixed_time(day)
        page.set_content(f"<style>{style}</style><main>{html}</main>")
        if day:
            page.add_script_tag(content=SCRIPT)
        return [line.strip() for line in page.inner_text("main").splitlines() if line.strip()]
    finally:
        page.close()


@pytest.mark.parametrize(
    ("day", "note", "state", "told"),
    [
        (None, "离截止还有 12 天。", "正在征集", "2026-11-22"),
        (datetime(2026, 11, 22, 9), "离截止还有 12 天。", "正在征集", "2026-11-22"),
        (datetime(2026, 12, 4, 23), "离截止还有 0 天。", "正在征集", "2026-12-04"),
        (datetime(2026, 12, 5, 1), "已经截止。", "已截止", "2026-12-05"),
        (datetime(2027, 1, 3, 12), "已经截止。", "已截止", "2027-01-03"),
        (datetime(2027, 1, 4, 0, 1), "已经逾期。", "逾期", "2027-01-04"),
        # A clock before the build is wrong: nothing is touched.
        (datetime(2020, 1, 1, 12), "离截止还有 12 天。", "正在征集", "2026-11-22"),
    ],
)
def test_the_state_follows_the_day(
    browser: Browser, day: datetime | None, note: str, state: str, told: str
) -> None:
    lines = seen(browser, period(), day)
    assert note in lines, lines
    text = "".join(lines[2:])
    assert state in text and f"（{told}的状态）" in text


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (None, ["尚未施行", "（2026-11-22的状态）", "目前尚未施行。", "有效性", "未施行"]),
        (datetime(2026, 11, 30, 23, 59), ["尚未施行", "（2026-11-30的状态）", "目前尚未施行。", "有效性", "未施行"]),
        (datetime(2026, 12, 1), ["有效", "（2026-12-01的状态）", "有效性", "有效着"]),
        (datetime(2027, 11, 30, 12), ["有效", "（2027-11-30的状态）", "有效性", "有效着"]),
        (datetime(2027, 12, 1, 0, 1), ["失效", "（2027-12-01的状态）", "现已失效。", "有效性", "过期了"]),
        (datetime(2019, 5, 1), ["尚未施行", "（2026-11-22的状态）", "目前尚未施行。", "有效性", "未施行"]),
    ],
)  # fmt: skip
def test_the_validity_of_a_policy_follows_the_day(
    browser: Browser, day: datetime | None, told: list[str]
) -> None:
    assert seen(browser, policy(), day) == told
