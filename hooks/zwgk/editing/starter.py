"""``zwgk init``: a complete small site from the template in ``starter/``. Writes files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from zwgk.editing.json_schema import schema_files
from zwgk.editing.settings_files import vscode_extensions, vscode_settings
from zwgk.editing.starter_sectors import sectors_text

#: The template; package data of the wheel.
TEMPLATE = Path(__file__).resolve().parent / "starter"

#: ``dot-gitignore`` is written as ``.gitignore``: a dot file inside the package would act there.
_DOT = "dot-"

_COUNTY = re.compile(r"[\u4e00-\u9fff]{1,12}[县区市旗]")


class CannotStart(Exception):
    """Why nothing was written: two lines, what is wrong and what to do."""


def county_of(folder: Path) -> str:
    """The county a folder's name tells, else 示例县."""
    match = _COUNTY.match(folder.resolve().name)
    return match[0] if match else "示例县"


def starter_files(county: str, today: date, version: str) -> dict[str, str]:
    """Path → text of every file of a new site.

    ``@county@`` … in the template stand for the facts; nothing else in it is special.
    """
    facts = {
        "@county@": county,
        "@level@": county[-1] if county[-1] in "县区市旗" else "县",
        "@today@": today.isoformat(),
        "@year@": str(today.year),
        "@last-year@": str(today.year - 1),
        "@version@": version,
    }
    found: dict[str, str] = {}
    for path in sorted(TEMPLATE.rglob("*")):
        if not path.is_file() or path.name.endswith((".pyc", ".py")):
            continue
        parts = path.relative_to(TEMPLATE).parts
        name = "/".join(p.replace(_DOT, ".", 1) if p.startswith(_DOT) else p for p in parts)
        found[_filled(name, facts)] = _filled(path.read_text("utf-8"), facts)
    level = facts["@level@"]
    found["catalog/sectors.yml"] = sectors_text(level, {f"{level}民政局"})
    found[".vscode/settings.json"] = vscode_settings()
    found[".vscode/extensions.json"] = vscode_extensions()
    found |= {f"schemas/{name}": text for name, text in schema_files().items()}
    return found


def _filled(text: str, facts: Mapping[str, str]) -> str:
    for mark, value in facts.items():
        text = text.replace(mark, value)
    return text


def start(folder: Path, files: dict[str, str]) -> None:
    """Write ``files`` into a new or empty folder. Raises :class:`CannotStart`."""
    try:
        if folder.exists() and (not folder.is_dir() or any(_things(folder))):
            raise CannotStart(
                f"{folder} 里已经有文件，没有改动\n换一个新的文件夹名，或者先把里面的文件移走"
            )
        for name, text in files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise CannotStart(
            f"写不了 {folder}：{error.strerror}\n检查文件夹的权限和磁盘空间"
        ) from None


def _things(folder: Path) -> list[Path]:
    """What is in the folder apart from a fresh repository."""
    return [p for p in folder.iterdir() if p.name != ".git"]
