"""What search is told: everything shown, with its facets, names and the site's own words."""

from __future__ import annotations

from pathlib import Path

from tests.support.county import build_result, built, policy, unit
from zwgk.model.search import SearchEntry, SearchPlan


def planned(folder: Path, changes: dict[str, str] | None = None) -> SearchPlan:
    result, _ = build_result(folder, changes or {})
    assert result.plan is not None, [str(p.message) for p in result.problems if p.stops]
    return result.plan.search


def entry(search: SearchPlan, url: str) -> SearchEntry:
    return next(e for e in search.entries if e.url == url)


def test_a_document_has_its_facets(tmp_path: Path) -> None:
    search = planned(
        tmp_path,
        {
            "content/policies/2025/b.md": policy(
                "救助办法", "示府发〔2025〕7号", "正文里的话。", 对应事项="SHJZ-0101",
                索引号="000000001/2025-00007", 关键词="[救急, 难]", 内容概述="一句话",
            )
        },
    )  # fmt: skip
    found = entry(search, "policies/b/")
    assert found.kind.id == "policy" and found.kind.label == "政策文件"
    assert [s.label for s in found.sectors] == ["社会救助"]
    assert found.organisations and found.validity[0].label == "有效"
    assert found.year[0].id == "2025" and found.number == "示府发〔2025〕7号"
    assert found.numbers == ("示府发〔2025〕7号", "000000001/2025-00007")
    assert {"救急", "难"} <= set(found.names) and found.summary == "一句话"
    assert found.text[0].startswith("正文里的话") and not found.past


def test_a_repealed_document_is_past(tmp_path: Path) -> None:
    search = planned(
        tmp_path,
        {
            "content/policies/2025/b.md": policy("旧办法", "示府发〔2025〕7号"),
            "content/policies/2025/c.md": policy(
                "新办法", "示府发〔2025〕8号", 废止文件="[示府发〔2025〕7号]"
            ),
        },
    )
    old = entry(search, "policies/b/")
    assert old.past and old.badge and old.badge.text == "废止"
    assert not entry(search, "policies/c/").past


def test_frame_and_lists_of_others_are_not_its_text(tmp_path: Path) -> None:
    """Else every page would be found under the names of its neighbours."""
    search = planned(
        tmp_path,
        {
            "content/policies/2025/b.md": policy("甲办法"),
            "content/policies/2025/c.md": policy("乙规定", 依据文件="[甲办法]"),
        },
    )
    assert not any("乙规定" in text for text in entry(search, "policies/b/").text)


def test_former_names_of_units_stand_for_the_present_one(tmp_path: Path) -> None:
    search = planned(
        tmp_path,
        {
            "content/organisations/mzj.yml": unit(
                "示例县民政局", "县民政局", extra="曾用名: [{名称: 县救济局, 截至: 2010-05-01}]"
            )
        },
    )
    pairs = {(w, t) for s in search.synonyms for w in s.words for t in s.terms}
    assert ("县救济局", "县民政局") in pairs and ("示例县民政局", "县民政局") in pairs
    assert ("救济局", "县民政局") in pairs  # as people say it
    assert "县救济局" in entry(search, "organisations/mzj/").names


def test_the_words_of_the_site_are_told(tmp_path: Path) -> None:
    words = "同义词:\n- {说法: [敬老钱], 规范用语: [高龄津贴], 来源: 热线}\n"
    search = planned(tmp_path, {"content/synonyms.yml": words})
    assert ("敬老钱",) in {s.words for s in search.synonyms}


def test_words_without_a_source_are_an_error(tmp_path: Path) -> None:
    words = "同义词:\n- {说法: [敬老钱], 规范用语: [高龄津贴]}\n"
    result, _ = build_result(tmp_path, {"content/synonyms.yml": words})
    assert any("来源" in p.message and p.stops for p in result.problems)


def test_a_11_14_the_elder_area_is_found_under_every_name(tmp_path: Path) -> None:
    names = entry(planned(tmp_path), "zhangzhe/").names
    assert {"长者模式", "长辈版", "适老版", "关怀版", "关爱版", "亲情版"} <= set(names)


def test_twins_and_pages_of_the_engine_are_found_once(tmp_path: Path) -> None:
    search = planned(tmp_path)
    urls = [e.url for e in search.entries]
    assert len(urls) == len(set(urls))
    assert not [u for u in urls if u.startswith(("zhangzhe/guides", "search/", "404", "leaving/"))]


def test_every_way_leads_to_every_entry(tmp_path: Path) -> None:
    """GW-53, A11-12: by sector, by unit, by year and by initial, each whole."""
    pages = built(tmp_path)
    search = planned(tmp_path / "again")
    for way in ("sector", "organisation", "year", "initial"):
        told = "".join(t for p, t in pages.items() if p.startswith(f"search/by-{way}/"))
        missing = [e.url for e in search.entries if e.url and f'/{e.url}"' not in told]
        assert not missing, (way, missing[:5])


def test_a_standard_is_found_with_its_value_of_today(tmp_path: Path) -> None:
    fact = (
        "- 编号: dibao\n  名称: 城市低保标准\n  类型: 金额\n  单位: 县民政局\n  计量单位: 元\n"
        "  取值: [{值: 780, 生效日期: 2026-01-01, 依据: 公告}]\n"
    )
    found = entry(planned(tmp_path, {"content/facts.yml": fact}), "facts/dibao/")
    assert "780元" in found.summary


def test_a_question_is_found_with_the_beginning_of_its_answer(tmp_path: Path) -> None:
    text = (
        "- 编号: a\n  问: 多久办好？\n  答: |\n    二十个工作日。\n\n    不收费。\n  答复单位: 县民政局\n  更新日期: 2026-01-01\n"
        "- 编号: b\n  问: 带什么？\n  答: |\n    - 身份证\n    - 户口簿\n  答复单位: 县民政局\n  更新日期: 2026-01-01\n"
    )
    search = planned(tmp_path, {"content/questions/q.yml": text})
    assert entry(search, "questions/a/").summary == "二十个工作日。"
    assert "- 身份证" not in entry(search, "questions/b/").summary
