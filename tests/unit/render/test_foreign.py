"""Passages that are certainly not Chinese say so (A11-37)."""

from __future__ import annotations

import pytest

from zwgk.render.bodies import Bodies


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "欢迎 Welcome to Qinghe County, open to all 来访。",
            '<p>欢迎 <span lang="en">Welcome to Qinghe County, open to all</span> 来访。</p>',
        ),
        (
            "Welcome to **Qinghe County** and its services.",
            '<p lang="en">Welcome to <strong>Qinghe County</strong> and its services.</p>',
        ),
        ("- The list of items", '<ul>\n<li lang="en">The list of items</li>\n</ul>'),
        (
            "格式见 terms & conditions of use 一页。",
            '<p>格式见 <span lang="en">terms &amp; conditions of use</span> 一页。</p>',
        ),
        ("藏文 གཞུང་ཁང 写作", '<p>藏文 <span lang="bo">གཞུང་ཁང</span> 写作</p>'),
    ],
)
def test_certain_passages_are_marked(text: str, html: str) -> None:
    assert Bodies().html(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "用 Adobe Acrobat Reader 打开。",
        "附件是 PDF、OFD、DOCX XLSX PPTX 格式。",
        "`the code of it` 不动",
        "见 <https://www.qinghe.example.gov.cn/the-of-and/> 的说明",
        "![the map of it](a.png)",
        "[名单](the%20list%20of%20it.docx)",
        '<span lang="fr">la ville de the sun of</span>',
        '<span lang="en">the list of items</span>',
        "ni hao ma，拼音不是英文",
    ],
)
def test_nothing_else_is(text: str) -> None:
    html = Bodies().html(text)
    assert html.count("lang=") == text.count("lang=")
    assert "<span lang" not in html.replace('<span lang="fr">', "", 1).replace(
        '<span lang="en">the list', "", 1
    )


def test_the_code_of_a_paragraph_does_not_make_it_english() -> None:
    assert "lang" not in Bodies().html("`this is the code of it`")
    assert "lang" not in Bodies().html("```\nthis is the code of it\n```")


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ('<span lang="en">Qinghe Town</span>镇', '<span lang="en">Qinghe Town</span>'),
        ('Bienvenue à Qinghe\n{: lang="fr" }', '<p lang="fr">'),
        ('*Bonjour*{ lang="fr" }', '<em lang="fr">'),
    ],
)
def test_what_editors_write_themselves_works(text: str, mark: str) -> None:
    assert mark in Bodies().html(text)
