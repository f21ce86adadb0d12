"""Rules over built pages (S1xx): head labels, links, resources, headings.

Compiled expressions over the text, no HTML parser: every page of a build passes here.
They rely on what our templates and Markdown write (quoted attributes, lower-case tags).
What is the same on many pages is reported once, with how many pages have it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote, urlsplit

from zwgk.check.downloads import differences, table_beside
from zwgk.check.page_codes import (
    CODES_OF_PAGES,
    D620,
    S101,
    S102,
    S103,
    S104,
    S105,
    S106,
    S107,
    S108,
    S109,
    S110,
    S111,
    S112,
    S113,
    S114,
    S115,
    S116,
)
from zwgk.check.searching import SEARCH_PAGE, not_in_search, search_page_faults
from zwgk.model.checked import Checked
from zwgk.model.search import FoundTitle
from zwgk.problem import Code, Level, Where, in_order

SITE_LABELS = ("SiteName", "SiteDomain", "SiteIDCode")
COLUMN_LABELS = ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
ARTICLE_LABELS = ("ArticleTitle", "PubDate", "ContentSource")

#: ColumnType values of the annex; the list is open, so others only make a warning.
COLUMN_TYPES = frozenset(
    (
        *("首页", "概况信息", "机构职能", "负责人信息", "工作动态", "政策文件", "信息公开指南"),
        *("信息公开目录", "信息公开年报", "依申请公开", "数据发布", "数据开放", "政策解读"),
        *("回应关切", "办事服务", "咨询投诉", "征集调查", "在线访谈"),
    )
)

_TEMPLATE = "恢复模板里的这一处；没有改过模板的，把这一条告诉软件维护人员"
_SOURCE = "改正来源文件里的这一处"

_META = re.compile(r"<meta\s([^>]*)>")
_TITLE = re.compile(r"<title>([^<]*)</title>")
_SEARCHES = re.compile(r'<form\s[^>]*role="search"|<a\s[^>]*href="[^"]*\bsearch/')
_PRINTS = re.compile(r"<button\s[^>]*data-print")
_H1 = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.S)
_ANY_TAG = re.compile(r"<[^>]+>")
_ATTRIBUTE = re.compile(r"([a-zA-Z:-]+)=\"([^\"]*)\"")
_PUB_DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]) (?:[01]\d|2[0-3]):[0-5]\d")
_ID = re.compile(' id="([^"]+)"')
_LINK = re.compile('<a [^>]*?href="([^"]*)"')
_LOADING = re.compile(
    r"<(img|script|source|video|audio|track|iframe|embed|object|input|use|image)\s([^>]*)>"
)
_HEAD_LINK = re.compile(r"<link\s([^>]*)>")
#: Attributes that make a browser fetch something.
_FETCHED = frozenset(("src", "poster", "data", "href", "xlink:href"))
#: ``<link rel>`` that fetches nothing.
_NOT_FETCHED = frozenset(("canonical", "alternate", "prev", "next", "license", "author"))
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


@dataclass
class _Gathered:
    """Findings by what they say, and counts by code."""

    found: dict[tuple[Code, str, str, Level | None], list[tuple[str, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    counted: Counter[str] = field(default_factory=Counter)

    def add(
        self,
        page: tuple[str, str],
        code: Code,
        what: str,
        advice: str = _TEMPLATE,
        level: Level | None = None,
    ) -> None:
        """Note a finding on ``page`` (output path, source)."""
        pages = self.found[(code, what, advice, level)]
        if page not in pages[-1:]:
            pages.append(page)

    def checked(self) -> Checked:
        """All findings as problems, each once."""
        problems = []
        for (code, what, advice, level), pages in self.found.items():
            path, source = pages[0]
            more = f"等 {len(pages)} 个网页" if len(pages) > 1 else ""
            problems.append(
                code.at(
                    Where(source or path),
                    f"网页“{_address(path)}”{more}：{what}",
                    advice,
                    others=(Where(s or p) for p, s in pages[1:6]),
                    level=level,
                )
            )
        return Checked(tuple(in_order(problems)), dict(self.counted))


def check_pages(
    pages: Iterable[tuple[str, str, str]],
    known: Collection[str] = (),
    *,
    base_path: str | None = None,
    tables: Mapping[str, bytes] | None = None,
    searched: Sequence[FoundTitle] | None = None,
    unlisted: Collection[str] = (),
) -> Checked:
    """Problems of built pages.

    ``pages``: (output path such as ``policies/x/index.html``, its HTML, the source an
    editor would change or ``""``). ``known``: every output path of the site; pages given
    are known anyway. ``base_path``: where the site is mounted (``/zwgk/``); without it
    links that begin with ``/`` are not looked up. ``tables``: output path → text table that
    stands beside a page. Places inside a page are looked up
    only in pages given. ``searched``: what search holds and finds, where there is any;
    ``unlisted``: paths of pages it need not hold: twins in large type, earlier texts. Pure.
    """
    gathered = _Gathered(counted=Counter({c.code: 0 for c in CODES_OF_PAGES}))
    ids: dict[str, str] = {}
    wanted: list[tuple[tuple[str, str], str, str]] = []
    linked = _Links(frozenset(known))
    site_values: dict[str, str] = {}
    contents: dict[str, str] = {}
    for path, html, source in pages:
        page = (path, source)
        folders = _Folders(path, base_path)
        ids[path] = "\n".join(("", *_ID.findall(html), ""))
        end = html.find("</head>")
        head, body = html[:end], html[end:]
        labels = _labels(page, head, gathered)
        _check_labels(page, labels, site_values, gathered)
        _check_shown(page, head, body, labels, gathered)
        if labels.get("ArticleTitle") and path not in unlisted:
            contents[path] = source
        if path == SEARCH_PAGE and searched is not None:
            gathered.counted["S119"] += 1
            for code, what in search_page_faults(body):
                gathered.add(page, code, what)
        table = (tables or {}).get(table_beside(path))
        if table is not None:
            gathered.counted["S115"] += 1
            for what in differences(body, table):
                gathered.add(page, S115, what)
        for attributes in _HEAD_LINK.findall(head):
            _resource(page, "link", dict(_ATTRIBUTE.findall(attributes)), folders, linked, gathered)
        for tag, attributes in _LOADING.findall(html):
            _resource(page, tag, dict(_ATTRIBUTE.findall(attributes)), folders, linked, gathered)
        for href in set(_LINK.findall(body)):
            target, fragment = folders.target(unescape(href))
            if target is None:
                continue
            gathered.counted["S107"] += 1
            linked.add(page, target)
            if fragment and fragment != "top":
                wanted.append((page, target, fragment))
    _look_up(linked, wanted, ids, gathered)
    _both_ways(contents, linked, gathered)
    if searched is not None:
        gathered.counted["S117"] += len(contents)
        gathered.counted["S118"] += sum(each.found is not None for each in searched)
        for path, code, what, advice in not_in_search(contents, searched):
            gathered.add((path, contents.get(path, "")), code, what, advice)
    return gathered.checked()


_INTERPRETATION = re.compile(r"interpretations/[^/]+/index\.html")
_EXPLAINED = re.compile(r"(?:policies|consultations)/[^/]+/index\.html")


@dataclass(slots=True)
class _Links:
    """The links that are asked about once all pages are read. A large site has millions in all.

    ``known``: output paths of the site. ``unknown``: (page, target) of links to anything else.
    ``explaining``: (path, target) between interpretations and what they may explain.
    """

    known: frozenset[str]
    unknown: list[tuple[tuple[str, str], str]] = field(default_factory=list)
    explaining: list[tuple[str, str]] = field(default_factory=list)

    def add(self, page: tuple[str, str], target: str) -> None:
        """Remember a link of a page, if there is a reason to."""
        if target not in self.known:
            self.unknown.append((page, target))
        path = page[0]
        if path.startswith("interpretations/"):
            if _EXPLAINED.fullmatch(target):
                self.explaining.append((path, target))
        elif target.startswith("interpretations/") and _EXPLAINED.fullmatch(path):
            self.explaining.append((path, target))


def _look_up(
    linked: _Links,
    wanted: Iterable[tuple[tuple[str, str], str, str]],
    ids: Mapping[str, str],
    gathered: _Gathered,
) -> None:
    for page, target in linked.unknown:
        if target not in ids:
            gathered.add(page, S107, f"“{_address(target)}”打不开，网站里没有它", _SOURCE)
    for page, target, fragment in wanted:
        if target in ids:
            gathered.counted["S108"] += 1
            if f"\n{fragment}\n" not in ids[target]:
                gathered.add(page, S108, f"“{_address(target)}”里没有“#{fragment}”这一处", _SOURCE)


def _both_ways(
    contents: Mapping[str, str],
    linked: _Links,
    gathered: _Gathered,
) -> None:
    """An interpretation leads to a document or a consultation that leads back (INT-06).

    ``contents``: path → source of the pages that hold content; lists, and what is left of the
    withdrawn, stand at such addresses too and are not held to it.
    """
    explained: dict[str, set[str]] = {p: set() for p in contents if _EXPLAINED.fullmatch(p)}
    explains: dict[str, set[str]] = {p: set() for p in contents if _INTERPRETATION.fullmatch(p)}
    for path, target in linked.explaining:
        if path in explains and target in explained:
            explains[path].add(target)
        elif path in explained and target in explains:
            explained[path].add(target)
    gathered.counted["D620"] += len(explains)
    for path, targets in explains.items():
        page = (path, contents[path])
        if not targets:
            gathered.add(page, D620, "没有通往所解读文件的链接")
        elif not any(path in explained[target] for target in targets):
            gathered.add(page, D620, "所解读的文件页没有回到这里的链接")


def _address(path: str) -> str:
    """An output path as people know it; the home page is ``/``."""
    return path.removesuffix("index.html") or "/"


def _labels(page: tuple[str, str], head: str, gathered: _Gathered) -> dict[str, str]:
    """Named ``<meta>`` of a head, as written; repeats and raw signs are reported."""
    labels: dict[str, str] = {}
    gathered.counted["S106"] += 1
    gathered.counted["S112"] += 1
    for attributes in _META.findall(head):
        pairs = dict(_ATTRIBUTE.findall(attributes))
        name = pairs.get("name")
        if not name:
            continue
        if name in labels:
            gathered.add(page, S106, f"标签 {name} 出现了两次")
        content = pairs.get("content", "")
        if "<" in content or attributes.count('"') % 2:
            gathered.add(page, S106, f"标签 {name} 的内容没有转义")
        labels[name] = content
        if name.lower() == "generator":
            gathered.add(page, S112, "有 generator 标签")
    return labels


def _missing(labels: Mapping[str, str], names: Iterable[str]) -> list[str]:
    return [n for n in names if not labels.get(n, "").strip()]


def _check_labels(
    page: tuple[str, str],
    labels: Mapping[str, str],
    site_values: dict[str, str],
    gathered: _Gathered,
) -> None:
    gathered.counted["S101"] += 1
    for name in _missing(labels, SITE_LABELS):
        gathered.add(page, S101, f"缺少标签 {name}")
    for name in SITE_LABELS:
        value = labels.get(name)
        if value and site_values.setdefault(name, value) != value:
            gathered.add(page, S101, f"标签 {name} 是“{unescape(value)}”，与别的网页不同")
    if any(name in labels for name in ARTICLE_LABELS):
        gathered.counted["S103"] += 1
        for name in _missing(labels, ARTICLE_LABELS):
            gathered.add(page, S103, f"缺少标签 {name}")
        if "PubDate" in labels:
            gathered.counted["S104"] += 1
            if not _PUB_DATE.fullmatch(labels["PubDate"]):
                gathered.add(page, S104, f"标签 PubDate 写成了“{unescape(labels['PubDate'])}”")
    elif "noindex" not in labels.get("robots", "") and page[0] != "404.html":
        gathered.counted["S102"] += 1
        for name in _missing(labels, COLUMN_LABELS):
            gathered.add(page, S102, f"缺少标签 {name}")
    kind = labels.get("ColumnType")
    if kind and unescape(kind) not in COLUMN_TYPES:
        gathered.add(
            page,
            S102,
            f"ColumnType“{unescape(kind)}”不在通用的栏目类型里",
            "改成通用的栏目类型，例如“信息公开目录”",
            Level.warning,
        )


def _check_shown(
    page: tuple[str, str],
    head: str,
    body: str,
    labels: Mapping[str, str],
    gathered: _Gathered,
) -> None:
    gathered.counted["S111"] += 1
    gathered.counted["S114"] += 1
    if 'lang="zh' not in head[:200]:
        gathered.add(page, S114, '没有 lang="zh-CN"')
    headings = _H1.findall(body)
    if len(headings) != 1:
        gathered.add(page, S111, f"有 {len(headings)} 个一级标题，应当恰好一个")
    if not labels.get("ArticleTitle"):
        return
    gathered.counted["S116"] += 1
    if not _SEARCHES.search(body):
        gathered.add(page, S116, "没有检索的入口")
    if not _PRINTS.search(body):
        gathered.add(page, S116, "没有打印的按钮")
    gathered.counted["S105"] += 1
    title = _plain(labels["ArticleTitle"])
    heading = _plain(_ANY_TAG.sub("", headings[0])) if headings else ""
    if heading != title:
        gathered.add(page, S105, f"ArticleTitle 是“{title}”，页面标题是“{heading}”")
    window = _TITLE.search(head)
    if not window or not _plain(window[1]).startswith(title):
        gathered.add(page, S105, f"浏览器标题不以“{title}”开头")
    if f">{labels.get('PubDate', '')}</time>" not in body:
        gathered.add(page, S105, f"页面上没有显示发布时间 {labels.get('PubDate', '')}")
    if labels.get("ContentSource", "") not in body:
        gathered.add(page, S105, f"页面上没有显示来源“{_plain(labels['ContentSource'])}”")


def _plain(text: str) -> str:
    return " ".join(unescape(text).split())


def _resource(
    page: tuple[str, str],
    tag: str,
    attributes: Mapping[str, str],
    folders: _Folders,
    linked: _Links,
    gathered: _Gathered,
) -> None:
    """What a browser loads with the page."""
    if tag == "link" and attributes.get("rel") in _NOT_FETCHED:
        return
    if tag == "img":
        gathered.counted["S113"] += 1
        if "alt" not in attributes:
            gathered.add(page, S113, f"图片“{attributes.get('src', '')}”没有 alt", _SOURCE)
    for address in _addresses(attributes):
        gathered.counted["S109"] += 1
        gathered.counted["S110"] += 1
        if address.startswith(("http://", "https://", "//")):
            host = urlsplit(address).hostname or address
            gathered.add(page, S110, f"引用了外部网站 {host} 的资源", _SOURCE)
            if address.startswith("http://"):
                gathered.add(page, S109, f"以 http:// 引用了“{address}”", _SOURCE)
            continue
        target, _ = folders.target(address)
        if target is not None and not address.startswith("#"):
            gathered.counted["S107"] += 1
            linked.add(page, target)


def _addresses(attributes: Mapping[str, str]) -> Iterator[str]:
    for name, value in attributes.items():
        if name in _FETCHED:
            yield unescape(value)
        elif name == "srcset":
            yield from (part.split()[0] for part in unescape(value).split(",") if part.split())


class _Folders:
    """Where relative links of one page lead: ``a/b/`` → ``a/`` → the root."""

    __slots__ = ("above", "base_path", "page")

    def __init__(self, page: str, base_path: str | None) -> None:
        self.page = page
        self.base_path = base_path
        parts = page.split("/")[:-1]
        self.above = ["".join(f"{p}/" for p in parts[:n]) for n in range(len(parts), -1, -1)]

    def target(self, address: str) -> tuple[str | None, str]:
        """(output path, fragment) of a link; None when it leads out of the site."""
        if (":" in address and _SCHEME.match(address)) or address.startswith("//"):
            return None, ""
        path, _, fragment = address.partition("#")
        path = path.partition("?")[0]
        if not path:
            return self.page, unquote(fragment)
        if "%" in address:
            path, fragment = unquote(path), unquote(fragment)
        if path[0] == "/":
            if self.base_path is None or not path.startswith(self.base_path):
                return None, ""
            target = path[len(self.base_path) :]
        else:
            ups = 0
            while path.startswith("../", 3 * ups):
                ups += 1
            target = self.above[min(ups, len(self.above) - 1)] + path[3 * ups :]
        if "./" in target or target.endswith("/."):
            target = _without_dots(target)
        return (f"{target}index.html" if not target or target[-1] == "/" else target), fragment


def _without_dots(path: str) -> str:
    """A path with ``.`` and ``..`` worked out."""
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            del parts[-1:]
        elif part != ".":
            parts.append(part)
    if path.endswith("/.") and parts:
        parts.append("")
    return "/".join(parts)
