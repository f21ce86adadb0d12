"""Aids of editors and operators: ``explain``, ``schema``, ``headers``."""

from __future__ import annotations

from pathlib import Path

import click

from zwgk.cli.base import FINE, PROBLEMS, cli, find_root
from zwgk.editing import explain, headers, json_schema, settings_files
from zwgk.editing.chinese_click import CalledWrongly, Command, Words
from zwgk.problem import CODES
from zwgk.theme import RULES, content_security_policy


@cli.command("explain", cls=Command)
@click.argument("code", metavar="[编码]", required=False)
def explain_command(code: str | None) -> None:
    """说明一条检查规则：为什么、错误和正确的写法；不写编码就列出全部。"""
    if code is None:
        click.echo(explain.listing(CODES), nl=False)
        return
    found = CODES.get(code.strip().upper())
    if found is None:
        near = explain.nearest(code, CODES)
        hint = f"是不是 {near}？" if near else ""
        raise CalledWrongly(f"没有“{code}”这条规则\n运行 zwgk explain 看全部规则。{hint}")
    click.echo(explain.explanation(found, RULES), nl=False)


@cli.command("schema", cls=Command)
@click.argument("folder", metavar="[文件夹]", required=False)
@click.option("--check", "only_check", is_flag=True, help="只看是不是最新，不改动")
def schema_command(folder: str | None, only_check: bool) -> None:
    """写出编辑器用的字段说明（schemas/ 和 .vscode/）。"""
    root = find_root() if folder is None else Path(folder)
    files = {f"schemas/{n}": t for n, t in json_schema.schema_files().items()}
    files[".vscode/settings.json"] = settings_files.vscode_settings()
    files[".vscode/extensions.json"] = settings_files.vscode_extensions()
    stale = [name for name, text in files.items() if not _same(root / name, text)]
    if only_check:
        for name in stale:
            click.echo(f"{name}: 不是最新的")
        click.echo("运行 zwgk schema 更新" if stale else "都是最新的。")
        raise SystemExit(PROBLEMS if stale else FINE)
    try:
        for name in stale:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(files[name], "utf-8", newline="\n")
    except OSError as error:
        raise CalledWrongly(f"写不了 {root}：{error.strerror}\n检查文件夹的权限") from None
    click.echo(f"已更新 {len(stale)} 个文件。" if stale else "都是最新的。")


def _same(path: Path, text: str) -> bool:
    try:
        return path.read_text("utf-8") == text
    except (OSError, UnicodeDecodeError):
        return False


@cli.command("headers", cls=Command)
@click.option("--for", "server", type=Words(*headers.SERVERS), required=True, help="网站服务器")
def headers_command(server: str) -> None:
    """打印网站服务器要加的安全响应头和缓存规则。"""
    policy = content_security_policy(for_header=True)
    click.echo(headers.SERVERS[server](policy), nl=False)
