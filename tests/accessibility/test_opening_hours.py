"""现在开不开门: the script says at any hour what the engine says of the day (SVC-11)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from html import escape

import pytest
from playwright.sync_api import Browser

from tests.end_to_end.routes import ROOT
from zwgk.derive.holidays import calendar
from zwgk.model.values.opening import DayState, Opening, opening

SCRIPT = (ROOT / "theme/components/place-card/behaviour.js").read_text("utf-8")
CALENDAR = calendar()
HOURS = [
    "工作日 9:00-12:00 13:30-17:30",
    "工作日 9:00-17:00（午间不休息），周六 9:00-12:00 预约办理",
    "周一至周五 9:00-12:00 14:00-17:00",
    "周一至周五 9:00-12:00（节假日除外）",
    "周一、周三、周五 9:00-12:00 14:00-16:30",
    "周二至周日 9:00-20:00，周一闭馆（法定节假日照常开放）",
    "周一至周六 9:00-12:00 13:30-17:30",
    "每天 8:30-12:00 14:00-17:30",
    "每天24小时",
]
#: Holidays, make-up days, weekends and plain days around the National Day and New Year.
DAYS = [date(2026, 9, 18) + timedelta(days=n) for n in range(26)] + [date(2026, 2, 14), date(2026, 2, 28)]  # fmt: skip
MINUTES = (0, 8 * 60 + 45, 9 * 60, 12 * 60 + 10, 15 * 60, 17 * 60 + 30, 23 * 60 + 59)


def expected(understood: Opening, day: date, minute: int) -> str:
    """How the script's sentence begins."""
    found = understood.on(day, CALENDAR)
    if found.state is DayState.ask:
        return "今天可能调整"
    now = [h for h in found.hours if h.start <= minute < h.end]
    if now:
        return (
            "全天开放"
            if now[0].end - now[0].start == 1440
            else "现在开放，到" + now[0].text.split("-")[1]
        )
    later = [h for h in found.hours if h.start > minute]
    if later:
        return "现在不开放，今天" + later[0].text.split("-")[0]
    for ahead in range(1, 15):
        coming = understood.on(day + timedelta(days=ahead), CALENDAR)
        words = f"{coming.day.month}月{coming.day.day}日"
        if coming.state is DayState.ask:
            return f"现在不开放，{words}"
        if coming.state is DayState.open:
            start = coming.hours[0].text.split("-")[0]
            return "现在不开放，明天" + start if ahead == 1 else f"现在不开放，{words}"
    return "现在不开放，什么时候开"


def marks() -> str:
    off, worked = CALENDAR.exceptions(date(2026, 1, 1), date(2027, 12, 31))
    days = " ".join([*(f"-{d:%Y%m%d}" for d in off), *(f"+{d:%Y%m%d}" for d in worked)])
    rows = []
    for text in HOURS:
        understood = opening(text)
        assert understood
        rows.append(
            f'<p data-hours="{understood.encoded()}" data-holidays="{understood.on_holidays.name}" '
            f'data-days="{days}" data-known="2026">{escape(text)}</p>'
        )
    return "".join(rows)


# The visitor's own clock may be set to another part of the world.
@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York"])
def test_the_script_says_what_the_engine_says(browser: Browser, zone: str) -> None:
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.set_content(marks())
    # The script would look at the clock again every minute: here the test does.
    page.evaluate("window.setInterval = function () {}")
    wrong = []
    for day in DAYS:
        for minute in MINUTES:
            beijing = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minute)
            page.clock.set_fixed_time(beijing - timedelta(hours=8))
            page.evaluate(SCRIPT)
            said = page.eval_on_selector_all("[data-hours]", "all => all.map(e => e.textContent)")
            for text, sentence in zip(HOURS, said, strict=True):
                understood = opening(text)
                assert understood
                wanted = expected(understood, day, minute)
                if not sentence.startswith(wanted):
                    wrong.append((text, str(day), minute, sentence, wanted))
    context.close()
    assert not wrong[:5]


def test_days_after_the_known_notices_are_said_to_be_unsure(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(marks())
    page.clock.set_fixed_time(datetime(2028, 3, 1, 2, tzinfo=UTC))
    page.evaluate(SCRIPT)
    assert "放假安排还没公布" in (page.text_content("[data-hours]") or "")
    page.close()


def test_with_all_scripts_of_the_page_the_state_is_seen(browser: Browser, served: str) -> None:
    """Another script once hid it: what it said was right, and nobody could read it."""
    page = browser.new_page()
    page.clock.set_fixed_time(datetime(2026, 11, 25, 2, tzinfo=UTC))
    page.goto(served + "places/")
    marks = page.locator(".open-state")
    assert marks.count() > 5 and page.locator(".open-state:visible").count() == marks.count()
    assert "现在开放" in marks.first.inner_text()
    page.close()


def test_places_are_found_by_what_can_be_done_there(browser: Browser, served: str) -> None:
    page = browser.new_page()
    page.goto(served + "places/")
    every = page.locator(".towns .place:visible").count()
    page.get_by_label("办什么事、在哪里").fill("公证")
    told = page.get_by_role("status").filter(has_text="列出")
    told.wait_for()
    few = page.locator(".towns .place:visible").all_inner_texts()
    assert 0 < len(few) < every and all("公证" in text for text in few)
    assert told.inner_text().startswith(f"列出 {len(few)} 处，共 {every} 处")
    page.get_by_label("办什么事、在哪里").fill("")
    page.get_by_label("有适老服务").check()
    page.get_by_role("status").filter(has_text="处").wait_for()
    assert all("为老年人" in t for t in page.locator(".towns .place:visible").all_inner_texts())
    page.close()


def test_without_script_every_place_and_its_hours_stand(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + "places/")
    assert page.locator(".filter").count() == 0
    texts = page.locator(".towns .place:visible").all_inner_texts()
    assert len(texts) > 20 and all("工作日" in t or "周" in t or "每天" in t for t in texts)
    assert "11月22日（周日）" in " ".join(texts)
    context.close()
