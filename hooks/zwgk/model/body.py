"""Markdown texts on their way from a record to a page."""

from __future__ import annotations

from dataclasses import dataclass

#: Lines of their own in a body: what stands between them hangs below the heading above.
BELOW = "<!--zwgk:below-->"
ABOVE = "<!--zwgk:above-->"


@dataclass(frozen=True, slots=True)
class BodyText:
    """A Markdown text, where it was written and where it will stand.

    ``path``: the source it stands in. ``links``: (relative link as written without its
    fragment, source or asset it leads to). ``level``: level of the headings that are not
    below another one. ``prefix``: put before every id of a text that stands on a page
    together with others, so that no id is there twice. ``clauses``: whether its chapters
    and clauses get anchors (:mod:`zwgk.model.clauses`).
    """

    text: str
    path: str
    links: tuple[tuple[str, str], ...] = ()
    level: int = 2
    prefix: str = ""
    clauses: bool = False


def below(text: str) -> str:
    """``text`` as part of a larger body: its headings go below the heading above it."""
    return f"{BELOW}\n\n{text}\n\n{ABOVE}"
