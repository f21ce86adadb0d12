"""办事指南, 一件事 and 政务场所 (SVC-01..14)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zwgk.model.bundle import Bundle
from zwgk.model.bundle_materials import Merged, merged
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.eligibility import Eligibility
from zwgk.model.gazette_issue import GazetteIssue
from zwgk.model.guide_elements import ELEMENTS
from zwgk.model.organisation import Organisation
from zwgk.model.place import Place
from zwgk.model.policy import Policy
from zwgk.model.question import Question
from zwgk.model.record import KeyPath
from zwgk.model.result import PlannedPage
from zwgk.model.service_guide import Material, Necessity, Profile, ServiceGuide
from zwgk.model.service_numbers import VISITS_TARGET, is_stale, last_verified, once_at_most
from zwgk.model.service_views import (
    BundleStepView,
    BundleView,
    CheckGroup,
    CheckItem,
    GuideView,
    MaterialView,
    PlacePageView,
    UseView,
)
from zwgk.model.values.dates import Unit
from zwgk.model.views import (
    AttachmentView,
    Badge,
    Cell,
    Fact,
    Group,
    ListView,
    Notice,
    PlaceView,
    QuestionView,
    Step,
    TableView,
    Value,
)
from zwgk.plan.context import Context, section_of
from zwgk.plan.place_parts import booking, navigation, opening_view
from zwgk.plan.rating_parts import rating_facts
from zwgk.plan.readers_path import readers_path
from zwgk.plan.sections import listing, present

#: What a guide tells of itself at the end of its page.
_FACTS = (
    "provider",
    "other_names",
    "audience",
    "service_type",
    "code",
    "theme",
    "quantity_limit",
    "decider",
    "item",
)
_OF_ELEMENTS = frozenset(name for element in ELEMENTS for name in element.fields)
#: The page of 最多跑一次.
VISITS = "guides/visits/"


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
        Fact("跑几次", (Value(visits_in_words(guide.visits)),)),
        Fact("问谁", (Value(guide.phone, phone=guide.phone),)),
    )
    telephones = (
        Fact("咨询电话", (Value(guide.phone, phone=guide.phone),)),
        Fact("监督投诉电话", (Value(guide.complaint_phone, phone=guide.complaint_phone),)),
    )
    facts = (
        *context.fact(
            guide,
            *(n for n in _FACTS if guide.profile is not Profile.full or n not in _OF_ELEMENTS),
        ),
    )
    forms = [
        context.file(guide, ("forms", i, "file"), form.title or "")
        for i, form in enumerate(guide.forms)
    ]
    policies = context.to(guide, Policy, "legal_basis")
    own = context.back(guide, "questions", Question)
    path = readers_path(context, guide)
    # Its own questions are answered on the page; those of its policies are linked.
    path = replace(path, questions=tuple(q for q in path.questions if q not in own))
    tests = context.back(guide, "eligibilities", Eligibility)
    frame = context.frame(guide)
    frame["badge"] = once_badge(guide)
    frame["notices"] = (*frame["notices"], *_stale(context, guide))
    return GuideView(
        **frame,
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
        cost=context.fact(guide, "cost", "cost_basis"),
        time=context.fact(guide, "statutory_days", "promised_days", "handling"),
        channels=context.fact(
            guide, "counter", "hours", "submission", "online", "agent", "home_visit"
        ),
        enquiries=(
            *telephones,
            *context.fact(guide, "output", "delivery", "query", "rights"),
            *rating_facts(context, guide),
        ),
        basis=(*(Value(b) for b in guide.basis), *(context.value(p) for p in policies)),
        questions=tuple(question_card(context, q) for q in own),
        visits=guide.visits,
        tests=tuple(context.link(t) for t in tests),
        verified=_verified(guide),
        elements=tuple(_elements(context, guide)),
        facts=facts,
        files=(*(f for f in forms if f), *context.attachments(guide)),
        sections=present(
            listing(context, "所属的一件事", path.bundles),
            *path.listings(context, without=(Bundle,)),
            listing(context, "对应的公开事项", context.to(guide, CatalogItem, "item")),
        ),
    )


def _elements(context: Context, guide: ServiceGuide) -> Iterator[Fact]:
    """Every element in the order of the standard, where the guide is of the full profile."""
    if guide.profile is not Profile.full:
        return
    for element in ELEMENTS:
        facts = [Fact(*_spoken(context, guide, name)) for name in element.fields]
        facts = [f for f in facts if f.values]
        if element.part:
            link = f"{context.url(guide)}#{element.anchor}"
            yield Fact(element.label, (Value(f"见上面的“{element.part}”", link),))
        elif len(facts) > 1:
            told = (replace(v, text=f"{f.label}：{v.text}") for f in facts for v in f.values)
            yield Fact(element.label, tuple(told))
        elif facts:
            yield Fact(element.label, facts[0].values)
        elif element.none:
            yield Fact(element.label, (Value(element.none),))


def _spoken(context: Context, guide: ServiceGuide, name: str) -> tuple[str, tuple[Value, ...]]:
    """A field's label and values; telephones can be rung."""
    label = ServiceGuide.label_of(name)
    if name in ("phone", "complaint_phone"):
        number = getattr(guide, name)
        return label, (Value(number, phone=number),)
    return label, tuple(v for fact in context.fact(guide, name) for v in fact.values)


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


def visits_in_words(visits: int) -> str:
    """``不用跑`` or ``最多1次``."""
    return "不用跑" if visits == 0 else f"最多{visits}次"


def once_badge(guide: ServiceGuide) -> Badge | None:
    """最多跑一次, where it is so (SVC-06)."""
    if not once_at_most(guide):
        return None
    return Badge("一次都不用跑" if guide.visits == 0 else "最多跑一次", "fulfilled")


def _verified(guide: ServiceGuide) -> str:
    if not guide.verified_on:
        return ""
    by = f"由{guide.verified_by}" if guide.verified_by else ""
    return f"{guide.verified_on.isoformat()} {by}逐项核实".replace("  ", " ")


def _stale(context: Context, guide: ServiceGuide) -> tuple[Notice, ...]:
    """A remark where nobody has verified the guide for too long (CK-25)."""
    if not is_stale(guide, context.facts.today):
        return ()
    last = last_verified(guide).isoformat()
    text = f"本指南上次核实是 {last}，可能有变化。去办之前，请先打咨询电话 {guide.phone} 问一问。"
    return (Notice("warning", text),)


def bundle_view(context: Context, bundle: Bundle) -> BundleView:
    """The page of a bundle: guides in order, every material once (SVC-08)."""
    steps = []
    guides: list[ServiceGuide] = []
    sometimes: set[int] = set()
    for i, step in enumerate(bundle.steps):
        guide = context.one(bundle, ServiceGuide, "steps", i, "guide")
        if guide is None:
            continue
        if step.condition:
            sometimes.add(len(guides))
        guides.append(guide)
        note = "。".join(t for t in (step.condition and f"{step.condition}才办", step.note) if t)
        time = guide.promised_days or guide.statutory_days
        steps.append(BundleStepView(str(step.order or i + 1), context.row(guide), time.text, note))
    things = merged(bundle, guides, sometimes)
    return BundleView(
        **context.frame(bundle),
        key_point=bundle.key_point,
        steps=tuple(steps),
        glance=_bundle_glance(bundle, guides, things),
        checklist=tuple(_checklist(context, guides, things)),
        counter=bundle.counter,
        audience=bundle.audience or "",
        facts=(*context.fact(bundle, "lead", "audience", "counter", "online", "item"),),
        files=context.attachments(bundle),
        sections=tuple(
            readers_path(context, bundle).listings(context, without=(ServiceGuide, Bundle))
        ),
    )


def _bundle_glance(
    bundle: Bundle, guides: Sequence[ServiceGuide], things: Sequence[Merged]
) -> tuple[Fact, ...]:
    """What doing it together saves: days, visits, papers; and whom to ring."""
    facts = []
    if bundle.promised_days:
        lines = [bundle.promised_days.text]
        spans = [g.promised_days or g.statutory_days for g in guides]
        timed = [s for s in spans if s.unit is not Unit.immediate]
        if timed and all(s.unit is bundle.promised_days.unit for s in timed):
            apart = sum(s.amount for s in timed)
            if apart > bundle.promised_days.amount:
                lines.append(f"分开办{apart}{bundle.promised_days.unit.label}")
        facts.append(Fact("多久办好", tuple(map(Value, lines))))
    if bundle.visits is not None:
        lines = [visits_in_words(bundle.visits)]
        apart = sum(g.visits for g in guides)
        if apart > bundle.visits:
            lines.append(f"分开办{apart}次")
        facts.append(Fact("跑几次", tuple(map(Value, lines))))
    brought = [t for t in things if not t.shared]
    rows = sum(len(g.evidence) for g in guides)
    lines = [f"{len(brought)}样"]
    if rows > len(brought):
        lines.append(f"分开办{rows}样")
    facts.append(Fact("带几样材料", tuple(map(Value, lines))))
    facts.append(Fact("问谁", (Value(bundle.phone, phone=bundle.phone),)))
    return tuple(facts)


#: Necessity → heading and remark of its part of the checklist.
_GROUPS = {
    Necessity.required: ("一定要带", ""),
    Necessity.conditional: ("看情况带", "有下面说的情况、或者要办那一项的才带"),
    Necessity.replaceable: ("可以后补", "一时拿不到，可以先办，在约定的时间内补上"),
}


def _checklist(
    context: Context, guides: Sequence[ServiceGuide], things: Sequence[Merged]
) -> Iterator[CheckGroup]:
    for necessity, (title, note) in _GROUPS.items():
        items = [
            _check_item(context, guides, thing, f"m{n}")
            for n, thing in enumerate(things, start=1)
            if not thing.shared and thing.necessity is necessity
        ]
        if items:
            yield CheckGroup(title, tuple(items), note)
    shared = [
        _check_item(context, guides, thing, f"m{n}")
        for n, thing in enumerate(things, start=1)
        if thing.shared
    ]
    if shared:
        yield CheckGroup("不用带", tuple(shared), "一起办时，部门之间共享，不用您拿", tick=False)


def _check_item(
    context: Context, guides: Sequence[ServiceGuide], thing: Merged, anchor: str
) -> CheckItem:
    files: dict[str, AttachmentView] = {}
    uses = []
    for use in thing.uses:
        guide, material = guides[use.guide], use.material
        row = _material(context, guide, ("evidence", use.row), material)
        files.update((f.title, f) for f in row.files)
        said = [] if material.name == thing.name else [material.name]
        said += [material.note] if material.note else []
        uses.append(UseView(context.link(guide), "；".join(said)))
    copies = f"{thing.copies}份" if thing.copies is not None and not thing.shared else ""
    text = "，".join(t for t in ("" if thing.shared else thing.form, copies) if t)
    return CheckItem(thing.name, anchor, text, thing.note, tuple(uses), tuple(files.values()))


def visits_page(context: Context) -> PlannedPage | None:
    """最多跑一次: how many guides want at most one visit, by unit, against the target."""
    guides = context.all(ServiceGuide)
    if not guides:
        return None
    by_unit: dict[str, list[ServiceGuide]] = {}
    for guide in guides:
        unit = context.one(guide, Organisation, "provider")
        by_unit.setdefault(unit.id if unit else "", []).append(guide)
    rows = []
    for unit in context.all(Organisation):
        found = by_unit.get(unit.id)
        if found:
            rows.append((Cell((context.value(unit),)), *_visit_cells(found)))
    heads = ("单位", "办事指南", "不用跑", "最多跑一次", "要跑几次的", "最多跑一次占")
    once = [g for g in guides if once_at_most(g)]
    more = [g for g in guides if not once_at_most(g)]
    share = _percent(len(once), len(guides))
    reached = "达到" if len(once) * 100 >= VISITS_TARGET * len(guides) else "没有达到"
    title = "最多跑一次"
    text = (
        f"{len(guides)}个办事指南里，最多跑一次的有{len(once)}个，占{share}，"
        f"{reached}目标（{VISITS_TARGET}%）。"
        f"其中{sum(g.visits == 0 for g in guides)}个一次都不用跑。"
    )
    column = ServiceGuide.kind.column
    view = ListView(
        title=title,
        kind="service_guide",
        section=section_of("service_guide"),
        labels=context.column_labels(title, text, (title, *column.keywords), column.type),
        trail=context.trail(context.list_link(ServiceGuide)),
        canonical=context.base_url + VISITS,
        summary=text,
        intro=text,
        tables=(TableView("各单位办事指南要跑的次数", heads, tuple(rows), title="各单位"),),
        groups=(Group("还要跑两次以上的", context.rows(more)),) if more else (),
        feedback=context.contact(context.host),
    )
    changed = max(g.updated_on or g.published_on.day for g in guides).isoformat()
    return PlannedPage(VISITS, "kinds/service_guide/list.html", view, changed_on=changed)


def _visit_cells(guides: Sequence[ServiceGuide]) -> tuple[Cell, ...]:
    none = sum(g.visits == 0 for g in guides)
    once = sum(map(once_at_most, guides))
    counts = (str(len(guides)), str(none), str(once), str(len(guides) - once))
    return tuple(Cell((Value(t),)) for t in (*counts, _percent(once, len(guides))))


def _percent(part: int, whole: int) -> str:
    return f"{part * 100 / whole:.1f}%"


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
        text = f"东经{c.longitude:.4f}°，北纬{c.latitude:.4f}°（{c.system.label}）"
        facts.append(Fact("坐标", (Value(text),)))
    return PlacePageView(
        **context.frame(place),
        place=place_card(context, place),
        navigation=navigation(context, place),
        facts=tuple(facts),
        sections=present(
            listing(
                context, "在这里办理", context.back(place, "guides", ServiceGuide), anchor="guides"
            ),
            listing(
                context, "可查阅的政府公报", context.back(place, "gazette_issues", GazetteIssue)
            ),
        ),
    )
