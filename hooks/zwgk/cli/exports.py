"""``zwgk export``, ``zwgk catalog``, ``zwgk merge``: what leaves a site, and several as one."""

from __future__ import annotations

from pathlib import Path

import click

from zwgk import exchange, finished, history
from zwgk.cli.base import PROBLEMS, cli, find_root, settings_of, write_all
from zwgk.editing.catalog_diff_report import FORMATS as DIFF_FORMATS
from zwgk.editing.chinese_click import CalledWrongly, Command, Group, Words
from zwgk.outputs.search import NotAnIndex
from zwgk.problem import as_text


@cli.group("export", cls=Group)
def export_group() -> None:
    """导出表格和数据。"""


@export_group.command("catalog", cls=Command)
@click.option(
    "--format",
    "form",
    type=Words(*exchange.FORMATS),
    default="xlsx",
    help="工作簿（默认）、文字表格、数据或网页",
)
@click.option("-o", "--output", metavar="文件", help="存成这个文件；xlsx 必须写，别的不写就打印")
@click.option("--sector", "sectors", metavar="领域", multiple=True, help="只导出这个领域，可写几次")
def export_catalog_command(form: str, output: str | None, sectors: tuple[str, ...]) -> None:
    """导出标准目录，照国家表格排好，改完可以再导入。"""
    if form == "xlsx" and not output:
        raise CalledWrongly("工作簿不能打印在屏幕上\n用 -o 写明存成哪个文件，例如 -o 目录.xlsx")
    root = find_root()
    try:
        content = exchange.export_catalog(root, form, sectors=sectors, settings=settings_of(root))
    except exchange.CalledWrongly as error:
        raise CalledWrongly(str(error)) from None
    if not isinstance(content, bytes):
        click.echo(as_text(content), nl=False)
        raise SystemExit(PROBLEMS)
    if output:
        write_all({Path(output): content})
        click.echo(f"已存为 {output}")
    else:
        click.echo(content, nl=False)


@cli.group("catalog", cls=Group)
def catalog_group() -> None:
    """看标准目录的变化。"""


@catalog_group.command("changes", cls=Command)
@click.argument("span", metavar="旧版本..新版本")
@click.option(
    "--format",
    "form",
    type=Words(*DIFF_FORMATS),
    default="text",
    help="文字（默认）、数据，或者贴进合并请求的表格",
)
def catalog_changes_command(span: str, form: str) -> None:
    """比较两个版本的目录：新增、修改、合并、拆分、取消了哪些事项。

    版本是 git 的标签、分支或者提交，例如 v1..v2；“v1..”比较到当前文件，没有提交的也算。
    """
    old, dots, new = span.partition("..")
    if not old or not dots or new.startswith("."):
        raise CalledWrongly(
            f"“{span}”不是两个版本\n写成 旧版本..新版本，例如 v1..v2；“v1..”比较到当前文件"
        )
    try:
        report = history.catalog_changes(find_root(), old, new)
    except history.Unreadable as error:
        click.echo(str(error), err=True)
        raise SystemExit(PROBLEMS) from None
    click.echo(DIFF_FORMATS[form](report), nl=False)


@cli.group("merge", cls=Group)
def merge_group() -> None:
    """把几个网站生成好的东西合在一起。"""


@merge_group.command("search", cls=Command)
@click.argument("platform", metavar="平台网站文件夹")
@click.argument("others", metavar="别的网站文件夹…", nargs=-1, required=True)
def merge_search_command(platform: str, others: tuple[str, ...]) -> None:
    """让平台网站的搜索也搜到别的网站：都写生成好的网站文件夹。

    只改平台网站的 search 文件夹和校验清单；结果可以按网站筛选。每次重新生成平台网站以后再运行。
    """
    try:
        made = finished.merge_search(Path(platform), [Path(folder) for folder in others])
    except NotAnIndex as error:
        click.echo(str(error), err=True)
        raise SystemExit(PROBLEMS) from None
    for remark in made.remarks:
        click.echo(remark, err=True)
    count = f"{made.sites} 个网站、{made.entries} 条内容"
    click.echo(f"{count}合成一个搜索，写了 {made.files} 个文件。")
