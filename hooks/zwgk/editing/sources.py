"""Which content type a file holds, by its path (architecture 3.5)."""

from __future__ import annotations

from zwgk.model.codes import CODES_FILE
from zwgk.model.index_numbers import INDEX_FILE
from zwgk.model.kinds import RECORD_TYPES
from zwgk.model.record import Record

#: Folders a site's records live in.
ROOTS = ("content", "catalog", "interpretations")

#: The register of addresses (rulings 12); not a record.
REGISTER = "content/addresses.yml"

#: The register of item codes (CAT-06); not a record either.
CODES = f"catalog/{CODES_FILE}"

#: The register of 索引号 (DOC-02).
INDEX_NUMBERS = f"content/{INDEX_FILE}"


def record_type_for(path: str) -> type[Record] | None:
    """The type of the records in ``path`` (relative to the site root, ``/``), if any.

    An exact file name wins over a folder, a longer folder over a shorter one.
    """
    if path in (REGISTER, CODES, INDEX_NUMBERS):
        return None
    suffix = path.rpartition(".")[2]
    best: tuple[int, type[Record]] | None = None
    for record_type in RECORD_TYPES:
        markdown = record_type.kind.form == "markdown"
        if suffix not in (("md",) if markdown else ("yml", "yaml")):
            continue
        for source in record_type.kind.sources:
            folder = source.removesuffix("**")
            if path == source:
                return record_type
            inside = folder != source and path.startswith(folder)
            if inside and (best is None or len(folder) > best[0]):
                best = (len(folder), record_type)
    return best[1] if best else None
