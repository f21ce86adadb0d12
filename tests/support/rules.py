"""The examples of ``tests/rules/<code>/``, which ``zwgk explain`` shows as well.

Each folder holds ``wrong/`` and ``right/`` (trees from the site root) and ``expected.txt``,
the report of the wrong one. Where a wrong source cannot be stored (a huge file, another
encoding), ``wrong.txt`` describes it and the test makes it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from zwgk.editing import site_root
from zwgk.load import load
from zwgk.model.settings import Settings
from zwgk.problem import Problem, as_text

RULES = Path(__file__).resolve().parents[1] / "rules"

Reporter = Callable[[Path], Sequence[Problem]]


def settings_of(tree: Path) -> Settings:
    """What the ``mkdocs.yml`` of an example says."""
    return Settings(**site_root.known(site_root.options(tree), Settings))


def loading(tree: Path) -> Sequence[Problem]:
    """The problems that reading the site at ``tree`` finds."""
    return load(tree, shared=settings_of(tree).shared_roots(tree)).problems


def reported(tree: Path, code: str | None = None, report: Reporter = loading) -> list[Problem]:
    """The problems of ``code`` (None: of every code) that ``report`` finds in ``tree``."""
    return [p for p in report(tree) if code is None or p.code == code]


def text_of(problems: Sequence[Problem]) -> str:
    """The lines of the text report, without its closing line."""
    return "".join(as_text(problems).splitlines(keepends=True)[:-1])


def expected(code: str) -> str:
    """``expected.txt`` of a code."""
    return (RULES / code / "expected.txt").read_text("utf-8")
