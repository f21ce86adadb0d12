"""``zwgk import``: tables and documents that were made elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import click

from zwgk import exchange, intake
from zwgk.cli.base import (
    FINE,
    PROBLEMS,
    cli,
    find_root,
    settings_of,
    the_day,
    today_option,
    write_all,
)
from zwgk.editing.chinese_click import CalledWrongly, Command, Group
from zwgk.importing.guard import MAX_BYTES


@cli.group("import", cls=Group)
def import_group() -> None:
    """导入别处做好的表格。"""


@import_group.command("catalog", cls=Command)
@click.argument("files", metavar="文件…", nargs=-1, required=True)
@click.option("--sector", metavar="领域", help="表里看不出领域时写明，名称或编号都行")
@click.option(
    "--set", "stated", metavar="项目=内容", multiple=True, help="表里没有的列，各行都填这个内容"
)
@click.option("--prefer-table", is_flag=True, help="表里和文件里都改过的，以表格为准")
@click.option("--cancel-missing", is_flag=True, help="目录里有、表里没有的事项，记为取消")
@click.option("--dry-run", is_flag=True, help="只看会改什么，不改目录")
@click.option("--report", metavar="文件", help="把报告存成文件，.json 是数据，别的是文字")
@today_option
def import_catalog_command(
    files: tuple[str, ...],
    sector: str | None,
    stated: tuple[str, ...],
    prefer_table: bool,
    cancel_missing: bool,
    dry_run: bool,
    report: str | None,
    today: str | None,
) -> None:
    """把标准目录的表格（xlsx、xls、csv、docx、网页）并入目录。"""
    root = find_root()
    sources = _sources(files)
    request = exchange.Request(
        tuple((name, data) for name, (_, data) in sources.items()),
        sector or "",
        _stated(stated),
        prefer_table,
        cancel_missing,
        dry_run,
    )
    try:
        done = exchange.import_catalog(
            root, request, today=the_day(today), settings=settings_of(root)
        )
    except exchange.CalledWrongly as error:
        raise CalledWrongly(str(error)) from None
    if not dry_run:
        write_all({root / path: text.encode() for path, text in done.site.items()})
    copies: dict[Path, bytes] = {}
    for name, copy in done.returned.items() if report or not dry_run else ():
        folder = Path(report).parent if report else sources[name][0].parent
        copies[_free(folder, sources[name][0].stem, copies)] = copy
    told = replace(done.report, returned=[str(path) for path in copies])
    if report:
        text = told.json() if report.endswith(".json") else told.text()
        copies[Path(report)] = text.encode()
    write_all(copies)
    click.echo(told.text(), nl=False)
    raise SystemExit(PROBLEMS if told.failed else FINE)


@import_group.command("policy", cls=Command)
@click.argument("file", metavar="文件")
@click.option("--id", "record_id", metavar="编号", help="编号，会成为网页地址；不填就按日期编")
@click.option("--dry-run", is_flag=True, help="只看读到什么，不写文件")
@click.option("--report", metavar="文件", help="把报告存成文件，.json 是数据，别的是文字")
@today_option
def import_policy_command(
    file: str, record_id: str | None, dry_run: bool, report: str | None, today: str | None
) -> None:
    """把一份文件（docx、网页、txt、带文字的 PDF）做成政策文件的草稿。"""
    root = find_root()
    ((name, (_, data)),) = _sources([file]).items()
    try:
        done = intake.import_policy(
            root,
            name,
            data,
            today=the_day(today),
            record_id=record_id or "",
            dry_run=dry_run,
            settings=settings_of(root),
        )
    except intake.CalledWrongly as error:
        raise CalledWrongly(str(error)) from None
    write_all({root / path: content for path, content in done.files.items()})
    if report:
        text = done.report.json() if report.endswith(".json") else done.report.text()
        write_all({Path(report): text.encode()})
    click.echo(done.report.text(), nl=False)
    raise SystemExit(PROBLEMS if done.report.failed else FINE)


def _sources(files: Iterable[str]) -> dict[str, tuple[Path, bytes]]:
    """Name of a file as reports show it → the file and its bytes."""
    paths = [Path(file) for file in dict.fromkeys(files)]
    names = [path.name for path in paths]
    found: dict[str, tuple[Path, bytes]] = {}
    for path in paths:
        name = path.name if names.count(path.name) == 1 else path.as_posix()
        try:
            with path.open("rb") as stream:
                # One byte more than the limit shows that it is passed.
                found[name] = path, stream.read(MAX_BYTES + 1)
        except IsADirectoryError:
            raise CalledWrongly(f"“{path}”是文件夹\n写明里面的表格文件") from None
        except OSError:
            raise CalledWrongly(f"打不开“{path}”\n核对文件名和读取权限") from None
    return found


def _stated(pairs: Iterable[str]) -> dict[str, str]:
    found = {}
    for pair in pairs:
        label, sign, text = pair.partition("=")
        if not sign or not label.strip() or not text.strip():
            raise CalledWrongly(f"--set 的“{pair}”看不懂\n写成 项目=内容，例如 --set 公开层级=县级")
        found[label.strip()] = text
    return found


def _free(folder: Path, stem: str, taken: Mapping[Path, bytes]) -> Path:
    """A name for a returned copy that no file has: somebody may be working in an older one."""
    stem = re.sub(r"\.退回(-\d+)?$", "", stem)
    number = 1
    while True:
        path = folder / f"{stem}.退回{f'-{number}' if number > 1 else ''}.xlsx"
        if not path.exists() and path not in taken:
            return path
        number += 1
