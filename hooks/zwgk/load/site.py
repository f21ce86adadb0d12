"""All source files of a site → :class:`Loaded`."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from zwgk.load import identity
from zwgk.load.discover import SourceFile, discover, kind_of, unreadable
from zwgk.load.read_file import read_file
from zwgk.load.register import read_register
from zwgk.load.text import MAX_BYTES, too_large
from zwgk.model.loaded import Loaded
from zwgk.model.record import Record
from zwgk.model.shared import says_draft
from zwgk.problem import Level, Problem, in_order


def load(root: Path, folders: Mapping[str, Path] | None = None) -> Loaded:
    """Read the site at ``root``.

    ``folders`` maps ``content``, ``catalog`` and ``interpretations`` to the folders a site
    uses instead of ``root/<name>``. Records come in the order of their files; every
    problem of every file is listed. Reads files, nothing else; never raises for bad input.
    """
    found = discover(root, folders)
    records: list[Record] = []
    problems = list(found.problems)
    incomplete: set[str] = set()
    with _no_garbage():
        for source in found.sources:
            content = _content(source)
            if isinstance(content, Problem):
                problems.append(content)
                incomplete.add(source.record_type.kind.name)
                continue
            read = read_file(source.record_type, source.path, source.place, source.root, content)
            records.extend(read.records)
            problems.extend(_softened(source, content, read.problems))
            if any(p.level is Level.error for p in read.problems):
                incomplete.add(source.record_type.kind.name)
    kept, repeated = identity.unique(records)
    return Loaded(
        tuple(kept),
        tuple(in_order([*problems, *repeated])),
        frozenset(source.path for source in found.sources),
        found.assets,
        frozenset(incomplete),
        read_register((folders or {}).get("content", root / "content")),
    )


def _softened(source: SourceFile, content: bytes, problems: list[Problem]) -> list[Problem]:
    """A draft may be unfinished: what is missing or wrong in it stops nobody's build."""
    if not problems or source.record_type.kind.form == "many":
        return problems
    if not says_draft(content.decode("utf-8", "replace")):
        return problems
    # A key written twice may be 状态 itself: that is never let pass.
    return [
        replace(p, level=Level.hint) if p.code[0] in "KV" and p.code not in ("K002", "K004") else p
        for p in problems
    ]


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Loading makes many small things and no cycles: looking for cycles took a third of it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def load_text(path: str, data: bytes) -> Loaded:
    """Read one source as if it lay at ``path`` (``catalog/x.yml``) of a site."""
    kind = kind_of(path)
    if kind is None:
        return Loaded((), (), frozenset(), {path: len(data)})
    if isinstance(kind, Problem):
        return Loaded((), (kind,))
    record_type, folder = kind
    read = read_file(record_type, path, path, folder, data)
    kept, repeated = identity.unique(read.records)
    problems = in_order([*read.problems, *repeated])
    return Loaded(tuple(kept), tuple(problems), frozenset({path}))


def _content(source: SourceFile) -> bytes | Problem:
    """The bytes of a source; a file above the limit is not read."""
    if source.size > MAX_BYTES:
        return too_large(source.path, source.size)
    try:
        with source.file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError:
        return unreadable(source.path)
