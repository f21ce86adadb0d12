"""事实: what holds today, what held before, and every page that says it."""

from __future__ import annotations

from zwgk.model.fact import FactType, FactValue, PublicFact
from zwgk.model.organisation import Organisation
from zwgk.model.policy import Policy
from zwgk.model.record import Record
from zwgk.model.site import Site
from zwgk.model.views import Cell, Fact, Listing, RecordView, Row, TableView, Value
from zwgk.plan.context import Context

#: Types whose values have a source that readers ask for; telephones and hours have none.
_FIGURES = (FactType.amount, FactType.quantity)


def fact_view(context: Context, fact: PublicFact) -> RecordView:
    """The page of a fact: its value today, its history, where it is used."""
    now = fact.value_on(context.facts.today)
    value = _value(fact, now) if now else Value("今天没有有效的值")
    since = now.valid_from.isoformat() if now else ""
    facts = [Fact("现在", (value,))]
    if now:
        facts.append(Fact("从什么时候起", (Value(since, iso=since),)))
        last = fact.last_day(now)
        if last:
            facts.append(Fact("用到", (Value(last.isoformat(), iso=last.isoformat()),)))
    facts += context.fact(fact, "note", "type", "organisation")
    users = _users(context, fact)
    said = "，".join(t for t in (value.text, fact.note, f"{since}起" if since else "") if t)
    frame = context.frame(fact)
    return RecordView(
        **{**frame, "summary": f"{fact.name}：{said}"},
        facts=tuple(facts),
        tables=(_history(context, fact),),
        sections=(Listing(f"写着它的地方（{len(users)}处）", users),) if users else (),
    )


def fact_tables(context: Context) -> tuple[TableView, ...]:
    """All facts of today, a table for each type."""
    tables = []
    for kind in FactType:
        found = [f for f in context.all(PublicFact) if f.type is kind]
        rows = tuple(_row(context, fact) for fact in found)
        if rows:
            heads = ("名称", "现在", "从什么时候起", "由谁更新", "用在几处")
            anchors = tuple(f.id for f in found)
            caption = f"现行的{kind.label}"
            tables.append(TableView(caption, heads, rows, anchors=anchors, title=kind.label))
    return tuple(tables)


def sources_of(context: Context, record: Record) -> tuple[Fact, ...]:
    """The figures a record's page says, each with its first day and a link to its source."""
    figures = dict.fromkeys(use.fact for use in record.origin.stated)
    values = []
    for name in figures:
        fact = context.graph.get((PublicFact.kind.name, name))
        assert isinstance(fact, PublicFact)
        now = fact.value_on(context.facts.today)
        if now and fact.type in _FIGURES:
            text = f"{fact.name}{fact.said(now)}，{now.valid_from.isoformat()}起"
            values.append(Value(text, context.url(fact)))
    return (Fact("数字的出处", tuple(values)),) if values else ()


def _row(context: Context, fact: PublicFact) -> tuple[Cell, ...]:
    now = fact.value_on(context.facts.today)
    day = now.valid_from.isoformat() if now else ""
    unit = context.one(fact, Organisation, "organisation")
    shown = _value(fact, now) if now else Value("今天没有有效的值")
    return (
        Cell((context.value(fact),)),
        Cell((shown, *((Value(fact.note),) if fact.note else ()))),
        Cell((Value(day, iso=day),) if day else ()),
        Cell((context.value(unit),) if unit else ()),
        Cell((Value(str(len(_users(context, fact)))),)),
    )


def _history(context: Context, fact: PublicFact) -> TableView:
    rows = []
    for i, value in sorted(enumerate(fact.values), key=lambda v: v[1].valid_from, reverse=True):
        first, last = value.valid_from.isoformat(), fact.last_day(value)
        until = Value(last.isoformat(), iso=last.isoformat()) if last else Value("仍在用")
        policy = context.one(fact, Policy, "values", i, "policy")
        sources = [Value(value.basis)] if value.basis else []
        if policy:
            sources.append(Value(policy.document_number or policy.title, context.url(policy)))
        cells = (_value(fact, value),), (Value(first, iso=first),), (until,), tuple(sources)
        rows.append(tuple(Cell(lines) for lines in cells))
    heads = ("值", "从", "到", "依据")
    return TableView(f"{fact.name}的历次取值", heads, tuple(rows), title="历次取值")


def _value(fact: PublicFact, value: FactValue) -> Value:
    text = fact.said(value)
    return Value(text, phone=text if fact.type is FactType.phone else None)


def _users(context: Context, fact: PublicFact) -> tuple[Row, ...]:
    """Every public record that names the fact; the site's own keys are on every page."""
    found = context.back(fact, "uses", Record)
    rows = [context.row(r, kind=True) for r in found if not isinstance(r, Site)]
    whole = [Row("每一页的页首和页尾", "")] if any(isinstance(r, Site) for r in found) else []
    return (*whole, *rows)
