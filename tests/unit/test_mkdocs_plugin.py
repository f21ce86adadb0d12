"""The adapter removes nothing but what it made itself (rulings 6), and finishes pages alike."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError

from tests.end_to_end.routes import ROOT
from tests.support.county import county, policy, unit
from tests.support.layers import ADOPTING, CITY
from tests.support.site import site_from
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


BODY = """\
# 一级

见[申请表](附件/表.docx)、<a href="附件/表.docx">同一张申请表</a>和[公交](https://www.example.com/bus/)。

#### 跳级

|  | 户数 |
| --- | --: |
| 柳泉镇 | 12 |

Welcome to **Qinghe County** and its services.

<video controls src="附件/v.mp4"></video>

## 文字稿

全文。[^1]

[^1]: 注。
"""
_MKDOCS = """\
site_name: 青禾县政务公开专栏
docs_dir: content
strict: true
plugins: []
theme: {{name: material, custom_dir: {root}/theme, language: zh, font: false}}
hooks: [{root}/hooks/build_hooks.py]
"""


def test_a_body_reads_the_same_in_a_record_and_on_a_hand_written_page(tmp_path: Path) -> None:
    """A11-37: MkDocs converts the one, the engine the other."""
    files = {
        f"content/{folder}附件/{name}": b"x" * 3000
        for folder in ("", "policies/2025/")
        for name in ("表.docx", "v.mp4")
    }
    folder = county(
        tmp_path / "county",
        {
            "mkdocs.yml": _MKDOCS.format(root=ROOT),
            "content/policies/2025/b.md": policy("乙", body=BODY),
            "content/bangzhu.md": f"---\n标题: 帮助\n发布日期: 2025-01-02 09:00\n---\n{BODY}",
            **files,
        },
    )
    build(load_config(str(folder / "mkdocs.yml"), site_dir=str(tmp_path / "site")))

    def prose(page: str, address: str) -> str:
        """The body of a page up to its footnotes, as if it stood at the top of the site."""
        html = (tmp_path / "site" / page / "index.html").read_text("utf-8")
        text = html[html.index('<div class="prose') :].partition(">")[2]
        up = "../" * (page.count("/") + 1)
        text = text[: text.index('<div class="footnote">')]
        return text.replace(f"{up}files/{address}/", "").replace(f'"{up}leaving/', '"leaving/')

    record, page = prose("policies/b", "policies/b"), prose("bangzhu", "pages/bangzhu")
    assert '<h2 id="一级">一级</h2>' in page and '<h3 id="跳级">跳级</h3>' in page
    assert '<th scope="row">柳泉镇</th>' in page and '<p lang="en">Welcome' in page
    assert page.count('<span class="file-type">（DOCX，3 KB）</span></a>') == 2
    assert 'src="v.mp4"' in page and "leaving/" in page
    assert record == page
    for address in ("policies/b", "pages/bangzhu"):
        assert (tmp_path / "site/files" / address / "表.docx").is_file()


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum on this system")
def test_the_manifest_proves_every_published_file(tmp_path: Path) -> None:
    """PF-06, IPF-10: pages that MkDocs writes are in it as well; any change is found."""
    folder = county(
        tmp_path / "county",
        {
            "mkdocs.yml": _MKDOCS.format(root=ROOT),
            "content/bangzhu.md": "---\n标题: 帮助\n---\n看[表](附件/申请表.docx)。\n",
            "content/附件/申请表.docx": b"x" * 3000,
        },
    )
    site = tmp_path / "site"

    def verify() -> subprocess.CompletedProcess[str]:
        command = ["sha256sum", "-c", "--strict", "--quiet", "manifest.sha256"]
        return subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)

    build(load_config(str(folder / "mkdocs.yml"), site_dir=str(site)))
    first = (site / "manifest.sha256").read_bytes()
    listed = {line[66:] for line in first.decode().splitlines()}
    found = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    assert listed == found - {"manifest.sha256"}
    assert {"bangzhu/index.html", "index.html", "404.html", "sitemap.xml"} <= listed
    assert any(name.endswith("申请表.docx") for name in listed)
    assert verify().returncode == 0
    build(load_config(str(folder / "mkdocs.yml"), site_dir=str(site)))
    assert (site / "manifest.sha256").read_bytes() == first
    page = site / "bangzhu/index.html"
    page.write_text(page.read_text("utf-8").replace("帮助", "别的"), "utf-8")
    (site / "robots.txt").unlink()
    done = verify()
    assert done.returncode != 0
    assert "bangzhu/index.html: FAILED" in done.stdout and "robots.txt" in done.stdout


def test_a_shared_root_is_read_and_watched(tmp_path: Path) -> None:
    """By MkDocs' own door as well: adopted items, units in common, changes seen by serve."""
    site_from(
        tmp_path / "shifan",
        {**CITY, "content/organisations/jkq.yml": unit("开发区管委会", "开发区")},
    )
    extra = "extra: {zwgk: {shared: [../shifan]}}\n"
    folder = county(
        tmp_path / "county",
        {
            "mkdocs.yml": _MKDOCS.format(root=ROOT) + extra,
            "catalog/社会救助.yml": ADOPTING + "    公开主体: [县民政局, 开发区]\n",
        },
    )
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    build(config)
    page = tmp_path / "site/catalog/shehui-jiuzhu/shjz-0101/index.html"
    assert "示范市目录 SHJZ-0101" in page.read_text("utf-8")
    assert (tmp_path / "site/organisations/jkq/index.html").is_file()
    watched = [Path(path).resolve() for path in config.watch]
    assert (tmp_path / "shifan/catalog").resolve() in watched
    assert (tmp_path / "shifan/content/organisations").resolve() in watched


def test_the_settings_file_may_be_named_from_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``mkdocs build -f county/mkdocs.yml`` from the folder above."""
    county(tmp_path / "county", {"mkdocs.yml": _MKDOCS.format(root=ROOT)})
    monkeypatch.chdir(tmp_path)
    build(load_config("county/mkdocs.yml", site_dir=str(tmp_path / "site")))
    assert (tmp_path / "site/index.html").is_file()


def test_sources_outside_the_settings_folder_are_refused_in_words(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = county(tmp_path / "county", {"mkdocs.yml": _MKDOCS.format(root=ROOT)})
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    config = load_config(
        str(folder / "mkdocs.yml"), docs_dir=str(elsewhere), site_dir=str(tmp_path / "site")
    )
    with pytest.raises(Abort):
        build(config)
    assert "docs_dir 是" in caplog.text
    assert "把源文件放进" in caplog.text
