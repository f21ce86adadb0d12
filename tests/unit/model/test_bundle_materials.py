"""One list of materials of a 一件事: each thing once, with where it is wanted (SVC-08)."""

from __future__ import annotations

from typing import Any

from zwgk.model.bundle import Bundle
from zwgk.model.bundle_materials import merged, unknown_names
from zwgk.model.service_guide import Necessity, ServiceGuide


def guide(name: str, *evidence: dict[str, Any]) -> ServiceGuide:
    return ServiceGuide.model_validate(
        {
            "id": name,
            "name": name,
            "key_point": "办",
            "provider": "县民政局",
            "audience": "个人",
            "published_on": "2026-01-01 09:00",
            "basis": "法",
            "requirements": "有",
            "evidence": list(evidence),
            "steps": [{"name": "申请", "text": "到窗口"}],
            "statutory_days": "10个工作日",
            "cost": "不收费",
            "places": "大厅",
            "hours": "工作日",
            "visits": "1",
            "agent": "可以",
            "home_visit": "可以",
            "phone": "0000-0000001",
            "complaint_phone": "0000-0000002",
        }
    )


def bundle(**keys: Any) -> Bundle:
    return Bundle.model_validate(
        {
            "id": "b",
            "name": "一件事",
            "key_point": "一次办",
            "lead": "县民政局",
            "published_on": "2026-01-01 09:00",
            "steps": [{"guide": "甲"}, {"guide": "乙"}],
            "counter": "一楼",
            "phone": "0000-0000001",
            **keys,
        }
    )


def card(name: str, form: str = "原件核验", **keys: Any) -> dict[str, Any]:
    return {"name": name, "form": form, "copies": "1", **keys}


def test_the_same_name_is_listed_once_with_every_use() -> None:
    guides = [guide("甲", card("身份证"), card("照片")), guide("乙", card("身份 证", "复印件"))]
    things = merged(bundle(), guides)
    assert [(t.name, [u.guide for u in t.uses]) for t in things] == [
        ("身份证", [0, 1]),
        ("照片", [0]),
    ]


def test_other_names_are_one_where_the_bundle_says_so() -> None:
    guides = [guide("甲", card("申请人身份证")), guide("乙", card("经办人身份证"))]
    joined = [
        {
            "name": "办事人的身份证",
            "includes": ["申请人身份证", "经办人身份证"],
            "note": "谁来带谁的",
        }
    ]
    things = merged(bundle(joined=joined), guides)
    assert [(t.name, t.note, len(t.uses)) for t in things] == [("办事人的身份证", "谁来带谁的", 2)]
    assert len(merged(bundle(), guides)) == 2


def test_the_strictest_that_a_guide_asks_for_holds() -> None:
    one, two = (
        card("户口簿", "复印件", necessity="可容缺"),
        card("户口簿", "原件", necessity="必要"),
    )
    (thing,) = merged(bundle(), [guide("甲", one), guide("乙", two)])
    assert thing.necessity is Necessity.required
    assert thing.form == "原件"
    assert thing.copies == 2, "what is handed in twice is wanted twice"


def test_an_original_that_is_only_looked_at_serves_all() -> None:
    (thing,) = merged(bundle(), [guide("甲", card("身份证")), guide("乙", card("身份证"))])
    assert thing.copies == 1


def test_what_only_some_have_to_do_asks_only_them() -> None:
    guides = [guide("甲", card("身份证")), guide("乙", card("身份证"), card("房产证"))]
    things = {t.name: t.necessity for t in merged(bundle(), guides, {1})}
    assert things == {"身份证": Necessity.required, "房产证": Necessity.conditional}


def test_what_is_shared_between_units_is_not_brought() -> None:
    guides = [guide("甲", card("身份证")), guide("乙", card("营业执照"))]
    made = bundle(shared=[{"name": "营业执照", "note": "前一步推送"}])
    assert {t.name: t.shared for t in merged(made, guides)} == {"身份证": False, "营业执照": True}


def test_names_that_no_guide_asks_for_are_told() -> None:
    joined = [{"name": "证件", "includes": ["身份证", "护照"]}]
    made = bundle(joined=joined, shared=[{"name": "营业执照"}])
    assert unknown_names(made, [guide("甲", card("身份证"))]) == [
        ("joined", 0, "护照"),
        ("shared", 0, "营业执照"),
    ]
