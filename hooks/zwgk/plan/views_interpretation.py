"""政策解读 and 解读人 (INT-06, INT-07)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from zwgk.model.consultation import Consultation
from zwgk.model.interpretation import Interpretation
from zwgk.model.interpreter import Interpreter
from zwgk.model.policy import Policy
from zwgk.model.question import Question
from zwgk.model.record import Record
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.views import ContactView, InterpretationView, RecordView
from zwgk.plan.context import Context
from zwgk.plan.sections import listing, present

R = TypeVar("R", bound=Record)


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
    questions = _unique(q for p in policies for q in context.back(p, "questions", Question))
    guides = _unique(g for p in policies for g in context.back(p, "guides", ServiceGuide))
    others = _unique(
        i
        for p in policies
        for i in context.back(p, "interpretations", Interpretation)
        if i.id != record.id
    )
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
        facts=context.fact(record, "phase", "form", "organisation", "item"),
        has_body=bool(record.body.strip()),
        files=context.attachments(record),
        sections=present(
            listing(context, "同一文件的其他解读", others),
            listing(context, "相关问答", questions),
            listing(context, "办事指南", guides),
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
        sections=present(listing(context, "所作的解读", explained)),
    )


def _unique(records: Iterable[R]) -> list[R]:
    found: dict[tuple[str, str], R] = {}
    for record in records:
        found.setdefault(record.key, record)
    return list(found.values())
