"""政策文件: the page of a policy (DOC-01, DOC-07, GW-50, GW-51)."""

from __future__ import annotations

from zwgk.model.catalog_item import CatalogItem
from zwgk.model.consultation import Consultation
from zwgk.model.gazette_issue import GazetteIssue
from zwgk.model.interpretation import Interpretation
from zwgk.model.interpreting import InterpretationState
from zwgk.model.policy import Policy, Validity
from zwgk.model.task import Task
from zwgk.model.views import Event, Fact, LinkView, Notice, RecordView, Value
from zwgk.plan.context import Context
from zwgk.plan.policy_versions import text_notices, texts_listing
from zwgk.plan.readers_path import readers_path
from zwgk.plan.sections import listing, present
from zwgk.plan.views_interpretation import contacts_of


def view(context: Context, policy: Policy) -> RecordView:
    """The page of ``policy``."""
    frame = context.frame(policy)
    frame["notices"] = (
        *_notices(context, policy),
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
        "有效性": (Value(context.facts.validity[policy.key].label),),
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


#: How an act is told of: done, and still to come.
_DONE = {
    Validity.repealed: "本文件已废止，废止依据：",
    Validity.amended: "本文件已修改，修改依据：",
}
_COMING = {Validity.repealed: "废止", Validity.amended: "修改"}


def _notices(context: Context, policy: Policy) -> tuple[Notice, ...]:
    """What a reader must know first: repealed, expired, amended, not yet in force."""
    validity, today = context.facts.validity[policy.key], context.facts.today
    acts = context.facts.acts.get(policy.key, ())
    found = []

    def by(outcome: Validity) -> tuple[LinkView, ...]:
        return tuple(
            context.link(context.graph.get(a.by))
            for a in acts
            if a.outcome is outcome and a.on <= today
        )

    if validity is Validity.repealed:
        basis = by(Validity.repealed)
        said = (
            f"本文件已废止，废止依据：{policy.ended_by}。" if policy.ended_by else "本文件已废止。"
        )
        found.append(Notice("warning", _DONE[validity] if basis else said, basis))
    elif validity is Validity.expired and policy.valid_until and policy.valid_until < today:
        found.append(
            Notice("warning", f"本文件有效期至{policy.valid_until.isoformat()}，现已失效。")
        )
    elif validity is Validity.expired:
        said = f"本文件已失效，依据：{policy.ended_by}。" if policy.ended_by else "本文件已失效。"
        found.append(Notice("warning", said))
    elif validity is Validity.not_yet_in_force:
        starts = policy.starts_on.isoformat()
        found.append(Notice("info", f"本文件自{starts}起施行，目前尚未施行。"))
    amended = by(Validity.amended)
    if amended:
        found.append(Notice("info", _DONE[Validity.amended], amended))
    for act in acts:
        if act.on > today and validity not in (Validity.repealed, Validity.expired):
            text = f"本文件将于{act.on.isoformat()}被{_COMING[act.outcome]}，依据："
            found.append(Notice("info", text, (context.link(context.graph.get(act.by)),)))
    for field, did in (("repeals", "废止"), ("amends", "修改")):
        targets = context.to(policy, Policy, field)
        if targets:
            text = f"本文件{did}了：" if policy.starts_on <= today else f"本文件施行后{did}："
            found.append(Notice("info", text, tuple(context.link(p) for p in targets)))
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
