"""The texts a policy has had, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zwgk.model.graph import RecordKey
from zwgk.model.values.text import Choice


class VersionOrigin(Choice):
    """Where a text comes from."""

    original = "公布的文本"
    amendment = "修改后的文本"
    correction = "网页文本"


@dataclass(frozen=True, slots=True)
class SourceRevision:
    """The body of a source file as it was published from a day on.

    ``cut``: texts before it are not known or not shown.
    """

    day: date
    body: str
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """A policy's text since a day.

    ``name``: its part of the address, the day and, from the second text of a day on, a
    number (``2025-12-01-2``). ``source``: the record whose body it is; ``restated``: it was
    cut out of that body.
    """

    name: str
    day: date
    text: str
    source: RecordKey
    origin: VersionOrigin
    restated: bool = False
