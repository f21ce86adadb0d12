"""How much of a text is copied from another, clause by clause (INT-08)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CLAUSE = re.compile(r"[。；;！!？?，,：:\n|]+")
_SIGNS = re.compile(r"[^\w\u4e00-\u9fff]+")
#: Shorter ones are alike without being copied: “县级财政负担”.
_CLAUSE_LENGTH = 8


def copied_share(text: str, source: str) -> float:
    """Share of ``text``, by signs, that stands word for word in ``source`` (INT-08).

    Clauses are compared without punctuation; headings and short clauses do not count.
    Quoting a few is no copying, so only the share tells. 0 where there is nothing to compare.
    """
    known = frozenset(_clauses(source))
    told = list(_clauses("\n".join(x for x in text.splitlines() if not x.startswith("#"))))
    total = sum(map(len, told))
    return sum(len(c) for c in told if c in known) / total if total else 0.0


def _clauses(text: str) -> Iterator[str]:
    for clause in _CLAUSE.split(text):
        bare = _SIGNS.sub("", clause)
        if len(bare) >= _CLAUSE_LENGTH:
            yield bare
