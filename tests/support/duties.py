"""A catalog of one item, and what is published under it."""

from __future__ import annotations


def catalog(limit: str = "自信息形成或者变更之日起20个工作日内", **keys: str) -> dict[str, str]:
    """A catalog of one item, owed by 县民政局 alone; ``keys`` replace or add its own."""
    own = {
        "事项编码": "SHJZ-0101",
        "一级事项": "综合业务",
        "二级事项": "政策法规文件",
        "公开内容": "政策文件",
        "公开依据": "《社会救助暂行办法》",
        "公开时限": limit,
        "公开主体": "[县民政局]",
        "公开对象": "全社会",
        "公开方式": "主动公开",
        "公开渠道": "[政府网站]",
        "公开层级": "[县级]",
        **keys,
    }
    lines = "\n".join(f"    {k}: {v}" for k, v in own.items() if v)
    return {"catalog/社会救助.yml": f"领域: 社会救助\n事项:\n  -\n{lines}\n"}


def disclosure(published: str, formed: str = "", **keys: str) -> str:
    own = {
        "标题": "救助情况",
        "公开单位": "县民政局",
        **({"形成日期": formed} if formed else {}),
        "发布日期": f"{published} 09:00",
        "对应事项": "SHJZ-0101",
        **keys,
    }
    return "---\n" + "\n".join(f"{k}: {v}" for k, v in own.items()) + "\n---\n正文。\n"


def records(*texts: str) -> dict[str, str]:
    return {f"content/disclosures/r{n}.md": text for n, text in enumerate(texts)}
