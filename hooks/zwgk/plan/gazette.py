"""What the list of the gazette says of itself: how much of what is due it carries (DOC-11)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from zwgk.model.graph import RecordKey
from zwgk.model.policy import Policy
from zwgk.model.views import LinkView, Notice
from zwgk.plan.context import Context

#: So many documents are named; the page does not grow with what a county still owes.
_NAMED = 20


def gazette_notices(context: Context) -> tuple[Notice, ...]:
    """The share, and by name what is waiting and what is missing, newest first."""
    found = context.facts.gazette
    if found is None or found.percent is None:
        return ()
    due = len(found.carried) + len(found.missing)
    share = (
        f"{found.since}年以来应当刊登的规章和行政规范性文件 {due} 件，"
        f"已经刊登 {len(found.carried)} 件（{found.percent}%）。"
    )
    notices = [Notice("done" if not found.missing else "info", share)]
    for keys, what in ((found.missing, "还没有刊登的"), (found.pending, "新近公布、等待刊登的")):
        if keys:
            more = f"有 {len(keys)} 件，最近的 {_NAMED} 件" if len(keys) > _NAMED else ""
            notices.append(Notice("info", f"{what}{more}：", _links(context, keys)))
    return tuple(notices)


def _links(context: Context, keys: Sequence[RecordKey]) -> tuple[LinkView, ...]:
    wanted = frozenset(keys)
    newest = (p for p in context.all(Policy) if p.key in wanted)
    return tuple(context.link(p) for p in islice(newest, _NAMED))
