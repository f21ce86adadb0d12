"""Earlier texts of policies from git; without git, or without being asked, there are none."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.county import TODAY, county, policy
from zwgk.build import build, examine
from zwgk.model.settings import Settings

FIRST = "第一条　不超过1000元。\n\n第二条　自公布之日起施行。"
SECOND = FIRST.replace("1000", "2000")
PATH = "content/policies/2025/m.md"
WITH = Settings(history=True)


def text(body: str, **keys: str) -> str:
    return policy("救助办法", "青政办发〔2025〕7号", body, **keys)


def commit(root: Path, day: str, content: str | None, message: str = "修改") -> None:
    if content is not None:
        file = root / PATH
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
    when = f"{day}T10:00:00+08:00"
    who = {"GIT_AUTHOR_NAME": "张示例", "GIT_AUTHOR_EMAIL": "a@example.gov.cn"}
    who |= {"GIT_COMMITTER_NAME": "张示例", "GIT_COMMITTER_EMAIL": "a@example.gov.cn"}
    environment = os.environ | who | {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    for arguments in (["add", "-A"], ["commit", "-qm", message, "--allow-empty"]):
        subprocess.run(["git", "-C", str(root), *arguments], check=True, env=environment)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = county(tmp_path / "site")
    subprocess.run(["git", "-C", str(root), "init", "-q"], check=True)
    commit(root, "2025-03-11", text(FIRST + "\n\n草稿里的话。", 状态="草稿"), "起草")
    commit(root, "2025-03-12", text(FIRST), "发布")
    commit(root, "2025-03-20", text(FIRST, 关键词="[救助]"), "补关键词")
    commit(root, "2025-06-01", text(SECOND), "更正金额")
    return root


def pages(root: Path, settings: Settings) -> dict[str, bytes]:
    result, _ = build(root, today=TODAY, settings=settings)
    assert not result.stopped
    return {f.path: f.content for f in result.files}


def texts(root: Path) -> list[str]:
    found = examine(root, today=TODAY, settings=WITH).facts.versions.get(("policy", "m"), ())
    return [f"{v.name} {v.text.strip()}" for v in found]


def test_a_text_that_was_corrected_is_shown_as_it_was(site: Path) -> None:
    assert texts(site) == [f"2025-03-12 {FIRST}", f"2025-06-01 {SECOND}"]
    found = pages(site, WITH)
    assert "1000元" in found["policies/m/as-of/2025-03-12/index.html"].decode()
    compared = found["policies/m/compare/2025-03-12/2025-06-01/index.html"].decode()
    assert "［删去：</span>1000<" in compared
    assert not [p for p, c in found.items() if "草稿里的话".encode() in c]


def test_without_git_the_site_is_the_same_less_these_pages(site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns(".git"))
    plain = pages(copy, WITH)
    assert plain == pages(site, Settings()), "nobody asked for history"
    with_history = pages(site, WITH)
    more = set(with_history) - set(plain)
    assert more == {
        "policies/m/as-of/2025-03-12/index.html",
        "policies/m/as-of/2025-06-01/index.html",
        "policies/m/compare/2025-03-12/2025-06-01/index.html",
    }
    assert not set(plain) - set(with_history)
    # The last three count pages.
    counting = {"inspection/index.html", "accessibility/index.html", "api/report.json"}
    changed = {p for p in plain if plain[p] != with_history[p]}
    assert changed - counting == {"policies/m/index.html", "api/policies.json"}


def test_the_same_repository_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", str(site), str(other)], check=True)
    assert pages(other, WITH) == pages(site, WITH)


def test_personal_information_that_was_taken_out_stays_out(site: Path) -> None:
    commit(site, "2025-07-01", text(SECOND + "\n\n联系人手机13800138000。"), "加电话")
    commit(site, "2025-07-02", text(SECOND + "\n\n联系人见办公电话。"), "删手机")
    assert not [t for t in texts(site) if "13800138000" in t]
    assert len(texts(site)) == 3


def test_texts_before_a_day_are_left_out_when_the_editor_says_so(site: Path) -> None:
    commit(site, "2025-08-01", text(SECOND + "\n\n第三条　补充。", 历史文本起始日期="2025-05-01"))
    assert [t.split()[0] for t in texts(site)] == ["2025-06-01", "2025-08-01"]
    assert not [t for t in texts(site) if "1000" in t]


def test_a_shallow_clone_does_not_pass_its_oldest_text_for_the_first(
    site: Path, tmp_path: Path
) -> None:
    commit(site, "2025-08-01", text(SECOND + "\n\n第三条　补充。"))
    shallow = tmp_path / "shallow"
    address = f"file://{site}"
    subprocess.run(["git", "clone", "-q", "--depth", "2", address, str(shallow)], check=True)
    assert [t.split()[0] for t in texts(shallow)] == ["2025-06-01", "2025-08-01"]


def test_a_slip_mended_after_an_amendment_is_not_the_newest_text(site: Path) -> None:
    """The text that holds is the one the amending document restates, whatever is mended later."""
    later = policy(
        "修改救助办法的通知",
        "青政办发〔2026〕8号",
        "改第一条。\n\n" + FIRST.replace("1000", "5000"),
        成文日期="2026-02-02",
        发布日期="2026-02-03 09:00",
        施行日期="2026-03-01",
        修改文件="青政办发〔2025〕7号",
        修改后全文="青政办发〔2025〕7号",
    )
    file = site / "content/policies/2026/n.md"
    file.parent.mkdir(parents=True)
    file.write_text(later, "utf-8")
    commit(site, "2026-02-03", None, "修改办法")
    commit(site, "2026-06-01", text(SECOND.replace("公布之日", "发布之日")), "改错字")
    found = texts(site)
    assert [t.split()[0] for t in found] == ["2025-03-12", "2025-06-01", "2026-03-01"]
    assert "5000" in found[-1]
    built = pages(site, WITH)
    newest = built["policies/m/as-of/2026-03-01/index.html"].decode()
    assert "这不是最新的文本" not in newest
    # The page itself has the text with its slip mended, and leads to the one that holds.
    own = built["policies/m/index.html"].decode()
    assert "发布之日" in own and "as-of/2026-03-01/" in own


def test_commits_without_a_restated_text_are_versions_one_by_one(site: Path) -> None:
    """An amendment without 修改后全文: what editors wrote into the source is compared."""
    later = policy(
        "修改救助办法的通知",
        "青政办发〔2026〕8号",
        "把第一条的“2000元”改为“3000元”。",
        成文日期="2026-02-02",
        发布日期="2026-02-03 09:00",
        修改文件="青政办发〔2025〕7号",
    )
    file = site / "content/policies/2026/n.md"
    file.parent.mkdir(parents=True)
    file.write_text(later, "utf-8")
    commit(site, "2026-02-03", text(FIRST.replace("1000", "3000")), "照修改通知更新正文")
    found = texts(site)
    assert [t.split()[0] for t in found] == ["2025-03-12", "2025-06-01", "2026-02-03"]
    built = pages(site, WITH)
    assert "policies/m/compare/2025-06-01/2026-02-03/index.html" in built
    own = built["policies/m/index.html"].decode()
    assert "本文件已修改" in own and "compare/2025-06-01/2026-02-03/" in own
