"""What the pages beside a policy show: its text on a day, what changed, what was cleared."""

from __future__ import annotations

from dataclasses import dataclass

from zwgk.model.text_diff import ClauseChange
from zwgk.model.views import AttachmentView, Fact, LinkView, ListView, RecordView


@dataclass(frozen=True, slots=True)
class TextView(RecordView):
    """A policy as it read since a day; the text is the page's body.

    ``versions``: every text it has had, this one current; ``comparisons``: what changed
    before and after it.
    """

    versions: tuple[LinkView, ...] = ()
    comparisons: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparisonView(RecordView):
    """Two texts of a policy side by side, clause by clause.

    ``old``, ``new``: the texts' pages; ``changes``: every clause; ``counts``: how many
    changed, were added, removed, stayed; ``touched``: links to the clauses that changed.
    """

    old: LinkView | None = None
    new: LinkView | None = None
    changes: tuple[ClauseChange, ...] = ()
    counts: tuple[Fact, ...] = ()
    touched: tuple[LinkView, ...] = ()
    versions: tuple[LinkView, ...] = ()
    comparisons: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class PolicyListView(ListView):
    """政策文件: the list, with what readers can subscribe to."""

    subscriptions: tuple[AttachmentView, ...] = ()
