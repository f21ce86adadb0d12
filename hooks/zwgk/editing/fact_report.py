"""What a change of a fact (事实) would touch: its places in the sources, and every output.

The outputs are not guessed: the site is made twice, as it is and with another value, and
what differs is listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from zwgk.model.fact import PublicFact
from zwgk.model.graph import Graph
from zwgk.model.record import Record
from zwgk.model.result import BuildResult
from zwgk.model.values.text import fold

_LAST_DIGIT = re.compile(r"\d(?=\D*$)")


def find(graph: Graph, asked: str) -> PublicFact | None:
    """The fact of a name or id."""
    wanted = fold(asked)
    found = [f for f in graph.all(PublicFact) if wanted in (fold(f.name), f.id.casefold())]
    return found[0] if found else None


def other_value(value: str) -> str:
    """A value of the same form that differs: another last digit, else one word more."""
    changed = _LAST_DIGIT.sub(lambda m: str((int(m[0]) + 5) % 10), value, count=1)
    return changed if changed != value else f"{value}（改）"


def listing(graph: Graph, today: date) -> str:
    """Every fact of a site, one line each: name, value today, since when, uses."""
    lines = []
    for fact in sorted(graph.all(PublicFact), key=lambda f: (f.type.label, f.name)):
        now = fact.value_on(today)
        value = f"{fact.said(now)}（{now.valid_from}起）" if now else "今天没有有效的值"
        count = sum(1 for _ in _uses(graph, fact))
        lines.append(f"{fact.type.label} {fact.name}：{value}，用在 {count} 处")
    return "\n".join([*lines, f"共 {len(lines)} 条事实。\n"])


def changed_files(before: BuildResult, after: BuildResult) -> list[str]:
    """Paths of the outputs that differ, hand-written pages among them, in order."""
    old = {f.path: f.content for f in before.files}
    new = {f.path: f.content for f in after.files}
    found = {p for p in old.keys() | new.keys() if old.get(p) != new.get(p)}
    if before.plan and after.plan:
        pages = {p.url: p for p in before.plan.pages if p.template == "main.html"}
        found |= {
            f"{p.url}index.html"
            for p in after.plan.pages
            if p.template == "main.html" and pages.get(p.url) != p
        }
    return sorted(found)


def report(graph: Graph, fact: PublicFact, value: str, changed: Iterable[str], today: date) -> str:
    """Where a fact is named, and the outputs that would differ with ``value``."""
    now = fact.value_on(today)
    uses = list(_uses(graph, fact))
    outputs = list(changed)
    return "\n".join(
        [
            f"{fact.name}：{fact.said(now) if now else '今天没有有效的值'}",
            f"写在 {fact.origin.where}",
            f"引用它的地方（{len(uses)} 处）：",
            *(f"  {where}  {title}" for where, title in uses),
            f"改成“{value}{fact.unit or ''}”，会变的网页和文件（{len(outputs)} 个）：",
            *(f"  {path}" for path in outputs),
            "",
        ]
    )


def _uses(graph: Graph, fact: PublicFact) -> Iterable[tuple[str, str]]:
    for record in graph.back(fact, "uses", Record):
        for use in record.origin.stated:
            if use.fact == fact.id:
                yield str(use.where), record.name_text
