"""What ``mkdocs.yml`` may say about a site; none of it is needed in the ordinary case."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """The ``zwgk`` block: source folders relative to the site root, and how links are written."""

    content_dir: str = "content"
    catalog_dir: str = "catalog"
    interpretations_dir: str = "interpretations"
    offline: bool = False

    def folders(self, root: Path) -> dict[str, Path]:
        """Where the three source folders of a site are."""
        return {
            "content": root / self.content_dir,
            "catalog": root / self.catalog_dir,
            "interpretations": root / self.interpretations_dir,
        }
