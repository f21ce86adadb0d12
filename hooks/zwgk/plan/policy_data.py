"""Policies as data: what ``api/policies.json`` holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from zwgk.model.addresses import file_address, written
from zwgk.model.clauses import units
from zwgk.model.organisation import Organisation
from zwgk.model.policy import Policy
from zwgk.model.policy_data import PolicyAct, PolicyData, PolicyFile
from zwgk.plan.context import Context
from zwgk.plan.policy_versions import text_address


def policy_data(context: Context) -> Iterator[PolicyData]:
    """Every shown policy, newest first."""
    for policy in context.all(Policy):
        validity = context.facts.validity[policy.key]
        genre = policy.genre_shown
        drafter = context.one(policy, Organisation, "drafter")
        yield PolicyData(
            id=policy.id,
            url=context.base_url + written(context.url(policy)),
            title=policy.title,
            index_number=policy.index_number or "",
            document_number=policy.document_number or "",
            issuers=tuple(u.name for u in context.to(policy, Organisation, "issuers")),
            drafter=drafter.name if drafter else "",
            signed_on=policy.signed_on.isoformat(),
            published_on=policy.published_on.iso,
            effective_on=_day(policy.effective_on),
            valid_until=_day(policy.valid_until),
            validity=validity.name,
            validity_label=validity.label,
            ended_on=_day(context.ended_on(policy)),
            acts=tuple(_acts(context, policy)),
            document_type=policy.document_type.label,
            genre=genre.label if genre else "",
            theme=policy.theme or "",
            keywords=policy.keywords,
            summary=policy.summary or "",
            clauses=tuple((u.anchor, u.title) for u in units(policy.body) if u.anchor),
            files=tuple(_files(context, policy)),
            texts=tuple(
                context.base_url + text_address(context, policy, v)
                for v in context.facts.versions.get(policy.key, ())
            ),
        )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _acts(context: Context, policy: Policy) -> Iterator[PolicyAct]:
    for act in context.facts.acts.get(policy.key, ()):
        by = context.graph.get(act.by)
        url = context.base_url + written(context.url(by))
        yield PolicyAct(act.outcome.name, act.on.isoformat(), by.name_text, url)


def _files(context: Context, policy: Policy) -> Iterator[PolicyFile]:
    for view, asset in context.attached(policy):
        name = asset.rsplit("/", 1)[-1]
        address = file_address(policy.kind.plural, policy.id, name)
        yield PolicyFile(
            view.title,
            context.base_url + written(address),
            view.type,
            context.graph.assets[asset],
            view.pages,
        )
