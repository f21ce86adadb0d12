"""What only the lists of policies have: themes, a feed, the way to what was cleared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields

from zwgk.model.document_themes import themes_of, word_of
from zwgk.model.policy import Policy
from zwgk.model.policy_views import PolicyListView
from zwgk.model.record import Record
from zwgk.model.views import AttachmentView, ListView
from zwgk.plan.cleared import cleared_link
from zwgk.plan.context import Context
from zwgk.plan.facet import Facet
from zwgk.plan.feeds import feed_of_policies


def by_theme(context: Context) -> Iterator[Facet]:
    """By the first level of 主题分类, in the central library's order.

    Unknown themes are a problem of their own (V183).
    """
    known = themes_of(context.site)
    found: dict[str, list[Record]] = defaultdict(list)
    for policy in context.all(Policy):
        word = word_of(policy.theme, known) if policy.theme else None
        if word:
            found[word].append(policy)
    values = tuple((w, name, tuple(found[w])) for w, name in known.items() if w in found)
    if values:
        yield Facet("theme", "主题", values)


def with_links(context: Context, view: ListView, stem: str) -> PolicyListView:
    """The list with the way to cleared documents, and on its first page what to subscribe to."""
    own = stem == Policy.kind.plural
    feed = feed_of_policies(context) if own else None
    return PolicyListView(
        **{f.name: getattr(view, f.name) for f in fields(view) if f.name not in ("more", "feed")},
        more=cleared_link(context),
        feed=feed,
        subscriptions=(AttachmentView(feed.title, feed.url, "Atom", ""),) if feed else (),
    )
