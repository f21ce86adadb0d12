"""目录动态调整: every 调整记录 in one public list, newest first (CAT-09)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zwgk.model.addresses import CATALOG_CHANGES, CATALOG_CHANGES_DATA, ROWS_A_PAGE, list_address
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.facts import Adjustment
from zwgk.model.result import PlannedPage
from zwgk.model.sector import Sector
from zwgk.model.views import Fact, LinkView, Listing, ListView, Notice, Row, Value
from zwgk.plan.context import Context, called, section_of
from zwgk.plan.pager import pager

_TITLE = "目录动态调整"
_TEXT = "政务公开标准目录新增、修改、合并、拆分、取消和下放事项的记录，最近的在前"


def row(context: Context, adjustment: Adjustment) -> Row:
    """An adjustment as a line of a list: what was adjusted, when, how and why."""
    item = context.graph.get(adjustment.item)
    change = adjustment.change
    sector = context.one(item, Sector, "sector")
    day = change.date.isoformat()
    into = "、".join(change.successors)
    return Row(
        title=called(item),
        url=context.url(item),
        date=day,
        iso=day,
        kind=change.type.label,
        unit=sector.name if sector else "",
        summary=f"{change.note}（承接事项：{into}）" if into else change.note,
    )


def rows(context: Context, adjustments: Sequence[Adjustment]) -> tuple[Row, ...]:
    """Lines of a list."""
    return tuple(row(context, a) for a in adjustments)


def of_sector(context: Context, sector: Sector) -> Listing | None:
    """The latest adjustments of a sector."""
    keys = {item.key for item in context.graph.back(sector, "items", CatalogItem)}
    found = [a for a in context.facts.adjustments if a.item in keys]
    if not found:
        return None
    more = LinkView("全部领域的调整", CATALOG_CHANGES)
    return Listing(f"{sector.name}领域的目录调整", rows(context, found), more, "changes")


def latest(context: Context) -> tuple[Notice, ...]:
    """What the page of all sectors says of them; nothing when there are none."""
    found = context.facts.adjustments
    if not found:
        return ()
    link = LinkView(f"目录动态调整（{len(found)}条）", CATALOG_CHANGES)
    return (Notice("info", f"目录最近一次调整是{found[0].change.date.isoformat()}。", (link,)),)


def ended(context: Context, sector: Sector) -> Listing | None:
    """Items of a sector that have left the catalog; their pages say why."""
    found = [i for i in context.ended() if context.one(i, Sector, "sector") is sector]
    if not found:
        return None
    return Listing("已经不在目录里的事项", context.rows(found), anchor="ended")


def changes_pages(context: Context) -> Iterator[PlannedPage]:
    """``/catalog/changes/``, cut into pages; none where nothing was ever adjusted."""
    found = context.facts.adjustments
    stem = CATALOG_CHANGES.rstrip("/")
    count = -(-len(found) // ROWS_A_PAGE)
    for number in range(1, count + 1):
        part = found[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]
        address = list_address(stem, number)
        yield PlannedPage(
            url=address,
            template="kinds/catalog_item/list.html",
            view=ListView(
                title=_TITLE if number == 1 else f"{_TITLE} 第{number}页",
                kind="catalog_item",
                section=section_of("catalog_item"),
                labels=context.column_labels(
                    _TITLE, _TEXT, (_TITLE, "调整记录"), CatalogItem.kind.column.type
                ),
                trail=context.trail(context.list_link(CatalogItem)),
                canonical=context.base_url + address,
                summary=_TEXT,
                intro=f"{_TEXT}。",
                rows=rows(context, part),
                facets=(Fact("数据", (Value("JSON 格式", CATALOG_CHANGES_DATA),)),),
                pager=pager(stem, number, count, len(found)),
                feedback=context.contact(context.host),
            ),
            changed_on=found[0].change.date.isoformat(),
        )
