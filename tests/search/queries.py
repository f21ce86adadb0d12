"""Sets of queries with what they should find, and what a site's search makes of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

TOP = 10


@dataclass(frozen=True)
class Query:
    """What somebody types, and what satisfies: an address prefix, or ``~words`` in a title."""

    text: str
    targets: tuple[str, ...]

    def is_met_by(self, url: str, title: str) -> bool:
        """Whether a result is what was meant."""
        return any(t[1:] in title if t.startswith("~") else url.startswith(t) for t in self.targets)


@dataclass(frozen=True)
class QueryClass:
    """Queries of one sort; ``floor``: the share found in the first ten may not be less."""

    name: str
    floor: float
    queries: tuple[Query, ...]
    nothing: bool = False


@dataclass(frozen=True)
class Result:
    """What came of a class: recall in the first ten, mean reciprocal rank, share without any."""

    name: str
    count: int
    recall: float
    mrr: float
    zero: float
    floor: float
    missed: tuple[str, ...]


def read(path: Path) -> tuple[QueryClass, ...]:
    """The classes of a file."""
    data = yaml.safe_load(path.read_text("utf-8"))
    return tuple(
        QueryClass(
            name,
            float(part.get("floor", 0)),
            tuple(Query(str(q[0]), tuple(map(str, q[1:]))) for q in part["queries"]),
            bool(part.get("nothing")),
        )
        for name, part in data.items()
    )


def judged(classes: Sequence[QueryClass], ask: Callable[[list[str]], list[Any]]) -> list[Result]:
    """Ask everything at once; ``ask`` gives a mapping with ``urls`` and ``total`` for each."""
    answers = iter(ask([q.text for c in classes for q in c.queries]))
    return [_judge(c, [next(answers) for _ in c.queries]) for c in classes]


def _judge(kind: QueryClass, answers: Sequence[Mapping[str, Any]]) -> Result:
    ranks, missed = [], []
    for query, answer in zip(kind.queries, answers, strict=True):
        urls = answer["urls"][:TOP]
        named = zip(urls, answer["titles"], strict=False)
        rank = next((n for n, (u, t) in enumerate(named, 1) if query.is_met_by(u, t)), 0)
        ranks.append(rank)
        if not rank and not kind.nothing:
            missed.append(f"{query.text} → {', '.join(answer.get('titles', urls)[:3])}")
    count = len(ranks)
    zero = sum(not a["total"] for a in answers) / count
    if kind.nothing:
        missed = [q.text for q, a in zip(kind.queries, answers, strict=True) if a["total"]]
        return Result(kind.name, count, zero, zero, zero, 1.0, tuple(missed))
    recall = sum(bool(r) for r in ranks) / count
    mrr = sum(1 / r for r in ranks if r) / count
    return Result(kind.name, count, recall, mrr, zero, kind.floor, tuple(missed))


def whole(results: Sequence[Result]) -> Result:
    """All classes together but those that should find nothing."""
    found = [r for r in results if r.name != "nothing"]
    count = sum(r.count for r in found)

    def mean(value: Callable[[Result], float]) -> float:
        return sum(value(r) * r.count for r in found) / count

    return Result(
        "all", count, mean(lambda r: r.recall), mean(lambda r: r.mrr), mean(lambda r: r.zero), 0, ()
    )


def table(results: Sequence[Result]) -> str:
    """The results as people read them."""
    lines = [f"{'class':<16}{'n':>5}{'recall@10':>11}{'MRR':>7}{'zero':>7}{'floor':>7}"]
    for r in (*results, whole(results)):
        floor = f"{r.floor:7.2f}" if r.floor else "      –"
        lines.append(f"{r.name:<16}{r.count:>5}{r.recall:>11.2f}{r.mrr:>7.2f}{r.zero:>7.2f}{floor}")
    return "\n".join(lines)
