"""What is told of a PDF beside its link: pages, and whether it has words (DOC-13).

Reading a PDF takes fifty milliseconds and more, so what was found is kept by the file's
content (:mod:`zwgk.load.kept`).
"""

from __future__ import annotations

import hashlib
import io
import json
import logging
import re
from collections.abc import Mapping
from pathlib import Path

from pypdf import PageObject, PdfReader

from zwgk.load.kept import keep, read_kept
from zwgk.model.pdf_note import PdfNote

#: Pages looked at for words: a scan has none anywhere, a document soon has some.
_LOOKED_AT = 8
#: Its name says how the notes are made; another way needs another name.
_KEPT = "pdf-notes-1.json"

# Whatever is odd in an editor's PDF is his program's affair, not the log's.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def pdf_notes(root: Path, assets: Mapping[str, int], *, cache: bool = True) -> dict[str, PdfNote]:
    """Asset → note, of every PDF among ``assets``. Never raises."""
    found: dict[str, PdfNote] = {}
    paths = [path for path in assets if path.lower().endswith(".pdf")]
    if not paths:
        return found
    before = _kept(root) if cache else {}
    now: dict[str, PdfNote] = {}
    for path in paths:
        try:
            content = (root / path).read_bytes()
        except OSError:
            continue
        digest = hashlib.sha256(content).hexdigest()
        now[digest] = found[path] = now.get(digest) or before.get(digest) or _note(content)
    if cache and now != before:
        rows = {digest: (n.pages, n.has_text, n.locked) for digest, n in sorted(now.items())}
        keep(root, _KEPT, json.dumps(rows).encode())
    return found


def _kept(root: Path) -> dict[str, PdfNote]:
    """What an earlier run found, by digest; nothing where it cannot be read."""
    try:
        rows = json.loads(read_kept(root, _KEPT))
        return {
            digest: PdfNote(int(pages), bool(words), bool(locked))
            for digest, (pages, words, locked) in rows.items()
        }
    except (ValueError, TypeError, AttributeError):
        return {}


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
