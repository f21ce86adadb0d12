"""Work that the processes of a test run share: each piece is done once, by whoever is free."""

from __future__ import annotations

import fcntl
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

Work = Callable[[str], Any]


def shared(folder: Path, names: Sequence[str], work: Work) -> dict[str, Any]:
    """``{name: work(name)}``; results are JSON files in ``folder``, which exists.

    A process takes every piece that no other is at, then waits for the rest. A piece whose
    process died is taken by another; one that raised fails every process with its text.
    """
    done: dict[str, Any] = {}
    while len(done) < len(names):
        before = len(done)
        for number, name in enumerate(names):
            if name not in done and (result := _piece(folder / f"{number}", name, work)):
                done[name] = result["result"]
        if len(done) == before:
            time.sleep(0.1)
    return done


def _piece(place: Path, name: str, work: Work) -> dict[str, Any] | None:
    """The result of one piece, made now if nobody is at it; None if somebody is."""
    ready = place.with_suffix(".json")
    if not ready.exists():
        with place.with_suffix(".lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return None
            if not ready.exists():
                try:
                    outcome = {"result": work(name)}
                except Exception as error:
                    outcome = {"failed": f"{name}: {type(error).__name__}: {error}"[:3000]}
                draft = place.with_suffix(".draft")
                draft.write_text(json.dumps(outcome, ensure_ascii=False), "utf-8")
                draft.rename(ready)
    found: dict[str, Any] = json.loads(ready.read_text("utf-8"))
    if "failed" in found:
        pytest.fail(found["failed"], pytrace=False)
    return found
