"""开放活动 and 回应关切 (DEC-10)."""

from __future__ import annotations

from datetime import date, timedelta

from zwgk.model.catalog_item import CatalogItem
from zwgk.model.consultation import Consultation
from zwgk.model.open_event import OpenEvent
from zwgk.model.policy import Policy
from zwgk.model.response import Response
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.views import Fact, OpenEventView, PeriodView, Phase, RecordView, Value
from zwgk.plan.context import Context
from zwgk.plan.sections import listing, present
from zwgk.plan.tables import decisions_of


def open_event_view(context: Context, event: OpenEvent) -> OpenEventView:
    """The page of an event."""
    consultations = context.to(event, Consultation, "consultations")
    sign_up = context.fact(event, "sign_up", "sign_up_until", "seats", "participants")
    return OpenEventView(
        **{**context.frame(event), "badge": None},
        facts=context.fact(event, "type", "organiser", "venue"),
        period=_period(context, event),
        # What nobody can sign up for any more is not offered.
        sign_up=sign_up if event.held_on.day >= context.facts.today else (),
        agenda=event.agenda,
        outcome=_outcome(event),
        has_body=bool(event.body.strip()),
        files=context.attachments(event),
        sections=present(
            listing(context, "有关的意见征集", consultations),
            listing(context, "所属的重大行政决策", decisions_of(context, consultations)),
            listing(context, "对应的公开事项", context.to(event, CatalogItem, "item")),
        ),
    )


def _period(context: Context, event: OpenEvent) -> PeriodView:
    one = timedelta(days=1)
    today, course = context.facts.today, context.facts.courses[event.key]
    held, due = event.held_on.day, course.due or event.held_on.day
    phases: list[tuple[str, date | None, date | None, date | None]] = []
    if event.outcome:
        phases.append(("活动已经举行，情况见下方。", None, None, None))
    else:
        day = due.isoformat()
        phases.append(("离活动", None, held, held))
        phases.append((f"活动已经举行，{day}以前公布情况。", held + one, due, None))
        phases.append((f"活动情况应当在{day}以前公布，已经逾期。", due + one, None, None))
    badge = context.badge(event)
    assert badge is not None
    return PeriodView(
        "活动时间",
        "",
        event.held_on.text,
        badge,
        today.isoformat(),
        tuple(
            Phase(
                text,
                since.isoformat() if since and since > today else "",
                until.isoformat() if until else "",
                since is None or since <= today,
                (last - today).days if last else None,
                last.isoformat() if last else "",
            )
            for text, since, until, last in phases
            if not until or until >= today
        ),
    )


def _outcome(event: OpenEvent) -> tuple[Fact, ...]:
    outcome = event.outcome
    if outcome is None:
        return ()
    label = type(outcome).label_of
    found = [
        Fact(label(name), (Value(f"{getattr(outcome, name)}{unit}"),))
        for name, unit in (("participants", "人"), ("suggestions", "条"), ("adopted", "条"))
        if getattr(outcome, name) is not None
    ]
    found.append(Fact("情况说明", (Value(outcome.text),)))
    if outcome.published_on:
        day = outcome.published_on.isoformat()
        found.append(Fact("公布日期", (Value(day, iso=day),)))
    return tuple(found)


def response_view(context: Context, response: Response) -> RecordView:
    """The page of a response: the concern in people's words, then the answer."""
    return RecordView(
        **context.frame(response),
        key_point=response.concern,
        facts=context.fact(response, "organisation", "concern_source", "raised_on"),
        has_body=bool(response.body.strip()),
        files=context.attachments(response),
        sections=present(
            listing(context, "有关的文件", context.to(response, Policy, "about")),
            listing(context, "有关的办事指南", context.to(response, ServiceGuide, "about")),
            listing(context, "对应的公开事项", context.to(response, CatalogItem, "item")),
        ),
    )
