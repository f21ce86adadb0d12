"""What the ledger says in words: states, days left or late, limits, percentages, sums.

No word says more than is known: what cannot be judged says why, percentages are never
rounded up, and of what is held back neither name nor day is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from zwgk.model.ledger import DutyState, Entry, LimitOfItem, StatutoryLimit, Tally
from zwgk.model.ledger_views import LedgerSummary
from zwgk.model.values.time_limit import LimitKind

#: The state of what does not count, beside the states of duties.
EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class State:
    """A state as pages name it. ``short``: its word in an address."""

    id: str
    label: str
    meaning: str

    @property
    def short(self) -> str:
        """``never-published``."""
        return self.id.replace("_", "-")


def states(due_soon_days: int) -> tuple[State, ...]:
    """Every state a duty can be in, what needs attention first."""
    meanings = {
        DutyState.overdue: "到期了，还没有公开",
        DutyState.due_soon: f"还没有公开，{due_soon_days}天以内到期",
        DutyState.never_published: "一次也没有公开过；确实没有形成这类信息的，不算违规",
        DutyState.fulfilled_late: "公开了，晚于最后一天",
        DutyState.nothing_due: "这一期还没有到期",
        DutyState.fulfilled: "公开了，没有查出逾期；无法判断的也在这里，写明原因",
    }
    return (
        *(State(s.name, s.label, meaning) for s, meaning in meanings.items()),
        State(EXEMPT, "不计入", "已取消的、不主动公开的、不要求在网站公开的、本地没有的"),
    )


#: Where a state stands when rows are sorted: what needs attention first.
RANK = {state.id: rank for rank, state in enumerate(states(0))}


def percent(part: int, whole: int) -> str:
    """``36.8%``; never rounded up, so that 100% means all; empty of nothing."""
    if not whole:
        return ""
    tenths = int(Fraction(part * 1000, whole))
    if not tenths and part:
        return "不足0.1%"
    return f"{tenths / 10:.1f}%".replace(".0%", "%")


def ratio(part: int, whole: int) -> float | None:
    """The share as a picture shows it, cut like :func:`percent`; None of nothing."""
    return int(Fraction(part * 1000, whole)) / 1000 if whole else None


def length(days: int, *, in_working_days: bool) -> str:
    """``3个工作日``, ``3天``."""
    return f"{abs(days)}{'个工作日' if in_working_days else '天'}"


def timing(entry: Entry) -> str:
    """``提前3个工作日``, ``晚了1个工作日``, ``还有5天``; empty where nothing can be said."""
    if entry.state is DutyState.skipped:
        return "这一期没有更新"
    if entry.days is None or entry.held_back:
        return ""
    said = length(entry.days, in_working_days=entry.in_working_days)
    match entry.state:
        case DutyState.fulfilled:
            return f"提前{said}" if entry.days else "最后一天公开"
        case DutyState.fulfilled_late:
            return f"晚了{said}"
        case DutyState.overdue:
            return f"已逾期{said}"
        case _:
            return f"还有{said}" if entry.days else "今天到期"


def limit_of(limits: LimitOfItem, entry: Entry | None) -> tuple[str, str, str]:
    """The limit that holds, in words; what set it; its ID where a law did."""
    law = _law(limits, entry)
    if law:
        return law.limit.words(), law.basis, law.id
    if limits.written:
        return limits.written.words(), "标准目录", ""
    if limits.text:
        return limits.text, "标准目录（没有看懂）", ""
    return "", "", ""


def _law(limits: LimitOfItem, entry: Entry | None) -> StatutoryLimit | None:
    """The law that set the last day; of what has none yet, the general limit if it stands in."""
    laws = (*limits.statutory, *((limits.general,) if limits.general else ()))
    if entry is None:
        return limits.general
    if entry.basis:
        return next((law for law in laws if law.id == entry.basis), None)
    own = limits.written.of(LimitKind.periodic) if limits.written else ()
    if entry.period and not own:  # the periods are those of the law
        return next((law for law in laws if law.limit.of(LimitKind.periodic)), None)
    return None


def understood(limits: LimitOfItem) -> tuple[str, ...]:
    """How an item's limit is understood: its own words, the general limit, the laws over it."""
    found = []
    if limits.written:
        found.append(limits.written.words())
    elif limits.text:
        found.append("没有看懂这一时限，不判断按时不按时")
    if limits.general:
        lack = "没有写期限" if limits.text else "目录没有填时限"
        found.append(f"{lack}，按{limits.general.basis}：{limits.general.limit.words()}")
    found += [
        f"{law.what}：{law.limit.words()}（{law.basis}）；与目录比，哪个更早按哪个"
        for law in limits.statutory
    ]
    return tuple(found)


def summary(id: str, name: str, url: str, tally: Tally) -> LedgerSummary:
    """The sums of some duties, with their percentages in words."""
    return LedgerSummary(
        id=id,
        name=name,
        url=url,
        states=tuple((state.name, count) for state, count in tally.states.items()),
        owed=tally.owed,
        exempt=tally.exempt,
        covered=tally.covered,
        items=tally.items,
        items_covered=tally.items_covered,
        in_time=tally.in_time,
        late=tally.late,
        skipped=tally.skipped,
        unjudged=tally.unjudged,
        coverage=percent(tally.covered, tally.owed),
        item_coverage=percent(tally.items_covered, tally.items),
        punctuality=percent(tally.in_time, tally.in_time + tally.late),
    )


def told(sums: LedgerSummary, today: date, *, by_item: bool) -> tuple[str, ...]:
    """The sums in sentences; ``by_item``: items are counted first, then duties."""
    day = f"截至{today.year}年{today.month}月{today.day}日"
    if not sums.owed:
        return (f"{day}，标准目录里没有计入应公开的事项。",)
    found = []
    if by_item:
        found.append(
            f"{day}，应当在本网站公开的事项有{sums.items}个，"
            f"其中{sums.items_covered}个已有公开信息，公开率{sums.item_coverage}。"
        )
        day = "一个事项由一个单位公开，算一条责任"
    found.append(
        f"{day}：应公开{sums.owed}条，已经公开过的{sums.covered}条，占{sums.coverage}；"
        f"逾期未公开{sums.count('overdue')}条，即将到期{sums.count('due_soon')}条，"
        f"从未公开{sums.count('never_published')}条。"
    )
    found.append(_punctuality(sums))
    return tuple(found)


def _punctuality(sums: LedgerSummary) -> str:
    judged = sums.in_time + sums.late
    if not judged:
        text = "还没有能判断按时不按时的"
    else:
        text = f"能判断的{judged}期（条）里，按时的{sums.in_time}，按时率{sums.punctuality}"
    if sums.skipped:
        text += f"；不按时的里面，{sums.skipped}期没有更新，已经补不回来"
    if sums.unjudged:
        text += f"；另有{sums.unjudged}条无法判断，逐条写明原因"
    return text + "。"
