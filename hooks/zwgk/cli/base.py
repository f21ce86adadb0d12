"""What all commands share: the group, their options, the site they are run in."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from zwgk import __version__
from zwgk.clock import beijing_today, read_day, today_from
from zwgk.editing import site_root
from zwgk.editing.chinese_click import CalledWrongly, Group
from zwgk.model.settings import Settings

FINE, PROBLEMS = 0, 1


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="zwgk %(version)s", help="显示版本号")
def cli() -> None:
    """政务公开专栏的生成工具：新建、检查、预览、发布。"""


def today_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--today``."""
    return click.option(
        "--today", metavar="年-月-日", help="按这一天计算，不填就是今天（北京时间）"
    )(function)


def config_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``-f``, the settings file of a site."""
    return click.option(
        "-f", "--config-file", metavar="文件", help="网站的 mkdocs.yml，不填就从当前文件夹往上找"
    )(function)


def the_day(stated: str | None) -> date:
    """The one place where a command learns the day."""
    try:
        return read_day(stated, "--today") if stated else today_from(os.environ, beijing_today)
    except ValueError as error:
        what, _, advice = str(error).partition("，")
        raise CalledWrongly(f"{what}\n{advice}") from None


def find_root(start: Path | None = None) -> Path:
    """The site that ``start`` (else the current folder) is in. Raises CalledWrongly."""
    try:
        return site_root.find_root(start or Path.cwd())
    except site_root.NoSite as error:
        raise CalledWrongly(str(error)) from None


def settings_of(root: Path) -> Settings:
    """What the settings file of the site says."""
    return Settings(**site_root.known(site_root.options(root), Settings))


def find_config(stated: str | None) -> Path:
    """The settings file, stated or found. Raises CalledWrongly where there is none."""
    path = Path(stated) if stated else find_root() / "mkdocs.yml"
    if path.is_dir():
        path = path / "mkdocs.yml"
    if not path.is_file():
        raise CalledWrongly(
            f"没有 {path} 这个文件\n用 -f 写明网站的 mkdocs.yml，或者用 zwgk init 新建网站"
        )
    return path.resolve()


def paths_in_site(paths: tuple[str, ...]) -> tuple[Path, tuple[str, ...]]:
    """The site and the paths in it to report on (none: all)."""
    for path in paths:
        if not Path(path).exists():
            raise CalledWrongly(f"没有“{path}”这个文件或文件夹\n核对写法，路径从当前文件夹写起")
    if len(paths) == 1 and Path(paths[0]).is_dir() and site_root.is_root(Path(paths[0])):
        return Path(paths[0]).resolve(), ()
    root = find_root(Path(paths[0]).resolve().parent if paths else None)
    return root, tuple(in_site(root, path) for path in paths)


def in_site(root: Path, path: str) -> str:
    """A path as the site writes it. Raises CalledWrongly for one outside it."""
    try:
        return Path(path).resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        raise CalledWrongly(f"“{path}”不在网站 {root} 里\n进入它所在的网站再运行") from None


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write files and their folders. Raises CalledWrongly where that is not possible."""
    for path, content in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise CalledWrongly(f"写不了 {path}：{error.strerror}\n检查文件夹的权限") from None
