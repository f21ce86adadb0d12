"""Numbers of service guides that both checks and pages go by. They are data, never constants.

``service_numbers.yml`` is part of the engine and read once, when this is imported.
"""

from __future__ import annotations

from datetime import date, timedelta
from importlib.resources import files

import yaml

from zwgk.model.service_guide import ServiceGuide

_DATA = yaml.load(
    (files("zwgk.model") / "service_numbers.yml").read_text("utf-8"), Loader=yaml.CSafeLoader
)

#: A guide is verified item by item at least this often.
CHECK_DAYS: int = _DATA["service_guide_check_days"]["value"]

#: Ratings of services are published at least this often (SVC-12).
RATINGS_DAYS: int = _DATA["ratings_days"]["value"]

#: Of all guides, so many in a hundred want at most one visit (SVC-06).
VISITS_TARGET: int = _DATA["visits_target_percent"]["value"]


def last_verified(guide: ServiceGuide) -> date:
    """When the guide was last right: verified, else updated, else published."""
    return guide.verified_on or guide.updated_on or guide.published_on.day


def is_stale(guide: ServiceGuide, today: date) -> bool:
    """Whether nobody has verified the guide for longer than ``CHECK_DAYS``."""
    return last_verified(guide) + timedelta(days=CHECK_DAYS) < today


def once_at_most(guide: ServiceGuide) -> bool:
    """最多跑一次: whether a citizen comes at most once (SVC-06)."""
    return guide.visits <= 1


def costs_nothing(cost: str) -> bool:
    """Whether 收费 says that nothing is paid."""
    return cost in ("不收费", "免费", "不收取费用")
