"""公开责任台账: a seeded fault of every kind is found, and nothing else (ZL-01, CAT-08)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.county import COUNTY, TODAY, examined, policy, unit
from tests.support.duties import catalog, disclosure, records
from zwgk.derive.holidays import calendar
from zwgk.model.ledger import Duty, DutyState, Entry, Exemption, Ledger, Tally, Unjudged, standing

ITEM = ("catalog_item", "shjz-0101")
MZJ = ("organisation", "mzj")
LQZ = ("organisation", "lqz")
S = DutyState


def ledger(folder: Path, *files: Mapping[str, str], today: date = TODAY) -> Ledger:
    changes: dict[str, str] = {}
    for more in files:
        changes.update(more)
    return examined(folder, changes, today=today).facts.ledger


def duty(folder: Path, *files: Mapping[str, str], today: date = TODAY) -> Duty:
    found = ledger(folder, *files, today=today).by_item[ITEM]
    assert len(found) == 1
    return found[0]


def states(found: Duty) -> list[tuple[str, DutyState]]:
    return [(e.period or str(e.published_on), e.state) for e in found.entries]


# -- limits that run from a day -------------------------------------------------------------


@pytest.mark.parametrize(
    ("published", "state", "days"),
    [
        # formed on 29 September 2026: off 1 to 7 October, Saturday 10 October is worked
        ("2026-09-30", S.fulfilled, 2),
        ("2026-10-04", S.fulfilled, 2),
        ("2026-10-09", S.fulfilled, 0),
        ("2026-10-10", S.fulfilled_late, -1),
        ("2026-10-11", S.fulfilled_late, -1),
        ("2026-10-12", S.fulfilled_late, -2),
        ("2026-10-17", S.fulfilled_late, -6),
    ],
)
def test_late_by_one_working_day_across_a_make_up_weekend(
    tmp_path: Path, published: str, state: DutyState, days: int
) -> None:
    found = duty(
        tmp_path, catalog("信息形成之日起3个工作日内"), records(disclosure(published, "2026-09-29"))
    )
    (entry,) = found.entries
    assert (entry.state, entry.days, entry.in_working_days) == (state, days, True)
    assert entry.due_on == date(2026, 10, 9)
    assert entry.proof == ("disclosure", "r0")
    assert found.state is state


def test_a_document_s_clock_starts_on_the_day_it_was_signed(tmp_path: Path) -> None:
    text = policy("通知", 成文日期="2026-01-23", 发布日期="2026-03-20 09:00", 对应事项="SHJZ-0101")
    text = text.replace("发文机关: 县政府办公室", "发文机关: 县政府办公室\n起草单位: 县民政局")
    found = duty(tmp_path, catalog(), {"content/policies/2026/b.md": text})
    (entry,) = found.entries
    assert (entry.started_on, entry.due_on) == (date(2026, 1, 23), date(2026, 2, 27))
    assert entry.state is S.fulfilled_late


def test_natural_days_that_end_on_a_holiday_end_after_it(tmp_path: Path) -> None:
    found = duty(
        tmp_path, catalog("批准之日起20日内"), records(disclosure("2026-10-08", "2026-09-11"))
    )
    assert (found.state, found.due_on) == (S.fulfilled, date(2026, 10, 8))


@pytest.mark.parametrize("limit", ["及时公开", "实时公开", "长期公开", ""])
def test_without_a_length_the_general_limit_stands_in(tmp_path: Path, limit: str) -> None:
    found = duty(tmp_path, catalog(limit), records(disclosure("2026-10-20", "2026-09-15")))
    (entry,) = found.entries
    assert (entry.state, entry.basis, entry.due_on) == (
        S.fulfilled_late,
        "ZL-01",
        date(2026, 10, 19),
    )


def test_the_law_is_stricter_than_the_catalog(tmp_path: Path) -> None:
    row = catalog(一级事项="行政处罚", 二级事项="行政处罚决定", 公开内容="处罚结果")
    found = duty(tmp_path, row, records(disclosure("2026-10-19", "2026-09-15")))
    (entry,) = found.entries
    assert (entry.state, entry.basis, entry.due_on) == (
        S.fulfilled_late,
        "TL-03",
        date(2026, 9, 23),
    )


def test_the_catalog_is_stricter_than_the_law(tmp_path: Path) -> None:
    row = catalog(
        "作出行政决定之日起3个工作日内", 一级事项="行政处罚", 二级事项="行政处罚决定", 公开内容="处罚结果"
    )  # fmt: skip
    found = duty(tmp_path, row, records(disclosure("2026-09-21", "2026-09-15")))
    (entry,) = found.entries
    assert (entry.state, entry.basis, entry.due_on) == (S.fulfilled_late, "", date(2026, 9, 18))


def test_of_several_limits_the_most_generous_holds_unless_one_names_the_record(
    tmp_path: Path,
) -> None:
    limit = "政策解读：自印发之日起3个工作日内；政策文件：自印发之日起20个工作日内"
    row = catalog(f"'{limit}'")
    texts = [
        disclosure("2026-09-22", "2026-09-15", 标题=title)
        for title in ("救助情况", "一图读懂（政策解读）", "政策文件汇编")
    ]
    found = {e.proof[1]: e for e in duty(tmp_path, row, records(*texts)).entries if e.proof}
    assert [found[f"r{n}"].state for n in range(3)] == [S.fulfilled, S.fulfilled_late, S.fulfilled]


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (disclosure("2026-11-02"), Unjudged.no_day),
        (disclosure("2026-11-02", "2026-01-05", 来源="省人民政府网站"), Unjudged.reposted),
        (disclosure("2026-11-02", "2026-11-05"), Unjudged.before_formed),
    ],
)
def test_what_cannot_be_judged_is_not_held_against_anybody(
    tmp_path: Path, record: str, why: Unjudged
) -> None:
    found = duty(tmp_path, catalog(), records(record))
    (entry,) = found.entries
    assert (entry.state, entry.unjudged, entry.judged) == (S.fulfilled, why, False)


@pytest.mark.parametrize(
    ("limit", "why"),
    [("按上级规定的时间", Unjudged.unread_limit), ("提前一周发通知邀请", Unjudged.no_length)],
)
def test_a_limit_nobody_understands_judges_nothing(
    tmp_path: Path, limit: str, why: Unjudged
) -> None:
    found = duty(tmp_path, catalog(limit), records(disclosure("2026-11-02", "2025-01-05")))
    assert [(e.state, e.unjudged) for e in found.entries] == [(S.fulfilled, why)]


@pytest.mark.parametrize(
    ("published", "state", "why"),
    [
        # National Day 2014 is not known: 20 working days are at most 29 October
        ("2014-10-29", S.fulfilled, None),
        ("2014-11-12", S.fulfilled, Unjudged.unsure_year),
        ("2014-11-13", S.fulfilled_late, None),
    ],
)
def test_a_doubt_about_an_old_year_is_not_held_against_anybody(
    tmp_path: Path, published: str, state: DutyState, why: Unjudged | None
) -> None:
    found = duty(tmp_path, catalog(), records(disclosure(published, "2014-10-01")))
    assert [(e.state, e.unjudged, e.projected) for e in found.entries] == [(state, why, True)]


def test_a_due_day_in_a_year_without_its_notice_is_a_projection(tmp_path: Path) -> None:
    record = disclosure("2026-12-25", "2026-12-24")
    there = duty(tmp_path / "a", catalog(), records(record), today=date(2026, 12, 30))
    assert [e.projected for e in there.entries] == [True]
    site = dedent(
        """\
        放假安排:
          - 年份: 2027
            文号: 国办发明电〔2026〕9号
            放假: [{节日: 元旦, 开始日期: 2027-01-01, 结束日期: 2027-01-03}]
            上班: [2027-01-09]
        """
    )
    whole = {"content/site.yml": COUNTY["content/site.yml"] + site}
    there = duty(tmp_path / "b", catalog(), records(record), whole, today=date(2026, 12, 30))
    assert [(e.projected, e.due_on) for e in there.entries] == [(False, date(2027, 1, 21))]


# -- limits that come round -----------------------------------------------------------------


def test_a_skipped_month_is_found_and_does_not_hide_behind_the_next(tmp_path: Path) -> None:
    days = ("2026-07-10", "2026-08-10", "2026-10-10", "2026-11-10")
    found = duty(tmp_path, catalog("每月更新"), records(*(disclosure(d, d) for d in days)))
    assert states(found) == [
        ("2026年11月", S.fulfilled),
        ("2026年10月", S.fulfilled),
        ("2026年9月", S.skipped),
        ("2026年8月", S.fulfilled),
        ("2026年7月", S.fulfilled),
    ]
    assert found.state is S.fulfilled


def test_what_was_not_updated_since_is_overdue_from_the_first_day_it_was(tmp_path: Path) -> None:
    found = duty(tmp_path, catalog("每月更新"), records(disclosure("2026-08-10")))
    assert states(found) == [
        ("2026年11月", S.due_soon),
        ("2026年10月", S.overdue),
        ("2026年9月", S.overdue),
        ("2026年8月", S.fulfilled),
    ]
    assert (found.state, found.due_on) == (S.overdue, date(2026, 9, 30))
    assert found.entries[1].days == -22


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 11, 19), S.nothing_due),
        (date(2026, 11, 20), S.due_soon),
        (date(2026, 11, 30), S.due_soon),
        (date(2026, 12, 1), S.overdue),
    ],
)
def test_due_soon_is_ten_days_before_the_last(
    tmp_path: Path, today: date, state: DutyState
) -> None:
    found = duty(tmp_path, catalog("每月更新"), records(disclosure("2026-10-20")), today=today)
    assert found.state is state


def test_a_last_day_inside_the_period(tmp_path: Path) -> None:
    texts = [disclosure("2026-09-08"), disclosure("2026-10-13")]
    found = duty(tmp_path, catalog("每月10日前公布"), records(*texts))
    assert [(e.period, e.state, e.days) for e in found.entries] == [
        ("2026年11月", S.overdue, -12),
        ("2026年10月", S.fulfilled_late, -3),
        ("2026年9月", S.fulfilled, 2),
    ]


def test_so_many_times_a_period(tmp_path: Path) -> None:
    texts = [disclosure(d) for d in ("2025-03-01", "2025-09-01", "2025-09-01", "2026-03-01")]
    found = duty(tmp_path, catalog("每年至少更新2次"), records(*texts))
    assert states(found) == [("2026年", S.nothing_due), ("2025年", S.fulfilled)]
    (year,) = [e for e in found.entries if e.period == "2025年"]
    assert year.published_on == date(2025, 9, 1)
    assert {k[1] for k in (year.proof, *year.others) if k} == {"r0", "r1", "r2"}


def test_an_update_of_a_page_counts_and_hides_what_nobody_can_know(tmp_path: Path) -> None:
    """Only the last 更新日期 is known: the months between may have had one, too."""
    text = disclosure("2026-06-10", 更新日期="2026-10-12")
    found = duty(tmp_path, catalog("每月更新"), records(text))
    assert states(found) == [
        ("2026年11月", S.due_soon),
        ("2026年10月", S.fulfilled),
        ("2026年6月", S.fulfilled),
    ]


def test_history_is_looked_at_for_three_years(tmp_path: Path) -> None:
    found = duty(
        tmp_path, catalog("每年更新"), records(disclosure("2019-03-01"), disclosure("2026-03-02"))
    )
    assert states(found) == [
        ("2026年", S.fulfilled),
        ("2025年", S.skipped),
        ("2024年", S.skipped),
        ("2023年", S.skipped),
    ]


def test_periods_begin_with_the_item(tmp_path: Path) -> None:
    added = "[{日期: 2026-08-20, 类型: 新增, 说明: 新增事项}]"
    row = catalog("每月更新", 调整记录=added)
    found = duty(tmp_path, row, records(disclosure("2026-10-10")))
    # August was cut short by the start; September was owed
    assert states(found) == [
        ("2026年11月", S.due_soon),
        ("2026年10月", S.fulfilled),
        ("2026年9月", S.skipped),
    ]


def test_both_a_length_and_a_cycle(tmp_path: Path) -> None:
    row = catalog("20个工作日内公开；每年更新")
    found = duty(tmp_path, row, records(disclosure("2026-03-02", "2026-01-04")))
    assert {(e.period, e.state) for e in found.entries} == {
        ("2026年", S.fulfilled),
        ("", S.fulfilled_late),
    }


# -- what is not there ----------------------------------------------------------------------


def test_never_published(tmp_path: Path) -> None:
    found = duty(tmp_path, catalog())
    assert (found.state, found.entries, found.published, found.owed) == (
        S.never_published,
        (),
        False,
        True,
    )


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 9, 16), S.nothing_due),
        (date(2026, 10, 12), S.due_soon),
        (date(2026, 10, 20), S.never_published),
    ],
)
def test_an_item_that_was_just_added_has_time(
    tmp_path: Path, today: date, state: DutyState
) -> None:
    row = catalog(调整记录="[{日期: 2026-09-15, 类型: 新增, 说明: 新增事项}]")
    assert duty(tmp_path, row, today=today).state is state


def test_the_first_period_of_an_item_just_added_is_the_next(tmp_path: Path) -> None:
    row = catalog("每月更新", 调整记录="[{日期: 2026-10-15, 类型: 新增, 说明: 新增事项}]")
    found = duty(tmp_path, row)
    assert (found.state, found.due_on) == (S.due_soon, date(2026, 11, 30))
    assert duty(tmp_path, row, today=date(2026, 12, 1)).state is S.never_published


@pytest.mark.parametrize(
    ("row", "exemption"),
    [
        (catalog(公开方式="依申请公开"), Exemption.on_request),
        (catalog(公开渠道="[入户/现场]"), Exemption.off_site),
        (
            catalog(调整记录="[{日期: 2026-06-10, 类型: 取消, 说明: 不再安排}]"),
            Exemption.cancelled,
        ),
        (
            {
                **catalog(),
                "catalog/sectors.yml": '- {编号: shehui-jiuzhu, 国家序号: "05", 名称: 社会救助, '
                "牵头单位: 县民政局, 不适用原因: 本县没有}\n",
            },
            Exemption.not_applicable,
        ),
    ],
)
def test_what_is_not_owed_is_not_missed(
    tmp_path: Path, row: dict[str, str], exemption: Exemption
) -> None:
    found = duty(tmp_path, row)
    assert (found.state, found.exemption, found.owed) == (S.nothing_due, exemption, False)


def test_what_is_published_without_need_is_not_judged(tmp_path: Path) -> None:
    row = catalog(公开方式="依申请公开")
    found = duty(tmp_path, row, records(disclosure("2026-11-02", "2026-01-05")))
    assert [(e.state, e.unjudged) for e in found.entries] == [(S.fulfilled, Unjudged.not_owed)]
    assert (found.exemption, found.published) == (Exemption.on_request, True)


def test_a_cancellation_counts_from_its_day(tmp_path: Path) -> None:
    row = catalog(调整记录="[{日期: 2026-12-01, 类型: 取消, 说明: 不再安排}]")
    assert duty(tmp_path, row).state is S.never_published
    assert duty(tmp_path, row, today=date(2026, 12, 1)).exemption is Exemption.cancelled


def test_what_is_on_the_site_without_need_is_judged_all_the_same(tmp_path: Path) -> None:
    row = catalog(公开渠道="[入户/现场]")
    found = duty(tmp_path, row, records(disclosure("2026-11-02", "2026-01-05")))
    assert (found.state, found.exemption) == (S.fulfilled_late, None)


def test_a_draft_proves_nothing_and_starts_nothing(tmp_path: Path) -> None:
    found = duty(tmp_path, catalog(), records(disclosure("2026-11-02", "2026-01-05", 状态="草稿")))
    assert (found.state, found.entries) == (S.never_published, ())


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 9, 16), S.never_published),
        (date(2026, 10, 12), S.due_soon),
        (date(2026, 10, 20), S.overdue),
    ],
)
def test_what_is_held_back_has_a_clock_but_no_name(
    tmp_path: Path, today: date, state: DutyState
) -> None:
    whole = ledger(
        tmp_path, catalog(), records(disclosure("2026-12-15", "2026-09-15")), today=today
    )
    (found,) = whole.duties
    assert found.state is state
    assert all(e.proof is None and e.started_on is None for e in found.entries)
    assert all(e.held_back for e in found.entries) and found.due_on is None
    assert [(p.record, p.due_on, p.planned_on) for p in whole.planned] == [
        (("disclosure", "r0"), date(2026, 10, 19), date(2026, 12, 15))
    ]


def test_a_withdrawn_record_proves_nothing(tmp_path: Path) -> None:
    gone = disclosure(
        "2026-09-20", "2026-09-15", 状态="撤回", 撤回日期="2026-11-02", 撤回原因="有误"
    )
    assert duty(tmp_path, catalog(), records(gone)).state is S.never_published


def test_a_list_taken_down_when_its_display_is_over_has_been_published(tmp_path: Path) -> None:
    row = catalog("10个工作日内公开，公示7个工作日")
    gone = disclosure(
        "2026-09-20", "2026-09-15", 状态="撤回", 撤回日期="2026-10-09", 撤回原因="期满"
    )
    whole = ledger(tmp_path / "a", row, records(gone))
    (entry,) = whole.duties[0].entries
    assert (entry.state, entry.shown_until) == (S.fulfilled, date(2026, 9, 30))
    assert whole.cut_short == ()
    early = gone.replace("2026-10-09", "2026-09-30")
    whole = ledger(tmp_path / "b", row, records(early))
    assert whole.duties[0].state is S.never_published
    assert [(c.record[1], c.shown_until, c.withdrawn_on) for c in whole.cut_short] == [
        ("r0", date(2026, 9, 30), date(2026, 9, 30))
    ]


# -- what comes next -------------------------------------------------------------------------


def test_the_next_periods_of_a_year_are_known(tmp_path: Path) -> None:
    found = duty(tmp_path, catalog("每季度更新"), records(disclosure("2026-10-20")))
    assert [(c.period, c.due_on) for c in found.coming] == [
        ("2027年第1季度", date(2027, 3, 31)),
        ("2027年第2季度", date(2027, 6, 30)),
        ("2027年第3季度", date(2027, 9, 30)),
    ]
    assert not any(c.projected for c in found.coming)


def test_what_counts_working_days_of_an_unknown_year_is_a_projection(tmp_path: Path) -> None:
    found = duty(
        tmp_path, catalog("每季度结束后15个工作日内公布"), records(disclosure("2026-10-12"))
    )
    assert [(c.period, c.projected) for c in found.coming][:1] == [("2026年第4季度", True)]


def test_cycles_of_years_go_on_as_they_began(tmp_path: Path) -> None:
    found = duty(tmp_path, catalog("每两年更新"), records(disclosure("2024-05-20")))
    assert [e.period for e in found.entries] == ["2026年至2027年", "2024年至2025年"]
    assert found.coming == ()


@pytest.mark.parametrize("limit", ["信息形成之日起3个工作日内", "每日更新", "每周更新"])
def test_nothing_comes_of_what_is_judged_one_by_one_or_every_week(
    tmp_path: Path, limit: str
) -> None:
    assert duty(tmp_path, catalog(limit), records(disclosure("2026-11-20"))).coming == ()


def test_what_never_began_does_not_come_round(tmp_path: Path) -> None:
    assert duty(tmp_path, catalog("每月更新")).coming == ()


# -- who owes it ----------------------------------------------------------------------------


def test_each_member_of_a_group_owes_for_itself(tmp_path: Path) -> None:
    row = catalog(公开主体="[县民政局, 各镇(街道)]")
    whole = ledger(tmp_path, row, records(disclosure("2026-11-02", "2026-10-29")))
    assert {d.subject: d.state for d in whole.duties} == {
        MZJ: S.fulfilled,
        LQZ: S.never_published,
    }
    assert [d.state for d in whole.by_subject[LQZ]] == [S.never_published]
    assert len(whole.by_sector[("sector", "shehui-jiuzhu")]) == 2


def test_a_unit_named_twice_owes_once(tmp_path: Path) -> None:
    row = catalog(公开主体="[柳泉镇政府, 各镇(街道)]")
    assert [d.subject for d in ledger(tmp_path, row).duties] == [LQZ]


def test_a_joint_document_counts_for_each_unit_that_issued_or_drafted_it(tmp_path: Path) -> None:
    row = catalog(公开主体="[县民政局, 县政府办公室, 柳泉镇政府]")
    text = policy("通知", 成文日期="2026-03-10", 发布日期="2026-03-12", 对应事项="SHJZ-0101")
    text = text.replace("发文机关: 县政府办公室", "发文机关: 县政府办公室\n起草单位: 县民政局")
    whole = ledger(tmp_path, row, {"content/policies/2026/b.md": text})
    assert [d.state for d in whole.duties] == [S.fulfilled, S.fulfilled, S.never_published]
    assert len(whole.by_proof[("policy", "b")]) == 2


_CENTRE = {
    "content/organisations/jzzx.yml": unit(
        "青禾县救助中心", "县救助中心", "事业单位", "上级单位: 县民政局"
    )
}


def test_a_unit_publishes_for_the_one_above_it(tmp_path: Path) -> None:
    text = disclosure("2026-11-02", "2026-10-29").replace("县民政局", "县救助中心")
    found = duty(tmp_path, catalog(), _CENTRE, records(text))
    assert (found.subject, found.state) == (MZJ, S.fulfilled)


def test_what_another_unit_published_is_told_apart(tmp_path: Path) -> None:
    text = disclosure("2026-11-02", "2026-10-29").replace("县民政局", "县政府办公室")
    whole = ledger(tmp_path, catalog(), records(text))
    assert [(d.subject, d.state, d.owed) for d in whole.duties] == [
        (MZJ, S.never_published, True),
        (None, S.fulfilled, False),
    ]
    tally = Tally.of(whole.duties)
    assert (tally.owed, tally.covered, tally.items, tally.items_covered) == (1, 0, 1, 1)


def test_an_abolished_unit_s_duties_pass_to_its_successor(tmp_path: Path) -> None:
    gone = {
        "content/organisations/fpj.yml": unit(
            "青禾县扶贫局", "县扶贫局", extra="撤销日期: 2021-05-30\n    承接单位: 县民政局"
        )
    }
    row = catalog(公开主体="[县扶贫局]")
    text = disclosure("2020-11-02", "2020-10-29").replace("县民政局", "县扶贫局")
    found = duty(tmp_path, row, gone, records(text))
    assert (found.subject, found.state) == (MZJ, S.fulfilled)


# -- counting -------------------------------------------------------------------------------


def test_counts_and_shares(tmp_path: Path) -> None:
    row = catalog(公开主体="[县民政局, 柳泉镇政府]")
    whole = ledger(
        tmp_path,
        row,
        records(
            disclosure("2026-11-02", "2026-10-29"),
            disclosure("2025-11-02", "2025-01-05"),
            disclosure("2026-11-03"),
        ),
    )
    tally = Tally.of(whole.duties)
    assert dict(tally.states) == {S.fulfilled: 1, S.never_published: 1}
    assert (tally.in_time, tally.late, tally.unjudged) == (1, 1, 1)
    assert (tally.coverage, tally.item_coverage, tally.punctuality) == (0.5, 1.0, 0.5)
    recent = Tally.of(whole.duties, since=date(2026, 1, 1))
    assert (recent.in_time, recent.late) == (1, 0)
    assert Tally.of(()).coverage is None and Tally.of(()).punctuality is None


def test_exempt_duties_are_counted_apart(tmp_path: Path) -> None:
    tally = Tally.of(ledger(tmp_path, catalog(公开方式="依申请公开")).duties)
    assert (tally.owed, tally.exempt, tally.items) == (0, 1, 0)


def test_only_those_who_would_owe_it_are_counted_as_exempt(tmp_path: Path) -> None:
    """What another unit published under the item is no duty, counted or not."""
    row = catalog(公开方式="依申请公开")
    whole = ledger(tmp_path, row, records(disclosure("2026-11-02", 公开单位="县政府办公室")))
    assert len(whole.duties) == 2
    assert Tally.of(whole.duties).exempt == 1


def test_skipped_periods_are_counted_among_what_was_late(tmp_path: Path) -> None:
    days = ("2026-08-10", "2026-11-10")
    tally = Tally.of(ledger(tmp_path, catalog("每月更新"), records(*map(disclosure, days))).duties)
    assert (tally.in_time, tally.late, tally.skipped) == (2, 2, 2)


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([S.due_soon, S.overdue, S.fulfilled], S.overdue),
        ([S.nothing_due, S.fulfilled], S.nothing_due),
        ([S.skipped, S.fulfilled_late], S.fulfilled_late),
        ([S.skipped], S.never_published),
        ([], S.never_published),
    ],
)
def test_a_duty_stands_as_its_gravest_or_newest_entry(
    states: list[DutyState], expected: DutyState
) -> None:
    assert standing(Entry(s) for s in states) is expected


# -- whatever the dates ---------------------------------------------------------------------

_CALENDAR = calendar()
_LIMIT = 20


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(st.dates(date(2019, 2, 1), date(2026, 6, 30)), st.integers(0, 60)),
        min_size=1,
        max_size=30,
    )
)
def test_in_time_is_twenty_working_days_whatever_the_dates(
    made: list[tuple[date, int]],
) -> None:
    days = [(formed, formed + timedelta(days=after)) for formed, after in made]
    with TemporaryDirectory() as folder:
        texts = [disclosure(str(published), str(formed)) for formed, published in days]
        found = duty(Path(folder), catalog(), records(*texts))
    entries = {e.proof[1]: e for e in found.entries if e.proof}
    assert len(entries) == len(days)
    for n, (formed, published) in enumerate(days):
        entry = entries[f"r{n}"]
        assert entry.due_on == _CALENDAR.add_working_days(formed, _LIMIT)
        assert (entry.state is S.fulfilled) is (published <= entry.due_on)
        if published <= entry.due_on:
            assert entry.days == _CALENDAR.working_days_between(published, entry.due_on)
        else:
            late = _CALENDAR.working_days_between(entry.due_on, published)
            assert entry.days == -max(late, 1)


@settings(max_examples=25)
@given(st.sets(st.integers(0, 22), max_size=23))
def test_every_skipped_month_is_found_and_no_other(published: set[int]) -> None:
    """Months 0 to 21 are over, 22 is the running one; published on the tenth of each."""
    months = [(2025 + n // 12, n % 12 + 1) for n in range(23)]
    with TemporaryDirectory() as folder:
        texts = [disclosure(f"{y}-{m:02}-10") for y, m in (months[n] for n in sorted(published))]
        found = duty(Path(folder), catalog("每月更新"), records(*texts))
    if not published:
        assert found.state is S.never_published
        return
    told = {e.period: e.state for e in found.entries}
    first, last = min(published), max(published)
    for n, (year, month) in enumerate(months):
        state = told.get(f"{year}年{month}月")
        if n in published:
            assert state is S.fulfilled
        elif n < first:
            assert state is None
        elif n < last:
            assert state is S.skipped
        else:
            assert state is (S.due_soon if n == 22 else S.overdue)


# -- published elsewhere ----------------------------------------------------------------------

LINK = "https://www.example.gov.cn/a.html"


@pytest.mark.parametrize("limit", ["自信息形成之日起20个工作日内", "每月更新", "及时公开", ""])
def test_a_page_elsewhere_shows_that_it_is_published_and_not_when(
    tmp_path: Path, limit: str
) -> None:
    found = duty(tmp_path, catalog(limit, 公开链接=LINK))
    (entry,) = found.entries
    assert (entry.state, entry.unjudged, entry.link) == (S.fulfilled, Unjudged.elsewhere, LINK)
    assert found.state is S.fulfilled and found.published and not entry.judged
    tally = Tally.of([found])
    assert (tally.covered, tally.items_covered, tally.unjudged) == (1, 1, 1)
    assert (tally.in_time, tally.late) == (0, 0)


def test_what_is_on_the_site_is_judged_whatever_stands_elsewhere(tmp_path: Path) -> None:
    late = records(disclosure("2026-11-02", "2026-09-15"))
    found = duty(tmp_path, catalog(公开链接=LINK), late)
    assert [(e.state, e.link) for e in found.entries] == [(S.fulfilled_late, "")]


def test_a_page_elsewhere_does_not_excuse_what_is_held_back_too_long(tmp_path: Path) -> None:
    held = records(disclosure("2026-12-15", "2026-09-15"))
    assert duty(tmp_path, catalog(公开链接=LINK), held).state is S.overdue


def test_what_need_not_be_here_is_not_counted_for_a_page_elsewhere(tmp_path: Path) -> None:
    found = duty(tmp_path, catalog(公开链接=LINK, 公开渠道="[入户/现场]"))
    assert (found.exemption, found.state) == (Exemption.off_site, S.nothing_due)
    assert [e.link for e in found.entries] == [LINK]
