"""Finding the site a command is meant for. Looks at the disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import yaml

#: A folder with one of these is the root of a site.
MARKS = ("mkdocs.yml", "content/site.yml")


class NoSite(Exception):
    """There is no site here: two lines, what is wrong and what to do."""


def is_root(folder: Path) -> bool:
    """Whether ``folder`` is the root of a site."""
    return any((folder / mark).is_file() for mark in MARKS)


def find_root(start: Path) -> Path:
    """The nearest site root at or above ``start``. Raises :class:`NoSite`."""
    for folder in (start, *start.parents):
        if is_root(folder):
            return folder
    raise NoSite(
        f"{start} 和它的上级文件夹里都没有网站（没有 mkdocs.yml，也没有 content/site.yml）\n"
        "进入网站的文件夹再运行，或者用 zwgk init 新建一个网站"
    )


class _Lenient(yaml.SafeLoader):
    """Reads ``mkdocs.yml`` without running what its tags ask for."""


_Lenient.add_multi_constructor("", lambda loader, suffix, node: None)


def options(root: Path, config: Path | None = None) -> dict[str, Any]:
    """Our options in ``mkdocs.yml``: under ``plugins:`` or ``extra:``; empty when none.

    ``docs_dir`` is told as ``content_dir``. Follows ``INHERIT``. An unreadable file counts
    as empty: MkDocs itself will say so.
    """
    return _options(config or root / "mkdocs.yml", depth=0)


def parent_of(config: Path) -> str | None:
    """The file that a settings file says it inherits from, as written there."""
    parent = _read(config).get("INHERIT")
    return parent if isinstance(parent, str) else None


def _read(path: Path) -> dict[str, Any]:
    try:
        found = yaml.load(path.read_text("utf-8-sig"), Loader=_Lenient)
    except (OSError, yaml.YAMLError, UnicodeDecodeError):
        return {}
    return found if isinstance(found, dict) else {}


def _options(path: Path, depth: int) -> dict[str, Any]:
    found = _read(path)
    inherited: dict[str, Any] = {}
    parent = parent_of(path)
    if parent is not None and depth < 8:
        inherited = _options(path.parent / parent, depth + 1)
    plugins = found.get("plugins")
    listed = plugins if isinstance(plugins, list) else [plugins]
    own: dict[str, Any] = {}
    if isinstance(found.get("docs_dir"), str):
        own["content_dir"] = found["docs_dir"]
    for source in (found.get("extra"), *listed):
        ours = source.get("zwgk") if isinstance(source, dict) else None
        if isinstance(ours, dict):
            own |= {str(k): v for k, v in ours.items()}
    return {**inherited, **own}


def known(options: Mapping[str, Any], settings: type[Any]) -> dict[str, Any]:
    """The options that the dataclass ``settings`` has, with their types put right."""
    result: dict[str, Any] = {}
    for field in fields(settings):
        if field.name in options:
            value = options[field.name]
            result[field.name] = tuple(value) if isinstance(value, list) else value
    return result
