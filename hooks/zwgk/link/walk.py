"""Finding the fields of a record that name other records or files."""

from __future__ import annotations

from collections.abc import Iterator

from zwgk.model.record import FieldInfo, KeyPath, Part


def walk(part: Part, path: KeyPath = ()) -> Iterator[tuple[KeyPath, FieldInfo, tuple[str, ...]]]:
    """Yield (path, declaration, texts) of each field that links or names a file."""
    for name, info in type(part).fields().items():
        value = getattr(part, name)
        here = (*path, name)
        if info.link or info.file:
            texts = value if isinstance(value, tuple) else (value,) if value else ()
            if texts:
                yield here, info, texts
        elif isinstance(value, Part):
            yield from walk(value, here)
        elif isinstance(value, tuple):
            for i, inner in enumerate(value):
                if isinstance(inner, Part):
                    yield from walk(inner, (*here, i))
