"""Days, moments and spans of time as officials write them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import total_ordering
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, core_schema

from zwgk.model.values.text import V015, Choice, wrong
from zwgk.problem import declare

V003 = declare("V003", "日期写法不对", "日期要参与排序和期限计算，必须写全年月日，且是真实存在的日子。")
V011 = declare("V011", "时限写法不对", "办理时限要能比较长短，须写明数量和单位，或写明当场办结。")

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_MOMENT = re.compile(_DAY.pattern + r"(?:\s*T?\s*(\d{1,2})\s*[::时]\s*(\d{2})(?::\d{2})?分?)?")
_ADVICE = "改成年-月-日，例如 2022-01-31"


def _of_sheet(text: str) -> str:
    """Advice for a day pasted from a spreadsheet as its number (days since 1899-12-30)."""
    if not re.fullmatch(r"[34]\d{4}|5[0-4]\d{3}", text.strip()):
        return ""
    day = date(1899, 12, 30) + timedelta(days=int(text))
    return f"改成 {day}（电子表格里日期的序号）；不是这一天的，照原件填写"


def parse_day(text: str) -> date:
    """Read ``2022-01-31``, ``2022/1/31`` or ``2022年1月31日``. Raises V003."""
    match = _DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if not match:
        raise wrong(V003, f"填的“{text}”不是日期", _of_sheet(text) or _ADVICE)
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise wrong(V003, f"填的“{text}”这一天不存在", f"核对后{_ADVICE}") from None


def _day(value: Any) -> Any:
    if isinstance(value, str):
        return parse_day(value)
    if isinstance(value, list | dict):
        raise wrong(V015, "应填一个日期，这里却是一组内容", _ADVICE)
    return value


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string"})]


@total_ordering
@dataclass(frozen=True, slots=True)
class Moment:
    """A publication time: a day and, where written, the minute (rulings 16).

    A date alone prints ``00:00``; a time is never invented, ``has_time`` tells them apart.
    """

    day: date
    minute: time | None = None

    @property
    def has_time(self) -> bool:
        """Whether the editor wrote a time."""
        return self.minute is not None

    @property
    def text(self) -> str:
        """``YYYY-MM-DD HH:MM`` as GW-04 and GW-13 want it."""
        return f"{self.day.isoformat()} {(self.minute or time()).strftime('%H:%M')}"

    @property
    def iso(self) -> str:
        """For ``<time datetime>``."""
        return self.text.replace(" ", "T")

    def __lt__(self, other: Moment) -> bool:
        return (self.day, self.minute or time()) < (other.day, other.minute or time())

    @classmethod
    def read(cls, value: Any) -> Moment:
        """Read a date with or without a time. Raises V003."""
        if isinstance(value, Moment):
            return value
        if isinstance(value, datetime):
            return cls(value.date(), value.time())
        if isinstance(value, date):
            return cls(value)
        if not isinstance(value, str):
            raise wrong(V015, "应填日期，这里却是一组内容", "改成 2022-01-31 09:30 这样的写法")
        match = _MOMENT.fullmatch(unicodedata.normalize("NFKC", value).strip())
        if not match:
            raise wrong(
                V003,
                f"填的“{value}”不是日期",
                _of_sheet(value) or "改成 2022-01-31 或 2022-01-31 09:30 这样的写法",
            )
        day = parse_day(f"{match[1]}-{match[2]}-{match[3]}")
        if match[4] is None:
            return cls(day)
        try:
            return cls(day, time(int(match[4]), int(match[5])))
        except ValueError:
            raise wrong(
                V003, f"填的“{value}”没有这个时刻", "核对小时（0到23）和分钟（0到59）后改正"
            ) from None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.read, serialization=core_schema.plain_serializer_function_ser_schema(lambda m: m.text)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": "string"}


class Unit(Choice):
    """Units of a span of time."""

    working_days = "个工作日"
    calendar_days = "日"
    months = "个月"
    years = "年"
    hours = "小时"
    minutes = "分钟"
    immediate = "当场办结"


_SPAN = re.compile(r"(\d{1,4})\s*(个?工作日|个?自然日|天|日|个?月|年|个?小时|分钟)(?:内|以内)?(?:办结)?")
_UNITS = {
    "工作日": Unit.working_days,
    "自然日": Unit.calendar_days,
    "天": Unit.calendar_days,
    "日": Unit.calendar_days,
    "月": Unit.months,
    "年": Unit.years,
    "小时": Unit.hours,
    "分钟": Unit.minutes,
}


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time such as ``20个工作日`` or ``当场办结`` (amount 0)."""

    amount: int
    unit: Unit

    @property
    def text(self) -> str:
        """In words: ``20个工作日``, ``当场办结``."""
        if self.unit is Unit.immediate:
            return self.unit.label
        return f"{self.amount}{self.unit.label}"

    @classmethod
    def read(cls, value: Any) -> Span:
        """Read what a guide says. Raises V011."""
        if isinstance(value, Span):
            return value
        if not isinstance(value, str):
            raise wrong(V015, "应填一个时限，这里却是一组内容", "改成“20个工作日”这样的写法")
        text = unicodedata.normalize("NFKC", value).strip()
        if text in ("当场办结", "即时办结", "即办", "当场", "当日办结", "即办件"):
            return cls(0, Unit.immediate)
        match = _SPAN.fullmatch(text)
        if not match:
            raise wrong(
                V011, f"填的“{value}”看不出时限", "改成“20个工作日”“30日”或“当场办结”这样的写法"
            )
        return cls(int(match[1]), _UNITS[match[2].removeprefix("个")])

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.read, serialization=core_schema.plain_serializer_function_ser_schema(lambda m: m.text)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": "string"}
