"""长者专区: a stable entrance, twins from the same build, links that stay inside (A11-02, A11-15)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.county import built, policy
from zwgk.model.settings import Settings

GUIDE = """\
事项名称: 最低生活保障申请
发布日期: 2025-03-12 09:30
实施主体: 县民政局
服务对象: 个人
设定依据: [《社会救助暂行办法》第十一条]
受理条件: [户籍在本县]
申请材料: [{名称: 居民身份证, 形式: 原件核验, 份数: 1, 来源: 申请人自备}]
办理流程: [{步骤: 申请}, {步骤: 受理}]
法定办结时限: 30个工作日
承诺办结时限: 20个工作日
收费: 不收费
办理地点: [柳泉镇便民服务中心]
到现场次数: 1
咨询电话: 0000-0000003
监督投诉电话: 0000-0000004
线下窗口: 一楼1号窗口
办理时间: 工作日 9:00-17:00
代办: 可以委托家人代办
上门服务: 行动不便的可以上门
一句话说清楚: 收入低于低保标准的家庭可以申请
办理结果: 批准通知
"""
PLACE = """\
名称: 柳泉镇便民服务中心
类型: 便民服务中心
管理单位: 柳泉镇政府
地址: 示例路2号
开放时间: 工作日 9:00-17:00
电话: 0000-0000005
适老服务: [老年人优先窗口]
"""
ASKED = {"content/guides/dibao.yml": GUIDE, "content/places/lq.yml": PLACE}
TWIN = "zhangzhe/guides/dibao/index.html"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return built(tmp_path_factory.mktemp("elder"), ASKED)


def test_the_area_leads_to_guides_people_and_places(pages: dict[str, str]) -> None:
    area = pages["zhangzhe/index.html"]
    assert '<html lang="zh-CN" data-mode="elder">' in area
    assert 'href="../zhangzhe/guides/dibao/"' in area
    assert "tel:12345" in area and "柳泉镇便民服务中心" in area and "老年人优先窗口" in area
    assert "长辈版" in area and "关怀版" in area, "found by its other names (A11-14)"


def test_a_twin_is_the_same_page_in_another_dress(pages: dict[str, str]) -> None:
    normal, twin = pages["guides/dibao/index.html"], pages[TWIN]
    assert '<html lang="zh-CN">' in normal
    assert '<html lang="zh-CN" data-mode="elder">' in twin
    here = '<link rel="canonical" href="https://www.qinghe.example.gov.cn/zwgk/guides/dibao/">'
    assert here in normal and here in twin

    def main(page: str) -> str:
        text = page[page.index("<main") : page.index("</main>")]
        return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text))

    assert main(normal) == main(twin)


def test_links_stay_inside_and_others_ask_for_the_mode(pages: dict[str, str]) -> None:
    twin = pages[TWIN]
    assert 'href="../../../zhangzhe/guides/"' in twin
    assert 'class="brand" href="../../../zhangzhe/"' in twin
    assert 'href="../../../places/lq/?mode=elder"' in twin
    inside = re.findall(r'href="((?:\.\./)+[^"#]*/)(?:#[^"]*)?"', twin)
    assert all("zhangzhe/" in link for link in inside), inside


def test_each_dress_leads_to_the_other(pages: dict[str, str]) -> None:
    assert (
        'href="../../zhangzhe/guides/dibao/" data-counterpart>大字版<'
        in pages["guides/dibao/index.html"]
    )
    assert 'href="../../../guides/dibao/?mode=standard" data-counterpart>标准版<' in pages[TWIN]
    assert 'href="../../zhangzhe/" data-counterpart>大字版<' in pages["policies/a/index.html"]


def test_twins_are_in_no_list_and_in_no_sitemap(pages: dict[str, str]) -> None:
    assert "zhangzhe/guides" not in pages["all/index.html"]
    assert "/zhangzhe/</loc>" in pages["sitemap.xml"]
    assert "zhangzhe/guides" not in pages["sitemap.xml"]


def test_a_site_chooses_the_kinds(tmp_path: Path) -> None:
    pages = built(tmp_path, ASKED, settings=Settings(elder_static=("policy",)))
    assert "zhangzhe/policies/a/index.html" in pages
    assert TWIN not in pages


def test_offline_twins_name_their_file(tmp_path: Path) -> None:
    pages = built(tmp_path, ASKED, settings=Settings(offline=True))
    assert 'href="../../../places/lq/index.html?mode=elder"' in pages[TWIN]


def test_a_guide_that_moved_leads_on_in_large_type_too(tmp_path: Path) -> None:
    moved = {**ASKED, "content/guides/dibao.yml": GUIDE + "旧地址: [guides/di-bao/]\n"}
    pages = built(tmp_path, moved)
    assert "../../../zhangzhe/guides/dibao/" in pages["zhangzhe/guides/di-bao/index.html"]


def test_every_page_says_whom_to_tell_of_an_error(pages: dict[str, str], tmp_path: Path) -> None:
    """Rulings 20: on every page, lists, home and not-found page included."""
    outside = built(
        tmp_path,
        {"content/policies/2025/b.md": policy("办法", body="见[某网](https://www.example.com/)。")},
    )
    departures = [p for p in outside if p.startswith("leaving/")]
    assert departures
    for path, page in [*pages.items(), *((p, outside[p]) for p in departures)]:
        if path.endswith(".html") and 'http-equiv="refresh"' not in page:
            assert "这页有错？我要纠错" in page, path
            assert "0000-0000001" in page, path


def test_the_kiosk_is_a_matter_of_the_whole_site(tmp_path: Path) -> None:
    pages = built(tmp_path, settings=Settings(kiosk=True))
    for path, page in pages.items():
        if path.endswith(".html") and "<main" in page:
            assert 'data-kiosk="90"' in page.partition("<head>")[0], path
