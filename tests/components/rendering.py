"""The theme's components and their examples, rendered alone as the engine would."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes

from tests.end_to_end.routes import ROOT
from zwgk.model.body import BodyText
from zwgk.render.addressing import Addressing
from zwgk.render.bodies import Bodies
from zwgk.render.environment import add_filters, make_environment

THEME = ROOT / "theme"
COMPONENTS = sorted(path for path in (THEME / "components").iterdir() if path.is_dir())
NAMES = [path.name for path in COMPONENTS]


@dataclass(frozen=True)
class Example:
    """An example of a component: the macro called and what it is called with."""

    component: str
    name: str
    macro: str
    args: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.component}, {self.name}"

    def render(self, environment: Environment, args: dict[str, Any] | None = None) -> str:
        """The HTML of the example, or of the same macro with other arguments."""
        template = environment.get_template(f"components/{self.component}/template.html")
        macro = getattr(template.module, self.macro)
        return str(macro(**(self.args if args is None else args))).strip()


def usual_macro(component: str) -> str:
    """The macro that the README names first; an example may name another as ``macro``."""
    text = (THEME / "components" / component / "README.md").read_text("utf-8")
    found = re.search(r"宏：`(\w+)", text)
    assert found, f"{component}/README.md does not say which macro it has (宏：`…`)"
    return found[1]


@cache
def examples() -> tuple[Example, ...]:
    """Every example of every component."""
    found = []
    for component in NAMES:
        path = THEME / "components" / component / "examples.yml"
        for entry in yaml.safe_load(path.read_text("utf-8")):
            macro = entry.get("macro") or usual_macro(component)
            found.append(Example(component, entry["name"], macro, entry.get("args") or {}))
    return tuple(found)


def to_html(text: BodyText) -> str:
    """Markdown of an example as the engine converts it."""
    return Bodies().html(text.text, text.level)


def escaping() -> Environment:
    """The engine's environment, for pages two folders deep."""
    addressing = Addressing()
    addressing.page = "a/b/index.html"
    return make_environment((THEME,), addressing, to_html)


def not_escaping() -> Environment:
    """Like the frame's, which renders hand-written pages and does not escape by itself."""
    environment = Environment(loader=FileSystemLoader(str(THEME)), undefined=StrictUndefined)
    addressing = Addressing()
    addressing.page = "a/b/index.html"
    add_filters(environment, addressing, to_html)
    return environment


def changed(value: Any, change: Callable[[str, str], str], key: str = "") -> Any:
    """``value`` with every string in it changed; ``change`` gets its key and the string."""
    if isinstance(value, str):
        return change(key, value)
    if isinstance(value, dict):
        return {name: changed(part, change, name) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [changed(part, change, key) for part in value]
    return value


def markdown_keys(component: str) -> set[str]:
    """Names of the values that are Markdown, whose HTML is meant."""
    text = (THEME / "components" / component / "template.html").read_text("utf-8")
    return set(re.findall(r"(\w+)\s*\|\s*md\b", text))


def macros() -> Iterator[tuple[str, str, set[tuple[str, str]]]]:
    """(component, macro, macros it calls as (component, macro)) of every component."""
    environment = escaping()
    for component in NAMES:
        source = (THEME / "components" / component / "template.html").read_text("utf-8")
        tree = environment.parse(source)
        known = {macro.name: (component, macro.name) for macro in tree.find_all(nodes.Macro)}
        for imported in tree.find_all(nodes.FromImport):
            where = Path(str(imported.template.as_const())).parts[1]
            for name in imported.names:
                original, here = name if isinstance(name, tuple) else (name, name)
                known[here] = (where, original)
        for macro in tree.find_all(nodes.Macro):
            called = {
                known[call.node.name]
                for call in macro.find_all(nodes.Call)
                if isinstance(call.node, nodes.Name) and call.node.name in known
            }
            yield component, macro.name, called


def exercised() -> set[tuple[str, str]]:
    """Macros that some example calls, directly or through another macro."""
    calls = {(component, name): called for component, name, called in macros()}
    waiting = {(example.component, example.macro) for example in examples()}
    reached: set[tuple[str, str]] = set()
    while waiting:
        now = waiting.pop()
        reached.add(now)
        waiting |= calls.get(now, set()) - reached
    return reached


#: Components of the frame stand beside main, as base.html has them; all others in it.
BASE = (THEME / "base.html").read_text("utf-8")
AROUND_MAIN = re.sub(r"(?s)<main\b.*</main>", "", BASE[BASE.index("<body") :])


#: Where the style sheet of a page that shows one example stands.
WHOLE = "assets/whole.css"


def whole_style() -> str:
    """Every style of the theme in one file: an example stands on a page of no kind."""
    styles = [THEME / "tokens.css", THEME / "base.css"]
    styles += sorted(THEME.glob("components/*/style.css"))
    styles += [*sorted(THEME.glob("kinds/*/style.css")), THEME / "print.css"]
    return "\n".join(path.read_text("utf-8") for path in styles)


def page(example: Example, html: str) -> str:
    """A small page with nothing but an example, and the headings it needs above it."""
    first = re.search(r"<h([2-6])\b", html)
    above = "".join(f"<h{n}>样例</h{n}>" for n in range(2, int(first[1]))) if first else ""
    if re.search(rf"\b{example.macro}\(", AROUND_MAIN):
        body = f'{html}\n<main id="main" tabindex="-1"><h1>样例</h1></main>'
    else:
        body = f'<main id="main" tabindex="-1"><h1>样例</h1>{above}\n{html}\n</main>'
    return (
        '<!doctype html>\n<html lang="zh-CN" data-js>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>样例_{example.component}</title>\n"
        f'<link rel="stylesheet" href="../{WHOLE}">\n</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )
