"""What is known of a PDF that is published."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PdfNote:
    """Pages, and whether there is text in it; a PDF that cannot be read has no pages.

    ``locked``: it asks for a password.
    """

    pages: int
    has_text: bool
    locked: bool = False

    @property
    def scanned(self) -> bool:
        """Pictures of pages: nothing to search, copy or read aloud."""
        return self.pages > 0 and not self.has_text
