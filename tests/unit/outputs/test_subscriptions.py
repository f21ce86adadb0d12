"""Feeds and calendars are valid, hold what is public, and give the same bytes every time."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.support.county import build_result, policy
from tests.support.duties import catalog, disclosure, records
from tests.support.ledger_county import LEDGER_COUNTY

_ATOM = "{http://www.w3.org/2005/Atom}"
_BASE = "https://www.qinghe.example.gov.cn/zwgk/"
_CALENDAR = "ledger/organisations/mzj/deadlines.ics"

Files = dict[str, bytes]


def files_of(folder: Path, *changes: dict[str, str], today: date = date(2026, 11, 22)) -> Files:
    merged = {path: text for part in changes for path, text in part.items()}
    result, _ = build_result(folder, merged, today=today)
    assert not result.stopped
    return {f.path: f.content for f in result.files}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return files_of(tmp_path_factory.mktemp("county"), LEDGER_COUNTY)


# -- feeds ------------------------------------------------------------------------------------


def feed(files: Files, path: str) -> ElementTree.Element:
    return ElementTree.fromstring(files[path])


def said(element: ElementTree.Element, *path: str) -> str:
    found = element.find("/".join(f"{_ATOM}{name}" for name in path))
    assert found is not None and found.text, path
    return found.text


@pytest.mark.parametrize(
    "path", ["feed.xml", "organisations/mzj/feed.xml", "catalog/shehui-jiuzhu/feed.xml"]
)
def test_a_feed_has_what_the_standard_asks_for(files: Files, path: str) -> None:
    whole = feed(files, path)
    assert whole.tag == f"{_ATOM}feed"
    assert said(whole, "id") == _BASE + path
    assert said(whole, "title").endswith("最新公开") and said(whole, "author", "name")
    relations = {link.get("rel"): link.get("href") for link in whole.findall(f"{_ATOM}link")}
    assert relations["self"] == _BASE + path
    entries = whole.findall(f"{_ATOM}entry")
    ids = [said(entry, "id") for entry in entries]
    assert entries and len(set(ids)) == len(ids)
    for entry in entries:
        for name in ("published", "updated"):
            moment = datetime.fromisoformat(said(entry, name))
            assert moment.utcoffset() is not None
        link = entry.find(f"{_ATOM}link")
        assert link is not None and link.get("rel") == "alternate"
        assert f"{str(link.get('href')).removeprefix(_BASE)}index.html" in files
        assert said(entry, "title") and said(entry, "author", "name")
    assert said(whole, "updated") == max(said(entry, "updated") for entry in entries)


def test_a_feed_is_newest_first_and_holds_its_own(files: Files) -> None:
    entries = feed(files, "organisations/mzj/feed.xml").findall(f"{_ATOM}entry")
    titles = [said(entry, "title") for entry in entries]
    assert titles[:2] == ["没有日期的", "按时的"] and "别人公布的" not in titles
    times = [said(entry, "published") for entry in entries]
    assert times == sorted(times, reverse=True)
    sector = feed(files, "catalog/shehui-jiuzhu/feed.xml").findall(f"{_ATOM}entry")
    assert "别人公布的" in [said(entry, "title") for entry in sector]


def test_fifty_entries_are_enough(tmp_path: Path) -> None:
    many = {
        f"content/policies/2024/n{i:02}.md": policy(
            f"第{i:02}号", 成文日期="2024-01-01", 发布日期=f"2024-01-{i % 28 + 1:02} 08:00"
        )
        for i in range(60)
    }
    found = files_of(tmp_path, many)
    for path in ("feed.xml", "organisations/xzfb/feed.xml"):
        assert len(feed(found, path).findall(f"{_ATOM}entry")) == 50
    assert "organisations/mzj/feed.xml" not in found  # nothing published, nothing to subscribe to


def test_titles_are_escaped_and_updates_told(tmp_path: Path) -> None:
    text = policy('"<b>甲</b>&乙"', 更新日期="2026-05-01", 内容概述='"a<b"')
    entry = feed(files_of(tmp_path, {"content/policies/2025/b.md": text}), "feed.xml").find(
        f"{_ATOM}entry"
    )
    assert entry is not None and said(entry, "title") == "<b>甲</b>&乙"
    assert said(entry, "summary") == "a<b"
    assert said(entry, "published") == "2025-03-12T09:30:00+08:00"
    assert said(entry, "updated") == "2026-05-01T00:00:00+08:00"


# -- calendars ----------------------------------------------------------------------------------


def unfolded(data: bytes) -> list[str]:
    text = data.decode("utf-8")
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    for line in text.split("\r\n"):
        assert len(line.encode()) <= 75, line
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def events(data: bytes) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    inside = False
    for line in unfolded(data):
        name, _, value = line.partition(":")
        if line in ("BEGIN:VEVENT", "END:VEVENT"):
            inside = line == "BEGIN:VEVENT"
            found += [{}] if inside else []
        elif inside:
            assert name not in found[-1], name
            found[-1][name] = re.sub(r"\\([\\;,])", r"\1", value)
    return found


def test_a_calendar_is_whole(files: Files) -> None:
    lines = unfolded(files[_CALENDAR])
    assert (lines[0], lines[1], lines[-1]) == ("BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR")
    stack = []
    for line in lines:
        word, _, what = line.partition(":")
        if word == "BEGIN":
            stack.append(what)
        elif word == "END":
            assert stack.pop() == what
    assert not stack
    assert any(line.startswith("PRODID:") for line in lines)
    for event in events(files[_CALENDAR]):
        assert event["DTSTAMP"] == "20261122T000000Z"
        assert event["UID"].endswith("@www.qinghe.example.gov.cn")
        assert event["URL"].startswith(f"{_BASE}catalog/shehui-jiuzhu/")


def test_it_holds_the_last_days_of_the_coming_year(files: Files) -> None:
    found = [(e["DTSTART;VALUE=DATE"], e["SUMMARY"]) for e in events(files[_CALENDAR])]
    assert found == sorted(found)
    item = "最迟公开：SHJZ-0104 综合业务：快到期的"
    assert [day for day, title in found if title.startswith(item)] == [
        "20261130", "20261231", "20270131", "20270228", "20270331", "20270430", "20270531",
        "20270630", "20270731", "20270831", "20270930", "20271031",
    ]  # fmt: skip
    assert ("20261231", "最迟公开：SHJZ-0106 综合业务：年度公布（2026年）") in found
    # late, published, exempt and never begun: nothing is to come of them
    codes = {code for _, title in found for code in re.findall(r"SHJZ-\d+", title)}
    assert codes == {"SHJZ-0103", "SHJZ-0104", "SHJZ-0106"}


def test_days_are_whole_days(files: Files) -> None:
    for event in events(files[_CALENDAR]):
        start = date.fromisoformat(event["DTSTART;VALUE=DATE"])
        end = date.fromisoformat(event["DTEND;VALUE=DATE"])
        assert (end - start).days == 1


def test_an_event_keeps_its_name_from_day_to_day(tmp_path: Path) -> None:
    def uids(today: date) -> set[str]:
        found = files_of(tmp_path / str(today), LEDGER_COUNTY, today=today)[_CALENDAR]
        names = [e["UID"] for e in events(found)]
        assert len(names) == len(set(names))
        return {e["UID"] for e in events(found) if "SHJZ-0104" in e["SUMMARY"]}

    first, second = uids(date(2026, 11, 20)), uids(date(2026, 11, 22))
    assert len(first & second) == 12


def test_what_is_held_back_is_in_no_calendar(files: Files) -> None:
    for path in (_CALENDAR, "ledger/deadlines.ics"):
        assert "SHJZ-0109" not in files[path].decode()


def test_a_projected_day_says_so(tmp_path: Path) -> None:
    found = files_of(
        tmp_path, catalog("每季度结束后15个工作日内公布"), records(disclosure("2026-10-12"))
    )
    texts = [e["DESCRIPTION"] for e in events(found[_CALENDAR])]
    assert texts and all("按双休日推算" in text for text in texts)


def test_a_calendar_stays_where_it_was_while_nothing_is_due(tmp_path: Path) -> None:
    found = files_of(tmp_path, catalog(), records(disclosure("2026-10-12", "2026-10-10")))
    assert events(found[_CALENDAR]) == []
    assert "BEGIN:VTIMEZONE" in unfolded(found[_CALENDAR])


def test_long_lines_are_folded_between_signs(tmp_path: Path) -> None:
    name = "很长的名称；带,逗号和\\反斜线" * 4
    found = files_of(
        tmp_path, catalog("每月更新", 二级事项=f"'{name}'"), records(disclosure("2026-10-12"))
    )
    assert name in events(found[_CALENDAR])[0]["SUMMARY"]
