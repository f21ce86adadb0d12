"""The schemas are read by a small reader of the few keywords they use."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from zwgk.editing.json_schema import DIALECT, schema_files, schema_of
from zwgk.editing.settings_files import schema_globs
from zwgk.editing.sources import record_type_for
from zwgk.editing.starter import starter_files
from zwgk.model.kinds import BY_NAME, RECORD_TYPES
from zwgk.model.record import Record

KEYWORDS = {
    "$schema", "$comment", "$defs", "$ref", "title", "description", "examples", "doNotSuggest",
    "type", "enum", "anyOf", "allOf", "not", "if", "then", "else",
    "properties", "additionalProperties", "required", "items",
}  # fmt: skip
TYPES: dict[str, Any] = {
    "string": lambda v: isinstance(v, str),
    "number": lambda v: isinstance(v, int | float) and not isinstance(v, bool),
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "boolean": lambda v: isinstance(v, bool),
    "null": lambda v: v is None,
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
}


def fits(value: Any, schema: Any, root: Any) -> bool:
    """Whether ``value`` satisfies ``schema`` (draft 2020-12, the keywords above)."""
    if isinstance(schema, bool):
        return schema
    assert set(schema) <= KEYWORDS, set(schema) - KEYWORDS

    def sub(inner: Any, of: Any = value) -> bool:
        return fits(of, inner, root)

    types = schema.get("type", list(TYPES))
    types = [types] if isinstance(types, str) else types
    ok = any(TYPES[t](value) for t in types)
    ok &= "enum" not in schema or any(value == e and type(value) is type(e) for e in schema["enum"])
    ok &= "$ref" not in schema or sub(root["$defs"][schema["$ref"].removeprefix("#/$defs/")])
    ok &= "anyOf" not in schema or any(sub(s) for s in schema["anyOf"])
    ok &= all(sub(s) for s in schema.get("allOf", []))
    ok &= "not" not in schema or not sub(schema["not"])
    if "if" in schema:
        branch = "then" if sub(schema["if"]) else "else"
        ok &= branch not in schema or sub(schema[branch])
    if isinstance(value, dict):
        ok &= all(k in value for k in schema.get("required", []))
        known = schema.get("properties", {})
        ok &= all(
            sub(known.get(k, schema.get("additionalProperties", True)), v) for k, v in value.items()
        )
    if isinstance(value, list):
        ok &= all(sub(schema.get("items", True), v) for v in value)
    return bool(ok)


def accepts(kind: str, text: str) -> bool:
    schema = schema_of(BY_NAME[kind])
    return fits(yaml.load(text, _Yaml12), schema, schema)


class _Yaml12(yaml.SafeLoader):
    """As an editor reads YAML: a date is text."""


_Yaml12.yaml_implicit_resolvers = {
    first: [r for r in rules if "timestamp" not in r[0]]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

GROUP = "编号: towns\n  名称: 各镇\n  成员: 甲镇政府"


def test_every_kind_has_a_schema() -> None:
    assert set(schema_files()) == {f"{t.kind.name}.json" for t in RECORD_TYPES}


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda t: t.kind.name)
def test_every_key_stands_in_it_in_both_spellings(record_type: type[Record]) -> None:
    schema = schema_of(record_type)
    assert schema["$schema"] == DIALECT
    keys = {
        key for part in [schema, *schema["$defs"].values()] for key in part.get("properties", {})
    }
    for name, info in record_type.fields().items():
        assert {name, info.label} <= keys


def test_the_starter_fits() -> None:

    seen = 0
    for path, text in starter_files("青禾县", date(2026, 11, 22), "0").items():
        record_type = record_type_for(path)
        if record_type:
            front = text.split("---\n")[1] if path.endswith(".md") else text
            assert accepts(record_type.kind.name, front), path
            seen += 1
    assert seen > 10


def test_required_keys_in_either_spelling() -> None:
    assert accepts("organisation_group", f"- {GROUP}")
    assert accepts("organisation_group", "- {id: towns, name: 各镇, members: [甲镇政府]}")
    assert not accepts("organisation_group", "- {编号: towns, 名称: 各镇}")


def test_a_key_in_both_spellings_is_refused() -> None:
    assert not accepts("organisation_group", f"- {GROUP}\n  name: 各镇")


def test_unknown_keys_are_refused() -> None:
    assert not accepts("organisation_group", f"- {GROUP}\n  名字: 各镇")


def test_a_single_value_stands_for_a_list_and_a_bare_word_for_a_part() -> None:
    row = "{编号: q, 问: 问, 答: 答, 答复单位: 甲, 更新日期: 2022-05-01, 关键词: 低保}"
    assert accepts("question", f"- {row}")
    schema = schema_of(BY_NAME["policy"])
    attachments = schema["$defs"]["Policy"]["properties"]["附件"]
    for value in ("表.docx", ["表.docx"], [{"文件": "表.docx", "title": "表"}]):
        assert fits(value, attachments, schema)
    assert not fits([{"名称": "表"}], attachments, schema)


def test_choices_are_the_words_of_the_vocabulary() -> None:
    schema = schema_of(BY_NAME["policy"])
    status = schema["$defs"]["Policy"]["properties"]["状态"]
    assert status["enum"][:3] == ["发布", "草稿", "撤回"]
    assert fits("draft", status, schema)
    assert not fits("删除", status, schema)


def test_numbers_that_are_text_to_us_are_not_marked() -> None:
    rows = "- {编号: a, 国家序号: 05, 名称: 社会救助, 牵头单位: 县民政局}"
    assert accepts("sector", rows)


ROW = "{事项编码: A-1, 一级事项: 一, 二级事项: 二, 公开内容: 甲, 公开依据: 乙, 公开时限: 丙, "
ROW += "公开主体: 丁, 公开渠道: 政府网站, 公开方式: 主动公开, 公开层级: 县级"


def test_what_the_shared_block_says_need_not_be_repeated() -> None:
    rows = f"事项:\n  - {ROW}}}\n"
    assert not accepts("catalog_item", f"领域: 甲\n{rows}")
    assert accepts("catalog_item", f"领域: 甲\n默认: {{公开对象: 全社会}}\n{rows}")
    assert accepts("catalog_item", f"领域: 甲\ndefaults: {{audience: public}}\n{rows}")
    assert accepts("catalog_item", f"领域: 甲\n事项:\n  - {ROW}, 公开对象: 全社会}}\n")
    assert not accepts("catalog_item", f"事项:\n  - {ROW}, 公开对象: 全社会}}\n")


def test_a_file_of_units_may_hold_one_or_several() -> None:
    unit = "名称: 甲\n单位类型: 政府部门\n地址: 乙\n办公电话: 0000-0000001\n工作时间: 工作日\n"
    assert accepts("organisation", unit)
    listed = "- " + unit.replace("\n", "\n  ")
    assert not accepts("organisation", listed)
    assert accepts("organisation", f"{listed}编号: a\n")


def test_each_yaml_file_has_exactly_one_schema(tmp_path: Path) -> None:
    globs = schema_globs()
    for path in ("catalog/sectors.yml", "catalog/甲.yml", "content/organisations/groups.yml"):
        matching = [
            name
            for name, patterns in globs.items()
            if f"!{path}" not in patterns
            and any(path == p or _in_folder(path, p) for p in patterns)
        ]
        record_type = record_type_for(path)
        assert record_type
        assert matching == [f"schemas/{record_type.kind.name}.json"]


def _in_folder(path: str, pattern: str) -> bool:
    folder, star, _ = pattern.partition("**/*.yml")
    return bool(star) and path.startswith(folder)


def test_what_follows_an_upper_catalog_need_not_be_repeated() -> None:
    """沿用: everything but the differences comes from the upper level."""
    assert accepts("catalog_item", "领域: 社会救助\n事项:\n  - 沿用: SHJZ-0101\n")
    assert accepts("catalog_item", "领域: 社会救助\n事项:\n  - {adopts: A, 公开渠道: 政府网站}\n")
    assert not accepts("catalog_item", "领域: 社会救助\n事项:\n  - 备注: 随上级\n")
    assert accepts("sector", "- {沿用: jiuzai, 牵头单位: 县应急局}\n")
    assert not accepts("sector", "- {牵头单位: 县应急局}\n")
