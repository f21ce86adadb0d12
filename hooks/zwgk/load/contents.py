"""The bytes of a source."""

from __future__ import annotations

from zwgk.load.discover import SourceFile, unreadable
from zwgk.load.text import MAX_BYTES, too_large
from zwgk.problem import Problem


def content_of(source: SourceFile) -> bytes | Problem:
    """The bytes of a source; a file above the limit is not read."""
    if source.size > MAX_BYTES:
        return too_large(source.path, source.size)
    try:
        with source.file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError:
        return unreadable(source.path)
