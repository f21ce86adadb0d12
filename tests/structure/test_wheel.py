"""The wheel holds the theme, the examples of the rules and every data file of the engine."""

from __future__ import annotations

import configparser
import zipfile
from pathlib import Path

import pytest

from tests.conftest import Once
from tests.end_to_end.routes import ROOT, make_wheel


@pytest.fixture(scope="module")
def names(once: Once) -> set[str]:
    wheel = next(once("wheel", make_wheel).glob("*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
        and path.suffix != ".pyc"
        and not any(part.endswith(("__pycache__", "_cache")) for part in path.parts)
    }


@pytest.mark.parametrize(
    ("folder", "place"),
    [("theme", "zwgk/_theme"), ("tests/rules", "zwgk/_rules"), ("hooks/zwgk", "zwgk")],
)
def test_every_file_is_in_the_wheel(names: set[str], folder: str, place: str) -> None:
    missing = {f"{place}/{name}" for name in files(ROOT / folder)} - names
    assert not missing, sorted(missing)[:20]


def test_nothing_else_is_in_the_wheel(names: set[str]) -> None:
    wanted = {f"zwgk/_theme/{name}" for name in files(ROOT / "theme")}
    wanted |= {f"zwgk/_rules/{name}" for name in files(ROOT / "tests" / "rules")}
    wanted |= {f"zwgk/{name}" for name in files(ROOT / "hooks" / "zwgk")}
    other = {name for name in names - wanted if ".dist-info/" not in name}
    assert not other, sorted(other)[:20]


def test_entry_points_and_licences(once: Once, names: set[str]) -> None:
    wheel = next(once("wheel", make_wheel).glob("*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        place = next(name for name in names if name.endswith("entry_points.txt"))
        points = configparser.ConfigParser()
        points.read_string(archive.read(place).decode())
    assert points["console_scripts"]["zwgk"] == "zwgk.cli:main"
    assert points["mkdocs.plugins"]["zwgk"] == "zwgk.mkdocs_plugin:ZwgkPlugin"
    assert points["mkdocs.themes"]["zwgk"] == "zwgk.theme"
    assert any(name.endswith("licenses/LICENSE") for name in names)
