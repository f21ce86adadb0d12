"""``api/policies.json``: every policy with its validity, for open data and for search."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from zwgk.model.result import OutputFile, Plan

POLICIES = "api/policies.json"


def policy_data(plan: Plan) -> Iterator[OutputFile]:
    """The file; none for a site without policies. ``as_of``: the day validity was computed for."""
    if not plan.policies:
        return
    rows = ",\n".join(json.dumps(asdict(p), ensure_ascii=False) for p in plan.policies)
    head = json.dumps(
        {"site": plan.site.name, "as_of": plan.site.today, "count": len(plan.policies)},
        ensure_ascii=False,
    )
    # Whoever puts the data into a page is not handed tags by them.
    text = f'{head[:-1]}, "policies": [\n{rows}\n]}}\n'.replace("<", "\\u003c")
    yield OutputFile(POLICIES, text.encode())
