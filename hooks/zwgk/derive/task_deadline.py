"""完成时限 of a task as a last day, where the words name one."""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date

_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_MONTH = re.compile(r"(\d{4})年(\d{1,2})月(?:份|底|末|前|底前|末前|$|，|。|完成)")
_QUARTER = re.compile(r"(\d{4})年第?([一二三四1-4])季度")
_HALF = re.compile(r"(\d{4})年(上|下)半年")
_YEAR = re.compile(r"(\d{4})年(?:底|末|年底|内|前|$)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DIGITS = str.maketrans("一二三四", "1234")


def last_day(text: str) -> date | None:
    """The last day that ``2026年6月底前`` and the like leave; None for cycles and conditions.

    Where the words can be read in two ways the later day is taken, so that nobody is called
    late who is not.
    """
    said = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).replace(",", "，")
    try:
        if m := (_DAY.search(said) or _ISO.search(said)):
            return date(int(m[1]), int(m[2]), int(m[3]))
        if m := _MONTH.search(said):
            return _end(int(m[1]), int(m[2]))
    except ValueError:  # no such day or month
        return None
    if m := _QUARTER.search(said):
        return _end(int(m[1]), 3 * int(m[2].translate(_DIGITS)))
    if m := _HALF.search(said):
        return _end(int(m[1]), 6 if m[2] == "上" else 12)
    if m := _YEAR.search(said):
        return date(int(m[1]), 12, 31)
    return None


def _end(year: int, month: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError(month)
    return date(year, month, calendar.monthrange(year, month)[1])
