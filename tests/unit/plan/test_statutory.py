"""法定主动公开内容 by class and by unit (PF-02, PF-04, PF-08)."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.county import built, examined, policy
from zwgk.model.shared import StatutoryClass
from zwgk.model.statutory_classes import CLASSES

NORMATIVE = {"content/policies/2025/b.md": policy("救助办法", "青政办发〔2025〕2号", 文件类型="行政规范性文件", 对应事项="SHJZ-0101")}  # fmt: skip


def test_every_option_of_the_editor_is_a_class_of_the_law() -> None:
    assert [c.option for c in CLASSES] == list(StatutoryClass)
    assert [c.id for c in CLASSES if c.id < "z21"] == [f"z20-{n:02}" for n in range(1, 16)]
    assert all(c.covers for c in CLASSES)
    sectors = [s for c in CLASSES for s in c.sectors]
    assert sorted(sectors) == [f"{n:02}" for n in range(1, 27)], "each sector has one class"


def test_what_a_record_is_and_what_it_touches(tmp_path: Path) -> None:
    """The editor's word, else kind; article 21 by the sector of the item."""
    told = policy("预算", 法定类目="财政预算决算", 对应事项="SHJZ-0101")
    facts = examined(tmp_path, {**NORMATIVE, "content/policies/2025/c.md": told}).facts
    rules, assistance = StatutoryClass.rules, StatutoryClass.assistance
    assert facts.classes[("policy", "b")] == (rules, assistance)
    assert facts.classes[("policy", "c")] == (StatutoryClass.budgets, assistance)
    assert facts.classes[("policy", "a")] == (StatutoryClass.others,)
    assert facts.classes[("organisation", "mzj")] == (StatutoryClass.functions,)


def test_a_class_lists_what_stands_under_it_and_an_empty_one_has_no_page(tmp_path: Path) -> None:
    pages = built(tmp_path, NORMATIVE)
    assert "救助办法" in pages["statutory/by-class/z20-01/index.html"]
    assert "救助办法" in pages["statutory/by-class/z21-07/index.html"]
    assert "第二十条第（一）项" in pages["statutory/by-class/z20-01/index.html"]
    assert "statutory/by-class/z20-04/index.html" not in pages
    overview = pages["statutory/index.html"]
    assert 'by-class/z20-01/"' in overview
    assert "暂无" in overview


def test_every_unit_has_the_four_sections_in_order(tmp_path: Path) -> None:
    pages = built(tmp_path, NORMATIVE)
    for unit in ("xzfb", "mzj", "lqz"):
        page = pages[f"statutory/by-organisation/{unit}/index.html"]
        heads = re.findall(r"<h2[^>]*>([^<]+)", page)
        kept = [h.partition("：")[0] for h in heads]
        order = [h for i, h in enumerate(kept) if h not in kept[:i]]
        assert order[:5] == [
            "政府信息公开指南",
            "政府信息公开制度",
            "法定主动公开内容",
            "政府信息公开年报",
            "依申请公开",
        ]
    assert "救助办法" in pages["statutory/by-organisation/xzfb/index.html"]
    assert "statutory/by-organisation/mzj/" in pages["organisations/mzj/index.html"]


def test_the_limits_of_the_law_stand_on_the_request_page(tmp_path: Path) -> None:
    """ZL-07."""
    office = "- {编号: xzfb, 受理机构: 县政府办公室, 地址: 示例路1号, 电话: 0000-0000001, 受理时间: 工作日, 答复时限: 20个工作日}\n"
    page = built(tmp_path, {"content/requests.yml": office})["requests/index.html"]
    for words in ("7个工作日内", "20个工作日内", "最长20个工作日", "15个工作日内"):
        assert words in page
