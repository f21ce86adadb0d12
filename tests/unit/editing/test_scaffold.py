import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from zwgk.editing.declared import fields_of
from zwgk.editing.new_record import CannotMake, make
from zwgk.editing.scaffold import TO_FILL, quoted
from zwgk.editing.sources import record_type_for
from zwgk.editing.tidy import tidy
from zwgk.load import load
from zwgk.model.kinds import BY_NAME, RECORD_TYPES
from zwgk.model.record import Record
from zwgk.model.website_report import WebsiteReport

TODAY = date(2026, 11, 22)
EVERY = pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda t: t.kind.name)
LISTS = pytest.mark.parametrize(
    "record_type", [t for t in RECORD_TYPES if t.kind.form == "many"], ids=lambda t: t.kind.name
)


def left(root: Path, path: str) -> list[str]:
    """Problems of loading that are not about a placeholder."""
    lines = (root / path).read_text("utf-8").splitlines()
    return [
        f"{p.where}: {p.message}"
        for p in load(root).problems
        if TO_FILL not in p.message and TO_FILL not in lines[p.where.line - 1]
    ]


@EVERY
def test_a_new_record_loads_except_for_what_is_to_be_filled_in(
    record_type: type[Record], tmp_path: Path
) -> None:
    made = make(tmp_path, record_type, today=TODAY, title="关于“试点”的通知: 甲 #1")
    assert record_type_for(made.path) is record_type
    assert left(tmp_path, made.path) == []


@EVERY
def test_every_optional_key_can_be_switched_on(record_type: type[Record], tmp_path: Path) -> None:
    made = make(tmp_path, record_type, today=TODAY)
    file = tmp_path / made.path
    text = re.sub(r"(?m)^(\s*)#(?=\S)", r"\1", file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    # The example of a credit code is plainly not a real one; a new site has no upper level.
    told = [p for p in left(tmp_path, made.path) if "统一社会信用代码" not in p]
    assert [p for p in told if "“沿用”" not in p] == []
    for declared in fields_of(record_type):
        if declared.name != "former_addresses":
            assert re.search(rf"(?m)^\s*(- )?{re.escape(declared.info.label)}:", text)


@EVERY
def test_a_new_record_is_tidy(record_type: type[Record], tmp_path: Path) -> None:
    text = (tmp_path / make(tmp_path, record_type, today=TODAY).path).read_text("utf-8")
    assert tidy(text, record_type) == text


@EVERY
def test_nothing_is_overwritten(record_type: type[Record], tmp_path: Path) -> None:
    first = make(tmp_path, record_type, today=TODAY)
    before = (tmp_path / first.path).read_text("utf-8")
    if record_type.kind.settings:
        with pytest.raises(CannotMake, match="已经有了"):
            make(tmp_path, record_type, today=TODAY)
        return
    second = make(tmp_path, record_type, today=TODAY)
    assert second.id != first.id
    assert (tmp_path / first.path).read_text("utf-8").startswith(before)


@LISTS
def test_an_entry_is_added_at_the_end_and_the_rest_untouched(
    record_type: type[Record], tmp_path: Path
) -> None:
    made = make(tmp_path, record_type, today=TODAY)
    file = tmp_path / made.path
    file.write_text(file.read_text("utf-8").rstrip("\n") + "\n# 末尾的话\n", "utf-8")
    before = file.read_text("utf-8")
    again = make(tmp_path, record_type, today=TODAY)
    assert again.appended
    assert left(tmp_path, made.path) == []
    text = file.read_text("utf-8")
    assert before.removesuffix("# 末尾的话\n") in text
    assert "# 末尾的话" in text


def test_an_entry_follows_the_layout_of_the_list(tmp_path: Path) -> None:
    file = tmp_path / "content/tasks/2026.yml"
    file.parent.mkdir(parents=True)
    file.write_text("计划名称: 甲\n任务:\n- {序号: 7, 重点任务: 乙}\n备注x: 别动\n", "utf-8")
    made = make(tmp_path, BY_NAME["task"], today=TODAY, title="丙")
    text = file.read_text("utf-8")
    assert made.id == "8"
    rows = yaml.load(text, yaml.BaseLoader)
    assert [row["序号"] for row in rows["任务"]] == ["7", "8"]
    assert text.endswith("备注x: 别动\n")


def test_an_empty_list_gets_its_first_entry(tmp_path: Path) -> None:
    file = tmp_path / "catalog/甲.yml"
    file.parent.mkdir(parents=True)
    file.write_text("领域: 甲\n事项:\n", "utf-8")
    make(tmp_path, BY_NAME["catalog_item"], today=TODAY, record_id="JIA-01")
    assert yaml.safe_load(file.read_text("utf-8"))["事项"][0]["事项编码"] == "JIA-01"


def test_a_list_that_cannot_be_extended_safely_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "content/requests.yml"
    file.parent.mkdir(parents=True)
    for text in ("[{编号: a}]\n", "- {编号: a\n", "编号: a\n"):
        file.write_text(text, "utf-8")
        with pytest.raises(CannotMake, match="没有改动"):
            make(tmp_path, BY_NAME["request_office"], today=TODAY)
        assert file.read_text("utf-8") == text


def test_several_catalog_files_need_a_choice(tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        make(tmp_path, BY_NAME["catalog_item"], today=TODAY, to=name)
    assert "领域: 甲" in (tmp_path / "catalog/甲.yml").read_text("utf-8")
    with pytest.raises(CannotMake, match="--to"):
        make(tmp_path, BY_NAME["catalog_item"], today=TODAY)
    with pytest.raises(CannotMake, match="--to"):
        make(tmp_path, BY_NAME["catalog_item"], today=TODAY, to="../../etc/x")


@pytest.mark.parametrize("record_id", ["政策", "A1", "a b", "../x", "-a", ""])
def test_an_id_that_cannot_be_an_address_is_refused(record_id: str, tmp_path: Path) -> None:
    with pytest.raises(CannotMake, match="网页地址"):
        make(tmp_path, BY_NAME["policy"], today=TODAY, record_id=record_id)
    assert not list(tmp_path.rglob("*.md"))


def test_a_policy_lies_in_the_folder_of_its_year_and_is_a_draft(tmp_path: Path) -> None:
    made = make(tmp_path, BY_NAME["policy"], today=TODAY, title="通知")
    assert made.path == "content/policies/2026/2026-11-22-1.md"
    text = (tmp_path / made.path).read_text("utf-8")
    assert "\n标题: 通知\n" in text
    assert "\n状态: 草稿\n" in text
    assert "\n发布日期: 2026-11-22 09:00\n" in text


def test_folders_may_lie_elsewhere(tmp_path: Path) -> None:
    made = make(tmp_path, BY_NAME["place"], today=TODAY, folders={"content": tmp_path / "neirong"})
    assert made.path == "neirong/places/2026-11-22-1.yml"


@pytest.mark.parametrize(
    "text",
    ["a: b", "# x", "'", "[a", "- a", "甲 #乙", "是", "", "a:", "“甲”: 乙", "*a", "!x", "%", "a "],
)
def test_any_text_can_be_a_value(text: str) -> None:
    assert yaml.load(f"k: {quoted(text)}", yaml.BaseLoader) == {"k": text}
    assert yaml.load(f"k: [{quoted(text, in_list=True)}]", yaml.BaseLoader) == {"k": [text]}


def test_the_table_of_a_website_is_named_after_its_year(tmp_path: Path) -> None:
    """WR-01: made in January, it tells of the year before."""
    made = make(tmp_path, WebsiteReport, today=date(2026, 1, 12))
    assert made.path == "content/website-reports/2025.yml"
    assert "年度: 2025" in (tmp_path / made.path).read_text("utf-8").replace("'", "").replace(
        '"', ""
    )


@EVERY
def test_an_example_that_is_a_list_is_one_list(record_type: type[Record], tmp_path: Path) -> None:
    """``关键词: [低保, 救助]`` made active means two words, not one with brackets."""
    text = (tmp_path / make(tmp_path, record_type, today=TODAY).path).read_text("utf-8")
    assert "['[" not in text


def test_who_makes_a_second_site_file_is_not_told_to_choose_an_id(tmp_path: Path) -> None:
    make(tmp_path, BY_NAME["site"], today=TODAY)
    with pytest.raises(CannotMake, match="打开它修改"):
        make(tmp_path, BY_NAME["site"], today=TODAY)


def test_the_list_of_decisions_is_that_of_the_year(tmp_path: Path) -> None:
    """DEC-01: nothing of this year is added to the list of the last."""
    last = make(tmp_path, BY_NAME["decision_item"], today=date(2025, 3, 1))
    first = make(tmp_path, BY_NAME["decision_item"], today=TODAY)
    second = make(tmp_path, BY_NAME["decision_item"], today=TODAY)
    assert (last.path, first.path) == ("content/decisions/2025.yml", "content/decisions/2026.yml")
    assert (second.path, second.appended, second.id) == (first.path, True, "2")


@pytest.mark.parametrize(
    ("day", "name"), [(date(2026, 11, 22), "2026-q3"), (date(2027, 1, 5), "2026-q4")]
)
def test_ratings_go_to_the_quarter_that_ended(tmp_path: Path, day: date, name: str) -> None:
    """SVC-12: one file a period, and no row of a new one in the old."""
    assert (
        make(tmp_path, BY_NAME["service_rating"], today=day).path == f"content/ratings/{name}.yml"
    )
