"""Guides, bundles and places for machines: only published words, nothing asked is missing (IPF-04)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import yaml

from tests.support.county import built
from tests.unit.plan.test_elder import GUIDE
from tests.unit.plan.test_places import HALL, STATION

NAMES = yaml.safe_load((Path(__file__).parent / "service_vocabularies.yml").read_text("utf-8"))
BASE = "https://www.qinghe.example.gov.cn/zwgk/"
SOURCES = {
    "content/guides/dibao.yml": GUIDE.replace("柳泉镇便民服务中心", "青禾县政务服务中心"),
    "content/guides/jintie.yml": GUIDE.replace("最低生活保障申请", "高龄津贴")
    .replace("柳泉镇便民服务中心", "青禾县政务服务中心")
    .replace("20个工作日", "30日")
    .replace("30个工作日", "60日"),
    "content/places/hall.yml": HALL,
    "content/places/station.yml": STATION,
    "content/bundles/old.yml": """\
名称: 养老一件事
发布日期: 2025-03-12 09:30
一句话说清楚: 老人要办的事一次办齐
牵头单位: 县民政局
步骤: [{办事指南: 最低生活保障申请}, {办事指南: 高龄津贴}]
线下窗口: 一楼综合窗口
咨询电话: 0000-0000003
""",
    "content/questions/a.yml": """\
- {编号: dibao-who, 问: 谁能申请低保？, 答: 收入低于标准的家庭。, 关于: [办事指南/dibao], 答复单位: 县民政局, 更新日期: 2025-05-01}
""",
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return built(tmp_path_factory.mktemp("data"), SOURCES)


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every node of a JSON-LD file that has a type."""
    if isinstance(value, list):
        for inner in value:
            yield from nodes(inner)
    elif isinstance(value, dict):
        if "@type" in value and "@value" not in value:
            yield value
        for inner in value.values():
            yield from nodes(inner)


def types(node: dict[str, Any]) -> list[str]:
    return [node["@type"]] if isinstance(node["@type"], str) else node["@type"]


FILES = ["guides/dibao", "guides/jintie", "bundles/old", "places/hall", "places/station"]


@pytest.mark.parametrize("file", FILES)
def test_linked_data_uses_only_published_words(pages: dict[str, str], file: str) -> None:
    data = json.loads(pages[f"{file}/data.jsonld"])
    prefixes = set(data["@context"])
    seen = 0
    for node in nodes(data["@graph"]):
        allowed: set[str] = set()
        for kind in types(node):
            seen += 1
            if kind in NAMES["cpsv_ap"]:
                found = NAMES["cpsv_ap"][kind]
                missing = [p for p in found["asked"] if not node.get(p)]
                assert not missing, (kind, missing)
                allowed |= {*found["asked"], *found["may"], "schema:name"}
            else:
                allowed |= {f"schema:{p}" for p in NAMES["schema_org"][kind]}
        extra = {k for k in node if not k.startswith("@")} - allowed
        assert not extra, (types(node), extra)
        assert all(k.split(":")[0] in prefixes for k in node if not k.startswith("@"))
    assert seen > 3


def test_a_guide_says_who_where_how_long_and_for_how_much(pages: dict[str, str]) -> None:
    graph = json.loads(pages["guides/dibao/data.jsonld"])["@graph"]
    service = next(n for n in graph if n["@id"] == f"{BASE}guides/dibao/")
    assert service["cv:hasCompetentAuthority"] == [{"@id": f"{BASE}organisations/mzj/"}]
    assert [m["dct:title"]["@value"] for m in service["cpsv:hasInput"]] == ["居民身份证"]
    assert service["cv:hasCost"]["cv:hasValue"]["@value"] == "0"
    assert "cv:processingTime" not in service, "working days are no duration"
    assert [e["@id"] for e in service["cv:isGroupedBy"]] == [f"{BASE}bundles/old/"]
    other = json.loads(pages["guides/jintie/data.jsonld"])["@graph"][0]
    assert other["cv:processingTime"] == {"@type": "xsd:duration", "@value": "P30D"}


def test_questions_and_the_way_are_told(pages: dict[str, str]) -> None:
    graph = json.loads(pages["guides/dibao/data.jsonld"])["@graph"]
    asked = next(n for n in graph if n["@type"] == "schema:FAQPage")
    assert asked["schema:mainEntity"][0]["schema:name"] == "谁能申请低保？"
    way = next(n for n in graph if n["@type"] == "schema:BreadcrumbList")
    names = [s["schema:name"] for s in way["schema:itemListElement"]]
    assert names == ["首页", "办事指南", "最低生活保障申请"]


def test_a_bundle_of_people_is_a_life_event(pages: dict[str, str]) -> None:
    event = json.loads(pages["bundles/old/data.jsonld"])["@graph"][0]
    assert event["@type"] == ["cv:Event", "cv:LifeEvent"]
    assert [s["@id"] for s in event["cv:hasRelatedService"]] == [
        f"{BASE}guides/dibao/",
        f"{BASE}guides/jintie/",
    ]


def test_a_place_says_its_week_and_the_holidays(pages: dict[str, str]) -> None:
    office = json.loads(pages["places/hall/data.jsonld"])["@graph"][0]
    week = office["schema:openingHoursSpecification"]
    assert week[0]["schema:dayOfWeek"][0] == "schema:Monday" and len(week) == 2
    assert week[0]["schema:opens"] == "09:00" and week[0]["schema:closes"] == "17:00"
    for change in office.get("schema:specialOpeningHoursSpecification", ()):
        assert date(2026, 11, 22) <= date.fromisoformat(change["schema:validFrom"])
    assert office["schema:geo"]["schema:longitude"] == 105.119
    other = json.loads(pages["places/station/data.jsonld"])["@graph"][0]
    assert "schema:openingHoursSpecification" not in other, "hours nobody understands"


def test_holidays_ahead_are_special_days(tmp_path: Path) -> None:
    pages = built(tmp_path, SOURCES, today=date(2026, 9, 1))
    office = json.loads(pages["places/hall/data.jsonld"])["@graph"][0]
    changes = {
        (c["schema:validFrom"], c["schema:validThrough"]): (c["schema:opens"], c["schema:closes"])
        for c in office["schema:specialOpeningHoursSpecification"]
    }
    assert changes["2026-10-01", "2026-10-07"] == ("00:00", "00:00")
    assert changes["2026-09-20", "2026-09-20"] == ("09:00", "17:00"), "a Sunday at work"


# -- HSDS ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["organizations", "locations", "services", "service_at_locations"])
def test_hsds_has_what_is_required_and_nothing_else(pages: dict[str, str], name: str) -> None:
    data = json.loads(pages[f"api/hsds/{name}.json"])
    assert data["total_items"] == len(data["contents"]) > 0

    def check(kind: str, entry: dict[str, Any]) -> None:
        found = NAMES["hsds"][kind]
        assert not set(found["required"]) - set(entry), (kind, entry)
        assert not set(entry) - set(found["properties"]), (kind, entry)
        assert UUID(entry["id"])
        for inner, values in entry.items():
            if inner in NAMES["hsds"]:
                for value in values:
                    check(inner, value)

    for entry in data["contents"]:
        check(name, entry)


def test_hsds_is_joined_by_its_identifiers(pages: dict[str, str]) -> None:
    ids = {
        name: {e["id"] for e in json.loads(pages[f"api/hsds/{name}.json"])["contents"]}
        for name in ("organizations", "locations", "services")
    }
    for pair in json.loads(pages["api/hsds/service_at_locations.json"])["contents"]:
        assert pair["service_id"] in ids["services"] and pair["location_id"] in ids["locations"]
    for place in json.loads(pages["api/hsds/locations.json"])["contents"]:
        assert place["organization_id"] in ids["organizations"]
    hall = next(
        e
        for e in json.loads(pages["api/hsds/locations.json"])["contents"]
        if e["name"] == "青禾县政务服务中心"
    )
    first, saturday = hall["schedules"]
    assert first["byday"] == "MO,TU,WE,TH,FR" and first["opens_at"] == "09:00+08:00"
    assert "放假" in first["notes"] and saturday["schedule_link"].endswith("/yuyue/")


# -- beside pages, and the page about it -------------------------------------------------


def test_plain_data_stands_beside_the_page_and_the_page_says_so(pages: dict[str, str]) -> None:
    data = json.loads(pages["guides/dibao/data.json"])
    assert data["values"]["name"] == "最低生活保障申请" and data["labels"]["phone"] == "咨询电话"
    assert data["links"]["places"] == [
        {"title": "青禾县政务服务中心", "url": f"{BASE}places/hall/"}
    ]
    page = pages["guides/dibao/index.html"]
    assert 'type="application/ld+json" href="../../guides/dibao/data.jsonld"' in page or (
        'type="application/ld+json" href="data.jsonld"' in page
    )
    assert '<script type="application/ld+json"' not in page


def test_every_address_of_the_data_page_is_there(pages: dict[str, str]) -> None:
    page = pages["api/index.html"]
    told = re.findall(r">([a-z][\w./-]+\.(?:json|jsonld|xml|ics))</a>", page)
    assert "api/hsds/locations.json" in told and "sitemap.xml" in told and len(told) > 10
    assert not [address for address in told if address not in pages and not address.endswith("ics")]


def test_facts_and_self_tests_have_data_beside_them(tmp_path: Path) -> None:
    sources = {
        **SOURCES,
        "content/facts.yml": """\
- 编号: dibao-chengshi
  名称: 城市低保标准
  类型: 金额
  计量单位: 元
  单位: 县民政局
  取值:
    - {值: "700", 生效日期: 2025-01-01, 依据: 示例}
    - {值: "780", 生效日期: 2026-07-01, 依据: 示例}
""",
        "content/eligibility/dibao.yml": """\
名称: 我能不能申请低保？
一句话说清楚: 答一道题就知道
单位: 县民政局
办事指南: 最低生活保障申请
题目:
  - {名称: 户口, 问: 您的户口在青禾县吗？, 答案: [在本县, 不在本县]}
规则:
  - {如果: {户口: 在本县}, 结论: 可以申请}
  - {如果: {户口: 不在本县}, 结论: 回户籍地}
结论:
  - {名称: 可以申请, 类型: 可以申请, 说明: 带材料来, 依据: 第九条, 办事指南: 最低生活保障申请}
  - {名称: 回户籍地, 类型: 暂不符合, 说明: 回户口所在地, 依据: 第九条}
用例:
  - {名称: 本地人, 回答: {户口: 在本县}, 结论: 可以申请}
  - {名称: 外地人, 回答: {户口: 不在本县}, 结论: 回户籍地}
发布日期: 2026-01-05 09:00
""",
    }
    made = built(tmp_path, sources)
    fact = json.loads(made["facts/dibao-chengshi/data.json"])
    assert fact["today"] == {"on": "2026-11-22", "said": "780元"}
    assert [v["value"] for v in fact["values"]["values"]] == ["700", "780"]
    test = json.loads(made["eligibility/dibao/data.json"])
    assert test["values"]["rows"][0]["conditions"] == {"户口": ["在本县"]}
    assert test["links"]["guides"][0]["url"] == f"{BASE}guides/dibao/"
    page = made["facts/dibao-chengshi/index.html"]
    assert "data.json" in page and "ld+json" not in page
    assert "facts/dibao-chengshi/data.json" in made["api/index.html"]
    assert "facts/dibao-chengshi/data.jsonld" not in made
