"""Units and sectors in a table, worst first: how much they owe, published, and were in time."""

from __future__ import annotations

from collections.abc import Sequence

from zwgk.model.ledger_views import LedgerSummary
from zwgk.model.views import Badge, Cell, TableView, Value
from zwgk.plan.ledger_words import percent

_ORDER = "逾期未公开多的在前，其次公开率低的在前"


def worst(sums: LedgerSummary, done: int, all_: int) -> tuple[bool, int, float, int, str]:
    """Most overdue first, then the lowest rate, then the most to do; what owes nothing last."""
    share = done / all_ if all_ else 1.0
    return (not sums.owed, -sums.count("overdue"), share, -sums.owed, sums.id)


def sums_table(
    head: str, who: str, owed: str, rows: Sequence[LedgerSummary], total: int, *, items: bool
) -> TableView:
    """Units or sectors with their sums, worst first; ``total``: how many there are in all."""
    heads = (head, owed, "公开率", "逾期未公开", "即将到期", "从未公开", "按时率")
    shown = f"（共{total}个）" if len(rows) == total else f"（共{total}个，这里列{len(rows)}个）"
    return TableView(
        caption=f"{who}公开责任{shown}：{_ORDER}",
        heads=heads,
        rows=tuple(_sums_row(s, items=items) for s in rows),
        title=who,
    )


def _sums_row(sums: LedgerSummary, *, items: bool) -> tuple[Cell, ...]:
    owed, done = (sums.items, sums.items_covered) if items else (sums.owed, sums.covered)
    name = Cell((Value(sums.name, sums.url),))
    if not sums.owed:
        return (name, Cell((Value("没有计入的"),)), *(Cell(()) for _ in range(5)))
    judged = sums.in_time + sums.late
    overdue = sums.count("overdue")
    return (
        name,
        Cell((Value(f"{owed}{'个' if items else '条'}"),)),
        Cell((Value(f"{percent(done, owed)}（{done}）"),)),
        Cell((), Badge(f"{overdue}条", "overdue")) if overdue else Cell((Value("0"),)),
        Cell((Value(str(sums.count("due_soon"))),)),
        Cell((Value(str(sums.count("never_published"))),)),
        Cell((Value(f"{sums.punctuality}（{sums.in_time}/{judged}）"),) if judged else ()),
    )
