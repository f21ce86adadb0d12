"""All source files of a site → :class:`Loaded`."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from zwgk.load import identity
from zwgk.load.adopt import Uppers, not_adopted
from zwgk.load.codes import read_codes, read_index_numbers
from zwgk.load.contents import content_of
from zwgk.load.discover import SourceFile, discover, kind_of
from zwgk.load.pdf import pdf_notes
from zwgk.load.read_file import read_file
from zwgk.load.register import read_register
from zwgk.load.shared import Shared, read_shared
from zwgk.load.stated import Stated, supposing
from zwgk.model.fact import PublicFact
from zwgk.model.loaded import Loaded
from zwgk.model.record import Record
from zwgk.model.shared import says_draft
from zwgk.problem import Level, Problem, in_order


def load(
    root: Path,
    folders: Mapping[str, Path] | None = None,
    shared: Sequence[Path] = (),
    *,
    today: date | None = None,
    instead: Mapping[str, str] | None = None,
    cache: bool = True,
) -> Loaded:
    """Read the site at ``root``.

    ``folders`` maps ``content``, ``catalog`` and ``interpretations`` to the folders a site
    uses instead of ``root/<name>``; ``shared`` are the roots it has in common with others.
    Texts that name a fact say its value of ``today``, or what ``instead`` supposes it to be
    (id → value); without a day they say the latest value.
    Records come in the order of their files; every problem of every file is listed. Reads
    files, and writes none but those of :mod:`zwgk.load.kept`, which ``cache=False`` forbids;
    never raises for bad input.
    """
    found = discover(root, folders, shared)
    records: list[Record] = []
    problems = list(found.problems)
    with _no_garbage():
        common = read_shared(root, shared) if shared else Shared()
        incomplete = set(common.uppers.incomplete)
        broken: set[str] = set()
        # Facts come first: the texts of all others may name them.
        stated: Stated | None = None
        for source in sorted(found.sources, key=lambda s: s.record_type is not PublicFact):
            if stated is None and source.record_type is not PublicFact:
                whole = PublicFact.kind.name not in incomplete
                if today:
                    records = [_supposed(r, instead or {}, today) for r in records]
                facts = (r for r in records if isinstance(r, PublicFact))
                stated = Stated.of(facts, today, whole=whole)
            content = content_of(source)
            if isinstance(content, Problem):
                problems.append(content)
                incomplete.add(source.record_type.kind.name)
                broken.add(source.record_type.kind.name)
                continue
            read = read_file(
                source.record_type,
                source.path,
                source.place,
                source.root,
                content,
                common.uppers,
                stated=stated,
            )
            records.extend(read.records)
            told = _softened(source, content, read.problems)
            problems.extend(told)
            if any(p.level is Level.error for p in read.problems):
                incomplete.add(source.record_type.kind.name)
            if any(p.level is Level.error for p in told):
                broken.add(source.record_type.kind.name)
    # What a site says itself about a shared sector stands for the shared one.
    own = {record.key for record in records if record.kind.shared == "adopted"}
    used = [record for record in common.used if record.key not in own]
    kept, repeated = identity.unique([*used, *records])
    problems += [*common.problems, *repeated, *not_adopted(records, common.uppers)]
    return Loaded(
        tuple(r for r in kept if r.origin.root is None),
        tuple(in_order(problems)),
        frozenset(source.path for source in found.sources),
        found.assets,
        frozenset(incomplete),
        frozenset(broken),
        read_register((folders or {}).get("content", root / "content")),
        shared=tuple(r for r in kept if r.origin.root is not None),
        upper=tuple(common.upper),
        roots=tuple(common.roots),
        shared_sources=frozenset(common.sources),
        codes=read_codes((folders or {}).get("catalog", root / "catalog")),
        index_numbers=read_index_numbers((folders or {}).get("content", root / "content")),
        documents=pdf_notes(root, found.assets, cache=cache),
    )


def _supposed(record: Record, instead: Mapping[str, str], today: date) -> Record:
    if isinstance(record, PublicFact) and record.id in instead:
        return supposing(record, instead[record.id], today)
    return record


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


def load_text(path: str, data: bytes, uppers: Uppers | None = None) -> Loaded:
    """Read one source as if it lay at ``path`` (``catalog/x.yml``) of a site.

    ``uppers``: what its records may adopt.
    """
    kind = kind_of(path)
    if kind is None:
        return Loaded((), (), frozenset(), {path: len(data)})
    if isinstance(kind, Problem):
        return Loaded((), (kind,))
    record_type, folder = kind
    read = read_file(record_type, path, path, folder, data, uppers)
    kept, repeated = identity.unique(read.records)
    problems = in_order([*read.problems, *repeated])
    return Loaded(tuple(kept), tuple(problems), frozenset({path}))
