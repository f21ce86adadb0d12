"""Records joined in both directions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from zwgk.model.kinds import BY_NAME
from zwgk.model.levels import SharedRoot
from zwgk.model.pdf_note import PdfNote
from zwgk.model.record import KeyPath, Record
from zwgk.problem import Where

#: ``(kind, id)``.
RecordKey = tuple[str, str]
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class BodyLink:
    """A relative link in a text: as written, the source or asset it leads to, and its place."""

    written: str
    path: str
    fragment: str
    where: Where


@dataclass(frozen=True, slots=True)
class Graph:
    """All records of a site and every link between them.

    ``forward``: (record, path of the field without list positions at the end) → targets;
    ``backward``: (record, reverse name) → records that point at it, in source order;
    ``files``: (record, path of a field that names a file) → asset path;
    ``body_links``: record → the relative links of its Markdown texts;
    ``assets``: asset path → bytes; ``documents``: asset path → what is known of a PDF;
    ``upper``: items and sectors of upper levels' catalogs,
    highest first, which are not the site's own; ``roots``: the shared roots, highest first;
    ``broken``: kinds of which a record that is to be published could not be read.
    """

    records: Mapping[RecordKey, Record]
    forward: Mapping[tuple[RecordKey, KeyPath], tuple[RecordKey, ...]]
    backward: Mapping[tuple[RecordKey, str], tuple[RecordKey, ...]]
    files: Mapping[tuple[RecordKey, KeyPath], str]
    body_links: Mapping[RecordKey, tuple[BodyLink, ...]]
    assets: Mapping[str, int]
    by_kind: Mapping[str, tuple[Record, ...]]
    upper: tuple[Record, ...] = ()
    roots: tuple[SharedRoot, ...] = ()
    documents: Mapping[str, PdfNote] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()

    def all(self, record_type: type[R]) -> tuple[R, ...]:
        """Every record of a type, by id."""
        found = self.by_kind.get(record_type.kind.name, ())
        return tuple(r for r in found if isinstance(r, record_type))

    def get(self, key: RecordKey) -> Record:
        """The record with this key. Raises ``KeyError``."""
        return self.records[key]

    def to(self, record: Record, record_type: type[R], *path: str | int) -> tuple[R, ...]:
        """What a field of ``record`` names: ``to(policy, Organisation, "issuers")``."""
        keys = self.forward.get((record.key, path), ())
        targets = (self.records[k] for k in keys)
        return tuple(t for t in targets if isinstance(t, record_type))

    def one(self, record: Record, record_type: type[R], *path: str | int) -> R | None:
        """The single record a field names, if any."""
        found = self.to(record, record_type, *path)
        return found[0] if found else None

    def back(self, record: Record, reverse: str, record_type: type[R]) -> tuple[R, ...]:
        """Who points at ``record`` under a reverse name, of one type."""
        keys = self.backward.get((record.key, reverse), ())
        sources = (self.records[k] for k in keys)
        return tuple(s for s in sources if isinstance(s, record_type))

    def everything(self) -> Iterator[Record]:
        """All records, kind by kind in the order of the kinds' table."""
        for name in BY_NAME:
            yield from self.by_kind.get(name, ())
