"""``offline: true`` writes links that work from disk (rulings 12)."""

from __future__ import annotations

from pathlib import Path

from tests.end_to_end.routes import build
from tests.html.kinds import ordinary
from tests.html.summary import summarise


def test_links_name_files(starter: Path, plugin_environment: Path) -> None:
    config = starter / "mkdocs.yml"
    text = config.read_text("utf-8")
    changed = text.replace("- zwgk", "- zwgk: {offline: true}").replace(
        "[zwgk]", "[zwgk: {offline: true}]"
    )
    assert changed != text
    config.write_text(changed, "utf-8")
    build(plugin_environment, config, starter / "site").expect(0)
    for path in sorted((starter / "site").rglob("*.html")):
        page = summarise(path, starter / "site")
        if page not in ordinary([page]) or page.path == "404.html":
            continue
        for anchor in page.anchors:
            target = page.resolve(anchor.href)
            if target:
                assert (starter / "site" / target[0]).is_file(), f"{page.path}: {anchor.href}"
                bare = anchor.href.partition("#")[0]
                assert not bare.endswith("/"), f"{page.path}: {anchor.href} is a folder"
