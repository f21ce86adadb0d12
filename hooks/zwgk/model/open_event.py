"""开放活动: meetings that citizens attend, open days (DEC-10)."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Kind, Link, Part, key
from zwgk.model.shared import Published
from zwgk.model.values.dates import Day, Moment
from zwgk.model.values.text import Choice, Count, Many, Text


class EventType(Choice):
    """Types of events."""

    meeting = "会议开放"
    open_day = "政府开放日"
    hearing = "听证会"
    other = "其他活动"


class EventState(Choice):
    """How far an event is."""

    upcoming = "即将举行"
    held = "已举行"
    answered = "已公布活动情况"
    overdue = "活动情况逾期未公布"


class EventOutcome(Part):
    """What came of it."""

    short: ClassVar[str] = "text"

    text: Text = key("说明", "谈了什么，群众提了什么，怎样办理", required=True)
    published_on: Day | None = key("公布日期", "公布活动情况的日期", example="2026-10-20")
    participants: Count | None = key("参加人数", "参加的群众人数", example="26")
    suggestions: Count | None = key("意见建议", "收到意见建议的条数", example="11")
    adopted: Count | None = key("采纳", "采纳的条数", example="8")


class OpenEvent(Published):
    """开放活动."""

    kind: ClassVar[Kind] = Kind(
        name="open_event",
        label="开放活动",
        plural="open-events",
        sources=("content/events/**",),
        form="markdown",
        column=Column("开放活动", "邀请群众列席的会议、政府开放日和听证会，怎样报名，谈了什么", ("会议开放", "政府开放日", "听证会", "列席"), "征集调查"),
        order="published_on",
    )

    title: Text = key("标题", "活动的标题", required=True, example="邀请群众列席县政府常务会议的公告")
    organiser: Text = key("组织单位", "组织活动的单位", required=True, link=Link(("organisation",), "open_events"), example="县政府办公室")
    type: EventType = key("活动类型", "会议开放、政府开放日、听证会或其他活动", required=True, example="政府开放日", requirements=("DEC-10",))
    held_on: Moment = key("活动时间", "活动开始的日期和时间", required=True, example="2026-12-05 09:30", requirements=("DEC-10",))
    venue: Text = key("活动地点", "到哪里参加", required=True, example="县政府2号楼203会议室")
    participants: Text | None = key("参加对象", "谁可以参加", example="年满18周岁的本县居民")
    seats: Count | None = key("名额", "邀请的人数", example="10")
    sign_up: Text | None = key("报名方式", "怎样报名", example="电话报名，先报先得")
    sign_up_until: Day | None = key("报名截止", "报名的最后一天", example="2026-12-01")
    agenda: Many[Text] = key("议程", "讨论或者参观什么，一条一项", default=(), example="讨论城乡公交管理办法")
    consultations: Many[Text] = key("有关的意见征集", "活动讨论的是哪次意见征集，写标题或者编号", default=(), link=Link(("consultation",), "open_events"), example="tingche-shoufei-2027", requirements=("DEC-10",))
    outcome: EventOutcome | None = key("活动情况", "活动后公布的情况", requirements=("DEC-10",))
