"""The numbers duties are measured by. They are data (``limits.yml``), never constants.

The files are part of the engine and read once, when it is imported.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Limits:
    """Every number of ``limits.yml`` by name; days unless the name says otherwise."""

    consultation_days: int
    feedback_warning_days: int
    hearing_papers_days: int
    final_document_days: int
    decision_list_due: str
    response_days: int
    task_progress_days: int
    home_warning_days: int
    home_overdue_days: int
    column_stale_days: Mapping[str, int]
    government_report_due: str
    department_report_due: str
    website_report_due: str
    validity_notice_days: int
    disclosure_guide_days: int
    contact_check_days: int
    fact_notice_days: int
    key_point_length: int
    report_problems_length: int
    report_repetition_percent: int
    column_name_length: int
    image_text_length: int
    attachment_types: tuple[str, ...]
    late_notice_days: int
    withheld_review_days: int
    rule_effect_days: int
    publication_working_days: int
    legality_review_asked_days: int
    revoked_withdrawal_days: int
    legality_review_working_days: int
    enquiry_working_days: int
    open_event_days: int


def on_day(month_day: str, year: int) -> date:
    """``03-31`` in a year."""
    month, day = month_day.split("-")
    return date(year, int(month), int(day))


def _data(name: str) -> Any:
    text = (files("zwgk.check") / name).read_text("utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


def _limits() -> Limits:
    values = {name: entry["value"] for name, entry in _data("limits.yml").items()}
    values["attachment_types"] = tuple(values["attachment_types"])
    return Limits(**{f.name: values[f.name] for f in fields(Limits)})


LIMITS = _limits()

#: Laws that are no longer in force: short name → what replaced them (CAT-11).
REPEALED_LAWS: Mapping[str, str] = _data("repealed_laws.yml")

#: Traditional and variant characters: each → its standard form (A11-36).
TRADITIONAL: Mapping[str, str] = {
    pair[0]: pair[1] for pair in _data("characters.yml")["traditional"].split()
}
