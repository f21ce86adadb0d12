"""Rules over 调整记录 (CAT-09)."""

from __future__ import annotations

from collections.abc import Iterator

from zwgk.check.rule import Context, Finding, rule
from zwgk.model.catalog_item import CatalogItem, Change, ChangeType
from zwgk.model.shared import Published
from zwgk.problem import Level


@rule(
    "V178",
    "调整记录前后对不上",
    of=CatalogItem,
    why="调整记录要公开给群众看，也是判断事项还在不在目录里的依据，前后要说得通。",
    requirements=("CAT-09",),
)
def adjustments_fit(item: CatalogItem, at: Context) -> Iterator[Finding]:
    """A split says into what; after an item has ended only 新增 brings it back."""
    numbered = sorted(enumerate(item.changes), key=lambda n: n[1].date)
    end: tuple[int, Change] | None = None
    for i, change in numbered:
        place = item.origin.of("changes", i)
        if change.type is ChangeType.split and not change.successors:
            yield Finding(
                place,
                f"{change.date} 的“拆分”没有写拆成了哪些事项",
                "写上“承接事项”，例如：承接事项: [SHJZ-0301, SHJZ-0302]",
            )
        if change.ends(item.code):
            end = (i, change)
        elif end and change.type is not ChangeType.added:
            yield Finding(
                place,
                f"{change.date} 的“{change.type.label}”写在 {end[1].date} 的"
                f"“{end[1].type.label}”后面，事项那时已经不在目录里",
                "恢复了的，先记一条“新增”；没有恢复的，删掉这一条",
                others=(item.origin.of("changes", end[0]),),
            )
        elif change.type is ChangeType.added:
            end = None


@rule(
    "D524",
    "对应的事项已经不在目录里",
    of=Published,
    shown=True,
    why="事项取消、合并以后公开的内容，要记在接续的事项名下，不然台账里两边都对不上。",
    level=Level.warning,
    requirements=("CAT-08", "CAT-09"),
)
def published_under_an_ended_item(record: Published, at: Context) -> Iterator[Finding]:
    """What is published after an item has ended does not stand under it."""
    for item in at.graph.to(record, CatalogItem, "item"):
        change = at.facts.ended.get(item.key)
        if change is None or record.published_on.day <= change.date:
            continue
        into = "、".join(change.successors)
        yield Finding(
            record.origin.of("item"),
            f"“对应事项”{item.code} 已在 {change.date} {change.type.label}，"
            f"这条内容是 {record.published_on.day} 公开的",
            f"改成承接它的事项：{into}"
            if into
            else "改成现在目录里的事项；不属于哪一条的，删掉这一项",
            others=(item.origin.of("changes"),),
        )
