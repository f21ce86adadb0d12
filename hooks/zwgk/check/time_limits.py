"""Rules over 公开时限 itself: is it understood, is it there, is it lawful (D80x)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from zwgk.check.rule import Context, Finding, rule, survey
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.ledger import StatutoryLimit
from zwgk.model.site import Site
from zwgk.model.values.calendar import Calendar
from zwgk.model.values.time_limit import LimitKind, TimeLimit
from zwgk.problem import Level

_COUNTED = (LimitKind.working_days, LimitKind.calendar_days)

#: A week without holidays, to hold one limit against another: each weekday as a start.
_STARTS = tuple(date(2026, 3, 2) + timedelta(days=n) for n in range(7))
_PLAIN = Calendar()


@survey(
    "D801",
    "公开时限看不出期限",
    of=CatalogItem,
    shown=True,
    why="时限写得明白，台账才算得出哪一天到期；看不懂的不猜，单独列出来。",
    level=Level.warning,
    requirements=("CAT-04",),
)
def limit_not_understood(items: Sequence[CatalogItem], at: Context) -> Iterator[Finding]:
    """Every 公开时限 is read into a structure; said once a text and file."""
    alike: dict[tuple[str, str], list[CatalogItem]] = defaultdict(list)
    for item in items:
        limits = at.facts.ledger.limits[item.key]
        if limits.text and limits.written is None:
            alike[item.origin.where.path, limits.text].append(item)
    for (_, text), found in alike.items():
        more = f"（本文件共 {len(found)} 条）" if len(found) > 1 else ""
        yield Finding(
            found[0].origin.of("time_limit"),
            f"“公开时限”写的“{text}”看不出期限{more}",
            "改成“自信息形成或者变更之日起20个工作日内”“每季度更新”“长期公开”这样的写法",
        )


@survey(
    "D802",
    "没有填公开时限",
    of=CatalogItem,
    shown=True,
    why="时限是目录的八个要素之一；没有写的主动公开事项，按《政府信息公开条例》第二十六条的20个工作日算。",
    level=Level.warning,
    requirements=("CAT-01", "CAT-05"),
)
def limit_missing(items: Sequence[CatalogItem], at: Context) -> Iterator[Finding]:
    """An empty 公开时限; said once a file."""
    empty: dict[str, list[CatalogItem]] = defaultdict(list)
    for item in items:
        if not item.time_limit:
            empty[item.origin.where.path].append(item)
    for found in empty.values():
        codes = "、".join(i.code for i in found[:5]) + ("等" if len(found) > 5 else "")
        by_law = any(at.facts.ledger.limits[i.key].general for i in found)
        counted = "。台账按形成后20个工作日算" if by_law else ""
        yield Finding(
            found[0].origin.of("code"),
            f"{len(found)} 条事项没有填“公开时限”：{codes}{counted}",
            "补上“公开时限”；没有特别规定的，写“自信息形成或者变更之日起20个工作日内”",
        )


@rule(
    "D803",
    "公开时限比法定的宽",
    of=CatalogItem,
    shown=True,
    why="法律法规规定了公开期限的，目录不能写得更宽；台账按更严的算。",
    level=Level.warning,
    requirements=("ZL-01",),
)
def longer_than_the_law(item: CatalogItem, at: Context) -> Iterator[Finding]:
    """The catalog's own limit keeps the laws that hold for the item."""
    limits = at.facts.ledger.limits[item.key]
    if limits.written is None:
        return
    for law in (
        *limits.statutory,
        *((at.facts.ledger.general,) if at.facts.ledger.general else ()),
    ):
        if _longer(limits.written, law) or _shorter_display(limits.written, law):
            yield Finding(
                item.origin.of("time_limit"),
                f"“公开时限”写的“{item.time_limit}”不符合{law.basis}：{law.what}，"
                f"{law.limit.words()}",
                f"改成“{law.limit.words()}”，或者写得更严",
            )
            return


def _longer(own: TimeLimit, law: StatutoryLimit) -> bool:
    """Whether every length of ``own`` ends later than the law's, on whichever day it begins.

    Natural days against working days are let off by a week: 30日 is about 20个工作日.
    """
    ours, theirs = own.of(*_COUNTED), law.limit.of(*_COUNTED)
    if not ours or not theirs:
        return False
    alike = {c.kind for c in ours} == {c.kind for c in theirs}
    slack = timedelta(days=0 if alike else 7)
    return all(
        min(_day(c.due_on(start, _PLAIN)) for c in ours)
        > max(_day(c.due_on(start, _PLAIN)) for c in theirs) + slack
        for start in _STARTS
    )


def _shorter_display(own: TimeLimit, law: StatutoryLimit) -> bool:
    """Whether the law asks for a display, and ``own`` for a shorter one or none."""
    ours = own.of(LimitKind.minimum_display)
    theirs = law.limit.of(LimitKind.minimum_display)
    if not theirs:
        return False
    if not ours:
        return not own.of(LimitKind.permanent)
    return any(
        max(_day(c.shown_until(start, _PLAIN)) for c in ours)
        < max(_day(c.shown_until(start, _PLAIN)) for c in theirs)
        for start in _STARTS
    )


def _day(found: date | None) -> date:
    assert found is not None
    return found


@rule(
    "S021",
    "放假安排的日期不对",
    of=Site,
    why="放假和调休的日期写错，工作日就会算错，到期日也跟着错。",
)
def holidays_wrong(site: Site, at: Context) -> Iterator[Finding]:
    """放假 ends after it begins, nothing is both off and worked, all is of its year."""
    for i, arranged in enumerate(site.holidays):
        off = {day for holiday in arranged.off for day in holiday.days()}
        for j, holiday in enumerate(arranged.off):
            place = site.origin.of("holidays", i, "off", j)
            if not holiday.days():
                yield Finding(
                    place,
                    f"“{holiday.name}”的结束日期 {holiday.last} 早于开始日期 {holiday.first}",
                    "照通知核对，改正写错的日期",
                )
            elif arranged.year not in (holiday.first.year, (holiday.last or holiday.first).year):
                yield Finding(
                    place,
                    f"“{holiday.name}”从 {holiday.first} 开始，不在 {arranged.year} 年",
                    "改正“年份”，或者把这个节日写到那一年的安排里",
                )
        for day in arranged.worked:
            if day in off:
                yield Finding(
                    site.origin.of("holidays", i, "worked"),
                    f"{day} 既写成放假，又写成上班",
                    "照通知核对，删去写错的一处",
                )


@rule(
    "D815",
    "到期日跨到还没有放假通知的年份",
    of=Site,
    why="放假通知公布以前，工作日只能按双休日推算，到期日可能有变。",
    level=Level.hint,
    requirements=("ZL-01",),
)
def projected(site: Site, at: Context) -> Iterator[Finding]:
    """Due days that were counted over a year without its notice; said once (rulings 8)."""
    known = at.facts.ledger.calendar.years
    days = [
        entry.due_on
        for duty in at.facts.ledger.duties
        for entry in duty.entries
        # Years before the first known one have had their notice: nobody will look for it.
        if entry.projected and entry.due_on and known and entry.due_on.year > known[-1]
    ]
    years = sorted({day.year for day in days})
    if years:
        words = "、".join(f"{y}年" for y in years)
        yield Finding(
            site.origin.where,
            f"台账里有 {len(days)} 个到期日跨到{words}，那一年的放假通知程序里还没有，按双休日推算",
            "更新程序；或者等通知公布后，照通知填写站点信息的“放假安排”",
        )
