"""The addresses records get, as far as clashes can be seen before pages are planned."""

from __future__ import annotations

from zwgk.model.graph import Graph
from zwgk.model.kinds import RECORD_TYPES
from zwgk.model.record import Record
from zwgk.model.record_address import record_address

#: Addresses the site makes itself (rulings 12): address → what stands there.
RESERVED: dict[str, str] = {
    "search/": "站内搜索",
    "ledger/": "公开台账",
    "all/": "全部目录",
    "zhangzhe/": "长者专区",
    "open-government/": "政府信息公开",
    "statutory/": "法定主动公开内容",
    "inspection/": "自查结果",
    **{
        f"{t.kind.plural}/": f"“{t.kind.column.name}”列表"
        for t in RECORD_TYPES
        if not t.kind.settings
    },
}

#: First parts of addresses that hold files of the site itself.
RESERVED_FOLDERS = {
    "api": "开放数据",
    "assets": "样式和程序",
    "files": "附件",
    "leaving": "离站提示",
}


def address_of(record: Record, graph: Graph) -> str | None:
    """The page's address, lower case as the web server may fold it; None without a page."""
    address = record_address(record, graph)
    return address if address is None else address.lower()


def old_address(written: str) -> str:
    """A 旧地址 as an address."""
    path = written.strip().removeprefix("/").removesuffix("index.html").lower()
    return path if not path or path.endswith(("/", ".html", ".htm")) else f"{path}/"
