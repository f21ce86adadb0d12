"""The names under which a record may be referred to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches

from zwgk.model.graph import RecordKey
from zwgk.model.kinds import BY_NAME, kind_named
from zwgk.model.record import Record
from zwgk.model.values.text import fold

#: Looking for the nearest name compares with all names; a column that was renamed
#: everywhere must not make the report take minutes.
_SUGGESTIONS = 200


class Names:
    """An index of ids, names, short and former names and numbers, folded (architecture 3.5)."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Index ``records``."""
        self._ids: dict[RecordKey, RecordKey] = {}
        self._names: dict[tuple[str, str], list[RecordKey]] = defaultdict(list)
        self._spelt: dict[str, dict[str, str]] = defaultdict(dict)
        self._suggested: dict[tuple[str, tuple[str, ...]], str | None] = {}
        for record in records:
            kind = record.kind.name
            self._ids[(kind, record.id.casefold())] = record.key
            for name in record.names:
                folded = fold(name)
                keys = self._names[(kind, folded)]
                if record.key not in keys:
                    keys.append(record.key)
                self._spelt[kind].setdefault(folded, name)

    def find(self, written: str, kinds: tuple[str, ...]) -> list[RecordKey]:
        """Every record of ``kinds`` that ``written`` may mean.

        An id wins over names; ``办事指南/dibao`` narrows to one kind.
        """
        head, slash, tail = written.partition("/")
        if slash:
            record_type = kind_named(head.strip())
            if record_type and record_type.kind.name in kinds:
                found = self.find(tail.strip(), (record_type.kind.name,))
                if found:
                    return found
        folded = fold(written)
        by_id = [self._ids[(k, folded)] for k in kinds if (k, folded) in self._ids]
        if by_id:
            return by_id
        return [key for k in kinds for key in self._names.get((k, folded), ())]

    def nearest(self, written: str, kinds: tuple[str, ...]) -> str | None:
        """The known name most like ``written``; none after ``_SUGGESTIONS`` different ones."""
        asked = (written, kinds)
        if asked not in self._suggested:
            enough = len(self._suggested) >= _SUGGESTIONS
            self._suggested[asked] = None if enough else self._most_like(written, kinds)
        return self._suggested[asked]

    def _most_like(self, written: str, kinds: tuple[str, ...]) -> str | None:
        folded = fold(written)
        known = {f: name for k in kinds for f, name in self._spelt[k].items()}
        near = get_close_matches(folded, known, n=1, cutoff=0.6)
        if near:
            return known[near[0]]
        inside = [f for f in known if len(folded) > 1 and (folded in f or f in folded)]
        return known[min(inside, key=len)] if inside else None


def kinds_in_words(kinds: tuple[str, ...]) -> str:
    """Chinese labels of ``kinds`` for messages."""
    labels = [BY_NAME[k].kind.label for k in kinds]
    return "或者".join(["、".join(labels[:-1]), labels[-1]] if len(labels) > 1 else labels)
