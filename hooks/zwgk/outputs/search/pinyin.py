"""Pinyin terms of titles and names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from zwgk.model.pinyin import syllables
from zwgk.outputs.search.fold import runs

#: Initials of a run are indexed in threes; a name of up to so many characters also whole.
_WHOLE = 6


def pinyin_terms(folded: str) -> Iterator[str]:
    """Terms of a folded title: pairs of syllables ``'yang'lao`` and initials ``"gljt``."""
    for run in runs(folded):
        if run[0] < "\x80":
            continue
        read = syllables(run)
        if len(read) == 1 and read[0]:
            yield f"'{read[0]}"
        for a, b in pairwise(read):
            if a and b:
                yield f"'{a}'{b}"
        first = "".join(s[:1] or " " for s in read)
        if 1 < len(first) <= _WHOLE and " " not in first:
            yield f'"{first}'
        for i in range(len(first) - 2):
            if " " not in first[i : i + 3]:
                yield f'"{first[i : i + 3]}'
