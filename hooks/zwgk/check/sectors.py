"""Rules over the sectors: the national frame and their lead units (CAT-07, CAT-10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zwgk.check.rule import Context, Finding, rule, survey
from zwgk.model.national_sectors import NATIONAL_SECTORS
from zwgk.model.sector import Sector
from zwgk.problem import Level


@rule(
    "V180",
    "领域的国家序号和名称对不上",
    of=Sector,
    why="上级按国家序号汇总。序号写错，这个领域的事项会记到别的领域名下。",
    level=Level.warning,
    requirements=("CAT-07",),
)
def number_of_another_sector(sector: Sector, at: Context) -> Iterator[Finding]:
    """A sector with a national number bears its name, or has it among its other names."""
    national = NATIONAL_SECTORS.get(sector.number.zfill(2))
    names = (sector.name, *sector.other_names)
    if national is None or any(national.is_called(name) for name in names):
        return
    own = next((s for s in NATIONAL_SECTORS.values() if s.is_called(sector.name)), None)
    yield Finding(
        sector.origin.of("number"),
        f"国家序号 {national.number} 是“{national.name}”，这里的名称却是“{sector.name}”",
        f"把“国家序号”改成 {own.number}"
        if own
        else f"改正序号；确实是同一个领域的，在“其他名称”里写上“{national.name}”",
    )


@survey(
    "D523",
    "领域没有写明牵头单位",
    of=Sector,
    shown=True,
    why="每个领域由谁牵头，要和责任分工一致；没有牵头单位，群众和上级都不知道找谁。",
    level=Level.warning,
    requirements=("CAT-10",),
)
def sectors_without_lead(sectors: Sequence[Sector], at: Context) -> Iterator[Finding]:
    """Every sector that applies here has a lead unit; said once."""
    without = [s for s in sectors if not s.lead and not s.not_applicable]
    if without:
        yield Finding(
            without[0].origin.of("name"),
            f"{len(without)} 个领域还没有写明牵头单位：{'、'.join(s.name for s in without)}",
            "在这些领域下写上“牵头单位”",
        )
