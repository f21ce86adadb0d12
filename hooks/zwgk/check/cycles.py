"""Chains of links that come back to where they began."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TypeVar

from zwgk.model.graph import Graph, RecordKey
from zwgk.model.record import Record

R = TypeVar("R", bound=Record)


def cycles(records: Sequence[R], fields: Sequence[str], graph: Graph) -> Iterator[list[R]]:
    """Each cycle along link fields of ``records``, in the order of the links.

    Depth first without recursion: chains of documents may be long.
    """
    of_key = {r.key: r for r in records}

    def following(key: RecordKey) -> Iterator[RecordKey]:
        return chain.from_iterable(graph.forward.get((key, (name,)), ()) for name in fields)

    done: set[RecordKey] = set()
    for start in of_key:
        if start in done:
            continue
        trail = [start]
        on_trail = {start}
        pending = [following(start)]
        while trail:
            target = next(pending[-1], None)
            if target is None:
                pending.pop()
                on_trail.discard(trail[-1])
                done.add(trail.pop())
            elif target in on_trail:
                yield [of_key[k] for k in trail[trail.index(target) :]]
            elif target in of_key and target not in done:
                trail.append(target)
                on_trail.add(target)
                pending.append(following(target))
