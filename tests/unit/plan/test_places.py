"""政务地图: the list, the index, navigation, and the map where there may be one (SVC-11)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from tests.support.county import COUNTY, built, unit
from zwgk.model.values.positions import CoordinateSystem, Position

HALL = """\
名称: 青禾县政务服务中心
类型: 政务服务中心
管理单位: 县政府办公室
所在乡镇: 柳泉镇政府
地址: 示例大道8号
坐标: {经度: 105.119, 纬度: 29.345, 坐标系: CGCS2000}
开放时间: 工作日 9:00-17:00，周六 9:00-12:00 预约办理
电话: 0000-0000004
可办事项: [社会保险]
无障碍设施: [坡道]
适老服务: [老年人优先窗口]
预约: {电话: 0000-0000004, 网址: https://www.qinghe.example.gov.cn/yuyue/, 说明: 提前一天}
核对日期: 2026-10-08
"""
STATION = """\
名称: 云岭村便民服务站
类型: 便民服务站
管理单位: 柳泉镇政府
地址: 云岭村
开放时间: 逢三、六、九赶场日
电话: 0000-0000006
可办事项: [社会保险, 代办]
"""
PLACES: dict[str, str | bytes] = {
    "content/places/hall.yml": HALL,
    "content/places/station.yml": STATION,
}
#: A square around the hall, two hundredths of a degree to each side.
OUTLINE = json.dumps(
    {
        "type": "Feature",
        "properties": {"name": "青禾县"},
        "geometry": {
            "type": "Polygon",
            "coordinates": [
                [[105.099, 29.325], [105.139, 29.325], [105.139, 29.365], [105.099, 29.365]]
            ],
        },
    }
)
WITH_MAP = {
    **PLACES,
    "content/site.yml": COUNTY["content/site.yml"]
    + "地图: {审图号: 示S（2026）000号, 界线: 界线.geojson, 示意: 是}\n",
    "content/attachments/界线.geojson": OUTLINE,
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    return built(tmp_path_factory.mktemp("places"), PLACES)


def test_places_stand_by_town_with_all_that_is_asked(pages: Mapping[str, str]) -> None:
    page = pages["places/index.html"]
    assert "<h1>政务地图</h1>" in page
    assert re.search(r'<h2 id="town-lqz">柳泉镇</h2>.*青禾县政务服务中心', page, re.S)
    assert re.search(r'<h2 id="town-other">其他地方</h2>.*云岭村便民服务站', page, re.S)
    for words in ("tel:0000-0000004", "坡道", "老年人优先窗口", "网上预约", "提前一天"):
        assert words in page


def test_the_day_of_the_build_is_told_in_words_and_rules(pages: Mapping[str, str]) -> None:
    page = pages["places/hall/index.html"]
    assert "11月22日（周日）不开放" in page
    assert 'data-hours="w 540-1020;6b 540-720"' in page and 'data-known="2026"' in page
    assert "工作日 9:00-17:00，周六 9:00-12:00 预约办理" in page, "the hours stand as written"


def test_hours_that_nobody_understands_stand_alone(pages: Mapping[str, str]) -> None:
    page = pages["places/station/index.html"]
    assert "逢三、六、九赶场日" in page and "data-hours" not in page
    assert "<h2>怎么去</h2>" not in page, "without coordinates there is no way to show"


def links(pages: Mapping[str, str], page: str) -> dict[str, str]:
    """Title → address of a page's links for navigation, through the notice before leaving."""
    found = {}
    for href, title in re.findall(
        r'<a href="([^"]+)"[^>]*>((?:高德|百度|腾讯)地图)</a>', pages[page]
    ):
        leaving = f"{href.replace('../', '')}index.html"
        way = re.search(r'href="(https://[^"]*(?:amap|baidu|qq)[^"]*)"', pages[leaving])
        assert way
        found[title] = unescape(way[1])
    return found


def test_each_service_is_asked_in_its_own_coordinates(pages: Mapping[str, str]) -> None:
    found = links(pages, "places/hall/index.html")
    start = Position(105.119, 29.345, CoordinateSystem.cgcs2000)
    asked = {
        "高德地图": parse_qs(urlsplit(found["高德地图"]).query)["to"][0].split(",")[:2],
        "腾讯地图": parse_qs(urlsplit(found["腾讯地图"]).query)["tocoord"][0].split(",")[::-1],
        "百度地图": parse_qs(urlsplit(found["百度地图"]).query)["location"][0].split(",")[::-1],
    }
    systems = {"百度地图": CoordinateSystem.bd09}
    for name, (x, y) in asked.items():
        system = systems.get(name, CoordinateSystem.gcj02)
        back = Position(float(x), float(y), system).to(CoordinateSystem.cgcs2000)
        assert back.metres_to(start) < 1, name
        assert "青禾县政务服务中心" in unquote(found[name])


def test_trusted_services_are_opened_at_once(tmp_path: Path) -> None:
    site = COUNTY["content/site.yml"] + "可信域名: [uri.amap.com]\n"
    pages = built(tmp_path, {**PLACES, "content/site.yml": site})
    assert 'href="https://uri.amap.com/navigation?to=105.' in pages["places/hall/index.html"]


def test_what_can_be_done_leads_to_places(pages: Mapping[str, str]) -> None:
    page = pages["places/by-service/index.html"]
    row = re.search(r"<tr[^>]*>(?:(?!</tr>).)*社会保险.*?</tr>", page, re.S)
    assert row and "places/hall/" in row[0].replace("../", "places/") and "云岭村" in row[0]


def test_without_approval_and_outline_there_is_no_map(pages: Mapping[str, str]) -> None:
    assert "county-map" not in pages["places/index.html"]


def test_the_map_is_drawn_and_leads_to_the_list(tmp_path: Path) -> None:
    page = built(tmp_path, WITH_MAP)["places/index.html"]
    svg = re.search(r"<figure class=\"county-map\">.*?</figure>", page, re.S)
    assert svg
    # The hall is in the middle of the square, so its mark is in the middle of the drawing.
    assert 'cx="180.0"' in svg[0] and 'aria-label="柳泉镇1处"' in svg[0]
    assert re.search(r'<a href="(\.\./places/)?#town-lqz"', svg[0])
    assert "示意图，不表示实际界线" in svg[0] and "审图号：示S（2026）000号" in svg[0]
    assert page.index('id="town-lqz"') < page.index("county-map"), "the list comes first"
    assert "http" not in svg[0], "no tile server"


def test_towns_that_lie_together_share_a_mark(tmp_path: Path) -> None:
    near = HALL.replace("青禾县政务服务中心", "锦东街道便民服务中心").replace("105.119", "105.120")
    near = near.replace("柳泉镇政府", "锦东街道")
    more = {"content/places/near.yml": near,
            "content/organisations/jd.yml": unit("锦东街道办事处", "锦东街道", "乡镇街道")}  # fmt: skip
    page = built(tmp_path, {**WITH_MAP, **more})["places/index.html"]
    assert len(re.findall(r'class="map-dot"', page)) == 1
    assert 'class="map-count"' in page and "2处（" in page


def test_the_outline_itself_is_not_published(tmp_path: Path) -> None:
    assert not [p for p in built(tmp_path, WITH_MAP) if p.endswith(".geojson")]


#: Host and path, and the parameters that the services' pages on their addresses name.
PUBLISHED = {
    "高德地图": (
        "uri.amap.com/navigation",
        {"to", "mode", "src", "coordinate", "callnative"},
        {"mode": "car", "coordinate": "gaode"},
    ),
    "百度地图": (
        "api.map.baidu.com/marker",
        {"location", "title", "content", "coord_type", "output", "src"},
        {"coord_type": "bd09ll", "output": "html"},
    ),
    "腾讯地图": (
        "apis.map.qq.com/uri/v1/routeplan",
        {"type", "to", "tocoord", "referer"},
        {"type": "drive"},
    ),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_addresses_of_services_have_the_published_parameters(
    pages: Mapping[str, str], name: str
) -> None:
    where, parameters, fixed = PUBLISHED[name]
    address = urlsplit(links(pages, "places/hall/index.html")[name])
    asked = {k: v[0] for k, v in parse_qs(address.query, strict_parsing=True).items()}
    assert address.scheme == "https" and address.netloc + address.path == where
    assert asked.keys() == parameters and fixed.items() <= asked.items()
    if name == "百度地图":
        assert re.fullmatch(r"webapp\.\w+\.\w+", asked["src"])
