"""``zwgk book`` and ``zwgk report``: what is made for paper and for superiors."""

from __future__ import annotations

import re
import time
import unicodedata
from pathlib import Path

import click

from zwgk import book
from zwgk import build as engine
from zwgk.cli.base import PROBLEMS, cli, find_root, settings_of, the_day, today_option, write_all
from zwgk.editing import fact_report
from zwgk.editing.chinese_click import CalledWrongly, Command, Group, Words, said
from zwgk.model.interpreting import Quarter
from zwgk.outputs import COVERAGE, INTERPRETATION
from zwgk.problem import as_text


@cli.command("book", cls=Command)
@click.option("--large", is_flag=True, help="大字版，给老年人看")
@click.option("-o", "--output", metavar="文件", help="存成这个文件，不填就是 办事一本通.pdf")
@today_option
def book_command(large: bool, output: str | None, today: str | None) -> None:
    """把办事指南编成一本书（PDF）：目录、一件事、地点、电话簿、索引。"""
    root = find_root()
    started = time.monotonic()
    try:
        made = book.make_book(root, today=the_day(today), large=large, settings=settings_of(root))
    except book.CannotPrint as error:
        click.echo(said(str(error)), err=True)
        raise SystemExit(PROBLEMS) from None
    file = output or ("办事一本通（大字版）.pdf" if large else "办事一本通.pdf")
    write_all({Path(file): made.pdf})
    took = time.monotonic() - started
    click.echo(f"已存为 {file}：{made.guides}件事，{made.pages}页，用了{took:.1f}秒")


@cli.group("report", cls=Group)
def report_group() -> None:
    """自查和考核用的统计表。"""


@report_group.command("coverage", cls=Command)
@click.option("--format", "form", type=Words(*COVERAGE), default="text", help="统计表的格式")
@click.option("-o", "--output", metavar="文件", help="存成这个文件；xlsx 必须写，别的不写就打印")
@today_option
def report_coverage_command(form: str, output: str | None, today: str | None) -> None:
    """按单位、按领域统计公开率和按时率，与网站上的公开责任台账是同一个结果。"""
    if form == "xlsx" and not output:
        raise CalledWrongly("工作簿不能打印在屏幕上\n用 -o 写明存成哪个文件，例如 -o 自查表.xlsx")
    root = find_root()
    planned = engine.examine(root, today=the_day(today), settings=settings_of(root)).planned
    if planned is None:
        click.echo(said("内容还有错误，台账算不准\n运行 zwgk check，改好后再来"), err=True)
        raise SystemExit(PROBLEMS)
    whole = next((s for s in planned.sheets if s.scope == "site"), None)
    if whole is None:
        click.echo(said("目录里没有公开事项，没有可统计的\n先在 catalog 里编目录"), err=True)
        raise SystemExit(PROBLEMS)
    content = COVERAGE[form](whole, planned.site)
    if not output:
        click.echo(content, nl=False)
        return
    try:
        Path(output).write_bytes(content)
    except OSError as error:
        raise CalledWrongly(f"写不了 {output}：{error.strerror}\n检查文件夹的权限") from None
    click.echo(f"已存为 {output}")


@report_group.command("interpretation", cls=Command)
@click.option("--quarter", metavar="季度", help="哪个季度，例如 2026Q3；不填就是上一个季度")
@click.option("--format", "form", type=Words(*INTERPRETATION), default="text", help="通报的格式")
@click.option("-o", "--output", metavar="文件", help="存成这个文件；xlsx 必须写，别的不写就打印")
@today_option
def report_interpretation_command(
    quarter: str | None, form: str, output: str | None, today: str | None
) -> None:
    """政策解读情况的季度通报，与网站上的通报是同一个结果。"""
    day = the_day(today)
    wanted = _quarter(quarter) if quarter else Quarter.of(day).before
    if form == "xlsx" and not output:
        raise CalledWrongly("工作簿不能打印在屏幕上\n用 -o 写明存成哪个文件，例如 -o 通报.xlsx")
    root = find_root()
    planned = engine.examine(root, today=day, settings=settings_of(root)).planned
    if planned is None:
        click.echo(said("内容还有错误，通报算不准\n运行 zwgk check，改好后再来"), err=True)
        raise SystemExit(PROBLEMS)
    sheet = next((s for s in planned.notices if s.quarter == wanted.slug), None)
    if sheet is None:
        known = "、".join(s.label for s in planned.notices[:4])
        what = f"{wanted.label}没有公开过政策文件，没有可通报的"
        hint = f"换一个季度，例如{known}" if known else "先发布政策文件"
        click.echo(said(f"{what}\n{hint}"), err=True)
        raise SystemExit(PROBLEMS)
    content = INTERPRETATION[form](sheet, planned.site)
    if output:
        write_all({Path(output): content})
        click.echo(f"已存为 {output}")
    else:
        click.echo(content, nl=False)


_QUARTER = re.compile(r"(\d{4})\s*(?:年|-)?\s*(?:[qQ]|第)?\s*([1-4一二三四])\s*(?:季度?)?")


def _quarter(stated: str) -> Quarter:
    match = _QUARTER.fullmatch(unicodedata.normalize("NFKC", stated).strip())
    if match is None:
        raise CalledWrongly(f"--quarter 的“{stated}”不是季度\n写成年份和季度，例如 2026Q3")
    number = "一二三四".find(match[2]) + 1 or int(match[2])
    return Quarter(int(match[1]), number)


@report_group.command("facts", cls=Command)
@click.argument("name", metavar="[名称]", required=False)
@click.option("--value", metavar="新值", help="改成什么值；不写就只看会动到哪里")
@today_option
def report_facts_command(name: str | None, value: str | None, today: str | None) -> None:
    """列出写在一处的标准、电话和时间；写了名称，就列出改它会动到的每一页。"""
    root, day = find_root(), the_day(today)
    settings = settings_of(root)
    found = engine.examine(root, today=day, settings=settings)
    if name is None:
        click.echo(fact_report.listing(found.graph, day), nl=False)
        return
    fact = fact_report.find(found.graph, name)
    if fact is None:
        raise CalledWrongly(f"没有“{name}”这条事实\n运行 zwgk report facts 看全部名称")
    now = fact.value_on(day)
    supposed = value or fact_report.other_value(now.value if now else "")
    before, after = (
        engine.build(root, today=day, settings=settings, instead=instead)[0]
        for instead in ({}, {fact.id: supposed})
    )
    if before.stopped or after.stopped:
        wrong = before if before.stopped else after
        click.echo(as_text([p for p in wrong.problems if p.stops]), nl=False)
        raise SystemExit(PROBLEMS)
    changed = fact_report.changed_files(before, after)
    click.echo(fact_report.report(found.graph, fact, supposed, changed, day), nl=False)
