"""The ``zwgk`` command. Exit codes: 0 fine, 1 problems found, 2 called wrongly (rulings 23)."""

from __future__ import annotations

from zwgk.cli import site, tidying, reports, imports, exports, aids  # isort: skip
from zwgk.cli.base import cli

__all__ = ["aids", "cli", "exports", "imports", "main", "reports", "site", "tidying"]


def main() -> None:
    """Entry point of the ``zwgk`` command."""
    cli(prog_name="zwgk")
