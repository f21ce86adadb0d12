"""The plan stage: which pages there are, at which addresses, and what stands on each."""

from zwgk.plan.pages import plan

__all__ = ["plan"]
