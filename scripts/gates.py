"""All gates of this repository, cheapest first; `scripts/check` calls it.

People, pre-commit and CI run the same gates: all of them, those named, or all without
those named. Every run says what it ran, how long each gate took and what it left out.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
TODAY = "2026-11-22"


@dataclass(frozen=True)
class Gate:
    """A gate: its name, what it shows, its command, and whether only --full runs it."""

    name: str
    shows: str
    command: tuple[str, ...]
    full: bool = False


def tool(name: str, *arguments: str) -> tuple[str, ...]:
    """A command of the virtual environment."""
    return (str(BIN / name), *arguments)


def tests(*paths: str) -> tuple[str, ...]:
    """A pytest run on as many processes as the machine has cores."""
    return tool("pytest", "-q", "-n", "auto", *paths)


GATES = (
    Gate("format", "ruff format --check", tool("ruff", "format", "--check", "--quiet", ".")),
    Gate("lint", "ruff check", tool("ruff", "check", "--quiet", ".")),
    Gate("layers", "import-linter: stages are strangers", tool("lint-imports", "--no-logo")),
    Gate("types", "mypy --strict of the engine", tool("mypy")),
    Gate("content", "zwgk check of the example county", tool("zwgk", "check", "--today", TODAY)),
    Gate("schema", "zwgk schema --check", tool("zwgk", "schema", "--check")),
    Gate(
        "tidy",
        "zwgk fmt --check: order, signs, register",
        tool("zwgk", "fmt", "--check", "--today", TODAY),
    ),
    Gate(
        "unit",
        "units, examples of the rules, structure",
        tests("tests/unit", "tests/structure"),
    ),
    Gate("html", "every page: labels, links, validity, bytes", tests("tests/html")),
    Gate("search", "every title, number and query finds what it should", tests("tests/search")),
    Gate("routes", "hook, plugin, wheel, ProperDocs, serve", tests("tests/end_to_end")),
    Gate(
        "browser",
        "Chromium: every gate of accessibility, components alone, kiosk, reading aloud",
        tests("tests/accessibility", "tests/components"),
    ),
    Gate(
        "linear",
        "5,000 against 10,000 documents",
        (sys.executable, "bench/linear.py"),
        full=True,
    ),
    Gate(
        "ledger",
        "the ledger of 2,500 items and 10,000 documents against twice of both",
        (sys.executable, "bench/ledger.py"),
        full=True,
    ),
)


@contextlib.contextmanager
def environment(full: bool) -> Iterator[dict[str, str]]:
    """The variables of every gate: today pinned, and one folder for the built example."""
    with tempfile.TemporaryDirectory(prefix="zwgk-gates-") as shared:
        yield {
            **os.environ,
            "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}",
            "ZWGK_TODAY": TODAY,
            "ZWGK_TEST_SHARED": shared,
            "ZWGK_TEST_FULL": "1" if full else "",
            # A whole run is the record that the accessibility statement is made from.
            "ZWGK_AUDIT": "theme/accessibility-audit.json" if full else "",
            "ZWGK_AUDIT_DATE": os.environ.get("ZWGK_AUDIT_DATE") or date.today().isoformat(),
            "PYTHONPATH": str(ROOT / "hooks"),
            "PYTHONUTF8": "1",
        }


def chosen(arguments: argparse.Namespace) -> list[Gate]:
    """The gates to run, in order."""
    unknown = {*arguments.gates, *arguments.without} - {gate.name for gate in GATES}
    if unknown:
        raise SystemExit(f"no such gate: {', '.join(sorted(unknown))}; see scripts/check --list")
    return [
        gate
        for gate in GATES
        if gate.name not in arguments.without
        and (gate.name in arguments.gates or not arguments.gates)
        and (arguments.full or not gate.full or gate.name in arguments.gates)
    ]


def run(gate: Gate, variables: dict[str, str]) -> tuple[bool, float]:
    """Run one gate, its output going straight through."""
    print(f"── {gate.name}: {gate.shows}", flush=True)
    started = time.monotonic()
    done = subprocess.run(gate.command, cwd=ROOT, env=variables, check=False)
    return done.returncode == 0, time.monotonic() - started


def report(results: list[tuple[Gate, bool, float]], full: bool) -> None:
    """Say plainly what was run, what it took and what was not run."""
    print("\n── gates run")
    for gate, passed, seconds in results:
        print(f"  {'ok    ' if passed else 'FAILED'} {gate.name:<8} {seconds:7.1f} s  {gate.shows}")
    ran = {gate.name for gate, _, _ in results}
    left_out = [gate.name for gate in GATES if gate.name not in ran]
    if left_out:
        print(f"  not run: {', '.join(left_out)}")
    modes = "every mode" if full else "modes pairwise"
    print(f"  pages in the browser: one of each {'kind' if full else 'template'}, {modes}")
    print(f"  {sum(seconds for _, _, seconds in results):.0f} s in all")
    failed = sum(not passed for _, passed, _ in results)
    print(f"gates: {len(results) - failed} passed, {failed} failed")


def main() -> int:
    """Run the gates asked for; all of them even when one fails."""
    parser = argparse.ArgumentParser(prog="scripts/check", description=__doc__)
    parser.add_argument("gates", nargs="*", metavar="GATE", help="gates to run (all)")
    parser.add_argument("--without", nargs="*", default=[], metavar="GATE", help="gates to leave")
    parser.add_argument("--full", action="store_true", help="the whole matrix")
    parser.add_argument("--list", action="store_true", help="name the gates and stop")
    arguments = parser.parse_args()
    if arguments.list:
        for gate in GATES:
            print(f"{gate.name:<8} {gate.shows}{' (only --full)' if gate.full else ''}")
        return 0
    results = []
    with environment(arguments.full) as variables:
        for gate in chosen(arguments):
            passed, seconds = run(gate, variables)
            results.append((gate, passed, seconds))
    report(results, arguments.full)
    return 0 if results and all(passed for _, passed, _ in results) else 1


if __name__ == "__main__":
    raise SystemExit(main())
