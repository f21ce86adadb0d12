"""The template environment, and the public files of the theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.runtime import Context
from markupsafe import Markup
from rjsmin import jsmin

from zwgk.model.body import BodyText
from zwgk.problem import Problem, Totals
from zwgk.render.addressing import Addressing
from zwgk.render.bundles import Bundles
from zwgk.render.dialect import EXTENSIONS, SETTINGS

MARKDOWN = (EXTENSIONS, SETTINGS)

#: A text as HTML on the page at hand.
ToHtml = Callable[[BodyText], str]


class _Memory(BytecodeCache):
    """Compiled templates of this process: serve builds again and again with the same ones."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Memory()


def make_environment(
    folders: tuple[Path, ...], addressing: Addressing, to_html: ToHtml
) -> Environment:
    """Our environment: escapes, and refuses a name that a view does not have."""
    environment = Environment(
        loader=FileSystemLoader([str(f) for f in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=_COMPILED,
    )
    add_filters(environment, addressing, to_html)
    return environment


def add_filters(environment: Environment, addressing: Addressing, to_html: ToHtml) -> None:
    """Filters that ours and MkDocs' environment both have."""

    # Taking the context keeps Jinja from computing a constant address once for all pages.
    @pass_context
    def href(context: Context, address: str | None, mode: str = "") -> str:
        return addressing.href(address, mode)

    # The same holds for links in a text.
    @pass_context
    def markdown(context: Context, text: BodyText | str) -> Markup:
        return Markup(to_html(text if isinstance(text, BodyText) else BodyText(text, "")))

    environment.filters["href"] = href
    environment.filters["md"] = markdown
    environment.filters["qr"] = qr


#: A name, and a size of its own: it stays small where no style is loaded.
_QR_ATTRIBUTES = '<svg width="120" height="120" role="img" aria-label="网页的二维码" '


def qr(address: str) -> Markup:
    """An address as a QR code: one SVG path, read by any phone (GW-19)."""
    # One mask for all: choosing the best would cost more than rendering the page, and
    # readers undo whichever is named in the code.
    code = segno.make(address, error="m", mask=2, micro=False)
    svg = code.svg_inline(omitsize=True, svgclass="qr-code", lineclass=None)
    return Markup(svg.replace("<svg ", _QR_ATTRIBUTES, 1))


def problems_page(theme: Path, problems: Sequence[Problem]) -> str:
    """The page shown under serve while a source is broken; needs nothing of the site."""
    environment = Environment(loader=FileSystemLoader(str(theme)), autoescape=True)
    totals = Totals.of(problems)
    return environment.get_template("problems.html").render(
        problems=[p for p in problems if p.stops], totals=totals.sentence()
    )


def bundled_assets(theme: Path) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of the theme's public files: style sheets, scripts, its pictures."""
    yield from Bundles(theme).files()
    for name, parts in _SEARCH.items():
        yield f"assets/{name}", "".join(_script(theme / "search" / part) for part in parts).encode()
    for path in sorted((theme / "assets").rglob("*")):
        if path.is_file() and path.name != "head.js" and path.suffix in _PUBLIC:
            yield f"assets/{path.relative_to(theme / 'assets').as_posix()}", path.read_bytes()


def _script(path: Path) -> str:
    """A script without comments and blanks; others' stay as they are, with their licence."""
    text = path.read_text("utf-8")
    return (text if path.name.endswith(".min.js") else str(jsmin(text))).strip() + "\n"


#: Scripts that only search needs: the page of results, and suggestions in any box.
_SEARCH = {
    "search.js": ("source.js", "engine.js", "page.js"),
    "suggest.js": ("lunr.min.js", "source.js", "engine.js", "suggest.js"),
}

_PUBLIC = {".svg", ".png", ".ico", ".webp", ".js", ".css", ".txt"}
