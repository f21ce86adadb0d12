from datetime import date
from pathlib import Path

import pytest
import yaml

from zwgk.editing.sources import record_type_for
from zwgk.editing.starter import CannotStart, county_of, start, starter_files
from zwgk.editing.tidy import tidy
from zwgk.model.national_sectors import NATIONAL_SECTORS

FILES = starter_files("青禾县", date(2026, 11, 22), "9.9")


def test_no_mark_of_the_template_is_left() -> None:
    for path, text in FILES.items():
        for mark in ("@county@", "@level@", "@today@", "@year@", "@last-year@", "@version@"):
            assert mark not in text, path
            assert mark not in path


def test_it_has_what_a_site_needs() -> None:
    for path in (
        "mkdocs.yml", "requirements.txt", "README.md", ".gitignore", ".gitlab-ci.yml",
        ".gitea/workflows/zwgk.yml", ".forgejo/workflows/zwgk.yml", ".github/workflows/zwgk.yml",
        ".vscode/settings.json", "schemas/policy.json", "docs/部署.md",
        "content/site.yml", "content/requests.yml", "content/disclosure-guide.md",
        "content/rules/index.md", "catalog/sectors.yml", "catalog/社会救助.yml",
        "interpretations/interpreters.yml",
    ):  # fmt: skip
        assert path in FILES, path
    assert "zwgk==9.9" in FILES["requirements.txt"]


def test_it_lists_the_national_sectors() -> None:
    rows = yaml.safe_load(FILES["catalog/sectors.yml"])
    assert [row["国家序号"] for row in rows] == list(NATIONAL_SECTORS)
    assert [row["编号"] for row in rows] == [s.id for s in NATIONAL_SECTORS.values()]


def test_no_lead_unit_is_made_up() -> None:
    """Only the units the new site has lead a sector; the usual ones are remarks."""
    text = FILES["catalog/sectors.yml"]
    leads = [row["牵头单位"] for row in yaml.safe_load(text) if "牵头单位" in row]
    assert leads == ["县民政局", "县民政局"]
    assert "  # 牵头单位: 县教育体育局\n" in text
    assert "救灾生产" not in text, "a misprint of others is not shown"


def test_it_is_tidy() -> None:
    for path, text in FILES.items():
        record_type = record_type_for(path)
        if record_type:
            assert tidy(text, record_type) == text, path


def test_yaml_files_can_be_read() -> None:
    for path, text in FILES.items():
        if path.endswith(".yml"):
            assert yaml.safe_load(text), path


@pytest.mark.parametrize(
    ("name", "county"),
    [("青禾县", "青禾县"), ("江南区政务公开", "江南区"), ("site", "示例县"), ("甲", "示例县")],
)
def test_the_folder_names_the_county(name: str, county: str, tmp_path: Path) -> None:
    assert county_of(tmp_path / name) == county


def test_units_are_called_after_the_level_of_the_place() -> None:
    files = starter_files("江南区", date(2026, 1, 1), "1")
    assert "主办单位: 区政府办公室" in files["content/site.yml"]


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "重要.txt").write_text("x", "utf-8")
    with pytest.raises(CannotStart, match="已经有文件"):
        start(tmp_path, FILES)
    assert [p.name for p in tmp_path.iterdir()] == ["重要.txt"]


def test_a_fresh_repository_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    start(tmp_path, {"a/b.txt": "x\n"})
    assert (tmp_path / "a/b.txt").read_bytes() == b"x\n"
