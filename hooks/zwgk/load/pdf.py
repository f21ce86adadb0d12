"""What is told of a PDF beside its link: pages, and whether it has words (DOC-13)."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from pypdf import PdfReader

from zwgk.model.pdf_note import PdfNote

#: Pages looked at for words: a scan has none anywhere, a document soon has some.
_LOOKED_AT = 8

# Whatever is odd in an editor's PDF is his program's affair, not the log's.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def pdf_notes(root: Path, assets: Mapping[str, int]) -> dict[str, PdfNote]:
    """Asset → note, of every PDF among ``assets``. Reads files; never raises."""
    found = {}
    for path in assets:
        if path.lower().endswith(".pdf"):
            file = root / path
            try:
                changed = file.stat().st_mtime_ns
            except OSError:
                continue
            found[path] = _note(str(file), changed, assets[path])
    return found


@lru_cache(maxsize=4096)
def _note(file: str, changed: int, size: int) -> PdfNote:
    """``changed`` and ``size`` tell that a file is still the one that was read (under serve)."""
    try:
        with PdfReader(file) as reader:
            if reader.is_encrypted and not reader.decrypt(""):
                return PdfNote(0, True, locked=True)
            pages = len(reader.pages)
            looked = (reader.pages[n].extract_text() for n in range(min(pages, _LOOKED_AT)))
            return PdfNote(pages, any(text.strip() for text in looked))
    # A broken file may fail anywhere in the reader; the check says that it is broken.
    except Exception:
        return PdfNote(0, False)
