"""The index: deterministic, without what was withdrawn, and close to what lunr would say."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

from lunr.builder import Builder

from tests.search.index import Index
from tests.support.county import TODAY, built, county, policy
from zwgk.build import build
from zwgk.model.search import FacetValue, Numbering, SearchEntry, SearchPlan
from zwgk.model.settings import Settings
from zwgk.outputs.search import Terms, search_files
from zwgk.outputs.search.fold import fold, terms
from zwgk.outputs.search.text import plain_text

KIND = FacetValue("policy", "政策文件")


def entry(n: int, title: str, text: str = "", **more: Any) -> SearchEntry:
    return SearchEntry(title=title, url=f"p/{n}/", kind=KIND, text=(text,), **more)


def index_of(folder: Path, entries: list[SearchEntry], numbering: Numbering = "facets") -> Index:
    for file in search_files(SearchPlan(tuple(entries)), numbering=numbering):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    return Index(folder / "search")


def search_texts(pages: dict[str, str]) -> dict[str, str]:
    return {p: t for p, t in pages.items() if p.startswith("search/") and not p.endswith(".html")}


def test_prv_09_withdrawn_held_and_draft_records_never_appear(tmp_path: Path) -> None:
    """Nothing of them: title, number, text, address; nor in the lists without script."""
    changes = {
        "content/policies/2025/gone.md": policy(
            "撤回的甲文", "示府发〔2025〕91号", "绝密正文一", 状态="撤回", 撤回日期="2026-01-05",
            撤回原因="内容有误",
        ),
        "content/policies/2025/later.md": policy(
            "将来的乙文", "示府发〔2025〕92号", "绝密正文二", 发布日期="2027-01-05 09:00"
        ),
        "content/policies/2025/draft.md": policy(
            "草稿的丙文", "示府发〔2025〕93号", "绝密正文三", 状态="草稿"
        ),
    }  # fmt: skip
    pages = built(tmp_path, changes)
    told = "".join(t for p, t in pages.items() if p.startswith("search/"))
    assert "policies/a/" in told
    for secret in (
        "甲文",
        "乙文",
        "丙文",
        "91号",
        "2025:9",
        "绝密",
        "policies/gone",
        "policies/later",
    ):
        assert secret not in told, secret


def test_repealed_documents_are_found_after_those_in_force(tmp_path: Path) -> None:
    past = entry(1, "高龄津贴发放办法", "老", past=True)
    index = index_of(tmp_path, [past, entry(2, "高龄津贴发放办法", "新")])
    (answer,) = index.ask(["高龄津贴发放办法"])
    assert answer["urls"] == ["p/2/", "p/1/"]


def test_the_same_entries_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    entries = [entry(n, f"标题{n}", f"正文{n}" * n, date=f"2025-01-{n:02}") for n in range(1, 20)]
    first = {f.path: f.content for f in search_files(SearchPlan(tuple(entries)))}
    again = {f.path: f.content for f in search_files(SearchPlan(tuple(reversed(entries))))}
    assert first == again


def test_what_was_counted_is_kept_by_content() -> None:
    """Under serve only a changed page is counted again; the bytes are those of a cold build."""
    kept = Terms(keep=True)
    entries = [entry(n, f"标题{n}", "正文" * 50) for n in range(30)]
    list(search_files(SearchPlan(tuple(entries)), terms=kept))
    assert kept.counted == 30
    entries[3] = entry(3, "标题3", "正字" * 50)
    warm = {f.path: f.content for f in search_files(SearchPlan(tuple(entries)), terms=kept)}
    assert kept.counted == 31
    cold = {f.path: f.content for f in search_files(SearchPlan(tuple(entries)))}
    assert warm == cold


def test_a_page_more_leaves_what_was_counted() -> None:
    """The usual length of texts moves with every page; what was counted does not hang on it."""
    kept = Terms(keep=True)
    entries = [entry(n, f"标题{n}", "正文" * (50 + n)) for n in range(30)]
    list(search_files(SearchPlan(tuple(entries)), terms=kept))
    entries.append(entry(30, "很长的一篇", "长长的正文" * 900))
    list(search_files(SearchPlan(tuple(entries)), terms=kept))
    assert kept.counted == 31


def test_pages_that_went_are_forgotten() -> None:
    kept = Terms(keep=True)
    entries = [entry(n, f"标题{n}") for n in range(30)]
    list(search_files(SearchPlan(tuple(entries)), terms=kept))
    list(search_files(SearchPlan(tuple(entries[:4])), terms=kept))
    assert len(kept.kept) == 4


def test_numbered_by_day_a_new_page_changes_few_files(tmp_path: Path) -> None:
    """The order of facets makes the smallest files, that of days the smallest upload."""
    kinds = [FacetValue(k, k) for k in "abcde"]
    entries = [
        replace(
            entry(n, f"标题{n}", f"正文{n}" * 9, date=f"20{10 + n % 16}-03-02"), kind=kinds[n % 5]
        )
        for n in range(400)
    ]
    new = replace(entry(999, "全新的一篇", "正文3", date="2026-11-22"), kind=kinds[1])

    def changed(numbering: Numbering) -> int:
        def made(more: list[SearchEntry]) -> dict[str, bytes]:
            plan = SearchPlan((*entries, *more))
            return {f.path: f.content for f in search_files(plan, numbering=numbering)}

        before, after = made([]), made([new])
        return sum(before.get(path) != content for path, content in after.items())

    assert changed("dates") < 0.5 * changed("facets")


def test_of_equals_the_newest_comes_first_in_either_numbering(tmp_path: Path) -> None:
    entries = [entry(n, "值班安排", "同样的话", date=f"2026-0{n}-01") for n in (3, 5, 1)]
    for numbering in get_args(Numbering):
        folder = tmp_path / numbering
        index = index_of(folder, entries, numbering)
        (answer,) = index.ask(["值班安排"])
        assert answer["urls"] == ["p/5/", "p/3/", "p/1/"]


def test_a_site_without_entries_has_no_files() -> None:
    assert not list(search_files(SearchPlan()))


def test_our_ranking_is_close_to_lunr_s(tmp_path: Path, index_texts: list[tuple[str, str]]) -> None:
    """lunr, BM25 over the same terms, as the oracle: eight of ten first hits are the same."""
    entries = [entry(n, title, text) for n, (title, text) in enumerate(index_texts)]
    index = index_of(tmp_path, entries)
    builder = Builder()
    builder.ref("id")
    builder.field("title", 3)
    builder.field("text")
    for n, (title, text) in enumerate(index_texts):
        builder.add({"id": f"p/{n}/", "title": [*terms(fold(title))], "text": [*terms(fold(text))]})
    oracle = builder.build()
    queries = [title[:12] for title, _ in index_texts[::4]]
    shares = []
    for query, answer in zip(queries, index.ask(queries), strict=True):
        found = oracle.search(" ".join(terms(fold(query))))[:10]
        same = {hit["ref"] for hit in found} & set(answer["urls"])
        shares.append(len(same) / max(1, min(len(found), answer["total"], 10)))
    assert sum(shares) / len(shares) >= 0.8, sum(shares) / len(shares)


def test_common_terms_of_a_large_site_keep_their_titles(tmp_path: Path) -> None:
    entries = [entry(n, f"第{n}号文", "为方便群众办事" * 3) for n in range(2_100)]
    entries.append(entry(9_999, "方便群众的办法", "别的"))
    (answer,) = index_of(tmp_path, entries).ask(["方便群众"])
    assert answer["urls"][0] == "p/9999/"


def test_names_of_facets_and_counts(tmp_path: Path) -> None:
    units = (FacetValue("a", "甲局"), FacetValue("b", "乙局"))
    entries = [
        entry(1, "联合发文", organisations=units, date="2025-03-01"),
        entry(2, "甲局发文", organisations=units[:1], date="2024-03-01"),
        entry(3, "别人发文"),
    ]
    both, one, later = index_of(tmp_path, entries).ask(
        [
            {"q": "发文", "facets": True},
            {"q": "发文", "filters": {"organisation": ["b"]}},
            {"q": "发文", "sort": "time"},
        ]
    )
    facet = next(f for f in both["facets"] if f["id"] == "organisation")
    assert {v["label"]: v["count"] for v in facet["values"]} == {"甲局": 2, "乙局": 1}
    assert one["urls"] == ["p/1/"]
    assert later["urls"] == ["p/1/", "p/2/", "p/3/"]


def test_markdown_becomes_plain_text() -> None:
    text = "## 一、目标\n\n**加粗**和[链接](a.md)，![图](b.png)\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n<!-- 记 --><b>字</b>"
    assert plain_text(text) == "一、目标 加粗和链接，图 甲 乙 1 2 字"


def test_offline_files_are_scripts(tmp_path: Path) -> None:
    files = {
        f.path: f.content.decode()
        for f in search_files(SearchPlan((entry(1, "甲\u2028乙"),)), offline=True)
    }
    assert all(path.endswith(".js") for path in files)
    assert all(
        text.startswith("zwgkSearchFile(") and text.endswith(");") for text in files.values()
    )
    assert "\u2028" not in "".join(files.values())


def test_every_shard_is_where_the_page_looks(tmp_path: Path) -> None:
    pages = search_texts(built(tmp_path))
    assert not [p for p in pages if not re.fullmatch(r"search/([a-z]+|[idt]/\d+)\.json", p)]


def test_a_build_hands_the_counter_on(tmp_path: Path) -> None:
    kept = Terms(keep=True)
    county(tmp_path)
    for _ in range(2):
        build(tmp_path, today=TODAY, terms=kept, settings=Settings(cache=False))
    assert kept.counted and kept.counted == len(kept.kept)
