"""Two doors, one room: every route gives the same bytes (rulings 5, 7; architecture 3.3)."""

from __future__ import annotations

from pathlib import Path

from tests.end_to_end.routes import ROOT, build, run, same, site_folder, tree


def test_the_hook_route_has_no_zwgk_installed(hook_environment: Path) -> None:
    done = run(hook_environment, "-c", "import mkdocs, material, pydantic; import zwgk")
    assert done.code == 1 and "No module named 'zwgk'" in done.output


def test_the_plugin_route_uses_the_wheel(plugin_environment: Path) -> None:
    done = run(plugin_environment, "-c", "import zwgk.theme as t; print(t.THEME, t.RULES)").expect(
        0
    )
    assert str(ROOT) not in done.output.replace(str(plugin_environment.parents[1]), "")
    assert "_theme" in done.output and "_rules" in done.output


def test_hook_and_plugin_give_the_same_bytes(built_demo: Path, plugin_demo: Path) -> None:
    same(built_demo, plugin_demo)
    assert len(tree(built_demo)) > 500


def test_twice_gives_the_same_bytes(
    built_demo: Path, hook_environment: Path, tmp_path: Path
) -> None:
    build(hook_environment, ROOT / "mkdocs.yml", tmp_path / "again").expect(0)
    same(built_demo, tmp_path / "again")


def test_another_folder_time_zone_and_hash_seed_give_the_same_bytes(
    built_demo: Path, hook_environment: Path, tmp_path: Path
) -> None:
    config = site_folder(tmp_path / "copy", hook=True)
    command = ("-m", "mkdocs", "build", "--strict", "-f", config, "-d", tmp_path / "out")
    run(
        hook_environment, *command, cwd=tmp_path, TZ="America/New_York", PYTHONHASHSEED="7",
        LC_ALL="C",
    ).expect(0)  # fmt: skip
    same(built_demo, tmp_path / "out")


def test_properdocs_gives_the_same_bytes(
    built_demo: Path, hook_environment: Path, tmp_path: Path
) -> None:
    build(hook_environment, ROOT / "mkdocs.yml", tmp_path / "out", frame="properdocs").expect(0)
    same(built_demo, tmp_path / "out")


def test_zwgk_build_gives_the_same_bytes(
    built_demo: Path, plugin_environment: Path, tmp_path: Path
) -> None:
    config = site_folder(tmp_path / "copy")
    run(
        plugin_environment, "-m", "zwgk", "build", "--site-dir", tmp_path / "out",
        cwd=config.parent,
    ).expect(0)  # fmt: skip
    same(built_demo, tmp_path / "out")


def test_nothing_of_the_frame_is_published(built_demo: Path) -> None:
    """Rulings 7 and 14: no clock, no sources, none of the parent theme's files."""
    names = tree(built_demo)
    assert "sitemap.xml.gz" not in names
    unwanted = [name for name in names if name.endswith((".yml", ".yaml", ".md", ".py", ".map"))]
    assert not unwanted, unwanted[:10]
    assert not [name for name in names if "bootstrap" in name or "lunr" in name.lower()]


def test_a_build_leaves_nothing_beside_the_site(starter: Path, plugin_environment: Path) -> None:
    before = {path.name for path in starter.iterdir()}
    build(plugin_environment, starter / "mkdocs.yml", starter / "site").expect(0)
    assert {path.name for path in starter.iterdir()} - before <= {"site", ".zwgk-cache"}
