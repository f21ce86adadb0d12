"""政策文件: the page of a policy (DOC-01, DOC-07, GW-50, GW-51)."""

from __future__ import annotations

from zwgk.model.catalog_item import CatalogItem
from zwgk.model.consultation import Consultation
from zwgk.model.gazette_issue import GazetteIssue
from zwgk.model.interpretation import Interpretation
from zwgk.model.interpreting import InterpretationState
from zwgk.model.policy import Policy, Validity
from zwgk.model.task import Task
from zwgk.model.views import Event, Fact, Notice, RecordView, Value
from zwgk.plan.context import Context
from zwgk.plan.readers_path import readers_path
from zwgk.plan.sections import listing, present
from zwgk.plan.views_interpretation import contacts_of

_HEAD = (
    "index_number",
    "document_number",
    "issuers",
    "drafter",
    "signed_on",
    "effective_on",
    "valid_until",
    "theme",
    "document_type",
    "method",
    "item",
    "based_on",
    "upper_basis",
)


def view(context: Context, policy: Policy) -> RecordView:
    """The page of ``policy``."""
    frame = context.frame(policy)
    validity = context.facts.validity[policy.key]
    facts = (
        *context.fact(policy, *_HEAD),
        Fact("有效性", (Value(validity.label),)),
        *_interpreting(context, policy),
    )
    frame["notices"] = (*_notices(context, policy, validity), *frame["notices"])
    explained = context.back(policy, "interpretations", Interpretation)
    return RecordView(
        **frame,
        facts=facts,
        has_body=bool(policy.body.strip()),
        files=context.attachments(policy),
        timeline=_timeline(context, policy, explained),
        contacts=contacts_of(context, policy),
        sections=present(
            *readers_path(context, policy).listings(context),
            listing(context, "公开征求意见", context.back(policy, "consultations", Consultation)),
            listing(context, "对应的公开事项", context.to(policy, CatalogItem, "item")),
            listing(context, "以本文件为依据", context.back(policy, "basis_of", Policy)),
            listing(
                context, "刊登本文件的公报", context.back(policy, "gazette_issues", GazetteIssue)
            ),
            listing(context, "落实本文件的任务", context.back(policy, "tasks", Task)),
        ),
    )


def _interpreting(context: Context, policy: Policy) -> tuple[Fact, ...]:
    """How a document that needs an interpretation stands with it (INT-04)."""
    told = context.facts.interpreting.get(policy.key)
    if told is None or not told.required:
        return ()
    if told.state is InterpretationState.missing:
        return (Fact("解读情况", (Value("还没有解读"),)),)
    if told.state is InterpretationState.pending:
        return (Fact("解读情况", (Value(f"{told.due_on.isoformat()}以前发布解读"),)),)
    same = "，与问答同步发布" if told.in_step else ""
    return (Fact("解读情况", (Value(f"{told.state.label}{same}"),)),)


def _notices(context: Context, policy: Policy, validity: Validity) -> tuple[Notice, ...]:
    """What a reader must know first: repealed, expired, amended, not yet in force."""
    found = []
    repealed_by = context.back(policy, "repealed_by", Policy)
    amended_by = context.back(policy, "amended_by", Policy)
    if validity is Validity.repealed:
        found.append(
            Notice(
                "warning",
                "本文件已废止，废止依据：" if repealed_by else "本文件已废止。",
                tuple(context.link(p) for p in repealed_by),
            )
        )
    elif validity is Validity.expired and policy.valid_until:
        found.append(
            Notice("warning", f"本文件有效期至{policy.valid_until.isoformat()}，现已失效。")
        )
    elif validity is Validity.expired:
        found.append(Notice("warning", "本文件已失效。"))
    elif validity is Validity.not_yet_in_force:
        starts = (policy.effective_on or policy.signed_on).isoformat()
        found.append(Notice("info", f"本文件自{starts}起施行，目前尚未施行。"))
    elif validity is Validity.amended:
        found.append(
            Notice("info", "本文件已修改，修改依据：", tuple(context.link(p) for p in amended_by))
        )
    acts = context.to(policy, Policy, "repeals")
    if acts:
        found.append(Notice("info", "本文件废止了：", tuple(context.link(p) for p in acts)))
    acts = context.to(policy, Policy, "amends")
    if acts:
        found.append(Notice("info", "本文件修改了：", tuple(context.link(p) for p in acts)))
    return tuple(found)


def _timeline(
    context: Context, policy: Policy, explained: list[Interpretation]
) -> tuple[Event, ...]:
    """From consultation to repeal, in order of time (INT-10)."""
    events = [Event(policy.signed_on.isoformat(), policy.signed_on.isoformat(), "成文")]
    events.append(Event(policy.published_on.text, policy.published_on.iso, "公开发布"))
    if policy.effective_on:
        day = policy.effective_on.isoformat()
        events.append(Event(day, day, "施行"))
    for c in context.back(policy, "consultations", Consultation):
        day = c.opens_on.isoformat()
        events.append(Event(day, day, "公开征求意见", c.title, context.url(c)))
    for i in explained:
        events.append(
            Event(i.published_on.text, i.published_on.iso, i.phase.label, i.title, context.url(i))
        )
    for reverse, title in (("amended_by", "被修改"), ("repealed_by", "被废止")):
        for p in context.back(policy, reverse, Policy):
            day = (p.effective_on or p.signed_on).isoformat()
            events.append(Event(day, day, title, p.title, context.url(p)))
    return tuple(sorted(events, key=lambda e: (e.iso, e.title))) if len(events) > 2 else ()
