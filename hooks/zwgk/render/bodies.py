"""Markdown bodies to HTML that everyone can read: one parser, one finish (A11-37)."""

from __future__ import annotations

import re

from markdown import Markdown

from zwgk.render.clauses import with_clauses
from zwgk.render.dialect import EXTENSIONS, SETTINGS
from zwgk.render.foreign import with_languages
from zwgk.render.outline import at_level
from zwgk.render.tables import with_scopes


class Bodies:
    """Renders Markdown; keeps what it rendered, so that an unchanged text costs nothing."""

    def __init__(self) -> None:
        """Make the parser once; it is reset between texts."""
        self._parser = Markdown(extensions=list(EXTENSIONS), extension_configs=SETTINGS)
        self._kept: dict[tuple[str, bool], str] = {}
        self.converted = 0

    def html(self, text: str, level: int = 2, *, clauses: bool = False) -> str:
        """The HTML of ``text`` for a place of ``level``, links as written. Kept by content.

        ``clauses``: with anchors on chapters and clauses.
        """
        found = self._kept.get((text, clauses))
        if found is None:
            self._parser.reset()
            found = _readable(self._parser.convert(text))
            if clauses:
                found = with_clauses(found)
            self._kept[text, clauses] = found
            self.converted += 1
        return at_level(found, level)


def finish(html: str, level: int = 2) -> str:
    """What the dialect leaves to us: outline, heads of tables, languages.

    The HTML that MkDocs makes of hand-written pages passes here, like that of records.
    """
    return at_level(_readable(html), level)


#: Remarks between editors; marks of the engine itself stay until the outline is made.
_REMARK = re.compile(r"<!--(?!zwgk:).*?-->\n?", re.S)


def _readable(html: str) -> str:
    return with_languages(with_scopes(_REMARK.sub("", html)))
