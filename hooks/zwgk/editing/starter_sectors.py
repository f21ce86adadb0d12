"""``catalog/sectors.yml`` of a new site: the national frame, ready to be filled (CAT-07)."""

from __future__ import annotations

from collections.abc import Container

from zwgk.model.national_sectors import NATIONAL_SECTORS, NationalSector

_HEAD = """\
# 国家统一规定的26个领域，顺序、序号和编号不要改，一个也不能少。
# 带“#”的牵头单位是县级常见的分工，只作提示：建好本地各单位后，去掉“# ”，改成真正的牵头单位。
# 本地没有的领域不要删，写上“不适用原因”。
"""


def sectors_text(level: str, known: Container[str] = ()) -> str:
    """The file's text. ``level``: 县, 区, 市 or 旗, which stands before a department's name.

    A usual lead unit is filled in where it is among ``known``, the units the site has;
    elsewhere it is a remark, for nobody knows a county's division of work before it says so.
    """
    return _HEAD + "".join(_entry(sector, level, known) for sector in NATIONAL_SECTORS.values())


def _entry(sector: NationalSector, level: str, known: Container[str]) -> str:
    lead = f"{level}{sector.lead}"
    mark = "" if lead in known else "# "
    other = f"  其他名称: [{', '.join(sector.aliases)}]\n" if sector.aliases else ""
    return (
        f"- 编号: {sector.id}\n"
        f'  国家序号: "{sector.number}"\n'
        f"  名称: {sector.name}\n"
        f"{other}"
        f"  {mark}牵头单位: {lead}\n"
        f"  国家主管部门: {sector.ministry}\n"
    )
