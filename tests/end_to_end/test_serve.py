"""Serving: changes appear, mistakes never take the site away (rulings 6, 9)."""

from __future__ import annotations

import re
from pathlib import Path

from tests.end_to_end.running import PATIENCE, free_port, retitled, serving, some_policy, started
from tests.support.layers import CITY
from tests.support.site import site_from


def test_edit_break_and_mend(starter: Path, plugin_environment: Path) -> None:
    source, address = some_policy(starter)
    whole = source.read_text("utf-8")
    with serving(plugin_environment, starter) as site:
        site.until("the policy is there", lambda: "<h1" in site.get(address))

        source.write_text(retitled(whole, "改过一次的标题"), "utf-8")
        site.until("the change is shown", lambda: "改过一次的标题" in site.get(address))

        broken = retitled(whole, "写坏了的标题").replace("成文日期:", "成文日期：", 1)
        source.write_text(broken, "utf-8")
        site.until("the problem is shown", lambda: "成文日期" in site.get("problems/"))
        assert "改过一次的标题" in site.get(address)
        assert source.name in site.get("problems/")

        source.write_text(retitled(whole, "又改好了的标题"), "utf-8")
        site.until("it is mended", lambda: "又改好了的标题" in site.get(address))
        site.until("no problem is left", lambda: "成文日期：" not in site.get("problems/"))


def test_catalog_and_interpretations_are_watched(starter: Path, plugin_environment: Path) -> None:
    table = next(
        path
        for path in sorted((starter / "catalog").glob("*.yml"))
        if "二级事项:" in path.read_text("utf-8")
    )
    found = re.search(r"二级事项: *(\S+)", table.read_text("utf-8"))
    assert found
    with serving(plugin_environment, starter) as site:
        site.until(
            "the item is listed", lambda: found[1] in site.get("all/") + site.get("catalog/")
        )
        table.write_text(table.read_text("utf-8").replace(found[1], "换了名字的事项", 1), "utf-8")
        listed = ("all/", "catalog/")
        site.until("it is renamed", lambda: any("换了名字的事项" in site.get(p) for p in listed))


def test_an_upper_catalog_is_watched(starter: Path, plugin_environment: Path) -> None:
    """What the city changes is on the county's pages at once."""
    city = starter.parent / "shifan"
    site_from(city, CITY)
    for path, old, new in (
        ("mkdocs.yml", "  - zwgk", "  - zwgk: {shared: ../shifan}"),
        ("catalog/社会救助.yml", "事项编码: SHJZ-0101", "事项编码: SHJZ-0199"),
    ):
        file = starter / path
        file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    table = starter / "catalog/社会救助.yml"
    table.write_text(table.read_text("utf-8") + "  - 沿用: SHJZ-0101\n", "utf-8")
    page = "catalog/shehui-jiuzhu/shjz-0101/"
    with serving(plugin_environment, starter) as site:
        site.until("it is adopted", lambda: "政策法规文件" in site.get(page))
        upper = city / "catalog/社会救助.yml"
        changed = upper.read_text("utf-8").replace("政策法规文件", "换了名字的事项")
        upper.write_text(changed, "utf-8")
        site.until("it is renamed", lambda: "换了名字的事项" in site.get(page))


def test_broken_from_the_start_shows_the_problems(starter: Path, plugin_environment: Path) -> None:
    source, address = some_policy(starter)
    whole = source.read_text("utf-8")
    source.write_text(whole.replace("成文日期:", "成文日期：", 1), "utf-8")
    with serving(plugin_environment, starter) as site:
        site.until("the problem is shown", lambda: "成文日期" in site.get("problems/"))
        assert source.name in site.get("")
        source.write_text(whole, "utf-8")
        site.until(
            "the site is there", lambda: "policies/" in site.get("") and "<h1" in site.get(address)
        )


def test_zwgk_serve_takes_the_next_free_port_and_prints_it(
    starter: Path, plugin_environment: Path
) -> None:
    port = free_port()
    command: list[str | Path] = [plugin_environment, "-m", "zwgk", "serve", "--port", str(port)]
    with started(command, starter, f"http://127.0.0.1:{port}/") as first:
        first.until("the first answers", lambda: "<h1" in first.get(""))
        with started(command, starter, "") as second:

            def printed() -> str:
                text = second.log.read_text("utf-8", "replace")
                found = re.search(r"http://127\.0\.0\.1:\d+/", text)
                return found.group() if found else ""

            second.until("it prints its address", lambda: bool(printed()))
            second.address = printed()
            assert second.address != first.address
            second.until("the second answers", lambda: "<h1" in second.get(""))
    assert PATIENCE
