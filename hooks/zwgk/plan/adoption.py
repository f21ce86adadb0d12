"""沿用 on the page of an item: from which upper item, and what is different here (CAT-09)."""

from __future__ import annotations

from zwgk.model.adoption import chain, differences, in_words
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.views import Cell, Fact, TableView, Value
from zwgk.plan.context import Context

_DIFFERENT = "和上级目录不同的地方"


def adopted_facts(context: Context, item: CatalogItem) -> tuple[Fact, ...]:
    """The upper items it follows, nearest first, each leading to where it is published."""
    values = []
    for upper in chain(item):
        root = upper.origin.root
        if not (isinstance(upper, CatalogItem) and root):
            continue
        text = f"{root.called} {upper.code}"
        if root.url:
            values.append(Value(text, context.way_out(root.url), external=True))
        else:
            values.append(Value(text))
    return (Fact(CatalogItem.label_of("adopts"), tuple(values)),) if values else ()


def difference_tables(item: CatalogItem) -> tuple[TableView, ...]:
    """What the item says otherwise than the upper one; no table when nothing."""
    upper = item.adopted
    found = differences(item)
    if upper is None or not found:
        return ()
    root = upper.origin.root
    rows = tuple(
        (
            Cell((Value(CatalogItem.label_of(d.field)),)),
            Cell(tuple(map(Value, in_words(d.upper)))),
            Cell(tuple(map(Value, in_words(d.own)))),
        )
        for d in found
    )
    caption = f"上级目录是“{root.called}”" if root else "上级目录和本目录"
    return (TableView(caption, ("项目", "上级目录", "本目录"), rows, title=_DIFFERENT),)
