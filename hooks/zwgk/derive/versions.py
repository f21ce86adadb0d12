"""Which texts a policy has had: as published, as corrected, as amended (DOC-09)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zwgk.model.clauses import from_first_clause
from zwgk.model.facts import Act
from zwgk.model.graph import Graph
from zwgk.model.policy import Policy, Validity
from zwgk.model.versions import SourceRevision, Version, VersionOrigin


def versions(
    policy: Policy, acts: Sequence[Act], graph: Graph, revisions: Sequence[SourceRevision] = ()
) -> tuple[Version, ...]:
    """The texts of a policy, oldest first; none where there is only one.

    A text restated by an amending document counts from the day that takes effect, one of
    the policy's own source (``revisions``) from the day it was changed on the site. The
    amending documents of one day follow each other as its acts do. A text that is the same
    as the one before it is no version.
    """
    restated = list(_restated(policy, acts, graph))
    own = _own(policy, revisions)
    if restated:
        # From then on the text is the restated one; slips mended in the old are not newer.
        own = (v for v in own if v.day < restated[0].day)
    found = [*own, *restated]
    kept: list[Version] = []
    for version in sorted(found, key=lambda v: v.day):
        if not kept or _words(version.text) != _words(kept[-1].text):
            kept.append(version)
    return tuple(_named(kept)) if len(kept) > 1 else ()


def _own(policy: Policy, revisions: Sequence[SourceRevision]) -> Iterator[Version]:
    """The texts of the policy's own source; the first is the one that was published."""
    published = policy.published_on.day
    # The last revision is the file as it lies there; nothing stands between the two.
    texts = [*revisions[:-1], replace(revisions[-1], body=policy.body)] if revisions else []
    for n, text in enumerate(texts or [SourceRevision(published, policy.body)]):
        first = n == 0 and not text.cut
        day = published if first else max(published, text.day)
        origin = VersionOrigin.original if first else VersionOrigin.correction
        yield Version("", day, text.body, policy.key, origin)


def _restated(policy: Policy, acts: Sequence[Act], graph: Graph) -> Iterator[Version]:
    for act in acts:
        later = graph.get(act.by)
        if act.outcome is not Validity.amended or not isinstance(later, Policy):
            continue
        if policy in graph.to(later, Policy, "restates") and later.body.strip():
            text = from_first_clause(later.body)
            yield Version("", act.on, text, later.key, VersionOrigin.amendment, restated=True)


def _named(kept: list[Version]) -> Iterator[Version]:
    seen: dict[str, int] = {}
    for version in kept:
        day = version.day.isoformat()
        seen[day] = seen.get(day, 0) + 1
        yield replace(version, name=day if seen[day] == 1 else f"{day}-{seen[day]}")


def _words(text: str) -> str:
    return "".join(text.split())
