"""Today: read once, at the edge (rulings 3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, timezone

#: Environment variable with our own day, ``YYYY-MM-DD``.
VARIABLE = "ZWGK_TODAY"

#: The convention of reproducible builds: seconds since 1970, UTC.
EPOCH = "SOURCE_DATE_EPOCH"

#: Days of publication are days in Beijing, wherever the build machine stands.
BEIJING = timezone(timedelta(hours=8))


def beijing_today() -> date:
    """The clock's day. Called only at the edge (commands, MkDocs adapter)."""
    return datetime.now(BEIJING).date()


def read_day(text: str, name: str) -> date:
    """``YYYY-MM-DD`` as a day. Raises ``ValueError`` that quotes ``name`` and ``text``."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"{name} 填的“{text}”不是日期，改成年-月-日，例如 2026-11-22") from None


def today_from(environ: Mapping[str, str], clock: Callable[[], date] = beijing_today) -> date:
    """The day a run works for: ``ZWGK_TODAY``, else ``SOURCE_DATE_EPOCH``, else the clock.

    An empty variable counts as unset. Raises ``ValueError`` with a message in Chinese.
    """
    if stated := environ.get(VARIABLE, "").strip():
        return read_day(stated, VARIABLE)
    if seconds := environ.get(EPOCH, "").strip():
        try:
            return datetime.fromtimestamp(int(seconds), BEIJING).date()
        except (ValueError, OverflowError, OSError):
            raise ValueError(
                f"{EPOCH} 填的“{seconds}”不是秒数，改成1970年以来的秒数，或者不设这个变量"
            ) from None
    return clock()
