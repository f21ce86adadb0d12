"""The reader's path: each of the five leads to the other four; and forms of interpretation."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.support.county import built
from tests.support.rules import RULES
from tests.unit.derive.test_interpreting import PEOPLE, document, interpretation, questions

_CARD = """\
明白卡:
  - {名称: 高龄津贴, 对象: 年满80岁的老人, 条件: [户籍在本县], 标准: 每月100元, 怎么办: [到村里登记], 找谁: 县民政局}
"""


def _with(keys: str, form: str = "明白卡") -> str:
    text = interpretation("2026-09-28 09:30", form)
    return text.replace("一句话说清楚", f"{keys}一句话说清楚", 1)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A policy with an interpretation, questions, a guide and a bundle."""
    guide = (RULES / "V134/right/content/guides/linshi-jiuzhu.yml").read_text("utf-8")
    guide += "政策依据: 青政办发〔2026〕7号\n"
    files = {
        **PEOPLE,
        "content/policies/2026/b.md": document(),
        "interpretations/a.md": _with(_CARD),
        "content/questions/a.yml": questions("2026-09-28", count=1),
        "content/guides/gaoling.yml": guide,
        "content/places/zwfwzx.yml": (
            "名称: 县政务服务中心\n类型: 政务服务中心\n管理单位: 县政府办公室\n"
            "地址: 便民路8号\n开放时间: 工作日\n电话: 0000-0000005\n"
        ),
        "content/bundles/elder.yml": (
            "名称: 老年人一件事\n一句话说清楚: 一次办好\n牵头单位: 县民政局\n"
            "步骤: [{办事指南: gaoling, 先后: 1}]\n线下窗口: 县政务服务中心\n"
            "咨询电话: 0000-0000005\n发布日期: 2026-09-28 09:30\n"
        ),
    }
    return built(tmp_path_factory.mktemp("path"), files)


_STATIONS = {
    "policies/b": "policies/b/",
    "interpretations/a": "interpretations/a/",
    "questions/q-0": "questions/q-0/",
    "guides/gaoling": "guides/gaoling/",
    "bundles/elder": "bundles/elder/",
}


@pytest.mark.parametrize("here", _STATIONS)
def test_every_station_leads_to_the_others(pages: dict[str, str], here: str) -> None:
    main = BeautifulSoup(pages[f"{here}/index.html"], "html.parser").find("main")
    assert main is not None
    links = {str(a["href"]).replace("../", "") for a in main.find_all("a", href=True)}
    for other, address in _STATIONS.items():
        if other != here:
            assert any(address.endswith(x) and x for x in links if x), (here, other, sorted(links))


def test_a_policy_says_whom_to_ask_and_how_it_was_interpreted(pages: dict[str, str]) -> None:
    page = pages["policies/b/index.html"]
    assert "张示例" in page and "tel:0000-0000002" in page and "第一解读人" in page
    assert "当天解读" in page


def test_a_card_is_shown_as_a_card(pages: dict[str, str]) -> None:
    page = BeautifulSoup(pages["interpretations/a/index.html"], "html.parser")
    card = page.select_one(".benefit")
    assert card is not None
    told = card.get_text("|")
    for text in ("高龄津贴", "每月100元", "年满80岁的老人", "户籍在本县", "到村里登记"):
        assert text in told


def test_scenes_questions_and_events_are_shown(tmp_path: Path) -> None:
    keys = (
        "场景: [{场景: 赶集日, 情形: 大爷坐车。, 政策怎么说: 免费。, 怎么办: [刷身份证]}]\n"
        "问答: [{问: 要钱吗？, 答: 不要。}]\n举行日期: 2026-09-27\n举行地点: 发布厅\n参加人: [局长张示例]\n"
    )
    files = {**PEOPLE, "content/policies/2026/b.md": document()}
    files["interpretations/a.md"] = _with(keys, "场景式")
    page = built(tmp_path, files)["interpretations/a/index.html"]
    for text in ("赶集日", "政策怎么说", "刷身份证", "要钱吗？", "不要。", "发布厅", "局长张示例"):
        assert text in page
