"""法定主动公开类目: the classes of 条例 art. 20 and 21, shipped as data (PF-02, PF-04)."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from zwgk.model.record import Record
from zwgk.model.shared import StatutoryClass


@dataclass(frozen=True, slots=True)
class ClassOfLaw:
    """A class: ``id`` of its address, the option editors choose, and what belongs to it.

    ``kinds`` are ``kind`` or ``kind:document type``; ``towns``: townships only.
    """

    id: str
    option: StatutoryClass
    covers: str
    sectors: frozenset[str]
    kinds: frozenset[str]
    towns: bool

    @property
    def article(self) -> str:
        """Where the class stands in the regulation."""
        if self.id.startswith("z20"):
            return f"第二十条第（{_NUMBERS[int(self.id[4:]) - 1]}）项"
        return "第二十一条"


_NUMBERS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"]


def _classes() -> tuple[ClassOfLaw, ...]:
    text = (files("zwgk.model") / "statutory_classes.yml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return tuple(
        ClassOfLaw(
            id,
            StatutoryClass[entry["name"]],
            entry["covers"],
            frozenset(entry.get("sectors", ())),
            frozenset(entry.get("kinds", ())),
            entry.get("towns") == "是",
        )
        for id, entry in data.items()
    )


#: In the order of the regulation.
CLASSES = _classes()


def publisher_field(record_type: type[Record]) -> str:
    """The field that names who published a record: whose column it stands in (PF-08).

    Empty where a kind has none.
    """
    names = ("organisation", "provider", "issuers")
    return next((name for name in names if name in record_type.model_fields), "")
