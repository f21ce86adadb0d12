"""A page loads the styles of everything on it, and few files (accessibility.md 7)."""

from __future__ import annotations

import re
from pathlib import Path

from tests.html.test_labels import failing

_COMMENT = re.compile(r"(?s)/\*.*?\*/")
_SELECTORS = re.compile(r"([^{}@;]+)\{")
_NEGATED = re.compile(r":not\([^)]*\)")
_CLASS = re.compile(r"\.([A-Za-z][\w-]*)")
_OWN = re.compile(r"assets/kinds/([\w-]+)\.css")


def wanted_by(style: str) -> set[tuple[frozenset[str], str]]:
    """(classes, selector) of every rule; what a script hides is not worn at the start."""
    found = set()
    for selectors in _SELECTORS.findall(_COMMENT.sub("", style)):
        for selector in selectors.split(","):
            classes = frozenset(_CLASS.findall(_NEGATED.sub("", selector)))
            if classes and "[hidden]" not in selector:
                found.add((classes, selector.strip()))
    return found


def test_no_page_lacks_the_style_of_what_is_on_it(built_demo: Path) -> None:
    own = {
        path.stem: wanted_by(path.read_text("utf-8"))
        for path in (built_demo / "assets" / "kinds").glob("*.css")
    }
    assert len(own) > 10
    common = wanted_by((built_demo / "assets" / "zwgk.css").read_text("utf-8"))
    lacking = set()
    for path in built_demo.rglob("index.html"):
        html = path.read_text("utf-8")
        worn = {name for value in re.findall(r'class="([^"]*)"', html) for name in value.split()}
        loaded = common.union(*(own[kind] for kind in _OWN.findall(html)))
        for kind, rules in own.items():
            for classes, selector in rules - loaded:
                if classes <= worn:
                    address = path.parent.relative_to(built_demo).as_posix()
                    lacking.add(f"{address}/: {selector} (kinds/{kind}.css)")
    failing(sorted(lacking))


def test_a_page_loads_at_most_four_styles_and_scripts(built_demo: Path) -> None:
    failing(
        [
            path.relative_to(built_demo).as_posix()
            for path in built_demo.rglob("index.html")
            if len(re.findall(r'rel="stylesheet"|<script[^>]+src=', path.read_text("utf-8"))) > 4
        ]
    )
