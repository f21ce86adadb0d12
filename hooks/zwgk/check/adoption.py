"""Rules over items that follow an upper level's catalog (沿用; CAT-09)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from zwgk.check.rule import Context, Finding, rule, survey
from zwgk.model.adoption import (
    RULES,
    Difference,
    DifferenceRule,
    RuleName,
    chain,
    concerns,
    differences,
    dropped,
    in_words,
    weaker,
)
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.catalog_layer import CatalogLayer
from zwgk.model.levels import CatalogLevel, level_of_region
from zwgk.model.record import Record
from zwgk.model.sector import Sector
from zwgk.model.site import Site
from zwgk.model.values.limit_order import Slack, slack
from zwgk.model.values.text import fold
from zwgk.problem import Level, Where


def level_of(at: Context) -> CatalogLevel:
    """The level of the site's own catalog: as ``catalog/layer.yml`` says, else by its region."""
    told = at.select(CatalogLayer)
    if told:
        return told[0].level
    return level_of_region(at.site.region) if at.site else CatalogLevel.county


def _measured(
    record: Record, rule_name: RuleName
) -> Iterator[tuple[Difference, DifferenceRule, str, tuple[Where, ...]]]:
    """(difference, its rule, label, place in the upper catalog) of fields under a rule."""
    rules = RULES[record.kind.name]
    for difference in differences(record):
        found = rules.get(difference.field)
        if found and found.rule == rule_name:
            label = type(record).label_of(difference.field)
            yield difference, found, label, (record.upper.origin.of(difference.field),)


def _quoted(value: object) -> str:
    return "、".join(in_words(value)) or "空"


def _because(rule: DifferenceRule) -> str:
    return f"（{rule.why}）"


@rule(
    "V171",
    "沿用的事项改了不能改的内容",
    of=(CatalogItem, Sector),
    why="领域、名称和序号上下一致，各级目录才对得上、能逐级汇总。要另立名称的，就不是沿用，应另用编码。",
    requirements=("CAT-09",),
)
def fixed_is_changed(record: Record, at: Context) -> Iterator[Finding]:
    """Fields held to be the same are the same as in the upper catalog."""
    for difference, why, label, others in _measured(record, "same"):
        if difference.field == "sector" and _same_sector(record, difference, at):
            continue
        yield Finding(
            record.origin.of(difference.field),
            f"“{label}”写的是“{_quoted(difference.own)}”，"
            f"上级目录是“{_quoted(difference.upper)}”，不能改{_because(why)}",
            "改回上级的写法；不是同一件事的，去掉“沿用”，另用一个编码"
            if difference.field in ("sector", "number")
            else "删掉这一项，随上级；不是同一件事的，去掉“沿用”，另用一个编码",
            others=others,
        )


def _same_sector(record: Record, difference: Difference, at: Context) -> bool:
    """Whether 领域 is only called otherwise: 乡村振兴 for 扶贫."""
    sector = at.graph.one(record, Sector, "sector")
    return sector is not None and fold(difference.upper) in map(fold, sector.names)


@rule(
    "V172",
    "沿用的事项公开得比上级要求的少",
    of=CatalogItem,
    why="上级目录是最低要求。渠道、对象、层级和内容可以增加，不能减少。",
    requirements=("CAT-09",),
)
def less_than_above(item: CatalogItem, at: Context) -> Iterator[Finding]:
    """Nothing the upper catalog asks for is missing."""
    level = level_of(at)
    for difference, why, label, others in _measured(item, "keep"):
        missing = dropped(difference.upper, difference.own, level)
        if missing:
            yield Finding(
                item.origin.of(difference.field),
                f"“{label}”少了上级目录要求的“{_quoted(missing)}”{_because(why)}",
                f"把“{_quoted(missing)}”补上",
                others=others,
            )


@rule(
    "V173",
    "沿用的事项公开时限比上级长",
    of=CatalogItem,
    why="上级定的是最长期限，本级可以更快，不能更慢。",
    requirements=("CAT-09",),
)
def slower_than_above(item: CatalogItem, at: Context) -> Iterator[Finding]:
    """公开时限 gives no more time than the upper catalog does."""
    for difference, why, label, others in _measured(item, "not_longer"):
        if slack(difference.upper, difference.own) is Slack.more:
            yield Finding(
                item.origin.of(difference.field),
                f"“{label}”写的“{difference.own}”比上级目录的“{difference.upper}”慢{_because(why)}",
                "改成和上级一样或者更快，也可以删掉这一项，随上级",
                others=others,
            )


@rule(
    "V175",
    "公开时限和上级的比不出快慢",
    of=CatalogItem,
    why="两边的说法不同，程序不猜，要人来核对本级是不是比上级慢。",
    level=Level.hint,
    requirements=("CAT-09",),
)
def limits_not_comparable(item: CatalogItem, at: Context) -> Iterator[Finding]:
    """公开时限 can be measured by the upper one."""
    for difference, _, label, others in _measured(item, "not_longer"):
        if slack(difference.upper, difference.own) is Slack.unknown:
            yield Finding(
                item.origin.of(difference.field),
                f"“{label}”写的“{difference.own}”和上级目录的“{difference.upper}”比不出快慢",
                "请人核对，确实不比上级慢的，可以不管；能用同一种说法的，改成一样的说法",
                others=others,
            )


@rule(
    "V174",
    "沿用的事项公开方式比上级低",
    of=CatalogItem,
    why="以公开为常态、不公开为例外。上级目录要求主动公开的，本级不能改成依申请公开。",
    requirements=("CAT-09",),
)
def weaker_than_above(item: CatalogItem, at: Context) -> Iterator[Finding]:
    """公开方式 opens no less than the upper catalog does."""
    for difference, why, label, others in _measured(item, "not_weaker"):
        if weaker(difference.upper, difference.own):
            yield Finding(
                item.origin.of(difference.field),
                f"“{label}”写的是“{_quoted(difference.own)}”，"
                f"上级目录要求“{_quoted(difference.upper)}”{_because(why)}",
                "改成和上级一样，也可以删掉这一项，随上级",
                others=others,
            )


@survey(
    "S043",
    "共享的目录不是上级的",
    of=Site,
    why="只能沿用上级的目录。级别写错，谁沿用谁就乱了。",
    requirements=("CAT-09",),
)
def not_above(sites: Sequence[Site], at: Context) -> Iterator[Finding]:
    """Catalogs of shared roots are of a higher level than the site's."""
    level = level_of(at)
    for root in at.graph.roots:
        if root.level and not root.level.is_above(level):
            yield Finding(
                root.where,
                f"“{root.called}”是{root.level.label}目录，本站的目录是{level.label}的，不能沿用",
                "改正这里的“级别”；本站的级别不对的，在本站新建 catalog/layer.yml 写明“级别”",
                others=(at.site_place("region"),) if at.site else (),
            )


@survey(
    "D521",
    "上级目录的事项还没有沿用",
    of=Site,
    why="上级目录列出的、由本级和下级公开的事项，本级目录都要有；本地没有的，也要写明。",
    level=Level.warning,
    requirements=("CAT-09",),
)
def not_taken_over(sites: Sequence[Site], at: Context) -> Iterator[Finding]:
    """Every item that an upper catalog asks of this level is taken over; said once a sector."""
    level = level_of(at)
    own = at.select(CatalogItem)
    taken = {id(r) for item in own for r in chain(item)}
    # What a nearer level has taken over is asked for by that level.
    taken |= {id(r) for upper in at.graph.upper for r in chain(upper)}
    spared = _not_applicable(at)
    waiting: dict[str, list[CatalogItem]] = defaultdict(list)
    for upper in at.graph.upper:
        if (
            isinstance(upper, CatalogItem)
            and id(upper) not in taken
            and concerns(upper, level)
            and not upper.ended_by(at.today)
            and fold(upper.sector) not in spared
        ):
            waiting[upper.sector].append(upper)
    files = {fold(i.sector): i.origin.where.path for i in reversed(own)}
    for sector, found in waiting.items():
        first = found[0].origin
        names = "、".join(f"{i.code} {i.full_title}" for i in found[:_NAMED])
        more = "等" if len(found) > _NAMED else ""
        name = first.root.called if first.root else "上级目录"
        file = files.get(fold(sector))
        yield Finding(
            Where(file) if file else first.of("code"),
            f"领域“{sector}”还有 {len(found)} 条事项没有沿用“{name}”：{names}{more}",
            f"在目录里加上“- 沿用: {found[0].code}”这样的行；"
            "本地没有这类事项的，再写一条类型为“取消”的“调整记录”说明原因",
            others=(first.of("code"),) if file else (),
        )


#: How many items a finding names.
_NAMED = 5


def _not_applicable(at: Context) -> frozenset[str]:
    """Names of sectors that the site says it has not."""
    return frozenset(
        fold(name)
        for s in at.select(Sector)
        if s.not_applicable
        for name in (s.name, *s.other_names)
    )


@rule(
    "D522",
    "沿用的上级事项已经取消",
    of=CatalogItem,
    shown=True,
    why="上级取消了的事项，本级要研究是不是也取消，或者改为自己的事项。",
    level=Level.warning,
    requirements=("CAT-09",),
)
def upper_has_ended(item: CatalogItem, at: Context) -> Iterator[Finding]:
    """The adopted item is still in the upper catalog."""
    upper = item.adopted
    change = upper.ended_by(at.today) if upper else None
    if upper is None or change is None or item.ended_by(at.today):
        return
    into = f"，由 {'、'.join(change.successors)} 承接" if change.successors else ""
    yield Finding(
        item.origin.of("adopts"),
        f"沿用的 {upper.code} 已在上级目录里{change.type.label}（{change.date}）{into}",
        "也不再公开的，在“调整记录”里写一条“取消”；改为沿用别的事项或者自己单列的，改写“沿用”",
        others=(upper.origin.of("changes"),),
    )
