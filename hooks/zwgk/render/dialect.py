"""The one Markdown dialect of all sites; a site cannot change it (rulings 24)."""

from __future__ import annotations

from typing import Any

from markdown.extensions.toc import slugify_unicode

#: Names as MkDocs wants them, and their settings.
EXTENSIONS: tuple[str, ...] = (
    "tables",
    "footnotes",
    "attr_list",
    "def_list",
    "admonition",
    "md_in_html",
    "sane_lists",
    "toc",
    "pymdownx.details",
    "pymdownx.superfences",
)

SETTINGS: dict[str, dict[str, Any]] = {
    "toc": {"permalink": False, "slugify": slugify_unicode, "baselevel": 1},
    "footnotes": {"BACKLINK_TITLE": "回到正文中的脚注{}"},
}
