"""Rules over the ledger: late, overdue, skipped, displayed too short, withheld (D80x, D81x).

The facts are computed by derive; here they are said to editors. Nothing here stops a
build (rulings 1): a county that is late must be able to publish the cure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from zwgk.check.rule import Context, Finding, rule, survey
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.disclosure import Disclosure
from zwgk.model.ledger import Duty, DutyState, Entry, LimitOfItem
from zwgk.model.organisation import Organisation
from zwgk.model.policy import Policy
from zwgk.model.record import Record
from zwgk.model.shared import Method, Published
from zwgk.model.values.dates import Moment
from zwgk.problem import Level

#: How many items or records a finding names.
_NAMED = 5


def _item(duty: Duty, at: Context) -> CatalogItem:
    found = at.graph.get(duty.item)
    assert isinstance(found, CatalogItem)
    return found


def _called(duty: Duty, at: Context) -> str:
    """``SHJZ-0101 监督检查``. Findings stand on a public page: no day of what is held back."""
    return f"{_item(duty, at).code} {_item(duty, at).title}"


def _named(words: Sequence[str]) -> str:
    return "、".join(words[:_NAMED]) + ("等" if len(words) > _NAMED else "")


def _length(entry: Entry) -> str:
    """``3 个工作日``, ``3 天``."""
    return f"{abs(entry.days or 0)} {'个工作日' if entry.in_working_days else '天'}"


def _is_old(day: date | None, at: Context) -> bool:
    """Whether something is so long ago that it is only mentioned."""
    return day is not None and (at.today - day).days > at.limits.late_notice_days


def _whose(entry: Entry, limits: LimitOfItem) -> str:
    """By which words: those of the catalog, or the law's."""
    laws = (*limits.statutory, *((limits.general,) if limits.general else ()))
    return next((law.basis for law in laws if law.id == entry.basis), f"目录的“{limits.text}”")


@survey(
    "D804",
    "公开得晚了",
    of=Published,
    shown=True,
    why="主动公开的信息要在形成或者变更之日起20个工作日内公开，法律法规和目录另有规定的按规定；晚了的记入台账。",
    level=Level.warning,
    requirements=("ZL-01",),
)
def published_late(records: Sequence[Published], at: Context) -> Iterator[Finding]:
    """A record that was published after its last day; under several items, the worst."""
    for record in records:
        late = [
            (duty, entry)
            for duty, entry in at.facts.ledger.by_proof.get(record.key, ())
            if entry.state is DutyState.fulfilled_late and entry.proof == record.key
        ]
        if not late:
            continue
        duty, entry = min(late, key=lambda pair: pair[1].due_on or date.max)
        item, limits = _item(duty, at), at.facts.ledger.limits[duty.item]
        since = f"{entry.started_on} 形成，" if not entry.period and entry.started_on else ""
        turn = f"{entry.period}的更新" if entry.period else ""
        old = (
            entry.published_on and (at.today - entry.published_on).days > at.limits.late_notice_days
        )
        yield Finding(
            record.origin.of("published_on"),
            f"{turn}{since}最迟 {entry.due_on} 公开，{entry.published_on} 才公开，"
            f"晚了 {_length(entry)}（事项 {item.code}，{_whose(entry, limits)}）",
            "核对“形成日期”和“发布日期”；确实晚了的不用改，以后按时公开",
            level=Level.hint if old else None,
        )


@survey(
    "D805",
    "逾期没有公开",
    of=Organisation,
    why="到期没有公开、没有更新的事项，考核时按条扣分；公开以后会自动从这里消失。",
    level=Level.warning,
    requirements=("ZL-01",),
)
def overdue(units: Sequence[Organisation], at: Context) -> Iterator[Finding]:
    """What a unit owes and is late with; said once a unit."""

    def told(duty: Duty) -> str:
        return f"{_called(duty, at)}（{duty.due_on} 到期）" if duty.due_on else _called(duty, at)

    yield from _of_units(
        units,
        at,
        DutyState.overdue,
        lambda unit, duties: (
            f"{unit}有 {len(duties)} 条事项到期没有公开或者更新："
            f"{_named([told(d) for d in duties])}",
            "公开或者更新，并在那条内容的“对应事项”里写上事项编码",
        ),
    )


@survey(
    "D814",
    "快到期了",
    of=Organisation,
    why="到期以前提醒，免得逾期。",
    level=Level.hint,
    requirements=("ZL-01",),
)
def due_soon(units: Sequence[Organisation], at: Context) -> Iterator[Finding]:
    """What falls due within days; said once a unit."""

    def told(duty: Duty) -> str:
        return f"{_called(duty, at)}（{duty.due_on}）" if duty.due_on else _called(duty, at)

    yield from _of_units(
        units,
        at,
        DutyState.due_soon,
        lambda unit, duties: (
            f"{unit}有 {len(duties)} 条事项快到期了：{_named([told(d) for d in duties])}",
            "在到期以前公开或者更新",
        ),
    )


@survey(
    "D816",
    "只有公开链接作凭证",
    of=Organisation,
    why="公开链接能证明公开了，不能证明哪天公开的：算进公开率，按时不按时无法判断。",
    level=Level.hint,
    requirements=("CAT-08", "ZL-01"),
)
def only_linked(units: Sequence[Organisation], at: Context) -> Iterator[Finding]:
    """Duties that nothing shows but a page elsewhere; said once a unit."""
    for unit in units:
        duties = [
            d
            for d in at.facts.ledger.by_subject.get(unit.key, ())
            if d.owed and any(e.link for e in d.entries)
        ]
        if duties:
            name = unit.short_name or unit.name
            yield Finding(
                _item(duties[0], at).origin.of("links"),
                f"{name}有 {len(duties)} 条事项只有“公开链接”作凭证，无法判断按时不按时："
                f"{_named([_called(d, at) for d in duties])}",
                "在本专栏也公开的，在那条内容的“对应事项”里写上事项编码；确实只在别处公开的不用改",
            )


def _of_units(
    units: Sequence[Organisation],
    at: Context,
    state: DutyState,
    say: Callable[[str, list[Duty]], tuple[str, str]],
) -> Iterator[Finding]:
    """A finding for each unit with duties in a state, at the first of their items."""
    if not at.whole(Published):
        return
    for unit in units:
        duties = [d for d in at.facts.ledger.by_subject.get(unit.key, ()) if d.state is state]
        if duties:
            duties.sort(key=lambda d: (d.due_on or date.max, d.item))
            yield Finding(
                _item(duties[0], at).origin.of("code"), *say(unit.short_name or unit.name, duties)
            )


@survey(
    "D807",
    "有一期没有更新",
    of=Organisation,
    why="定期更新的事项，每一期都要有；中间漏了一期，后来补也看得出来。",
    level=Level.warning,
    requirements=("ZL-01",),
)
def skipped(units: Sequence[Organisation], at: Context) -> Iterator[Finding]:
    """Periods that passed without an update; said once a unit, old ones as a hint."""
    if not at.whole(Published):
        return
    for unit in units:
        missed = [
            (duty, [e for e in duty.entries if e.state is DutyState.skipped])
            for duty in at.facts.ledger.by_subject.get(unit.key, ())
        ]
        missed = [(duty, entries) for duty, entries in missed if entries]
        if not missed:
            continue
        newest = max(e.due_on for _, entries in missed for e in entries if e.due_on)
        count = sum(len(entries) for _, entries in missed)
        yield Finding(
            _item(missed[0][0], at).origin.of("code"),
            f"{unit.short_name or unit.name}有 {count} 期没有更新："
            f"{_named([_periods(duty, entries, at) for duty, entries in missed])}",
            "补发漏掉的内容；那一期确实更新过的，在那条内容的“对应事项”里写上事项编码",
            level=Level.hint if _is_old(newest, at) else None,
        )


def _periods(duty: Duty, entries: Sequence[Entry], at: Context) -> str:
    """``SHJZ-0101 监督检查（2026年9月、2026年7月等）``."""
    item = _item(duty, at)
    turns = "、".join(e.period for e in entries[:2]) + ("等" if len(entries) > 2 else "")
    return f"{item.code} {item.title}（{turns}）"


@survey(
    "D806",
    "定的发布日期超过时限",
    of=Published,
    why="定时公开的信息，时限照样从形成之日起算；等到定的那一天就晚了。",
    level=Level.warning,
    requirements=("ZL-01",),
)
def planned_late(records: Sequence[Published], at: Context) -> Iterator[Finding]:
    """A record that is held back beyond its last day."""
    said: set[tuple[str, str]] = set()
    for planned in sorted(at.facts.ledger.planned, key=lambda p: (p.record, p.due_on)):
        if planned.planned_on <= planned.due_on or planned.record in said:
            continue
        said.add(planned.record)
        record = at.graph.get(planned.record)
        item = at.graph.get(planned.item)
        assert isinstance(item, CatalogItem)
        yield Finding(
            record.origin.of("published_on"),
            f"按事项 {item.code} 的时限，最迟 {planned.due_on} 公开，"
            f"发布日期却定在 {planned.planned_on}",
            f"把“发布日期”改到 {planned.due_on} 以前",
        )


@survey(
    "D808",
    "公示期没有满就撤下",
    of=Published,
    why="公示期是法律和目录规定的，没有满就撤下，公示无效。",
    level=Level.warning,
    requirements=("ZL-01",),
)
def displayed_too_short(records: Sequence[Published], at: Context) -> Iterator[Finding]:
    """A withdrawn record whose display was not over."""
    for cut in at.facts.ledger.cut_short:
        record, item = at.graph.get(cut.record), at.graph.get(cut.item)
        assert isinstance(item, CatalogItem)
        yield Finding(
            record.origin.of("withdrawn_on"),
            f"按事项 {item.code} 的时限要公示到 {cut.shown_until}，{cut.withdrawn_on} 就撤回了",
            "核对“撤回日期”；提前撤下的，重新公示",
        )


@rule(
    "D809",
    "发布日期早于形成日期",
    of=Disclosure,
    why="信息先形成后公开；发布日期早于形成日期会被当作日期造假，这条信息的时限也没法算。",
    level=Level.warning,
    requirements=("CK-01", "ZL-01"),
)
def published_before_formed(record: Disclosure, at: Context) -> Iterator[Finding]:
    """形成日期 is not after 发布日期."""
    if record.formed_on and record.published_on.day < record.formed_on:
        yield Finding(
            record.origin.of("published_on"),
            f"发布日期 {record.published_on.day} 早于形成日期 {record.formed_on}",
            "对照原件和网站记录，改正“发布日期”或“形成日期”",
            others=(record.origin.of("formed_on"),),
        )


@survey(
    "D810",
    "发布的单位不在事项的公开主体里",
    of=Published,
    shown=True,
    why="谁制作谁公开；别的单位发布的，不能算公开主体公开了。",
    level=Level.hint,
    requirements=("ZL-13",),
)
def published_by_another(records: Sequence[Published], at: Context) -> Iterator[Finding]:
    """A record under an item that its unit does not owe."""
    ledger = at.facts.ledger
    for record in records:
        duties = [d for d, e in ledger.by_proof.get(record.key, ()) if d.subject is None]
        if duties:
            codes = _named([_item(d, at).code for d in duties])
            yield Finding(
                record.origin.of("item"),
                f"发布的单位不在事项 {codes} 的“公开主体”里",
                "核对“对应事项”；这个单位也要公开的，在目录的“公开主体”里补上",
            )


#: What an entry of the directory must have (条例 art. 12), by the name of the field.
_DIRECTORY = {"index_number": "索引号", "summary": "内容概述"}


@survey(
    "D811",
    "目录要素不全",
    of=(Policy, Disclosure),
    shown=True,
    why="政府信息公开目录要有索引、名称、内容概述和生成日期，缺了查不到、也算不出时限。",
    level=Level.warning,
    requirements=("ZL-03",),
)
def directory_incomplete(records: Sequence[Record], at: Context) -> Iterator[Finding]:
    """Index, name, summary and the day of creation; said once a kind and element."""
    missing: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        if getattr(record, "reposted_from", None):
            continue
        labels = [label for name, label in _DIRECTORY.items() if not getattr(record, name)]
        if isinstance(record, Disclosure) and record.formed_on is None:
            labels.append("形成日期")
        for label in labels:
            missing[record.kind.label, label].append(record)
    for (kind, label), found in missing.items():
        yield Finding(
            found[0].origin.where,
            f"{len(found)} 条{kind}没有填“{label}”",
            f"补上“{label}”",
            others=tuple(r.origin.where for r in found[1:_NAMED]),
        )


@rule(
    "D812",
    "不予公开没有写明依据",
    of=(Published, CatalogItem),
    why="不予公开的要有法定理由：《政府信息公开条例》第十四条到第十六条；说不出是哪一条的应当公开。",
    requirements=("ZL-10", "ZL-11"),
)
def withheld_without_basis(record: Record, at: Context) -> Iterator[Finding]:
    """What is withheld names one of the lawful reasons."""
    if _withheld(record) and not getattr(record, "withheld_basis", None):
        yield Finding(
            record.origin.of("method"),
            "“公开方式”是“不予公开”，却没有填“不公开依据”",
            "填写“不公开依据”；没有法定理由的，改成“主动公开”",
        )


@rule(
    "D813",
    "不予公开的信息很久没有复核",
    of=(Published, CatalogItem),
    why="情况会变，原来不公开的可能已经可以公开；每年复核一次。",
    level=Level.warning,
    requirements=("ZL-12",),
)
def withheld_unreviewed(record: Record, at: Context) -> Iterator[Finding]:
    """What is withheld was looked at again within a year."""
    if not _withheld(record):
        return
    reviewed = getattr(record, "reviewed_on", None)
    published = getattr(record, "published_on", None)
    last = reviewed or (published.day if isinstance(published, Moment) else None)
    if last is None:
        yield Finding(
            record.origin.of("method"),
            "不予公开的事项没有填“复核日期”",
            "复核能不能公开，再填上“复核日期”",
        )
    elif (at.today - last).days > at.limits.withheld_review_days:
        yield Finding(
            record.origin.of("reviewed_on" if reviewed else "method"),
            f"上次复核是 {last}，已经 {(at.today - last).days} 天",
            "复核能不能公开；仍不公开的，更新“复核日期”",
        )


def _withheld(record: Record) -> bool:
    method = getattr(record, "method", None)
    return Method.withheld in method if isinstance(method, tuple) else method is Method.withheld
