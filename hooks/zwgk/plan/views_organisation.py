"""单位: a unit's page lists all that is its (PF-08, ZL-02, ZL-13)."""

from __future__ import annotations

from zwgk.model.addresses import facet_address
from zwgk.model.annual_report import AnnualReport
from zwgk.model.bundle import Bundle
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.consultation import Consultation
from zwgk.model.decision_item import DecisionItem
from zwgk.model.disclosure import Disclosure
from zwgk.model.finding import Finding
from zwgk.model.interpretation import Interpretation
from zwgk.model.interpreter import Interpreter
from zwgk.model.open_event import OpenEvent
from zwgk.model.organisation import Organisation
from zwgk.model.organisation_group import OrganisationGroup
from zwgk.model.place import Place
from zwgk.model.policy import Policy
from zwgk.model.question import Question
from zwgk.model.record import Record
from zwgk.model.request_office import RequestOffice
from zwgk.model.response import Response
from zwgk.model.sector import Sector
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.service_rating import ServiceRating
from zwgk.model.task import Task
from zwgk.model.views import ContactView, Fact, Listing, Notice, OrganisationView, Value
from zwgk.model.website_report import WebsiteReport
from zwgk.plan.context import Context
from zwgk.plan.feeds import feed_of
from zwgk.plan.ledger_parts import ledger_numbers
from zwgk.plan.ledger_rows import unit_address
from zwgk.plan.sections import listing, present

#: (heading, reverse name, type, field of the by-organisation facet) in page order.
_OURS: tuple[tuple[str, str, type[Record]], ...] = (
    ("政策文件", "policies", Policy),
    ("起草的文件", "drafted_policies", Policy),
    ("政策解读", "interpretations", Interpretation),
    ("政策解读人", "interpreters", Interpreter),
    ("办事指南", "guides", ServiceGuide),
    ("牵头的一件事", "bundles", Bundle),
    ("意见征集", "consultations", Consultation),
    ("重大行政决策事项", "decision_items", DecisionItem),
    ("开放活动", "open_events", OpenEvent),
    ("回应关切", "responses", Response),
    ("主动公开信息", "disclosures", Disclosure),
    ("知识问答", "questions", Question),
    ("政府信息公开年报", "annual_reports", AnnualReport),
    ("政府网站工作年度报表", "website_reports", WebsiteReport),
    ("依申请公开受理", "request_offices", RequestOffice),
    ("督查审计与整改", "findings", Finding),
    ("好差评", "service_ratings", ServiceRating),
    ("牵头的领域", "led_sectors", Sector),
    ("政务场所", "places", Place),
    ("辖区内的政务场所", "area_places", Place),
    ("下属单位", "children", Organisation),
)

#: Kinds with a ``by-organisation`` list, and the field that makes it.
BY_ORGANISATION: dict[type[Record], str] = {
    Policy: "issuers",
    Interpretation: "organisation",
    ServiceGuide: "provider",
    Disclosure: "organisation",
    Consultation: "organiser",
    AnnualReport: "organisation",
    Question: "organisation",
    CatalogItem: "subject",
}


def duties_of(
    context: Context, unit: Organisation, reverse: str, kind: type[Record]
) -> list[Record]:
    """Records that name ``unit`` or a group it belongs to, by id."""
    found: dict[str, Record] = {r.id: r for r in context.back(unit, reverse, kind)}
    for group in context.back(unit, "groups", OrganisationGroup):
        for record in context.back(group, reverse, kind):
            found.setdefault(record.id, record)
    return [found[i] for i in sorted(found)]


def view(context: Context, unit: Organisation) -> OrganisationView:
    """The page of ``unit``."""
    frame = context.frame(unit)
    notices = list(frame["notices"])
    if unit.abolished_on:
        successor = context.one(unit, Organisation, "successor")
        links = (context.link(successor),) if successor else ()
        text = f"本单位已于{unit.abolished_on.isoformat()}撤并" + (
            ",职责承接单位：" if links else "。"
        )
        notices.insert(0, Notice("warning", text, links))
    frame["notices"] = tuple(notices)
    lists: list[Listing | None] = []
    counts: list[Fact] = []
    for title, reverse, kind in _OURS:
        records = context.back(unit, reverse, kind)
        if not records:
            continue
        more = None
        if kind in BY_ORGANISATION and reverse != "drafted_policies":
            more = facet_address(kind.kind.plural, "organisation", unit.id)
        anchor = reverse.replace("_", "-")
        lists.append(listing(context, title, records, more=more, anchor=anchor))
        counts.append(Fact(title, (Value(str(len(records)), f"{context.url(unit)}#{anchor}"),)))
    items = duties_of(context, unit, "catalog_items", CatalogItem)
    if items:
        more = facet_address("catalog", "organisation", unit.id)
        lists.append(listing(context, "应当公开的事项", items, more=more, anchor="catalog-items"))
        counts.append(Fact("公开事项", (Value(str(len(items)), more),)))
    counts.append(
        Fact(
            "法定栏目",
            (Value("政府信息公开", facet_address("statutory", "organisation", unit.id)),),
        )
    )
    name = unit.short_name or unit.name
    numbers, to_ledger = ledger_numbers(context, unit, unit_address(unit.key), name)
    tasks = duties_of(context, unit, "tasks", Task)
    lists.append(listing(context, "承担的任务", tasks, anchor="tasks"))
    return OrganisationView(
        **frame,
        contact=context.contact(unit),
        leaders=tuple(
            ContactView(name=p.name, role=p.post, hours="", address=p.duties or "")
            for p in unit.leaders
        ),
        counts=tuple(counts),
        ledger=numbers,
        ledger_link=to_ledger,
        feed=feed_of(context, unit),
        duties=unit.duties,
        facts=(
            *context.fact(unit, "name", "short_name"),
            *_former(unit),
            *context.fact(unit, "parent", "type", "address", "postcode", "hours"),
            Fact("办公电话", (Value(unit.phone, phone=unit.phone),)),
            *(
                (Fact("监督电话", (Value(unit.complaint_phone, phone=unit.complaint_phone),)),)
                if unit.complaint_phone
                else ()
            ),
            *context.fact(unit, "fax", "email", "website", "credit_code", "checked_on"),
        ),
        sections=present(*lists),
    )


def _former(unit: Organisation) -> tuple[Fact, ...]:
    if not unit.former_names:
        return ()
    texts = [
        f"{f.name}（至{f.until.isoformat()}）" if f.until else f.name for f in unit.former_names
    ]
    return (Fact("曾用名", tuple(Value(t) for t in texts)),)
