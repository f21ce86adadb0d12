"""api/report.json: what was checked and what was found, as data (IPF-07)."""

from __future__ import annotations

import json
from collections.abc import Sequence

from zwgk.model.result import OutputFile, Plan
from zwgk.model.views import InspectionRow
from zwgk.problem import Problem, Totals


def report(plan: Plan, rows: Sequence[InspectionRow], problems: Sequence[Problem]) -> OutputFile:
    """Status, count and samples of every requirement ID, and the totals."""
    totals = Totals.of(problems)
    data = {
        "site": {"name": plan.site.name, "code": plan.site.site_code, "url": plan.site.base_url},
        "today": plan.site.today,
        "engine": plan.site.engine_version,
        "pages": len(plan.pages),
        "totals": {
            "errors": totals.errors,
            "warnings": totals.warnings,
            "hints": totals.hints,
        },
        "requirements": [
            {
                "id": row.id,
                "title": row.title,
                "how": row.how,
                "status": _STATUS[row.passed],
                "checked": row.checked,
                "findings": row.findings,
                "samples": [s.text for s in row.samples],
            }
            for row in rows
        ],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=False)
    return OutputFile("api/report.json", (text + "\n").encode())


_STATUS = {True: "pass", False: "fail", None: "manual"}
