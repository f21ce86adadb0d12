"""Style sheets and scripts made from the components: what most pages use, and what few do.

All pages share one file of each; the pages of a kind have at most one more of each. So
nobody on a slow line loads what is not on the page (accessibility.md 7: 30 KB, 6 requests).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from jinja2.meta import find_referenced_templates
from rcssmin import cssmin
from rjsmin import jsmin

_COMPONENTS, _KINDS = "components", "kinds"
#: Templates of pages that are of no kind.
_OF_NO_KIND = ("main.html", "404.html")
#: What stands in Markdown bodies, where no template names it.
_IN_BODIES = frozenset({"attachments", "data-table"})


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """Addresses of what only the pages of one kind need; "" where there is nothing."""

    style: str = ""
    script: str = ""


class Bundles:
    """Which parts of a theme stand in which file.

    A component is common when a page of no kind uses it (a hand-written one, 404), or at
    least half of the kinds do, through whatever templates. Printing comes last in every
    style sheet.
    """

    def __init__(self, theme: Path) -> None:
        self._theme = theme
        self._environment = Environment(loader=FileSystemLoader(str(theme)))
        self._named: dict[str, frozenset[str]] = {}

    def of(self, template: str) -> OwnFiles:
        """What a page of ``template`` loads besides the common files."""
        folder, _, rest = template.partition("/")
        kind = rest.partition("/")[0] if folder == _KINDS else ""
        return OwnFiles(
            f"assets/kinds/{kind}.css" if self._styles.get(kind) else "",
            f"assets/kinds/{kind}.js" if self._scripts.get(kind) else "",
        )

    def files(self) -> Iterator[tuple[str, bytes]]:
        """(path, bytes) of every style sheet and script."""
        first = [self._theme / "tokens.css", self._theme / "base.css"]
        yield "assets/zwgk.css", self._joined([*first, *self._of(self.common, "style.css")])
        yield "assets/zwgk.js", self._joined(self._of(self.common, "behaviour.js"))
        for kind, paths in sorted(self._styles.items()):
            if paths:
                yield f"assets/kinds/{kind}.css", self._joined(paths)
        for kind, paths in sorted(self._scripts.items()):
            if paths:
                yield f"assets/kinds/{kind}.js", self._joined(paths)

    @cached_property
    def common(self) -> frozenset[str]:
        """Names of the components that all pages load."""
        uses = list(self._uses.values())
        everywhere = _IN_BODIES.union(*map(self._components, _OF_NO_KIND))
        return everywhere | {
            name
            for name in frozenset().union(*uses)
            if 2 * sum(name in names for names in uses) >= len(uses)
        }

    @cached_property
    def _uses(self) -> dict[str, frozenset[str]]:
        """Kind → the components its pages use."""
        return {
            folder.name: frozenset().union(
                *(
                    self._components(path.relative_to(self._theme).as_posix())
                    for path in sorted(folder.glob("*.html"))
                )
            )
            for folder in sorted((self._theme / _KINDS).iterdir())
        }

    def _components(self, template: str) -> frozenset[str]:
        """The components a template uses, itself or through others."""
        if template not in self._named:
            self._named[template] = frozenset()  # templates of a circle name each other once
            source = (self._theme / template).read_text("utf-8")
            named = find_referenced_templates(self._environment.parse(source))
            found = {template.split("/")[1]} if template.startswith(f"{_COMPONENTS}/") else set()
            self._named[template] = frozenset(found).union(
                *(self._components(name) for name in named if name)
            )
        return self._named[template]

    @cached_property
    def _styles(self) -> dict[str, list[Path]]:
        found = {}
        for kind, used in self._uses.items():
            paths = self._of(used - self.common, "style.css")
            own = self._theme / _KINDS / kind / "style.css"
            found[kind] = [*paths, *([own] if own.is_file() else [])]
        return found

    @cached_property
    def _scripts(self) -> dict[str, list[Path]]:
        return {k: self._of(used - self.common, "behaviour.js") for k, used in self._uses.items()}

    def _of(self, components: frozenset[str], name: str) -> list[Path]:
        paths = (self._theme / _COMPONENTS / c / name for c in sorted(components))
        return [path for path in paths if path.is_file()]

    def _joined(self, paths: list[Path]) -> bytes:
        is_style = paths[0].suffix == ".css"
        printed = [self._theme / "print.css"] if is_style else []
        text = "\n".join(p.read_text("utf-8").strip() for p in (*paths, *printed))
        smaller: str = cssmin(text) if is_style else jsmin(text)
        return (smaller + "\n").encode()
