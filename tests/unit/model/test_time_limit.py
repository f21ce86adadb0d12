"""公开时限: read from what officials write, said back in words, never guessed (CAT-04)."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.end_to_end.routes import ROOT
from zwgk.derive.holidays import calendar
from zwgk.model.values.dates import Unit
from zwgk.model.values.time_limit import Clause, Cycle, LimitKind, TimeLimit, add
from zwgk.model.values.time_limit_text import PRESETS, read

CALENDAR = calendar()
_INFORMATION = "信息形成或者变更之日"
_OBTAINED = "制定或获取信息之日"
_CONGRESS = "本级人民代表大会或其常务委员会批准后"
_FINANCE = "本级政府财政部门批复后"
_WD, _CD = Unit.working_days, Unit.calendar_days
_SHOW7W = Clause(LimitKind.minimum_display, 7, _WD)
_SHOW30 = Clause(LimitKind.minimum_display, 30, _CD)


def working(amount: int, anchor: str = "", then: Clause | None = None) -> Clause:
    return Clause(LimitKind.working_days, amount, _WD, anchor, then=then)


def natural(amount: int, unit: Unit, anchor: str = "", then: Clause | None = None) -> Clause:
    return Clause(LimitKind.calendar_days, amount, unit, anchor, then=then)


def periodic(every: int, unit: Unit, times: int = 1, month: int = 0, day: int = 0) -> Clause:
    return Clause(LimitKind.periodic, cycle=Cycle(every, unit, times, month, day))


def after(amount: int, unit: Unit, every: int, cycle: Unit) -> Clause:
    return Clause(LimitKind.periodic, amount, unit, cycle=Cycle(every, cycle))


#: The presets of the facts about published tables, in their own structure.
SEEN_PRESETS = {
    "d20w": working(20, _INFORMATION),
    "d10w": working(10, _OBTAINED),
    "d10w_show7w": working(10, _OBTAINED, _SHOW7W),
    "d3w": working(3, _INFORMATION),
    "congress20d": natural(20, _CD, _CONGRESS),
    "reply20d": natural(20, _CD, _FINANCE),
    "realtime": Clause(LimitKind.realtime),
    "prompt": Clause(LimitKind.prompt),
    "progress": Clause(LimitKind.prompt, anchor="按进展情况"),
    "week_before": Clause(LimitKind.before_event, 7, _CD, action="发通知邀请"),
    "permanent": Clause(LimitKind.permanent),
    "half_year": periodic(6, Unit.months),
}


@pytest.mark.parametrize("name", SEEN_PRESETS)
def test_the_presets_mean_what_the_published_tables_mean(name: str) -> None:
    assert read(PRESETS[name]) == TimeLimit((SEEN_PRESETS[name],))


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_written_in_our_own_words(name: str) -> None:
    limit = read(PRESETS[name])
    assert limit and limit.words() == PRESETS[name]


WRITTEN: dict[str, tuple[Clause, ...]] = {
    # working days, with and without the day they run from
    "自信息形成或者变更之日起20个工作日内予以公开": (working(20, _INFORMATION),),
    "自信息形\n成或者变\n更之日起\n20个工作\n日内予以\n公开": (working(20, _INFORMATION),),
    "信息形成或变更之日起3个工作日内": (working(3, _INFORMATION),),
    "自该政府信息形成或者变更之日起20个工作日内及时公开": (working(20, _INFORMATION),),
    "信息形成(变更) 20 个工作日内": (working(20, _INFORMATION),),
    "信息产生、变更之日起２０个工作日内公开": (working(20, _INFORMATION),),
    "信息形成20个工 作日内公开": (working(20, "信息形成之日"),),
    "信息形成后，7个工作日内公开内公开": (working(7, "信息形成之日"),),
    "信息获取（形成、变更）20个工作日内": (working(20, "信息获取、形成或者变更之日"),),
    "制定或者获取信息之日起10个工作日内": (working(10, _OBTAINED),),
    "自作出行政决定之日起7个工作日内": (working(7, "作出行政决定之日"),),
    "自作出行政处罚决定之日起7个工作日内公示": (working(7, "作出行政处罚决定之日"),),
    "自中标、成交供应商确定之日起2个工作日内": (working(2, "中标、成交供应商确定之日"),),
    "事项办结7个工作日内": (working(7, "事项办结之日"),),
    "公示期满后5个工作日内": (working(5, "公示期满后"),),
    "20工作日": (working(20),),
    "15个工作日内公开": (working(15),),
    "二十个工作日内": (working(20),),
    # natural days
    "经本级人大或其常委会批准后二十日内向社会公开": (natural(20, _CD, _CONGRESS),),
    "本级政府财政部门批复后20天内": (natural(20, _CD, _FINANCE),),
    "自批准之日起三十日内向社会公布": (natural(30, _CD, "批准之日"),),
    "一周内公开": (natural(7, _CD),),
    "1个月内公开": (natural(1, Unit.months),),
    "半年内公开": (natural(6, Unit.months),),
    "24小时内公开": (natural(24, Unit.hours),),
    "当天公开": (natural(0, _CD),),
    # prompt, in real time, for good
    "实时公开": (Clause(LimitKind.realtime),),
    "即时公开": (Clause(LimitKind.realtime),),
    "及时": (Clause(LimitKind.prompt),),
    "及时、动态更新": (Clause(LimitKind.prompt),),
    "按进展情况及时公开": (Clause(LimitKind.prompt, anchor="按进展情况"),),
    "重大决策作出后及时公开": (Clause(LimitKind.prompt, anchor="重大决策作出后"),),
    "长期": (Clause(LimitKind.permanent),),
    "永久公开": (Clause(LimitKind.permanent),),
    "常年公示": (Clause(LimitKind.permanent),),
    # before an event
    "提前一周发通知邀请": (Clause(LimitKind.before_event, 7, _CD, action="发通知邀请"),),
    "听证会举行前30日公告": (
        Clause(LimitKind.before_event, 30, _CD, "听证会举行", "公告"),
    ),
    "举行听证会的7个工作日前公告": (
        Clause(LimitKind.before_event, 7, _WD, "举行听证会", "公告"),
    ),
    # again and again
    "每月更新": (periodic(1, Unit.months),),
    "按季度公开": (periodic(3, Unit.months),),
    "半年至少更新1次": (periodic(6, Unit.months),),
    "每年至少公开两次": (periodic(1, Unit.years, times=2),),
    "一年一更新": (periodic(1, Unit.years),),
    "每两年更新": (periodic(2, Unit.years),),
    "每周公开1次": (periodic(7, _CD),),
    "每日更新": (periodic(1, _CD),),
    "每年1月31日前": (periodic(1, Unit.years, month=1, day=31),),
    "每年十月底前公开": (periodic(1, Unit.years, month=10, day=31),),
    "每年底前": (periodic(1, Unit.years, month=12, day=31),),
    "次月10日前": (periodic(1, Unit.months, day=10),),
    "每月底前更新": (periodic(1, Unit.months, day=31),),
    "每季度首月15日前": (periodic(3, Unit.months, month=1, day=15),),
    "每季度结束后15日内公布": (after(15, _CD, 3, Unit.months),),
    "年度终了后4个月内": (after(4, Unit.months, 1, Unit.years),),
    # shown for some time
    "公示7个工作日": (_SHOW7W,),
    "公示期不少于30日": (_SHOW30,),
    "在拟征收土地所在的乡（镇）和村范围内公告至少三十日": (_SHOW30,),
    "制定或获取信息之日起10个工作日内，公示7个工作日": (working(10, _OBTAINED, _SHOW7W),),
    "制定或获取信息之日起10个工作日内公开并公示7个工作日": (working(10, _OBTAINED, _SHOW7W),),
    "自收到评标报告之日起3日内，公示期不得少于3日": (
        natural(3, _CD, "收到评标报告之日", Clause(LimitKind.minimum_display, 3, _CD)),
    ),
    # several in a cell
    "自收到申请之日起20个工作日内 自该信息形成或者变更之日起20个工作日内": (
        working(20, "收到申请之日"),
        working(20, _INFORMATION),
    ),
    "1.自信息形成之日起20个工作日内公开；2.每年更新": (
        working(20, "信息形成之日"),
        periodic(1, Unit.years),
    ),
    "政策解读：自文件印发之日起3个工作日内；政策文件：20个工作日内": (
        Clause(LimitKind.working_days, 3, _WD, "文件印发之日", scope="政策解读"),
        Clause(LimitKind.working_days, 20, _WD, scope="政策文件"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", WRITTEN)
def test_what_officials_write_is_read(text: str) -> None:
    limit = read(text)
    assert limit == TimeLimit(WRITTEN[text])
    assert read(limit.words()) == limit


@pytest.mark.parametrize(
    "text",
    [
        "信息形成之日起20个工作日内；法律、法规另有规定的，从其规定",
        "信息形成之日起20个工作日内公开（法律法规另有规定的除外）",
        "信息形成之日起20个工作日内，法律、法规对政府信息公开的期限另有规定的，从其规定。",
    ],
)
def test_room_for_other_laws_is_noted(text: str) -> None:
    assert read(text) == TimeLimit((working(20, "信息形成之日"),), reserved=True)


def test_a_display_behind_a_full_stop_stands_alone() -> None:
    joined = read("10个工作日内公开，公示7个工作日")
    apart = read("10个工作日内公开；公示7个工作日")
    assert joined and joined.clauses == (working(10, then=_SHOW7W),)
    assert apart and apart.clauses == (working(10), _SHOW7W)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "同上",
        "适时公开",
        "定期更新",
        "按规定时限公开",
        "随时公开",
        "1年",
        "6个月",
        "30日",
        "6月底前",
        "每5个月更新",
        "每年2月更新",
        "自2020年1月1日起20个工作日内",
        "20个工作日内或者按上级要求",
        "法律、法规另有规定的，从其规定",
        "见备注",
        "公开",
        "工作日内",
        "信息形成若干工作日内",
    ],
)
def test_what_is_not_understood_is_never_guessed(text: str) -> None:
    assert read(text) is None


def test_every_limit_of_the_example_county_is_understood() -> None:
    cells = set()
    for path in sorted((ROOT / "catalog").glob("*.yml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        if path.name in ("sectors.yml", "codes.yml"):
            continue
        rows = [data.get("默认", {}), *data["事项"]]
        cells |= {row["公开时限"] for row in rows if "公开时限" in row}
    assert len(cells) > 15
    assert [c for c in sorted(cells) if read(c) is None] == []


# -- what may be said at all ------------------------------------------------------------

_SUBJECTS = st.text("县乡镇项目合同申请材料初审名单规划草案方案工程竣验收", min_size=2, max_size=12)
_DAYS = st.sampled_from([_WD, _CD, Unit.months, Unit.years])
_AMOUNT = st.integers(1, 999)
_STARTS = st.one_of(
    st.just(""),
    st.sampled_from([c.anchor for c in SEEN_PRESETS.values() if c.anchor.endswith(("日", "后"))]),
    st.builds(str.__add__, _SUBJECTS, st.sampled_from(["之日", "后"])),
)
_DISPLAY = st.builds(Clause, st.just(LimitKind.minimum_display), _AMOUNT, _DAYS)
_THEN = st.one_of(st.none(), _DISPLAY, st.just(Clause(LimitKind.permanent)))


@st.composite
def cycles(draw: st.DrawFn) -> Cycle:
    every, unit = draw(
        st.sampled_from(
            [(1, _CD), (7, _CD), *((n, Unit.months) for n in (1, 2, 3, 4, 6))]
            + [(n, Unit.years) for n in range(1, 10)]
        )
    )
    months = every if unit is Unit.months else 12
    if unit is _CD or (every > 1 and unit is Unit.years) or draw(st.booleans()):
        return Cycle(every, unit, draw(st.integers(1, 99)))
    month = draw(st.integers(1, months)) if months > 1 else 0
    return Cycle(every, unit, month=month, day=draw(st.integers(1, 31)))


@st.composite
def clauses(draw: st.DrawFn) -> Clause:
    kind = draw(st.sampled_from(list(LimitKind)))
    scope = draw(st.one_of(st.just(""), _SUBJECTS))
    if kind is LimitKind.working_days:
        found = working(draw(_AMOUNT), draw(_STARTS), draw(_THEN))
    elif kind is LimitKind.calendar_days:
        unit = draw(st.sampled_from([_CD, Unit.months, Unit.years, Unit.hours]))
        found = natural(draw(_AMOUNT), unit, draw(_STARTS), draw(_THEN))
    elif kind is LimitKind.realtime:
        found = Clause(kind, anchor=draw(_STARTS), then=draw(_THEN))
    elif kind is LimitKind.prompt:
        anchor = draw(st.one_of(_STARTS, st.just("按进展情况")))
        found = Clause(kind, anchor=anchor, then=draw(_THEN))
    elif kind is LimitKind.before_event:
        action = draw(st.sampled_from(["", "公告", "发通知邀请", "发布通知"]))
        event = draw(st.one_of(st.just(""), _SUBJECTS))
        found = Clause(kind, draw(_AMOUNT), draw(_DAYS), event, action)
    elif kind is LimitKind.permanent:
        found = Clause(kind)
    elif kind is LimitKind.minimum_display:
        found = draw(_DISPLAY)
    else:
        cycle = draw(cycles())
        plain = not cycle.day and cycle.times == 1
        amount = draw(_AMOUNT) if plain and draw(st.booleans()) else 0
        found = Clause(kind, amount, draw(_DAYS) if amount else None, cycle=cycle)
    return Clause(**{**{f: getattr(found, f) for f in found.__slots__}, "scope": scope})


@given(st.builds(TimeLimit, st.lists(clauses(), min_size=1, max_size=3).map(tuple), st.booleans()))
def test_words_are_read_back(limit: TimeLimit) -> None:
    assert read(limit.words()) == limit


@given(st.builds(TimeLimit, st.lists(clauses(), min_size=1, max_size=2).map(tuple)))
def test_one_word_too_many_and_nothing_is_understood(limit: TimeLimit) -> None:
    assert read(limit.words() + "为宜") is None


@given(st.text())
def test_any_text_is_read_or_not_but_never_fails(text: str) -> None:
    limit = read(text)
    assert limit is None or read(limit.words()) == limit


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Clause(LimitKind.working_days),
        lambda: Clause(LimitKind.working_days, 20, _CD),
        lambda: Clause(LimitKind.working_days, 20),
        lambda: Clause(LimitKind.calendar_days, 0, Unit.hours),
        lambda: Clause(LimitKind.permanent, 3, _CD),
        lambda: Clause(LimitKind.minimum_display, 3, Unit.hours),
        lambda: Clause(LimitKind.periodic),
        lambda: Clause(LimitKind.realtime, cycle=Cycle(1, Unit.years)),
        lambda: Clause(LimitKind.prompt, action="公告"),
        lambda: Clause(LimitKind.permanent, then=_SHOW7W),
        lambda: working(3, then=working(2)),
        lambda: after(3, _CD, 1, Unit.months).__class__(
            LimitKind.periodic, 3, _CD, cycle=Cycle(1, Unit.years, times=2)
        ),
        lambda: Cycle(5, Unit.months),
        lambda: Cycle(1, Unit.hours),
        lambda: Cycle(3, Unit.months, month=4, day=1),
        lambda: Cycle(1, Unit.years, month=2),
        lambda: Cycle(1, Unit.years, day=3),
        lambda: Cycle(1, Unit.years, times=0),
        lambda: Cycle(7, _CD, day=1),
    ],
)
def test_a_limit_that_makes_no_sense_cannot_be_made(wrong: object) -> None:
    with pytest.raises(ValueError):
        wrong()  # type: ignore[operator]


# -- when it falls due ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clause", "start", "due"),
    [
        (working(20), date(2026, 9, 15), date(2026, 10, 19)),
        (natural(20, _CD), date(2026, 1, 23), date(2026, 2, 12)),
        # the 20th day is a Saturday, National Day's week off follows
        (natural(20, _CD), date(2026, 9, 11), date(2026, 10, 8)),
        (natural(1, Unit.months), date(2026, 1, 31), date(2026, 2, 28)),
        (natural(24, Unit.hours), date(2026, 11, 12), date(2026, 11, 13)),
        (natural(30, Unit.hours), date(2026, 11, 9), date(2026, 11, 11)),
        (natural(0, _CD), date(2026, 11, 12), date(2026, 11, 12)),
        (Clause(LimitKind.realtime), date(2026, 11, 12), None),
    ],
)
def test_the_last_day(clause: Clause, start: date, due: date | None) -> None:
    assert clause.due_on(start, CALENDAR) == due


@pytest.mark.parametrize(
    ("clause", "until"),
    [
        (_SHOW7W, date(2026, 10, 14)),
        (_SHOW30, date(2026, 10, 29)),
        (working(10, then=_SHOW30), date(2026, 10, 29)),
        (working(10), None),
        (working(10, then=Clause(LimitKind.permanent)), None),
    ],
)
def test_the_last_day_of_a_display(clause: Clause, until: date | None) -> None:
    assert clause.shown_until(date(2026, 9, 29), CALENDAR) == until


def test_months_end_where_they_end() -> None:
    assert add(date(2024, 2, 29), 1, Unit.years) == date(2025, 2, 28)
    assert add(date(2025, 11, 30), 3, Unit.months) == date(2026, 2, 28)


def test_clauses_are_found_with_what_follows_them() -> None:
    limit = read("10个工作日内，公示7个工作日；每年更新")
    assert limit
    assert limit.of(LimitKind.minimum_display) == (_SHOW7W,)
    assert [c.kind for c in limit.of(LimitKind.periodic, LimitKind.working_days)] == [
        LimitKind.working_days,
        LimitKind.periodic,
    ]
