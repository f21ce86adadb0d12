"""A built page, reduced to what the tests ask of it, in one pass over its HTML."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
#: Elements and attributes a browser fetches without being asked.
FETCHED = {
    ("audio", "src"), ("embed", "src"), ("iframe", "src"), ("image", "href"), ("img", "src"),
    ("input", "src"), ("link", "href"), ("object", "data"), ("script", "src"),
    ("source", "src"), ("track", "src"), ("use", "href"), ("video", "poster"), ("video", "src"),
}  # fmt: skip
#: ``link`` relations that name a page instead of fetching a file.
NAMING = frozenset({"canonical", "next", "prev", "alternate", "help"})


@dataclass
class Anchor:
    """An ``a`` element."""

    href: str
    text: str = ""
    title: str = ""
    rel: str = ""
    label: str = ""
    in_main: bool = False


@dataclass
class ListRow:
    """An item of a ``ul.rows`` list: the data of GW-39."""

    href: str = ""
    title: str = ""
    text: str = ""
    date: str = ""
    narrow: bool = False


@dataclass
class Summary:
    """What a page says. ``path`` is its file in the site, ``folder`` where links start."""

    path: str
    size: int = 0
    main_size: int = 0
    doctype: bool = False
    lang: str = ""
    kind: str = ""
    title: str = ""
    metas: list[tuple[str, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    fetched: list[tuple[str, str]] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    named: list[tuple[str, str]] = field(default_factory=list)
    refresh: str = ""
    headings: list[tuple[int, str]] = field(default_factory=list)
    styled: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    inline_scripts: list[str] = field(default_factory=list)
    images_without_alt: int = 0
    times: list[tuple[str, str]] = field(default_factory=list)
    lists: list[list[ListRow]] = field(default_factory=list)
    tables: list[tuple[str, int, int, int]] = field(default_factory=list)
    landmarks: dict[str, int] = field(default_factory=dict)
    header: str = ""
    footer: str = ""
    main_text: str = ""
    footer_text: str = ""

    @property
    def folder(self) -> str:
        """The folder of the page, ``""`` for the home page."""
        return posixpath.dirname(self.path)

    @property
    def address(self) -> str:
        """The address of the page in the site, ``policies/x/``."""
        return self.path.removesuffix("index.html")

    def label(self, name: str) -> str:
        """The content of a ``<meta name>``, ``""`` if there is none."""
        return next((content for key, content in self.metas if key == name), "")

    def resolve(self, reference: str) -> tuple[str, str] | None:
        """``(file in the site, fragment)`` of a reference; None where it leaves the site."""
        parts = urlsplit(reference)
        if parts.scheme or parts.netloc:
            return None
        if not parts.path:
            return self.path, unquote(parts.fragment)
        path = unquote(parts.path)
        target = posixpath.normpath(posixpath.join("/", self.folder, path)).lstrip("/")
        if path.endswith("/") or path in (".", "..") or path.endswith(("/.", "/..")):
            target = posixpath.join(target, "index.html")
        return target, unquote(parts.fragment)


class _Reader(HTMLParser):
    def __init__(self, summary: Summary) -> None:
        super().__init__(convert_charrefs=True)
        self.page = summary
        self.stack: list[tuple[str, dict[str, str]]] = []
        self.text: list[tuple[str, list[str]]] = []
        self.anchor: Anchor | None = None
        self.rows: list[ListRow] | None = None
        self.rows_depth = 0
        self.row: ListRow | None = None
        self.frame: list[str] = []
        self.table: list[int] | None = None

    def inside(self, tag: str) -> bool:
        return any(open_tag == tag for open_tag, _ in self.stack)

    def normal(self, tag: str, attributes: dict[str, str]) -> str:
        """A start tag without what may differ from page to page."""
        shown = []
        for key, value in sorted(attributes.items()):
            if key == "aria-current" or (key == "href" and "data-counterpart" in attributes):
                continue
            if key in ("href", "src", "action"):
                target = None if value.startswith("#") else self.page.resolve(value)
                value = "#".join(target) if target else value
            shown.append(f"{key}={value!r}")
        return f"<{tag} {' '.join(shown)}>"

    def handle_decl(self, decl: str) -> None:
        self.page.doctype = self.page.doctype or decl.lower() == "doctype html"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {key: value or "" for key, value in attrs}
        page = self.page
        if tag not in VOID:
            self.stack.append((tag, attributes))
        if self.inside("header") or self.inside("footer"):
            self.frame.append(self.normal(tag, attributes))
        page.handlers += [f"{tag} {key}" for key in attributes if key.startswith("on")]
        if "style" in attributes or tag == "style":
            page.styled.append(tag)
        if "id" in attributes:
            page.ids.append(attributes["id"])
        for key, value in attributes.items():
            if (tag, key) in FETCHED:
                relations = attributes.get("rel", "").split()
                if tag == "link" and NAMING & set(relations):
                    page.named.append((" ".join(relations), value))
                else:
                    page.fetched.append((tag, value))
            elif key == "srcset":
                page.fetched += [(tag, part.split()[0]) for part in value.split(",")]
        if tag == "html":
            page.lang = attributes.get("lang", "")
        elif tag == "body":
            page.kind = attributes.get("class", "").split(" ")[0].removeprefix("k-")
        elif tag == "meta" and "name" in attributes:
            page.metas.append((attributes["name"], attributes.get("content", "")))
        elif tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
            page.refresh = attributes.get("content", "")
        elif tag == "form":
            page.actions.append(attributes.get("action", ""))
        elif tag == "img" and "alt" not in attributes:
            page.images_without_alt += 1
        if tag in ("header", "footer", "main", "nav", "article", "aside"):
            page.landmarks[tag] = page.landmarks.get(tag, 0) + 1
        if tag == "a" and "href" in attributes:
            self.anchor = Anchor(
                attributes["href"],
                title=attributes.get("title", ""),
                rel=attributes.get("rel", ""),
                label=attributes.get("aria-label", ""),
                in_main=self.inside("main"),
            )
            page.anchors.append(self.anchor)
        classes = attributes.get("class", "").split()
        if tag == "ul" and "rows" in classes:
            self.rows, self.rows_depth = [], len(self.stack)
            page.lists.append(self.rows)
        elif tag == "li" and self.rows is not None and len(self.stack) == self.rows_depth + 1:
            self.row = ListRow(narrow="rows-narrow" in self.stack[-2][1].get("class", ""))
            self.rows.append(self.row)
        if tag == "a" and self.row is not None and not self.row.href:
            self.row.href = attributes.get("href", "")
            self.row.title = attributes.get("title", "")
        if tag == "table":
            self.table = [0, 0, 0]
        elif self.table is not None and tag in ("caption", "th", "tr"):
            self.table[("caption", "th", "tr").index(tag)] += 1
        if tag in ("title", "main", "footer", "script", "time") or re.fullmatch("h[1-6]", tag):
            self.text.append((tag, []))
            if tag == "time":
                page.times.append((attributes.get("datetime", ""), ""))
                if self.row is not None:
                    self.row.date = attributes.get("datetime", "")
            elif tag == "script" and "src" in attributes:
                self.text[-1] = ("fetched-script", [])

    def handle_endtag(self, tag: str) -> None:
        page = self.page
        while self.stack:
            open_tag, _ = self.stack.pop()
            if open_tag == tag:
                break
        if tag in ("header", "footer"):
            setattr(page, tag, "".join(self.frame))
            self.frame = []
        if tag == "a":
            self.anchor = None
        elif tag == "li" and self.rows is not None and len(self.stack) == self.rows_depth:
            self.row = None
        elif tag == "ul" and self.rows is not None and len(self.stack) < self.rows_depth:
            self.rows = None
        elif tag == "table" and self.table is not None:
            page.tables.append((page.path, *self.table))
            self.table = None
        collecting = self.text and self.text[-1][0] in (tag, f"fetched-{tag}")
        if not collecting:
            return
        name, parts = self.text.pop()
        said = re.sub(r"\s+", " ", "".join(parts)).strip()
        if name == "title":
            page.title = said
        elif name == "main":
            page.main_text = said
        elif name == "footer":
            page.footer_text = said
        elif name == "time":
            page.times[-1] = (page.times[-1][0], said)
        elif name == "script":
            page.inline_scripts.append(said)
        elif name != "fetched-script":
            page.headings.append((int(name[1]), said))

    def handle_data(self, data: str) -> None:
        for name, parts in self.text:
            if name not in ("main", "footer") or not self.inside("script"):
                parts.append(data)
        if self.anchor is not None:
            self.anchor.text += data
        if self.row is not None:
            self.row.text += data
        if self.inside("header") or self.inside("footer"):
            self.frame.append(data.strip())


def summarise(path: Path, site: Path) -> Summary:
    """Read one page of a built site."""
    raw = path.read_bytes()
    page = Summary(path.relative_to(site).as_posix(), size=len(raw))
    main = re.search(rb"<main\b.*</main>", raw, re.DOTALL)
    page.main_size = len(main.group()) if main else 0
    reader = _Reader(page)
    reader.feed(raw.decode("utf-8"))
    reader.close()
    return page
