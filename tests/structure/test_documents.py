"""Documentation keeps step with the product."""

from __future__ import annotations

import re

import pytest

from tests.end_to_end.routes import ROOT
from zwgk.cli import cli
from zwgk.model.kinds import RECORD_TYPES
from zwgk.problem import CODES, FAMILY_LABELS, FORMATS, Level, Where

RULES = ROOT / "tests" / "rules"
DOCUMENTS = "\n".join(
    path.read_text("utf-8")
    for path in [*(ROOT / "docs").rglob("*.md"), ROOT / "README.md", ROOT / "DEVELOPERS.md"]
)


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_is_documented(name: str) -> None:
    commands = (ROOT / "docs/for-developers/commands.md").read_text("utf-8")
    assert f"`zwgk {name}" in commands
    assert cli.commands[name].help, f"zwgk {name} has no help"
    for parameter in cli.commands[name].params:
        for option in getattr(parameter, "opts", ()):
            if option.startswith("--") and option not in ("--help",):
                assert option in commands, f"zwgk {name} {option}"


def test_no_command_is_documented_that_does_not_exist() -> None:
    said = set(re.findall(r"`zwgk ([a-z]+)", DOCUMENTS))
    assert said <= set(cli.commands), said - set(cli.commands)


def test_both_readmes_name_the_same_commands_and_files() -> None:
    english = (ROOT / "README.md").read_text("utf-8")
    chinese = (ROOT / "README.zh-CN.md").read_text("utf-8")

    def facts(text: str) -> list[str]:
        code = re.findall(r"(?m)^(?:make|cd|\.venv|\.\./zwgk)[^#\n]*", text)
        links = re.findall(r"\]\(((?!README)[^)]+)\)", text)
        return sorted(line.strip() for line in [*code, *links])

    assert facts(english) == facts(chinese)


def test_links_in_the_documents_lead_somewhere() -> None:
    broken = []
    for path in [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]:
        text = re.sub(r"(?ms)^ *```.*?^ *```|`[^`\n]+`", "", path.read_text("utf-8"))
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
            if not (path.parent / link).exists():
                broken.append(f"{path.relative_to(ROOT)}: {link}")
    assert not broken, broken


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_problem_code_has_examples(code: str) -> None:
    folder = next((p for p in RULES.iterdir() if p.name.upper() == code), None)
    assert folder is not None, f"no tests/rules/{code}/"
    names = [path.name for path in folder.iterdir()]
    assert any(name.startswith("wrong") for name in names), f"{code}: no wrong example"
    assert any(name.startswith("right") for name in names), f"{code}: no right example"


def test_every_folder_of_examples_has_its_code() -> None:
    names = [path.name for path in RULES.iterdir() if path.is_dir()]
    folders = {name.upper() for name in names if not name.startswith("_")}
    assert folders - set(CODES) == set()


def test_codes_are_explained_in_plain_chinese() -> None:
    jargon = re.compile(
        r"YAML|Python|pydantic|JSON|字符串|字典|数组|列表类型|布尔|异常|traceback|None|null"
    )
    for code, declared in CODES.items():
        assert re.fullmatch(r"[A-Z]\d{3}", code) and code[0] in FAMILY_LABELS
        assert re.search(r"[\u4e00-\u9fff]", declared.title), code
        assert len(declared.why) > 8, code
        assert not jargon.search(declared.title + declared.why), code
        assert isinstance(declared.level, Level)


def test_duties_never_stop_a_build() -> None:
    problems = [
        c.at(Where("content/site.yml"), "x", "改") for c in CODES.values() if c.code.startswith("D")
    ]
    assert not any(p.stops for p in problems)


def test_report_formats_are_documented() -> None:
    commands = (ROOT / "docs/for-developers/commands.md").read_text("utf-8")
    for name in FORMATS:
        assert name in commands


def test_every_kind_has_templates() -> None:
    """Architecture 3.1: one folder of templates per content type."""
    for record_type in RECORD_TYPES:
        kind = record_type.kind
        if kind.settings or kind.name == "page":
            continue
        folder = ROOT / "theme" / "kinds" / kind.name
        assert (folder / "list.html").is_file() or kind.name == "sector", kind.name
        assert (folder / "page.html").is_file() == kind.own_page, kind.name


def test_the_changelog_has_an_unreleased_part() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "## [Unreleased]" in text
