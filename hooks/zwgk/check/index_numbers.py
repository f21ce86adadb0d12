"""索引号 follow the site's pattern and are never given twice (DOC-02)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from zwgk.check.rule import Context, Finding, rule, survey
from zwgk.model.checked import Checked
from zwgk.model.disclosure import Disclosure
from zwgk.model.graph import Graph
from zwgk.model.index_numbers import PLACES, IndexPattern, IndexRegister, Publication
from zwgk.model.organisation import Organisation
from zwgk.model.policy import Policy
from zwgk.model.record import Record
from zwgk.model.site import Site
from zwgk.problem import Level, Problem, Where, declare

V181 = declare(
    "V181",
    "索引号给了别的信息",
    "索引号用过就不再给别的信息用，信息撤回了也一样；先后指两条信息，引用过它的地方就都错了。",
    requirements=("DOC-02",),
)
S045 = declare(
    "S045",
    "索引号登记簿读不懂",
    "登记簿记着用过的每一个索引号。读不懂的行，就看不出有没有重复使用。",
    requirements=("DOC-02",),
)


def check_index_numbers(register: IndexRegister, path: str, graph: Graph) -> Checked:
    """Compare the numbers of a site with its register at ``path``. Pure."""
    numbered: list[Policy | Disclosure] = [*graph.all(Policy), *graph.all(Disclosure)]
    records = {f"{r.kind.plural}/{r.id}": r for r in numbered if r.index_number}
    problems: list[Problem] = [
        S045.at(
            Where(path, line),
            "登记簿的这一行读不懂，或者同一个索引号有两行",
            "从上一版找回这个文件，再运行 zwgk fmt",
        )
        for line in register.broken
    ]
    for name, record in records.items():
        row = register.numbers.get((record.index_number or "").casefold())
        if row and not row.is_of(name, record.name_text, records):
            problems.append(
                V181.at(
                    record.origin.of("index_number"),
                    f"索引号 {row.number} 登记给了“{row.title}”，现在写在“{record.name_text}”上",
                    "换一个没有用过的索引号；登记错了的，从登记簿删去那一行",
                    others=(Where(path, row.line),),
                )
            )
    counted = {V181.code: len(records), S045.code: len(register.numbers)}
    return Checked(tuple(problems), counted)


@survey(
    "S046",
    "索引号格式写得不对",
    of=Site,
    why="每条信息的索引号都照这个格式核对，格式写错，核对就不起作用。",
    requirements=("DOC-02",),
)
def pattern_unreadable(sites: Sequence[Site], at: Context) -> Iterator[Finding]:
    """The pattern knows its places, and numbers can be told apart by a serial."""
    for site in sites:
        pattern = IndexPattern(site.index_pattern)
        if pattern.unknown:
            yield Finding(
                site.origin.of("index_pattern"),
                f"“索引号格式”里的“{'”“'.join(pattern.unknown)}”不认识",
                f"改成这些：{'、'.join(PLACES)}",
            )
        elif not pattern.has_serial:
            yield Finding(
                site.origin.of("index_pattern"),
                "“索引号格式”里没有流水号，同一天的两条信息就分不开",
                "在格式里加上流水号，例如 {流水号:5}",
            )


# A warning: numbers given under an older rule stay as they are.
@rule(
    "V119",
    "索引号不合本站的格式",
    of=(Policy, Disclosure),
    why="索引号由单位、年份、流水号等组成，照着它能知道是谁、哪一年的信息；抄错一位就查不到。",
    level=Level.warning,
    requirements=("DOC-02", "ZL-03"),
)
def pattern_not_followed(record: Record, at: Context) -> Iterator[Finding]:
    """The number follows 索引号格式 for the unit and the year."""
    assert isinstance(record, Policy | Disclosure)
    site = at.site
    if not record.index_number or record.reposted_from or site is None:
        return
    pattern = IndexPattern(site.index_pattern)
    of = _publication(record, at, site)
    if not pattern.unknown and not pattern.fits(record.index_number, of):
        yield Finding(
            record.origin.of("index_number"),
            f"索引号“{record.index_number}”不合本站的格式“{pattern.text}”",
            f"核对单位和年份，改成“{pattern.example(of)}”这样的写法",
        )


def _publication(record: Policy | Disclosure, at: Context, site: Site) -> Publication:
    field = "issuers" if isinstance(record, Policy) else "organisation"
    units = at.graph.to(record, Organisation, field)
    made = record.signed_on if isinstance(record, Policy) else record.formed_on
    days: list[date] = [day for day in (made, record.published_on.day) if day]
    return Publication([u.credit_code for u in units if u.credit_code], site.region, days)
