"""The register of addresses: what has ever been published stays known (GW-33).

Reads and writes ``content/addresses.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import yaml

from zwgk.editing.sources import REGISTER

_HEAD = """\
# 网址登记簿：公布过的每一个网页地址。由 zwgk fmt 登记，随其他文件一起提交。
# 登记过的地址不能悄悄消失：页面搬了家，在新页面的“旧地址”里写上它；
# 内容不再公开，把记录的“状态”改为“撤回”，原地址会留下说明。不要手工删行。
"""

#: Further pages of a list and lists by facet come and go with the records in them; twins
#: in the elder area and sheets to print go where their page goes; a policy's earlier texts
#: may come from git, which is not there everywhere.
_PASSING = re.compile(
    r"^policies/[^/]+/(as-of|compare)/|(^|/)page/\d+/$|/by-[a-z-]+/"
    r"|^guides/[^/]+/(notice|card|poster)/$|^404\.html$|^leaving/|^zhangzhe/."
)


def read_register(root: Path) -> tuple[str, ...]:
    """The registered addresses; empty when there is no register yet.

    Raises ``ValueError`` with a message in Chinese when the file is not a list.
    """
    path = root / REGISTER
    if not path.is_file():
        return ()
    try:
        found = yaml.load(path.read_text("utf-8-sig"), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError):
        found = "?"
    if found in (None, ""):
        return ()
    if not isinstance(found, list) or not all(isinstance(a, str) for a in found):
        raise ValueError(
            f"{REGISTER} 不是一行一个地址的清单，没有改动。恢复上一版，再运行 zwgk fmt"
        )
    return tuple(found)


def register_text(known: Iterable[str], addresses: Iterable[str]) -> str:
    """The register's text: everything known before and every lasting address of today."""
    lasting = {a for a in addresses if not _PASSING.search(a)}
    rows = sorted({*known, *lasting})
    # 全部加引号:地址可能像数字,首页是空的
    return _HEAD + "".join(f'- "{a}"\n' for a in rows)


def is_stale(root: Path, addresses: Iterable[str]) -> bool:
    """Whether the register lacks one of ``addresses``. Raises ``ValueError``."""
    path = root / REGISTER
    text = register_text(read_register(root), addresses)
    return not path.is_file() or path.read_text("utf-8-sig").replace("\r\n", "\n") != text


def write_register(root: Path, addresses: Iterable[str]) -> bool:
    """Add ``addresses`` to the register; never drops one. Returns whether it changed.

    Raises ``ValueError`` (unreadable register) and ``OSError``.
    """
    addresses = tuple(addresses)
    if not is_stale(root, addresses):
        return False
    text = register_text(read_register(root), addresses)
    (root / REGISTER).write_text(text, "utf-8", newline="\n")
    return True
