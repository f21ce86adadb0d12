"""意见征集 and 知识问答 (DEC-02..09, SVC-13)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from zwgk.model.catalog_item import CatalogItem
from zwgk.model.consultation import Consultation
from zwgk.model.facts import ConsultationState
from zwgk.model.interpretation import Interpretation
from zwgk.model.policy import Policy
from zwgk.model.question import Question
from zwgk.model.record import Record
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.views import ConsultationView, Fact, Listing, Notice, QuestionPageView, Value
from zwgk.plan.context import Context
from zwgk.plan.readers_path import readers_path
from zwgk.plan.sections import listing, present

_WAYS = ("url", "email", "phone", "fax", "address", "postcode", "on_site")


def consultation_view(context: Context, record: Consultation) -> ConsultationView:
    """The page of a consultation."""
    frame = context.frame(record)
    state = context.facts.consultations[record.key]
    notices = list(frame["notices"])
    if state is ConsultationState.open:
        notices.insert(0, Notice("info", f"正在征集意见，{record.closes_on.isoformat()}截止。"))
    elif state is ConsultationState.upcoming:
        notices.insert(0, Notice("info", f"{record.opens_on.isoformat()}开始征集意见。"))
    elif state is ConsultationState.closed:
        notices.insert(0, Notice("warning", "征集已截止，采纳情况尚未公布。"))
    if record.shortened_reason:
        notices.append(Notice("info", f"征集期限缩短的原因：{record.shortened_reason}"))
    frame["notices"] = tuple(notices)
    policies = context.to(record, Policy, "outcome_policies")
    facts = (
        *context.fact(record, "organiser", "opens_on", "closes_on"),
        Fact("状态", (Value(state.label),)),
        *context.fact(record, "item", "explanation"),
    )
    return ConsultationView(
        **frame,
        ways=_ways(context, record),
        opens=record.opens_on.isoformat(),
        closes=record.closes_on.isoformat(),
        closes_iso=record.closes_on.isoformat(),
        outcome=_outcome(record),
        facts=facts,
        has_body=bool(record.body.strip()),
        files=context.attachments(record),
        sections=present(
            listing(context, "正式文件", policies),
            listing(context, "解读", context.back(record, "interpretations", Interpretation)),
            listing(context, "对应的公开事项", context.to(record, CatalogItem, "item")),
        ),
    )


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
