"""What loading hands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from zwgk.model.codes import CodeRegister
from zwgk.model.index_numbers import IndexRegister
from zwgk.model.levels import SharedRoot
from zwgk.model.pdf_note import PdfNote
from zwgk.model.record import Record
from zwgk.problem import Problem


@dataclass(frozen=True, slots=True)
class Loaded:
    """Records that are whole, problems of those that are not, and what else lies there.

    ``sources``: paths (relative to the site root, ``/``) of every file read as records,
    readable or not. ``assets``: path → size in bytes of every other file under the
    source folders (attachments, pictures). ``incomplete``: kinds of which a record was
    dropped, so that a reference to one of them may be right although nothing is found.
    ``broken``: those of them that stop a build, drafts left out: what seems to be missing
    of these kinds may be in a record that could not be read.
    ``registered``: address → line in the register of addresses (GW-33). ``shared``:
    records of shared roots that belong to the site as they are; ``upper``: items and
    sectors of upper levels' catalogs, highest first; ``roots``: the shared roots, highest
    first; ``shared_sources``: their files, which nothing of the site may change. ``codes``:
    the register of item codes (CAT-06). ``index_numbers``: the register of 索引号
    (DOC-02); ``documents``: asset → what is known of a PDF.
    """

    records: tuple[Record, ...]
    problems: tuple[Problem, ...] = ()
    sources: frozenset[str] = frozenset()
    assets: Mapping[str, int] = field(default_factory=dict)
    incomplete: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()
    registered: Mapping[str, int] = field(default_factory=dict)
    shared: tuple[Record, ...] = ()
    upper: tuple[Record, ...] = ()
    roots: tuple[SharedRoot, ...] = ()
    shared_sources: frozenset[str] = frozenset()
    codes: CodeRegister = field(default_factory=CodeRegister)
    index_numbers: IndexRegister = field(default_factory=IndexRegister)
    documents: Mapping[str, PdfNote] = field(default_factory=dict)
