"""What a reader of a policy must know first: whether it holds, and what changed it (GW-50).

Each remark bears the days on which it holds, so that pages stay right between builds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from zwgk.model.course import day_before
from zwgk.model.facts import Act
from zwgk.model.policy import OVER, Policy, Validity
from zwgk.model.values.text import Choice
from zwgk.model.views import LinkView, Notice
from zwgk.plan.context import Context


def notices(context: Context, policy: Policy) -> tuple[Notice, ...]:
    """The remarks of today, and those of the days to come."""
    acts = context.facts.acts.get(policy.key, ())
    states = tuple(context.facts.courses[policy.key].spans())
    return (
        *_of_states(context, policy, acts, states),
        *_of_amendments(context, acts),
        *_of_coming_acts(context, acts, states),
        *_of_own_acts(context, policy),
    )


def _of_states(
    context: Context,
    policy: Policy,
    acts: tuple[Act, ...],
    states: tuple[tuple[str, str, Choice], ...],
) -> Iterator[Notice]:
    """Not yet in force, expired, repealed; one sentence for each state that needs one."""
    for since, until, state in states:
        on = date.fromisoformat(since) if since else context.facts.today
        tone = "warning"
        links: tuple[LinkView, ...] = ()
        if state is Validity.repealed:
            links = _links(context, acts, Validity.repealed, on)
            if links:
                text = "本文件已废止，废止依据："
            else:
                basis = f"，废止依据：{policy.ended_by}" if policy.ended_by else ""
                text = f"本文件已废止{basis}。"
        elif state is Validity.expired and policy.valid_until and policy.valid_until < on:
            text = f"本文件有效期至{policy.valid_until.isoformat()}，现已失效。"
        elif state is Validity.expired:
            basis = f"，依据：{policy.ended_by}" if policy.ended_by else ""
            text = f"本文件已失效{basis}。"
        elif state is Validity.not_yet_in_force:
            tone, text = "info", f"本文件自{policy.starts_on.isoformat()}起施行，目前尚未施行。"
        else:
            continue
        yield Notice(tone, text, links, since, until)


def _of_amendments(context: Context, acts: tuple[Act, ...]) -> Iterator[Notice]:
    """Amended by what took effect; one list for today, grown on each day that adds to it."""
    today = context.facts.today
    amended = [a for a in acts if a.outcome is Validity.amended]
    days = sorted({a.on for a in amended if a.on > today})
    starts = [today, *days] if any(a.on <= today for a in amended) else days
    for day, after in zip_longest(starts, starts[1:]):
        yield Notice(
            "info",
            "本文件已修改，修改依据：",
            _links(context, acts, Validity.amended, day),
            day.isoformat() if day > today else "",
            day_before(after) if after else "",
        )


#: How an act that is still to come is told of.
_COMING = {Validity.repealed: "废止", Validity.amended: "修改"}


def _of_coming_acts(
    context: Context, acts: tuple[Act, ...], states: tuple[tuple[str, str, Choice], ...]
) -> Iterator[Notice]:
    """What will amend or repeal it, while it is still of use."""
    ends = next((since for since, _, state in states if state in OVER), None)
    for act in acts:
        coming = act.on > context.facts.today
        if coming and (ends is None or ends >= act.on.isoformat()):
            text = f"本文件将于{act.on.isoformat()}被{_COMING[act.outcome]}，依据："
            links = (context.link(context.graph.get(act.by)),)
            yield Notice("info", text, links, until=day_before(act.on))


def _of_own_acts(context: Context, policy: Policy) -> Iterator[Notice]:
    """What it repeals and amends itself, from the day it takes effect."""
    starts = policy.starts_on
    for field, did in (("repeals", "废止"), ("amends", "修改")):
        links = tuple(context.link(p) for p in context.to(policy, Policy, field))
        if not links:
            continue
        if starts > context.facts.today:
            yield Notice("info", f"本文件施行后{did}：", links, until=day_before(starts))
            yield Notice("info", f"本文件{did}了：", links, since=starts.isoformat())
        else:
            yield Notice("info", f"本文件{did}了：", links)


def _links(
    context: Context, acts: tuple[Act, ...], outcome: Validity, on: date
) -> tuple[LinkView, ...]:
    return tuple(_basis(context, a) for a in acts if a.outcome is outcome and a.on <= on)


def _basis(context: Context, act: Act) -> LinkView:
    """The document that did it; what it changed stays changed when it ends itself."""
    link = context.link(context.graph.get(act.by))
    state = context.facts.validity[act.by]
    return replace(link, title=f"{link.title}（现已{state.label}）") if state in OVER else link
