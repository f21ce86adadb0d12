"""Which pages a site has, at which addresses, and what they join (rulings 12, 26)."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.county import COUNTY, build_result, built, policy

_ITEM = "catalog/shehui-jiuzhu/shjz-0101/index.html"


def test_every_record_and_every_kind_has_its_page(tmp_path: Path) -> None:
    pages = built(tmp_path)
    for path in (
        "index.html",
        "all/index.html",
        "open-government/index.html",
        "statutory/index.html",
        "policies/index.html",
        "policies/a/index.html",
        "organisations/index.html",
        "organisations/mzj/index.html",
        "organisation-groups/index.html",
        "catalog/index.html",
        "catalog/shehui-jiuzhu/index.html",
        _ITEM,
        "404.html",
        "sitemap.xml",
        "inspection/index.html",
        "api/report.json",
    ):
        assert path in pages, path


def test_a_kind_without_records_has_no_page_and_no_menu_entry(tmp_path: Path) -> None:
    """GW-30: no empty columns."""
    pages = built(tmp_path)
    assert "gazette/index.html" not in pages
    assert "interpretations/" not in pages["index.html"]


def test_the_document_and_the_duty_lead_to_each_other(tmp_path: Path) -> None:
    pages = built(
        tmp_path, {"content/policies/2025/b.md": policy("救助办法", 对应事项="SHJZ-0101")}
    )
    assert 'href="../../../policies/b/"' in pages[_ITEM]
    assert 'href="../../catalog/shehui-jiuzhu/shjz-0101/"' in pages["policies/b/index.html"]
    assert "救助办法" in pages["catalog/shehui-jiuzhu/index.html"]


def test_a_unit_lists_what_it_must_disclose_as_a_member_of_a_group(tmp_path: Path) -> None:
    pages = built(tmp_path)
    assert "shjz-0101" in pages["organisations/lqz/index.html"]
    assert "shjz-0101" in pages["catalog/by-organisation/lqz/index.html"]


def test_lists_are_newest_first_and_cut_after_twenty(tmp_path: Path) -> None:
    """GW-32, GW-39."""
    more = {
        f"content/policies/2024/n{i:02}.md": policy(
            f"第{i:02}号通知", 成文日期="2024-01-01", 发布日期=f"2024-01-{i + 1:02} 08:00"
        )
        for i in range(24)
    }
    pages = built(tmp_path, more)
    first = re.findall(r"第(\d\d)号通知</a>|第(\d\d)号通知<", pages["policies/index.html"])
    numbers = [int(a or b) for a, b in first]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == 19  # the newest, 关于开展示例工作的通知, is the twentieth row
    assert "第04号通知" in pages["policies/page/2/index.html"]
    assert "policies/by-year/2024/page/2/index.html" in pages
    assert "policies/by-organisation/xzfb/index.html" in pages


def test_a_withdrawn_record_leaves_a_remark_and_nothing_else(tmp_path: Path) -> None:
    """PRV-09: gone from lists, index, sitemap and data."""
    gone = policy("写着隐私的标题", 状态="撤回", 撤回日期="2026-01-05", 撤回原因="内容有误")
    pages = built(tmp_path, {"content/policies/2025/gone.md": gone})
    assert "内容有误" in pages["policies/gone/index.html"]
    assert not [p for p, text in pages.items() if "写着隐私的标题" in text]
    assert "policies/gone/" not in pages["sitemap.xml"]


def test_drafts_and_future_records_are_nowhere(tmp_path: Path) -> None:
    changes = {
        "content/policies/2025/draft.md": policy("草稿里的标题", 状态="草稿"),
        "content/policies/2025/future.md": policy("将来的标题", 发布日期="2026-12-01 09:00"),
    }
    pages = built(tmp_path, changes)
    assert not [p for p, t in pages.items() if "草稿里的标题" in t or "将来的标题" in t]


def test_an_old_address_leads_on_without_script(tmp_path: Path) -> None:
    pages = built(tmp_path, {"content/policies/2025/b.md": policy("乙", 旧地址="[zwgk/old/7]")})
    assert 'content="0; url=../../../policies/b/"' in pages["zwgk/old/7/index.html"]


def test_leaving_for_an_outside_site_is_announced(tmp_path: Path) -> None:
    """GW-34; government sites open straight."""
    body = "见[平台](https://www.example.com/a)和[门户](https://www.gov.cn/)。"
    pages = built(tmp_path, {"content/policies/2025/b.md": policy("乙", body=body)})
    page = pages["policies/b/index.html"]
    assert "https://www.example.com/a" not in page
    assert 'href="https://www.gov.cn/"' in page
    (target,) = re.findall(r'href="\.\./\.\./(leaving/[0-9a-f]{12}/)"', page)
    assert "https://www.example.com/a" in pages[f"{target}index.html"]


def test_repealed_documents_say_so_on_page_list_and_both_ways(tmp_path: Path) -> None:
    """GW-50, DOC-07, DOC-09."""
    later = policy(
        "关于废止的通知",
        成文日期="2026-05-20",
        发布日期="2026-05-21",
        废止文件="[青政办发〔2025〕1号]",
    )
    pages = built(tmp_path, {"content/policies/2026/later.md": later})
    assert "本文件已废止" in pages["policies/a/index.html"]
    assert 'href="../../policies/later/"' in pages["policies/a/index.html"]
    assert 'href="../../policies/a/"' in pages["policies/later/index.html"]
    assert "废止" in pages["policies/by-validity/repealed/index.html"]


def test_the_footer_and_head_carry_the_required_facts(tmp_path: Path) -> None:
    """GW-01, GW-03, GW-15."""
    page = built(tmp_path)["policies/a/index.html"]
    for label, content in (
        ("SiteName", "青禾县政务公开专栏"),
        ("SiteDomain", "www.qinghe.example.gov.cn"),
        ("SiteIDCode", "9901230001"),
        ("ArticleTitle", "关于开展示例工作的通知"),
        ("PubDate", "2025-03-12 09:30"),
        ("ContentSource", "县政府办公室"),
    ):
        assert page.count(f'<meta name="{label}" content="{content}">') == 1
    assert "示ICP备00000000号-1" in page


def test_text_of_editors_is_escaped_everywhere(tmp_path: Path) -> None:
    pages = built(
        tmp_path, {"content/policies/2025/b.md": policy('"<b>甲</b>&乙"', 内容概述='"<i>概述</i>"')}
    )
    assert not [p for p, t in pages.items() if "<b>甲</b>" in t or "<i>概述</i>" in t]
    assert "&lt;b&gt;甲&lt;/b&gt;&amp;乙" in pages["policies/b/index.html"]


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    assert built(tmp_path / "x") == built(tmp_path / "y")
    assert set(COUNTY)  # the county itself is not changed by building


def test_a_registered_address_may_not_vanish(tmp_path: Path) -> None:
    """GW-33: a page, a redirect or a remark; else the build stops and says what to do."""
    register = '# 网址登记簿\n- "policies/a/"\n- "policies/old/"\n- "policies/gone/"\n'
    changes = {"content/addresses.yml": register}
    result, _ = build_result(tmp_path / "1", changes)
    assert [str(p.where) for p in result.problems if p.code == "S012"] == [
        "content/addresses.yml:3:3",
        "content/addresses.yml:4:3",
    ]
    assert result.stopped and not result.files

    changes["content/policies/2025/b.md"] = policy("乙", 旧地址="[policies/old/]")
    changes["content/policies/2025/gone.md"] = policy(
        "撤", 状态="撤回", 撤回日期="2026-01-05", 撤回原因="内容有误"
    )
    assert "policies/old/index.html" in built(tmp_path / "2", changes)


def test_a_page_that_others_link_to_can_be_withdrawn_at_once(tmp_path: Path) -> None:
    """Rulings 26: a withdrawal does not wait for edits elsewhere; a draft leaves words only."""
    changes = {
        "content/policies/2025/a.md": policy(
            "甲", 状态="撤回", 撤回日期="2026-01-05", 撤回原因="内容有误"
        ),
        "content/policies/2025/draft.md": policy("稿", 状态="草稿"),
        "content/policies/2025/b.md": policy(
            "乙", body="见[甲文](a.md)和[草稿文](draft.md)。", 废止文件="[甲]"
        ),
    }
    page = built(tmp_path, changes)["policies/b/index.html"]
    assert '<a href="../../policies/a/">甲文</a>' in page
    assert "和草稿文。" in page


def test_a_withdrawn_hand_written_page_leaves_a_remark(tmp_path: Path) -> None:
    page = "---\n标题: 旧页\n状态: 撤回\n撤回日期: 2026-01-05\n撤回原因: 已并入新页\n---\n\n正文\n"
    pages = built(tmp_path, {"content/old.md": page})
    assert "已并入新页" in pages["old/index.html"]
    assert "正文" not in pages["old/index.html"].split("<main")[1].split("</main>")[0]


def test_an_item_is_called_by_both_its_names(tmp_path: Path) -> None:
    """办事指南 alone says nothing in a list of many sectors."""
    pages = built(tmp_path)
    assert "<h1>综合业务：政策法规文件</h1>" in pages[_ITEM].replace(' class="title"', "")
    assert "综合业务：政策法规文件" in pages["organisations/mzj/index.html"]
