from dataclasses import dataclass
from pathlib import Path

import pytest

from zwgk.editing.site_root import NoSite, find_root, known, options
from zwgk.editing.sources import record_type_for


def test_the_root_is_found_from_below(tmp_path: Path) -> None:
    (tmp_path / "content/policies").mkdir(parents=True)
    (tmp_path / "content/site.yml").touch()
    assert find_root(tmp_path / "content/policies") == tmp_path
    with pytest.raises(NoSite, match="zwgk init"):
        find_root(Path(tmp_path.anchor))


@pytest.mark.parametrize(
    "text",
    [
        "plugins:\n  - search\n  - zwgk: {catalog_dir: mulu}\n",
        "plugins:\n  zwgk: {catalog_dir: mulu}\n",
        "extra:\n  zwgk: {catalog_dir: mulu}\nx: !ENV [A, b]\ny: !!python/name:os.system\n",
        "INHERIT: base.yml\nplugins: [zwgk]\n",
    ],
)
def test_our_options_are_read_without_running_anything(text: str, tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("extra: {zwgk: {catalog_dir: mulu}}\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    assert options(tmp_path) == {"catalog_dir": "mulu"}


@pytest.mark.parametrize("text", ["", "- a\n", "a: [\n", "docs_dir: neirong\n"])
def test_an_odd_file_has_no_options(text: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    assert options(tmp_path) == ({"content_dir": "neirong"} if "docs_dir" in text else {})


def test_only_known_options_are_taken() -> None:
    @dataclass(frozen=True)
    class Settings:
        offline: bool = False

    assert known({"offline": True, "other": 1}, Settings) == {"offline": True}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("content/site.yml", "site"),
        ("content/organisations/mzj.yml", "organisation"),
        ("content/organisations/groups.yml", "organisation_group"),
        ("catalog/sectors.yml", "sector"),
        ("catalog/社会救助.yml", "catalog_item"),
        ("content/policies/2021/a.md", "policy"),
        ("content/about/index.md", "page"),
        ("interpretations/interpreters.yml", "interpreter"),
        ("interpretations/2021/a.md", "interpretation"),
        ("content/addresses.yml", None),
        ("content/policies/a.yml", None),
        ("README.md", None),
    ],
)
def test_the_kind_of_a_file(path: str, kind: str | None) -> None:
    found = record_type_for(path)
    assert (found.kind.name if found else None) == kind
