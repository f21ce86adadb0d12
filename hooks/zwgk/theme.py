"""Where the theme folder is, and what the theme promises about scripts.

Also the ``mkdocs.themes`` entry point: MkDocs takes the folder of this module's
``__file__``, so that is set to the theme folder (architecture 2).
"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import yaml

_HERE = Path(__file__).resolve().parent


def _find(shipped: str, in_repository: str) -> Path:
    """The folder inside the wheel, else the repository's own."""
    beside = _HERE / shipped
    return beside if beside.is_dir() else _HERE.parents[1] / in_repository


#: Templates, styles and scripts.
THEME = _find("_theme", "theme")

#: Wrong and right examples of every problem code (rulings 23).
RULES = _find("_rules", "tests/rules")

__file__ = str(THEME / "__init__.py")


#: Files that visitors never meet.
_NOT_SHOWN = ("README.md", "examples.yml", "accessibility.yml", "accessibility-audit.json")


def accessibility() -> tuple[dict[str, Any], dict[str, Any] | None]:
    """What the theme says of its accessibility, and the results of its last whole test."""
    stated = yaml.load((THEME / "accessibility.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    audit = THEME / "accessibility-audit.json"
    return stated, json.loads(audit.read_text("utf-8")) if audit.is_file() else None


def fingerprint() -> str:
    """A digest of everything in the theme that visitors meet."""
    digest = hashlib.sha256()
    for path in sorted(THEME.rglob("*")):
        if path.is_file() and path.name not in _NOT_SHOWN and path.suffix != ".pyc":
            digest.update(path.relative_to(THEME).as_posix().encode() + b"\0")
            digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def head_script() -> str:
    """The one inline script of every page, as it stands in ``<head>``."""
    return (THEME / "assets" / "head.js").read_text("utf-8").strip()


def content_security_policy(*, for_header: bool = False) -> str:
    """The policy of built pages (rulings 18, IPF-09).

    ``for_header`` adds ``frame-ancestors``, which browsers ignore in ``<meta>``.
    """
    digest = base64.b64encode(hashlib.sha256(head_script().encode()).digest()).decode()
    parts = [
        "default-src 'none'",
        f"script-src 'self' 'sha256-{digest}'",
        "style-src 'self'",
        "img-src 'self' data:",
        "media-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    ]
    if for_header:
        parts.append("frame-ancestors 'none'")
    return "; ".join(parts)
