"""Moving keys of a YAML mapping as blocks of lines, with the comments above them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import yaml

from zwgk.editing.yaml_text import last_line


@dataclass(frozen=True, slots=True)
class Ordered:
    """A block mapping and the wanted rank of each of its keys, as they stand."""

    node: yaml.MappingNode
    ranks: tuple[int, ...]

    @property
    def in_order(self) -> bool:
        """Whether nothing needs to move."""
        return list(self.ranks) == sorted(self.ranks)


@dataclass(frozen=True, slots=True)
class _Block:
    comments: list[str]
    blanks: list[str]
    body: list[str]


def reordered(text: str, ordered: Callable[[yaml.Node], Iterable[Ordered]]) -> str:
    """``text`` with every mapping that ``ordered`` reports in the order of its ranks.

    Deepest first, one reading of the text for each depth. Mappings whose layout leaves
    doubt (explicit ``?`` keys, several keys on a line) stay as they are.
    """
    depth: int | None = None
    while True:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        if root is None:
            return text
        todo = [o for o in ordered(root) if not o.in_order and _movable(o.node, text)]
        columns = {o.node.start_mark.column for o in todo}
        columns = {c for c in columns if depth is None or c < depth}
        if not columns:
            return text
        depth = max(columns)
        level = [o for o in todo if o.node.start_mark.column == depth]
        lines = text.splitlines(keepends=True)
        for one in sorted(level, key=lambda o: -o.node.start_mark.index):
            _rewrite(lines, one, text)
        text = "".join(lines)


def _movable(node: yaml.MappingNode, text: str) -> bool:
    lines = text.splitlines()
    for i, (key, _) in enumerate(node.value):
        prefix = lines[key.start_mark.line][: key.start_mark.column]
        allowed = r"\s*(- +)*" if i == 0 else r" *"
        if not re.fullmatch(allowed, prefix) or key.start_mark.column != node.start_mark.column:
            return False
    return True


def _rewrite(lines: list[str], one: Ordered, text: str) -> None:
    """Replace the mapping's lines in place; the number of lines may shrink by blanks."""
    node, column = one.node, one.node.start_mark.column
    pairs = node.value
    first_line = pairs[0][0].start_mark.line
    prefix = lines[first_line][:column]
    after_dash = "-" in prefix

    starts = [first_line]
    ends = [_own_end(pairs[0], text)]
    leads = [_lead_of_first(lines, first_line, column, after_dash)]
    for pair in pairs[1:]:
        line = pair[0].start_mark.line
        lead = line
        while lead - 1 > ends[-1] and _belongs_below(lines[lead - 1], column):
            lead -= 1
        leads.append(lead)
        starts.append(line)
        ends.append(_own_end(pair, text))

    blocks: list[_Block] = []
    for i, (lead, start) in enumerate(zip(leads, starts, strict=True)):
        stop = leads[i + 1] if i + 1 < len(leads) else _tail(lines, ends[i], column)
        above = lines[lead:start]
        comments = [line for line in above if line.strip()]
        blanks = [line for line in above if not line.strip()]
        body = [lines[start][column:], *lines[start + 1 : stop]]
        if not body[-1].endswith("\n"):
            body[-1] += "\n"
        blocks.append(_Block(comments, blanks, body))

    stop = _tail(lines, ends[-1], column)
    order = sorted(range(len(blocks)), key=lambda i: one.ranks[i])
    out: list[str] = []
    for position, i in enumerate(order):
        block = blocks[i]
        if position == 0:
            margin = prefix[: prefix.index("-")] if after_dash else None
            out.extend(
                line if margin is None else margin + line.lstrip() for line in block.comments
            )
            out.append(prefix + block.body[0])
        else:
            out.extend(block.blanks[:1])
            out.extend(block.comments)
            out.append(" " * column + block.body[0])
        out.extend(block.body[1:])
    lines[leads[0] : stop] = out


def _own_end(pair: tuple[yaml.Node, yaml.Node], text: str) -> int:
    return max(last_line(pair[0], text), last_line(pair[1], text))


def _belongs_below(line: str, column: int) -> bool:
    """A blank line, or a comment no deeper than the keys."""
    stripped = line.strip()
    return not stripped or (stripped.startswith("#") and len(line) - len(line.lstrip()) <= column)


def _lead_of_first(lines: list[str], first: int, column: int, after_dash: bool) -> int:
    """Where the first key's own comments begin; the head of a file stays where it is."""
    if after_dash:
        return first
    lead = first
    while lead > 0 and lines[lead - 1].strip() and _belongs_below(lines[lead - 1], column):
        lead -= 1
    return first if lead == 0 else lead


def _tail(lines: list[str], end: int, column: int) -> int:
    """The line after the last key: deeper comments directly below are still its own."""
    stop = end + 1
    while stop < len(lines):
        line = lines[stop]
        if line.strip().startswith("#") and len(line) - len(line.lstrip()) > column:
            stop += 1
        else:
            break
    return stop
