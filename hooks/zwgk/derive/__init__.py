"""The derive stage: facts that follow from the records and the day."""

from zwgk.derive.facts import derive

__all__ = ["derive"]
