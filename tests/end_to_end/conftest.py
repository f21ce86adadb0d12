"""Environments, the wheel, and a starter site, each made once a run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Once
from tests.end_to_end.routes import build, make_wheel, plugin_python, run, site_folder


@pytest.fixture(scope="session")
def wheel(once: Once) -> Path:
    """The built wheel."""
    return next(once("wheel", make_wheel).glob("*.whl"))


@pytest.fixture(scope="session")
def plugin_environment(once: Once, wheel: Path) -> Path:
    """The Python of an environment with the locked packages and the wheel."""
    folder = once("plugin-environment", lambda place: plugin_python(place, wheel))
    return folder / "bin" / "python"


@pytest.fixture(scope="session")
def plugin_demo(once: Once, plugin_environment: Path) -> Path:
    """The example county, built from another folder by the installed wheel."""

    def make(folder: Path) -> None:
        config = site_folder(folder.with_name("elsewhere with a space"))
        build(plugin_environment, config, folder).expect(0)

    return once("plugin-demo", make)


@pytest.fixture(scope="session")
def starter_template(once: Once, plugin_environment: Path) -> Path:
    """What ``zwgk init`` of the installed wheel writes."""
    return once(
        "starter",
        lambda folder: run(plugin_environment, "-m", "zwgk", "init", folder).expect(0),
    )


@pytest.fixture
def starter(starter_template: Path, tmp_path: Path) -> Path:
    """A fresh copy of the starter site, for a test to change."""
    return Path(shutil.copytree(starter_template, tmp_path / "site"))
