"""意见征集 and 知识问答 (DEC-02..09, SVC-13)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from zwgk.model.catalog_item import CatalogItem
from zwgk.model.consultation import Consultation
from zwgk.model.decision_item import DecisionItem
from zwgk.model.interpretation import Interpretation
from zwgk.model.open_event import OpenEvent
from zwgk.model.policy import Policy
from zwgk.model.question import Question
from zwgk.model.record import Record
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.views import (
    ConsultationView,
    Fact,
    Listing,
    Notice,
    PeriodView,
    Phase,
    QuestionPageView,
    Value,
)
from zwgk.plan.context import Context
from zwgk.plan.readers_path import readers_path
from zwgk.plan.sections import listing, present

_WAYS = ("url", "email", "phone", "fax", "address", "postcode", "on_site")


def consultation_view(context: Context, record: Consultation) -> ConsultationView:
    """The page of a consultation."""
    frame = context.frame(record)
    notices = list(frame["notices"])
    if record.shortened_reason:
        notices.append(Notice("info", f"征集期限缩短的原因：{record.shortened_reason}"))
    if record.no_document_reason:
        notices.append(Notice("info", f"征集后没有出台文件：{record.no_document_reason}"))
    frame["notices"] = tuple(notices)
    policies = context.to(record, Policy, "outcome_policies")
    facts = (
        *context.fact(record, "organiser", "opens_on", "closes_on"),
        *context.fact(record, "item", "explanation"),
    )
    period = _period(context, record)
    return ConsultationView(
        # The state stands beside the days it follows from, and only there.
        **{**frame, "badge": None},
        ways=_ways(context, record),
        period=period,
        over=context.facts.today > record.closes_on,
        hearing=_hearing(record),
        outcome=_outcome(record),
        facts=facts,
        has_body=bool(record.body.strip()),
        files=context.attachments(record),
        sections=present(
            listing(context, "正式文件", policies),
            listing(
                context, "所属的重大行政决策", context.back(record, "decision_items", DecisionItem)
            ),
            listing(context, "开放活动", context.back(record, "open_events", OpenEvent)),
            listing(context, "解读", context.back(record, "interpretations", Interpretation)),
            listing(context, "对应的公开事项", context.to(record, CatalogItem, "item")),
        ),
    )


def _period(context: Context, record: Consultation) -> PeriodView:
    """From when to when, and what the reader can do on which day (DEC-09).

    Sentences that hold later are there too; without script the one of the build stands.
    """
    one = timedelta(days=1)
    today, course = context.facts.today, context.facts.courses[record.key]
    due = course.due or record.closes_on
    phases: tuple[tuple[str, date | None, date | None, bool], ...]
    if record.outcome:
        phases = (("征集已经结束，采纳情况见下方“结果反馈”。", None, None, False),)
    else:
        day = due.isoformat()
        phases = (
            ("还没有开始征集，离开始", None, record.opens_on - one, True),
            ("现在可以提意见，离截止", record.opens_on, record.closes_on, True),
            (f"征集已经截止，{day}以前公布采纳情况。", record.closes_on + one, due, False),
            (f"采纳情况应当在{day}以前公布，已经逾期。", due + one, None, False),
        )
    views = []
    for text, since, until, counts in phases:
        if until and until < today:
            continue
        last = (until + one if since is None else until) if counts and until else None
        views.append(
            Phase(
                text,
                since.isoformat() if since and since > today else "",
                until.isoformat() if until else "",
                since is None or since <= today,
                (last - max(today, since or today)).days if last else None,
                last.isoformat() if last else "",
            )
        )
    badge = context.badge(record)
    assert badge is not None
    return PeriodView(
        "征集时间",
        record.opens_on.isoformat(),
        record.closes_on.isoformat(),
        badge,
        today.isoformat(),
        tuple(views),
    )


def _hearing(record: Consultation) -> tuple[Fact, ...]:
    hearing = record.hearing
    if hearing is None:
        return ()
    label = type(hearing).label_of
    found = []
    for name in ("held_on", "place", "selection", "participants", "papers_sent_on"):
        value = getattr(hearing, name)
        values = value if isinstance(value, tuple) else (value,)
        texts = tuple(
            Value(str(v), iso=v.isoformat() if isinstance(v, date) else None) for v in values if v
        )
        if texts:
            found.append(Fact(label(name), texts))
    return tuple(found)


def _ways(context: Context, record: Consultation) -> tuple[Fact, ...]:
    found = []
    for name in _WAYS:
        text = getattr(record.ways, name)
        if not text:
            continue
        if name == "url":
            value = Value(text, context.way_out(text), external=True)
        elif name == "email":
            value = Value(text, f"mailto:{text}")
        elif name in ("phone", "fax"):
            value = Value(text, phone=text)
        else:
            value = Value(text)
        found.append(Fact(type(record.ways).label_of(name), (value,)))
    return tuple(found)


def _outcome(record: Consultation) -> tuple[Fact, ...]:
    outcome = record.outcome
    if outcome is None:
        return ()
    found = []
    for name in ("received", "adopted", "not_adopted"):
        count = getattr(outcome, name)
        if count is not None:
            found.append(Fact(type(outcome).label_of(name), (Value(f"{count}条"),)))
    found.append(Fact("采纳情况说明", (Value(outcome.text),)))
    if outcome.published_on:
        day = outcome.published_on.isoformat()
        found.append(Fact("公布日期", (Value(day, iso=day),)))
    return tuple(found)


def question_view(context: Context, question: Question) -> QuestionPageView:
    """The page of a question; the answer is its body."""
    about: list[Record] = [
        *context.to(question, Policy, "about"),
        *context.to(question, ServiceGuide, "about"),
        *context.to(question, CatalogItem, "about"),
    ]
    return QuestionPageView(
        **context.frame(question),
        about=context.rows(about, kind=True),
        has_body=True,
        facts=context.fact(question, "organisation"),
        sections=tuple(_path(context, question, about)),
    )


def _path(context: Context, question: Question, about: list[Record]) -> Iterator[Listing]:
    """The reader's path, without what the question itself says it is about."""
    told = {context.url(record) for record in about}
    for part in readers_path(context, question).listings(context):
        rows = tuple(row for row in part.rows if row.url not in told)
        if rows:
            yield replace(part, rows=rows)
