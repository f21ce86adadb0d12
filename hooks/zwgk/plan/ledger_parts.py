"""What other pages say of the ledger: documents, items, units, sectors, the home page."""

from __future__ import annotations

from dataclasses import replace

from zwgk.model.catalog_item import CatalogItem
from zwgk.model.ledger import Duty, Entry, Tally
from zwgk.model.ledger_views import ItemView, LedgerRow
from zwgk.model.organisation import Organisation
from zwgk.model.record import Record
from zwgk.model.sector import Sector
from zwgk.model.views import Badge, Fact, LinkView, Value
from zwgk.plan.context import Context
from zwgk.plan.ledger_rows import (
    LEDGER,
    NOT_OWING,
    ON_ITEM,
    duty_row,
    picture,
    segments,
    unit_address,
)
from zwgk.plan.ledger_words import EXEMPT, RANK, percent, ratio, summary, timing, understood

#: Rows an item's page shows, over all its units.
_ROWS_OF_ITEM = 60
#: Lines a document's page has on what it fulfils.
_LINES = 6

#: The label under which a document says which duties it fulfils.
FULFILS = "履行公开责任"

NAME = "公开责任台账"


# -- documents -----------------------------------------------------------------------------


def fulfils(context: Context, record: Record) -> tuple[Fact, ...]:
    """Which duties a document fulfils, and whether in time; nothing where it fulfils none."""
    pairs = context.facts.ledger.by_proof.get(record.key, ())
    if not pairs:
        return ()
    several = len({duty.subject for duty, _ in pairs}) > 1
    lines: dict[str, Value] = {}
    for duty, entry in pairs:
        item = context.graph.get(duty.item)
        text = _line(context, record, duty, entry, name_unit=several)
        # The page of an item that has left the catalog has no duties to show.
        place = "" if duty.item in context.facts.ended else ON_ITEM
        lines.setdefault(text, Value(text, context.url(item) + place))
    shown = list(lines.values())[:_LINES]
    if len(lines) > _LINES:
        shown.append(Value(f"等{len(lines)}期（条）"))
    units = {duty.subject for duty, _ in pairs if duty.subject}
    unit = context.graph.get(units.pop()) if len(units) == 1 else None
    if isinstance(unit, Organisation):
        name = unit.short_name or unit.name
        shown.append(Value(f"{name}{NAME}", unit_address(unit.key)))
    else:
        shown.append(Value(NAME, LEDGER))
    return (Fact(FULFILS, tuple(shown)),)


def _line(context: Context, record: Record, duty: Duty, entry: Entry, *, name_unit: bool) -> str:
    """``社会救助 SHJZ-0101（2026年10月）：最迟应于2026-11-30公开，提前3个工作日``."""
    item = context.graph.get(duty.item)
    assert isinstance(item, CatalogItem)
    sector = context.facts.ledger.sector_of.get(duty.item)
    parts = [f"{context.graph.get(sector).name_text} " if sector else "", item.code]
    if name_unit and duty.subject:
        unit = context.graph.get(duty.subject)
        parts.append(f"，{getattr(unit, 'short_name', None) or unit.name_text}")
    if entry.period and duty.subject:
        parts.append(f"（{entry.period}）")
    return f"{''.join(parts)}：{_verdict(record, duty, entry)}"


def _verdict(record: Record, duty: Duty, entry: Entry) -> str:
    if duty.subject is None:
        return NOT_OWING
    if duty.exemption:
        return f"不计入应公开（{duty.exemption.label}）"
    if entry.unjudged:
        return f"无法判断按时不按时（{entry.unjudged.label}）"
    if entry.proof != record.key:
        return "这一期公开的内容之一"
    if entry.due_on is None:
        return "已公开"
    said = f"最迟应于{entry.due_on.isoformat()}公开，{timing(entry)}"
    return said + ("（按双休日推算）" if entry.projected else "")


# -- items ---------------------------------------------------------------------------------


def limit_facts(context: Context, item: CatalogItem) -> tuple[Fact, ...]:
    """How the item's time limit is understood, and which laws stand over it."""
    limits = context.facts.ledger.limits.get(item.key)
    words = understood(limits) if limits else ()
    return (Fact("时限怎么算", tuple(Value(w) for w in words)),) if words else ()


def item_badge(context: Context, item: CatalogItem) -> Badge:
    """How an item stands over all the units that owe it."""
    duties = [d for d in context.facts.ledger.by_item.get(item.key, ()) if d.subject]
    owed = [d for d in duties if d.owed]
    if not owed:
        exempt = next((d.exemption for d in duties if d.exemption), None)
        return Badge(exempt.label if exempt else "没有公开主体", EXEMPT)
    worst = min((d.state for d in owed), key=lambda s: RANK[s.name])
    if len(owed) == 1:
        return Badge(worst.label, worst.name)
    done = sum(d.published for d in owed)
    if not done:
        return Badge(f"{len(owed)}个单位都未公开", worst.name)
    if done == len(owed):
        return Badge(f"{len(owed)}个单位都已公开", worst.name)
    return Badge(f"{len(owed)}个单位中{done}个已公开", worst.name)


def published_by_others(context: Context, item: CatalogItem) -> bool:
    """Whether what stands under an item was all published by units that do not owe it."""
    duties = context.facts.ledger.by_item.get(item.key, ())
    return any(d.subject is None for d in duties) and not any(
        d.published for d in duties if d.subject
    )


def with_duties(context: Context, item: CatalogItem, view: ItemView) -> ItemView:
    """An item's page with the rows of its duties, by unit and newest first."""
    duties = context.facts.ledger.by_item.get(item.key, ())
    if not duties:
        return view
    most = max(1, _ROWS_OF_ITEM // len(duties))
    rows: list[LedgerRow] = []
    left = 0
    # Who has published anything first, each in the order of the catalog; strangers last.
    for duty in sorted(duties, key=lambda d: (d.subject is None, not d.published)):
        row = duty_row(context, duty)
        rows += row.entries[:most] or (row,)
        left += len(row.entries[most:])
    if len(rows) > _ROWS_OF_ITEM:  # many units: those that need attention
        rows.sort(key=lambda r: RANK.get(r.state, 0))
    cut = rows[: _ROWS_OF_ITEM * 2]
    view = replace(
        view,
        duties=tuple(cut),
        duties_note=_left_out(most, left, len(rows) - len(cut)),
    )
    if sum(d.owed for d in duties) < 2:
        return view
    sums = summary(item.id, item.code, "", Tally.of(duties))
    parts = segments(context, sums)
    return replace(view, segments=parts, segments_label=picture(sums, parts))


def _left_out(most: int, older: int, units: int) -> str:
    said = []
    if older:
        said.append(f"每个单位先列最近{most}期（条），更早的{older}期（条）在台账的下载文件里。")
    if units:
        said.append(f"另有{units}个单位没有列出，见台账。")
    return "".join(said)


# -- units, sectors, the home page -----------------------------------------------------------


def ledger_numbers(
    context: Context, record: Organisation | Sector, url: str, name: str
) -> tuple[tuple[Fact, ...], LinkView | None]:
    """The sums of a unit or sector in a few numbers, and the link to its ledger."""
    tally = context.facts.ledger.tallies.get(record.key)
    if tally is None:
        return (), None
    items = isinstance(record, Sector)
    owed, done = (tally.items, tally.items_covered) if items else (tally.owed, tally.covered)
    word = "个" if items else "条"
    judged = tally.in_time + tally.late
    facts = [
        Fact("应公开事项" if items else "应公开", (Value(f"{owed}{word}"),)),
        Fact("已公开", (Value(f"{done}{word}"),)),
    ]
    if owed:
        facts.append(Fact("公开率", (Value(percent(done, owed)),)))
    if judged:
        facts.append(Fact("按时率", (Value(percent(tally.in_time, judged)),)))
    return tuple(facts), LinkView(f"{name}{NAME}", url)


def sector_counts(context: Context, sector: Sector) -> tuple[int, int]:
    """Items of a sector that must be public here, and those with anything published."""
    tally = context.facts.ledger.tallies.get(sector.key, Tally())
    return tally.items, tally.items_covered


def home_coverage(context: Context) -> tuple[tuple[Fact, ...], float | None]:
    """The site's sums for the home page, the same as the ledger's own."""
    tally = context.facts.ledger.tally
    if not tally.items:
        return (), None
    judged = tally.in_time + tally.late
    facts = [
        Fact("应公开事项", (Value(f"{tally.items}个", "catalog/"),)),
        Fact("已有公开信息", (Value(f"{tally.items_covered}个"),)),
    ]
    if judged:
        facts.append(Fact("按时率", (Value(percent(tally.in_time, judged)),)))
    return tuple(facts), ratio(tally.items_covered, tally.items)
