"""The record of a run, from which the accessibility statement is made (A11-31).

``make test-full`` keeps it as ``theme/accessibility-audit.json``: what was looked at, with
what, and how it went, gate by gate.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.accessibility.gates import GATES
from tests.accessibility.seen import Seen
from tests.accessibility.states import DRESSES, LOADS, PLAIN_STATES
from tests.end_to_end.routes import ROOT, TODAY
from zwgk.theme import fingerprint

#: In the order of the statement: the plain ones, then what is special.
TITLES = [*(str(state) for state in PLAIN_STATES), *LOADS.values(), *DRESSES.values()]


def record(seen: Sequence[Seen], tools: dict[str, str], date: str, theme: str) -> dict[str, Any]:
    """The run as data. Every gate is in it, so one that was not run shows as not checked."""
    titles = {s.state.title for s in seen if s.state}
    return {
        "date": date,
        "theme": theme,
        "tools": dict(sorted(tools.items())),
        "pages": len({s.page for s in seen if s.state}),
        "states": [title for title in TITLES if title in titles],
        "gates": [
            {
                "id": gate.id,
                "title": gate.title,
                "limit": gate.limit,
                "unit": gate.unit,
                "checked": len(mine),
                "worst": max((s.value for s in mine), default=0),
                "found": sum(len(s.findings) for s in mine),
                "criteria": list(gate.criteria),
            }
            for gate in GATES
            for mine in [[s for s in seen if s.gate == gate.id]]
        ],
    }


def day() -> str:
    """The day of the run: a real one if it is told, else the example county's."""
    return os.environ.get("ZWGK_AUDIT_DATE") or os.environ.get("ZWGK_TODAY") or TODAY


def node_version(package: str) -> str:
    """The installed version of a Node package."""
    declared = ROOT / "node_modules" / package / "package.json"
    return str(json.loads(declared.read_text("utf-8"))["version"])


def write(path: Path, seen: Sequence[Seen], chromium: str) -> None:
    """Write the record of a run to ``path``."""
    tools = {
        "axe-core": node_version("axe-core"),
        "chromium": chromium,
        "html-validate": node_version("html-validate"),
    }
    data = record(seen, tools, day(), fingerprint())
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")
