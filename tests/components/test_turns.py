"""The script that follows the calendar: it re-labels by the days written in the page (DEC-09)."""

from __future__ import annotations

from datetime import datetime

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


def seen(browser: Browser, day: datetime | None) -> list[str]:
    """The lines a reader sees on a day; None: without script."""
    html = str(escaping().get_template("components/period/template.html").module.period(PERIOD))
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
    lines = seen(browser, day)
    assert note in lines, lines
    text = "".join(lines[2:])
    assert state in text and f"（{told}的状态）" in text
