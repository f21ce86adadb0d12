"""What ``mkdocs.yml`` may say about a site; none of it is needed in the ordinary case."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zwgk.model.search import Numbering


@dataclass(frozen=True, slots=True)
class Settings:
    """The ``zwgk`` block: source folders relative to the site root, and how pages are written.

    ``offline``: links name ``index.html``. ``kiosk``: for the touch screen of a service
    hall. ``elder_static``: kinds whose pages get a large-type twin that needs no script.
    ``history``: earlier texts of policies are read from git and shown.
    ``book_sans``, ``book_serif``: Chinese fonts for the book, the first that is there.
    ``shared``: roots it has in common with other sites, relative to the site root as well.
    ``cache``: what a build worked out is kept in ``.zwgk-cache/`` for the next.
    ``search_numbering``: ``dates`` where a new page should change few files of search.
    """

    content_dir: str = "content"
    catalog_dir: str = "catalog"
    interpretations_dir: str = "interpretations"
    offline: bool = False
    kiosk: bool = False
    elder_static: tuple[str, ...] = ("service_guide", "interpretation", "question")
    shared: tuple[str, ...] = ()
    history: bool = False
    cache: bool = True
    search_numbering: Numbering = "facets"
    book_sans: tuple[str, ...] = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei")
    book_serif: tuple[str, ...] = ("Noto Serif CJK SC", "Source Han Serif SC", "SimSun")

    def folders(self, root: Path) -> dict[str, Path]:
        """Where the three source folders of a site are."""
        return {
            "content": root / self.content_dir,
            "catalog": root / self.catalog_dir,
            "interpretations": root / self.interpretations_dir,
        }

    def shared_roots(self, root: Path) -> tuple[Path, ...]:
        """Where the shared roots are."""
        return tuple(root / path for path in listed(self.shared))


def listed(value: object) -> tuple[str, ...]:
    """A setting that is a list of paths, or one path: ``shared: ../shared-county``."""
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    return tuple(str(v) for v in value) if isinstance(value, list | tuple) else ()
