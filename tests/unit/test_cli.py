import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from tests.support.site import site_from
from zwgk import build as engine
from zwgk import cli, problem
from zwgk.editing.register import read_register
from zwgk.problem import Level, Problem, Where

DAY = "2026-11-22"


def run(*args: str, **environ: str) -> Result:
    env: dict[str, str | None] = {"ZWGK_TODAY": None, "SOURCE_DATE_EPOCH": None, **environ}
    result = CliRunner(env=env).invoke(cli.cli, args, prog_name="zwgk")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A fresh site, with the command run inside it."""
    root = tmp_path / "青禾县"
    assert run("init", str(root), "--today", DAY).exit_code == 0
    monkeypatch.chdir(root)
    yield root


class Child:
    """Stands in for MkDocs."""

    code = 0
    interrupted = False
    seen: tuple[list[str], dict[str, Any]]

    def __init__(self, command: list[str], **options: Any) -> None:
        Child.seen = (command, options)

    def wait(self) -> int:
        if Child.interrupted:
            Child.interrupted = False
            raise KeyboardInterrupt
        return Child.code


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> type[Child]:
    Child.code, Child.interrupted = 0, False
    monkeypatch.setattr(subprocess, "Popen", Child)
    return Child


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


# -- init


def test_a_new_site_has_no_problem_that_stops_a_build(site: Path) -> None:
    result = run("check", "--today", DAY)
    assert result.exit_code == 0
    assert "错误" not in result.output


def test_a_new_site_has_only_warnings_about_duties(site: Path) -> None:
    """MkDocs' strict mode counts warnings too, except those about duties."""
    rows = json.loads(run("check", "--today", DAY, "--format", "json").output)
    assert {row["code"][0] for row in rows if row["level"] != "hint"} <= {"D"}


def test_init_never_writes_into_a_folder_with_files(site: Path) -> None:
    before = (site / "content/site.yml").read_bytes()
    result = run("init", str(site), "--county", "别县")
    assert result.exit_code == 2
    assert "已经有文件" in result.stderr
    assert (site / "content/site.yml").read_bytes() == before


def test_init_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "文件").touch()
    assert run("init", str(tmp_path / "文件" / "里面")).exit_code == 2


# -- check


def test_check_points_at_what_a_new_file_still_needs(site: Path) -> None:
    made = run("new", "政策文件", "关于试点的通知", "--today", DAY).output.splitlines()[0]
    result = run("check", made, "--today", DAY)
    assert result.exit_code == 0  # a draft may wait
    assert "“成文日期”还没有填写" in result.output
    assert "V003" not in result.output
    file = site / made
    file.write_text(file.read_text("utf-8").replace("状态: 草稿", "状态: 发布"), "utf-8")
    assert run("check", made, "--today", DAY).exit_code == 1


def test_check_shows_only_the_files_asked_for(site: Path) -> None:
    write(site / "content/organisations/xzfb.yml", "名称: 甲\n")
    assert "xzfb.yml" in run("check", "content/organisations").output
    assert run("check", "content/organisations").exit_code == 1
    assert "没有发现问题" in run("check", "content/places").output
    assert run("check", "content/places").exit_code == 0


def test_check_takes_the_root_of_a_site(
    site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("check", str(site), "--today", DAY).exit_code == 0
    assert run("check", str(site / "content/site.yml"), "--today", DAY).exit_code == 0


def test_check_from_a_folder_below(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site / "content/policies")
    assert run("check", "--today", DAY).exit_code == 0


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["check", "没有的文件"], "没有“没有的文件”"),
        (["check", "--today", "明天"], "--today"),
        (["check", "--format", "xml"], "codequality"),
        (["chekc"], "zwgk check"),
        (["check", "--fromat", "text"], "--format"),
        (["check", "--fail-on", "everything"], "duties"),
        (["new"], "种类"),
        (["new", "新闻"], "政策文件"),
        (["new", "政策文件", "--id", "政策"], "网页地址"),
        (["explain", "V00"], "是不是"),
        (["serve", "--port", "一"], "端口"),
        (["build", "-f", "没有.yml"], "没有.yml"),
        (["headers"], "--for"),
        (["headers", "--for", "apache"], "nginx"),
        (["fmt", "--keys", "fr"], "zh"),
    ],
)
def test_called_wrongly(args: list[str], said: str, site: Path) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "→" in result.stderr
    assert "Error" not in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("command", [["check"], ["build"], ["serve"], ["fmt"], ["new", "页面"]])
def test_outside_a_site(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*command) if command[0] != "new" else run("new", "普通页面")
    assert result.exit_code == 2
    assert "zwgk init" in result.stderr


def test_a_file_outside_the_site_cannot_be_checked(site: Path, tmp_path: Path) -> None:
    write(tmp_path / "别处.yml", "a: b\n")
    assert run("check", "content/site.yml", str(tmp_path / "别处.yml")).exit_code == 2


def test_duties_fail_only_when_asked(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    duty = Problem("D001", Level.warning, Where("content/site.yml", 1), "迟了", "补上")
    monkeypatch.setattr(engine, "check", lambda root, *, today, settings: (duty,))
    assert run("check").exit_code == 0
    assert run("check", "--fail-on", "duties").exit_code == 1
    reminder = Problem("D814", Level.hint, Where("content/site.yml", 1), "快到期了", "公开")
    monkeypatch.setattr(engine, "check", lambda root, *, today, settings: (reminder,))
    assert run("check", "--fail-on", "duties").exit_code == 0


def test_reports_in_other_formats(site: Path) -> None:
    write(site / "content/organisations/xzfb.yml", "名称: 甲\n")
    for form in ("json", "codequality"):
        result = run("check", "--format", form)
        assert result.exit_code == 1
        assert json.loads(result.stdout)
    assert ElementTree.fromstring(run("check", "--format", "junit").stdout).tag == "testsuite"


@pytest.mark.parametrize(
    ("environ", "args"),
    [
        ({"ZWGK_TODAY": DAY}, []),
        ({"ZWGK_TODAY": "2000-01-01"}, ["--today", DAY]),
        ({"SOURCE_DATE_EPOCH": "1795276800"}, []),
    ],
)
def test_the_day(
    environ: dict[str, str], args: list[str], site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = []
    monkeypatch.setattr(engine, "check", lambda root, *, today, settings: days.append(today) or ())
    run("check", *args, **environ)
    assert [str(day) for day in days] == [DAY]


# -- build and serve


def test_build_runs_mkdocs_with_the_day(site: Path, child: type[Child]) -> None:
    assert run("build", "--today", DAY, "--site-dir", "out").exit_code == 0
    command, options = child.seen
    assert command[1:4] == ["-m", "mkdocs", "build"]
    assert "--strict" in command
    assert command[-1] == str(site / "out")
    assert options["env"]["ZWGK_TODAY"] == DAY
    assert options["cwd"] == site


def test_build_may_be_lenient_and_started_elsewhere(
    site: Path, child: type[Child], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("build", "--no-strict", "-f", str(site)).exit_code == 0
    assert "--strict" not in child.seen[0]
    assert str(site / "mkdocs.yml") in child.seen[0]


def test_a_failed_build_is_one(site: Path, child: type[Child]) -> None:
    child.code = 3
    assert run("build").exit_code == 1


def test_serve_prints_the_address_and_may_be_ended_by_hand(site: Path, child: type[Child]) -> None:
    child.interrupted = True
    result = run("serve", "--port", "18765")
    assert result.exit_code == 0
    assert "http://127.0.0.1:18" in result.stdout


def test_serve_without_a_free_port(
    site: Path, child: type[Child], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zwgk.editing.child.free_port", lambda port: None)
    assert run("serve").exit_code == 2


# -- new


def test_new_says_where_and_what_next(site: Path) -> None:
    result = run("new", "service-guide", "申请低保", "--id", "shenqing", "--today", DAY)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "content/guides/shenqing.yml"
    assert "zwgk check content/guides/shenqing.yml" in result.stdout
    again = run("new", "办事指南", "--id", "shenqing")
    assert again.exit_code == 2
    assert "没有改动" in again.stderr


def test_new_adds_to_a_list(site: Path) -> None:
    result = run("new", "公开事项", "医疗救助", "--to", "社会救助", "--id", "SHJZ-0301")
    assert "已在末尾加了一条" in result.stdout
    assert "SHJZ-0301" in (site / "catalog/社会救助.yml").read_text("utf-8")


# -- fmt


def test_fmt_tidies_and_registers(site: Path) -> None:
    place = site / "content/places/zwfwzx.yml"
    text = place.read_text("utf-8")
    place.write_text(text.replace("名称:", "name:", 1), "utf-8")
    asked = run("fmt", "--check", "--today", DAY)
    assert asked.exit_code == 1
    assert "zwfwzx.yml: 需要整理" in asked.stdout
    assert "name:" in place.read_text("utf-8")
    assert not read_register(site)
    assert run("fmt", "--today", DAY).exit_code == 0
    assert place.read_text("utf-8") == text
    assert "policies/dibao-tongzhi/" in read_register(site)
    assert run("fmt", "--check", "--today", DAY).exit_code == 0
    assert "都整齐" in run("fmt", "--today", DAY).stdout


CITY = {
    "catalog/layer.yml": "name: 示范市目录\nlevel: 市级\n",
    "catalog/a.yml": """\
        领域: 社会救助
        事项:
          - level1: 综合业务
            事项编码: SHJZ-0901
            二级事项: 监督检查二
            公开内容: 电话
            公开依据: 《社会救助暂行办法》
            公开时限: 自信息形成之日起20个工作日内
            公开主体: 县民政局
            公开渠道: 政府网站
            公开对象: 全社会
            公开方式: 主动公开
            公开层级: 县级
        """,
}


def test_nothing_of_a_shared_root_is_written(site: Path) -> None:
    """It is everybody's; what it holds counts, and its faults are told."""
    shared = site_from(site / "catalog/上级", CITY)
    before = {p: p.read_bytes() for p in shared.rglob("*") if p.is_file()}
    settings = (site / "mkdocs.yml").read_text("utf-8")
    write(site / "mkdocs.yml", settings.replace("  - zwgk", "  - zwgk: {shared: catalog/上级}"))
    table = site / "catalog/社会救助.yml"
    write(table, table.read_text("utf-8") + "  - 沿用: SHJZ-0901\n")
    assert run("fmt", "--today", DAY).exit_code == 0
    assert run("fmt", "catalog", "--keys", "en", "--today", DAY).exit_code == 0
    refused = run("fmt", "catalog/上级/catalog/a.yml")
    assert refused.exit_code == 2 and "几个网站共用" in refused.stderr
    assert {p: p.read_bytes() for p in shared.rglob("*") if p.is_file()} == before
    assert '编码: "SHJZ-0901"' in (site / "catalog/codes.yml").read_text("utf-8")
    assert run("check", "--today", DAY).exit_code == 0
    write(shared / "catalog/a.yml", before[shared / "catalog/a.yml"].decode().replace("县级", "县"))
    told = run("check", "--today", DAY)
    assert told.exit_code == 1 and "catalog/上级/catalog/a.yml:13:" in told.stdout


def test_fmt_registers_codes_and_check_holds_them_to_it(site: Path) -> None:
    table = site / "catalog/社会救助.yml"
    assert "catalog/codes.yml: 编码有变化要登记" in run("fmt", "--check", "--today", DAY).stdout
    assert not (site / "catalog/codes.yml").exists()
    assert "catalog/codes.yml: 已登记编码" in run("fmt", "--today", DAY).stdout
    write(table, table.read_text("utf-8").replace("二级事项: 监督检查", "二级事项: 港口救助"))
    told = run("check", "--today", DAY)
    assert told.exit_code == 1 and "[V176]" in told.stdout
    assert "内容还有错误" in run("fmt", "--today", DAY).stderr


def test_no_new_item_gets_a_code_that_was_used(site: Path) -> None:
    run("fmt", "--today", DAY)
    codes = site / "catalog/codes.yml"
    row = '- {编码: "SHJZ-0777", 领域: "社会救助", 名称: "甲-乙", 停用: 2025-01-01}\n'
    write(codes, codes.read_text("utf-8") + row)
    refused = run("new", "公开事项", "医疗救助", "--to", "社会救助", "--id", "SHJZ-0777")
    assert refused.exit_code == 2 and "已经用过" in refused.stderr


def test_fmt_of_some_files_leaves_the_register(site: Path) -> None:
    assert run("fmt", "content/places", "--keys", "en").exit_code == 0
    assert "name:" in (site / "content/places/zwfwzx.yml").read_text("utf-8")
    assert "名称:" in (site / "content/organisations/mzj.yml").read_text("utf-8")
    assert not read_register(site)


def test_fmt_refuses_a_file_that_cannot_be_read(site: Path) -> None:
    place = site / "content/places/zwfwzx.yml"
    text = place.read_text("utf-8").replace("名称:", "名称：", 1)
    place.write_text(text, "utf-8")
    result = run("fmt")
    assert result.exit_code == 1
    assert "zwgk check content/places/zwfwzx.yml" in result.stderr
    assert place.read_text("utf-8") == text


def test_fmt_tells_of_an_address_that_is_gone(site: Path) -> None:
    run("fmt", "--today", DAY)
    write(site / "content/hand.md", "---\n标题: 甲\n---\n\n正文。\n")
    run("fmt", "--today", DAY)
    (site / "content/hand.md").unlink()
    result = run("fmt", "--today", DAY)
    assert "hand/" in result.stderr
    assert "旧地址" in result.stderr
    assert "hand/" in read_register(site)


def test_fmt_does_not_overwrite_a_register_it_cannot_read(site: Path) -> None:
    write(site / "content/addresses.yml", "不是清单: 1\n")
    assert run("fmt", "--today", DAY).exit_code == 2
    assert (site / "content/addresses.yml").read_text("utf-8") == "不是清单: 1\n"


# -- explain, schema, headers


def test_explain_lists_every_code() -> None:
    listed = run("explain").stdout
    assert all(code in listed for code in problem.CODES)


@pytest.mark.parametrize("code", sorted(problem.CODES))
def test_explain_tells_of_every_code(code: str) -> None:
    result = run("explain", code.lower())
    assert result.exit_code == 0
    assert problem.CODES[code].why in result.stdout


def test_schema_writes_what_differs(site: Path) -> None:
    assert run("schema", "--check").exit_code == 0
    (site / "schemas/policy.json").unlink()
    (site / ".vscode/settings.json").write_text("{}", "utf-8")
    asked = run("schema", "--check")
    assert asked.exit_code == 1
    assert "schemas/policy.json" in asked.stdout
    assert "2 个文件" in run("schema", str(site)).stdout
    assert run("schema", "--check").exit_code == 0


def test_schema_where_nothing_can_be_written(site: Path) -> None:
    assert run("schema", str(site / "mkdocs.yml")).exit_code == 2


def test_headers_state_the_policy() -> None:
    result = run("headers", "--for", "nginx")
    assert result.exit_code == 0
    assert "frame-ancestors 'none'" in result.stdout


def test_help_is_in_chinese() -> None:
    for command in ([], *([name] for name in cli.cli.commands)):
        text = run(*command, "--help").stdout
        assert text.startswith("用法: zwgk")
        for word in ("Options", "Commands", "Usage", "Show this"):
            assert word not in text


def test_version() -> None:
    assert run("--version").stdout.startswith("zwgk ")


def test_without_a_command_the_help_is_shown() -> None:
    result = run()
    assert result.exit_code == 2
    assert "命令:" in result.output
