"""What the words of an annual report claim, and how much of them stood there last year."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from zwgk.model.annual_report import AnnualReport


@dataclass(frozen=True, slots=True)
class Claim:
    """A number in the text: the words as written, what they count, and the table's number."""

    words: str
    number: int
    what: str
    read: Callable[[AnnualReport], int]

    def of(self, report: AnnualReport) -> int | None:
        """The number of the table; None when the row is not whole (V141 says so)."""
        try:
            return self.read(report)
        except IndexError:
            return None


def _total(row: str) -> Callable[[AnnualReport], int]:
    return lambda report: int(getattr(report.requests, row)[6])


def _documents(name: str) -> Callable[[AnnualReport], int]:
    return lambda report: int(getattr(report.proactive.normative, name))


_APPLICATIONS = "申请"
_NORMATIVE = "规范性文件"
_N = r"(\d+)件"

#: Word that the paragraph must hold, pattern, what is counted, and where the table says it.
_CLAIMS: tuple[tuple[str, re.Pattern[str], str, Callable[[AnnualReport], int]], ...] = (
    (
        _APPLICATIONS,
        re.compile(rf"(?:新收|收到|受理)(?:到)?新?(?:的)?(?:政府信息公开)?(?:申请)?{_N}"),
        "“本年新收”的总计",
        _total("received"),
    ),
    (
        _APPLICATIONS,
        re.compile(rf"上年(?:度)?结转的?(?:申请)?{_N}"),
        "“上年结转”的总计",
        _total("carried_in"),
    ),
    (
        _APPLICATIONS,
        re.compile(rf"(?:办结|答复)(?:申请)?{_N}"),
        "“总计处理”的总计",
        _total("settled"),
    ),
    (
        _APPLICATIONS,
        re.compile(rf"结转(?:到|至)?(?:下年|下一年|次年)度?(?:继续办理)?的?{_N}"),
        "“结转下年”的总计",
        _total("carried_out"),
    ),
    (
        _NORMATIVE,
        re.compile(rf"制发(?:行政规范性文件|规范性文件)?{_N}"),
        "规范性文件“本年制发”",
        _documents("made"),
    ),
    (
        _NORMATIVE,
        re.compile(rf"废止(?:行政规范性文件|规范性文件)?{_N}"),
        "规范性文件“本年废止”",
        _documents("repealed"),
    ),
    (
        _NORMATIVE,
        re.compile(rf"有效的?(?:行政)?(?:规范性)?(?:文件)?{_N}"),
        "规范性文件“现行有效”",
        _documents("in_force"),
    ),
)


def claims(text: str) -> Iterator[Claim]:
    """Numbers of the tables that ``text`` names, paragraph by paragraph.

    Only turns of phrase that can mean nothing else are read; a number written otherwise is
    passed over, never guessed.
    """
    for paragraph in re.split(r"\n\s*\n", text):
        said = re.sub(r"(?<=\d)[,，](?=\d{3})|\s", "", unicodedata.normalize("NFKC", paragraph))
        for word, pattern, what, read in _CLAIMS:
            match = pattern.search(said) if word in said else None
            if match:
                yield Claim(match[0], int(match[1]), what, read)


#: Shortest run of characters that counts as the same text.
_RUN = 10
_NUMBERS = re.compile(r"\d+")
_SIGNS = re.compile(r"[\W_]+")


def repeated(now: str, before: str) -> float:
    """The share of ``now`` that stood in ``before`` in runs of ten characters (AR-10).

    Numbers are taken as equal, signs are left out: a copied sentence with new numbers is
    still copied.
    """
    here, there = _bare(now), _bare(before)
    if len(here) < _RUN:
        return 0.0
    known = {there[i : i + _RUN] for i in range(len(there) - _RUN + 1)}
    covered = [False] * len(here)
    for i in range(len(here) - _RUN + 1):
        if here[i : i + _RUN] in known:
            covered[i : i + _RUN] = [True] * _RUN
    return sum(covered) / len(here)


def _bare(text: str) -> str:
    return _NUMBERS.sub("0", _SIGNS.sub("", unicodedata.normalize("NFKC", text)))
