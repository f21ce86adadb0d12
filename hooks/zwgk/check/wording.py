"""How messages call a record, shorter than its full title where there is a number."""

from __future__ import annotations

from zwgk.model.policy import Policy


def called(policy: Policy) -> str:
    """文号, else the title."""
    return policy.document_number or policy.title
