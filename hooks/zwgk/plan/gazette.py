"""What the list of the gazette says of itself: how much of what is due it carries (DOC-11)."""

from __future__ import annotations

from zwgk.model.views import LinkView, Notice
from zwgk.plan.context import Context


def gazette_notices(context: Context) -> tuple[Notice, ...]:
    """The share, and by name what is waiting and what is missing."""
    found = context.facts.gazette
    if found is None or found.percent is None:
        return ()
    due = len(found.carried) + len(found.missing)
    share = (
        f"{found.since}年以来应当刊登的规章和行政规范性文件 {due} 件，"
        f"已经刊登 {len(found.carried)} 件（{found.percent}%）。"
    )
    notices = [Notice("done" if not found.missing else "info", share)]
    for keys, text in (
        (found.missing, "还没有刊登的："),
        (found.pending, "新近公布、等待刊登的："),
    ):
        links = tuple(_link(context, key) for key in keys)
        if links:
            notices.append(Notice("info", text, links))
    return tuple(notices)


def _link(context: Context, key: tuple[str, str]) -> LinkView:
    return context.link(context.graph.get(key))
