"""Rules over policy documents (V11x, R20x, D2xx of DOC-01..16)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from zwgk.check.cycles import cycles
from zwgk.check.duplicates import repeated
from zwgk.check.rule import Context, Finding, rule, survey
from zwgk.check.wording import called
from zwgk.model.clauses import has_clauses
from zwgk.model.disclosure import Disclosure
from zwgk.model.organisation import Organisation
from zwgk.model.policy import Policy, Validity
from zwgk.model.record import Record
from zwgk.problem import Level


@rule(
    "V111",
    "有效期早于施行日期",
    of=Policy,
    why="有效期的最后一天不会早于开始施行的那一天，多半是年份写错了。",
    requirements=("DOC-08",),
)
def validity_before_effect(policy: Policy, at: Context) -> Iterator[Finding]:
    """``valid_until`` is not before the day of effect."""
    start = policy.effective_on or policy.signed_on
    if policy.valid_until and policy.valid_until < start:
        yield Finding(
            policy.origin.of("valid_until"),
            f"“有效期至”{policy.valid_until} 早于开始施行的 {start}",
            "核对“有效期至”和“施行日期”，改正写错的一个",
        )


@rule(
    "V112",
    "文号的年份与成文日期不一致",
    of=Policy,
    why="文号里的年份就是成文的年份，不一致说明有一个抄错了。",
    requirements=("DOC-04",),
)
def number_year(policy: Policy, at: Context) -> Iterator[Finding]:
    """The year in 文号 is the year of 成文日期."""
    if not policy.document_number:
        return
    year = policy.document_number.partition("〔")[2].partition("〕")[0]
    if year != str(policy.signed_on.year):
        yield Finding(
            policy.origin.of("document_number"),
            f"文号“{policy.document_number}”是{year}年的，成文日期却是 {policy.signed_on}",
            "对照原件改正“文号”或“成文日期”",
            others=(policy.origin.of("signed_on"),),
        )


@rule(
    "V113",
    "发布日期早于成文日期",
    of=Policy,
    why="文件先成文后公开；公开日期早于成文日期会被当作日期造假。",
    requirements=("DOC-05", "CK-01"),
)
def published_before_signed(policy: Policy, at: Context) -> Iterator[Finding]:
    """成文日期 is not after 发布日期 (first half of DOC-05)."""
    if policy.published_on.day < policy.signed_on:
        yield Finding(
            policy.origin.of("published_on"),
            f"发布日期 {policy.published_on.day} 早于成文日期 {policy.signed_on}",
            "对照原件和网站记录，改正“发布日期”或“成文日期”",
            others=(policy.origin.of("signed_on"),),
        )


# A warning only: the day a document lapses must not stop a build (rulings 1), and the
# page shows what was computed in any case.
@rule(
    "V114",
    "填的有效性与算出来的不一致",
    of=Policy,
    why="有效性由日期和废止关系算出；填的和算的不同，多半是漏写了废止文件或有效期。",
    level=Level.warning,
    requirements=("DOC-07",),
)
def validity_differs(policy: Policy, at: Context) -> Iterator[Finding]:
    """A declared 有效性 equals the computed one."""
    computed = at.facts.validity.get(policy.key)
    if policy.validity and computed and policy.validity is not computed:
        yield Finding(
            policy.origin.of("validity"),
            f"“有效性”填的是“{policy.validity.label}”，"
            f"按日期和废止、修改关系算出来是“{computed.label}”",
            "删去“有效性”，由程序计算；算得不对的，补上“废止文件”“修改文件”或“有效期至”",
        )


@rule(
    "V115",
    "文号的机关代字与发文机关不符",
    of=Policy,
    why="机关代字表示是谁发的文，与发文机关对不上，多半是其中一个写错了。",
    level=Level.warning,
    requirements=("DOC-06",),
)
def number_prefix(policy: Policy, at: Context) -> Iterator[Finding]:
    """The prefix of 文号 belongs to one of the issuers, where they state theirs."""
    if not policy.document_number:
        return
    issuers = at.graph.to(policy, Organisation, "issuers")
    known = [p for issuer in issuers for p in issuer.document_prefixes]
    prefix = policy.document_number.partition("〔")[0]
    if known and prefix not in known:
        yield Finding(
            policy.origin.of("document_number"),
            f"文号的机关代字“{prefix}”不是发文机关的，发文机关的机关代字是“{'”“'.join(known)}”",
            "改正“文号”或“发文机关”；机关代字是新启用的，在单位的“机关代字”里补上",
        )


@survey(
    "V116",
    "文号重复",
    of=Policy,
    why="一个文号只属于一份文件，重复时群众照文号查到的不知是哪一份。",
    requirements=("DOC-02", "DOC-03"),
)
def number_twice(policies: Sequence[Policy], at: Context) -> Iterator[Finding]:
    """文号 are unique."""
    return repeated(policies, "document_number", "文号", "核对两份文件的原件，改正写错的文号")


@survey(
    "V117",
    "索引号重复",
    of=(Policy, Disclosure),
    why="索引号是信息的唯一编号，不能重复使用。",
    requirements=("DOC-02",),
)
def index_number_twice(records: Sequence[Record], at: Context) -> Iterator[Finding]:
    """索引号 are unique over all kinds."""
    return repeated(records, "index_number", "索引号", "给其中一条换一个没有用过的索引号")


@survey(
    "R201",
    "文件废止、修改的关系绕成了圈",
    of=Policy,
    why="甲废止乙、乙又废止甲，就说不清哪份有效。",
    requirements=("DOC-09",),
)
def repeal_cycle(policies: Sequence[Policy], at: Context) -> Iterator[Finding]:
    """The repeal and amend chain has no cycle; both kinds of link count."""
    for cycle in cycles(policies, ("repeals", "amends"), at.graph):
        fields = [
            "repeals" if after in at.graph.to(one, Policy, "repeals") else "amends"
            for one, after in pairwise([*cycle, cycle[0]])
        ]
        labels = "”“".join(dict.fromkeys(Policy.label_of(f) for f in sorted(fields, reverse=True)))
        chain = "”→“".join(called(p) for p in (*cycle, cycle[0]))
        places = [p.origin.of(f) for p, f in zip(cycle, fields, strict=True)]
        yield Finding(
            places[0],
            f"“{labels}”绕成了圈：“{chain}”",
            "删去写错的一处，后发的文件废止或修改先发的文件",
            others=tuple(places[1:]),
        )


@rule(
    "R205",
    "废止或修改了比自己晚的文件",
    of=Policy,
    why="先发的文件不能废止、修改后发的文件，多半是两份文件写反了。",
    level=Level.warning,
    requirements=("DOC-09",),
)
def repeals_later(policy: Policy, at: Context) -> Iterator[Finding]:
    """A document repeals or amends only older ones."""
    for field in ("repeals", "amends"):
        for target in at.graph.to(policy, Policy, field):
            if target.signed_on > policy.signed_on:
                yield Finding(
                    policy.origin.of(field),
                    f"“{Policy.label_of(field)}”里的“{called(target)}”"
                    f"成文于 {target.signed_on}，比本文件的 {policy.signed_on} 还晚",
                    "核对是不是写反了；写反的，改到那一份文件里",
                    others=(target.origin.of("signed_on"),),
                )


@rule(
    "R207",
    "修改后全文不是本文件修改的文件",
    of=Policy,
    why="只有修改了一份文件，才会有它修改后的全文；对不上，页面就会把别的文字当成它的条文。",
    requirements=("DOC-09",),
)
def restates_another(policy: Policy, at: Context) -> Iterator[Finding]:
    """What a document restates is one of those it amends."""
    amended = at.graph.to(policy, Policy, "amends")
    for target in at.graph.to(policy, Policy, "restates"):
        if target not in amended:
            yield Finding(
                policy.origin.of("restates"),
                f"“修改后全文”里的“{called(target)}”不在“修改文件”里",
                "核对文号；确实修改了它的，在“修改文件”里也写上",
            )
        elif not has_clauses(policy.body) and has_clauses(target.body):
            yield Finding(
                policy.origin.of("restates"),
                f"写了“修改后全文”，正文里却没有“{called(target)}”修改后的条文",
                "在正文里写上修改后的全文，从第一章或者第一条写起；没有全文的，删去“修改后全文”",
            )


@rule(
    "D201",
    "文件有效期快到了",
    of=Policy,
    shown=True,
    why="到期前要评估是延续、修改还是废止，到期后文件自动失效。",
    level=Level.warning,
    requirements=("DOC-08",),
)
def lapses_soon(policy: Policy, at: Context) -> Iterator[Finding]:
    """``valid_until`` lies within the notice period."""
    until = policy.valid_until
    if until is None or at.facts.validity.get(policy.key) is Validity.repealed:
        return
    left = (until - at.today).days
    if 0 <= left <= at.limits.validity_notice_days:
        yield Finding(
            policy.origin.of("valid_until"),
            f"文件有效期到 {until}，还有 {left} 天",
            "评估后办理延续、修改或废止；延续的，改“有效期至”",
        )


@survey(
    "D203",
    "规范性文件没有刊登在政府公报",
    of=Policy,
    shown=True,
    why="政府公报刊登的文本是标准文本，规范性文件应登尽登。",
    level=Level.warning,
    requirements=("DOC-11",),
)
def not_in_gazette(policies: Sequence[Policy], at: Context) -> Iterator[Finding]:
    """Normative documents stand in an issue of the gazette some time after publication.

    A site without any issue hears of it once (D703).
    """
    coverage = at.facts.gazette
    if coverage is None:
        return
    waiting = {key: Level.warning for key in coverage.missing}
    waiting |= dict.fromkeys(coverage.pending, Level.hint)
    for policy in policies:
        level = waiting.get(policy.key)
        if level is None or (level is Level.hint and not policy.gazette_planned):
            continue
        said = f"，拟登{policy.gazette_planned}" if policy.gazette_planned else ""
        yield Finding(
            policy.origin.of("gazette_planned" if said else "document_type"),
            f"“{called(policy)}”还没有刊登在政府公报{said}",
            "在政府公报的“目录”里写上这份文件的文号；还没有编发的，在文件的“拟登公报”里写明期次",
            level=level,
        )
