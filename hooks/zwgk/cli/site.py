"""Commands for a site: ``init``, ``new``, ``check``, ``build``, ``serve``."""

from __future__ import annotations

import os
import signal
import subprocess
from datetime import date
from pathlib import Path

import click

from zwgk import __version__
from zwgk import build as engine
from zwgk.cli.base import (
    FINE,
    PROBLEMS,
    cli,
    config_option,
    find_config,
    find_root,
    paths_in_site,
    settings_of,
    the_day,
    today_option,
)
from zwgk.editing import child, new_record, starter
from zwgk.editing.chinese_click import CalledWrongly, Command, Port, Words
from zwgk.model.kinds import RECORD_TYPES, kind_named
from zwgk.problem import FORMATS, Level, Problem


@cli.command("init", cls=Command)
@click.argument("folder", metavar="文件夹")
@click.option("--county", metavar="名称", help="县（市、区）全称，例如 青禾县；不填就看文件夹名")
@today_option
def init_command(folder: str, county: str | None, today: str | None) -> None:
    """新建一个完整的小网站，改几处就能用。"""
    target = Path(folder)
    county = county or starter.county_of(target)
    try:
        starter.start(target, starter.starter_files(county, the_day(today), __version__))
    except starter.CannotStart as error:
        raise CalledWrongly(str(error)) from None
    click.echo(f"已在 {folder} 建好{county}的网站。")
    click.echo(f"下一步：进入 {folder}，先看 README.md，再运行 zwgk serve 预览")


@cli.command("new", cls=Command)
@click.argument("kind", metavar="种类")
@click.argument("title", metavar="[标题]", required=False)
@click.option("--id", "record_id", metavar="编号", help="编号，会成为网页地址；不填就按日期编")
@click.option("--to", metavar="文件", help="加到哪个清单文件，例如 社会救助")
@today_option
def new_command(
    kind: str, title: str | None, record_id: str | None, to: str | None, today: str | None
) -> None:
    """新建一条内容，例如：zwgk new 政策文件 "关于……的通知"。"""
    record_type = kind_named(kind)
    if record_type is None:
        labels = "、".join(t.kind.label for t in RECORD_TYPES)
        raise CalledWrongly(f"没有“{kind}”这个种类\n改成这些词里的一个：{labels}")
    try:
        root = find_root()
        made = new_record.make(
            root,
            record_type,
            today=the_day(today),
            title=title,
            record_id=record_id,
            to=to,
            folders=settings_of(root).folders(root),
        )
    except new_record.CannotMake as error:
        raise CalledWrongly(str(error)) from None
    click.echo(made.path)
    done = f"已在末尾加了一条，编号 {made.id}" if made.appended else "已新建"
    click.echo(f"{done}。下一步：打开它，填好“请填写”的地方，再运行 zwgk check {made.path}")


@cli.command("check", cls=Command)
@click.argument("paths", metavar="[路径…]", nargs=-1)
@today_option
@click.option("--format", "form", type=Words(*FORMATS), default="text", help="报告的格式")
@click.option("--fail-on", type=Words("duties"), help="duties:该公开没公开、超过时限的也算不通过")
def check_command(
    paths: tuple[str, ...], today: str | None, form: str, fail_on: str | None
) -> None:
    """检查全部内容，列出问题和改法；写了路径就只列这些文件的。"""
    root, wanted = paths_in_site(paths)
    day = the_day(today)
    problems = engine.check(root, today=day, settings=settings_of(root))
    if wanted:
        problems = tuple(p for p in problems if _inside(p, wanted))
    click.echo(FORMATS[form](problems), nl=False)
    failed = any(p.stops for p in problems)
    if fail_on == "duties":
        failed = failed or any(p.code[0] == "D" and p.level is not Level.hint for p in problems)
    raise SystemExit(PROBLEMS if failed else FINE)


def _inside(problem: Problem, wanted: tuple[str, ...]) -> bool:
    path = problem.where.path
    return any(w == "." or path == w or path.startswith(f"{w}/") for w in wanted)


@cli.command("build", cls=Command)
@config_option
@today_option
@click.option("--site-dir", metavar="文件夹", help="网站输出到哪里，不填就照 mkdocs.yml")
@click.option("--strict/--no-strict", default=True, help="手写页面的链接打不开时也不生成（默认）")
def build_command(
    config_file: str | None, today: str | None, site_dir: str | None, strict: bool
) -> None:
    """生成网站。"""
    config = find_config(config_file)
    output = Path(site_dir).resolve() if site_dir else None
    command = child.build_command(config, output, strict=strict)
    raise SystemExit(_run(command, config.parent, the_day(today)))


@cli.command("serve", cls=Command)
@config_option
@today_option
@click.option("--port", type=Port(), default=8000, help="端口，被占用就往后找")
def serve_command(config_file: str | None, today: str | None, port: int) -> None:
    """在本机预览，保存文件后自动刷新；按 Ctrl+C 结束。"""
    config = find_config(config_file)
    day = the_day(today)
    free = child.free_port(port)
    if free is None:
        raise CalledWrongly(f"从 {port} 起的一百个端口都被占用\n关掉别的预览，或者用 --port 换一个")
    click.echo(f"预览地址 http://127.0.0.1:{free}/ ，按 Ctrl+C 结束")
    raise SystemExit(_run(child.serve_command(config, free), config.parent, day))


def _run(command: list[str], folder: Path, day: date) -> int:
    """Run MkDocs; 0 when it went well or was ended by hand, else 1."""
    process = subprocess.Popen(command, cwd=folder, env=child.environment(os.environ, day))
    # Whoever ends us means the server, too; Ctrl-C reaches both by itself.
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    try:
        return FINE if process.wait() == 0 else PROBLEMS
    except KeyboardInterrupt:
        process.wait()
        return FINE
