"""``zwgk report facts``: what there is, and what a change would touch."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.county import county
from tests.unit.load.test_stated import SITE, facts
from tests.unit.test_cli_report import run


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    county(tmp_path, {**SITE, **facts(), "mkdocs.yml": "site_name: x\n"})
    monkeypatch.chdir(tmp_path)


def test_without_a_name_all_are_listed() -> None:
    result = run("report", "facts")
    assert result.exit_code == 0
    assert "电话 大厅电话：0000-0000051（2020-01-01起），用在 2 处" in result.output
    assert "共 3 条事实。" in result.output


def test_with_a_name_every_place_and_page_of_it_is_listed() -> None:
    output = run("report", "facts", "大厅电话").output
    assert "content/places/a.yml:6:5  大厅" in output
    assert "content/policies/2025/b.md:7:3  通知" in output
    assert "  policies/b/index.html\n" in output
    assert "  facts/phone-hall/index.html\n" in output
    assert "policies/c" not in output


def test_a_value_that_could_not_be_published_is_refused() -> None:
    result = run("report", "facts", "大厅电话", "--value", "13800000000")
    assert result.exit_code == 1
    assert "[V302]" in result.output


def test_an_unknown_name_is_said(tmp_path: Path) -> None:
    result = run("report", "facts", "没有的")
    assert result.exit_code == 2
    assert "没有“没有的”这条事实" in result.output
