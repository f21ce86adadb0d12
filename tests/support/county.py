"""A whole small county for tests: everything a site must have, nothing more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent

from zwgk.build import Examined, build, examine
from zwgk.model.result import BuildResult
from zwgk.model.settings import Settings
from zwgk.render import Renderer

TODAY = date(2026, 11, 22)

_UNIT = """\
    名称: {name}
    简称: {short}
    单位类型: {type}
    地址: 示例路1号
    办公电话: 0000-0000001
    工作时间: 工作日 9:00-17:00
    {extra}
    """


def unit(name: str, short: str, kind: str = "政府部门", extra: str = "") -> str:
    """A unit's file."""
    return dedent(_UNIT.format(name=name, short=short, type=kind, extra=extra))


def policy(title: str, number: str = "", body: str = "各乡镇人民政府。", **keys: str) -> str:
    """A policy's file; ``keys`` replace or add front matter."""
    front = {
        "标题": title,
        **({"文号": number} if number else {}),
        "发文机关": "县政府办公室",
        "成文日期": "2025-03-10",
        "发布日期": "2025-03-12 09:30",
        **keys,
    }
    lines = "\n".join(f"{k}: {v}" for k, v in front.items())
    return f"---\n{lines}\n---\n{body}\n"


COUNTY: dict[str, str] = {
    "content/site.yml": dedent(
        """\
        站点名称: 青禾县政务公开专栏
        地区名称: 青禾县
        主办单位: 县政府办公室
        网站标识码: "9901230001"
        行政区划代码: "990123"
        网址: https://www.qinghe.example.gov.cn/zwgk/
        联系电话: 0000-0000001
        ICP备案号: 示ICP备00000000号-1
        公安备案号: 示公网安备99012300000001号
        公开指南: disclosure-guide.md
        公开制度: rules/index.md
        """
    ),
    "content/organisations/xzfb.yml": unit("青禾县人民政府办公室", "县政府办公室"),
    "content/organisations/mzj.yml": unit(
        "青禾县民政局", "县民政局", extra="曾用名: [县民政和社会保障局]"
    ),
    "content/organisations/lqz.yml": unit("柳泉镇人民政府", "柳泉镇政府", "乡镇街道"),
    "content/organisations/groups.yml": "- {编号: towns, 名称: 各镇(街道), 成员: [柳泉镇政府]}\n",
    "catalog/sectors.yml": (
        '- {编号: shehui-jiuzhu, 国家序号: "05", 名称: 社会救助, 牵头单位: 县民政局}\n'
    ),
    "catalog/社会救助.yml": dedent(
        """\
        领域: 社会救助
        默认: {公开对象: 全社会, 公开方式: 主动公开, 公开渠道: [政府网站]}
        事项:
          - 事项编码: SHJZ-0101
            一级事项: 综合业务
            二级事项: 政策法规文件
            公开内容: 政策文件
            公开依据: 《社会救助暂行办法》
            公开时限: 自信息形成或者变更之日起20个工作日内
            公开主体: [县民政局, 各镇(街道)]
            公开层级: [县级, 乡级]
        """
    ),
    "content/disclosure-guide.md": (
        "---\n标题: 政府信息公开指南\n发布日期: 2025-01-02 09:00\n---\n## 查什么\n\n见本专栏。\n"
    ),
    "content/rules/index.md": (
        "---\n标题: 政府信息公开制度\n发布日期: 2025-01-02 09:00\n---\n"
        "## 制度\n\n见[指南](../disclosure-guide.md)。\n"
    ),
    "content/policies/2025/a.md": policy("关于开展示例工作的通知", "青政办发〔2025〕1号"),
}


def county(
    folder: Path, changes: Mapping[str, str | bytes] | None = None, without: tuple[str, ...] = ()
) -> Path:
    """Write the county with ``changes`` over it, leaving out files ``without``."""
    for path, text in {**COUNTY, **(changes or {})}.items():
        if path in without:
            continue
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def examined(
    folder: Path, changes: Mapping[str, str | bytes] | None = None, *, today: date = TODAY
) -> Examined:
    """The county loaded, linked, derived and checked."""
    return examine(county(folder, changes), today=today)


def built(
    folder: Path,
    changes: Mapping[str, str | bytes] | None = None,
    *,
    today: date = TODAY,
    settings: Settings | None = None,
) -> dict[str, str]:
    """The county's pages by output path. Fails with the report when it does not build."""
    result = build_result(folder, changes, today=today, settings=settings)[0]
    assert not result.stopped, [f"{p.where} {p.code} {p.message}" for p in result.problems]
    return {
        f.path: f.content.decode()
        for f in result.files
        if f.path.endswith((".html", ".xml", ".json", ".jsonld", ".txt"))
    }


def build_result(
    folder: Path,
    changes: Mapping[str, str | bytes] | None = None,
    *,
    today: date = TODAY,
    settings: Settings | None = None,
) -> tuple[BuildResult, Renderer | None]:
    """The whole result of a build."""
    return build(county(folder, changes), today=today, settings=settings)
