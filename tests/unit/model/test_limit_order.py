"""Which of two 公开时限 is slower; what cannot be told is not guessed."""

from __future__ import annotations

import pytest

from zwgk.model.values.limit_order import Slack, slack

WORKING_20 = "自信息形成或者变更之日起20个工作日内"


@pytest.mark.parametrize(
    ("upper", "own", "expected"),
    [
        (WORKING_20, WORKING_20, Slack.none),
        (WORKING_20, "信息形成或者变更之日起20个工作日内予以公开", Slack.none),
        (WORKING_20, "自信息形成或者变更之日起10个工作日内", Slack.none),
        (WORKING_20, "自信息形成或者变更之日起30个工作日内", Slack.more),
        (WORKING_20, "自信息形成或者变更之日起7日内", Slack.none),
        (WORKING_20, "自信息形成或者变更之日起20日内", Slack.none),
        (WORKING_20, "自信息形成或者变更之日起30日内", Slack.unknown),
        (WORKING_20, "自信息形成或者变更之日起3个月内", Slack.more),
        (WORKING_20, "实时公开", Slack.none),
        (WORKING_20, "及时公开", Slack.unknown),
        (WORKING_20, "作出行政决定之日起7个工作日内", Slack.unknown),
        ("自信息形成或者变更之日起20日内", WORKING_20, Slack.more),
        ("实时公开", WORKING_20, Slack.more),
        ("实时公开", "及时公开", Slack.more),
        ("及时公开", "及时公开", Slack.none),
        ("长期公开", "长期公开", Slack.none),
        ("长期公开", WORKING_20, Slack.unknown),
        ("每季度更新", "每月更新", Slack.none),
        ("每季度更新", "每年更新", Slack.more),
        ("每月更新", "每季度至少更新3次", Slack.none),
        ("每年更新", WORKING_20, Slack.unknown),
        ("每年3月底前更新", "每年6月底前更新", Slack.more),
        ("每年3月底前更新", "每年更新", Slack.unknown),
        ("提前7日公开", "提前3日公开", Slack.more),
        ("提前7日公开", "提前10日公开", Slack.none),
        ("10个工作日内公开，公示7个工作日", "10个工作日内公开", Slack.more),
        ("10个工作日内公开，公示7个工作日", "5个工作日内公开，公示10个工作日", Slack.none),
        ("10个工作日内公开，公示7个工作日", "5个工作日内公开，公示5个工作日", Slack.more),
        ("10个工作日内公开", "10个工作日内公开，公示7个工作日", Slack.none),
        ("按规定执行", "按规定执行", Slack.none),
        ("按规定执行", WORKING_20, Slack.unknown),
    ],
)
def test_the_slower_of_two(upper: str, own: str, expected: Slack) -> None:
    assert slack(upper, own) is expected
