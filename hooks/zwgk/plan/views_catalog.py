"""领域 and 公开事项: the duty and what was published under it (CAT-01, CAT-08)."""

from __future__ import annotations

from typing import Any

from zwgk.model.addresses import catalog_file
from zwgk.model.catalog_item import Audience, CatalogItem, Change
from zwgk.model.ledger_views import ItemView
from zwgk.model.organisation import Organisation
from zwgk.model.question import Question
from zwgk.model.record import Record
from zwgk.model.sector import Sector
from zwgk.model.task import Task
from zwgk.model.views import (
    AttachmentView,
    Cell,
    Event,
    Fact,
    Listing,
    Notice,
    SectorTile,
    SectorView,
    TableView,
    Value,
)
from zwgk.plan import adoption, catalog_changes
from zwgk.plan.context import Context
from zwgk.plan.feeds import feed_of
from zwgk.plan.ledger_parts import (
    item_badge,
    ledger_numbers,
    limit_facts,
    published_by_others,
    sector_counts,
    with_duties,
)
from zwgk.plan.ledger_rows import linked_page, sector_address
from zwgk.plan.sections import listing, present

#: The table of a sector as files: type → what it is for.
_FILES = {"xlsx": "按国家规定的样式，可以打印", "csv": "纯文字表格"}

#: The official columns a table shows on the page, and the fields behind them.
_HEADS = (
    "事项编码",
    "一级事项",
    "二级事项",
    "公开内容（要素）",
    "公开依据",
    "公开时限",
    "公开主体",
    "公开渠道和载体",
    "公开对象",
    "公开方式",
    "公开层级",
    "公开情况",
)


def evidence(context: Context, item: CatalogItem) -> list[Record]:
    """What was published under an item, newest first."""
    return [context.graph.get(k) for k in context.facts.evidence[item.key]]


def items_of(context: Context, sector: Sector) -> list[CatalogItem]:
    """A sector's items in the order of their codes."""
    return sorted(context.back(sector, "items", CatalogItem), key=lambda i: i.code)


def subjects(context: Context, item: CatalogItem) -> tuple[Value, ...]:
    """公开主体 as links, units and groups, in the order written."""
    return tuple(
        context.value(context.graph.get(k))
        for k in context.graph.forward.get((item.key, ("subject",)), ())
        if k in context.facts.shown
    )


def channels(item: CatalogItem) -> tuple[Value, ...]:
    """公开渠道 with the text of 其他."""
    named = [Value(c.label) for c in item.channels if c.name != "other"]
    return (*named, *(Value(f"其他：{text}") for text in item.other_channels))


def table(context: Context, caption: str, items: list[CatalogItem]) -> TableView:
    """Items in the official columns plus what was published."""
    rows = []
    for item in items:
        proof = evidence(context, item)
        level2 = item.level2 + (f" / {item.level3}" if item.level3 else "")
        who = "，由别的单位公开" if published_by_others(context, item) else ""
        done = tuple(linked_page(context, link) for link in item.links)
        if proof:
            done = (Value(f"{len(proof)}条{who}", f"{context.url(item)}#evidence"),)
        rows.append(
            (
                Cell((Value(item.code),)),
                Cell((Value(item.level1),)),
                Cell((Value(level2, context.url(item)),)),
                Cell(tuple(Value(t) for t in item.content)),
                Cell(tuple(Value(t) for t in item.basis)),
                Cell((Value(item.time_limit),) if item.time_limit else ()),
                Cell(subjects(context, item)),
                Cell(channels(item)),
                Cell(audience(item)),
                Cell(tuple(Value(m.label) for m in item.method)),
                Cell(tuple(Value(t.label) for t in item.tier)),
                Cell(done, item_badge(context, item)),
            )
        )
    return TableView(
        caption, _HEADS, tuple(rows), header=2, anchors=tuple(f"item-{i.id}" for i in items)
    )


def audience(item: CatalogItem) -> tuple[Value, ...]:
    """公开对象 with the named group (CAT-03)."""
    group = item.audience_group
    return tuple(
        Value(f"{a.label}：{group}" if a is Audience.specific and group else a.label)
        for a in item.audience
    )


def sector_view(context: Context, sector: Sector) -> SectorView:
    """The page of a sector."""
    items = items_of(context, sector)
    lead = context.one(sector, Organisation, "lead")
    found: dict[tuple[str, str], Record] = {}
    for item in items:
        for record in evidence(context, item):
            found.setdefault(record.key, record)
    owed, proven = sector_counts(context, sector)
    name = f"{sector.name}领域"
    numbers, to_ledger = ledger_numbers(context, sector, sector_address(sector.key), name)
    version = next((i.version for i in items if i.version), "") or ""
    newest = sorted(found.values(), key=lambda r: context.row(r).iso, reverse=True)
    return SectorView(
        **context.frame(sector),
        number=sector.number,
        lead=context.link(lead) if lead else None,
        version=version,
        ledger=numbers,
        ledger_link=to_ledger,
        feed=feed_of(context, sector),
        files=tuple(
            AttachmentView(
                f"{name}标准目录，{what}", catalog_file(sector.id, type_), type_.upper(), ""
            )
            for type_, what in _FILES.items()
            if items
        ),
        facts=(
            *context.fact(sector, "number", "other_names", "lead", "ministry", "description"),
            *((Fact("目录版本", (Value(version),)),) if version else ()),
            Fact(
                "公开事项",
                (Value(f"{len(items)}条，应在本网站公开的{owed}条里，{proven}条已有公开信息"),),
            ),
            *context.fact(sector, "not_applicable"),
        ),
        tables=(table(context, f"{sector.name}领域政务公开标准目录", items),) if items else (),
        sections=present(
            listing(context, "本领域已公开的信息", newest, kind=True),
            catalog_changes.of_sector(context, sector),
            catalog_changes.ended(context, sector),
        ),
    )


def item_view(context: Context, item: CatalogItem) -> ItemView:
    """The page of an item: all its fields, its duties, the evidence, related tasks."""
    frame = context.frame(item)
    sector = context.one(item, Sector, "sector")
    trail = [context.list_link(CatalogItem)]
    if sector:
        trail.append(context.link(sector))
    frame["trail"] = context.trail(*trail)
    proof = evidence(context, item)
    ended = context.facts.ended.get(item.key)
    if ended:
        return _remark(context, item, ended, frame)
    frame["badge"] = item_badge(context, item)
    facts = (
        *context.fact(item, *_NAMES, "content", "basis"),
        *context.fact(item, "time_limit"),
        *limit_facts(context, item),
        Fact("公开主体", subjects(context, item)),
        Fact("公开渠道和载体", channels(item)),
        Fact("公开对象", audience(item)),
        *context.fact(item, "method", "tier", "stages", "links", "forms", "unit"),
        *context.fact(item, "version"),
        *adoption.adopted_facts(context, item),
        *context.fact(item, "note"),
    )
    published = listing(context, "在本事项下公开的信息", proof, kind=True, anchor="evidence")
    note = (
        "公开在别的网页，见上面的公开链接。" if item.links else "还没有登记在本事项下公开的信息。"
    )
    none = Listing("在本事项下公开的信息", (), None, "evidence", note)
    view = ItemView(
        **frame,
        facts=tuple(f for f in facts if f.values),
        sections=(
            published or none,
            *present(
                listing(context, "相关问答", context.back(item, "questions", Question)),
                listing(context, "相关任务", context.back(item, "tasks", Task)),
            ),
        ),
        tables=adoption.difference_tables(item),
        timeline=timeline(context, item),
    )
    return with_duties(context, item, view)


#: What tells an item apart.
_NAMES = ("code", "sector", "level1", "level2", "level3")


def timeline(context: Context, item: CatalogItem) -> tuple[Event, ...]:
    """The adjustments of an item that are in effect, oldest first (CAT-09)."""
    return tuple(
        Event(c.date.isoformat(), c.date.isoformat(), f"{c.type.label}：{c.note}")
        for c in sorted(item.changes, key=lambda c: c.date)
        if c.date <= context.facts.today
    )


def _remark(context: Context, item: CatalogItem, change: Change, frame: dict[str, Any]) -> ItemView:
    """What stays of an item that has left the catalog: when, why, and what goes on (CAT-09)."""
    successors = [
        context.graph.get(key)
        for key in context.graph.forward.get(
            (item.key, ("changes", item.changes.index(change), "successors")), ()
        )
    ]
    links = tuple(context.link(s) for s in successors)
    what = f"本事项已于{change.date.isoformat()}{change.type.label}，不再按这一条公开。"
    text = f"{what}{change.note.rstrip('。')}。" + ("由下列事项承接：" if links else "")
    frame["notices"] = (Notice("warning", text, links), *frame["notices"])
    frame["noindex"] = True
    past = listing(
        context, "以前在本事项下公开的信息", evidence(context, item), kind=True, anchor="evidence"
    )
    return ItemView(
        **frame,
        facts=context.fact(item, *_NAMES),
        sections=present(past),
        timeline=timeline(context, item),
    )


def tiles(context: Context) -> tuple[SectorTile, ...]:
    """The sectors as a grid."""
    found = []
    for sector in context.all(Sector):
        owed, proven = sector_counts(context, sector)
        lead = context.one(sector, Organisation, "lead")
        found.append(
            SectorTile(
                number=sector.number,
                name=sector.name,
                url=context.url(sector),
                lead=(lead.short_name or lead.name) if lead else "",
                items=owed,
                published=proven,
            )
        )
    return tuple(found)
