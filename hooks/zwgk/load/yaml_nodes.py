"""YAML text → nodes with places. Every scalar stays the text that was typed.

Events of the C parser are taken one by one, so nothing is guessed (``07``, ``12:30`` and
``on`` stay text), nesting is bounded, and an alias can never be expanded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from yaml import events
from yaml._yaml import CParser
from yaml.error import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

#: Deeper nesting than this is never meant.
MAX_DEPTH = 32


@dataclass(slots=True)
class Scalar:
    """A piece of text. ``plain``: written without quotes and not as a block."""

    text: str
    line: int
    column: int
    end_line: int
    plain: bool


@dataclass(slots=True)
class Sequence:
    """A list. ``flow``: written in brackets."""

    items: list[Node]
    line: int
    column: int
    flow: bool


@dataclass(slots=True)
class Mapping:
    """Keys and values in the order written; a repeated key is still there twice."""

    pairs: list[tuple[Scalar, Node]]
    line: int
    column: int
    flow: bool
    end_line: int = 0


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """Where reading stopped and why, in the parser's own words (never shown)."""

    what: str
    context: str
    line: int
    column: int
    context_line: int
    context_column: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign with a special meaning that no source may use.

    ``sign`` is ``&``, ``*`` or ``!``; or ``---`` where a second document starts, ``[`` where
    nesting is too deep, ``{`` where a key is not a piece of text.
    """

    sign: str
    text: str
    line: int
    column: int


@dataclass(slots=True)
class Parsed:
    """``root`` is None when the text holds nothing or could not be read."""

    root: Node | None = None
    fault: SyntaxFault | None = None
    marks: list[Mark] = field(default_factory=list)


def parse(text: str, first_line: int = 1) -> Parsed:
    """Read one YAML document. Lines count from ``first_line``, columns from 1. Never raises."""
    parsed = Parsed()
    try:
        _Builder(parsed, first_line).build(CParser(text))
    except MarkedYAMLError as error:
        parsed.root = None
        parsed.fault = _fault(error, first_line)
    except (YAMLError, ReaderError, UnicodeError, ValueError) as error:
        parsed.root = None
        parsed.fault = SyntaxFault(str(error), "", first_line, 0, 0, 0)
    return parsed


def _fault(error: MarkedYAMLError, first_line: int) -> SyntaxFault:
    mark, context = error.problem_mark, error.context_mark
    return SyntaxFault(
        what=error.problem or "",
        context=error.context or "",
        line=mark.line + first_line if mark else first_line,
        column=mark.column + 1 if mark else 0,
        context_line=context.line + first_line if context else 0,
        context_column=context.column + 1 if context else 0,
    )


class _Builder:
    """Builds nodes from events with a stack of its own."""

    def __init__(self, parsed: Parsed, first_line: int) -> None:
        self.parsed = parsed
        self.first = first_line
        self.documents = 0

    def mark(self, sign: str, text: str, event: Any) -> None:
        self.parsed.marks.append(
            Mark(sign, text, event.start_mark.line + self.first, event.start_mark.column + 1)
        )

    def build(self, parser: CParser) -> None:
        first = self.first
        stack: list[Sequence | Mapping] = []
        keys: list[Scalar | None] = []  # the key that waits for its value, one a level
        node: Node
        # The stubs know one class of event for all; which one it is, is asked below.
        get_event: Callable[[], Any] = parser.get_event
        while True:
            event = get_event()
            kind = type(event)
            if kind is events.ScalarEvent:
                start = event.start_mark
                if event.anchor or event.tag:
                    self._special(event)
                plain = not event.style
                node = Scalar(
                    event.value, start.line + first, start.column + 1,
                    event.end_mark.line + first, plain,
                )  # fmt: skip
            elif kind is events.MappingStartEvent or kind is events.SequenceStartEvent:
                if event.anchor or event.tag:
                    self._special(event)
                if len(stack) >= MAX_DEPTH:
                    self.mark("[", "", event)
                    return
                start = event.start_mark
                place = (start.line + first, start.column + 1)
                opened: Sequence | Mapping
                if kind is events.MappingStartEvent:
                    opened = Mapping([], *place, bool(event.flow_style))
                else:
                    opened = Sequence([], *place, bool(event.flow_style))
                stack.append(opened)
                keys.append(None)
                continue
            elif kind is events.MappingEndEvent or kind is events.SequenceEndEvent:
                node = stack.pop()
                keys.pop()
                if type(node) is Mapping:
                    node.end_line = _last_line(node)
            elif kind is events.AliasEvent:
                self.mark("*", event.anchor, event)
                start = event.start_mark
                line = start.line + first
                node = Scalar(f"*{event.anchor}", line, start.column + 1, line, False)
            elif kind is events.DocumentStartEvent:
                self.documents += 1
                if self.documents > 1:
                    self.mark("---", "", event)
                    return
                continue
            elif kind is events.StreamEndEvent or event is None:
                return
            else:
                continue
            self._place(node, stack, keys)

    def _place(
        self, node: Node, stack: list[Sequence | Mapping], keys: list[Scalar | None]
    ) -> None:
        if not stack:
            self.parsed.root = node
            return
        parent = stack[-1]
        if type(parent) is Sequence:
            parent.items.append(node)
            return
        waiting = keys[-1]
        if waiting is not None:
            assert type(parent) is Mapping
            parent.pairs.append((waiting, node))
            keys[-1] = None
        elif type(node) is Scalar:
            keys[-1] = node
        else:
            self.parsed.marks.append(Mark("{", "", node.line, node.column))
            keys[-1] = Scalar("", node.line, node.column, node.line, True)

    def _special(self, event: Any) -> None:
        if event.anchor:
            self.mark("&", event.anchor, event)
        # A quoted scalar has no tag of its own; only a written one arrives here.
        if event.tag:
            self.mark("!", event.tag, event)


def _last_line(node: Node) -> int:
    """The last line a node touches (cheap: children know theirs already)."""
    if type(node) is Scalar:
        return node.end_line
    if type(node) is Mapping:
        if node.end_line:
            return node.end_line
        return _last_line(node.pairs[-1][1]) if node.pairs else node.line
    assert type(node) is Sequence
    return _last_line(node.items[-1]) if node.items else node.line
