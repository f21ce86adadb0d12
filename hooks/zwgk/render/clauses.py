"""Anchors on the clauses of a policy's text: ``第三条`` → ``id="t3"``, a link to itself.

The clause's own name is the link, so that it is reached by keyboard, copied like any link
and read out once.
"""

from __future__ import annotations

import re

from zwgk.model.clauses import Anchors, label_of

_BLOCK = re.compile(
    r"<(/?)(blockquote|ul|ol|dl|table|pre|details)\b[^>]*>"
    r"|<(p|h[1-6])((?:\s[^>]*)?)>(\s*)(<(?:strong|b)>)?(第[^<\n]*)"
)
_ID = re.compile(r"\sid=\"[^\"]*\"")


def with_clauses(html: str) -> str:
    """``html`` with anchors on its chapters, sections and clauses.

    Clauses inside quotations, lists and tables are another text's: they get none.
    """
    if "第" not in html:
        return html
    anchors = Anchors()
    inside = 0

    def block(match: re.Match[str]) -> str:
        nonlocal inside
        if match[2]:
            inside += -1 if match[1] else 1
            return match[0]
        name, attributes, space, bold, text = match[3], match[4], match[5], match[6] or "", match[7]
        label = None if inside else label_of(text, heading=name != "p")
        if label is None:
            return match[0]
        anchor = anchors.of(label)
        attributes = _ID.sub("", attributes)
        # The whole head of a chapter is its name; of a clause only 第三条.
        linked = text.rstrip() if label.kind != "条" else label.text
        rest = text[len(linked) :]
        link = f'<a class="clause-link" href="#{anchor}" title="本条的链接">{linked}</a>'
        if label.kind != "条":
            link = link.replace("本条", f"本{label.kind}")
        return f'<{name} id="{anchor}"{attributes}>{space}{bold}{link}{rest}'

    return _BLOCK.sub(block, html)
