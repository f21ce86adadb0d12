"""Validity and chains in what machines read: feed and data (DOC-07, GW-50)."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

from tests.support.county import built, policy

_ATOM = "{http://www.w3.org/2005/Atom}"
FILES = {
    "content/policies/2022/m.md": policy(
        "救助办法",
        "青政办发〔2022〕1号",
        "第一条　救急难。",
        成文日期="2022-01-05",
        发布日期="2022-01-06 09:00",
        主题分类="民政、扶贫、救灾\\减灾救济",
    ),
    "content/policies/2026/end.md": policy(
        "关于废止的决定",
        "青政办发〔2026〕3号",
        成文日期="2026-05-01",
        发布日期="2026-05-02 09:00",
        废止文件="青政办发〔2022〕1号",
    ),
}


def test_the_feed_marks_what_is_no_longer_in_force(tmp_path: Path) -> None:
    pages = built(tmp_path, FILES)
    feed = ET.fromstring(pages["policies/feed.xml"])
    entries = {e.findtext(f"{_ATOM}title"): e for e in feed.findall(f"{_ATOM}entry")}
    assert set(entries) == {"关于废止的决定", "〔废止〕救助办法", "关于开展示例工作的通知"}
    terms = [c.get("term") for c in entries["〔废止〕救助办法"].findall(f"{_ATOM}category")]
    assert terms == ["政策文件", "废止"]
    assert (
        "policies/feed.xml" in pages["policies/index.html"]
        or "feed.xml" in pages["policies/index.html"]
    )


def test_the_data_say_validity_and_why(tmp_path: Path) -> None:
    data = json.loads(built(tmp_path, FILES)["api/policies.json"])
    assert (data["as_of"], data["count"]) == ("2026-11-22", 3)
    found = next(p for p in data["policies"] if p["id"] == "m")
    assert (found["validity"], found["validity_label"], found["ended_on"]) == (
        "repealed",
        "废止",
        "2026-05-01",
    )
    assert found["acts"] == [
        {
            "outcome": "repealed",
            "on": "2026-05-01",
            "title": "关于废止的决定",
            "url": "https://www.qinghe.example.gov.cn/zwgk/policies/end/",
        }
    ]
    assert found["clauses"] == [["t1", "第一条"]]


def test_lists_by_theme_stand_under_lasting_words(tmp_path: Path) -> None:
    pages = built(tmp_path, FILES)
    page = pages["policies/by-theme/civil-affairs/index.html"]
    assert "救助办法" in page
    assert "关于废止的决定" not in page
