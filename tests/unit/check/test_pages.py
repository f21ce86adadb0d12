"""Built pages: how links resolve, what is grouped, what is left alone."""

from __future__ import annotations

import pytest

from zwgk.check import check_pages

HEAD = """\
<!doctype html>
<html lang="zh-CN"><head>
<meta name="SiteName" content="青禾县政务公开专栏">
<meta name="SiteDomain" content="www.qinghe.example.gov.cn">
<meta name="SiteIDCode" content="9901230001">
{labels}
<title>{title}_青禾县政务公开专栏</title>
</head>
<body><h1>{title}</h1>{body}{tools}</body></html>
"""
TOOLS = (
    '<form class="search" role="search" action="../search/"></form>'
    '<button type="button" class="js-only" data-print>打印</button>'
)
COLUMN = "".join(
    f'<meta name="{n}" content="{c}">'
    for n, c in {
        "ColumnName": "政策文件",
        "ColumnDescription": "政策文件",
        "ColumnKeywords": "政策",
        "ColumnType": "政策文件",
    }.items()
)


def page(
    body: str = "", *, labels: str = COLUMN, title: str = "政策文件", tools: str = TOOLS
) -> str:
    return HEAD.format(body=body, labels=labels, title=title, tools=tools)


def codes(pages: dict[str, str], known: tuple[str, ...] = (), **keys: str) -> list[str]:
    found = check_pages([(p, h, "") for p, h in pages.items()], known, **keys)
    return [f"{p.code} {p.message}" for p in found.problems]


def test_a_sound_page_has_nothing() -> None:
    assert codes({"policies/index.html": page()}) == []


@pytest.mark.parametrize(
    "href",
    [
        "../",
        "./",
        "",
        "../guides/",
        "../guides/index.html",
        "../policies/",
        "?q=1",
        "../a%20b/",
        "#top",
        "#",
        "../guides/./",
        "../guides/x/../",
        "mailto:a@qinghe.example.gov.cn",
        "tel:12345",
        "https://www.gov.cn/",
        "//www.gov.cn/",
        "/anything/",
        "../../../",
    ],
)
def test_links_that_are_right(href: str) -> None:
    known = ("index.html", "guides/index.html", "a b/index.html")
    assert codes({"policies/index.html": page(f'<a href="{href}">去</a>')}, known) == []


@pytest.mark.parametrize("href", ["../guide/", "x/", "../guides", "a.pdf", "../a%2520b/"])
def test_links_that_lead_nowhere(href: str) -> None:
    known = ("index.html", "guides/index.html", "a b/index.html")
    found = codes({"policies/index.html": page(f'<a href="{href}">去</a>')}, known)
    assert len(found) == 1 and found[0].startswith("S107")


def test_links_from_the_root_are_looked_up_below_the_base_path() -> None:
    html = {"404.html": page('<a href="/zwgk/guides/">去</a><a href="/zwgk/no/">去</a>')}
    found = codes(html, ("guides/index.html",), base_path="/zwgk/")
    assert [f.split(" ")[0] for f in found] == ["S107"]
    assert "“no/”" in found[0]


def test_places_inside_pages() -> None:
    pages = {
        "policies/index.html": page(
            '<a href="../guides/#yes">一</a><a href="../guides/#no">二</a><a href="#here">三</a>'
            '<a href="../other/#unknown">四</a><a href="../guides/#%E7%AC%AC">五</a>'
            '<p id="here"></p>'
        ),
        "guides/index.html": page('<h2 id="yes">有</h2><h2 id="第">有</h2>'),
    }
    found = codes(pages, ("other/index.html",))
    assert len(found) == 1 and "#no" in found[0]


def test_the_same_fault_on_many_pages_is_told_once() -> None:
    pages = {
        f"p{n}/index.html": page('<img src="http://cdn.example.com/a.png" alt="">')
        for n in range(9)
    }
    found = check_pages([(p, h, f"content/{p}.md") for p, h in pages.items()]).problems
    assert [p.code for p in found] == ["S109", "S110"]
    assert "等 9 个网页" in found[0].message
    assert len(found[0].others) == 5
    assert found[0].where.path == "content/p0/index.html.md"


def test_what_the_browser_does_not_fetch_is_left_alone() -> None:
    body = '<svg><use href="#icon"></use></svg><img src="data:image/png;base64,AA" alt="">'
    labels = f'{COLUMN}<link rel="canonical" href="https://www.qinghe.example.gov.cn/zwgk/">'
    assert codes({"index.html": page(body, labels=labels)}) == []


def test_pictures_for_several_screens() -> None:
    body = '<img alt="" src="a.png" srcset="a.png 1x, b.png 2x">'
    found = codes({"index.html": page(body)}, ("a.png",))
    assert len(found) == 1 and "b.png" in found[0]


def test_site_labels_agree_over_all_pages() -> None:
    pages = {"index.html": page(), "a/index.html": page().replace("9901230001", "9901230002")}
    assert [c.split(" ")[0] for c in codes(pages)] == ["S101"]


def test_pages_that_are_neither_column_nor_article() -> None:
    assert codes({"404.html": page(labels="")}) == []
    assert codes({"gone/index.html": page(labels='<meta name="robots" content="noindex">')}) == []
    assert len(codes({"index.html": page(labels="")})) == 4


@pytest.mark.parametrize(
    "written", ["2026-11-12", "2026-11-12 9:00", "2026-13-12 09:00", "2026-11-12 24:00"]
)
def test_times_that_are_not_minute_precise(written: str) -> None:
    labels = (
        '<meta name="ArticleTitle" content="通知"><meta name="ContentSource" content="县民政局">'
        f'<meta name="PubDate" content="{written}">'
    )
    html = page(f"<time>{written}</time> 县民政局", labels=labels, title="通知")
    assert [c.split(" ")[0] for c in codes({"a/index.html": html})] == ["S104"]


def test_escaped_labels_are_compared_as_text() -> None:
    labels = (
        '<meta name="ArticleTitle" content="甲 &amp; &#34;乙&#34;"><meta name="PubDate" content="2026-11-12 09:00">'
        '<meta name="ContentSource" content="县民政局">'
    )
    body = "<time>2026-11-12 09:00</time> 县民政局"
    html = page(body, labels=labels, title="甲 &amp; &#34;乙&#34;")
    assert codes({"a/index.html": html}) == []


def test_what_is_not_shown_is_told() -> None:
    labels = (
        '<meta name="ArticleTitle" content="通知"><meta name="PubDate" content="2026-11-12 09:00">'
        '<meta name="ContentSource" content="县民政局">'
    )
    found = codes({"a/index.html": page(labels=labels, title="公告")})
    assert len(found) == 4 and all(c.startswith("S105") for c in found)


@pytest.mark.parametrize(
    ("tools", "missing"),
    [
        (TOOLS.replace(' role="search"', ""), ["没有检索的入口"]),
        (TOOLS.replace(" data-print", ""), ["没有打印的按钮"]),
        ('<a href="../search/">搜索</a><button data-print>打印</button>', []),
    ],
)
def test_a_text_can_be_searched_and_printed(tools: str, missing: list[str]) -> None:
    """PF-05; lists and notes are not held to it."""
    labels = (
        '<meta name="ArticleTitle" content="通知"><meta name="PubDate" content="2026-11-12 09:00">'
        '<meta name="ContentSource" content="县民政局">'
    )
    body = "<time>2026-11-12 09:00</time> 县民政局"
    html = page(body, labels=labels, title="通知", tools=tools)
    known = ("search/index.html",)
    found = codes({"a/index.html": html, "b/index.html": page(tools="")}, known)
    assert found == [f"S116 网页“a/”：{m}" for m in missing]


@pytest.mark.parametrize(
    ("there", "back", "missing"),
    [
        ("../../policies/b/", "../../interpretations/a/", []),
        ("../../policies/b/", "../", ["所解读的文件页没有回到这里的链接"]),
        ("../../policies/cleared/", "../../interpretations/a/", ["没有通往所解读文件的链接"]),
    ],
)
def test_an_interpretation_and_its_document_lead_to_each_other(
    there: str, back: str, missing: list[str]
) -> None:
    """INT-06; what is left of a withdrawn interpretation is not held to it."""

    def article(link: str) -> str:
        labels = (
            '<meta name="ArticleTitle" content="通知"><meta name="PubDate" content="2026-11-12 09:00">'
            '<meta name="ContentSource" content="县民政局">'
        )
        body = f'<time>2026-11-12 09:00</time> 县民政局 <a href="{link}">去</a>'
        return page(body, labels=labels, title="通知")

    pages = {
        "interpretations/a/index.html": article(there),
        "interpretations/gone/index.html": page('<a href="../../">首页</a>'),
        "policies/b/index.html": article(back),
        "policies/index.html": page(),
    }
    known = ("policies/cleared/index.html", "index.html", "search/index.html")
    assert codes(pages, known) == [f"D620 网页“interpretations/a/”：{m}" for m in missing]


def test_an_unusual_column_type_only_warns() -> None:
    html = page(
        labels=COLUMN.replace('ColumnType" content="政策文件"', 'ColumnType" content="别的"')
    )
    found = check_pages([("index.html", html, "")]).problems
    assert [p.code for p in found] == ["S102"] and not found[0].stops


def test_raw_signs_in_labels_are_told() -> None:
    labels = COLUMN.replace('content="政策"', 'content="<b>"')
    assert "S106" in [c.split(" ")[0] for c in codes({"index.html": page(labels=labels)})]


def test_a_folder_without_its_slash_at_the_end() -> None:
    known = ("guides/index.html",)
    assert codes({"policies/index.html": page('<a href="../guides/.">去</a>')}, known) == []
