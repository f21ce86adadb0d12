"""``zwgk fmt``: one way of writing, and the registers of what was published."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from zwgk import build as engine
from zwgk.cli.base import (
    FINE,
    PROBLEMS,
    cli,
    in_site,
    paths_in_site,
    settings_of,
    the_day,
    today_option,
)
from zwgk.editing import codes, index_numbers, tidy
from zwgk.editing import register as registers
from zwgk.editing.chinese_click import CalledWrongly, Command, Words, said
from zwgk.editing.sources import REGISTER, record_type_for
from zwgk.load import load
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.codes import CODES_FILE
from zwgk.model.disclosure import Disclosure
from zwgk.model.index_numbers import INDEX_FILE
from zwgk.model.policy import Policy
from zwgk.model.settings import Settings


@cli.command("fmt", cls=Command)
@click.argument("paths", metavar="[路径…]", nargs=-1)
@click.option("--keys", type=Words("zh", "en"), default="zh", help="项目名称写中文（默认）还是英文")
@click.option("--check", "only_check", is_flag=True, help="只看哪些要整理，不改动")
@today_option
def fmt_command(paths: tuple[str, ...], keys: str, only_check: bool, today: str | None) -> None:
    """整理写法：项目的名称和顺序、日期；不写路径时还登记网址。"""
    root, wanted = paths_in_site(paths)
    settings = settings_of(root)
    loaded = load(root, settings.folders(root), settings.shared_roots(root))
    _refuse_shared(root, settings, wanted)
    unreadable = {p.where.path for p in loaded.problems if p.code[0] == "Y"}
    changed: list[str] = []
    refused: list[str] = []
    for path in sorted(loaded.sources):
        if wanted and not any(w in (".", path) or path.startswith(f"{w}/") for w in wanted):
            continue
        if path in unreadable:
            refused.append(f"{path}: 写法有误，没有改动\n先运行 zwgk check {path}，照提示改好")
            continue
        try:
            place = _usual(root, settings, path)
            if _tidied(root / path, place, keys, write=not only_check):
                changed.append(path)
        except tidy.NotTidied as error:
            refused.append(f"{path}: {error}")
    for path in changed:
        click.echo(f"{path}: {'需要整理' if only_check else '已整理'}")
    for text in refused:
        click.echo(said(text), err=True)
    stale = _registered(root, the_day(today), only_check) if not wanted else False
    if not (changed or refused or stale):
        click.echo("都整齐。")
    raise SystemExit(PROBLEMS if refused or (only_check and (changed or stale)) else FINE)


def _refuse_shared(root: Path, settings: Settings, wanted: tuple[str, ...]) -> None:
    """A shared root is everybody's: no command of one site writes in it."""
    for path in wanted:
        real = (root / path).resolve()
        for shared in settings.shared_roots(root):
            if real.is_relative_to(shared.resolve()):
                raise CalledWrongly(
                    f"“{path}”在几个网站共用的文件夹里，没有改动\n到它所属的网站里整理"
                )


def _usual(root: Path, settings: Settings, path: str) -> str:
    """The path as it would be if every source folder bore its usual name."""
    for name, folder in settings.folders(root).items():
        own = folder.relative_to(root).as_posix() if folder.is_relative_to(root) else name
        if path.startswith(f"{own}/"):
            return f"{name}/{path.removeprefix(f'{own}/')}"
    return path


def _tidied(file: Path, place: str, keys: str, *, write: bool) -> bool:
    """Whether the file needed tidying; written unless only asked."""
    record_type = record_type_for(place)
    if record_type is None:
        return False
    try:
        before = file.read_bytes().decode("utf-8")
        after = tidy.tidy(before, record_type, keys=keys)
        if after != before and write:
            file.write_bytes(after.encode("utf-8"))
    except (OSError, UnicodeDecodeError):
        raise tidy.NotTidied("读不了或写不了，没有改动\n检查文件的权限和编码") from None
    return after != before


def _registered(root: Path, day: date, only_check: bool) -> bool:
    """Bring the register of addresses up to date; whether it was not."""
    found = engine.examine(root, today=day, settings=settings_of(root))
    for problem in found.problems:
        if problem.code == "S012":
            click.echo(said(f"{problem.message}\n{problem.advice}"), err=True)
    if found.planned is None:
        click.echo(
            said("内容还有错误，没有登记网址\n运行 zwgk check，改好后再运行 zwgk fmt"), err=True
        )
        return False
    addresses = [page.url for page in found.planned.pages]
    try:
        if only_check:
            stale = registers.is_stale(root, addresses)
        else:
            stale = registers.write_register(root, addresses)
    except ValueError as error:
        raise CalledWrongly(str(error).replace("。", "\n", 1)) from None
    except OSError as error:
        raise CalledWrongly(f"写不了网址登记簿：{error.strerror}\n检查文件的权限") from None
    if stale:
        click.echo(f"{REGISTER}: {'有新网址要登记' if only_check else '已登记新网址'}")
    stale = _index_numbers_registered(root, found, only_check) or stale
    return _codes_registered(root, found, only_check) or stale


def _index_numbers_registered(root: Path, found: engine.Examined, only_check: bool) -> bool:
    """Bring the register of 索引号 up to date; whether it was not."""
    content = settings_of(root).folders(root)["content"]
    records: list[Policy | Disclosure] = [
        *found.graph.all(Policy),
        *found.graph.all(Disclosure),
    ]
    if not any(r.index_number for r in records):
        return False
    try:
        stale = index_numbers.write_index_numbers(
            content, found.loaded.index_numbers, records, only_check=only_check
        )
    except ValueError as error:
        raise CalledWrongly(str(error).replace("。", "\n", 1)) from None
    except OSError as error:
        raise CalledWrongly(f"写不了索引号登记簿：{error.strerror}\n检查文件的权限") from None
    if stale:
        path = in_site(root, str(content / INDEX_FILE))
        click.echo(f"{path}: {'索引号有变化要登记' if only_check else '已登记索引号'}")
    return stale


def _codes_registered(root: Path, found: engine.Examined, only_check: bool) -> bool:
    """Bring the register of item codes up to date; whether it was not."""
    register = found.loaded.codes
    known = codes.updated(register, found.graph.all(CatalogItem), found.facts.ended)
    if not known:
        return False
    catalog = settings_of(root).folders(root)["catalog"]
    try:
        text = codes.codes_text(known)
        stale = codes.write_codes(catalog, register, text, only_check=only_check)
    except ValueError as error:
        raise CalledWrongly(str(error).replace("。", "\n", 1)) from None
    except OSError as error:
        raise CalledWrongly(f"写不了编码登记簿：{error.strerror}\n检查文件的权限") from None
    if stale:
        path = in_site(root, str(catalog / CODES_FILE))
        click.echo(f"{path}: {'编码有变化要登记' if only_check else '已登记编码'}")
    return stale
