"""Pages of a policy's texts: as it read on a day, and two of them side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from zwgk.model import text_diff
from zwgk.model.addresses import written
from zwgk.model.body import BodyText
from zwgk.model.course import day_before
from zwgk.model.policy import Policy
from zwgk.model.policy_views import ComparisonView, TextView
from zwgk.model.record import Record
from zwgk.model.result import PlannedPage
from zwgk.model.text_diff import ClauseChange
from zwgk.model.values.dates import Moment
from zwgk.model.versions import Version, VersionOrigin
from zwgk.model.views import Fact, LinkView, Listing, Notice, Row, Value
from zwgk.plan.context import Context

_STATES = {
    "changed": "有修改",
    "added": "新增",
    "removed": "删去",
    "renumbered": "只改条号",
    "same": "未改",
}


def text_address(context: Context, policy: Policy, version: Version) -> str:
    """``policies/<id>/as-of/2025-12-01/``."""
    return f"{context.url(policy)}as-of/{version.name}/"


def comparison_address(context: Context, policy: Policy, old: Version, new: Version) -> str:
    """``policies/<id>/compare/2022-08-29/2025-12-01/``."""
    return f"{context.url(policy)}compare/{old.name}/{new.name}/"


def version_pages(context: Context) -> Iterator[PlannedPage]:
    """The pages of every policy that has had several texts."""
    for policy in context.all(Policy):
        found = context.facts.versions.get(policy.key, ())
        for version in found:
            yield _text_page(context, policy, version, found)
        for old, new in _pairs(found):
            yield _comparison_page(context, policy, old, new, found)


def texts_listing(context: Context, policy: Policy) -> Listing | None:
    """The texts and comparisons of a policy, for its own page."""
    found = context.facts.versions.get(policy.key, ())
    if not found:
        return None
    rows = [
        Row(f"对照：{old.name} 与 {new.name}", comparison_address(context, policy, old, new))
        for old, new in _pairs(found)
    ]
    rows += [Row(_title(context, v), text_address(context, policy, v)) for v in reversed(found)]
    return Listing("各个时间的文本", tuple(rows), anchor="versions")


def text_notices(context: Context, policy: Policy) -> tuple[Notice, ...]:
    """What a reader of the text must know: where it reads as amended."""
    found = context.facts.versions.get(policy.key, ())
    notices = []
    for position, version in enumerate(found):
        after = found[position + 1] if position + 1 < len(found) else None
        if not version.restated or (after and after.day <= context.facts.today):
            continue
        links = (
            LinkView("现行文本", text_address(context, policy, version)),
            LinkView(
                "修改前后对照", comparison_address(context, policy, found[position - 1], version)
            ),
        )
        text = "下面是公布时的文本，修改后的全文："
        notices.append(Notice("info", text, links, *_holds(context, version, after)))
    for target in context.to(policy, Policy, "restates"):
        texts = context.facts.versions.get(target.key, ())
        own = next((i for i, v in enumerate(texts) if i and v.source == policy.key), 0)
        if own:
            address = comparison_address(context, target, texts[own - 1], texts[own])
            notices.append(
                Notice("info", "本文件载有修改后的全文：", (LinkView("修改前后对照", address),))
            )
    return tuple(notices)


def _holds(context: Context, version: Version, after: Version | None) -> tuple[str, str]:
    """The first and last day of a text, as a remark bears them."""
    since = version.day.isoformat() if version.day > context.facts.today else ""
    return since, day_before(after.day) if after else ""


def _pairs(found: Sequence[Version]) -> list[tuple[Version, Version]]:
    """Each text with the next; first and last too, where others lie between."""
    pairs = list(pairwise(found))
    if len(found) > 2:
        pairs.append((found[0], found[-1]))
    return pairs


def _title(context: Context, version: Version) -> str:
    day = version.day.isoformat()
    if version.origin is VersionOrigin.original:
        return f"{day}公布的文本"
    if version.origin is VersionOrigin.correction:
        return f"{day}起的网页文本"
    return f"{day}起施行的修改后文本"


_ISSUED = re.compile(r"关于(?:印发|发布|公布)《?(?P<name>.+?)》?的(?:通知|公告|决定)$")


def _short(policy: Policy) -> str:
    """What the text itself is called: 某某办法 of 关于印发某某办法的通知."""
    match = _ISSUED.search(policy.title)
    return match["name"] if match else policy.title


def _links(
    context: Context, policy: Policy, found: Sequence[Version], here: Version | None = None
) -> tuple[LinkView, ...]:
    return tuple(
        LinkView(_title(context, v), text_address(context, policy, v), current=v is here)
        for v in found
    )


def _comparisons(
    context: Context, policy: Policy, found: Sequence[Version], address: str = ""
) -> tuple[LinkView, ...]:
    return tuple(
        LinkView(f"{old.name} 与 {new.name}", url, current=url == address)
        for old, new in _pairs(found)
        for url in (comparison_address(context, policy, old, new),)
    )


def _frame(
    context: Context, policy: Policy, version: Version, title: str, url: str, summary: str
) -> dict[str, Any]:
    """The frame of a page beside the policy's own: time and source are those of the text."""
    frame = context.frame(policy)
    source = context.graph.get(version.source)
    published = _published(source, version)
    frame.update(
        title=title,
        labels=context.article_labels(
            title,
            published.text,
            frame["source"],
            url,
            column=policy.kind.column.name,
            description=summary,
        ),
        # Short, so that the title is on the first screen of a phone in large type; the way
        # to the policy is the first thing on the page.
        trail=context.trail(context.list_link(Policy)),
        canonical=context.base_url + written(url),
        summary=summary,
        published=published.text,
        published_iso=published.iso,
        published_hint="" if published.has_time else "只登记了日期，没有登记时刻",
        updated="",
        noindex=True,
    )
    return frame


def _published(source: Record, version: Version) -> Moment:
    published = getattr(source, "published_on", None)
    if version.origin is VersionOrigin.correction or not isinstance(published, Moment):
        return Moment(version.day)
    return published


def _text_page(
    context: Context, policy: Policy, version: Version, found: Sequence[Version]
) -> PlannedPage:
    url = text_address(context, policy, version)
    when = _title(context, version)
    summary = f"《{policy.title}》{when}"
    frame = _frame(context, policy, version, f"{_short(policy)}：{when}", url, summary)
    source = context.graph.get(version.source)
    position = list(found).index(version)
    notices = [
        Notice("info", f"这是{when}，以公布的文件为准。文件的完整信息：", (context.link(policy),))
    ]
    if version.day > context.facts.today:
        text = f"这个文本自{version.day.isoformat()}起施行，目前尚未施行。"
        notices.append(Notice("info", text, until=day_before(version.day)))
    if position + 1 < len(found):
        after = found[position + 1]
        later = LinkView(_title(context, after), text_address(context, policy, after))
        since = after.day.isoformat() if after.day > context.facts.today else ""
        notices.append(Notice("warning", "这不是最新的文本。后一个文本：", (later,), since))
    facts = [Fact("文本", (Value(when),))]
    if source.key != policy.key:
        facts.append(Fact("修改依据", (context.value(source),)))
    view = TextView(
        **{**frame, "kind": "policy_text", "notices": tuple(notices)},
        facts=(*facts, *context.fact(policy, "document_number")),
        has_body=True,
        versions=_links(context, policy, found, version),
        comparisons=_comparisons(context, policy, found),
    )
    return PlannedPage(
        url,
        "kinds/policy/as_of.html",
        view,
        source.origin.where.path,
        _body(context, source, version),
        listed=False,
        changed_on=version.day.isoformat(),
    )


def _body(context: Context, source: Record, version: Version) -> BodyText:
    text = version.text
    if version.origin is not VersionOrigin.amendment and text != source.body:
        # What an earlier text linked to may be gone: its words stay, links go.
        text = text_diff.without_links(text)
    return context.body_text(source, text)


def _comparison_page(
    context: Context, policy: Policy, old: Version, new: Version, found: Sequence[Version]
) -> PlannedPage:
    url = comparison_address(context, policy, old, new)
    title = f"{_short(policy)}：{old.name}与{new.name}对照"
    summary = f"《{policy.title}》{_title(context, old)}与{_title(context, new)}逐条对照"
    frame = _frame(context, policy, new, title, url, summary)
    changes = text_diff.compare(old.text, new.text, clauses_only=old.source != new.source)
    view = ComparisonView(
        **{
            **frame,
            "kind": "policy_comparison",
            "notices": (Notice("info", "完整信息见：", (context.link(policy),)),),
        },
        old=LinkView(_title(context, old), text_address(context, policy, old)),
        new=LinkView(_title(context, new), text_address(context, policy, new)),
        changes=changes,
        counts=_counts(changes),
        touched=tuple(
            LinkView(
                f"{c.new_title or c.old_title or '开头部分'}（{_STATES[c.state]}）",
                f"{url}#{c.anchor}",
            )
            for c in changes
            if c.state not in ("same", "renumbered") and not c.head
        ),
        versions=_links(context, policy, found),
        comparisons=_comparisons(context, policy, found, url),
    )
    return PlannedPage(
        url,
        "kinds/policy/compare.html",
        view,
        policy.origin.where.path,
        listed=False,
        changed_on=new.day.isoformat(),
    )


def _counts(changes: Sequence[ClauseChange]) -> tuple[Fact, ...]:
    clauses = [c for c in changes if not c.head]
    found = ((word, sum(c.state == state for c in clauses)) for state, word in _STATES.items())
    return tuple(Fact(word, (Value(f"{n} 条"),)) for word, n in found if n)
