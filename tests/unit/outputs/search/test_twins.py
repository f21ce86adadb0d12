"""Python and the page cut, fold, hash and read the same: one file of samples holds both."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.end_to_end.routes import ROOT
from zwgk.outputs.search.fold import TRADITIONAL, fold, hashed, number, number_key, terms

VECTORS: dict[str, list[Any]] = json.loads(
    Path(__file__).with_name("vectors.json").read_text("utf-8")
)
SCRIPT = """
const e = require('./theme/search/engine.js');
const asked = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const simple = {};
asked.traditional.forEach(([a, b]) => { simple[a] = b; });
console.log(JSON.stringify(asked.texts.map((t) => {
  const f = e.fold(t, simple);
  return [f, e.terms(f), e.numberKey(f), e.terms(f).map(e.hashed)];
})));
"""


def page_says(texts: list[str]) -> list[list[Any]]:
    """What the script of the page makes of texts."""
    if not shutil.which("node"):
        pytest.fail("node is not installed. Run: scripts/setup-browser", pytrace=False)
    done = subprocess.run(
        ["node", "-e", SCRIPT],
        input=json.dumps({"texts": texts, "traditional": list(TRADITIONAL.items())}),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return list(json.loads(done.stdout))


def engine_says(text: str) -> list[Any]:
    folded = fold(text)
    found = list(terms(folded))
    return [folded, found, number_key(folded), [hashed(t) for t in found]]


def test_python_keeps_the_samples() -> None:
    for text, wanted in VECTORS["fold"]:
        assert fold(text) == wanted
        assert len(fold(text)) == len(text)
    for text, found in VECTORS["terms"]:
        assert list(terms(text)) == found
    for text, wanted in VECTORS["key"]:
        assert number_key(fold(text)) == wanted
    for text, value in VECTORS["hash"]:
        assert hashed(text) == value


def test_the_page_keeps_the_samples() -> None:
    texts = [text for part in VECTORS.values() for text, _ in part]
    assert page_says(texts) == [engine_says(text) for text in texts]


@settings(max_examples=8, deadline=None)
@given(
    st.lists(
        st.text(
            st.sampled_from("低保最生活號〔〕２1Aａz　 -_.，。𬭩㙍〇é€年第号\u2028"), max_size=24
        ),
        min_size=40,
        max_size=40,
    )
)
def test_twins_over_made_up_texts(texts: list[str]) -> None:
    assert page_says(texts) == [engine_says(text) for text in texts]


def test_folding_twice_changes_nothing() -> None:
    text = "".join(TRADITIONAL)
    assert fold(fold(text)) == fold(text)


def test_numbers_read_back() -> None:
    values = [0, 1, 31, 32, 1023, 1024, 50_000, 2**31]
    script = (
        "const e = require('./theme/search/engine.js');"
        "console.log(JSON.stringify(e.numbers(process.argv[1])));"
    )
    done = subprocess.run(
        ["node", "-e", script, "".join(map(number, values))],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert json.loads(done.stdout) == values
