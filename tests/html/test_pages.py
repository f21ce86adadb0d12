"""Every page: frame, language, headings, lists, weight, and no second source of style."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

from tests.end_to_end.routes import ROOT
from tests.html.kinds import is_list, ordinary
from tests.html.summary import Summary
from tests.html.test_labels import failing

#: A page less its <main>: head, header, menu, breadcrumb, footer.
FRAME_BUDGET = 8 * 1024
UNFINISHED = re.compile(r"建设中|即将上线|敬请期待|暂无内容|暂无数据|此处待补充|TODO|lorem", re.I)


def test_one_doctype_language_and_headline(summaries: list[Summary]) -> None:
    found = []
    for page in summaries:
        headlines = [text for level, text in page.headings if level == 1]
        if not page.doctype or page.lang != "zh-CN" or len(headlines) != 1 or not headlines[0]:
            found.append(f"{page.path}: {page.doctype}, {page.lang}, h1 {headlines}")
    failing(found)


def test_headings_do_not_jump(summaries: list[Summary]) -> None:
    found = []
    for page in summaries:
        before = 0
        for level, text in page.headings:
            if level > before + 1:
                found.append(f"{page.path}: h{level} “{text}” after h{before}")
            before = level
    failing(found)


def test_gw_16_no_id_twice(summaries: list[Summary]) -> None:
    found = []
    for page in summaries:
        twice = [name for name, count in Counter(page.ids).items() if count > 1]
        if twice:
            found.append(f"{page.path}: {twice[:5]}")
    failing(found)


def test_no_inline_style_handler_or_second_script(summaries: list[Summary]) -> None:
    """GW-11, and the content security policy allows one inline script only."""
    head = (ROOT / "theme" / "assets" / "head.js").read_text("utf-8").strip()
    head = re.sub(r"\s+", " ", head)
    found = []
    for page in ordinary(summaries):
        others = [script for script in page.inline_scripts if script != head]
        if page.styled or page.handlers or others:
            found.append(f"{page.path}: {page.styled[:3]} {page.handlers[:3]} {others[:1]}")
    failing(found)


def test_no_generator_label(summaries: list[Summary]) -> None:
    failing([page.path for page in summaries if "generator" in [n.lower() for n, _ in page.metas]])


def test_gw_14_same_header_and_footer_everywhere(summaries: list[Summary]) -> None:
    """One sort for the site, one for the elder area, whose links stay inside it."""
    seen: dict[tuple[str, bool], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for page in ordinary(summaries):
        if page.path == "404.html":  # its links are absolute: it is shown at any address
            continue
        assert page.landmarks.get("main") == 1, page.path
        for part in ("header", "footer"):
            elder = page.address.startswith("zhangzhe/")
            seen[part, elder][getattr(page, part)].append(page.path)
    assert len(seen) == 4
    for (part, elder), variants in seen.items():
        where = [paths[0] for paths in variants.values()]
        assert len(variants) == 1, f"{len(variants)} sorts of {part} ({elder}), at {where[:8]}"
        assert next(iter(variants)), f"no {part}"


def test_gw_15_footer_says_who_runs_the_site(summaries: list[Summary]) -> None:
    patterns = {
        "badge": "党政机关",
        "error report": "我为政府网站找错",
        "site code": r"网站标识码：(\d{10}|bm\d{8})",
        "sponsor": "主办单位：",
        "contact": r"联系电话：\d{3,4}-\d{7,8}",
        "ICP": r".ICP备\d+号(-\d+)?",
        "police": r".公网安备\s?\d{14}号?",
        "map": "网站地图",
    }
    found = []
    for page in ordinary(summaries):
        missing = [n for n, pattern in patterns.items() if not re.search(pattern, page.footer_text)]
        if missing:
            found.append(f"{page.path}: {missing}")
    failing(found)


def test_gw_30_no_empty_column_and_nothing_unfinished(summaries: list[Summary]) -> None:
    found = []
    for page in ordinary(summaries):
        said = UNFINISHED.search(page.main_text)
        if said:
            found.append(f"{page.path}: “{said.group()}”")
        links = [a.href for a in page.anchors if a.in_main]
        filled = any(page.lists) or any(rows > 1 for *_, rows in page.tables)
        if is_list(page) and not filled and len(links) < 3:
            found.append(f"{page.path}: an empty column")
    failing(found)


def test_gw_32_lists_are_newest_first(summaries: list[Summary]) -> None:
    found = []
    series: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    for page in summaries:
        for rows in page.lists:
            dates = [row.date for row in rows]
            if all(dates) and dates != sorted(dates, reverse=True) and is_list(page):
                found.append(f"{page.path}: {dates[:6]}")
        if is_list(page) and page.lists and all(row.date for row in page.lists[0]):
            start, _, number = page.address.strip("/").partition("/page/")
            series[start].append((int(number or 1), [row.date for row in page.lists[0]]))
    for start, parts in series.items():
        whole = [date for _, dates in sorted(parts) for date in dates]
        if whole != sorted(whole, reverse=True) and len(parts) > 1:
            found.append(f"{start}/: not in order over its pages")
    failing(found)
    assert any(len(parts) > 1 for parts in series.values()), "no list has two pages"


def test_gw_39_rows_are_links_with_title_and_date(summaries: list[Summary]) -> None:
    dated = ("policies", "interpretations", "disclosures", "consultations", "questions", "gazette")
    found, counted = [], 0
    for page in summaries:
        for rows in page.lists:
            for row in rows:
                counted += 1
                text = re.sub(r"\s+", "", row.text)
                if not row.href or not row.title or re.sub(r"\s+", "", row.title) not in text:
                    found.append(f"{page.path}: {row}")
                elif is_list(page) and page.address.startswith(dated) and not row.date:
                    found.append(f"{page.path}: no date on {row.title}")
    failing(found)
    assert counted > 1_000


def test_gw_39_lists_stay_short(summaries: list[Summary]) -> None:
    """20 rows a page (accessibility 6.3); the index of everything is one long page."""
    failing(
        [
            f"{page.path}: {len(rows)} rows"
            for page in summaries
            if is_list(page)
            for rows in page.lists
            if len(rows) > 20 and "/page/" in f"{page.address}"
        ]
    )


def test_gw_37_not_found_page_leads_on(summaries: list[Summary], built_demo: Path) -> None:
    page = next((page for page in summaries if page.path == "404.html"), None)
    assert page, "there is no 404.html"
    assert any("search/" in action for action in page.actions), "no search"
    assert any("all/" in anchor.href for anchor in page.anchors), "no index of everything"
    assert any(anchor.href.startswith("tel:") for anchor in page.anchors), "no telephone"
    relative = [a.href for a in page.anchors if not re.match(r"/|#|[a-z]+:", a.href)]
    assert not relative, f"shown at any address, so it cannot link relatively: {relative[:5]}"


def test_gw_53_search_form_on_every_page(summaries: list[Summary]) -> None:
    failing([page.path for page in ordinary(summaries) if not page.actions])


def test_every_link_says_where_it_leads(summaries: list[Summary]) -> None:
    empty = ("点击这里", "这里", "更多", "详情", "查看", "点击")
    found = []
    for page in ordinary(summaries):
        for anchor in page.anchors:
            text = re.sub(r"\s+", "", anchor.text or anchor.label)
            if not text or text in empty:
                found.append(f"{page.path}: {anchor.href} says {text!r}")
    failing(found)


def test_frame_stays_light(summaries: list[Summary]) -> None:
    """No page carries the tree of the site: what is not its main fits in 8 KB."""
    failing(
        [
            f"{page.path}: {page.size - page.main_size} bytes around its main"
            for page in ordinary(summaries)
            if page.size - page.main_size > FRAME_BUDGET
        ]
    )


def test_tables_have_heads(summaries: list[Summary]) -> None:
    """Tables of the engine have a caption too; those in bodies stand under their heading."""
    failing(
        [
            f"{page.path}: no heads"
            for page in summaries
            for *_, heads, _ in page.tables
            if not heads
        ]
    )
    tables = [t for page in summaries for t in page.tables if page.kind == "sector"]
    assert all(captions for _, captions, _, _ in tables)
