"""``zwgk init`` writes a site that is right from the first minute (rulings 27)."""

from __future__ import annotations

from pathlib import Path

from tests.end_to_end.routes import build, run, tree
from tests.html.kinds import ordinary
from tests.html.summary import summarise


def test_the_starter_has_no_problem(starter: Path, plugin_environment: Path) -> None:
    done = run(plugin_environment, "-m", "zwgk", "check", cwd=starter).expect(0)
    assert "错误" not in done.output, done.output


def test_the_starter_builds_by_the_plugin(starter: Path, plugin_environment: Path) -> None:
    build(plugin_environment, starter / "mkdocs.yml", starter / "site").expect(0)
    pages = [summarise(p, starter / "site") for p in sorted((starter / "site").rglob("*.html"))]
    names = {page.path for page in pages}
    assert {"index.html", "404.html", "policies/index.html", "all/index.html"} <= names
    for page in ordinary(pages):
        for anchor in page.anchors:
            target = page.resolve(anchor.href)
            if target and page.path != "404.html":
                assert (starter / "site" / target[0]).is_file(), f"{page.path}: {anchor.href}"


def test_the_starter_builds_under_properdocs(starter: Path, plugin_environment: Path) -> None:
    build(plugin_environment, starter / "mkdocs.yml", starter / "one").expect(0)
    build(plugin_environment, starter / "mkdocs.yml", starter / "two", "properdocs").expect(0)
    assert tree(starter / "one") == tree(starter / "two")


def test_a_new_record_says_what_to_fill_in(starter: Path, plugin_environment: Path) -> None:
    made = run(
        plugin_environment, "-m", "zwgk", "new", "政策文件", "关于示例工作的通知", cwd=starter
    ).expect(0)
    source = starter / made.output.splitlines()[0]
    assert source.is_file() and "关于示例工作的通知" in source.read_text("utf-8")
    said = run(plugin_environment, "-m", "zwgk", "check", source, cwd=starter).output
    assert "请填写" in said and source.name in said


def test_init_leaves_a_used_folder_alone(starter: Path, plugin_environment: Path) -> None:
    before = tree(starter)
    run(plugin_environment, "-m", "zwgk", "init", starter).expect(2)
    assert tree(starter) == before


def test_the_starter_brings_its_ci(starter: Path) -> None:
    places = (".gitlab-ci.yml", ".gitea/workflows", ".forgejo/workflows", ".github/workflows")
    found = [place for place in places if (starter / place).exists()]
    assert ".gitlab-ci.yml" in found and ".github/workflows" in found
    assert ".gitea/workflows" in found or ".forgejo/workflows" in found
    assert "nginx" in "".join(p.read_text("utf-8") for p in starter.rglob("*.md"))
