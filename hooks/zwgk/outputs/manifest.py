"""manifest.sha256: the hash of every published file, to prove them unaltered (PF-06, IPF-10).

The format is that of ``sha256sum``, so that ``sha256sum -c`` verifies a site with no tool
of ours. The adapter writes it last, over the whole folder: hand-written pages and files of
a site's own theme are in it, which the engine never sees finished.
"""

from __future__ import annotations

from collections.abc import Mapping

from zwgk.model.addresses import MANIFEST


def manifest(hashes: Mapping[str, str]) -> str:
    """The text: a line a file, in the order of the bytes of the paths, the same anywhere.

    ``hashes``: path from the top of the site, with ``/`` → SHA-256 in hex. The manifest does
    not name itself.
    """
    paths = sorted((p for p in hashes if p != MANIFEST), key=str.encode)
    return "".join(_line(path, hashes[path]) for path in paths)


def _line(path: str, digest: str) -> str:
    """As coreutils write it: a path that would break the line is escaped, and marked so."""
    safe = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    mark = "\\" if safe != path else ""
    return f"{mark}{digest}  {safe}\n"
