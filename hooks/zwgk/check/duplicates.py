"""Values that may stand only once in a site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zwgk.check.rule import Finding
from zwgk.model.record import Record
from zwgk.model.values.text import fold


def repeated(records: Sequence[Record], field: str, label: str, advice: str) -> Iterator[Finding]:
    """A finding at each record whose ``field`` another one before it has too."""
    first: dict[str, Record] = {}
    for record in records:
        value = getattr(record, field)
        if not value:
            continue
        earlier = first.setdefault(fold(value), record)
        if earlier is not record:
            yield Finding(
                record.origin.of(field),
                f"{label}“{value}”和“{earlier.name_text}”的重复",
                advice,
                others=(earlier.origin.of(field),),
            )
