"""Which documents the gazette carries, and which it still owes (DOC-11)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from zwgk.derive.deadlines import DAYS
from zwgk.model.facts import GazetteCoverage
from zwgk.model.gazette_issue import GazetteIssue
from zwgk.model.graph import Graph, RecordKey
from zwgk.model.policy import OVER, DocumentType, Policy, Validity

#: What a gazette should carry without exception.
CARRIED = (DocumentType.government_rule, DocumentType.normative)


def gazette_coverage(
    graph: Graph,
    shown: frozenset[RecordKey],
    validity: Mapping[RecordKey, Validity],
    today: date,
) -> GazetteCoverage | None:
    """Rules and normative documents since the first issue; None without any issue.

    Older ones are not asked for, nor those that ended before an issue carried them. A new
    document is ``pending`` for some time, one whose issue is named for twice as long.
    """
    issues = [i for i in graph.all(GazetteIssue) if i.key in shown]
    if not issues:
        return None
    since = min(i.year for i in issues)
    grace = timedelta(days=DAYS["gazette_days"])
    carried, pending, missing = [], [], []
    for policy in graph.all(Policy):
        own = policy.key in shown and not policy.reposted_from
        if not own or policy.document_type not in CARRIED:
            continue
        published = policy.published_on.day
        if any(i.key in shown for i in graph.back(policy, "gazette_issues", GazetteIssue)):
            carried.append(policy.key)
        elif published.year < since or validity[policy.key] in OVER:
            continue
        elif published + grace * (2 if policy.gazette_planned else 1) >= today:
            pending.append(policy.key)
        else:
            missing.append(policy.key)
    return GazetteCoverage(since, tuple(carried), tuple(pending), tuple(missing))
