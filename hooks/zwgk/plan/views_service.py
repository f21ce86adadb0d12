"""办事指南, 一件事 and 政务场所 (SVC-01..14)."""

from __future__ import annotations

from zwgk.model.bundle import Bundle
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.gazette_issue import GazetteIssue
from zwgk.model.interpretation import Interpretation
from zwgk.model.organisation import Organisation
from zwgk.model.place import Place
from zwgk.model.policy import Policy
from zwgk.model.question import Question
from zwgk.model.record import KeyPath
from zwgk.model.service_guide import Material, ServiceGuide
from zwgk.model.views import (
    AttachmentView,
    BundleStepView,
    BundleView,
    Fact,
    GuideView,
    MaterialView,
    PlacePageView,
    PlaceView,
    QuestionView,
    Step,
    Value,
)
from zwgk.plan.context import Context
from zwgk.plan.place_parts import booking, navigation, opening_view
from zwgk.plan.sections import listing, present


def place_card(context: Context, place: Place) -> PlaceView:
    """A place as a card or a row of the list."""
    area = context.one(place, Organisation, "area")
    return PlaceView(
        name=place.name,
        url=context.url(place),
        kind=place.type.label,
        address=place.address,
        hours=place.hours,
        phones=place.phones,
        area=(area.short_name or area.name) if area else "",
        services=place.services,
        accessible=place.accessible,
        elder=place.elder,
        opening=opening_view(context, place),
        navigation=navigation(context, place),
        booking=booking(context, place),
    )


def question_card(context: Context, question: Question) -> QuestionView:
    """A question with its answer in place."""
    unit = context.unit(question)
    return QuestionView(
        question=question.question,
        answer=context.body_text(question, question.answer, level=3, prefix=f"{question.id}-"),
        url=context.url(question),
        unit=(unit.short_name or unit.name) if unit else "",
        date=question.published_on.day.isoformat(),
    )


def guide_view(context: Context, guide: ServiceGuide) -> GuideView:
    """The page of a guide, in the order a citizen asks."""
    places = context.to(guide, Place, "places")
    time = guide.promised_days or guide.statutory_days
    glance = (
        Fact("收费", (Value(guide.cost),)),
        Fact("多久办好", (Value(time.text),)),
        Fact("跑几次", (Value("不用跑" if guide.visits == 0 else f"最多{guide.visits}次"),)),
        Fact("问谁", (Value(guide.phone, phone=guide.phone),)),
    )
    telephones = (
        Fact("咨询电话", (Value(guide.phone, phone=guide.phone),)),
        Fact("监督投诉电话", (Value(guide.complaint_phone, phone=guide.complaint_phone),)),
    )
    facts = (
        *context.fact(
            guide,
            "provider",
            "other_names",
            "audience",
            "service_type",
            "code",
            "theme",
            "item",
            "verified_on",
            "verified_by",
        ),
    )
    forms = [
        context.file(guide, ("forms", i, "file"), form.title or "")
        for i, form in enumerate(guide.forms)
    ]
    policies = context.to(guide, Policy, "legal_basis")
    explained = [i for p in policies for i in context.back(p, "interpretations", Interpretation)]
    return GuideView(
        **context.frame(guide),
        key_point=guide.key_point,
        glance=glance,
        audience="、".join(a.label for a in guide.audience),
        requirements=guide.requirements,
        forbidden=guide.forbidden,
        materials=tuple(
            _material(context, guide, ("evidence", i), m) for i, m in enumerate(guide.evidence)
        ),
        steps=tuple(Step(s.name, s.text or "", s.time or "", s.actor or "") for s in guide.steps),
        places=tuple(place_card(context, p) for p in places),
        cost=context.fact(guide, "cost", "cost_basis", "statutory_days", "promised_days"),
        channels=context.fact(guide, "counter", "hours", "online", "agent", "home_visit"),
        enquiries=(*telephones, *context.fact(guide, "output", "delivery", "query")),
        basis=(*(Value(b) for b in guide.basis), *(context.value(p) for p in policies)),
        questions=tuple(
            question_card(context, q) for q in context.back(guide, "questions", Question)
        ),
        visits=guide.visits,
        facts=facts,
        files=(*(f for f in forms if f), *context.attachments(guide)),
        sections=present(
            listing(context, "所属的一件事", context.back(guide, "bundles", Bundle)),
            listing(context, "政策文件", policies),
            listing(context, "政策解读", explained),
            listing(context, "对应的公开事项", context.to(guide, CatalogItem, "item")),
        ),
    )


def _material(
    context: Context, guide: ServiceGuide, path: KeyPath, material: Material
) -> MaterialView:
    files: list[AttachmentView] = []
    for name, title in (("blank", "空白表"), ("filled", "样表")):
        file = context.file(guide, (*path, name), f"{material.name}{title}")
        if file:
            files.append(file)
    return MaterialView(
        name=material.name,
        form=material.form or "",
        copies=f"{material.copies}份" if material.copies is not None else "",
        source=material.source or "",
        necessity=material.necessity.label,
        note=material.note or "",
        files=tuple(files),
    )


def bundle_view(context: Context, bundle: Bundle) -> BundleView:
    """The page of a bundle: guides in order, every material once (SVC-08)."""
    steps = []
    materials: dict[str, MaterialView] = {}
    for i, step in enumerate(bundle.steps):
        guide = context.one(bundle, ServiceGuide, "steps", i, "guide")
        if guide is None:
            continue
        time = guide.promised_days or guide.statutory_days
        steps.append(
            BundleStepView(str(step.order or i + 1), context.row(guide), time.text, step.note or "")
        )
        for n, material in enumerate(guide.evidence):
            row = _material(context, guide, ("evidence", n), material)
            materials.setdefault(material.name, row)
    facts = (
        *context.fact(bundle, "lead", "audience", "counter", "promised_days", "online", "item"),
        Fact("咨询电话", (Value(bundle.phone, phone=bundle.phone),)),
    )
    return BundleView(
        **context.frame(bundle),
        key_point=bundle.key_point,
        steps=tuple(steps),
        materials=tuple(materials.values()),
        counter=bundle.counter,
        audience=bundle.audience or "",
        facts=facts,
        files=context.attachments(bundle),
    )


def place_view(context: Context, place: Place) -> PlacePageView:
    """The page of a place: words first, navigation links second (SVC-11)."""
    facts = list(
        context.fact(
            place,
            "type",
            "organisation",
            "area",
            "address",
            "hours",
            "phones",
            "accessible",
            "elder",
            "checked_on",
        )
    )
    if place.coordinates:
        c = place.coordinates
        text = f"东经{c.longitude:.4f}°,北纬{c.latitude:.4f}°({c.system.label})"
        facts.append(Fact("坐标", (Value(text),)))
    return PlacePageView(
        **context.frame(place),
        place=place_card(context, place),
        navigation=navigation(context, place),
        facts=tuple(facts),
        sections=present(
            listing(context, "在这里办理", context.back(place, "guides", ServiceGuide)),
            listing(
                context, "可查阅的政府公报", context.back(place, "gazette_issues", GazetteIssue)
            ),
        ),
    )
