"""Head labels agree with what the page shows (GW-01..07, GW-13)."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime

from tests.end_to_end.routes import TODAY
from tests.html.kinds import is_content, is_list, is_record, is_tombstone, ordinary
from tests.html.summary import Summary
from zwgk.model.site import Site

COLUMN = ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
#: ColumnType values of the annex's list.
COLUMN_TYPES = {
    "首页", "概况信息", "机构职能", "负责人信息", "工作动态", "政策文件", "信息公开指南",
    "信息公开目录", "信息公开年报", "依申请公开", "数据发布", "数据开放", "政策解读", "回应关切",
    "办事服务", "咨询投诉", "征集调查", "在线访谈",
}  # fmt: skip


def failing(found: list[str]) -> None:
    assert not found, f"{len(found)} pages, among them:\n" + "\n".join(found[:15])


def test_gw_01_site_labels_on_every_page(summaries: list[Summary], site: Site) -> None:
    wanted = {"SiteName": site.name, "SiteIDCode": site.site_code}
    found = []
    for page in ordinary(summaries):
        if any(page.label(name) != value for name, value in wanted.items()):
            found.append(f"{page.path}: {page.metas[:3]}")
        if page.label("SiteDomain") not in site.url or not page.label("SiteDomain"):
            found.append(f"{page.path}: SiteDomain {page.label('SiteDomain')!r}")
    failing(found)


def test_gw_02_column_labels_on_column_pages(summaries: list[Summary]) -> None:
    found = []
    for page in ordinary(summaries):
        if page.path in ("index.html",) or is_list(page):
            missing = [name for name in COLUMN if not page.label(name)]
            if missing or page.label("ColumnType") not in COLUMN_TYPES:
                found.append(f"{page.path}: without {missing}, type {page.label('ColumnType')!r}")
    failing(found)


def test_gw_03_article_labels_on_content_pages(summaries: list[Summary]) -> None:
    content = [page for page in summaries if is_content(page)]
    assert len(content) > 100
    failing(
        [
            page.path
            for page in content
            if not all(page.label(name) for name in ("ArticleTitle", "PubDate", "ContentSource"))
        ]
    )


def test_every_page_is_a_column_or_an_article(summaries: list[Summary]) -> None:
    """GW-02 and GW-03: there is no third sort but the way out and what is gone."""
    others = {"leaving", "404"}
    found = []
    for page in ordinary(summaries):
        if page.path == "404.html" or page.kind in others or is_tombstone(page):
            continue
        if not page.label("ArticleTitle") and not all(page.label(name) for name in COLUMN):
            found.append(f"{page.path} ({page.kind})")
    failing(found)


def test_gw_04_times_are_minute_precise_and_not_in_the_future(summaries: list[Summary]) -> None:
    latest = datetime.fromisoformat(f"{TODAY} 23:59")
    found = []
    for page in summaries:
        said = page.label("PubDate")
        if not said:
            continue
        if not re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", said):
            found.append(f"{page.path}: {said!r}")
        elif datetime.fromisoformat(said) > latest:
            found.append(f"{page.path}: {said} is in the future")
    failing(found)


def test_gw_05_labels_equal_what_is_shown(summaries: list[Summary]) -> None:
    found = []
    for page in summaries:
        title = page.label("ArticleTitle")
        if not title:
            continue
        headline = next((text for level, text in page.headings if level == 1), "")
        if headline != " ".join(title.split()):
            found.append(f"{page.path}: ArticleTitle {title!r}, h1 {headline!r}")
        if not page.title.startswith(headline):
            found.append(f"{page.path}: title {page.title!r}, h1 {headline!r}")
        if page.label("PubDate") not in [text for _, text in page.times]:
            found.append(f"{page.path}: PubDate {page.label('PubDate')} is not shown")
        if page.label("ContentSource") not in page.main_text:
            found.append(f"{page.path}: source {page.label('ContentSource')!r} is not shown")
    failing(found)


def test_gw_06_site_code_has_the_shape(summaries: list[Summary], site: Site) -> None:
    assert re.fullmatch(r"\d{10}|bm\d{8}", site.site_code)
    assert site.site_code.startswith((site.region, "bm"))


def test_gw_07_each_label_once_and_escaped(summaries: list[Summary]) -> None:
    found = []
    for page in ordinary(summaries):
        names = Counter(name.lower() for name, _ in page.metas)
        twice = [name for name, count in names.items() if count > 1]
        empty = [name for name, content in page.metas if not content.strip()]
        raw = [name for name, content in page.metas if re.search(r"[<>\n]", content)]
        if twice or empty or raw:
            found.append(f"{page.path}: twice {twice}, empty {empty}, raw {raw}")
    failing(found)


def test_gw_13_content_pages_show_time_source_and_can_be_passed_on(
    summaries: list[Summary],
) -> None:
    found = []
    for page in summaries:
        if not is_content(page):
            continue
        shown = [iso for iso, text in page.times if text == page.label("PubDate")]
        if not any(re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d", iso) for iso in shown):
            found.append(f"{page.path}: times {page.times[:3]}")
        if "复制链接" not in page.main_text or "来源" not in page.main_text:
            found.append(f"{page.path}: no source or no way to pass it on")
    failing(found)


def test_records_are_many(summaries: list[Summary]) -> None:
    """The classification above finds the pages it is about."""
    assert sum(is_record(page) for page in summaries) > 300
    assert sum(is_list(page) for page in summaries) > 40
