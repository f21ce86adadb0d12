"""Work on finished sites: the manifest of one, the search of several as one (IPF-06, PF-06)."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from zwgk.model.addresses import MANIFEST
from zwgk.outputs import manifest
from zwgk.outputs.search import BuiltSearch, NotAnIndex, built_search, merged_search

_CALL = "zwgkSearchFile("


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of a merge: sites, entries, files; ``remarks`` for who runs it."""

    sites: int
    entries: int
    files: int
    remarks: tuple[str, ...]


def write_manifest(site: Path) -> None:
    """Write the hash of every file of a finished site."""
    hashes = {}
    for folder, _, names in os.walk(site):
        for name in names:
            path = Path(folder) / name
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256")
            hashes[path.relative_to(site).as_posix()] = digest.hexdigest()
    (site / MANIFEST).write_text(manifest(hashes), "utf-8", newline="\n")


def merge_search(platform: Path, others: Sequence[Path]) -> Merged:
    """Let the search of the site in ``platform`` find what ``others`` have, too.

    Raises NotAnIndex, before anything is written, where one of them is no finished site.
    """
    own = built_search(_reader(platform))
    found = [built_search(_reader(folder)) for folder in others]
    offline = _is_offline(platform)
    remarks = []
    bases = []
    for folder, site in zip(others, found, strict=True):
        base, remark = _base(platform, folder, site, offline)
        bases.append(base)
        remarks += [remark] if remark else []
    files = list(merged_search(own, list(zip(found, bases, strict=True)), offline=offline))
    for part in ("d", "i", "t"):
        for old in (platform / "search" / part).glob("*.js*"):
            old.unlink()
    for file in files:
        path = platform / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    if (platform / MANIFEST).is_file():
        write_manifest(platform)
    entries = sum(len(site.search.entries) for site in (own, *found))
    return Merged(1 + len(found), entries, len(files), tuple(remarks))


def _base(platform: Path, other: Path, site: BuiltSearch, offline: bool) -> tuple[str, str]:
    """What stands before the addresses of another site, and what is to be said of it."""
    if not offline:
        return site.url, ""
    leads = f"它的结果指向网上的 {site.url}，没有网络打不开"
    if not _is_offline(other):
        more = "想离线看，把它也用 offline 生成一遍"
        return site.url, f"“{site.name}”不是为从硬盘打开而生成的，{leads}；{more}"
    try:
        way = os.path.relpath(other.resolve(), platform.resolve())
    except ValueError:  # on another drive there is no way
        return site.url, f"“{site.name}”在另一个盘，{leads}；放到同一个盘再合并"
    # Signs that mean something in an address; all others may stand as they are.
    return re.sub(r"[%#?]", lambda sign: quote(sign[0]), Path(way).as_posix()) + "/", ""


def _is_offline(site: Path) -> bool:
    return (site / "search" / "meta.js").is_file()


def _reader(site: Path) -> Callable[[str], Any]:
    """Reads files of a finished site's search, each once."""
    kept: dict[str, Any] = {}
    ending = "js" if _is_offline(site) else "json"

    def read(name: str) -> Any:
        if name not in kept:
            path = site / "search" / f"{name}.{ending}"
            try:
                text = path.read_text("utf-8")
                if text.startswith(_CALL):
                    text = text[text.index(",") + 1 :].removesuffix(");")
                kept[name] = json.loads(text)
            except OSError:
                raise NotAnIndex(
                    f"{site} 里没有 search/{name}.{ending}\n写生成好的网站文件夹"
                ) from None
            except ValueError:
                raise NotAnIndex(f"{path} 读不懂\n重新生成这个网站") from None
        return kept[name]

    return read
