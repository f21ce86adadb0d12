"""The theme's scripts are ES5, so that an old phone's browser runs them (accessibility 6.1)."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.end_to_end.routes import ROOT
from zwgk.render.environment import bundled_assets

THEME = ROOT / "theme"
SCRIPTS = sorted(THEME.rglob("*.js"))
#: Reads {name: source} as JSON, writes {name: what is wrong} of what is not ES5.
PARSE = """
const acorn = require('acorn');
const sources = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const wrong = {};
for (const [name, source] of Object.entries(sources)) {
  try { acorn.parse(source, {ecmaVersion: 5}); } catch (error) { wrong[name] = error.message; }
}
console.log(JSON.stringify(wrong));
"""


def not_es5(sources: Mapping[str, str]) -> dict[str, str]:
    """What acorn says of the sources that are not ES5."""
    if not shutil.which("node") or not (ROOT / "node_modules" / "acorn").is_dir():
        pytest.fail("acorn is not installed. Run: scripts/setup-browser", pytrace=False)
    done = subprocess.run(
        ["node", "-e", PARSE],
        input=json.dumps(sources),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    wrong: dict[str, str] = json.loads(done.stdout)
    return wrong


def named(paths: list[Path]) -> dict[str, str]:
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in paths}


def test_every_script_is_es5() -> None:
    assert any(path.name == "head.js" for path in SCRIPTS) and len(SCRIPTS) > 3
    assert not not_es5(named(SCRIPTS))


def test_the_joined_script_is_es5() -> None:
    """A script that lacks its last sign would break the one after it."""
    joined = {
        path: content.decode("utf-8")
        for path, content in bundled_assets(THEME)
        if path.endswith(".js")
    }
    assert "assets/zwgk.js" in joined
    assert not not_es5(joined)


@pytest.mark.parametrize(
    "source",
    ["let a = 1;", "var f = () => 1;", "var t = `x`;", "a?.b;", "class A {}", "/(?<!a)b/.test(x)"],
)
def test_newer_language_is_found(source: str) -> None:
    """The check itself."""
    assert not_es5({"new.js": source})
