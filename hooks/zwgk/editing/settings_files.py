"""`.vscode/settings.json`: the editor checks and completes YAML while one types."""

from __future__ import annotations

import json
from typing import Any

from zwgk.editing.sources import CODES, REGISTER
from zwgk.model.kinds import RECORD_TYPES


def schema_globs() -> dict[str, list[str]]:
    """Schema file → the files it holds for. Front matter in ``.md`` cannot be mapped.

    Where one kind's file lies in another kind's folder it is taken out with ``!``:
    two schemas for one file would both complain.
    """
    exact = [s for t in RECORD_TYPES for s in t.kind.sources if not s.endswith("**")]
    exact += [CODES, REGISTER]  # written by zwgk fmt
    found: dict[str, list[str]] = {}
    for record_type in RECORD_TYPES:
        kind = record_type.kind
        if kind.form == "markdown":
            continue
        globs: list[str] = []
        for source in kind.sources:
            if not source.endswith("**"):
                globs.append(source)
                continue
            folder = source.removesuffix("**")
            globs.append(f"{folder}**/*.yml")
            globs.extend(f"!{other}" for other in exact if other.startswith(folder))
        found[f"schemas/{kind.name}.json"] = globs
    return found


def vscode_settings() -> str:
    """The text of ``.vscode/settings.json``."""
    settings: dict[str, Any] = {
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "editor.insertSpaces": True,
        "editor.tabSize": 2,
        "editor.wordWrap": "on",
        "yaml.schemaStore.enable": False,
        "yaml.schemas": schema_globs(),
    }
    return json.dumps(settings, ensure_ascii=False, indent=2) + "\n"


def vscode_extensions() -> str:
    """The text of ``.vscode/extensions.json``: what the editor offers to install."""
    return json.dumps({"recommendations": ["redhat.vscode-yaml"]}, indent=2) + "\n"
