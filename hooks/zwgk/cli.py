"""The ``zwgk`` command. Exit codes: 0 fine, 1 problems found, 2 called wrongly (rulings 23)."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from zwgk import __version__, book, exchange, finished, history, intake
from zwgk import build as engine
from zwgk.clock import beijing_today, read_day, today_from
from zwgk.editing import (
    child,
    codes,
    explain,
    fact_report,
    headers,
    index_numbers,
    json_schema,
    new_record,
    settings_files,
    site_root,
    starter,
    tidy,
)
from zwgk.editing import register as registers
from zwgk.editing.catalog_diff_report import FORMATS as DIFF_FORMATS
from zwgk.editing.chinese_click import CalledWrongly, Command, Group, Port, Words, said
from zwgk.editing.sources import REGISTER, record_type_for
from zwgk.importing.guard import MAX_BYTES
from zwgk.load import load
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.codes import CODES_FILE
from zwgk.model.disclosure import Disclosure
from zwgk.model.index_numbers import INDEX_FILE
from zwgk.model.interpreting import Quarter
from zwgk.model.kinds import RECORD_TYPES, kind_named
from zwgk.model.policy import Policy
from zwgk.model.settings import Settings
from zwgk.outputs import COVERAGE, INTERPRETATION
from zwgk.outputs.search import NotAnIndex
from zwgk.problem import CODES, FORMATS, Level, Problem, as_text
from zwgk.theme import RULES, content_security_policy

FINE, PROBLEMS = 0, 1


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="zwgk %(version)s", help="显示版本号")
def cli() -> None:
    """政务公开专栏的生成工具：新建、检查、预览、发布。"""


def _today_option(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--today", metavar="年-月-日", help="按这一天计算，不填就是今天（北京时间）"
    )(function)


def _config_option(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "-f", "--config-file", metavar="文件", help="网站的 mkdocs.yml，不填就从当前文件夹往上找"
    )(function)


def _today(stated: str | None) -> date:
    """The one place where a command learns the day."""
    try:
        return read_day(stated, "--today") if stated else today_from(os.environ, beijing_today)
    except ValueError as error:
        what, _, advice = str(error).partition("，")
        raise CalledWrongly(f"{what}\n{advice}") from None


def _root(start: Path | None = None) -> Path:
    try:
        return site_root.find_root(start or Path.cwd())
    except site_root.NoSite as error:
        raise CalledWrongly(str(error)) from None


def _settings(root: Path) -> Settings:
    return Settings(**site_root.known(site_root.options(root), Settings))


def _config(stated: str | None) -> Path:
    path = Path(stated) if stated else _root() / "mkdocs.yml"
    if path.is_dir():
        path = path / "mkdocs.yml"
    if not path.is_file():
        raise CalledWrongly(
            f"没有 {path} 这个文件\n用 -f 写明网站的 mkdocs.yml，或者用 zwgk init 新建网站"
        )
    return path.resolve()


@cli.command("init", cls=Command)
@click.argument("folder", metavar="文件夹")
@click.option("--county", metavar="名称", help="县（市、区）全称，例如 青禾县；不填就看文件夹名")
@_today_option
def init_command(folder: str, county: str | None, today: str | None) -> None:
    """新建一个完整的小网站，改几处就能用。"""
    target = Path(folder)
    county = county or starter.county_of(target)
    try:
        starter.start(target, starter.starter_files(county, _today(today), __version__))
    except starter.CannotStart as error:
        raise CalledWrongly(str(error)) from None
    click.echo(f"已在 {folder} 建好{county}的网站。")
    click.echo(f"下一步：进入 {folder}，先看 README.md，再运行 zwgk serve 预览")


@cli.command("new", cls=Command)
@click.argument("kind", metavar="种类")
@click.argument("title", metavar="[标题]", required=False)
@click.option("--id", "record_id", metavar="编号", help="编号，会成为网页地址；不填就按日期编")
@click.option("--to", metavar="文件", help="加到哪个清单文件，例如 社会救助")
@_today_option
def new_command(
    kind: str, title: str | None, record_id: str | None, to: str | None, today: str | None
) -> None:
    """新建一条内容，例如：zwgk new 政策文件 "关于……的通知"。"""
    record_type = kind_named(kind)
    if record_type is None:
        labels = "、".join(t.kind.label for t in RECORD_TYPES)
        raise CalledWrongly(f"没有“{kind}”这个种类\n改成这些词里的一个：{labels}")
    try:
        root = _root()
        made = new_record.make(
            root,
            record_type,
            today=_today(today),
            title=title,
            record_id=record_id,
            to=to,
            folders=_settings(root).folders(root),
        )
    except new_record.CannotMake as error:
        raise CalledWrongly(str(error)) from None
    click.echo(made.path)
    done = f"已在末尾加了一条，编号 {made.id}" if made.appended else "已新建"
    click.echo(f"{done}。下一步：打开它，填好“请填写”的地方，再运行 zwgk check {made.path}")


@cli.command("check", cls=Command)
@click.argument("paths", metavar="[路径…]", nargs=-1)
@_today_option
@click.option("--format", "form", type=Words(*FORMATS), default="text", help="报告的格式")
@click.option("--fail-on", type=Words("duties"), help="duties:该公开没公开、超过时限的也算不通过")
def check_command(
    paths: tuple[str, ...], today: str | None, form: str, fail_on: str | None
) -> None:
    """检查全部内容，列出问题和改法；写了路径就只列这些文件的。"""
    root, wanted = _check_paths(paths)
    day = _today(today)
    problems = engine.check(root, today=day, settings=_settings(root))
    if wanted:
        problems = tuple(p for p in problems if _inside(p, wanted))
    click.echo(FORMATS[form](problems), nl=False)
    failed = any(p.stops for p in problems)
    if fail_on == "duties":
        failed = failed or any(p.code[0] == "D" and p.level is not Level.hint for p in problems)
    raise SystemExit(PROBLEMS if failed else FINE)


def _check_paths(paths: tuple[str, ...]) -> tuple[Path, tuple[str, ...]]:
    """The site and the paths in it to report on (none: all)."""
    for path in paths:
        if not Path(path).exists():
            raise CalledWrongly(f"没有“{path}”这个文件或文件夹\n核对写法，路径从当前文件夹写起")
    if len(paths) == 1 and Path(paths[0]).is_dir() and site_root.is_root(Path(paths[0])):
        return Path(paths[0]).resolve(), ()
    root = _root(Path(paths[0]).resolve().parent if paths else None)
    return root, tuple(_relative(root, path) for path in paths)


def _relative(root: Path, path: str) -> str:
    try:
        return Path(path).resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        raise CalledWrongly(f"“{path}”不在网站 {root} 里\n进入它所在的网站再运行") from None


def _inside(problem: Problem, wanted: tuple[str, ...]) -> bool:
    path = problem.where.path
    return any(w == "." or path == w or path.startswith(f"{w}/") for w in wanted)


@cli.command("build", cls=Command)
@_config_option
@_today_option
@click.option("--site-dir", metavar="文件夹", help="网站输出到哪里，不填就照 mkdocs.yml")
@click.option("--strict/--no-strict", default=True, help="手写页面的链接打不开时也不生成（默认）")
def build_command(
    config_file: str | None, today: str | None, site_dir: str | None, strict: bool
) -> None:
    """生成网站。"""
    config = _config(config_file)
    output = Path(site_dir).resolve() if site_dir else None
    command = child.build_command(config, output, strict=strict)
    raise SystemExit(_run(command, config.parent, _today(today)))


@cli.command("serve", cls=Command)
@_config_option
@_today_option
@click.option("--port", type=Port(), default=8000, help="端口，被占用就往后找")
def serve_command(config_file: str | None, today: str | None, port: int) -> None:
    """在本机预览，保存文件后自动刷新；按 Ctrl+C 结束。"""
    config = _config(config_file)
    day = _today(today)
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


@cli.command("fmt", cls=Command)
@click.argument("paths", metavar="[路径…]", nargs=-1)
@click.option("--keys", type=Words("zh", "en"), default="zh", help="项目名称写中文（默认）还是英文")
@click.option("--check", "only_check", is_flag=True, help="只看哪些要整理，不改动")
@_today_option
def fmt_command(paths: tuple[str, ...], keys: str, only_check: bool, today: str | None) -> None:
    """整理写法：项目的名称和顺序、日期；不写路径时还登记网址。"""
    root, wanted = _check_paths(paths)
    settings = _settings(root)
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
    stale = _registered(root, _today(today), only_check) if not wanted else False
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
    found = engine.examine(root, today=day, settings=_settings(root))
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
    content = _settings(root).folders(root)["content"]
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
        path = _relative(root, str(content / INDEX_FILE))
        click.echo(f"{path}: {'索引号有变化要登记' if only_check else '已登记索引号'}")
    return stale


def _codes_registered(root: Path, found: engine.Examined, only_check: bool) -> bool:
    """Bring the register of item codes up to date; whether it was not."""
    register = found.loaded.codes
    known = codes.updated(register, found.graph.all(CatalogItem), found.facts.ended)
    if not known:
        return False
    catalog = _settings(root).folders(root)["catalog"]
    try:
        text = codes.codes_text(known)
        stale = codes.write_codes(catalog, register, text, only_check=only_check)
    except ValueError as error:
        raise CalledWrongly(str(error).replace("。", "\n", 1)) from None
    except OSError as error:
        raise CalledWrongly(f"写不了编码登记簿：{error.strerror}\n检查文件的权限") from None
    if stale:
        path = _relative(root, str(catalog / CODES_FILE))
        click.echo(f"{path}: {'编码有变化要登记' if only_check else '已登记编码'}")
    return stale


@cli.command("book", cls=Command)
@click.option("--large", is_flag=True, help="大字版，给老年人看")
@click.option("-o", "--output", metavar="文件", help="存成这个文件，不填就是 办事一本通.pdf")
@_today_option
def book_command(large: bool, output: str | None, today: str | None) -> None:
    """把办事指南编成一本书（PDF）：目录、一件事、地点、电话簿、索引。"""
    root = _root()
    started = time.monotonic()
    try:
        made = book.make_book(root, today=_today(today), large=large, settings=_settings(root))
    except book.CannotPrint as error:
        click.echo(said(str(error)), err=True)
        raise SystemExit(PROBLEMS) from None
    file = output or ("办事一本通（大字版）.pdf" if large else "办事一本通.pdf")
    _write_all({Path(file): made.pdf})
    took = time.monotonic() - started
    click.echo(f"已存为 {file}：{made.guides}件事，{made.pages}页，用了{took:.1f}秒")


@cli.group("report", cls=Group)
def report_group() -> None:
    """自查和考核用的统计表。"""


@report_group.command("coverage", cls=Command)
@click.option("--format", "form", type=Words(*COVERAGE), default="text", help="统计表的格式")
@click.option("-o", "--output", metavar="文件", help="存成这个文件；xlsx 必须写，别的不写就打印")
@_today_option
def report_coverage_command(form: str, output: str | None, today: str | None) -> None:
    """按单位、按领域统计公开率和按时率，与网站上的公开责任台账是同一个结果。"""
    if form == "xlsx" and not output:
        raise CalledWrongly("工作簿不能打印在屏幕上\n用 -o 写明存成哪个文件，例如 -o 自查表.xlsx")
    root = _root()
    planned = engine.examine(root, today=_today(today), settings=_settings(root)).planned
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
@_today_option
def report_interpretation_command(
    quarter: str | None, form: str, output: str | None, today: str | None
) -> None:
    """政策解读情况的季度通报，与网站上的通报是同一个结果。"""
    day = _today(today)
    wanted = _quarter(quarter) if quarter else Quarter.of(day).before
    if form == "xlsx" and not output:
        raise CalledWrongly("工作簿不能打印在屏幕上\n用 -o 写明存成哪个文件，例如 -o 通报.xlsx")
    root = _root()
    planned = engine.examine(root, today=day, settings=_settings(root)).planned
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
        _write_all({Path(output): content})
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
@_today_option
def report_facts_command(name: str | None, value: str | None, today: str | None) -> None:
    """列出写在一处的标准、电话和时间；写了名称，就列出改它会动到的每一页。"""
    root, day = _root(), _today(today)
    settings = _settings(root)
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
@_today_option
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
    root = _root()
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
        done = exchange.import_catalog(root, request, today=_today(today), settings=_settings(root))
    except exchange.CalledWrongly as error:
        raise CalledWrongly(str(error)) from None
    if not dry_run:
        _write_all({root / path: text.encode() for path, text in done.site.items()})
    copies: dict[Path, bytes] = {}
    for name, copy in done.returned.items() if report or not dry_run else ():
        folder = Path(report).parent if report else sources[name][0].parent
        copies[_free(folder, sources[name][0].stem, copies)] = copy
    told = replace(done.report, returned=[str(path) for path in copies])
    if report:
        text = told.json() if report.endswith(".json") else told.text()
        copies[Path(report)] = text.encode()
    _write_all(copies)
    click.echo(told.text(), nl=False)
    raise SystemExit(PROBLEMS if told.failed else FINE)


@import_group.command("policy", cls=Command)
@click.argument("file", metavar="文件")
@click.option("--id", "record_id", metavar="编号", help="编号，会成为网页地址；不填就按日期编")
@click.option("--dry-run", is_flag=True, help="只看读到什么，不写文件")
@click.option("--report", metavar="文件", help="把报告存成文件，.json 是数据，别的是文字")
@_today_option
def import_policy_command(
    file: str, record_id: str | None, dry_run: bool, report: str | None, today: str | None
) -> None:
    """把一份文件（docx、网页、txt、带文字的 PDF）做成政策文件的草稿。"""
    root = _root()
    ((name, (_, data)),) = _sources([file]).items()
    try:
        done = intake.import_policy(
            root,
            name,
            data,
            today=_today(today),
            record_id=record_id or "",
            dry_run=dry_run,
            settings=_settings(root),
        )
    except intake.CalledWrongly as error:
        raise CalledWrongly(str(error)) from None
    _write_all({root / path: content for path, content in done.files.items()})
    if report:
        text = done.report.json() if report.endswith(".json") else done.report.text()
        _write_all({Path(report): text.encode()})
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


def _write_all(files: Mapping[Path, bytes]) -> None:
    for path, content in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise CalledWrongly(f"写不了 {path}：{error.strerror}\n检查文件夹的权限") from None


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
    root = _root()
    try:
        content = exchange.export_catalog(root, form, sectors=sectors, settings=_settings(root))
    except exchange.CalledWrongly as error:
        raise CalledWrongly(str(error)) from None
    if not isinstance(content, bytes):
        click.echo(as_text(content), nl=False)
        raise SystemExit(PROBLEMS)
    if output:
        _write_all({Path(output): content})
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
        report = history.catalog_changes(_root(), old, new)
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
    root = _root() if folder is None else Path(folder)
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


def main() -> None:
    """Entry point of the ``zwgk`` command."""
    cli(prog_name="zwgk")
