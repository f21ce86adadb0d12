"""Rules over annual reports: arithmetic of the form (V14x) and due dates (D6xx)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zwgk.check.limits import on_day
from zwgk.check.report_arithmetic import (
    WIDTH,
    ColumnBreak,
    FlowBreak,
    RowBreak,
    breaks,
    numbers_of,
    suspect,
)
from zwgk.check.report_texts import claims, repeated
from zwgk.check.rule import Context, Finding, rule, survey
from zwgk.model.annual_report import APPLICANT_COLUMNS, AnnualReport, RequestTable
from zwgk.model.graph import RecordKey
from zwgk.model.organisation import Organisation, OrganisationType
from zwgk.problem import Level, Where


@rule(
    "V141",
    "申请处理情况表的一行不是七个数",
    of=AnnualReport,
    why="表三每行七栏，空着的填0，不留空也不填“/”。",
    requirements=("AR-07",),
)
def seven_numbers(report: AnnualReport, at: Context) -> Iterator[Finding]:
    """Seven whole numbers a row, none below zero."""
    for name, info in RequestTable.fields().items():
        numbers = getattr(report.requests, name)
        if len(numbers) != WIDTH:
            yield Finding(
                report.origin.of("requests", name),
                f"“{info.label}”有 {len(numbers)} 个数，应当有 {WIDTH} 个",
                f"依次填{'、'.join(APPLICANT_COLUMNS)}七个数，没有的填 0",
            )
        elif min(numbers) < 0:
            yield Finding(
                report.origin.of("requests", name),
                f"“{info.label}”里有负数 {min(numbers)}",
                "改成 0 或者大于 0 的整数",
            )


def _row(report: AnnualReport, name: str) -> tuple[int, ...]:
    """A row of table 3, empty when it is not seven numbers (V141 says so)."""
    return numbers_of(report).get(name, ())


def _label(name: str) -> str:
    return RequestTable.label_of(name)


def _blamed(report: AnnualReport, name: str, column: int, advice: str) -> tuple[Where, str]:
    """Where to look and what to do: at the one number that explains all, else at ``name``."""
    one = suspect(numbers_of(report))
    if one is None:
        return report.origin.of("requests", name, column), advice
    return (
        report.origin.of("requests", one.row, one.column),
        f"核对“{_label(one.row)}”一行的“{APPLICANT_COLUMNS[one.column]}”："
        f"填的是 {one.written}，改成 {one.right} 就处处对得上",
    )


@rule(
    "V142",
    "申请收到的和处理的对不上",
    of=AnnualReport,
    why="年报格式规定：本年新收加上年结转，等于总计处理加结转下年，每一栏都要相等。",
    requirements=("AR-02",),
)
def flow_balances(report: AnnualReport, at: Context) -> Iterator[Finding]:
    """Received + carried in = settled + carried out, in each column."""
    for found in breaks(numbers_of(report)):
        if isinstance(found, FlowBreak):
            new, before, settled, after = found.numbers
            where, advice = _blamed(
                report, "settled", found.column, "核对这一栏的四个数，改到两边相等"
            )
            yield Finding(
                where,
                f"“{APPLICANT_COLUMNS[found.column]}”一栏："
                f"新收 {new} + 上年结转 {before} = {new + before}，"
                f"总计处理 {settled} + 结转下年 {after} = {settled + after}",
                advice,
            )


@rule(
    "V143",
    "申请处理情况表的合计不对",
    of=AnnualReport,
    why="总计处理等于各项处理结果之和，每行的总计等于前六栏之和。",
    requirements=("AR-03",),
)
def request_sums(report: AnnualReport, at: Context) -> Iterator[Finding]:
    """Row 总计处理 is the sum of the results; column 总计 the sum of the six before."""
    for found in breaks(numbers_of(report)):
        if isinstance(found, RowBreak):
            where, advice = _blamed(report, found.row, WIDTH - 1, "核对这一行的数，改正总计")
            yield Finding(
                where,
                f"“{_label(found.row)}”的总计填 {found.total}，前六栏加起来是 {found.added}",
                advice,
            )
        elif isinstance(found, ColumnBreak):
            where, advice = _blamed(report, "settled", found.column, "核对这一栏的数，改正总计处理")
            yield Finding(
                where,
                f"“{APPLICANT_COLUMNS[found.column]}”一栏的总计处理填 {found.total}，"
                f"各项处理结果加起来是 {found.added}",
                advice,
            )


@rule(
    "V144",
    "复议诉讼情况表的合计不对",
    of=AnnualReport,
    why="总计等于维持、纠正、其他结果、尚未审结四项之和。",
    requirements=("AR-04",),
)
def dispute_sums(report: AnnualReport, at: Context) -> Iterator[Finding]:
    """Each total of table 4 is the sum of its four parts."""
    for name, info in type(report.disputes).fields().items():
        row = getattr(report.disputes, name)
        parts = row.upheld + row.corrected + row.other + row.pending
        if parts != row.total:
            yield Finding(
                report.origin.of("disputes", name, "total"),
                f"“{info.label}”的总计填 {row.total}，四项加起来是 {parts}",
                "核对四项的数，改正总计",
            )


def _last_year(
    reports: Sequence[AnnualReport], at: Context
) -> Iterator[tuple[AnnualReport, AnnualReport]]:
    """Each report with the same unit's report of the year before, where both are here."""
    found: dict[tuple[RecordKey, int], AnnualReport] = {}
    unit_of: dict[RecordKey, RecordKey] = {}
    for report in reports:
        unit = at.graph.one(report, Organisation, "organisation")
        if unit:
            unit_of[report.key] = unit.key
            found.setdefault((unit.key, report.year), report)
    for report in reports:
        if report.key in unit_of:
            before = found.get((unit_of[report.key], report.year - 1))
            if before:
                yield report, before


@survey(
    "V145",
    "上年结转与上年年报对不上",
    of=AnnualReport,
    why="今年的“上年结转”就是去年年报的“结转下年”。",
    requirements=("AR-05",),
)
def carried_over(reports: Sequence[AnnualReport], at: Context) -> Iterator[Finding]:
    """What is carried in equals what the year before carried out."""
    for report, before in _last_year(reports, at):
        now, then = _row(report, "carried_in"), _row(before, "carried_out")
        if not now or not then:
            continue
        for i, column in enumerate(APPLICANT_COLUMNS):
            if now[i] != then[i]:
                yield Finding(
                    report.origin.of("requests", "carried_in", i),
                    f"“上年结转”的“{column}”填 {now[i]}，"
                    f"{before.year}年年报的“结转下年”是 {then[i]}",
                    "核对两年的数，改正写错的一处",
                    others=(before.origin.of("requests", "carried_out", i),),
                )


@survey(
    "V146",
    "现行有效的文件数推算不上",
    of=AnnualReport,
    why="去年现行有效加今年制发减今年废止，一般等于今年现行有效；重新清理过的除外。",
    level=Level.warning,
    requirements=("AR-06",),
)
def documents_in_force(reports: Sequence[AnnualReport], at: Context) -> Iterator[Finding]:
    """Valid before + made - repealed = valid now."""
    for report, before in _last_year(reports, at):
        for name, label in (("rules", "规章"), ("normative", "规范性文件")):
            now, then = getattr(report.proactive, name), getattr(before.proactive, name)
            expected = then.in_force + now.made - now.repealed
            if expected != now.in_force:
                yield Finding(
                    report.origin.of("proactive", name, "in_force"),
                    f"{label}现行有效填 {now.in_force} 件，按去年 {then.in_force} 件"
                    f"加 {now.made} 件减 {now.repealed} 件推算是 {expected} 件",
                    "核对后改正；因清理而变化的，在“总体情况”里说明",
                    others=(before.origin.of("proactive", name, "in_force"),),
                )


@rule(
    "V147",
    "存在问题及改进写得太少",
    of=AnnualReport,
    why="第五部分不能写“无”，要写清问题和改进办法。",
    level=Level.warning,
    requirements=("AR-08",),
)
def problems_too_short(report: AnnualReport, at: Context) -> Iterator[Finding]:
    """Section five says something."""
    length = len(report.problems.strip())
    if length < at.limits.report_problems_length:
        yield Finding(
            report.origin.of("problems"),
            f"“存在问题及改进”只有 {length} 个字",
            "写明存在的主要问题和今年的改进办法",
        )


@rule(
    "V148",
    "没有说明信息处理费",
    of=AnnualReport,
    why="第六部分要写明有没有收取信息处理费、收了多少。",
    level=Level.warning,
    requirements=("AR-11",),
)
def fees_not_told(report: AnnualReport, at: Context) -> Iterator[Finding]:
    """Section six says whether fees were taken."""
    if "处理费" not in report.other:
        yield Finding(
            report.origin.of("other"),
            "“其他事项”没有提到信息处理费",
            "写上“本年度没有收取信息处理费”，或者写明收取的金额",
        )


@rule(
    "V149",
    "总体情况里的数和表格不一样",
    of=AnnualReport,
    why="文字和表格说的是同一件事，两个数不同，读者不知道该信哪个，评估时也会扣分。",
    level=Level.warning,
    requirements=("AR-09",),
)
def prose_and_tables(report: AnnualReport, at: Context) -> Iterator[Finding]:
    """Numbers named in section one are those of the tables."""
    for claim in claims(report.overview):
        value = claim.of(report)
        if value is not None and claim.number != value:
            yield Finding(
                report.origin.of("overview"),
                f"“总体情况”写“{claim.words}”，表格里{claim.what}是 {value}",
                "核对后改正文字或者表格",
            )


@survey(
    "V150",
    "与上年的报告重复太多",
    of=AnnualReport,
    why="年度报告写的是这一年的工作；大段照抄上年的，评估时要扣分。",
    level=Level.warning,
    requirements=("AR-10",),
)
def copied_from_last_year(reports: Sequence[AnnualReport], at: Context) -> Iterator[Finding]:
    """Not more than the limit of the text stood in last year's report."""
    limit = at.limits.report_repetition_percent
    for report, before in _last_year(reports, at):
        share = repeated(_prose(report), _prose(before))
        if share * 100 > limit:
            yield Finding(
                report.origin.of("overview"),
                f"文字部分有 {share:.0%} 与{before.year}年的年报相同，超过 {limit}%",
                "按这一年的实际工作重写，数字以外的话也要更新",
                others=(before.origin.of("overview"),),
            )


def _prose(report: AnnualReport) -> str:
    return "\n".join((report.overview, report.problems))


@survey(
    "D601",
    "政府上年度的年度报告没有公布",
    of=Organisation,
    shown=True,
    why="县级以上地方政府应当在每年3月31日前公布上一年度的政府信息公开工作年度报告。",
    requirements=("ZL-15", "CK-23"),
)
def government_report_missing(units: Sequence[Organisation], at: Context) -> Iterator[Finding]:
    """A government's report of last year is here once it is due."""
    due = on_day(at.limits.government_report_due, at.today.year)
    if at.today > due:
        for unit in _without_report(units, (OrganisationType.government,), at):
            yield Finding(
                unit.origin.of("name"),
                f"“{unit.name}”的{at.today.year - 1}年度报告没有公布，应在 {due} 前公布",
                "补报并公布年度报告",
            )


@survey(
    "D602",
    "部门、乡镇上年度的年度报告没有公布",
    of=Organisation,
    shown=True,
    why="政府部门应当在每年1月31日前提交并公布上一年度的政府信息公开工作年度报告。",
    level=Level.warning,
    requirements=("ZL-15",),
)
def department_reports_missing(units: Sequence[Organisation], at: Context) -> Iterator[Finding]:
    """Reports of departments and towns, said once for all that are missing."""
    due = on_day(at.limits.department_report_due, at.today.year)
    if at.today <= due:
        return
    types = (OrganisationType.office, OrganisationType.town)
    missing = list(_without_report(units, types, at))
    if missing:
        names = "、".join(u.short_name or u.name for u in missing)
        yield Finding(
            at.site_place(),
            f"{len(missing)} 个单位的{at.today.year - 1}年度报告没有公布：{names}",
            "督促这些单位补报，公布后会自动从这里消失",
        )


def _without_report(
    units: Sequence[Organisation], types: tuple[OrganisationType, ...], at: Context
) -> Iterator[Organisation]:
    if not at.whole(AnnualReport):
        return
    year = at.today.year - 1
    for unit in units:
        if unit.type not in types or (unit.abolished_on and unit.abolished_on.year <= year):
            continue
        if not any(r.year == year for r in at.back(unit, "annual_reports", AnnualReport)):
            yield unit
