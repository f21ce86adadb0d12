"""What the public sees of the graph, for files that machines read (IPF-04)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from zwgk.model.addresses import written
from zwgk.model.facts import Facts
from zwgk.model.graph import Graph
from zwgk.model.record import Record
from zwgk.model.record_address import record_address
from zwgk.model.result import Plan

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class PublicGraph:
    """Shown records, what they name, and their addresses."""

    plan: Plan
    graph: Graph
    facts: Facts

    def all(self, record_type: type[R]) -> list[R]:
        """Shown records of a type, by id."""
        return [r for r in self.graph.all(record_type) if self.facts.shows(r)]

    def to(self, record: Record, record_type: type[R], *path: str | int) -> list[R]:
        """Shown records that a field names."""
        return [r for r in self.graph.to(record, record_type, *path) if self.facts.shows(r)]

    def one(self, record: Record, record_type: type[R], *path: str | int) -> R | None:
        """The shown record that a field names."""
        return next(iter(self.to(record, record_type, *path)), None)

    def back(self, record: Record, reverse: str, record_type: type[R]) -> list[R]:
        """Shown records that point at ``record``."""
        return [r for r in self.graph.back(record, reverse, record_type) if self.facts.shows(r)]

    def site_url(self, address: str) -> str:
        """A site-relative address as the public one."""
        return self.plan.site.base_url + written(address)

    def url(self, record: Record) -> str:
        """The public address of a record: of its page, or of its row on the list page."""
        own = record_address(record, self.graph)
        return self.site_url(f"{record.kind.plural}/#{record.id}" if own is None else own)
