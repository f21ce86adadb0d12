"""The adapter removes nothing but what it made itself (rulings 6)."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from zwgk.mkdocs_plugin import ZwgkPlugin


@pytest.mark.parametrize("kept", ["mkdocs.yml", ".git", "content"])
def test_a_refused_output_folder_costs_nobody_a_file(
    kept: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    work = tmp_path / "work"
    (work / kept).mkdir(parents=True)
    config = MkDocsConfig(config_file_path=str(tmp_path / "mkdocs.yml"))
    config.load_dict({"site_name": "x", "site_dir": str(work), "docs_dir": str(tmp_path)})
    config.theme = type("T", (), {"static_templates": set(), "custom_dir": None})()
    plugin = ZwgkPlugin()
    plugin.load_config({})
    with pytest.raises(PluginError, match="没有改动"):
        plugin.on_config(config)
    plugin.on_build_error(error=PluginError("x"))
    assert (tmp_path / "mine.txt").read_text("utf-8") == "mine"
    assert (work / kept).is_dir()
