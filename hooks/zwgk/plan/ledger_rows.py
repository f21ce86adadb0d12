"""Duties and their entries as rows of pages and files. Rows are made here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from zwgk.model.addresses import list_address
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.graph import RecordKey
from zwgk.model.ledger import Duty, DutyState, Entry
from zwgk.model.ledger_views import LedgerRow, LedgerSummary, Segment
from zwgk.model.organisation import Organisation
from zwgk.model.record import Record
from zwgk.model.values.dates import Moment
from zwgk.model.views import Value
from zwgk.plan.context import Context, called
from zwgk.plan.ledger_words import EXEMPT, RANK, State, limit_of, states, timing

#: The address of the ledger; below it units and sectors.
LEDGER = "ledger/"

#: Where an item's page shows its duties.
ON_ITEM = "#ledger"

NOT_OWING = "发布单位不是这个事项的公开主体，不计入"


def unit_address(unit: RecordKey) -> str:
    """The page of a unit's ledger."""
    return f"{LEDGER}organisations/{unit[1]}/"


def sector_address(sector: RecordKey) -> str:
    """The page of a sector's ledger."""
    return f"{LEDGER}sectors/{sector[1]}/"


def state_address(state: State, page: int = 1) -> str:
    """The list of all duties in a state."""
    return list_address(f"{LEDGER}by-state/{state.short}", page)


def duty_row(context: Context, duty: Duty) -> LedgerRow:
    """A duty as one row, with its entries: how it stands today, and what shows it."""
    found = context.duty_rows.get(id(duty))
    if found is None:
        found = context.duty_rows[id(duty)] = _duty_row(context, duty)
    return found


def _duty_row(context: Context, duty: Duty) -> LedgerRow:
    if duty.subject is None:
        duty = _only_published(context, duty)
    base = _base(context, duty)
    fields = _fields(context, duty, decisive(duty), base)
    if not fields["proof"]:
        last = next((e for e in duty.entries if e.proven), None)
        fields |= _proof(context, last)
        fields["earlier"] = last is not None
    exempt = duty.exemption is not None
    fields["state"] = EXEMPT if exempt else duty.state.name
    fields["label"] = "不计入" if exempt else duty.state.label
    fields["proofs"] = len({k for e in duty.entries for k in (e.proof or e.link, *e.others) if k})
    fields["entries"] = tuple(LedgerRow(**_fields(context, duty, e, base)) for e in duty.entries)
    return LedgerRow(**fields)


def _only_published(context: Context, duty: Duty) -> Duty:
    """What was published by those who do not owe it, without a word on whether in time."""
    keys = dict.fromkeys(k for e in duty.entries for k in (e.proof, *e.others) if k)
    entries = []
    for key in keys:
        published = getattr(context.graph.get(key), "published_on", None)
        day = published.day if isinstance(published, Moment) else None
        entries.append(Entry(DutyState.fulfilled, proof=key, published_on=day))
    return replace(duty, state=DutyState.fulfilled, entries=tuple(entries))


def decisive(duty: Duty) -> Entry | None:
    """The entry a duty stands by: of what is overdue the oldest, else the newest.

    What is held back is never it.
    """
    found = [e for e in duty.entries if e.state is duty.state and not e.held_back]
    if duty.exemption:
        found = [e for e in duty.entries if e.proven]
    if duty.state is DutyState.overdue and found:
        return min(found, key=lambda e: e.due_on or date.max)
    return found[0] if found else None


def in_order(rows: Iterable[LedgerRow]) -> list[LedgerRow]:
    """What needs attention first; then by last day where it matters, item and unit."""
    open_states = (DutyState.overdue.name, DutyState.due_soon.name)
    return sorted(
        rows, key=lambda r: (RANK[r.state], r.due if r.state in open_states else "", r.code)
    )


def segments(context: Context, sums: LedgerSummary) -> tuple[Segment, ...]:
    """The states in the order of the legend, what needs attention first.

    In the picture they stand the other way round: what is done begins it.
    """
    every = states(context.facts.ledger.due_soon_days)
    counts = dict(sums.states)
    start, places = 0.0, {}
    for state in reversed(every):
        share = round(100 * counts.get(state.id, 0) / sums.owed, 2) if sums.owed else 0.0
        places[state.id] = (start, share)
        start = round(start + share, 2)
    counts[EXEMPT] = sums.exempt
    return tuple(
        Segment(s.id, s.label, counts.get(s.id, 0), *places[s.id], meaning=s.meaning) for s in every
    )


def picture(sums: LedgerSummary, parts: Sequence[Segment]) -> str:
    """The picture of the states in words, for who does not see it."""
    told = "，".join(f"{p.label}{p.count}条" for p in reversed(parts) if p.share)
    return f"{sums.owed}条公开责任：{told}" if told else ""


# -- one row -------------------------------------------------------------------------------


def _base(context: Context, duty: Duty) -> dict[str, Any]:
    """What all rows of a duty have in common."""
    item = context.graph.get(duty.item)
    assert isinstance(item, CatalogItem)
    fields: dict[str, Any] = {
        "state": "",
        "label": "",
        "code": item.code,
        "item": called(item),
        "item_url": context.url(item),
        "sample": item.sample,
    }
    sector = context.facts.ledger.sector_of.get(duty.item)
    if sector:
        fields["sector"] = context.graph.get(sector).name_text
        fields["sector_id"] = sector[1]
    if duty.subject:
        fields["unit"] = _short(context.graph.get(duty.subject))
        fields["unit_id"] = duty.subject[1]
        fields["unit_url"] = unit_address(duty.subject)
    return fields


def _short(unit: Record) -> str:
    return (unit.short_name or unit.name) if isinstance(unit, Organisation) else unit.name_text


def _fields(
    context: Context, duty: Duty, entry: Entry | None, base: Mapping[str, Any]
) -> dict[str, Any]:
    """The fields of the row of an entry (None: of a duty that has none to show)."""
    limit, basis, law = limit_of(context.facts.ledger.limits[duty.item], entry)
    fields = {**base, **_proof(context, entry), "limit": limit, "basis": basis, "law": law}
    reason = duty.exemption or (entry.unjudged if entry else None)
    if reason:
        fields["reason"] = reason.label
        fields["reason_id"] = reason.name
    if entry:
        fields["state"] = entry.state.name
        fields["label"] = entry.state.label
        if not entry.held_back:
            fields |= _days(entry)
        unit = None
        if duty.subject is None and entry.proof:
            unit = context.unit(context.graph.get(entry.proof))
        if unit:
            fields["unit"] = _short(unit)
            fields["unit_id"] = unit.id
    fields["notes"] = _notes(duty, entry)
    return fields


def _days(entry: Entry) -> dict[str, Any]:
    counted = "working_days" if entry.in_working_days else "days"
    return {
        "period": entry.period,
        "due": entry.due_on.isoformat() if entry.due_on else "",
        "days": entry.days,
        "counted": counted if entry.days is not None else "",
        "timing": timing(entry),
        "projected": entry.projected,
    }


def _proof(context: Context, entry: Entry | None) -> dict[str, Any]:
    """The publication of an entry. A list that was taken down after its display has no name."""
    if entry and entry.link:
        page = linked_page(context, entry.link)
        return {
            "proof": page.text,
            "proof_url": page.url,
            "published": "",
            "elsewhere": page.external,
        }
    if entry is None or entry.proof is None:
        return {"proof": "", "proof_url": None, "published": ""}
    record = context.graph.get(entry.proof)
    shown = context.facts.shows(record)
    return {
        "proof": called(record) if shown else "公示期满，已经撤下",
        "proof_url": context.url(record),
        "published": entry.published_on.isoformat() if entry.published_on else "",
    }


def linked_page(context: Context, link: str) -> Value:
    """A page named by 公开链接 as proof: ``www.example.gov.cn上的网页``, or one of this site."""
    own = context.base_url
    if link.startswith(own):
        return Value("本专栏的网页", link.removeprefix(own))
    return Value(f"{urlsplit(link).netloc}上的网页", link, external=True)


def _notes(duty: Duty, entry: Entry | None) -> tuple[str, ...]:
    found = []
    if duty.subject is None:
        found.append(NOT_OWING)
    if duty.exemption:
        found.append(f"不计入应公开：{duty.exemption.label}")
    elif entry and entry.unjudged:
        found.append(f"无法判断按时不按时：{entry.unjudged.label}")
    elif entry and entry.projected and not entry.held_back:
        found.append("按双休日推算，那一年的放假通知程序里还没有")
    return tuple(found)
