"""HTML is valid (GW-16): html-validate over one page of every template, or over all."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.end_to_end.routes import ROOT
from tests.html.kinds import one_of_each
from tests.html.summary import Summary

COMMAND = ROOT / "node_modules" / ".bin" / "html-validate"


def validate(files: Iterable[Path]) -> list[str]:
    """What html-validate finds wrong."""
    if not COMMAND.exists() or not shutil.which("node"):
        pytest.fail("html-validate is not installed. Run: scripts/setup-browser", pytrace=False)
    wrong, waiting = [], [str(path) for path in files]
    while waiting:
        now, waiting = waiting[:200], waiting[200:]
        done = subprocess.run(
            [COMMAND, "--formatter", "json", "--config", ROOT / ".htmlvalidate.json", *now],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode not in (0, 1) or not done.stdout.strip():
            pytest.fail(f"html-validate ended with {done.returncode}:\n{done.stderr}{done.stdout}")
        for result in json.loads(done.stdout):
            for message in result["messages"]:
                place = f"{result['filePath']}:{message['line']}:{message['column']}"
                wrong.append(f"{place}: {message['ruleId']}: {message['message']}")
    return wrong


def test_gw_16_one_page_of_every_kind_is_valid(summaries: list[Summary], built_demo: Path) -> None:
    chosen = one_of_each(summaries)
    wrong = validate(built_demo / page.path for page in chosen.values())
    assert not wrong, f"{len(wrong)} in {len(chosen)} pages:\n" + "\n".join(wrong[:30])


def test_every_template_is_among_them(summaries: list[Summary]) -> None:
    """Each ``theme/kinds/<kind>/`` is seen on some page, so that its HTML is checked."""
    kinds = {path.parent.name for path in (ROOT / "theme" / "kinds").glob("*/*.html")}
    unseen = kinds - {page.kind for page in summaries}
    assert not unseen, f"no page of the example shows {sorted(unseen)}"


@pytest.mark.full
def test_gw_16_every_page_is_valid(pages: list[Path]) -> None:
    wrong = validate(pages)
    assert not wrong, f"{len(wrong)}:\n" + "\n".join(wrong[:30])


def test_planted_faults_are_found(tmp_path: Path) -> None:
    """The gate itself: what is wrong is found."""
    bad = tmp_path / "bad.html"
    bad.write_text(
        '<!doctype html>\n<html lang="zh-CN">\n<head><meta charset="utf-8"><title>x</title></head>\n'
        '<body><p id="a" style="color:red">x</p><p id="a"><div>y</div></p></body>\n</html>\n',
        "utf-8",
    )
    wrong = " ".join(validate([bad]))
    assert "no-dup-id" in wrong and "no-inline-style" in wrong
