"""Limits of the law over those of the catalog (TL-01..16, ZL-01)."""

from __future__ import annotations

import pytest

from zwgk.derive.statutory import GENERAL, STATUTORY, statutory_limits
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.values.time_limit_text import read


def item(level1: str, level2: str, *content: str, tier: str = "县级") -> CatalogItem:
    return CatalogItem.model_validate(
        {
            "事项编码": "X-0101",
            "领域": "某领域",
            "一级事项": level1,
            "二级事项": level2,
            "公开内容": list(content) or ["内容"],
            "公开依据": ["《中华人民共和国政府信息公开条例》"],
            "公开时限": "自信息形成或者变更之日起20个工作日内",
            "公开主体": ["县民政局"],
            "公开渠道": ["政府网站"],
            "公开对象": "全社会",
            "公开方式": "主动公开",
            "公开层级": [tier],
        }
    )


def test_every_limit_of_the_list_is_there_with_its_source() -> None:
    assert {s.id for s in STATUTORY} == {f"TL-{n:02}" for n in range(1, 17)}
    assert all(s.basis and s.what and s.confidence in "LPGS" for s in STATUTORY)
    assert all(read(s.limit.words()) == s.limit for s in STATUTORY)
    assert GENERAL.limit == read("自信息形成或者变更之日起20个工作日内公开")


def test_what_cannot_be_computed_says_why() -> None:
    assert {s.id for s in STATUTORY if s.uncomputed} == {"TL-05", "TL-12", "TL-15", "TL-16"}


@pytest.mark.parametrize(
    ("found", "sector", "ids"),
    [
        (item("财政预决算", "政府预算"), "08", ["TL-01"]),
        (item("财政预决算", "预算调整"), "08", ["TL-01"]),
        (item("财政预决算", "部门决算"), "08", ["TL-02"]),
        (item("财政预决算", "政府预算"), "05", []),
        (item("行政处罚", "市容行政处罚", "当事人", "处罚依据", "处罚结果"), "18", ["TL-03"]),
        (item("行政许可", "排污许可", "审批结果"), "13", ["TL-03"]),
        # a row that mixes legal bases and decisions cannot be told apart
        (item("依法行政", "行政处罚", "依据", "条件", "程序", "处罚决定"), "22", []),
        (item("行政许可", "燃气经营许可", "办事指南", "许可结果"), "17", []),
        (item("行政强制", "强制执行", "执行结果"), "18", ["TL-04"]),
        (item("招标投标", "中标候选人公示"), "02", ["TL-06"]),
        (item("政府采购", "中标、成交结果"), "02", ["TL-07"]),
        (item("政府采购", "采购合同"), "02", ["TL-07"]),
        (item("招标投标", "中标结果"), "02", []),
        (item("征收补偿方案", "征收补偿方案征求意见"), "15", ["TL-08"]),
        (item("征收补偿方案", "征求意见和方案修改情况"), "15", ["TL-08"]),
        (item("征地前期准备", "征地补偿安置公告"), "12", ["TL-09"]),
        (item("规划编制", "村庄规划", "规划草案"), "11", ["TL-10"]),
        (item("立法", "规章草案征求意见"), "30", ["TL-11"]),
        (item("最低生活保障", "审核信息", "初审对象名单及相关信息"), "05", ["TL-13"]),
        (item("最低生活保障", "审批信息", "低保对象名单及相关信息"), "05", []),
        (item("村务公开", "村级财务", tier="村级"), "80", ["TL-14"]),
        (item("村务公开", "村级财务", tier="县级"), "80", []),
        (item("应急管理", "突发事件处置情况"), "22", []),
    ],
)
def test_a_law_holds_for_what_it_is_about(found: CatalogItem, sector: str, ids: list[str]) -> None:
    assert [s.id for s in statutory_limits(found, sector)] == ids
