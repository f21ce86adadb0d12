"""What is told of a PDF beside its link: pages, and whether it has words (DOC-13).

Reading a PDF takes fifty milliseconds and more, so what was found is kept by the file's
content in ``.zwgk-cache/``; the folder may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import io
import json
import logging
import os
import re
from collections.abc import Mapping
from pathlib import Path

from pypdf import PageObject, PdfReader

from zwgk.model.pdf_note import PdfNote

#: Pages looked at for words: a scan has none anywhere, a document soon has some.
_LOOKED_AT = 8
#: Its name says how the notes are made; another way needs another name.
_KEPT = ".zwgk-cache/pdf-notes-1.json"

# Whatever is odd in an editor's PDF is his program's affair, not the log's.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def pdf_notes(root: Path, assets: Mapping[str, int]) -> dict[str, PdfNote]:
    """Asset → note, of every PDF among ``assets``. Never raises."""
    found: dict[str, PdfNote] = {}
    paths = [path for path in assets if path.lower().endswith(".pdf")]
    if not paths:
        return found
    before = _kept(root)
    now: dict[str, PdfNote] = {}
    for path in paths:
        try:
            content = (root / path).read_bytes()
        except OSError:
            continue
        digest = hashlib.sha256(content).hexdigest()
        now[digest] = found[path] = now.get(digest) or before.get(digest) or _note(content)
    if now != before:
        _keep(root, now)
    return found


def _kept(root: Path) -> dict[str, PdfNote]:
    """What an earlier run found, by digest; nothing where it cannot be read."""
    try:
        rows = json.loads((root / _KEPT).read_text("utf-8"))
        return {
            digest: PdfNote(int(pages), bool(words), bool(locked))
            for digest, (pages, words, locked) in rows.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _keep(root: Path, notes: Mapping[str, PdfNote]) -> None:
    """Write the notes, whole or not at all; a site that may not be written is read again."""
    file = root / _KEPT
    rows = {digest: (n.pages, n.has_text, n.locked) for digest, n in sorted(notes.items())}
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(exist_ok=True)
        beside.write_text(json.dumps(rows), "utf-8")
        beside.replace(file)
    except OSError:
        return


def _note(content: bytes) -> PdfNote:
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            return PdfNote(0, True, locked=True)
        pages = len(reader.pages)
        looked = (reader.pages[n] for n in range(min(pages, _LOOKED_AT)))
        return PdfNote(pages, any(_has_words(page) for page in looked))
    # A broken file may fail anywhere in the reader; the check says that it is broken.
    except Exception:
        return PdfNote(0, False)


#: The operators that show text; reading the text itself takes longer than all the rest.
_SHOWS_TEXT = re.compile(rb"T[jJ](?![A-Za-z])")


def _has_words(page: PageObject) -> bool:
    """Whether a page, or a form on it, shows text."""
    contents = page.get_contents()
    if contents is not None and _SHOWS_TEXT.search(contents.get_data()):
        return True
    resources = page.get("/Resources")
    pictures = resources.get_object().get("/XObject") if resources is not None else None
    if pictures is None:
        return False
    forms = (entry.get_object() for entry in pictures.get_object().values())
    return any(
        form.get("/Subtype") == "/Form" and _SHOWS_TEXT.search(form.get_data()) for form in forms
    )
