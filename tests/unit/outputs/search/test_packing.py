"""What search counted is kept between builds: the same bytes, never from a broken cache."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.county import TODAY, county, policy
from zwgk.build import build
from zwgk.load import keep, read_kept
from zwgk.model.search import FacetValue, SearchEntry, SearchPlan
from zwgk.model.settings import Settings
from zwgk.outputs.search import Terms, packed, packing, restore, search_files

KIND = FacetValue("policy", "政策文件")
UNIT = (FacetValue("a", "县民政局"),)


def entry(n: int, text: str) -> SearchEntry:
    return SearchEntry(
        title=f"第{n}件 𠮷", url=f"p/{n}/", kind=KIND, text=(text,), numbers=(f"甲〔2025〕{n}号",),
        names=("低保",), organisations=UNIT,
    )  # fmt: skip


def written(entries: list[SearchEntry], terms: Terms | None = None) -> dict[str, bytes]:
    return {f.path: f.content for f in search_files(SearchPlan(tuple(entries)), terms=terms)}


@settings(max_examples=12)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=6), st.text(max_size=40))
def test_a_restored_build_gives_the_same_bytes(texts: list[str], more: str) -> None:
    entries = [entry(n, text) for n, text in enumerate(texts)]
    first = Terms(keep=True)
    assert written(entries, first) == written(entries)
    entries.append(entry(99, more))
    again = Terms(keep=True)
    restore(again, packed(first))
    assert written(entries, again) == written(entries)
    assert again.counted == 1, "only the new one"


def test_what_is_broken_or_foreign_is_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    terms = Terms(keep=True)
    written([entry(n, "正文") for n in range(9)], terms)
    good = packed(terms)
    broken = [b"", b"x", good[:-1], good + b"x", good[:70], good[32:], b"{}" * 99]
    broken += [good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :] for at in range(0, len(good), 7)]
    for content in broken:
        new = Terms(keep=True)
        restore(new, content)
        assert not new.kept and not new.vocabulary
    monkeypatch.setattr(packing, "fingerprint", lambda: bytes(32))
    new = Terms(keep=True)
    restore(new, good)
    assert not new.kept, "another version counts anew"


def test_words_of_pages_long_gone_do_not_pile_up() -> None:
    kept = b""
    sizes = []
    for year in range(40):
        terms = Terms(keep=True)
        restore(terms, kept)
        sign = chr(0x4E00 + 97 * year)
        written([entry(n, f"{sign}{chr(0x5E00 + n)}" * 20) for n in range(30)], terms)
        kept = packed(terms)
        sizes.append(len(kept))
    assert max(sizes) < 2 * sizes[0]


def test_a_build_counts_what_changed_and_no_more(tmp_path: Path) -> None:
    """Two builds of a site, and one that keeps nothing: the same files."""
    county(tmp_path, {"content/policies/2025/b.md": policy("甲乙丙丁")})

    def made(settings: Settings, terms: Terms | None = None) -> dict[str, bytes]:
        result, _ = build(tmp_path, today=TODAY, settings=settings, terms=terms)
        assert not result.stopped
        return {f.path: f.content for f in result.files}

    bare = made(Settings(cache=False))
    assert not (tmp_path / ".zwgk-cache").exists()
    cold = made(Settings())
    assert read_kept(tmp_path, "search-terms")
    again = Terms(keep=True)
    warm = made(Settings(), again)
    assert again.counted == 0
    assert bare == cold == warm
    assert made(replace(Settings(), cache=False)) == bare


def test_a_site_that_may_not_be_written_is_built(tmp_path: Path) -> None:
    (tmp_path / ".zwgk-cache").write_text("a file where the folder should be", "utf-8")
    keep(tmp_path, "x", b"y")
    assert read_kept(tmp_path, "x") == b""


def test_a_kept_file_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that is killed, or another that writes at the same time, spoils nothing."""
    keep(tmp_path, "x", b"first")

    def full(self: Path, content: bytes) -> int:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "write_bytes", full)
    keep(tmp_path, "x", b"second")
    assert read_kept(tmp_path, "x") == b"first"
    assert [p.name for p in (tmp_path / ".zwgk-cache").iterdir()] == ["x"]
