"""Pages of guides and bundles in the order a citizen asks, and 最多跑一次."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from tests.support.county import built
from tests.support.rules import RULES
from zwgk.check.services import catch_all

_RIGHT = RULES / "V132" / "right" / "content"
GUIDE = (_RIGHT / "guides" / "linshi-jiuzhu.yml").read_text("utf-8")
BUNDLE = (_RIGHT / "bundles" / "jiuzhu.yml").read_text("utf-8")
PLACE = (RULES / "_base" / "content" / "places" / "zwfwzx.yml").read_text("utf-8")


def pages(
    folder: Path, guide: str = GUIDE, more: Mapping[str, str] | None = None, **keys: date
) -> dict[str, str]:
    changes = {
        "content/places/zwfwzx.yml": PLACE.replace("县行政审批局", "县民政局"),
        "content/guides/linshi-jiuzhu.yml": guide,
        **(more or {}),
    }
    return built(folder, changes, **keys)


def test_a_guide_answers_in_the_order_a_citizen_asks(tmp_path: Path) -> None:
    page = pages(tmp_path)["guides/linshi-jiuzhu/index.html"]
    parts = re.findall(r'<h2 id="(\w+)">', page)
    asked = ["who", "bring", "where", "how", "cost", "ask", "basis"]
    assert [p for p in parts if p in asked] == asked


@pytest.mark.parametrize(
    ("visits", "badge"), [("0", "一次都不用跑"), ("1", "最多跑一次"), ("2", "")]
)
def test_a_guide_says_how_often_one_has_to_come(tmp_path: Path, visits: str, badge: str) -> None:
    guide = GUIDE.replace("到现场次数: 1", f"到现场次数: {visits}")
    page = pages(tmp_path, guide)["guides/linshi-jiuzhu/index.html"]
    assert ("badge-go" in page) == bool(badge)
    assert badge in page


def test_the_ratio_is_public(tmp_path: Path) -> None:
    second = GUIDE.replace("临时救助申请", "低保申请").replace("到现场次数: 1", "到现场次数: 3")
    page = pages(tmp_path, more={"content/guides/b.yml": second})["guides/visits/index.html"]
    assert "2个办事指南里，最多跑一次的有1个，占50.0%，达到目标" in page
    assert page.index("还要跑两次以上的") < page.index("低保申请")
    assert 'href="../guides/visits/"' in pages(tmp_path / "b")["guides/index.html"]


def test_verification_stands_apart_from_the_update_and_grows_stale(tmp_path: Path) -> None:
    guide = GUIDE + "更新日期: 2026-08-01\n核实日期: 2026-06-01\n核实人: 张示例\n"
    address = "guides/linshi-jiuzhu/index.html"
    fresh = pages(tmp_path / "a", guide)[address]
    assert "2026-06-01 由张示例逐项核实" in fresh and "更新：2026-08-01" in fresh
    assert "可能有变化" not in fresh
    stale = pages(tmp_path / "b", guide, today=date(2027, 6, 2))[address]
    assert "本指南上次核实是 2026-06-01，可能有变化" in stale
    assert "0000-0000104" in stale


def test_a_bundle_has_one_list_to_tick_off(tmp_path: Path) -> None:
    second = GUIDE.replace("临时救助申请", "低保申请").replace(
        "[居民身份证, 户口簿]", "[居民身份证, 照片]"
    )
    bundle = BUNDLE.replace("步骤: [临时救助申请]", "步骤: [临时救助申请, 低保申请]\n到现场次数: 1")
    more = {"content/guides/b.yml": second, "content/bundles/jiuzhu.yml": bundle}
    page = pages(tmp_path, more=more)["bundles/jiuzhu/index.html"]
    boxes = re.findall(
        r'<label class="checklist-tick" for="(m\d+)"><input type="checkbox" id="\1"', page
    )
    assert len(boxes) == 3
    item = page[page.index("居民身份证") : page.index("户口簿")]
    assert "临时救助申请" in item and "低保申请" in item
    for words in ("分开办4样", "分开办20个工作日", "分开办2次"):
        assert words in page


@pytest.mark.parametrize(
    "name",
    [
        "其他材料",
        "法律法规规定的其他材料",
        "身份证等相关材料",
        "身份证、户口簿等材料",
        "有关证明材料",
        "等证明文件",
        "其他",
        "其他需要提供的材料",
        "审批机关要求的其他资料",
        "窗口要求的材料",
        "根据实际情况需要补充的材料",
        "与申请事项有关的材料",
        "相关部门出具的证明",
        "证明材料",
        "补充材料",
    ],
)
def test_catch_all_materials_are_refused(name: str) -> None:
    assert catch_all(name)


@pytest.mark.parametrize(
    "name",
    [
        "居民身份证",
        "同等学力证明",
        "低保证、残疾人证等身份凭证",
        "材料清单",
        "其他股东的身份证",
        "有关部门出具的无房证明",
        "与死者的关系证明",
        "身份证明",
    ],
)
def test_materials_with_a_name_are_not(name: str) -> None:
    assert not catch_all(name)


RATINGS = """\
评价期: 2026年第3季度
期末日期: 2026-09-30
发布日期: 2026-10-15 09:00
评价:
  - 序号: 1
    被评单位: 县民政局
    评价总数: 1000
    非常满意: 900
    满意: 80
    基本满意: 15
    不满意: 4
    非常不满意: 1
    已整改: 4
    整改情况:
      - {问题: 材料要补两次, 整改措施: 窗口改用一张清单, 整改日期: 2026-09-20, 办事指南: [临时救助申请]}
      - {问题: 没有轮椅坡道, 整改措施: 正在修}
"""


def test_ratings_and_what_was_put_right_stand_on_the_guide(tmp_path: Path) -> None:
    more = {
        "content/ratings/2026-q3.yml": RATINGS,
        "content/guides/b.yml": GUIDE.replace("临时救助申请", "低保申请"),
    }
    made = pages(tmp_path, more=more)
    page = made["guides/linshi-jiuzhu/index.html"]
    assert "2026年第3季度：1000件评价，满意的占99.5%，差评5件已整改4件" in page
    assert "材料要补两次：窗口改用一张清单（2026-09-20改好）" in page
    assert 'href="../../service-ratings/#2026-q3-1"' in page
    other = made["guides/b/index.html"]
    assert "满意的占99.5%" in other and "差评整改" not in other, "said of another guide"
    none = re.sub(r": (1000|900|80|15|4|1)$", ": 0", RATINGS, flags=re.M)
    none = none.replace("序号: 0", "序号: 1")
    silent = pages(tmp_path / "none", more={"content/ratings/2026-q3.yml": none})
    assert "2026年第3季度：没有收到评价" in silent["guides/linshi-jiuzhu/index.html"]
    table = made["service-ratings/index.html"]
    assert 'href="../guides/linshi-jiuzhu/"' in table and "没有轮椅坡道：正在修（正在改）" in table


def test_a_full_guide_shows_every_element_in_the_order_of_the_standard(tmp_path: Path) -> None:
    full = """\
要素版式: 完整
权利和义务: [如实申报]
决定机构: 县民政局
"""
    page = pages(
        tmp_path, more={"content/guides/b.yml": GUIDE.replace("临时救助申请", "低保申请") + full}
    )["guides/b/index.html"]
    part = page[page.index('id="elements"') :]
    labels = re.findall(r"<dt>([^<]+)</dt>", part[: part.index("</section>")])
    assert labels == [
        "事项名称", "适用范围", "事项类型", "办理依据", "受理机构", "决定机构", "受理条件",
        "禁止性要求", "申请材料目录", "办理基本流程", "办结时限", "收费依据及标准",
        "申请人权利和义务", "咨询", "监督投诉", "办公地址和时间",
    ]  # fmt: skip
    assert "法定办结时限：20个工作日" in part and "见上面的“申请材料”" in part
    assert re.search(r"<dt>咨询</dt><dd><a[^>]*href=\"tel:", part)
    assert "全部要素" not in pages(tmp_path / "basic")["guides/linshi-jiuzhu/index.html"]
