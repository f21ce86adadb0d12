"""What no file of the repository may hold, and what its settings promise."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.end_to_end.routes import ROOT

#: Put together here, so that this file does not hold them itself.
HOSTS = tuple(
    "".join(parts)
    for parts in (
        ("py", "pi.org"),
        ("python", "hosted"),
        ("registry.npm", "js"),
        ("deb.", "debian"),
        ("mirrors.", "ustc"),
    )
)
PATHS = re.compile(r"(?<![\w.-])/(?:work/(?:main|shared)|tmp/bash|root/|home/\w+/)")
IDS = re.compile(r"\b(?:AR|CAT|CK|DEC|DOC|GW|INT|IPF|PF|PRV|SEC|SVC|TL|WR|ZL)-\d{2}[a-z]?\b")


def repository_files() -> Iterator[tuple[Path, str]]:
    """Every text file that is, or would be, in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode("utf-8")
    for name in listed.split("\0"):
        path = ROOT / name
        if name and path.is_file():
            try:
                yield path, path.read_text("utf-8")
            except UnicodeDecodeError:
                continue


def test_no_file_names_a_package_index_or_a_machine() -> None:
    found = []
    for path, text in repository_files():
        for number, line in enumerate(text.splitlines(), 1):
            if any(host in line for host in HOSTS) or PATHS.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert not found, "\n".join(found[:20])


def test_lock_files_carry_hashes_and_no_index() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text("utf-8")
        assert not re.search(r"(?m)^\s*--(?:extra-)?index|--find-links|://", text), name
        entries = re.findall(r"(?m)^[a-z0-9][^\n]*(?:\n    [^\n]*)*", text)
        assert len(entries) > 20
        assert all("--hash=sha256:" in entry for entry in entries), name
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text("utf-8")


def test_the_development_lock_has_the_same_versions() -> None:
    def versions(name: str) -> dict[str, str]:
        found = re.findall(r"(?m)^([a-z0-9._-]+)==(\S+)", (ROOT / name).read_text("utf-8"))
        return {package: version for package, version in found}

    site, development = versions("requirements.lock"), versions("requirements-dev.lock")
    assert {package: development.get(package) for package in site} == site


def test_requirement_ids_exist() -> None:
    listed = (ROOT / "tests/structure/requirement_ids.txt").read_text("utf-8").split("\n")
    known = {line for line in listed if line and not line.startswith("#")}
    found = [
        f"{path.relative_to(ROOT)}: {cited}"
        for path, text in repository_files()
        for cited in IDS.findall(text)
        if cited not in known
    ]
    assert not found, "\n".join(found[:20])


def test_the_engine_imports_only_what_it_declares() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[<>=!~ \[]", entry)[0].lower() for entry in project["dependencies"]}
    module_of = {
        "yaml": "pyyaml",
        "bs4": "beautifulsoup4",
        "python_calamine": "python-calamine",
        "docx": "python-docx",
        "ruamel": "ruamel.yaml",
        "pymdownx": "pymdown-extensions",
    }
    allowed_beside = {"zwgk", "pydantic_core", "markupsafe"}  # the last two come with declared ones
    found = []
    for path in (ROOT / "hooks").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in names:
                top = name.split(".")[0]
                if top in sys.stdlib_module_names or top in allowed_beside:
                    continue
                if module_of.get(top, top) not in declared:
                    found.append(f"{path.relative_to(ROOT)}: {name}")
    assert not found, found


#: Declared before it is used: the search index will be made with it.
AHEAD = {"lunr"}


def test_every_declared_package_is_needed() -> None:
    """What is declared is imported, or named as a Markdown extension or parent theme."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    engine = "\n".join(p.read_text("utf-8") for p in (ROOT / "hooks").rglob("*.py"))
    module_of = {
        "beautifulsoup4": "bs4",
        "pymdown-extensions": "pymdownx",
        "python-calamine": "python_calamine",
        "python-docx": "docx",
        "pyyaml": "yaml",
    }
    for entry in project["dependencies"]:
        package = re.split(r"[<>=!~ \[]", entry)[0]
        if package == "mkdocs-material":
            assert "extends: material" in (ROOT / "theme/mkdocs_theme.yml").read_text("utf-8")
            continue
        name = module_of.get(package, package)
        assert package in AHEAD or re.search(
            rf"(?m)(?:import|from) {re.escape(name)}|\b{name}\.\w+", engine
        ), package


def test_no_import_of_ours_inside_a_function() -> None:
    """It fails on the hook route, where the folder has left ``sys.path`` (architecture 2)."""
    found = []
    for path in (ROOT / "hooks").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for inner in ast.walk(node):
                    if isinstance(inner, ast.Import | ast.ImportFrom):
                        found.append(f"{path.relative_to(ROOT)}:{inner.lineno}")
    assert not found, found


def test_the_middle_never_reads_the_clock() -> None:
    edges = {"clock.py", "mkdocs_plugin.py"}
    pattern = re.compile(r"\b(?:date\.today|datetime\.now|datetime\.today|utcnow|time\.time)\(")
    found = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "hooks" / "zwgk").rglob("*.py")
        if path.name not in edges and pattern.search(path.read_text("utf-8"))
    ]
    assert not found, found


def test_scripts_are_executable() -> None:
    for name in (".ci/run", "scripts/setup", "scripts/setup-browser", "scripts/check"):
        assert (ROOT / name).stat().st_mode & 0o111, name
    assert "make test" in (ROOT / ".ci/run").read_text("utf-8")


def test_every_folder_of_tests_is_in_a_gate() -> None:
    gates = (ROOT / "scripts" / "gates.py").read_text("utf-8")
    folders = {p.relative_to(ROOT / "tests").parts[0] for p in (ROOT / "tests").rglob("test_*.py")}
    assert not {name for name in folders if f'"tests/{name}"' not in gates}


def test_every_package_is_named_with_its_licence() -> None:
    """THIRD_PARTY.md names each direct dependency by the name it is installed under."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = (project["dependencies"], *project["optional-dependencies"].values())
    names = {re.match(r"[\w-]+", stated)[0].lower() for group in groups for stated in group}  # type: ignore[index]
    told = (ROOT / "THIRD_PARTY.md").read_text("utf-8").lower()
    assert not [
        name for name in sorted(names) if not re.search(rf"(?<![\w-]){name}(?![\w-])", told)
    ]
