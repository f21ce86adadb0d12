"""Tables of bodies: every head says whether it is of its column or its row (A11-37).

A first column is the head of its rows where the editor wrote it all in bold, or left the
cell at the top left empty. Alignment becomes a class (no inline style: GW-11, CSP).
"""

from __future__ import annotations

import re

_TABLE = re.compile(r"<table\b.*?</table>", re.S | re.I)
_STYLE = re.compile(r' style="text-align: (left|center|right);"')
_ROW = re.compile(r"<tr\b.*?(?=<tr\b|</tr>|</thead>|</tbody>|</table>)", re.S | re.I)
_BARE_HEAD = re.compile(r"<th(?=[\s>])(?![^>]*\sscope\s*=)", re.I)
_ANY_HEAD = re.compile(r"<th[\s>]", re.I)
_FILLED = re.compile(r"<td\b[^>]*>(?!\s*</td>)", re.I)
_CORNER = re.compile(r"(<tr\b[^>]*>\s*)<th\b([^>]*)>(?:\s|&nbsp;)*</th>", re.I)
#: The first cell of a row that has another.
_FIRST = re.compile(
    r"(<tr\b[^>]*>\s*)<td\b([^>]*)>\s*((?:(?!</?t[dhr]\b).)*?)\s*</td>(?=\s*<t[dh]\b)", re.S | re.I
)
_BOLD = re.compile(r"<(strong|b)>((?:(?!</?\1>).)*)</\1>", re.S)


def with_scopes(html: str) -> str:
    """``html`` with the heads of its tables completed."""
    if "<table" not in html and "<TABLE" not in html:
        return html
    return _STYLE.sub(r' class="align-\1"', _TABLE.sub(_table, html))


def _table(match: re.Match[str]) -> str:
    head, mark, body = match[0].partition("</thead>")
    if not mark:
        head, body = "", head
    head = _BARE_HEAD.sub('<th scope="col"', head)
    if _ANY_HEAD.search(body):
        body = _ROW.sub(_scoped, body)
    elif "rowspan" not in body:
        corner = _CORNER.search(head)
        if corner and not head[: corner.start()].count("<tr"):
            head = _CORNER.sub(_empty_corner, head, count=1)
            body = _FIRST.sub(_row_head, body)
        else:
            first = [m[3] for m in _FIRST.finditer(body)]
            if first and all(_BOLD.fullmatch(text) for text in first):
                body = _FIRST.sub(_row_head, body)
    return head + mark + body


def _scoped(match: re.Match[str]) -> str:
    """A row of a table typed as HTML: heads beside data are its own, others of the columns."""
    scope = "row" if _FILLED.search(match[0]) else "col"
    return _BARE_HEAD.sub(f'<th scope="{scope}"', match[0])


def _empty_corner(match: re.Match[str]) -> str:
    attributes = match[2].replace(' scope="col"', "")
    return f"{match[1]}<td{attributes}></td>"


def _row_head(match: re.Match[str]) -> str:
    bold = _BOLD.fullmatch(match[3])
    text = bold[2] if bold else match[3]
    if not text:
        return match[0]
    return f'{match[1]}<th scope="row"{match[2]}>{text}</th>'
