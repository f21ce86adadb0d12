"""主题分类 of documents: first levels of the central library, and a site's own (DOC-14).

The data (``document_themes.yml``) are part of the engine and read once, when this is imported.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

import yaml

from zwgk.model.site import Site
from zwgk.model.values.text import fold

#: Word of the address → first level, in the order of the central library.
THEMES: Mapping[str, str] = yaml.load(
    (files("zwgk.model") / "document_themes.yml").read_text("utf-8"), Loader=yaml.CSafeLoader
)


def themes_of(site: Site | None) -> dict[str, str]:
    """The first levels a site may use, by their word in addresses; its own come last."""
    own = {theme.id: theme.name for theme in site.themes} if site else {}
    return {**THEMES, **own}


def levels(theme: str) -> tuple[str, str]:
    r"""First and second level of ``综合政务\政务公开``; other slashes count as well."""
    for sign in "＼／/":
        theme = theme.replace(sign, "\\")
    first, _, second = theme.partition("\\")
    return first.strip(), second.strip()


def word_of(theme: str, known: Mapping[str, str]) -> str | None:
    """The word of a theme's first level, None when it is not known."""
    first = fold(levels(theme)[0])
    return next((word for word, name in known.items() if fold(name) == first), None)
