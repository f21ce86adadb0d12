"""Places in YAML text: where a value ends, which lines belong to which key."""

from __future__ import annotations

import yaml


def last_line(node: yaml.Node, text: str) -> int:
    """The last line (from 0) that holds something of ``node``.

    Marks of block collections and block scalars reach to the next token; that stretch
    holds only blank lines and comments, which are not the node's.
    """
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        final = node.value[-1]
        if isinstance(final, tuple):
            return max(last_line(final[0], text), last_line(final[1], text))
        return last_line(final, text)
    end = node.end_mark
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        line_start = end.index - end.column
        if end.line > node.start_mark.line and not text[line_start : end.index].strip():
            return int(end.line) - 1
    return int(end.line)
