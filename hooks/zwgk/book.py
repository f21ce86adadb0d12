"""办事一本通, in reading order: examine → contents → set as PDF (SVC-09).

The setting is typst's, whose compiler is in its package: nothing else to install but a
Chinese font.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import typst

from zwgk import theme
from zwgk.build import examine
from zwgk.model.result import Plan
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.settings import Settings, listed
from zwgk.outputs import Block, PublicGraph, handbook, printed_blocks
from zwgk.render import Bodies, Links

#: Headings of a guide's own words stand below 补充说明, which is one of level 3.
_NOTES_LEVEL = 4
_TEMPLATE = theme.THEME / "book" / "book.typ"


class CannotPrint(ValueError):
    """The book cannot be made: two lines, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Book:
    """A finished book."""

    pdf: bytes
    pages: int
    guides: int


def make_book(root: Path, *, today: date, large: bool = False, settings: Settings) -> Book:
    """The book of the site at ``root``. The same sources on the same day give the same bytes.

    Raises :class:`CannotPrint`.
    """
    compiler, guides = _prepared(root, today=today, large=large, settings=settings)
    midnight = datetime(today.year, today.month, today.day, tzinfo=UTC)
    try:
        # Advice to template writers about their template is of no use to who prints the book.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", typst.TypstWarning)
            pdf = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=midnight)
            pages = json.loads(compiler.query("<pages>", field="value", one=True))
    except typst.TypstError as error:
        raise CannotPrint(f"排版没有成功：{error.message}\n把这句话告诉技术人员") from None
    assert isinstance(pdf, bytes)
    return Book(pdf, int(pages), guides)


def pictures(
    root: Path, *, today: date, large: bool = False, settings: Settings, ppi: float = 60
) -> list[bytes]:
    """The pages as PNG, to look at. Raises :class:`CannotPrint`."""
    compiler, _ = _prepared(root, today=today, large=large, settings=settings)
    found = compiler.compile(format="png", ppi=ppi)
    return found if isinstance(found, list) else [found or b""]


def _prepared(
    root: Path, *, today: date, large: bool, settings: Settings
) -> tuple[typst.Compiler, int]:
    found = examine(root, today=today, settings=settings)
    if found.planned is None:
        raise CannotPrint("内容还有错误，没有编书\n运行 zwgk check，改好后再来")
    fonts = typst.Fonts()
    families = set(fonts.families())
    sans = _there(listed(settings.book_sans), families, "book_sans")
    serif = _there(listed(settings.book_serif), families, "book_serif")
    public = PublicGraph(found.planned, found.graph, found.facts)
    notes = _notes(found.planned, public)
    data = handbook(public, large=large, sans=sans, serif=serif, notes=notes)
    if not data["themes"]:
        raise CannotPrint("没有公开的办事指南，没有可编的\n先用 zwgk new 办事指南 写几件事")
    compiler = typst.Compiler(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        font_paths=fonts,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    return compiler, sum(len(t["guides"]) for t in data["themes"])


def _notes(plan: Plan, public: PublicGraph) -> dict[str, list[Block]]:
    """Id of a guide → what it says in words of its own, below the heading of its own."""
    bodies, links = Bodies(), Links(plan, public.site_url)
    pages = {page.url: page for page in plan.pages}
    found = {}
    for guide in public.all(ServiceGuide):
        page = pages.get(public.url(guide).removeprefix(plan.site.base_url))
        if page and page.body:
            html = links.of_body(bodies.html(page.body.text, _NOTES_LEVEL), page.body)
            found[guide.id] = printed_blocks(html)
    return found


def _there(wanted: Sequence[str], families: set[str], setting: str) -> list[str]:
    """The fonts of a list that this machine has, in the order wished."""
    found = [name for name in wanted if name in families]
    if not found:
        raise CannotPrint(
            f"这台电脑没有可用的中文字体（找过：{'、'.join(wanted)}）\n"
            f"安装 Noto CJK 字体（Debian 上是 fonts-noto-cjk），"
            f"或者在 mkdocs.yml 的 zwgk 里用 {setting} 写明已有的中文字体"
        )
    return found
