"""A build that fails leaves the old site whole and says what to do (rulings 1, 6, 23)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.end_to_end.routes import build, run, tree
from tests.end_to_end.running import retitled, some_policy


def _break(source: Path) -> None:
    source.write_text(source.read_text("utf-8").replace("成文日期:", "成文日期：", 1), "utf-8")


@pytest.mark.parametrize("command", ["zwgk", "mkdocs"])
def test_a_failing_build_leaves_the_old_site_whole(
    starter: Path, plugin_environment: Path, command: str
) -> None:
    build(plugin_environment, starter / "mkdocs.yml", starter / "site").expect(0)
    before = tree(starter / "site")
    source, _ = some_policy(starter)
    source.write_text(retitled(source.read_text("utf-8"), "改过的标题"), "utf-8")
    _break(source)
    done = run(plugin_environment, "-m", command, "build", "--strict", cwd=starter).expect(1)
    assert tree(starter / "site") == before
    assert source.name in done.output and "→" in done.output
    assert "Traceback" not in done.output
    assert not [path.name for path in starter.iterdir() if path.name.startswith(".site")]


def test_a_broken_link_in_a_hand_written_page_leaves_the_old_site_whole(
    starter: Path, plugin_environment: Path
) -> None:
    build(plugin_environment, starter / "mkdocs.yml", starter / "site").expect(0)
    before = tree(starter / "site")
    page = sorted((starter / "content").glob("*.md"))[0]
    page.write_text(page.read_text("utf-8") + "\n\n[不在的页面](nowhere.md)\n", "utf-8")
    build(plugin_environment, starter / "mkdocs.yml", starter / "site").expect(1)
    assert tree(starter / "site") == before


def test_all_problems_at_once_in_every_format(starter: Path, plugin_environment: Path) -> None:
    sources = sorted((starter / "content").rglob("*.md"))
    source, _ = some_policy(starter)
    text = source.read_text("utf-8").replace("发布日期:", "发布日斯:", 1)
    source.write_text(text.replace("成文日期:", "成文日期：", 1), "utf-8")
    check = ("-m", "zwgk", "check", "--format")
    said = run(plugin_environment, *check, "text", cwd=starter).expect(1).output
    assert said.count(source.name) >= 2 and "Traceback" not in said
    rows = json.loads(run(plugin_environment, *check, "json", cwd=starter).expect(1).output)
    assert {row["path"] for row in rows} and all(row["advice"] for row in rows)
    quality = json.loads(
        run(plugin_environment, *check, "codequality", cwd=starter).expect(1).output
    )
    assert all(len(row["fingerprint"]) == 32 for row in quality)
    assert "<testsuite" in run(plugin_environment, *check, "junit", cwd=starter).expect(1).output
    assert sources


def test_called_wrongly_is_two(starter: Path, plugin_environment: Path) -> None:
    for arguments in (["check", "nowhere.md"], ["new", "没有的种类"], ["explain", "X999"], ["fly"]):
        done = run(plugin_environment, "-m", "zwgk", *arguments, cwd=starter).expect(2)
        assert "Traceback" not in done.output


def test_a_late_county_can_publish(starter: Path, plugin_environment: Path) -> None:
    """Duties never stop a build: years later everything is stale, and it still builds."""
    done = run(
        plugin_environment, "-m", "mkdocs", "build", "--strict", "-d", starter / "site",
        cwd=starter, ZWGK_TODAY="2036-01-15",
    )  # fmt: skip
    done.expect(0)
