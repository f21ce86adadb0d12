"""政策解读 and 解读人 (INT-06, INT-07)."""

from __future__ import annotations

from collections.abc import Iterable

from zwgk.model.consultation import Consultation
from zwgk.model.interpretation import Interpretation
from zwgk.model.interpreter import Interpreter
from zwgk.model.policy import Policy
from zwgk.model.question import Question
from zwgk.model.record import Record
from zwgk.model.views import (
    CardView,
    ContactView,
    Fact,
    InterpretationView,
    RecordView,
    SceneView,
    Step,
    Value,
)
from zwgk.plan.context import Context
from zwgk.plan.readers_path import readers_path
from zwgk.plan.sections import listing, present


def card(context: Context, person: Interpreter) -> ContactView:
    """An interpreter with unit, post, telephone and hours."""
    unit = context.unit(person)
    return ContactView(
        name=person.name,
        unit=context.link(unit) if unit else None,
        role=person.post,
        phones=(person.phone,),
        hours=person.hours,
        email=person.email or "",
        url=context.url(person),
        lead=person.lead,
    )


def view(context: Context, record: Interpretation) -> InterpretationView:
    """The page of an interpretation."""
    frame = context.frame(record)
    policies = context.to(record, Policy, "policies")
    subjects: list[Record] = [*policies, *context.to(record, Consultation, "policies")]
    path = readers_path(context, record)
    others = listing(context, "同一文件的其他解读", path.interpretations)
    images = []
    for n, image in enumerate(record.images):
        file = context.file(record, ("images", n, "file"))
        if file:
            images.append((file.url, image.text))
    return InterpretationView(
        **frame,
        key_point=record.key_point,
        interpreters=tuple(
            card(context, p) for p in context.to(record, Interpreter, "interpreters")
        ),
        policies=context.rows(subjects, kind=True),
        phase=record.phase.label,
        form=record.form.label,
        images=tuple(images),
        audio=context.file(record, ("audio",), "解读音频"),
        video=context.file(record, ("video",), "解读视频"),
        facts=context.fact(record, "phase", "asked_on", "form", "organisation", "item"),
        has_body=bool(record.body.strip()),
        files=context.attachments(record),
        event=context.fact(record, "held_on", "held_at", "speakers"),
        cards=tuple(
            CardView(c.name or "", c.audience, c.requirements, c.amount, c.how, c.contact)
            for c in record.cards
        ),
        scenes=tuple(
            SceneView(s.title, s.situation, s.answer, tuple(Step(t) for t in s.steps))
            for s in record.scenes
        ),
        questions=tuple(Fact(q.question, (Value(q.answer),)) for q in record.questions),
        sections=(
            *present(others),
            *path.listings(context, without=(Policy, Interpretation)),
        ),
    )


def interpreter_view(context: Context, person: Interpreter) -> RecordView:
    """The page of an interpreter: contact and everything they explained."""
    explained = context.back(person, "interpretations", Interpretation)
    frame = context.frame(person)
    frame["badge"] = None
    return RecordView(
        **frame,
        facts=context.fact(person, "organisation", "post", "phone", "hours", "topics"),
        contacts=(card(context, person),),
        sections=present(
            listing(context, "所作的解读", explained),
            listing(context, "解读过的文件", _policies(context, explained)),
            listing(context, "相关问答", _questions(context, explained)),
        ),
    )


def contacts_of(context: Context, policy: Policy) -> tuple[ContactView, ...]:
    """Who explained a policy and still answers for it; lead interpreters first (INT-07)."""
    people = {
        p.key: p
        for i in context.back(policy, "interpretations", Interpretation)
        for p in context.to(i, Interpreter, "interpreters")
        if p.until is None or p.until >= context.facts.today
    }
    ordered = sorted(people.values(), key=lambda p: not p.lead)
    return tuple(card(context, p) for p in ordered)


def _policies(context: Context, explained: Iterable[Interpretation]) -> list[Policy]:
    found = {p.key: p for i in explained for p in context.to(i, Policy, "policies")}
    return list(found.values())


def _questions(context: Context, explained: Iterable[Interpretation]) -> list[Question]:
    found = {
        q.key: q
        for p in _policies(context, explained)
        for q in context.back(p, "questions", Question)
    }
    return list(found.values())
