"""Rules over the standard catalog (V15x, D5xx of CAT-01..13)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from zwgk.check.limits import REPEALED_LAWS
from zwgk.check.rule import Context, Finding, rule, survey
from zwgk.model.catalog_item import Audience, CatalogItem, Channel
from zwgk.model.national_sectors import NATIONAL_SECTORS
from zwgk.model.record import Record
from zwgk.model.sector import Sector
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.shared import Method, Published
from zwgk.model.table_words import CLOSED, own_spellings
from zwgk.model.values.text import fold
from zwgk.model.vocabulary import HEADERS
from zwgk.model.vocabulary_file import COLUMNS, VocabularyFile
from zwgk.problem import Level


@rule(
    "V151",
    "公开渠道选了“其他”却没有写明",
    of=CatalogItem,
    why="只写“其他”，群众不知道到哪里看。",
    requirements=("CAT-02",),
)
def other_channel_unnamed(item: CatalogItem, at: Context) -> Iterator[Finding]:
    """The channel 其他 has text."""
    if Channel.other in item.channels and not item.other_channels:
        yield Finding(
            item.origin.of("channels"),
            "“公开渠道”有“其他”，却没有填“其他渠道”",
            "填写“其他渠道”，例如：公共资源交易平台",
        )


@rule(
    "V152",
    "公开对象是特定群体却没有写明是谁",
    of=CatalogItem,
    why="只写“特定群体”，谁能看、找谁要都说不清。",
    requirements=("CAT-03",),
)
def group_unnamed(item: CatalogItem, at: Context) -> Iterator[Finding]:
    """特定群体 names the group."""
    if Audience.specific in item.audience and not item.audience_group:
        yield Finding(
            item.origin.of("audience"),
            "“公开对象”是“特定群体”，却没有填“特定群体”是谁",
            "填写“特定群体”，例如：项目单位",
        )


@survey(
    "V153",
    "同一领域里的事项重名",
    of=CatalogItem,
    why="同一领域、同一层级里事项名称相同，统计覆盖率时分不清。",
    requirements=("CAT-06",),
)
def same_title(items: Sequence[CatalogItem], at: Context) -> Iterator[Finding]:
    """Names are unique inside a sector and tier; level 3 counts where there is one."""
    first: dict[tuple[str, ...], CatalogItem] = {}
    for item in items:
        if item.key in at.facts.ended:
            continue
        sector = at.graph.one(item, Sector, "sector")
        names = (sector.id if sector else item.sector, item.level1, item.level2, item.level3 or "")
        for tier in item.tier:
            earlier = first.setdefault((*map(fold, names), tier.name), item)
            if earlier is not item:
                title = "-".join(n for n in names[1:] if n)
                yield Finding(
                    item.origin.of("level3" if item.level3 else "level2"),
                    f"“{title}”和事项 {earlier.code} 重名，都在{tier.label}",
                    "改成能区分的名称；是同一件事的，合并成一条",
                    others=(earlier.origin.of("level2"),),
                )
                break


@rule(
    "V154",
    "本地的叫法有两个意思",
    of=VocabularyFile,
    why="一个叫法只能是一个意思，导入目录表时才不会记错。",
)
def spelling_of_two_words(own: VocabularyFile, at: Context) -> Iterator[Finding]:
    """A spelling is told for one word only, and not for one that has it already."""
    for name, words in CLOSED.items():
        meant = {fold(s): w.label for w in words.words.values() for s in (w.label, *w.aliases)}
        told = [(choice.label, also) for choice, also in own_spellings(own, name)]
        yield from _of_two(own, name, told, meant)
    meant = {fold(COLUMNS[c]): COLUMNS[c] for c in COLUMNS}
    meant |= {fold(s): COLUMNS[c] for c, also in HEADERS.items() for s in also}
    yield from _of_two(own, "headers", [(COLUMNS[e.column], e.also) for e in own.headers], meant)


def _of_two(
    own: VocabularyFile,
    name: str,
    told: Sequence[tuple[str, tuple[str, ...]]],
    meant: dict[str, str],
) -> Iterator[Finding]:
    for i, (label, also) in enumerate(told):
        for j, spelling in enumerate(also):
            other = meant.setdefault(fold(spelling), label)
            if other != label:
                yield Finding(
                    own.origin.of(name, i, "also", j),
                    f"“{spelling}”已经表示“{other}”，不能再表示“{label}”",
                    "删掉这个叫法，或者换成表格里实际用的另一个",
                )


@survey(
    "D501",
    "应在网站公开的事项没有公开内容",
    of=CatalogItem,
    shown=True,
    why="目录里写了主动公开、渠道是政府网站，网站上就要有对应的内容。",
    level=Level.warning,
    requirements=("CAT-08",),
)
def no_evidence(items: Sequence[CatalogItem], at: Context) -> Iterator[Finding]:
    """Proactive website items have something published under them; said once a sector."""
    if not at.whole(Published):
        return
    empty: dict[str, list[CatalogItem]] = defaultdict(list)
    for item in items:
        if (
            Method.proactive in item.method
            and Channel.website in item.channels
            and item.key not in at.facts.ended
            and not at.facts.evidence.get(item.key)
            # A list that was displayed and taken down, a page elsewhere: the ledger counts them.
            and not any(d.published for d in at.facts.ledger.by_item.get(item.key, ()))
        ):
            empty[item.sector].append(item)
    for sector, found in empty.items():
        names = "、".join(f"{i.code} {i.title}" for i in found[:_NAMED])
        more = "等" if len(found) > _NAMED else ""
        yield Finding(
            found[0].origin.of("code"),
            f"领域“{sector}”有 {len(found)} 条事项在网站上还没有公开内容：{names}{more}",
            "公开后，在那条内容的“对应事项”里写上事项编码；已经不用公开的，在“调整记录”里写明取消",
        )


#: How many items a finding names.
_NAMED = 5


@survey(
    "D502",
    "标准目录缺少国家规定的领域",
    of=Sector,
    why="国办发〔2019〕54号规定的26个试点领域都要有；本地没有的，写明原因。",
    level=Level.warning,
    requirements=("CAT-07",),
)
def sectors_missing(sectors: Sequence[Sector], at: Context) -> Iterator[Finding]:
    """All sectors of the national list are there; said once."""
    if not at.whole(Sector):
        return
    numbers = {s.number.zfill(2) for s in sectors}
    missing = [f"{n} {s.name}" for n, s in NATIONAL_SECTORS.items() if n not in numbers]
    if missing:
        yield Finding(
            sectors[0].origin.where if sectors else at.site_place(),
            f"标准目录缺少 {len(missing)} 个领域：{'、'.join(missing)}",
            "在 catalog/sectors.yml 里补上；本地没有的领域也要列出，并填“不适用原因”",
        )


@survey(
    "D503",
    "领域里没有事项",
    of=Sector,
    shown=True,
    why="列了领域却没有事项，是空栏目。",
    level=Level.warning,
    requirements=("CAT-07", "GW-30"),
)
def sectors_empty(sectors: Sequence[Sector], at: Context) -> Iterator[Finding]:
    """A sector has items, or says why it has none; said once."""
    if not at.whole(CatalogItem):
        return
    empty = [
        s
        for s in sectors
        if not s.not_applicable
        and all(i.key in at.facts.ended for i in at.back(s, "items", CatalogItem))
    ]
    if empty:
        yield Finding(
            empty[0].origin.of("name"),
            f"{len(empty)} 个领域还没有一条事项：{'、'.join(s.name for s in empty)}",
            "补上这些领域的目录；本地没有的，填“不适用原因”",
        )


_LAWS = re.compile("《(?:中华人民共和国)?(" + "|".join(map(re.escape, REPEALED_LAWS)) + ")》")


@rule(
    "D504",
    "依据的法律已经废止",
    of=(CatalogItem, ServiceGuide),
    shown=True,
    why="引用已经废止的法律，依据就不成立，考核时按个扣分。",
    level=Level.warning,
    requirements=("CAT-11",),
)
def repealed_basis(record: Record, at: Context) -> Iterator[Finding]:
    """The basis of catalog items and guides names no repealed law."""
    assert isinstance(record, CatalogItem | ServiceGuide)
    for i, basis in enumerate(record.basis):
        for match in _LAWS.finditer(basis):
            yield Finding(
                record.origin.of("basis", i),
                f"依据里的{match[0]}已经废止",
                f"改成现在有效的依据，一般是{REPEALED_LAWS[match[1]]}，并核对条款",
            )
