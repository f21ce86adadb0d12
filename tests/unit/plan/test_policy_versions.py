"""Pages of a policy's texts: as it read on a day, and side by side (DOC-09)."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.county import built, examined, policy

OLD = "第一条　为了救急难。\n\n第二条　不超过1000元。\n\n第三条　自公布之日起施行。"
NEW = "第一条　为了救急难。\n\n第二条　不超过2000元。\n\n第三条　自公布之日起施行。"
NEWER = NEW.replace("2000", "3000")
METHOD = policy(
    "救助办法",
    "青政办发〔2022〕1号",
    f"各乡镇：\n\n{OLD}",
    成文日期="2022-01-05",
    发布日期="2022-01-06 09:00",
)


def amendment(number: int, text: str, day: str = "2024-03-01") -> str:
    return policy(
        f"修改办法的第{number}个通知",
        f"青政办发〔2024〕{number}号",
        f"作如下修改：\n\n## 一、改第二条\n\n见下。\n\n{text}",
        成文日期="2024-02-20",
        发布日期="2024-02-21 09:00",
        施行日期=day,
        修改文件="青政办发〔2022〕1号",
        修改后全文="青政办发〔2022〕1号",
    )


def words(html: str) -> str:
    main = html[html.index("<main") : html.index("</main>")]
    return re.sub(r"<[^>]+>", "", main)


def seen(html: str) -> str:
    """Without the remarks of days to come."""
    return re.sub(r'<div class="notice[^>]* hidden[^>]*>.*?</div></div>', "", html)


def test_a_text_reads_as_it_did_on_its_day(tmp_path: Path) -> None:
    pages = built(
        tmp_path,
        {"content/policies/2022/m.md": METHOD, "content/policies/2024/a1.md": amendment(1, NEW)},
    )
    old = words(pages["policies/m/as-of/2022-01-06/index.html"])
    new = words(pages["policies/m/as-of/2024-03-01/index.html"])
    assert "1000元" in old
    assert "2000元" not in old
    assert "2000元" in new
    assert "1000元" not in new
    assert "改第二条" not in new, "the amending letter is not the text"
    assert "这不是最新的文本" in old
    assert "这不是最新的文本" not in new
    assert 'id="t2"' in pages["policies/m/as-of/2024-03-01/index.html"]
    own = pages["policies/m/index.html"]
    assert "as-of/2024-03-01/" in own
    assert "compare/2022-01-06/2024-03-01/" in own
    assert "compare/2022-01-06/2024-03-01/" in pages["policies/a1/index.html"]


def test_what_changed_is_said_in_words_and_by_more_than_colour(tmp_path: Path) -> None:
    pages = built(
        tmp_path,
        {"content/policies/2022/m.md": METHOD, "content/policies/2024/a1.md": amendment(1, NEW)},
    )
    page = pages["policies/m/compare/2022-01-06/2024-03-01/index.html"]
    assert (
        '<del><span class="unseen">［删去：</span>1000<span class="unseen">］</span></del>' in page
    )
    assert (
        '<ins><span class="unseen">［新增：</span>2000<span class="unseen">］</span></ins>' in page
    )
    said = words(page)
    assert "第二条（有修改）" in said
    assert "第一条（" not in said, "what did not change is not listed as changed"
    assert "各乡镇" not in said, "a covering letter is not compared with a restated text"


def test_two_amendments_of_one_day_each_have_their_text(tmp_path: Path) -> None:
    files = {
        "content/policies/2022/m.md": METHOD,
        "content/policies/2024/x9.md": amendment(9, NEW),
        "content/policies/2024/b10.md": amendment(10, NEWER),
    }
    pages = built(tmp_path, files)
    assert "2000元" in pages["policies/m/as-of/2024-03-01/index.html"]
    assert "3000元" in pages["policies/m/as-of/2024-03-01-2/index.html"]
    assert {p for p in pages if p.startswith("policies/m/compare/")} == {
        "policies/m/compare/2022-01-06/2024-03-01/index.html",
        "policies/m/compare/2024-03-01/2024-03-01-2/index.html",
        "policies/m/compare/2022-01-06/2024-03-01-2/index.html",
    }


def test_a_text_of_a_coming_day_says_so(tmp_path: Path) -> None:
    pages = built(
        tmp_path,
        {
            "content/policies/2022/m.md": METHOD,
            "content/policies/2024/a1.md": amendment(1, NEW, "2027-01-01"),
        },
    )
    assert "目前尚未施行" in pages["policies/m/as-of/2027-01-01/index.html"]
    assert "这不是最新的文本" not in seen(pages["policies/m/as-of/2022-01-06/index.html"])
    assert "现行文本" not in seen(pages["policies/m/index.html"])


def test_an_amendment_without_the_full_text_makes_no_page(tmp_path: Path) -> None:
    plain = amendment(1, NEW).replace("修改后全文: 青政办发〔2022〕1号\n", "")
    found = examined(
        tmp_path, {"content/policies/2022/m.md": METHOD, "content/policies/2024/a1.md": plain}
    )
    assert found.facts.versions == {}


def test_texts_follow_the_day_between_builds(tmp_path: Path) -> None:
    """What is not in force yet, and what is no longer the newest, turn on the day (DOC-08)."""
    pages = built(
        tmp_path,
        {
            "content/policies/2022/m.md": METHOD,
            "content/policies/2024/a1.md": amendment(1, NEW, "2027-01-01"),
        },
    )
    coming = pages["policies/m/as-of/2027-01-01/index.html"]
    assert re.search(r'data-until="2026-12-31">(?:(?!</div>).)*目前尚未施行', coming)
    old = pages["policies/m/as-of/2022-01-06/index.html"]
    assert re.search(r'data-since="2027-01-01" hidden>(?:(?!</div>).)*这不是最新的文本', old)
    own = pages["policies/m/index.html"]
    assert re.search(r'data-since="2027-01-01" hidden>(?:(?!</div>).)*修改后的全文', own)
