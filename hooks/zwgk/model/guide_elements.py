"""The elements of a guide in the order of the standard for service centres (SVC-16).

As GB/T 36114-2018 has them. A guide of the profile 完整 says all of them; a page shows them
in this order whatever the order in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zwgk.model.service_guide import ServiceGuide
from zwgk.model.service_numbers import costs_nothing


@dataclass(frozen=True, slots=True)
class Element:
    """An element: what it is called, the fields that say it, and where the page has them.

    ``none``: what stands there when nothing is filled in; without it the element is asked for.
    ``part``, ``anchor``: heading and id of the part of the page that has the whole of it, for
    what is too long to say twice.
    """

    label: str
    fields: tuple[str, ...]
    none: str = ""
    part: str = ""
    anchor: str = ""


ELEMENTS: tuple[Element, ...] = (
    Element("事项名称", ("name",)),
    Element("适用范围", ("audience",)),
    Element("事项类型", ("service_type",)),
    Element("办理依据", ("basis",)),
    Element("受理机构", ("provider",)),
    Element("决定机构", ("decider",)),
    Element("数量限制", ("quantity_limit",)),
    Element("受理条件", ("requirements",)),
    Element("禁止性要求", ("forbidden",), none="无"),
    Element("申请材料目录", ("evidence",), part="申请材料", anchor="bring"),
    Element("申请接收", ("submission",)),
    Element("办理基本流程", ("steps",), part="办理时限和流程", anchor="how"),
    Element("办理方式", ("handling",)),
    Element("办结时限", ("statutory_days", "promised_days")),
    Element("收费依据及标准", ("cost", "cost_basis")),
    Element("办理结果和送达", ("output", "delivery")),
    Element("申请人权利和义务", ("rights",)),
    Element("咨询", ("phone",)),
    Element("监督投诉", ("complaint_phone",)),
    Element("办公地址和时间", ("places", "counter", "hours")),
    Element("办理进程和结果查询", ("query",)),
)
#: Fields that need not be filled for their element to be said.
_OPTIONAL = frozenset({"promised_days", "counter"})


def unsaid(guide: ServiceGuide) -> Iterator[str]:
    """Fields that the profile 完整 asks for and ``guide`` leaves empty, in order."""
    for element in ELEMENTS:
        if element.none:
            continue
        for name in element.fields:
            asked = name not in _OPTIONAL and not (
                name == "cost_basis" and costs_nothing(guide.cost)
            )
            if asked and not getattr(guide, name):
                yield name
