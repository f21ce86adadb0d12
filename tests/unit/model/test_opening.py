"""Hours as offices write them, and what they mean on a day (SVC-11)."""

from __future__ import annotations

from datetime import date

import pytest

from zwgk.derive.holidays import calendar
from zwgk.model.values.opening import opening

CALENDAR = calendar()
#: Of 2026: National Day, a Saturday inside it, an ordinary Friday, a make-up Saturday,
#: an ordinary Saturday, Sunday, Monday.
DAYS = {
    "holiday": date(2026, 10, 1),
    "holiday saturday": date(2026, 10, 3),
    "friday": date(2026, 10, 9),
    "make-up": date(2026, 10, 10),
    "saturday": date(2026, 10, 17),
    "sunday": date(2026, 10, 18),
    "monday": date(2026, 10, 12),
    "holiday monday": date(2026, 10, 5),
}

CASES = [
    ("工作日 9:00-12:00 13:30-17:30", "friday", "open 9:00-12:00 13:30-17:30"),
    ("工作日 9:00-12:00 13:30-17:30", "make-up", "open 9:00-12:00 13:30-17:30"),
    ("工作日 9:00-12:00 13:30-17:30", "holiday", "closed"),
    ("工作日 9:00-12:00 13:30-17:30", "saturday", "closed"),
    ("工作日 9:00-17:00（午间不休息），周六 9:00-12:00 预约办理", "friday", "open 9:00-17:00"),
    (
        "工作日 9:00-17:00（午间不休息），周六 9:00-12:00 预约办理",
        "saturday",
        "open 9:00-12:00预约",
    ),
    ("工作日 9:00-17:00（午间不休息），周六 9:00-12:00 预约办理", "holiday saturday", "ask"),
    ("工作日 9:00-12:00 13:30-17:30,12348热线全天", "sunday", "closed"),
    ("周一至周五 9:00-12:00 14:00-17:00，赶场日照常", "monday", "open 9:00-12:00 14:00-17:00"),
    ("周一至周五 9:00-17:00", "holiday", "ask"),
    ("周一至周五 9:00-17:00", "make-up", "ask"),
    ("周一至周五 9:00-17:00（节假日除外）", "holiday", "closed"),
    ("周一、周三、周五 9:00-12:00", "friday", "open 9:00-12:00"),
    ("周一、周三、周五 9:00-12:00", "saturday", "closed"),
    ("周二至周日 9:00-20:00，周一闭馆（法定节假日照常开放）", "holiday", "open 9:00-20:00"),
    ("周二至周日 9:00-20:00，周一闭馆（法定节假日照常开放）", "monday", "closed"),
    ("周二至周日 9:00-20:00，周一闭馆（法定节假日照常开放）", "holiday monday", "ask"),
    ("每天 8:30-12:00 14:00-17:30", "holiday", "open 8:30-12:00 14:00-17:30"),
    ("每天24小时", "sunday", "open 0:00-24:00"),
    ("上午9时至12时半，下午1点30分到5点，周一到周五", "friday", "open 9:00-12:30 13:30-17:00"),
    ("法定工作日上午9：00—12：00，下午2：00—5：30", "friday", "open 9:00-12:00 14:00-17:30"),
    ("周六、周日 10:00-16:00", "sunday", "open 10:00-16:00"),
    ("工作日 9:00-17:00（16:30停止取号）", "friday", "open 9:00-17:00"),
    ("周二至周日 9:00-17:00，16:30后停止入馆", "sunday", "open 9:00-17:00"),
]


@pytest.mark.parametrize(("text", "day", "meant"), CASES)
def test_hours_mean_this(text: str, day: str, meant: str) -> None:
    understood = opening(text)
    assert understood is not None
    found = understood.on(DAYS[day], CALENDAR)
    hours = " ".join(h.text + ("预约" if h.booking else "") for h in found.hours)
    assert f"{found.state.name} {hours}".strip() == meant


@pytest.mark.parametrize(
    "text", ["夏季 8:30-18:00，冬季 9:00-17:30", "逢三、六、九赶场日办理", "请电话咨询", "5月至9月 工作日 9:00-17:00", "9:00-17:00", "工作日", "工作日 9:00-12:00，13:00-9:00", "每天 22:00-次日2:00", "每天 20:00-2:00", "工作日 9:00-12:00，13:30", "工作日 9:00-17:00 16:30停止取号"]
)  # fmt: skip
def test_what_depends_on_more_is_not_guessed(text: str) -> None:
    assert opening(text) is None


def test_a_year_without_its_notice_is_said_to_be_projected() -> None:
    found = opening("工作日 9:00-17:00")
    assert found and found.on(date(2031, 3, 3), CALENDAR).projected
    assert not found.on(date(2026, 3, 3), CALENDAR).projected
