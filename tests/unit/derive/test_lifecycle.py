"""Chains of amendment and repeal: both ways, in a fixed order, never in a circle (DOC-07..09)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.county import built, examined, policy
from zwgk.model.facts import Clearance
from zwgk.model.policy import Validity

METHOD = policy(
    "青禾县临时救助办法", "青政办发〔2022〕1号", 成文日期="2022-01-05", 发布日期="2022-01-06 09:00"
)


def amendment(number: int, day: str = "2024-03-01", **keys: str) -> str:
    return policy(
        f"关于修改办法的第{number}个通知",
        f"青政办发〔2024〕{number}号",
        成文日期=keys.pop("成文日期", "2024-02-20"),
        发布日期="2024-02-21 09:00",
        施行日期=day,
        修改文件="青政办发〔2022〕1号",
        **keys,
    )


@pytest.mark.parametrize("swapped", [False, True])
def test_two_amendments_on_one_day_are_both_told_in_one_order(
    tmp_path: Path, swapped: bool
) -> None:
    """The files' names, and with them the order of reading, make no difference."""
    names = ("zz", "bb") if swapped else ("bb", "zz")
    files = {
        "content/policies/2022/m.md": METHOD,
        f"content/policies/2024/{names[0]}.md": amendment(9),
        f"content/policies/2024/{names[1]}.md": amendment(10),
    }
    found = examined(tmp_path / "site", files)
    acts = found.facts.acts[("policy", "m")]
    assert [found.graph.get(a.by).name_text for a in acts] == [
        "关于修改办法的第9个通知",
        "关于修改办法的第10个通知",
    ]
    assert found.facts.validity[("policy", "m")] is Validity.amended
    page = built(tmp_path / "built", files)["policies/m/index.html"]
    notice = page[page.index("本文件已修改，修改依据") :]
    assert notice.index("第9个通知") < notice.index("第10个通知")
    timeline = page[page.index("<h2>经过</h2>") :]
    assert timeline.index("第9个通知") < timeline.index("第10个通知")
    for name in names:
        assert "本文件修改了" in built(tmp_path / name, files)[f"policies/{name}/index.html"]


def test_a_chain_is_followed_through_the_years(tmp_path: Path) -> None:
    files = {
        "content/policies/2022/m.md": METHOD,
        "content/policies/2024/a1.md": amendment(1),
        "content/policies/2026/end.md": policy(
            "新办法",
            "青政办发〔2026〕3号",
            成文日期="2026-05-01",
            发布日期="2026-05-02 09:00",
            施行日期="2026-07-01",
            废止文件="[青政办发〔2022〕1号, 青政办发〔2024〕1号]",
        ),
    }
    for today, method, amending in (
        (date(2023, 1, 1), Validity.in_force, None),
        (date(2024, 2, 25), Validity.in_force, Validity.not_yet_in_force),
        (date(2024, 3, 1), Validity.amended, Validity.in_force),
        (date(2026, 6, 30), Validity.amended, Validity.in_force),
        (date(2026, 7, 1), Validity.repealed, Validity.repealed),
    ):
        facts = examined(tmp_path / str(today), files, today=today).facts
        assert facts.validity[("policy", "m")] is method
        if amending:
            assert facts.validity[("policy", "a1")] is amending
    facts = examined(tmp_path / "end", files).facts
    assert [(c.outcome, c.on, c.by) for c in facts.clearances if c.policy == ("policy", "m")] == [
        (Validity.repealed, date(2026, 7, 1), (("policy", "end"),)),
        (Validity.amended, date(2024, 3, 1), (("policy", "a1"),)),
    ]


def test_what_is_still_to_come_is_told(tmp_path: Path) -> None:
    files = {
        "content/policies/2022/m.md": METHOD,
        "content/policies/2024/a1.md": amendment(1, "2027-01-01"),
    }
    page = built(tmp_path, files)["policies/m/index.html"]
    assert "本文件将于2027-01-01被修改" in page
    # What will be said from that day on is in the page, unseen until then.
    assert page.count("本文件已修改") == 1
    said = page[: page.index("本文件已修改")].rpartition('<div class="notice')[2]
    assert 'data-since="2027-01-01" hidden' in said


def test_a_circle_of_both_kinds_names_all_its_files(tmp_path: Path) -> None:
    def link(number: int, key: str, to: int) -> str:
        return policy(
            f"第{number}号", f"青政办发〔2025〕{number}号", **{key: f"青政办发〔2025〕{to}号"}
        )

    found = examined(
        tmp_path,
        {
            "content/policies/2025/p2.md": link(2, "废止文件", 3),
            "content/policies/2025/p3.md": link(3, "修改文件", 4),
            "content/policies/2025/p4.md": link(4, "废止文件", 2),
        },
    )
    circles = [p for p in found.problems if p.code == "R201"]
    assert len(circles) == 1
    places = {circles[0].where.path, *(w.path for w in circles[0].others)}
    assert places == {f"content/policies/2025/p{n}.md" for n in (2, 3, 4)}
    assert "“废止文件”“修改文件”绕成了圈" in circles[0].message
    assert found.planned is None, "it stops the build"


def test_an_end_that_came_from_outside_is_dated_and_reasoned(tmp_path: Path) -> None:
    text = policy(
        "旧通知",
        "青政办发〔2020〕3号",
        成文日期="2020-03-10",
        有效性="失效",
        废止失效日期="2026-02-01",
        废止失效依据="《示范市关于清理文件的决定》",
    )
    files = {"content/policies/2025/old.md": text}
    before = examined(tmp_path / "before", files, today=date(2026, 1, 31)).facts
    assert before.validity[("policy", "old")] is Validity.in_force
    facts = examined(tmp_path / "after", files).facts
    assert facts.validity[("policy", "old")] is Validity.expired
    assert facts.clearances == (
        Clearance(
            ("policy", "old"),
            Validity.expired,
            date(2026, 2, 1),
            (),
            "《示范市关于清理文件的决定》",
        ),
    )
    pages = built(tmp_path / "built", files)
    assert "依据：《示范市关于清理文件的决定》" in pages["policies/old/index.html"]
    assert "《示范市关于清理文件的决定》" in pages["policies/cleared/2026/index.html"]


def test_a_site_that_cleared_nothing_has_no_empty_list(tmp_path: Path) -> None:
    assert not [p for p in built(tmp_path) if p.startswith("policies/cleared/")]


def _of(number: int, starts: str, **keys: str) -> str:
    """A document of early 2026 that takes effect on a day."""
    return policy(
        f"第{number}号",
        f"青政办发〔2026〕{number}号",
        成文日期="2026-01-05",
        发布日期="2026-01-06 09:00",
        施行日期=starts,
        **keys,
    )


def _link(number: int) -> str:
    return f"青政办发〔2026〕{number}号"


def test_an_amendment_repealed_before_its_day_never_amends(tmp_path: Path) -> None:
    """2 would amend 1 in 2027, but 3 repeals 2 before; on the very day it does not count either."""
    for day in ("2026-12-01", "2027-01-01"):
        files = {
            "content/policies/2026/p1.md": _of(1, "2026-01-10"),
            "content/policies/2026/p2.md": _of(2, "2027-01-01", 修改文件=_link(1)),
            "content/policies/2026/p3.md": _of(3, day, 废止文件=_link(2)),
        }
        facts = examined(tmp_path / day, files, today=date(2026, 11, 22)).facts
        assert facts.acts[("policy", "p1")] == ()
        assert facts.courses[("policy", "p1")].later == ()
        after = examined(tmp_path / day, files, today=date(2027, 6, 1)).facts
        assert after.validity[("policy", "p1")] is Validity.in_force
        assert after.validity[("policy", "p2")] is Validity.repealed


def test_an_amendment_repealed_later_has_amended(tmp_path: Path) -> None:
    """What was changed stays changed; the reader is told that the basis is gone."""
    files = {
        "content/policies/2026/p1.md": _of(1, "2026-01-10"),
        "content/policies/2026/p2.md": _of(2, "2026-03-01", 修改文件=_link(1)),
        "content/policies/2026/p3.md": _of(3, "2026-09-01", 废止文件=_link(2)),
    }
    facts = examined(tmp_path, files, today=date(2026, 11, 22)).facts
    assert facts.validity[("policy", "p1")] is Validity.amended
    assert [c.outcome for c in facts.clearances if c.policy == ("policy", "p1")] == [
        Validity.amended
    ]
    page = built(tmp_path / "b", files, today=date(2026, 11, 22))["policies/p1/index.html"]
    said = page[page.index("本文件已修改") :].partition("</ul>")[0]
    assert "（现已废止）" in said


def test_a_repeal_of_a_repeal_comes_too_late(tmp_path: Path) -> None:
    """A document that was repealed does not come back when the repealing one is repealed."""
    files = {
        "content/policies/2026/p1.md": _of(1, "2026-01-10"),
        "content/policies/2026/p2.md": _of(2, "2026-03-01", 废止文件=_link(1)),
        "content/policies/2026/p3.md": _of(3, "2026-09-01", 废止文件=_link(2)),
    }
    facts = examined(tmp_path, files, today=date(2026, 11, 22)).facts
    assert facts.validity[("policy", "p1")] is Validity.repealed


def test_a_circle_of_acts_is_told_and_does_not_hang(tmp_path: Path) -> None:
    files = {
        f"content/policies/2026/p{n}.md": _of(n, f"2026-0{n + 1}-01", 废止文件=_link(n % 3 + 1))
        for n in (1, 2, 3)
    }
    found = examined(tmp_path, files, today=date(2026, 11, 22))
    assert [p.code for p in found.problems if p.code == "R201"] == ["R201"]


def test_an_amendment_that_lapsed_since_has_amended(tmp_path: Path) -> None:
    """It is declared 失效 today; on its own day it held."""
    files = {
        "content/policies/2026/p1.md": _of(1, "2026-01-10"),
        "content/policies/2026/p2.md": _of(
            2, "2026-03-01", 修改文件=_link(1), 有效期至="2026-08-31", 有效性="失效"
        ),
    }
    facts = examined(tmp_path, files, today=date(2026, 11, 22)).facts
    assert facts.validity[("policy", "p2")] is Validity.expired
    assert facts.validity[("policy", "p1")] is Validity.amended
