"""click in Chinese: help pages and what is said when a command is called wrongly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Any, NoReturn

import click


class CalledWrongly(click.ClickException):
    """Called in a way that cannot work (exit code 2): what is wrong, what to do."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Print both lines to standard error."""
        click.echo(said(self.message), err=True)


def said(message: str) -> str:
    """Two lines as problems are written: what is wrong, then ``→`` and what to do."""
    what, _, advice = message.partition("\n")
    return f"{what}\n    → {advice}" if advice else what


class _Chinese(click.Command):
    """Headings and the help option in Chinese."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The words behind the command's name."""
        pieces = super().collect_usage_pieces(ctx)
        words = {"[OPTIONS]": "[选项]", "COMMAND": "命令", "[ARGS]...": "[内容…]"}
        return [words.get(w, w) for piece in pieces for w in piece.split()]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="用法: ")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "显示这段说明"
        return option

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [
            row
            for param in self.get_params(ctx)
            if not isinstance(param, click.Argument) and (row := param.get_help_record(ctx))
        ]
        if rows:
            with formatter.section("选项"):
                formatter.write_dl(rows)


class Command(_Chinese):
    """A command of ours."""


class Group(_Chinese, click.Group):
    """Our group of commands; says in Chinese what was called wrongly."""

    command_class = Command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then commands."""
        _Chinese.format_options(self, ctx, formatter)
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command and not command.hidden:
                rows.append((name, command.get_short_help_str(limit=80)))
        with formatter.section("命令"):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order they are declared: what one needs first comes first."""
        return list(self.commands)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run; exit code 2 and a sentence in Chinese when called wrongly."""
        run: Callable[..., Any] = super().main
        if not standalone_mode:
            return run(args, prog_name, complete_var, False, windows_expand_args, **extra)
        try:
            code = run(args, prog_name, complete_var, False, windows_expand_args, **extra)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.ctx.get_help() if error.ctx else "")
            _leave(2)
        except click.UsageError as error:
            click.echo(_usage(error), err=True)
            _leave(2)
        except click.ClickException as error:
            error.show()
            _leave(error.exit_code)
        except (click.Abort, KeyboardInterrupt):
            click.echo("已停止", err=True)
            _leave(130)
        _leave(code if isinstance(code, int) else 0)


def _leave(code: int) -> NoReturn:
    raise SystemExit(code)


def _usage(error: click.UsageError) -> str:
    """A usage error in two Chinese lines and a pointer to the help."""
    command = error.ctx.command_path if error.ctx else "zwgk"
    see = f"运行 {command} --help 看用法"
    if isinstance(error, click.NoSuchOption):
        near = get_close_matches(error.option_name, error.possibilities or [], n=1, cutoff=0.3)
        hint = f"改成 {near[0]}，或者" if near else ""
        return said(f"没有“{error.option_name}”这个选项\n{hint}{see}")
    if isinstance(error, click.exceptions.NoSuchCommand):
        names = _names(error.ctx)
        near = get_close_matches(str(error.command_name), names, n=1, cutoff=0.3)
        hint = f"改成 {command} {near[0]}，或者" if near else ""
        return said(f"没有“{error.command_name}”这个命令\n{hint}{see}")
    name = _name(error)
    if isinstance(error, click.MissingParameter):
        return said(f"少了{name}\n补上它，或者{see}")
    if isinstance(error, click.BadParameter):
        return said(f"{name}填得不对：{error.message}\n改正后再运行，或者{see}")
    return said(f"命令写得不对（{error.message}）\n{see}")


def _names(ctx: click.Context | None) -> list[str]:
    if ctx is not None and isinstance(ctx.command, click.Group):
        return ctx.command.list_commands(ctx)
    return []


def _name(error: click.UsageError) -> str:
    param = getattr(error, "param", None)
    if param is None:
        return "必填的内容"
    if isinstance(param, click.Argument):
        return f"“{param.human_readable_name}”"
    return f"选项 {param.opts[0]} "


class Words(click.ParamType[str]):
    """One of a few words; says which in Chinese."""

    name = "词"

    def __init__(self, *words: str) -> None:
        self.words = words

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """``[text|json]``."""
        return f"[{'|'.join(self.words)}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word itself."""
        if value in self.words:
            return str(value)
        return self.fail(f"“{value}”不在可选范围内，可填 {'、'.join(self.words)}", param, ctx)


class Port(click.ParamType[int]):
    """A port number."""

    name = "端口"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """1024 … 65535."""
        text = str(value)
        if text.isdecimal() and 1024 <= int(text) <= 65535:
            return int(text)
        return self.fail(f"“{value}”不是端口号，可填 1024 到 65535", param, ctx)
