"""解读规则: what interpretations must have and by when, as data a site may change (INT-04..09).

The rules that ship are in ``vocabulary/interpretation_rules.yml``; a site's own record
(``interpretations/rules.yml``) changes numbers and adds parts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from typing import Any, ClassVar

import yaml

from zwgk.model.interpretation import Form
from zwgk.model.record import Column, Kind, Part, Record, key
from zwgk.model.values.dates import Day
from zwgk.model.values.text import Choice, Count, Many, Text, fold


class Wanted(Choice):
    """How much a part of an interpretation is asked for (INT-08)."""

    required = "必备"
    advised = "建议"
    on_replacing = "有旧文件时必备"
    unasked = "不要求"


class ContentPart(Part):
    """A part an interpretation has (INT-08)."""

    label: Text = key("名称", "这项内容的名称，和已有的相同就是修改它", required=True, example="办理渠道")
    also: Many[Text] = key("也叫", "小标题里出现这些词也算写了", default=(), example="[怎么办, 去哪办]")
    wanted: Wanted = key("要求", "必备、建议、有旧文件时必备或不要求", default=Wanted.advised, example="建议")


class InterpretationRules(Record):
    """解读规则."""

    kind: ClassVar[Kind] = Kind(
        name="interpretation_rules",
        label="解读规则",
        plural="interpretation-rules",
        sources=("interpretations/rules.yml",),
        form="one",
        column=Column("解读规则", "解读要写的内容和最迟期限", ("政策解读",), "政策解读"),
        own_page=False,
        settings=True,
        title="name_text",
    )

    working_days: Count | None = key("最迟工作日", "解读最迟在文件公开后几个工作日内发布", example="3", requirements=("INT-04",))
    question_count: Count | None = key("问答条数", "每份应当解读的文件至少几条问答", example="3", requirements=("INT-05",))
    form_count: Count | None = key("形式种数", "每份应当解读的文件至少几种解读形式", example="2", requirements=("INT-09",))
    copied_percent: Count | None = key("照抄上限", "和原文相同的句子超过百分之几算照抄", example="60", requirements=("INT-08",))
    reports_from: Day | None = key("通报起始", "季度通报从哪一天所在的季度做起，不填就从第一份文件做起", example="2024-01-01")
    parts: Many[ContentPart] = key("解读内容", "解读要写的内容，照名称修改或者增加", default=(), requirements=("INT-08",))

    @property
    def name_text(self) -> str:
        """There is one such file."""
        return self.kind.label


@dataclass(frozen=True, slots=True)
class ContentRule:
    """A part of interpretations: its label, words of headings that mean it, forms that are it."""

    label: str
    words: tuple[str, ...]
    wanted: Wanted
    by_form: frozenset[Form] = frozenset()

    def is_in(self, headings: Iterable[str], forms: Iterable[Form]) -> bool:
        """Whether one of the (folded) headings or forms is this part."""
        if self.by_form.intersection(forms):
            return True
        return any(word in heading for heading in headings for word in self.words)


@dataclass(frozen=True, slots=True)
class InterpretationDuty:
    """The rules in force on a site: numbers and parts.

    ``working_days`` after publication an interpretation is due; ``questions`` and ``forms``
    a document needs; ``copied``: share of copied text that is too much, 0 to 1;
    ``reports_from``: the first quarter that has a notice is the one of this day.
    """

    working_days: int
    questions: int
    forms: int
    copied: float
    parts: tuple[ContentRule, ...]
    reports_from: date | None = None

    def of(self, site: InterpretationRules | None) -> InterpretationDuty:
        """These rules with what a site changes and adds."""
        if site is None:
            return self
        parts = {p.label: p for p in self.parts}
        for part in site.parts:
            known = parts.get(part.label)
            words = (*(known.words if known else ()), *_folded((part.label, *part.also)))
            forms = known.by_form if known else frozenset()
            parts[part.label] = ContentRule(part.label, words, part.wanted, forms)

        def stated(value: int | None, shipped: int) -> int:
            return shipped if value is None else value

        return replace(
            self,
            working_days=stated(site.working_days, self.working_days),
            questions=stated(site.question_count, self.questions),
            forms=stated(site.form_count, self.forms),
            copied=self.copied if site.copied_percent is None else site.copied_percent / 100,
            parts=tuple(parts.values()),
            reports_from=site.reports_from,
        )


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(fold(word) for word in words)


def _shipped() -> InterpretationDuty:
    text = (files("zwgk.model.vocabulary") / "interpretation_rules.yml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    parts = tuple(
        ContentRule(
            entry["label"],
            _folded((entry["label"], *entry["also"])),
            Wanted[entry["wanted"]],
            frozenset(Form[name] for name in entry.get("by_form", ())),
        )
        for entry in data["parts"].values()
    )
    return InterpretationDuty(
        data["deadline"]["working_days"],
        data["questions"]["count"],
        data["forms"]["count"],
        data["copied"]["percent"] / 100,
        parts,
    )


#: The rules that ship with the engine.
SHIPPED = _shipped()
