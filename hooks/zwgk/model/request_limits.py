"""Time limits of requests, shipped as data and shown to citizens (ZL-07)."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class RequestLimit:
    """A limit: what is due, within how many working days, in words, and where it stands."""

    what: str
    days: int
    words: str
    basis: str


def _limits() -> tuple[RequestLimit, ...]:
    text = (files("zwgk.model") / "request_limits.yml").read_text("utf-8")
    data: list[dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return tuple(RequestLimit(**entry) for entry in data)


#: In the order a request goes through them.
REQUEST_LIMITS = _limits()

#: Working days an answer may take.
ANSWER_DAYS = next(limit.days for limit in REQUEST_LIMITS if limit.what == "答复")
