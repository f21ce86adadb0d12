"""政策文件: the page of a policy (DOC-01, DOC-07, GW-50, GW-51)."""

from __future__ import annotations

from zwgk.model.catalog_item import CatalogItem
from zwgk.model.consultation import Consultation
from zwgk.model.decision_item import DecisionItem
from zwgk.model.gazette_issue import GazetteIssue
from zwgk.model.interpretation import Interpretation
from zwgk.model.interpreting import InterpretationState
from zwgk.model.policy import Policy, Validity
from zwgk.model.task import Task
from zwgk.model.views import Event, Fact, RecordView, Value
from zwgk.plan.context import Context
from zwgk.plan.policy_notices import notices
from zwgk.plan.policy_versions import text_notices, texts_listing
from zwgk.plan.readers_path import readers_path
from zwgk.plan.sections import listing, present
from zwgk.plan.views_interpretation import contacts_of


def view(context: Context, policy: Policy) -> RecordView:
    """The page of ``policy``."""
    frame = context.frame(policy)
    frame["notices"] = (
        *notices(context, policy),
        *text_notices(context, policy),
        *frame["notices"],
    )
    explained = context.back(policy, "interpretations", Interpretation)
    return RecordView(
        **frame,
        facts=(*_head(context, policy), *_interpreting(context, policy)),
        has_body=bool(policy.body.strip()),
        files=context.attachments(policy),
        timeline=_timeline(context, policy, explained),
        contacts=contacts_of(context, policy),
        sections=present(
            texts_listing(context, policy),
            *readers_path(context, policy).listings(context),
            listing(context, "公开征求意见", context.back(policy, "consultations", Consultation)),
            listing(
                context, "所属的重大行政决策", context.back(policy, "decision_items", DecisionItem)
            ),
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


def _head(context: Context, policy: Policy) -> tuple[Fact, ...]:
    """The head table (standards 7): the central library's fields in its order, then the local."""
    genre = policy.genre_shown
    ended = context.ended_on(policy)
    computed: dict[str, tuple[Value, ...]] = {
        "标题": (Value(policy.title),),
        "主题词": tuple(Value(word) for word in policy.keywords),
        "体裁分类": (Value(genre.label),) if genre else (),
        "有效性": tuple(
            Value(state.label, since=since, until=until)
            for since, until, state in context.facts.courses[policy.key].spans()
        ),
        "废止失效日期": (Value(ended.isoformat(), iso=ended.isoformat()),) if ended else (),
    }
    order = (
        *("index_number", "theme", "issuers", "signed_on", "标题", "document_number"),
        *("published_on", "主题词", "有效性", "effective_on", "valid_until", "废止失效日期"),
        *("method", "document_type", "体裁分类", "statutory_class", "drafter", "item"),
        *("based_on", "upper_basis", "ended_by", "summary"),
    )
    found: list[Fact] = []
    for name in order:
        if name not in computed:
            found += context.fact(policy, name)
        elif computed[name]:
            found.append(Fact(name, computed[name]))
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
    for act in context.facts.acts.get(policy.key, ()):
        by = context.graph.get(act.by)
        title = "被废止" if act.outcome is Validity.repealed else "被修改"
        day = act.on.isoformat()
        events.append(Event(day, day, title, by.name_text, context.url(by)))
    for cleared in context.clearances.get(policy.key, ()):
        if cleared.outcome is Validity.expired and cleared.on:
            day = cleared.on.isoformat()
            events.append(Event(day, day, "失效", cleared.reason))
    # Acts of one day stay in their order.
    return tuple(sorted(events, key=lambda e: e.iso)) if len(events) > 2 else ()
